//! One question in figures: how many could do it, and whether those who could are those who could do the rest.

use serde::Serialize;

use super::consistency::Consistency;
use super::flag::{self, Flag};
use super::intervals::{self, Interval};
use super::option::{self, Choice};
use super::sample::{Sample, finite};
use super::scores::Scores;
use super::table::Column;
use super::{Planned, shown};

/// The analysis of one question, over the learners who were given it.
///
/// x is a learner's mark on the question, T the sum of what they earned, both in marks. Formulas are those of Moodle's
/// quiz statistics, unless another source is named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item<'t> {
    /// The question, as the table names it.
    #[serde(serialize_with = "shown")]
    pub question: &'t str,
    /// How many were given it.
    pub n: usize,
    /// mean(x) / max, 0 to 1. `None` where there was nothing to earn.
    pub facility: Option<f64>,
    /// The standard deviation of x, in marks.
    pub sd: Option<f64>,
    /// 100 · the correlation of x with T−x, −100 to 100; not the difference between the best and the worst 27 in 100.
    pub discrimination_index: Option<f64>,
    /// 100 · cov(x, T−x) / cov_max, at most 100; cov_max is what it would be had the best marks gone to the best.
    pub discriminative_efficiency: Option<f64>,
    /// 100 · √cov(x, T) / Σ √cov(xⱼ, T): how much of the differences between learners it makes, in percent. `None` where
    /// the covariance is negative.
    pub effective_weight: Option<f64>,
    /// The correlation of x with T, −1 to 1.
    pub point_biserial: Option<f64>,
    /// The correlation of x with T−x, −1 to 1.
    pub item_rest: Option<f64>,
    /// Cronbach's α of all other questions.
    pub alpha_if_dropped: Option<f64>,
    /// The interval of the facility: by Wilson where all got everything or nothing, otherwise by t, within 0 to 1.
    pub facility_ci: Option<Interval>,
    /// The interval of the correlation with T−x, by Fisher's z.
    pub item_rest_ci: Option<Interval>,
    /// What was chosen.
    pub options: Vec<Choice<'t>>,
    /// What to look at.
    pub flags: Vec<Flag>,
}

impl<'t> Item<'t> {
    /// Analyses a question by itself.
    pub(super) fn of(column: &'t Column, scores: &Scores, planned: Option<&'t Planned>) -> Self {
        let Scores { marks, totals, rests } = scores;
        let item_rest = marks.correlation(rests);
        let mut item = Self {
            question: &column.question,
            n: marks.count(),
            facility: marks.mean().and_then(|mean| finite(mean / column.max)),
            sd: marks.sd(),
            discrimination_index: item_rest.map(|correlation| 100.0 * correlation),
            discriminative_efficiency: marks.share_of_greatest_covariance(rests).map(|share| 100.0 * share),
            effective_weight: None,
            point_biserial: marks.correlation(totals),
            item_rest,
            alpha_if_dropped: None,
            facility_ci: facility_interval(marks, column.max),
            item_rest_ci: item_rest.and_then(|correlation| intervals::of_correlation(correlation, marks.count())),
            options: option::choices(column, rests, planned),
            flags: Vec::new(),
        };
        item.flags = flag::flags(&item, planned);
        item
    }

    /// Fills in what needs all questions to be known.
    pub(super) fn compare(&mut self, consistency: &Consistency, place: usize) {
        self.effective_weight = consistency.effective_weight(place);
        self.alpha_if_dropped = consistency.alpha_without(place);
    }
}

fn facility_interval(marks: &Sample, max: f64) -> Option<Interval> {
    if marks.values().iter().all(|mark| *mark == 0.0 || *mark == max) {
        return intervals::wilson(finite(marks.mean()? / max)?, marks.count());
    }
    intervals::of_mean(marks).map(|bounds| bounds.map(|bound| (bound / max).clamp(0.0, 1.0)))
}
