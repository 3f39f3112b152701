//! An exam that a teacher has dealt: what comes before its first question and after its last, its clock and its pauses.
//! It is handed in by itself when the time is up, and explained once somebody says the words that open the envelope.

use std::sync::Arc;

use jiff::Timestamp;
use tui_input::InputRequest;

use super::effects::Effect;
use super::past::{self, Past};
use super::{App, DrillEffect, Screen};
use crate::tui::field::Field;
use crate::tui::keys::Command;
use crate::tui::page::Page;
use crate::tui::screens::{handed_in, welcome};
use crate::tui::session::Session;
use crate::tui::theme::{Caps, Look};
use hangup_core::attempt::{Attempt, Clock, answer_code};
use hangup_core::quiz::{Booklet, Names, Quiz};
use hangup_core::wording::time_left;

/// The most characters that words to open an envelope take.
const LONGEST_WORDS: usize = 120;

/// Who sits an exam, and where it is handed in.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The learner's code on the roster.
    pub learner: String,
    /// The learner's name, where the roster has one.
    pub name: Option<String>,
    /// The file in which everything is kept.
    pub file: String,
    /// What the learner should know of that file before they begin, if anything.
    pub caution: Option<String>,
}

/// A sitting in progress.
#[derive(Debug)]
pub(super) struct Seat {
    pub sitting: Sitting,
    /// What will be begun, until it is.
    ahead: Option<(Booklet, Attempt)>,
    /// The words being typed.
    words: Field,
    /// Whether the time was up before it was handed in.
    time_was_up: bool,
    /// The answer code once it is handed in, or why there is none.
    code: Result<String, String>,
}

impl App {
    /// An app for an exam: at its beginning, or where it was left.
    pub fn sitting(caps: Caps, sitting: Sitting, booklet: Booklet, attempt: Attempt, now: Timestamp) -> Self {
        let mut app = Self::with_menu(caps, Vec::new());
        app.past = Past::of_a_sitting();
        app.past.set_now(now);
        let words = Field::new(String::new(), LONGEST_WORDS);
        let mut seat = Seat { sitting, ahead: None, words, time_was_up: false, code: Ok(String::new()) };
        let handed_in = attempt.state().handed_in();
        let stopped = attempt.clock().is_some_and(|clock| clock.is_stopped());
        if attempt.events().is_empty() {
            seat.ahead = Some((booklet, attempt));
            app.screen = Screen::Welcome;
        } else if handed_in || stopped {
            app.session = Session::at(booklet, attempt);
            app.screen = if handed_in { Screen::HandedIn } else { Screen::Paused };
        } else {
            app.begin(booklet, attempt, now);
        }
        app.seat = Some(seat);
        app.write_answer_code();
        app.hand_in_when_time_is_up(now);
        app.prepare();
        app
    }

    /// Begins the exam that is ahead.
    pub(super) fn sit_down(&mut self, now: Timestamp) {
        if let Some((booklet, attempt)) = self.seat.as_mut().and_then(|seat| seat.ahead.take()) {
            self.begin(booklet, attempt, now);
        }
    }

    /// The clock of the exam that is on.
    pub(super) fn running_clock(&self) -> Option<Clock> {
        let session = self.session.as_ref()?;
        let clock = session.attempt.clock()?;
        (!session.attempt.state().handed_in()).then_some(clock)
    }

    /// Hands in once the time is up, and says whether it did.
    pub(super) fn hand_in_when_time_is_up(&mut self, now: Timestamp) -> bool {
        let is_up = self.running_clock().is_some_and(|clock| clock.is_up(now));
        if is_up {
            self.over = None;
            self.hand_in(now);
            match &mut self.seat {
                Some(seat) => seat.time_was_up = true,
                None => self.notice = "The time is up: handed in as it was.".to_owned(),
            }
        }
        is_up
    }

    /// Writes the answer code of an exam that is handed in, as long as it is sealed.
    pub(super) fn write_answer_code(&mut self) {
        let (Some(seat), Some(session)) = (&mut self.seat, &self.session) else { return };
        if let Booklet::Sealed(sealed) = &session.booklet
            && session.attempt.state().handed_in()
        {
            seat.code = answer_code(sealed, &session.attempt, &seat.sitting.learner);
        }
    }

