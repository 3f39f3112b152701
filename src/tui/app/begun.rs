//! Going on with an attempt: where one of several is to be chosen, and at the start, where one may also begin anew.

use std::sync::Arc;

use jiff::Timestamp;

use super::App;
use super::effects::{DrillEffect, Effect};
use crate::shelf::Place;
use crate::store::Unfinished;
use crate::tui::draft::moved;
use crate::tui::keys::Command;
use crate::tui::pager::Paged;
use hangup_core::attempt::{Attempt, Paper};
use hangup_core::drill::Start;
use hangup_core::quiz::Quiz;

/// The attempts at a quiz that can be gone on with, and the choice among them.
#[derive(Debug)]
pub(super) struct Begun {
    place: Place,
    pub title: String,
    /// The one that was left last first.
    pub attempts: Vec<Unfinished>,
    /// The attempt that the cursor is on; behind the last one, to begin anew.
    pub cursor: usize,
    anew: Anew,
}

/// What is played by whoever begins anew.
#[derive(Debug)]
enum Anew {
    Round,
    Drawn(Arc<Quiz>, Box<Paper>),
}

impl Begun {
    /// Whether somebody came here from the menu, and not by the name of a quiz.
    pub fn is_from_menu(&self) -> bool {
        matches!(self.anew, Anew::Round)
    }
}

impl App {
    /// The same app, which asks first whether to go on with an attempt at a quiz, or to begin this paper.
    #[must_use]
    pub fn asking(
        mut self,
        place: Place,
        quiz: Arc<Quiz>,
        paper: Paper,
        attempts: Vec<Unfinished>,
        now: Timestamp,
    ) -> Self {
        self.history.now = now;
        let title = quiz.title.clone();
        self.begun = Some(Begun { place, title, attempts, cursor: 0, anew: Anew::Drawn(quiz, Box::new(paper)) });
        self
    }

    /// Goes on with the attempt at a quiz of the menu, or asks with which; plays a round where there is none.
    pub(super) fn go_on(&mut self, place: Place, title: String, attempts: Vec<Unfinished>) -> Vec<Effect> {
        match attempts.as_slice() {
            [] => vec![Effect::Own(DrillEffect::Open { place, start: Start::Round })],
            [only] => vec![Effect::Own(DrillEffect::GoOn { place, id: only.id })],
            _ => {
                self.begun = Some(Begun { place, title, attempts, cursor: 0, anew: Anew::Round });
                self.pager.turn();
                Vec::new()
            }
        }
    }

    /// An attempt was looked up to go on with.
    pub(super) fn went_on(&mut self, quiz: Arc<Quiz>, attempt: Result<Option<Attempt>, String>) {
        match attempt {
            Ok(Some(attempt)) => self.begin(quiz.into(), attempt),
            Ok(None) => {
                "It was finished or removed in another window. Begin anew (n)".clone_into(&mut self.pager.notice);
            }
            Err(why) => self.report(why),
        }
    }

    pub(super) fn in_begun(&mut self, command: Command) -> Vec<Effect> {
        let Some(begun) = &mut self.begun else { return Vec::new() };
        match command {
            Command::Confirm => return self.take_up(),
            Command::Pick(place) if place == begun.cursor => return self.take_up(),
            Command::Anew => {
                begun.cursor = begun.attempts.len();
                return self.take_up();
            }
            Command::Leave => {
                self.begun = None;
                self.pager.turn();
            }
            _ => {
                begun.cursor = moved(Some(begun.cursor), command, begun.attempts.len() + 1).unwrap_or(0);
                self.keep_focus_in_view();
            }
        }
        Vec::new()
    }

    /// Goes on with what the cursor is on, or begins anew.
    fn take_up(&mut self) -> Vec<Effect> {
        let Some(begun) = &self.begun else { return Vec::new() };
        let place = begun.place.clone();
        match (begun.attempts.get(begun.cursor), &begun.anew) {
            (Some(Unfinished { id, .. }), _) => vec![Effect::Own(DrillEffect::GoOn { place, id: *id })],
            (None, Anew::Round) => vec![Effect::Own(DrillEffect::Open { place, start: Start::Round })],
            (None, Anew::Drawn(quiz, paper)) => {
                let (quiz, paper) = (Arc::clone(quiz), Paper::clone(paper));
                self.begin(quiz.into(), Attempt::new(paper));
                Vec::new()
            }
        }
    }
}
