//! How an attempt at a quiz is begun: gone on with, drawn as a round, drawn whole, or drawn from what was missed.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::attempt::{Attempt, DrawOptions, Mode, Paper, draw, draw_round};
use crate::measure::Results;
use crate::quiz::{Id, Quiz};

/// How a quiz is to be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Go on with the attempt that was begun; a round where there is none.
    GoOn,
    /// A round: what was not seen lately first.
    Round,
    /// All of it.
    Whole(Mode),
}

impl Start {
    /// The attempt: the one that was begun, or one on a paper drawn with a seed. `last_seen` says when each question was
    /// last shown, which counts for a round alone.
    pub fn attempt(
        self,
        quiz: &Quiz,
        begun: Option<Attempt>,
        seed: u64,
        last_seen: &HashMap<Id, Timestamp>,
    ) -> Attempt {
        match (self, begun) {
            (Self::GoOn, Some(attempt)) => attempt,
            (Self::GoOn | Self::Round, _) => Attempt::new(draw_round(quiz, seed, last_seen)),
            (Self::Whole(mode), _) => {
                let options = DrawOptions { mode, seed, form: String::new(), count: None, topic: None };
                Attempt::new(draw(quiz, &options))
            }
        }
    }
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