    /// When what the clock shows changes: at each full minute, and when the time is up.
    pub(super) fn next_change_of_clock(&self) -> Option<Timestamp> {
        let clock = self.running_clock().filter(|clock| !clock.is_stopped())?;
        let left = clock.left(self.past.now()).as_secs();
        let shown_until = (left - 1).max(0) / 60 * 60;
        clock.deadline().checked_sub(jiff::SignedDuration::from_secs(shown_until)).ok()
    }

    /// Stops the clock, where the exam allows it.
    pub(super) fn pause(&mut self, now: Timestamp) {
        let may = self.running_clock().is_some() && self.screen == Screen::Question && self.over.is_none();
        let Some(session) = self.session.as_mut().filter(|session| may && session.attempt.paper.may_pause) else {
            self.notice = "There is no clock to stop here".to_owned();
            return;
        };
        session.pause(now);
        self.go_to(Screen::Paused);
    }

    /// Lets the clock go on, and goes on.
    pub(super) fn resume(&mut self, now: Timestamp) {
        if let Some(session) = &mut self.session {
            session.resume(now);
            let place = session.place;
            self.show(place, now);
        }
    }

    /// On the page that says that all is handed in, where the words are typed.
    pub(super) fn after_handing_in(&mut self, command: Command) -> Vec<Effect> {
        let Some(seat) = &mut self.seat else { return Vec::new() };
        match command {
            Command::Leave => return vec![Effect::Leave(0)],
            Command::Confirm if self.session.as_ref().is_some_and(|session| session.booklet.quiz().is_some()) => {
                self.go_to(Screen::Results);
            }
            Command::Confirm if seat.words.text().is_empty() => {
                self.notice = "Type the four words first; your teacher says them".to_owned();
            }
            Command::Confirm => {
                return vec![Effect::Own(DrillEffect::Unseal { words: seat.words.text().to_owned() })];
            }
            Command::Edit(_) => {
                seat.words.apply(command);
                self.keep_focus_in_view();
            }
            _ => self.scroll_on(command),
        }
        Vec::new()
    }

    /// The envelope was opened, or could not be.
    pub(super) fn unsealed(&mut self, opened: Result<(Arc<Quiz>, Names), String>) {
        match (opened, &mut self.session) {
            (Ok((quiz, names)), Some(session)) => {
                session.unseal(quiz, &names);
                self.go_to(Screen::Results);
            }
            (Ok(_), None) => {}
            (Err(why), _) => {
                self.notice = why;
                self.keep_focus_in_view();
            }
        }
    }

    /// The pages that only a sitting has.
    pub(super) fn page_of_sitting(&self, look: Look) -> Option<Page> {
        let seat = self.seat.as_ref()?;
        match (self.screen, &seat.ahead, &self.session) {
            (Screen::Welcome, Some((booklet, attempt)), _) => {
                Some(welcome::page(&seat.sitting, booklet.title(), &attempt.paper, look))
            }
            (Screen::HandedIn, _, Some(session)) => {
                let Seat { sitting, code, time_was_up, .. } = seat;
                let kept = self.past.is_kept();
                let told = handed_in::Told { sitting, session, time_was_up: *time_was_up, code, kept };
                Some(handed_in::page(&told, &seat.words, look))
            }
            _ => None,
        }
    }

    /// What the clock shows; nothing where there is none.
    pub(super) fn time_left(&self) -> Option<String> {
        Some(time_left(self.running_clock()?.left(self.past.now())))
    }

    /// What happened while the app was made, and is to be written down before anything else happens.
    pub(super) fn keep_at_once(&self) -> Vec<Effect> {
        let unkept = self.session.as_ref().filter(|session| !session.unkept().is_empty());
        unkept.map(past::keep).into_iter().collect()
    }

    pub(super) fn is_sitting(&self) -> bool {
        self.seat.is_some()
    }

    /// Pastes into the words.
    pub(super) fn paste_words(&mut self, text: &str) {
        if let Some(seat) = &mut self.seat {
            text.chars().for_each(|letter| seat.words.apply(Command::Edit(InputRequest::InsertChar(letter))));
        }
    }

    /// Where leaving leads: out of the program, where there is no menu.
    pub(super) fn leave_quiz(&mut self) -> Vec<Effect> {
        if self.is_sitting() {
            return vec![Effect::Leave(0)];
        }
        self.open_menu()
    }

    /// The pages that follow an exam lead back to the one that says that it is handed in.
    pub(super) fn leave_results(&mut self) -> Vec<Effect> {
        if self.is_sitting() {
            self.go_to(Screen::HandedIn);
            return Vec::new();
        }
        self.open_menu()
    }
}
