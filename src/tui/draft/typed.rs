//! A draft of a short answer to type.

use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use super::super::keys::Command;
use super::super::page::Row;
use super::super::theme::Look;
use super::Sheet;
use crate::attempt::{LONGEST_TYPED, Response};
use crate::quiz::is_refused;

/// A short answer to type.
#[derive(Debug, Clone)]
pub struct Typed {
    ask: String,
    input: Input,
}

impl Typed {
    pub fn new(ask: &str, given: Option<&Response>) -> Self {
        let text = match given {
            Some(Response::Typed(text)) => text.clone(),
            _ => String::new(),
        };
        Self { ask: ask.to_owned(), input: Input::new(text) }
    }

    pub fn apply(&mut self, command: Command) {
        let Command::Edit(request) = command else { return };
        let full = self.input.value().chars().count() >= LONGEST_TYPED;
        match request {
            InputRequest::InsertChar(letter) if full || is_refused(letter) || letter == '\n' => {}
            _ => drop(self.input.handle(request)),
        }
    }

    pub fn answer(&self) -> Result<Response, &'static str> {
        let text = self.input.value().trim();
        if text.is_empty() {
            Err("Type an answer first, or Ctrl-N to skip")
        } else {
            Ok(Response::Typed(text.to_owned()))
        }
    }

    /// The question, and the end of the text that fits in a line.
    pub fn sheet(&self, look: Look) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.ask(&self.ask, look);
        let room = look.measure().saturating_sub(4);
        let scroll = self.input.visual_scroll(room);
        let mut before = 0;
        let in_view = |letter: &char| {
            let starts_at = before;
            before += super::super::flow::width(letter.encode_utf8(&mut [0; 4]));
            starts_at >= scroll && before <= scroll + room
        };
        let text: String = self.input.value().chars().filter(in_view).collect();
        let row = sheet.rows.len();
        sheet.rows.push(Row::text(Line::from(vec![Span::styled("▸ ", look.theme.accent()), Span::raw(text)])));
        sheet.caret = Some((row, 3 + self.input.visual_cursor().saturating_sub(scroll)));
        sheet.focus = Some(row..row + 1);
        sheet
    }
}
