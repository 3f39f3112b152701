//! A draft of steps to put in order: one is taken up, moved, and put down again.

use super::super::keys::Command;
use super::super::theme::Look;
use super::{Sheet, StatementLine, moved, number};
use hangup_core::attempt::Response;
use hangup_core::quiz::{Id, Statement};

/// Steps to put in order.
#[derive(Debug, Clone)]
pub struct Order {
    ask: String,
    steps: Vec<Statement>,
    cursor: Option<usize>,
    taken_up: bool,
}

impl Order {
    pub fn new(ask: &str, mut steps: Vec<Statement>, given: Option<&Response>) -> Self {
        if let Some(Response::Order(given)) = given {
            let place = |id: &Id| given.iter().position(|other| other == id);
            steps.sort_by_key(|step| place(&step.id));
        }
        Self { ask: ask.to_owned(), steps, cursor: None, taken_up: false }
    }

    pub fn apply(&mut self, command: Command) {
        let clicked_again = matches!(command, Command::Pick(place) if self.cursor == Some(place));
        let before = self.cursor;
        self.cursor = moved(self.cursor, command, self.steps.len());
        if command == Command::Toggle || clicked_again {
            self.taken_up = !self.taken_up && self.cursor.is_some();
        } else if let (true, Some(from), Some(to)) = (self.taken_up, before, self.cursor) {
            let step = self.steps.remove(from);
            self.steps.insert(to, step);
        }
    }

    pub fn answer(&self) -> Response {
        Response::Order(self.steps.iter().map(|step| step.id.clone()).collect())
    }

    pub fn sheet(&self, look: Look) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.ask(&self.ask, look);
        for (index, step) in self.steps.iter().enumerate() {
            let cursor = self.cursor == Some(index);
            let sign = if cursor && self.taken_up { "↕" } else { " " };
            let line = StatementLine { cursor, label: &number(index), sign, text: &step.text };
            sheet.statement(line, look, Command::Pick(index));
        }
        sheet
    }
}
