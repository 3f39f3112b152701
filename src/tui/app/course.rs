//! The course of an attempt on screen: from question to feedback to the next question, and in the end to the results.

use jiff::Timestamp;

use super::{App, Screen};
use crate::tui::draft::{Call, Draft, Given};
use crate::tui::screens::feedback::Open;
use crate::tui::session::Session;
use hangup_core::attempt::Response;
use hangup_core::quiz::Ask;

impl App {
    pub(super) fn answer(&mut self, now: Timestamp) {
        let Some(session) = &mut self.session else { return };
        match session.draft.confirm() {
            Ok(Given::Nothing) => self.follow(),
            Ok(Given::Reply(reply)) => {
                session.reply(reply, now);
                self.follow();
            }
            Ok(Given::Answer(response)) => {
                session.answer(response, now);
                if session.is_practice() {
                    self.go_to(Screen::Feedback { open: Open::default(), fresh: true });
                } else {
                    self.forward(now);
                }
            }
            Err(missing) => {
                self.notice = missing.to_owned();
                self.keep_focus_in_view();
            }
        }
    }

    /// After feedback: twins side by side, if both have been answered now, and then the next question.
    pub(super) fn after_answer(&mut self, now: Timestamp) {
        if self.session.as_ref().is_some_and(|session| session.answered_twin().is_some()) {
            self.go_to(Screen::Twins);
        } else {
            self.advance(now);
        }
    }

    /// To the next question without an answer; to the results when there is none.
    pub(super) fn advance(&mut self, now: Timestamp) {
        let Some(session) = &self.session else { return };
        let here = session.place;
        match session.attempt.state().next_open(here) {
            Some(place) => {
                self.show(place, now);
                if place < here {
                    self.notice = "Back to a question you skipped".to_owned();
                }
            }
            None => self.hand_in(now),
        }
    }

    /// To the next question on the paper; behind the last one, to what comes before handing in.
    pub(super) fn forward(&mut self, now: Timestamp) {
        let Some(session) = &self.session else { return };
        let next = session.place + 1;
        let open = session.attempt.state().next_open(session.place);
        if next < session.len() {
            self.show(next, now);
        } else if session.is_practice() && open.is_none() {
            self.hand_in(now);
        } else {
            self.go_to(Screen::HandIn(open.unwrap_or(0)));
            self.keep_focus_in_view();
        }
    }

    pub(super) fn back(&mut self, now: Timestamp) {
        match self.place() {
            0 => self.notice = "This is the first question".to_owned(),
            place => self.show(place - 1, now),
        }
    }

    pub(super) fn show(&mut self, place: usize, now: Timestamp) {
        if let Some(session) = &mut self.session {
            session.show(place, now);
            self.enter();
        }
    }

    /// Goes to a question that has just been put on the screen, or to what was said of its answer.
    pub(super) fn enter(&mut self) {
        let locked = self.session.as_ref().is_some_and(Session::locked);
        let screen = if locked { Screen::Feedback { open: Open::default(), fresh: false } } else { Screen::Question };
        self.go_to(screen);
        self.resume_call();
    }

    /// Goes to where a call was left.
    fn resume_call(&mut self) {
        let begun = matches!(self.draft(), Some(Draft::Call(call)) if !call.path().is_empty());
        if self.screen == Screen::Question && begun {
            self.prepare();
            self.scroll_by(i64::MAX);
        }
    }

    pub(super) fn hand_in(&mut self, now: Timestamp) {
        if let Some(session) = &mut self.session {
            session.hand_in(now);
            self.write_answer_code();
            self.go_to(if self.is_sitting() { Screen::HandedIn } else { Screen::Results });
        }
    }

    pub(super) fn review(&mut self, place: usize) {
        if place > self.last_place() {
            return self.go_to(Screen::Review(self.last_place()));
        }
        if let Some(session) = &mut self.session {
            session.place = place;
        }
        self.go_to(Screen::Reviewed(Open::default()));
    }

    /// Chooses from where to play the call again.
    pub(super) fn choose_again(&mut self) {
        if self.moments() > 0 {
            if matches!(self.screen, Screen::Feedback { .. } | Screen::Reviewed(_)) {
                self.replayed_from = self.screen;
            }
            self.go_to(Screen::Again(0));
        }
    }

    /// How many moments of the call there were at which there was something to choose.
    pub(super) fn moments(&self) -> usize {
        match self.session.as_ref().and_then(Session::response) {
            Some(Response::Call { path, .. }) => path.len(),
            _ => 0,
        }
    }

    /// Plays the call again from a moment. Nothing of it is recorded.
    pub(super) fn play_again(&mut self, moment: usize) {
        let Some(session) = &self.session else { return };
        if let (Some(question), Some(Response::Call { path, .. })) = (session.question(), session.response())
            && let Ask::Call(call) = &question.face.ask
        {
            let path = path.get(..moment).unwrap_or_default().to_vec();
            self.rehearsal = Some(Draft::Call(Call::new(call, &question.face.scenario, path)));
            self.go_to(Screen::Rehearsal);
            self.prepare();
            self.follow();
        }
    }

    /// Takes the reply chosen in a call played again.
    pub(super) fn rehearse(&mut self) {
        let Some(draft) = &mut self.rehearsal else { return };
        match draft.confirm() {
            Ok(_) => self.follow(),
            Err(missing) => missing.clone_into(&mut self.notice),
        }
        if matches!(&self.rehearsal, Some(Draft::Call(call)) if call.ending().is_some()) {
            self.go_to(Screen::Rehearsed);
        }
    }
}
