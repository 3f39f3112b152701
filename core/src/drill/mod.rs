//! One learner's way through a paper, without a screen: from a question to its explanation, to the next question, to handing
//! in, to the results and the review. A front end turns what somebody does into an [`Input`], keeps the events that follow
//! from it, and draws the [`View`]. What is typed but not confirmed (a cursor, ticks, half a word) belongs to the front end.

mod input;
mod start;
mod view;

pub use input::{Input, Refusal};
pub use start::{Start, missed_paper, place_to_go_on};
pub use view::{Asked, View};

use std::sync::Arc;

use jiff::Timestamp;

use crate::attempt::{Answered, Attempt, Clock, Entry, Event, Mode, Reopening, Response, What, check, to_quiz_ids};
use crate::measure::Results;
use crate::quiz::call::{CallFace, follow};
use crate::quiz::{Ask, Booklet, Fingerprint, Id, Names, Quiz};

/// One learner at one paper, and where they are in it.
#[derive(Debug)]
pub struct Drill {
    booklet: Booklet,
    attempt: Attempt,
    /// The place on the paper, from 0, of the question that is on.
    place: usize,
    stage: Stage,
    /// The replies given in a call that is played again; nothing of it is recorded.
    replay: Option<Vec<Id>>,
    /// Questions that were drawn and cannot be asked any more.
    left_out: usize,
    /// Whether the keys were sealed when it began, as in an exam that a teacher has dealt.
    was_sealed: bool,
    time_was_up: bool,
    /// How many of the events are known to be kept.
    kept: usize,
}

/// Where somebody is. A clock that stands still lies over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing is asked yet.
    Ready,
    /// A question is asked.
    Question,
    /// The answer is explained: `fresh` if it was given just now, rather than looked up again.
    Explained {
        fresh: bool,
    },
    /// Two twins stand side by side.
    Twins,
    /// Every question in a list, before handing in.
    Overview,
    /// Handed in, of a quiz whose keys are or were sealed.
    HandedIn,
    Results,
    /// One question is looked at again, after handing in.
    Reviewed,
}

impl Drill {
    /// An attempt that is to be begun, or gone on with where it was left. Questions that are not in the quiz any more, or
    /// read otherwise now than when the paper was drawn, are left out.
    pub fn new(booklet: Booklet, mut attempt: Attempt) -> Self {
        let drawn = attempt.paper.entries.len();
        attempt.paper.entries.retain(|entry| {
            booklet.face(&entry.question).is_some_and(|face| Fingerprint::of(face) == entry.fingerprint)
        });
        let place = place_to_go_on(&attempt);
        let was_sealed = booklet.quiz().is_none();
        let stage = match (attempt.state().handed_in(), was_sealed) {
            (false, _) => Stage::Ready,
            (true, true) => Stage::HandedIn,
            (true, false) => Stage::Results,
        };
        let (left_out, kept) = (drawn - attempt.paper.entries.len(), attempt.events().len());
        Self { booklet, attempt, place, stage, replay: None, left_out, was_sealed, time_was_up: false, kept }
    }

