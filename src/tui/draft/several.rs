//! A draft with several things to tick: the options of a choice with several keys, or the lines of a spot question.

use super::super::keys::Command;
use super::super::theme::Look;
use super::{Sheet, StatementLine, moved, number};
use hangup_core::attempt::Response;
use hangup_core::quiz::{Id, Statement};

/// Several things to tick.
#[derive(Debug, Clone)]
pub struct Several {
    ask: String,
    things: Vec<(Statement, bool)>,
    cursor: Option<usize>,
    /// How the ticked ids make an answer.
    respond: fn(Vec<Id>) -> Response,
    missing: &'static str,
}

impl Several {
    pub fn choice(ask: &str, options: Vec<Statement>, given: Option<&Response>) -> Self {
        let ticked = match given {
            Some(Response::Choice(ids)) => ids.as_slice(),
            _ => &[],
        };
        Self::new(ask, options, ticked, Response::Choice, "Tick at least one with Space, or n to skip")
    }

    pub fn spot(ask: &str, lines: Vec<Statement>, given: Option<&Response>) -> Self {
        let ticked = match given {
            Some(Response::Spot(ids)) => ids.as_slice(),
            _ => &[],
        };
        Self::new(ask, lines, ticked, Response::Spot, "Tick at least one line with Space, or n to skip")
    }

    fn new(
        ask: &str,
        things: Vec<Statement>,
        ticked: &[Id],
        respond: fn(Vec<Id>) -> Response,
        missing: &'static str,
    ) -> Self {
        let things = things
            .into_iter()
            .map(|thing| {
                let tick = ticked.contains(&thing.id);
                (thing, tick)
            })
            .collect();
        Self { ask: ask.to_owned(), things, cursor: None, respond, missing }
    }

    pub fn apply(&mut self, command: Command) {
        let clicked_again = matches!(command, Command::Pick(place) if self.cursor == Some(place));
        self.cursor = moved(self.cursor, command, self.things.len());
        if (command == Command::Toggle || clicked_again)
            && let Some((_, tick)) = self.cursor.and_then(|place| self.things.get_mut(place))
        {
            *tick = !*tick;
        }
    }

    pub fn answer(&self) -> Result<Response, &'static str> {
        let ticked: Vec<Id> = self.things.iter().filter(|(_, tick)| *tick).map(|(thing, _)| thing.id.clone()).collect();
        if ticked.is_empty() { Err(self.missing) } else { Ok((self.respond)(ticked)) }
    }

    pub fn sheet(&self, look: Look) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.ask(&self.ask, look);
        for (index, (thing, tick)) in self.things.iter().enumerate() {
            let sign = if *tick { "■" } else { "□" };
            let line =
                StatementLine { cursor: self.cursor == Some(index), label: &number(index), sign, text: &thing.text };
            sheet.statement(line, look, Command::Pick(index));
        }
        sheet
    }
}
