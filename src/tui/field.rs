//! A line that is being typed: one field for every page that takes text. What it shows is the end of the text that fits.

use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use super::keys::Command;
use super::page::Row;
use super::theme::Look;
use super::wrapping::width;
use hangup_core::quiz::is_refused;

/// A line that is being typed.
#[derive(Debug, Clone)]
pub struct Field {
    input: Input,
    /// The most characters it takes.
    longest: usize,
}

impl Field {
    pub fn new(text: String, longest: usize) -> Self {
        Self { input: Input::new(text), longest }
    }

    /// What has been typed, without the white space around it.
    pub fn text(&self) -> &str {
        self.input.value().trim()
    }

    pub fn apply(&mut self, command: Command) {
        let Command::Edit(request) = command else { return };
        let full = self.input.value().chars().count() >= self.longest;
        match request {
            InputRequest::InsertChar(letter) if full || is_refused(letter) || letter == '\n' => {}
            _ => drop(self.input.handle(request)),
        }
    }

    /// Takes what has been typed, and begins anew.
    pub fn take(&mut self) -> String {
        let text = self.text().to_owned();
        self.input.reset();
        text
    }

    /// The row of the field, and the column in which the caret stands.
    pub fn row(&self, look: Look) -> (Row, usize) {
        self.row_behind(Span::styled("▸ ", look.theme.accent()), look)
    }

    /// The row of the field behind something, and the column in which the caret stands.
    pub fn row_behind(&self, front: Span<'static>, look: Look) -> (Row, usize) {
        let before_text = width(&front.content);
        let room = look.measure().saturating_sub(before_text + 2);
        let scroll = self.input.visual_scroll(room);
        let mut before = 0;
        let in_view = |letter: &char| {
            let starts_at = before;
            before += width(letter.encode_utf8(&mut [0; 4]));
            starts_at >= scroll && before <= scroll + room
        };
        let text: String = self.input.value().chars().filter(in_view).collect();
        let row = Row::text(Line::from(vec![front, Span::raw(text)]));
        (row, 1 + before_text + self.input.visual_cursor().saturating_sub(scroll))
    }
}
