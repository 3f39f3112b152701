//! What a lesson changed: the same learners before and after it. What others did, who were there only once, says nothing
//! about the lesson.

use std::collections::HashMap;

use serde::Serialize;

use super::intervals::{self, Interval};
use super::learner::Learner;
use super::sample::{Sample, finite};

/// Before and after a lesson.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gain {
    /// Marks, in percent of those there were to earn.
    pub marks: Change,
    /// Hake's normalized gain on the averages of the class, (post − pre) / (100 − pre): the part of what could be gained
    /// that was (Hake, American Journal of Physics 66, 1998). At most 1; `None` where nothing could be gained.
    pub hake: Option<f64>,
    /// The share of situations in which a safe action was chosen, 0 to 1.
    pub safe_actions: Change,
    /// d′, which may be compared only where both times had the same number of situations.
    pub d_prime: Change,
}

/// A figure before and after, over the learners of whom it is known both times.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// How many learners.
    pub n: usize,
    /// The mean before.
    pub before: Option<f64>,
    /// The mean after.
    pub after: Option<f64>,
    /// The mean of what each gained.
    pub difference: Option<f64>,
    /// Its interval, by t of the pairs.
    pub difference_ci: Option<Interval>,
}

impl Gain {
    /// Compares two tables by the names of their learners.
    pub fn between(before: &[Learner<'_>], after: &[Learner<'_>]) -> Self {
        let marks = Change::of(before, after, |learner| learner.percent());
        Self {
            hake: hake(&marks),
            marks,
            safe_actions: Change::of(before, after, |learner| learner.safe_share()),
            d_prime: Change::of(before, after, |learner| learner.discernment.d_prime()),
        }
    }
}

impl Change {
    fn of(before: &[Learner<'_>], after: &[Learner<'_>], figure: impl Fn(&Learner<'_>) -> Option<f64>) -> Self {
        let known: HashMap<&str, f64> =
            before.iter().filter_map(|learner| Some((learner.learner, figure(learner)?))).collect();
        let pairs: Vec<(f64, f64)> =
            after.iter().filter_map(|learner| Some((*known.get(learner.learner)?, figure(learner)?))).collect();
        let differences = Sample::of(pairs.iter().map(|(before, after)| after - before));
        Self {
            n: pairs.len(),
            before: Sample::of(pairs.iter().map(|(before, _)| *before)).mean(),
            after: Sample::of(pairs.iter().map(|(_, after)| *after)).mean(),
            difference: differences.mean(),
            difference_ci: intervals::of_mean(&differences),
        }
    }
}

fn hake(percent: &Change) -> Option<f64> {
    let (before, after) = (percent.before?, percent.after?);
    finite((after - before) / (100.0 - before)).filter(|_| before < 100.0)
}
