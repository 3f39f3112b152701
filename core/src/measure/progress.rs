//! Progress: what several attempts say together, each marked anew with the quiz as it is now.

use jiff::Timestamp;

use super::results::add_marks;
use super::{Calibration, Discernment, Judgement, Results, SafeActions, TopicMarks};
use crate::attempt::{Attempt, Mode};
use crate::quiz::Quiz;

/// One attempt in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// The id of the quiz.
    pub quiz: String,
    /// What it is called.
    pub title: String,
    /// How it was played.
    pub mode: Mode,
    /// When it was handed in.
    pub at: Timestamp,
    /// Questions on its paper that still count.
    pub questions: usize,
    /// Questions on its paper that have vanished or changed, and are left out.
    pub left_out: usize,
    /// Marks earned.
    pub marks: f64,
    /// Marks there were to earn.
    pub max: f64,
    /// How often a safe action was chosen.
    pub safe: SafeActions,
    /// How well scams and genuine contacts were told apart.
    pub discernment: Discernment,
}

impl Milestone {
    /// Marks in percent of the maximum; `None` where there was nothing to earn.
    pub fn percent(&self) -> Option<f64> {
        (self.max > 0.0).then(|| 100.0 * self.marks / self.max)
    }
}

/// What several attempts say together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Each attempt, the oldest first.
    pub milestones: Vec<Milestone>,
    /// Marks by topic over all of them.
    pub topics: Vec<TopicMarks>,
    /// How sure and how right, over all of them.
    pub calibration: Calibration,
}

impl Progress {
    /// What attempts say together, given with their quizzes in any order. Attempts of which nothing counts any more are
    /// left out.
    pub fn of<'a>(attempts: impl IntoIterator<Item = (&'a Quiz, &'a Attempt)>) -> Self {
        let mut progress = Self::default();
        let mut judgements: Vec<Judgement> = Vec::new();
        for (quiz, attempt) in attempts {
            let results = Results::of(quiz, attempt);
            let Some(last) = attempt.events().last().filter(|_| !results.outcomes.is_empty()) else { continue };
            judgements.extend(results.outcomes.iter().filter_map(|outcome| outcome.judgement()));
            for topic in &results.topics {
                add_marks(&mut progress.topics, &topic.topic, topic.marks, topic.max);
            }
            progress.milestones.push(Milestone {
                quiz: quiz.id.to_string(),
                title: quiz.title.clone(),
                mode: attempt.paper.mode,
                at: last.at,
                questions: results.outcomes.len(),
                left_out: attempt.paper.entries.len() - results.outcomes.len(),
                marks: results.marks(),
                max: results.max(),
                safe: results.safe,
                discernment: results.discernment,
            });
        }
        progress.milestones.sort_by_key(|milestone| milestone.at);
        progress.calibration = Calibration::of(judgements.iter().filter_map(Judgement::sure_and_right));
        progress
    }

    /// The attempts whose d′ may be compared: those with the numbers of scams and genuine contacts that are met most
    /// often, since d′ grows with the number of situations. Empty where no two attempts have the same.
    pub fn comparable(&self) -> Vec<&Milestone> {
        let numbers = |milestone: &Milestone| (milestone.discernment.scams, milestone.discernment.genuine);
        let alike = |milestone: &Milestone| {
            let defined = self.milestones.iter().filter(|other| other.discernment.d_prime().is_some());
            defined.filter(|other| numbers(other) == numbers(milestone)).collect::<Vec<_>>()
        };
        let most = self.milestones.iter().map(alike).max_by_key(Vec::len).unwrap_or_default();
        if most.len() > 1 { most } else { Vec::new() }
    }
}
