//! How an attempt at a quiz is begun: drawn as a round, drawn whole, or drawn from what was missed. And where one that was
//! begun goes on.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::attempt::{Attempt, DrawOptions, Mode, Paper, draw, draw_round};
use crate::measure::Results;
use crate::quiz::{Id, Quiz};

/// What of a quiz is played by an attempt that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A round: what was not seen lately first.
    Round,
    /// All of it.
    Whole(Mode),
}

impl Start {
    /// A new attempt, on a paper drawn with a seed. `last_seen` says when each question was last shown, which counts for
    /// a round alone.
    pub fn attempt(self, quiz: &Quiz, seed: u64, last_seen: &HashMap<Id, Timestamp>) -> Attempt {
        match self {
            Self::Round => Attempt::new(draw_round(quiz, seed, last_seen)),
            Self::Whole(mode) => {
                let options = DrawOptions { mode, seed, form: String::new(), count: None, topic: None };
                Attempt::new(draw(quiz, &options))
            }
        }
    }
}

/// The place on its paper, from 0, of the question with which an attempt goes on: the one that was shown last, or, where
/// that has its answer, the next one without.
pub fn place_to_go_on(attempt: &Attempt) -> usize {
    let state = attempt.state();
    let left_at = state.place();
    let is_answered = attempt.paper.entries.get(left_at).is_some_and(|it| state.answer(&it.question).is_some());
    if is_answered { state.next_open(left_at).unwrap_or(left_at) } else { left_at }
}

/// A paper for practice of the questions in which something was left to earn; `None` where nothing was.
pub fn missed_paper(quiz: &Quiz, attempt: &Attempt, seed: u64) -> Option<Paper> {
    let results = Results::of(quiz, attempt);
    let missed: Vec<&Id> =
        results.outcomes.iter().filter(|item| item.missed()).map(|item| &item.question.face.id).collect();
    let options = DrawOptions { mode: Mode::Practice, seed, form: String::new(), count: None, topic: None };
    let mut paper = draw(quiz, &options);
    paper.entries.retain(|entry| missed.contains(&&entry.question));
    (!paper.entries.is_empty()).then_some(paper)
}
