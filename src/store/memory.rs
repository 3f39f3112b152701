//! What is remembered of a quiz: computed anew from the attempts, with the quiz as it is now.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Store, Trouble};
use crate::attempt::{Attempt, Record, What};
use crate::measure::{Results, Visit, next_visit};
use crate::quiz::{Id, Quiz};

/// How many attempts back one remembers: more than the time to the next visit depends on, and more than are of use in
/// telling what was seen lately.
const BACK: usize = 12;

/// What is remembered of a quiz.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// Which.
    pub quiz: Id,
    /// An attempt that was begun and not handed in.
    pub unfinished: Option<Unfinished>,
    /// Marks of the last attempt, in percent.
    pub last_percent: Option<f64>,
    /// When the next visit is due.
    pub due: Option<Timestamp>,
    /// The attempts that were handed in, the newest last.
    pub visits: Vec<Visit>,
    /// When each question was last on the screen.
    pub last_seen: HashMap<Id, Timestamp>,
}

/// An attempt to go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfinished {
    /// Questions with an answer.
    pub answered: usize,
    /// Questions on its paper.
    pub of: usize,
}

impl Store {
    /// What is remembered of a quiz; `None` where nobody has ever begun it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn recall(&self, quiz: &Quiz) -> Result<Option<Memory>, Trouble> {
        let unfinished = self.unfinished(&quiz.id)?.and_then(Record::attempt).filter(has_begun);
        let mut finished: Vec<Attempt> =
            self.finished(Some(&quiz.id), BACK)?.into_iter().filter_map(Record::attempt).collect();
        if unfinished.is_none() && finished.is_empty() {
            return Ok(None);
        }
        finished.reverse();
        let visits: Vec<Visit> = finished.iter().filter_map(|attempt| visit(quiz, attempt)).collect();
        let mut last_seen = HashMap::new();
        for event in finished.iter().chain(&unfinished).flat_map(Attempt::events) {
            if let What::Shown { question } = &event.what {
                last_seen.insert(question.clone(), event.at);
            }
        }
        Ok(Some(Memory {
            quiz: quiz.id.clone(),
            unfinished: unfinished
                .map(|attempt| Unfinished { answered: attempt.standing().answered(), of: attempt.paper.entries.len() }),
            last_percent: visits.last().and_then(|visit| visit.percent),
            due: next_visit(&visits),
            visits,
            last_seen,
        }))
    }
}

/// Whether anything was answered, or replied in a call: to have looked at a question is no beginning.
fn has_begun(attempt: &Attempt) -> bool {
    attempt.events().iter().any(|event| !matches!(event.what, What::Shown { .. }))
}

/// An attempt as a visit. `None` where nothing of it can be marked any more, since every question has changed.
pub fn visit(quiz: &Quiz, attempt: &Attempt) -> Option<Visit> {
    let results = Results::of(quiz, attempt);
    let safe = results.safe;
    let at = attempt.events().last()?.at;
    (!results.outcomes.is_empty()).then(|| Visit {
        at,
        percent: results.percent(),
        safe_percent: (safe.of > 0).then(|| 100.0 * f64::from(safe.safe) / f64::from(safe.of)),
    })
}
