//! What learners earned on a question, in all, and on all other questions: three samples of the same people, in the same
//! order, of which the analysis of an item is made.

use std::borrow::Cow;

use super::learner::Learner;
use super::sample::Sample;
use super::table::{Answer, Column};
use super::total::Total;

/// Where every learner stands.
#[derive(Debug)]
pub(super) struct Standings {
    totals: Vec<Total>,
    complete: Vec<bool>,
}

/// The marks of some learners who were given a question.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    /// x: marks on the question.
    pub marks: Sample,
    /// T: marks on all questions they were given.
    pub totals: Sample,
    /// T−x: marks on all questions but this one.
    pub rests: Sample,
}

impl Standings {
    /// Where learners stand who could be given so many questions.
    pub fn of(learners: &[Learner<'_>], questions: usize) -> Self {
        Self {
            totals: learners.iter().map(|learner| learner.mark).collect(),
            complete: learners.iter().map(|learner| learner.given as usize == questions).collect(),
        }
    }

    /// The totals of those who were given every question.
    pub fn complete_totals(&self) -> Sample {
        let everybody = self.totals.iter().zip(&self.complete);
        Sample::of(everybody.filter(|(_, complete)| **complete).map(|(total, _)| total.marks()))
    }

    /// The marks of all who were given a question.
    pub fn scores(&self, column: &Column) -> Scores {
        self.scores_of(|| column.answers.iter())
    }

    /// The marks of those who were given every question, this one among them; `of_all` are those of all who were given it.
    pub fn complete_scores<'s>(&self, column: &Column, of_all: &'s Scores) -> Cow<'s, Scores> {
        let is_complete = |answer: &&Answer| self.complete.get(answer.learner()).copied().unwrap_or(false);
        if column.answers.iter().all(|answer| is_complete(&answer)) {
            return Cow::Borrowed(of_all);
        }
        Cow::Owned(self.scores_of(|| column.answers.iter().filter(is_complete)))
    }

    fn scores_of<'c, A: Iterator<Item = &'c Answer>>(&self, answers: impl Fn() -> A) -> Scores {
        let total = |answer: &Answer| self.totals.get(answer.learner()).copied().unwrap_or_default();
        Scores {
            marks: Sample::of(answers().map(|answer| answer.mark)),
            totals: Sample::of(answers().map(|answer| total(answer).marks())),
            rests: Sample::of(answers().map(|answer| total(answer).without(answer.mark))),
        }
    }
}
