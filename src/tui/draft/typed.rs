//! A draft of a short answer to type.

use super::super::field::Field;
use super::super::keys::Command;
use super::super::page::Page;
use super::super::theme::Look;
use hangup_core::attempt::{LONGEST_TYPED, Response};

/// A short answer to type.
#[derive(Debug, Clone)]
pub struct Typed {
    ask: String,
    field: Field,
}

impl Typed {
    pub fn new(ask: &str, given: Option<&Response>) -> Self {
        let text = match given {
            Some(Response::Typed(text)) => text.clone(),
            _ => String::new(),
        };
        Self { ask: ask.to_owned(), field: Field::new(text, LONGEST_TYPED) }
    }

    pub fn apply(&mut self, command: Command) {
        self.field.apply(command);
    }

    pub fn answer(&self) -> Result<Response, &'static str> {
        match self.field.text() {
            "" => Err("Type an answer first, or Ctrl-N to skip"),
            text => Ok(Response::Typed(text.to_owned())),
        }
    }

    /// The question, and the end of the text that fits in a line.
    pub fn write(&self, page: &mut Page, look: Look) {
        page.ask(&self.ask, look);
        let (row, column) = self.field.row(look);
        page.typing(row, column);
    }
}
