//! A draft of an answer that is made of the statements of a question: one is chosen, several are ticked, or all are put
//! in order.

use super::super::keys::{Command, Context};
use super::super::page::Page;
use super::super::theme::Look;
use super::{StatementLine, moved, number, radio};
use hangup_core::attempt::Response;
use hangup_core::quiz::{Id, Statement};

/// Statements, and what was done with them.
#[derive(Debug, Clone)]
pub struct Statements {
    kind: Kind,
    ask: String,
    /// As they are shown; of steps to put in order, as they were put.
    statements: Vec<Statement>,
    /// Which of them are ticked, where several can be.
    ticks: Vec<bool>,
    /// At first it is on none.
    cursor: Option<usize>,
    /// Whether the step under the cursor moves with it.
    is_lifted: bool,
}

/// What is done with the statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one under the cursor is chosen.
    One,
    /// Options are ticked.
    Several,
    /// Lines are ticked.
    Spot,
    /// Steps are lifted, moved and dropped.
    Order,
}

impl Statements {
    pub fn new(kind: Kind, ask: &str, mut statements: Vec<Statement>, given: Option<&Response>) -> Self {
        let given = match given {
            Some(Response::Choice(ids) | Response::Spot(ids) | Response::Order(ids)) => ids.as_slice(),
            _ => &[],
        };
        if kind == Kind::Order {
            statements.sort_by_key(|step| given.iter().position(|id| *id == step.id));
        }
        let is_given = |statement: &Statement| given.contains(&statement.id);
        let ticks = statements.iter().map(is_given).collect();
        let cursor = statements.iter().position(is_given).filter(|_| kind == Kind::One);
        Self { kind, ask: ask.to_owned(), statements, ticks, cursor, is_lifted: false }
    }

    pub fn context(&self) -> Context {
        match self.kind {
            Kind::One => Context::One,
            Kind::Several | Kind::Spot => Context::Several,
            Kind::Order => Context::Order,
        }
    }

    pub fn apply(&mut self, command: Command) {
        let before = self.cursor;
        self.cursor = moved(before, command, self.statements.len());
        let toggles = command == Command::Toggle || before.map(Command::Pick) == Some(command);
        match (self.kind, before, self.cursor) {
            (Kind::Several | Kind::Spot, _, Some(place)) if toggles => {
                self.ticks.iter_mut().skip(place).take(1).for_each(|tick| *tick = !*tick);
            }
            (Kind::Order, _, Some(_)) if toggles => self.is_lifted = !self.is_lifted,
            (Kind::Order, Some(from), Some(to)) if self.is_lifted => {
                let step = self.statements.remove(from);
                self.statements.insert(to, step);
            }
            _ => {}
        }
    }

    pub fn answer(&self) -> Result<Response, &'static str> {
        let chosen = self.statements.iter().enumerate().filter(|(place, _)| self.is_chosen(*place));
        let ids: Vec<Id> = chosen.map(|(_, statement)| statement.id.clone()).collect();
        match self.kind {
            Kind::One if ids.is_empty() => Err("Choose an answer first, or n to skip"),
            Kind::Several if ids.is_empty() => Err("Tick at least one with Space, or n to skip"),
            Kind::Spot if ids.is_empty() => Err("Tick at least one line with Space, or n to skip"),
            Kind::One | Kind::Several => Ok(Response::Choice(ids)),
            Kind::Spot => Ok(Response::Spot(ids)),
            Kind::Order => Ok(Response::Order(ids)),
        }
    }

    /// Whether the nth statement is part of the answer.
    fn is_chosen(&self, place: usize) -> bool {
        match self.kind {
            Kind::One => self.cursor == Some(place),
            Kind::Several | Kind::Spot => self.ticks.get(place) == Some(&true),
            Kind::Order => true,
        }
    }

    pub fn write(&self, page: &mut Page, look: Look) {
        page.ask(&self.ask, look);
        for (place, statement) in self.statements.iter().enumerate() {
            let cursor = self.cursor == Some(place);
            let sign = match self.kind {
                Kind::One => radio(cursor),
                Kind::Several | Kind::Spot if self.is_chosen(place) => "■",
                Kind::Several | Kind::Spot => "□",
                Kind::Order if cursor && self.is_lifted => "↕",
                Kind::Order => " ",
            };
            let line = StatementLine { cursor, label: &number(place), sign, text: &statement.text };
            page.statement(line, look, Command::Pick(place));
        }
    }
}
