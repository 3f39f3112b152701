//! A draft with one answer to choose. What the cursor is on is chosen; at first it is on nothing.

use super::super::keys::Command;
use super::super::theme::Look;
use super::{Sheet, StatementLine, moved, number};
use hangup_core::attempt::Response;
use hangup_core::quiz::Statement;

/// One answer to choose.
#[derive(Debug, Clone)]
pub struct One {
    ask: String,
    options: Vec<Statement>,
    chosen: Option<usize>,
}

impl One {
    pub fn new(ask: &str, options: Vec<Statement>, given: Option<&Response>) -> Self {
        let given = match given {
            Some(Response::Choice(chosen)) => chosen.first(),
            _ => None,
        };
        let chosen = given.and_then(|id| options.iter().position(|option| option.id == *id));
        Self { ask: ask.to_owned(), options, chosen }
    }

    pub fn apply(&mut self, command: Command) {
        self.chosen = moved(self.chosen, command, self.options.len());
    }

    pub fn answer(&self) -> Result<Response, &'static str> {
        let option = self.chosen.and_then(|place| self.options.get(place));
        option.map(|option| Response::Choice(vec![option.id.clone()])).ok_or("Choose an answer first, or n to skip")
    }

    pub fn sheet(&self, look: Look) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.ask(&self.ask, look);
        for (index, option) in self.options.iter().enumerate() {
            let cursor = self.chosen == Some(index);
            let sign = if cursor { "●" } else { "○" };
            let line = StatementLine { cursor, label: &number(index), sign, text: &option.text };
            sheet.statement(line, look, Command::Pick(index));
        }
        sheet
    }
}