    /// Does what somebody asks for at a moment. What happened is then among [`Drill::unkept`].
    ///
    /// # Errors
    /// When it cannot be done here; nothing has changed then, unless the time was up and it was handed in instead.
    pub fn apply(&mut self, input: Input, now: Timestamp) -> Result<(), Refusal> {
        if self.hand_in_when_time_is_up(now) {
            return Err(Refusal::TimeIsUp);
        }
        if self.is_paused() {
            return match input {
                Input::Resume => self.resume(now),
                _ => Err(Refusal::NotHere),
            };
        }
        if self.replay.is_some() {
            return self.play_again(input);
        }
        match (self.stage, input) {
            (Stage::Ready, Input::Begin) => self.show(self.place, now),
            (Stage::Question, Input::Answer(response)) => self.answer(response, now),
            (Stage::Question, Input::Reply(reply)) => {
                self.record_of_question(|question| What::Replied { question, reply }, now)
            }
            (Stage::Question | Stage::Explained { fresh: false }, Input::Next) => self.forward(now),
            (Stage::Explained { fresh: true }, Input::Next) if self.answered_twin().is_some() => {
                self.stage = Stage::Twins;
                Ok(())
            }
            (Stage::Explained { fresh: true } | Stage::Twins, Input::Next) => self.advance(now),
            (Stage::Question | Stage::Explained { .. }, Input::Back) => {
                let place = self.place.checked_sub(1).ok_or(Refusal::FirstQuestion)?;
                self.show(place, now)
            }
            (Stage::Overview, Input::Back) => self.show(self.count().saturating_sub(1), now),
            (Stage::Question | Stage::Explained { .. } | Stage::Twins | Stage::Overview, Input::GoTo(place)) => {
                self.show(place, now)
            }
            (Stage::Question | Stage::Explained { .. } | Stage::Twins, Input::Overview) => {
                self.stage = Stage::Overview;
                Ok(())
            }
            (Stage::Overview, Input::HandIn) => self.hand_in(now),
            (Stage::Question | Stage::Overview, Input::Pause) if self.may_pause() => self.record(What::Paused, now),
            (_, Input::Pause) => Err(Refusal::NoClock),
            (Stage::HandedIn, Input::Unseal(quiz, names)) => {
                self.unseal(quiz, &names);
                Ok(())
            }
            (Stage::HandedIn | Stage::Results | Stage::Reviewed, Input::Results) if self.booklet.quiz().is_some() => {
                self.stage = Stage::Results;
                Ok(())
            }
            (Stage::Results, Input::Back) if self.was_sealed => {
                self.stage = Stage::HandedIn;
                Ok(())
            }
            (Stage::Results | Stage::Reviewed, Input::Review(place)) => self.review(place),
            (Stage::Reviewed, Input::Next) => self.review(self.place + 1),
            (Stage::Reviewed, Input::Back) => self.review(self.place.checked_sub(1).ok_or(Refusal::FirstQuestion)?),
            (Stage::Explained { .. } | Stage::Results | Stage::Reviewed, Input::Replay(moment)) => {
                self.begin_replay(moment)
            }
            _ => Err(Refusal::NotHere),
        }
    }

    /// Hands in if the time is up at a moment, and says whether it did.
    pub fn hand_in_when_time_is_up(&mut self, now: Timestamp) -> bool {
        let is_up = self.running_clock().is_some_and(|clock| clock.is_up(now));
        if is_up {
            self.replay = None;
            self.time_was_up = self.hand_in(now).is_ok();
        }
        is_up
    }

    fn answer(&mut self, response: Response, now: Timestamp) -> Result<(), Refusal> {
        self.record_of_question(|question| What::Answered { question, response }, now)?;
        if !self.is_practice() {
            return self.forward(now);
        }
        self.stage = Stage::Explained { fresh: true };
        Ok(())
    }

    /// Goes to a question: to ask it, or in practice to what was said of its answer.
    fn show(&mut self, place: usize, now: Timestamp) -> Result<(), Refusal> {
        let before = std::mem::replace(&mut self.place, place);
        if let Err(why) = self.record_of_question(|question| What::Shown { question }, now) {
            self.place = before;
            return Err(why);
        }
        let is_explained = self.is_practice() && self.response().is_some();
        self.stage = if is_explained { Stage::Explained { fresh: false } } else { Stage::Question };
        Ok(())
    }

    /// To the next question on the paper; behind the last one, to the overview, or in practice to the results where every
    /// question has an answer.
    fn forward(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if self.place + 1 < self.count() {
            return self.show(self.place + 1, now);
        }
        if self.is_practice() && self.attempt.state().next_open(self.place).is_none() {
            return self.hand_in(now);
        }
        self.stage = Stage::Overview;
        Ok(())
    }

    /// To the next question without an answer; to the results where there is none.
    fn advance(&mut self, now: Timestamp) -> Result<(), Refusal> {
        match self.attempt.state().next_open(self.place) {
            Some(place) => self.show(place, now),
            None => self.hand_in(now),
        }
    }

    fn hand_in(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.record(What::HandedIn, now)?;
        self.stage = if self.was_sealed { Stage::HandedIn } else { Stage::Results };
        Ok(())
    }

    /// Opens an exam again that a teacher gave more time for: handed in or not, it goes on where it was left.
    ///
    /// # Errors
    /// When it is no exam.
    pub fn reopen(&mut self, reopening: Reopening, now: Timestamp) -> Result<(), Refusal> {
        self.record(What::Reopened(reopening), now)?;
        self.stage = Stage::Ready;
        Ok(())
    }

    fn resume(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.record(What::Resumed, now)?;
        if self.stage == Stage::Overview { Ok(()) } else { self.show(self.place, now) }
    }

    /// Takes the keys of a quiz that was sealed, and tells the attempt in the ids of the quiz.
    fn unseal(&mut self, quiz: Arc<Quiz>, names: &Names) {
        self.attempt = to_quiz_ids(&self.attempt, names);
        self.booklet = Booklet::Open(quiz);
        self.stage = Stage::Results;
    }

    fn review(&mut self, place: usize) -> Result<(), Refusal> {
        if place >= self.count() {
            return Err(Refusal::NoSuchQuestion);
        }
        (self.place, self.stage) = (place, Stage::Reviewed);
        Ok(())
    }

