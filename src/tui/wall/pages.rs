//! The pages of the steps before the answer, and of what lies over them. They are given what is asked; a key cannot get
//! here.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::bars::Bars;
use super::hands::Typing;
use crate::tui::keys::Command;
use crate::tui::page::{Page, Row, hanging};
use crate::tui::screens::question::situation;
use crate::tui::screens::{heading, paragraph};
use crate::tui::theme::Look;
use crate::tui::transcript::Transcript;
use crate::tui::wrapping::{width, wrap};
use hangup_core::lesson::{Asked, Poll, Raising, Step, letter};
use hangup_core::quiz::Id;
use hangup_core::wording::{poll_option, poll_question};

/// Columns in front of an option: the cursor and its letter.
pub const FRONT: usize = 5;

/// A poll as it stands.
pub struct Asking<'a> {
    pub asked: Asked<'a>,
    pub poll: Poll,
    /// The hands for each option, as far as they were counted.
    pub hands: Vec<u32>,
    /// The option that hands are being counted for, or that a room is about to choose.
    pub cursor: Option<usize>,
}

/// What is heard and seen; of a call, what was said so far.
pub fn scene(asked: Asked<'_>, transcript: Option<&Transcript>, look: Look) -> Page {
    match transcript {
        Some(transcript) => Page { above: transcript.rows.clone(), newest: Some(transcript.newest), ..Page::default() },
        None => Page { rows: situation(asked.face, look), ..Page::default() },
    }
}

/// Below the scene, what the room is to do, and what is asked. That is what is to be in view.
pub fn ask(mut page: Page, asking: &Asking<'_>, look: Look) -> Page {
    page.rows.push(Row::blank());
    page.newest = Some(page.len());
    page.rows.extend(paragraph(to_do(asking), look.theme.accent(), look));
    put(&mut page, asking, look);
    page
}

/// Below what was said in a call, what can be said or done. What is to be in view begins with the words heard last.
pub fn reply(mut page: Page, asking: &Asking<'_>, look: Look) -> Page {
    put(&mut page, asking, look);
    page
}

/// What a room is to do at a step.
fn to_do(asking: &Asking<'_>) -> &'static str {
    let steps = Step::of(asking.asked.face);
    match (asking.asked.step, asking.poll.raising) {
        (Step::Talk, _) => "Talk to your neighbour",
        (Step::AskAgain, _) => "Once more: raise a hand",
        (Step::Ask, _) if steps.contains(&Step::AskAgain) => "On your own: raise a hand",
        (_, Raising::Once) => "Raise a hand",
        (_, Raising::Often) => "Raise a hand for each that you mean",
        (_, Raising::Never) => "Say what you think",
    }
}

/// Puts a question and its options, with a blank row between any two.
fn put(page: &mut Page, asking: &Asking<'_>, look: Look) {
    page.rows.push(Row::blank());
    page.rows.extend(question(asking.asked, look));
    for (place, id) in asking.poll.options.iter().enumerate() {
        page.rows.push(Row::blank());
        let cursor = asking.cursor == Some(place);
        let hands = asking.hands.get(place).map(u32::to_string).unwrap_or_default();
        let start = page.len();
        let rows = option(place, &text(asking.asked, id), cursor, &hands, look);
        page.rows.extend(rows.into_iter().map(|row| row.doing(Command::Pick(place))));
        if cursor {
            page.focus = Some(start..page.len());
        }
    }
}

/// What is asked.
fn question(asked: Asked<'_>, look: Look) -> Vec<Row> {
    paragraph(poll_question(asked.face, asked.step), look.theme.strong(), look)
}

/// What an option says.
fn text(asked: Asked<'_>, option: &Id) -> String {
    poll_option(asked.face, asked.step, option)
}

/// An option: its letter, its text, and on the right the hands raised for it.
fn option(place: usize, text: &str, cursor: bool, hands: &str, look: Look) -> Vec<Row> {
    /// Room for three digits and a gap, so that nothing moves when they come.
    const HANDS: usize = 4;
    // Numbers may stand at the very edge, as they do beside a title.
    let columns = look.width.saturating_sub(2 + FRONT);
    let mut lines = wrap(text, columns.saturating_sub(HANDS), Style::new());
    if let Some(first) = lines.first_mut() {
        let gap = columns.saturating_sub(first.width() + width(hands));
        first.push_span(Span::raw(" ".repeat(gap)));
        first.push_span(Span::styled(hands.to_owned(), look.theme.strong()));
    }
    hanging(front(place, cursor, look), lines)
}

/// What stands in front of an option.
pub fn front(place: usize, cursor: bool, look: Look) -> Vec<Span<'static>> {
    let sign = if cursor { "▸ " } else { "  " };
    vec![Span::styled(sign, look.theme.accent()), Span::styled(format!("{:<3}", letter(place)), look.theme.strong())]
}

/// What the room said, count under count, and not a word on what is right.
pub fn compare(asked: Asked<'_>, poll: &Poll, look: Look) -> Page {
    let bars = Bars::of_question(asked.answer, Step::of(asked.face), poll.raising);
    let mut page = Page { rows: question(asked, look), ..Page::default() };
    for (place, id) in poll.options.iter().enumerate() {
        page.rows.push(Row::blank());
        let text = wrap(&text(asked, id), look.measure().saturating_sub(FRONT), Style::new());
        page.rows.extend(hanging(front(place, false, look), text));
        page.rows.extend(bars.rows(id, FRONT, look));
    }
    page
}

/// To which question to go.
pub fn go_to(typing: &Typing, count: usize, look: Look) -> Page {
    let mut page = Page::default();
    page.rows.push(heading("Go to which question?", look));
    page.rows.push(Row::blank());
    let number = typing.numbers().first().map(u32::to_string).unwrap_or_default();
    page.focus = Some(page.rows.len()..page.rows.len() + 1);
    page.caret = Some((page.rows.len(), 3 + number.len()));
    page.rows.push(Row::text(Line::from(vec![Span::styled("▸ ", look.theme.accent()), Span::raw(number)])));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph(&format!("A number from 1 to {count}."), look.theme.dim(), look));
    page
}

/// Before leaving: what becomes of the hands that were counted.
pub fn leave(kept: &str, look: Look) -> Page {
    let mut page = Page::default();
    page.rows.push(heading("Leave the wall?", look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph(kept, Style::new(), look));
    page.rows.push(Row::blank());
    page.rows.push(Row::text("Enter  stay").doing(Command::Confirm));
    page.rows.push(Row::text("l      leave").doing(Command::Leave));
    page
}
