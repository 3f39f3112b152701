//! The answer being composed: a draft for each kind of question, made from its face alone.

mod call;
mod one;
mod order;
mod scale;
mod several;
mod typed;
mod verdict;

use std::ops::Range;
use std::sync::Arc;

use ratatui::style::Style;
use ratatui::text::Span;

pub use self::call::Call;
use self::one::One;
use self::order::Order;
use self::several::Several;
use self::typed::Typed;
use self::verdict::Verdict;
use super::flow::wrap;
use super::keys::{Command, Context};
use super::page::{Row, hanging};
use super::theme::Look;
use hangup_core::attempt::{Entry, Response};
use hangup_core::quiz::{Ask, Face, Id, Statement};

/// An answer that has not been given yet.
#[derive(Debug, Clone)]
pub enum Draft {
    One(One),
    Several(Several),
    Verdict(Verdict),
    Order(Order),
    Typed(Typed),
    Call(Call),
}

/// What confirming a draft gives.
#[derive(Debug)]
pub enum Given {
    /// An answer to the question.
    Answer(Response),
    /// A reply in a call.
    Reply(Id),
    /// Nothing that is to be kept.
    Nothing,
}

/// A draft as it is shown: its rows, and those that the cursor is on.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Rows that stand above the others and are shared.
    pub above: Arc<Vec<Row>>,
    /// Where the newest of those begin.
    pub newest: Option<usize>,
    pub rows: Vec<Row>,
    pub focus: Option<Range<usize>>,
    /// Where text is being typed: a row, and a column in it.
    pub caret: Option<(usize, usize)>,
}

impl Draft {
    /// A draft for a question, with its options in the order of the paper, and the answer or the
    /// replies already given if there are any.
    pub fn new(face: &Face, entry: &Entry, given: Option<&Response>, replies: Vec<Id>) -> Self {
        let drawn: Vec<Statement> = entry.options.iter().filter_map(|id| face.statement(id).cloned()).collect();
        match &face.ask {
            Ask::Choice(choice) if choice.several => Self::Several(Several::choice(&choice.ask, drawn, given)),
            Ask::Choice(choice) => Self::One(One::new(&choice.ask, drawn, given)),
            Ask::Verdict(verdict) => Self::Verdict(Verdict::new(face.channel(), verdict.action.as_ref(), drawn, given)),
            Ask::Spot(spot) => Self::Several(Several::spot(&spot.ask, drawn, given)),
            Ask::Order(order) => Self::Order(Order::new(&order.ask, drawn, given)),
            Ask::Typed(typed) => Self::Typed(Typed::new(&typed.ask, given)),
            Ask::Call(call) => Self::Call(Call::new(call, &face.scenario, replies)),
        }
    }

    /// Which keys work on it.
    pub fn context(&self) -> Context {
        match self {
            Self::One(_) => Context::One,
            Self::Several(_) => Context::Several,
            Self::Verdict(_) => Context::Verdict,
            Self::Order(_) => Context::Order,
            Self::Typed(_) => Context::Typed,
            Self::Call(draft) => draft.context(),
        }
    }

    /// Changes the draft.
    pub fn apply(&mut self, command: Command) {
        match self {
            Self::One(draft) => draft.apply(command),
            Self::Several(draft) => draft.apply(command),
            Self::Verdict(draft) => draft.apply(command),
            Self::Order(draft) => draft.apply(command),
            Self::Typed(draft) => draft.apply(command),
            Self::Call(draft) => draft.apply(command),
        }
    }

    /// The answer, or what is missing in a sentence; then the draft stands at what is missing.
    pub fn confirm(&mut self) -> Result<Given, &'static str> {
        match self {
            Self::One(draft) => draft.answer().map(Given::Answer),
            Self::Several(draft) => draft.answer().map(Given::Answer),
            Self::Verdict(draft) => draft.answer().map(Given::Answer),
            Self::Order(draft) => Ok(Given::Answer(draft.answer())),
            Self::Typed(draft) => draft.answer().map(Given::Answer),
            Self::Call(draft) => draft.confirm(),
        }
    }

    /// Writes what is costly to write, for a look.
    pub fn prepare(&mut self, look: Look) {
        match self {
            Self::Call(draft) => draft.prepare(look),
            Self::One(_) | Self::Several(_) | Self::Verdict(_) | Self::Order(_) | Self::Typed(_) => {}
        }
    }

    /// How it is shown.
    pub fn sheet(&self, look: Look) -> Sheet {
        match self {
            Self::One(draft) => draft.sheet(look),
            Self::Several(draft) => draft.sheet(look),
            Self::Verdict(draft) => draft.sheet(look),
            Self::Order(draft) => draft.sheet(look),
            Self::Typed(draft) => draft.sheet(look),
            Self::Call(draft) => draft.sheet(look),
        }
    }
}

impl Sheet {
    /// Adds a question, and a blank row.
    fn ask(&mut self, ask: &str, look: Look) {
        self.rows.extend(wrap(ask, look.measure(), look.theme.strong()).into_iter().map(Row::text));
        self.rows.push(Row::blank());
    }

    /// Adds something to choose: cursor, label, sign and text. It does `command` when clicked.
    fn statement(&mut self, line: StatementLine<'_>, look: Look, command: Command) {
        let cursor = if line.cursor { "▸" } else { " " };
        let mut front = vec![
            Span::styled(format!("{cursor} "), look.theme.accent()),
            Span::styled(format!("{:<3}", line.label), look.theme.dim()),
        ];
        if !line.sign.is_empty() {
            front.push(Span::styled(format!("{} ", line.sign), Style::new()));
        }
        let indent: usize = front.iter().map(Span::width).sum();
        let text = wrap(line.text, look.measure().saturating_sub(indent), Style::new());
        let start = self.rows.len();
        self.rows.extend(hanging(front, text).into_iter().map(|row| row.doing(command)));
        if line.cursor {
            self.focus = Some(start..self.rows.len());
        }
    }
}

/// What is written in the line of something to choose.
struct StatementLine<'a> {
    cursor: bool,
    label: &'a str,
    sign: &'a str,
    text: &'a str,
}

/// The number by which the nth thing, from 0, is picked; none where the keyboard has no single key for it.
fn number(index: usize) -> String {
    if index < 9 { (index + 1).to_string() } else { String::new() }
}

/// Moves a cursor that may stand nowhere yet, within `count` things.
pub fn moved(cursor: Option<usize>, command: Command, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match command {
        Command::Down => Some(cursor.map_or(0, |place| (place + 1).min(last))),
        Command::Up => Some(cursor.map_or(last, |place| place.saturating_sub(1))),
        Command::Pick(place) if place <= last => Some(place),
        _ => cursor,
    }
}
