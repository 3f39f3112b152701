//! One attempt in progress on screen: the quiz, what has been answered, and the draft of the answer to come.

use std::sync::Arc;

use jiff::Timestamp;

use super::draft::Draft;
use hangup_core::attempt::{Attempt, Entry, Event, Mode, Response, What, unsealed};
use hangup_core::measure::Results;
use hangup_core::quiz::{Booklet, Face, Fingerprint, Id, Names, Question, Quiz};

/// One attempt in progress.
#[derive(Debug)]
pub struct Session {
    pub booklet: Booklet,
    pub attempt: Attempt,
    /// The place on the paper of the question that is on the screen.
    pub place: usize,
    pub draft: Draft,
    /// Questions of the paper that are not in the quiz any more, or read otherwise now.
    pub left_out: usize,
    /// The number of the last event that is written down.
    kept: u32,
}

impl Session {
    /// Begins an attempt, or goes on with it where it was left.
    pub fn begin(booklet: Booklet, attempt: Attempt, now: Timestamp) -> Option<Self> {
        let mut session = Self::at(booklet, attempt)?;
        session.show(session.place, now);
        Some(session)
    }

    /// An attempt as it was left; nothing happens to it. Questions that are not in the quiz any more, or read otherwise
    /// now, are left out. `None` where nothing is left.
    pub fn at(booklet: Booklet, mut attempt: Attempt) -> Option<Self> {
        let drawn = attempt.paper.entries.len();
        attempt.paper.entries.retain(|entry| {
            booklet.face(&entry.question).is_some_and(|face| Fingerprint::of(face) == entry.fingerprint)
        });
        let left_out = drawn - attempt.paper.entries.len();
        let kept = attempt.events().last().map_or(0, |event| event.number);
        let state = attempt.state();
        let left_at = state.place();
        let answered = attempt.paper.entries.get(left_at).is_some_and(|it| state.answer(&it.question).is_some());
        let place = if answered { state.next_open(left_at).unwrap_or(left_at) } else { left_at };
        let draft = draft(&booklet, &attempt, place)?;
        Some(Self { booklet, attempt, place, draft, left_out, kept })
    }

    /// Takes the keys of a quiz that was sealed, and tells the attempt in the names of the quiz.
    pub fn unseal(&mut self, quiz: Arc<Quiz>, names: &Names) {
        self.attempt = unsealed(&self.attempt, names);
        self.booklet = Booklet::Open(quiz);
    }

    /// What happened and is not written down yet.
    pub fn unkept(&self) -> &[Event] {
        let kept = usize::try_from(self.kept).unwrap_or(usize::MAX);
        self.attempt.events().get(kept..).unwrap_or_default()
    }

    /// Takes note that everything is written down.
    pub fn all_kept(&mut self) {
        self.kept = self.attempt.events().last().map_or(0, |event| event.number);
    }

    /// Puts a question on the screen.
    pub fn show(&mut self, place: usize, now: Timestamp) {
        if let Some(draft) = draft(&self.booklet, &self.attempt, place) {
            self.place = place;
            self.draft = draft;
            if let Some(id) = self.id().cloned() {
                self.attempt.record(now, What::Shown { question: id });
            }
        }
    }

    /// Answers the question on the screen.
    pub fn answer(&mut self, response: Response, now: Timestamp) {
        if let Some(question) = self.id().cloned() {
            self.attempt.record(now, What::Answered { question, response });
        }
    }

    /// Replies in the call on the screen.
    pub fn reply(&mut self, reply: Id, now: Timestamp) {
        if let Some(question) = self.id().cloned() {
            self.attempt.record(now, What::Replied { question, reply });
        }
    }

    pub fn hand_in(&mut self, now: Timestamp) {
        self.attempt.record(now, What::HandedIn);
    }

    /// Stops the clock.
    pub fn pause(&mut self, now: Timestamp) {
        self.attempt.record(now, What::Paused);
    }

    /// Lets the clock go on.
    pub fn resume(&mut self, now: Timestamp) {
        self.attempt.record(now, What::Resumed);
    }

    /// The results, once the quiz is open.
    pub fn results(&self) -> Option<Results<'_>> {
        Some(Results::of(self.booklet.quiz()?, &self.attempt))
    }

    /// The questions in which something was left to earn.
    pub fn missed(&self) -> Vec<Id> {
        let results = self.results();
        let missed = results.iter().flat_map(|results| &results.outcomes).filter(|outcome| outcome.missed());
        missed.map(|outcome| outcome.question.face.id.clone()).collect()
    }

    pub fn is_practice(&self) -> bool {
        self.attempt.paper.mode == Mode::Practice
    }

    /// How many questions are on the paper.
    pub fn len(&self) -> usize {
        self.attempt.paper.entries.len()
    }

    pub fn entry(&self) -> Option<&Entry> {
        self.attempt.paper.entries.get(self.place)
    }

    /// The face of the question on the screen.
    pub fn face(&self) -> Option<&Face> {
        self.booklet.face(self.id()?)
    }

    /// The question on the screen, once the quiz is open.
    pub fn question(&self) -> Option<&Question> {
        self.booklet.question(self.id()?)
    }

    /// The answer that counts for the question on the screen.
    pub fn response(&self) -> Option<&Response> {
        self.attempt.state().answer(self.id()?)
    }

    /// Whether the question on the screen has an answer that stands.
    pub fn locked(&self) -> bool {
        self.is_practice() && self.response().is_some()
    }

    /// The twin of the question on the screen, if it is on the paper and both have been answered.
    pub fn answered_twin(&self) -> Option<&Question> {
        let twin = self.question()?.key.twin.as_ref()?;
        self.response()?;
        self.attempt.state().answer(twin)?;
        self.booklet.question(twin)
    }

    fn id(&self) -> Option<&Id> {
        self.entry().map(|entry| &entry.question)
    }
}

fn draft(booklet: &Booklet, attempt: &Attempt, place: usize) -> Option<Draft> {
    let entry = attempt.paper.entries.get(place)?;
    let face = booklet.face(&entry.question)?;
    let state = attempt.state();
    let id = &entry.question;
    Some(Draft::new(face, entry, state.answer(id), state.replies(id)))
}