    fn begin_replay(&mut self, moment: usize) -> Result<(), Refusal> {
        let Some(Response::Call { path, .. }) = self.response() else { return Err(Refusal::NotHere) };
        self.replay = Some(path.get(..moment).filter(|_| moment < path.len()).ok_or(Refusal::NotHere)?.to_vec());
        Ok(())
    }

    fn play_again(&mut self, input: Input) -> Result<(), Refusal> {
        match (input, self.replayed_call()) {
            (Input::EndReplay, _) => self.replay = None,
            (Input::Reply(reply), Some((call, path))) => {
                follow(call, path).reply(&reply).map_err(|_| Refusal::NotHere)?;
                self.replay.get_or_insert_default().push(reply);
            }
            _ => return Err(Refusal::NotHere),
        }
        Ok(())
    }

    fn replayed_call(&self) -> Option<(&Arc<CallFace>, &[Id])> {
        let Ask::Call(call) = &self.booklet.face(self.question_id(self.place)?)?.ask else { return None };
        Some((call, self.replay.as_deref()?))
    }

    fn record_of_question(&mut self, what: impl FnOnce(Id) -> What, now: Timestamp) -> Result<(), Refusal> {
        let question = self.question_id(self.place).ok_or(Refusal::NoSuchQuestion)?.clone();
        self.record(what(question), now)
    }

    /// Records what happened, if it can have happened.
    fn record(&mut self, what: What, now: Timestamp) -> Result<(), Refusal> {
        let faces = |id: &Id| self.booklet.face(id);
        check(&faces, &self.attempt.paper, self.attempt.events(), &what)?;
        self.attempt.record(now, what);
        Ok(())
    }

    /// What happened and is not known to be kept yet.
    pub fn unkept(&self) -> &[Event] {
        self.attempt.events().get(self.kept..).unwrap_or_default()
    }

    /// Takes note that all of it is kept.
    pub fn all_kept(&mut self) {
        self.kept = self.attempt.events().len();
    }

    /// The quiz, with its keys or sealed.
    pub fn booklet(&self) -> &Booklet {
        &self.booklet
    }

    /// What was drawn and what happened.
    pub fn attempt(&self) -> &Attempt {
        &self.attempt
    }

    /// How many questions are on the paper.
    pub fn count(&self) -> usize {
        self.attempt.paper.entries.len()
    }

    /// How many questions were drawn and cannot be asked any more.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The place on the paper, from 0, of the question that is on.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Whether answers are explained at once.
    pub fn is_practice(&self) -> bool {
        self.attempt.paper.mode == Mode::Practice
    }

    /// Whether it was handed in because the time was up.
    pub fn time_was_up(&self) -> bool {
        self.time_was_up
    }

    /// The clock, as long as it counts: until it is handed in.
    pub fn running_clock(&self) -> Option<Clock> {
        self.attempt.clock().filter(|_| !self.attempt.state().handed_in())
    }

    fn is_paused(&self) -> bool {
        self.running_clock().is_some_and(|clock| clock.is_stopped())
    }

    fn may_pause(&self) -> bool {
        self.attempt.paper.may_pause && self.running_clock().is_some()
    }

    /// The results, once the keys are open.
    pub fn results(&self) -> Option<Results<'_>> {
        Some(Results::of(self.booklet.quiz()?, &self.attempt))
    }

    /// A question and how it was answered, once the keys are open; `None` where the paper has no such place.
    pub fn answered_at(&self, place: usize) -> Option<Answered<'_>> {
        let entry = self.entry(place)?;
        let question = self.booklet.question(&entry.question)?;
        Some(Answered { question, entry, response: self.attempt.state().answer(&entry.question) })
    }

    fn entry(&self, place: usize) -> Option<&Entry> {
        self.attempt.paper.entries.get(place)
    }

    fn question_id(&self, place: usize) -> Option<&Id> {
        self.entry(place).map(|entry| &entry.question)
    }

    fn response(&self) -> Option<&Response> {
        self.attempt.state().answer(self.question_id(self.place)?)
    }

    /// The question that is on and its twin, if both have been answered in this attempt.
    pub fn answered_twin(&self) -> Option<[Answered<'_>; 2]> {
        let this = self.answered_at(self.place).filter(|this| this.response.is_some())?;
        let twin = this.question.key.twin.as_ref()?;
        let place = self.attempt.paper.entries.iter().position(|entry| entry.question == *twin)?;
        Some([this, self.answered_at(place).filter(|twin| twin.response.is_some())?])
    }
}
