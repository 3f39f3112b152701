//! One attempt in progress on screen: the quiz, what has been answered, and the draft of the answer to come.

use std::sync::Arc;

use jiff::Timestamp;

use super::draft::Draft;
use crate::attempt::{Attempt, Entry, Mode, Paper, Response, What};
use crate::quiz::{Id, Question, Quiz};

/// One attempt in progress.
#[derive(Debug)]
pub struct Session {
    pub quiz: Arc<Quiz>,
    pub attempt: Attempt,
    /// The place on the paper of the question that is on the screen.
    pub place: usize,
    pub draft: Draft,
}

impl Session {
    /// Begins an attempt. `None` where the paper has no question of the quiz on it.
    pub fn begin(quiz: Arc<Quiz>, paper: Paper, now: Timestamp) -> Option<Self> {
        let attempt = Attempt::new(paper);
        let draft = draft(&quiz, &attempt, 0)?;
        let mut session = Self { quiz, attempt, place: 0, draft };
        session.show(0, now);
        Some(session)
    }

    /// Puts a question on the screen.
    pub fn show(&mut self, place: usize, now: Timestamp) {
        if let Some(draft) = draft(&self.quiz, &self.attempt, place) {
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

    /// The question on the screen.
    pub fn question(&self) -> Option<&Question> {
        self.quiz.question(self.id()?)
    }

    /// The answer that counts for the question on the screen.
    pub fn response(&self) -> Option<&Response> {
        self.attempt.standing().answer(self.id()?)
    }

    /// Whether the question on the screen has an answer that stands.
    pub fn locked(&self) -> bool {
        self.is_practice() && self.response().is_some()
    }

    /// The twin of the question on the screen, if it is on the paper and both have been answered.
    pub fn answered_twin(&self) -> Option<&Question> {
        let twin = self.question()?.key.twin.as_ref()?;
        self.response()?;
        self.attempt.standing().answer(twin)?;
        self.quiz.question(twin)
    }

    fn id(&self) -> Option<&Id> {
        self.entry().map(|entry| &entry.question)
    }
}

fn draft(quiz: &Quiz, attempt: &Attempt, place: usize) -> Option<Draft> {
    let entry = attempt.paper.entries.get(place)?;
    let question = quiz.question(&entry.question)?;
    let standing = attempt.standing();
    let id = &entry.question;
    Some(Draft::new(&question.face, entry, standing.answer(id), standing.replies(id)))
}
