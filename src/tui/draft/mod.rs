//! The answer being composed: a draft for each kind of question, made from its face alone.

mod call;
mod scale;
mod statements;
mod typed;
mod verdict;

use ratatui::style::Style;
use ratatui::text::Span;

pub use self::call::Call;
use self::statements::{Kind, Statements};
use self::typed::Typed;
use self::verdict::Verdict;
use super::keys::{Command, Context};
use super::page::{Page, Row, hanging};
use super::theme::Look;
use super::wrapping::wrap;
use hangup_core::attempt::{Entry, Response};
use hangup_core::quiz::{Ask, Face, Id, Statement};

/// An answer that has not been given yet.
#[derive(Debug, Clone)]
pub enum Draft {
    Statements(Statements),
    Verdict(Verdict),
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

impl Draft {
    /// A draft for a question, with its options in the order of the paper, and the answer or the
    /// replies already given if there are any.
    pub fn new(face: &Face, entry: &Entry, given: Option<&Response>, replies: Vec<Id>) -> Self {
        let drawn: Vec<Statement> = entry.options.iter().filter_map(|id| face.statement(id).cloned()).collect();
        let (kind, ask) = match &face.ask {
            Ask::Choice(choice) if choice.several => (Kind::Several, &choice.ask),
            Ask::Choice(choice) => (Kind::One, &choice.ask),
            Ask::Spot(spot) => (Kind::Spot, &spot.ask),
            Ask::Order(order) => (Kind::Order, &order.ask),
            Ask::Verdict(verdict) => {
                return Self::Verdict(Verdict::new(face.channel(), verdict.action.as_ref(), drawn, given));
            }
            Ask::Typed(typed) => return Self::Typed(Typed::new(&typed.ask, given)),
            Ask::Call(call) => return Self::Call(Call::new(call, &face.scenario, replies)),
        };
        Self::Statements(Statements::new(kind, ask, drawn, given))
    }

    /// Which keys work on it.
    pub fn context(&self) -> Context {
        match self {
            Self::Statements(draft) => draft.context(),
            Self::Verdict(_) => Context::Verdict,
            Self::Typed(_) => Context::Typed,
            Self::Call(draft) => draft.context(),
        }
    }

    /// Changes the draft.
    pub fn apply(&mut self, command: Command) {
        match self {
            Self::Statements(draft) => draft.apply(command),
            Self::Verdict(draft) => draft.apply(command),
            Self::Typed(draft) => draft.apply(command),
            Self::Call(draft) => draft.apply(command),
        }
    }

    /// The answer, or what is missing in a sentence; then the draft stands at what is missing.
    pub fn confirm(&mut self) -> Result<Given, &'static str> {
        match self {
            Self::Statements(draft) => draft.answer().map(Given::Answer),
            Self::Verdict(draft) => draft.answer().map(Given::Answer),
            Self::Typed(draft) => draft.answer().map(Given::Answer),
            Self::Call(draft) => draft.confirm(),
        }
    }

    /// Writes what is costly to write, for a look.
    pub fn prepare(&mut self, look: Look) {
        if let Self::Call(draft) = self {
            draft.prepare(look);
        }
    }

    /// Writes it below what is on a page.
    pub fn write(&self, page: &mut Page, look: Look) {
        match self {
            Self::Statements(draft) => draft.write(page, look),
            Self::Verdict(draft) => draft.write(page, look),
            Self::Typed(draft) => draft.write(page, look),
            Self::Call(draft) => draft.write(page, look),
        }
    }
}

impl Page {
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
        self.choice(hanging(front, text), line.cursor, command);
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

/// The sign of something of which one at most is chosen.
fn radio(is_chosen: bool) -> &'static str {
    if is_chosen { "●" } else { "○" }
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
