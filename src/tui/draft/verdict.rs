//! A draft of a verdict in up to three parts: scam or genuine, how sure, and what next. Nothing is chosen beforehand;
//! answering goes to the first part that is still missing.

use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::super::wrapping::wrap;
use super::scale::surer;
use super::{StatementLine, number, radio};
use hangup_core::attempt::{Confidence, Response};
use hangup_core::quiz::{Channel, ChoiceFace, Statement, Truth};
use hangup_core::wording::what_is_it;

/// A verdict.
#[derive(Debug, Clone)]
pub struct Verdict {
    ask: &'static str,
    action_ask: Option<String>,
    actions: Vec<Statement>,
    part: Part,
    verdict: Option<Truth>,
    sure: Option<usize>,
    action: Option<usize>,
}

/// The part that the arrows work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Verdict,
    Sure,
    Action,
}

impl Verdict {
    pub fn new(
        channel: Option<Channel>,
        action: Option<&ChoiceFace>,
        actions: Vec<Statement>,
        given: Option<&Response>,
    ) -> Self {
        let ask = what_is_it(channel);
        let action_ask = action.map(|action| action.ask.clone());
        let mut draft = Self { ask, action_ask, actions, part: Part::Verdict, verdict: None, sure: None, action: None };
        if let Some(Response::Verdict { verdict, confidence, action }) = given {
            draft.verdict = *verdict;
            draft.sure = Confidence::STEPS.iter().position(|step| Some(*step) == *confidence);
            draft.action = draft.actions.iter().position(|statement| Some(&statement.id) == action.as_ref());
        }
        draft
    }

    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Scam => (self.part, self.verdict) = (Part::Verdict, Some(Truth::Scam)),
            Command::Genuine => (self.part, self.verdict) = (Part::Verdict, Some(Truth::Genuine)),
            Command::Sure(step) => (self.part, self.sure) = (Part::Sure, Some(step)),
            Command::Pick(place) if place < self.actions.len() => {
                (self.part, self.action) = (Part::Action, Some(place));
            }
            Command::Left | Command::Right => (self.part, self.sure) = (Part::Sure, surer(self.sure, command)),
            Command::Up => self.up(),
            Command::Down => self.down(),
            Command::NextPart => {
                self.part = match self.part {
                    Part::Verdict => Part::Sure,
                    Part::Sure if !self.actions.is_empty() => Part::Action,
                    Part::Sure | Part::Action => Part::Verdict,
                }
            }
            _ => {}
        }
    }

    /// One up within a part, or into the part above, where nothing changes yet.
    fn up(&mut self) {
        match (self.part, self.verdict, self.action) {
            (Part::Verdict, _, _) => self.verdict = Some(Truth::Scam),
            (Part::Sure, _, _) => self.part = Part::Verdict,
            (Part::Action, _, Some(place)) if place > 0 => self.action = Some(place - 1),
            (Part::Action, _, _) => self.part = Part::Sure,
        }
    }

    /// One down within a part, or into the part below, where nothing changes yet.
    fn down(&mut self) {
        match (self.part, self.verdict, self.action) {
            (Part::Verdict, None, _) => self.verdict = Some(Truth::Scam),
            (Part::Verdict, Some(Truth::Scam), _) => self.verdict = Some(Truth::Genuine),
            (Part::Verdict, Some(Truth::Genuine), _) => self.part = Part::Sure,
            (Part::Sure, _, _) if !self.actions.is_empty() => {
                (self.part, self.action) = (Part::Action, self.action.or(Some(0)));
            }
            (Part::Sure, _, _) => {}
            (Part::Action, _, place) => {
                self.action = Some(place.map_or(0, |place| (place + 1).min(self.actions.len() - 1)));
            }
        }
    }

    pub fn answer(&mut self) -> Result<Response, &'static str> {
        let Some(verdict) = self.verdict else {
            self.part = Part::Verdict;
            return Err("Scam or genuine? s or g, or n to skip");
        };
        let Some(confidence) = self.sure.and_then(|step| Confidence::STEPS.get(step).copied()) else {
            self.part = Part::Sure;
            return Err("And how sure are you? ← and →");
        };
        let action = self.action.and_then(|place| self.actions.get(place)).map(|action| action.id.clone());
        if action.is_none() && !self.actions.is_empty() {
            self.part = Part::Action;
            return Err("And what do you do now? A number, or ↓");
        }
        Ok(Response::Verdict { verdict: Some(verdict), confidence: Some(confidence), action })
    }

    pub fn write(&self, page: &mut Page, look: Look) {
        page.ask(self.ask, look);
        for (truth, label, text, command) in
            [(Truth::Scam, "s", "a scam", Command::Scam), (Truth::Genuine, "g", "genuine", Command::Genuine)]
        {
            let chosen = self.verdict == Some(truth);
            let waiting = self.verdict.is_none() && truth == Truth::Scam;
            let cursor = self.part == Part::Verdict && (chosen || waiting);
            page.statement(StatementLine { cursor, label, sign: radio(chosen), text }, look, command);
        }
        page.rows.push(Row::blank());
        page.scale(self.sure, self.part == Part::Sure, look);
        let Some(ask) = &self.action_ask else { return };
        page.rows.push(Row::blank());
        page.rows.extend(wrap(ask, look.measure(), look.theme.strong()).into_iter().map(Row::text));
        for (index, action) in self.actions.iter().enumerate() {
            let chosen = self.action == Some(index);
            let waiting = self.action.is_none() && index == 0;
            let cursor = self.part == Part::Action && (chosen || waiting);
            let line = StatementLine { cursor, label: &number(index), sign: radio(chosen), text: &action.text };
            page.statement(line, look, Command::Pick(index));
        }
    }
}
