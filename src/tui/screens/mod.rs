//! Each screen as a page: a function of what it shows, and nothing else.

pub mod again;
pub mod answer;
pub mod debrief;
pub mod feedback;
pub mod hand_in;
pub mod handed_in;
pub mod keys;
pub mod leave;
pub mod menu;
pub mod moved;
pub mod not_kept;
pub mod paused;
pub mod pictures;
pub mod progress;
pub mod question;
pub mod results;
pub mod review;
pub mod twins;
pub mod welcome;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::keys::Command;
use super::page::{Page, Row, hanging};
use super::theme::Look;
use super::wrapping::{shorten, width, wrap};
use hangup_core::wording::{counted, marks};

/// How far along so many questions one is, in words and as a bar where there is room: the first is number 1; and the time
/// left, where that counts.
pub fn how_far(number: usize, count: usize, time_left: Option<String>, look: Look) -> String {
    const BAR: usize = 16;
    let words = time_left.iter().fold(format!("{number} of {count}"), |words, left| format!("{left} · {words}"));
    if look.width < 60 {
        return words;
    }
    let done = (number * BAR / count.max(1)).min(BAR);
    format!("{words} {}{}", "━".repeat(done), "─".repeat(BAR - done))
}

/// A paragraph in the margin of the page.
pub fn paragraph(text: &str, style: Style, look: Look) -> Vec<Row> {
    wrap(text, look.measure(), style).into_iter().map(Row::text).collect()
}

/// A paragraph with something in front of its first row, and the others indented as far.
pub fn indented(front: Vec<Span<'static>>, text: &str, style: Style, look: Look) -> Vec<Row> {
    let indent: usize = front.iter().map(Span::width).sum();
    hanging(front, wrap(text, look.measure().saturating_sub(indent), style))
}

/// A paragraph set in by two columns.
pub fn inset(text: &str, style: Style, look: Look) -> Vec<Row> {
    indented(vec![Span::raw("  ")], text, style, look)
}

/// A label, and a text beside it: `You chose   1  text`.
pub fn labelled(label: &str, text: &str, look: Look) -> Vec<Row> {
    indented(vec![Span::styled(format!("  {label:<12}"), look.theme.dim())], text, Style::new(), look)
}

/// A heading above what it is about.
pub fn heading(text: &str, look: Look) -> Row {
    Row::text(Span::styled(text.to_owned(), look.theme.strong()))
}

/// Rows under a heading, below a blank row; nothing where there are no rows.
pub fn section(title: &str, rows: Vec<Row>, look: Look) -> Vec<Row> {
    if rows.is_empty() {
        return Vec::new();
    }
    [Row::blank(), heading(title, look)].into_iter().chain(rows).collect()
}

impl Page {
    /// Adds a heading, and a blank row.
    pub fn headline(&mut self, text: &str, look: Look) {
        self.rows.extend([heading(text, look), Row::blank()]);
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str, style: Style, look: Look) {
        self.rows.extend(paragraph(text, style, look));
    }

    /// Adds what a key does, which a click does as well.
    pub fn button(&mut self, text: &str, command: Command, look: Look) {
        self.rows.extend(paragraph(text, Style::new(), look).into_iter().map(|row| row.doing(command)));
    }

    /// Adds a row of a list, from which the nth is picked.
    pub fn entry(&mut self, place: usize, cursor: usize, spans: Vec<Span<'static>>, look: Look) {
        let sign = if place == cursor { "▸ " } else { "  " };
        let mut line = Line::from(Span::styled(sign, look.theme.accent()));
        line.extend(spans);
        self.choice(vec![Row::text(line)], place == cursor, Command::Pick(place));
    }
}

/// A text on the left and one on the right of the same row.
fn left_and_right(left: Line<'static>, right: &str, look: Look) -> Row {
    let room = (look.width.saturating_sub(2)).saturating_sub(left.width() + Span::raw(right).width());
    let mut line = left;
    line.push_span(Span::raw(" ".repeat(room)));
    line.push_span(Span::styled(right.to_owned(), look.theme.dim()));
    Row::text(line)
}
