//! The whole quiz in figures: how the class did, and how far its marks can be relied on.

use serde::Serialize;

use super::consistency::Consistency;
use super::learner::Learner;
use super::sample::{Sample, finite};

/// The analysis of a whole quiz. T is the sum of the marks that a learner earned with what they were given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuizFigures {
    /// Learners.
    pub n: usize,
    /// Questions.
    pub k: usize,
    /// Learners who were given every question: those on whom α, KR-20, the standard error and the error ratio stand.
    pub complete_n: usize,
    /// The mean of T, in marks.
    pub mean: Option<f64>,
    /// The median of T, in marks.
    pub median: Option<f64>,
    /// The standard deviation of T, in marks.
    pub sd: Option<f64>,
    /// The skewness of T.
    pub skewness: Option<f64>,
    /// The excess kurtosis of T.
    pub kurtosis: Option<f64>,
    /// Cronbach's α, at most 1.
    pub alpha: Option<f64>,
    /// KR-20, where every mark is 0 or 1.
    pub kr20: Option<f64>,
    /// The standard error of measurement, in marks.
    pub sem: Option<f64>,
    /// The error ratio, in percent.
    pub error_ratio: Option<f64>,
    /// The share of learners who reached the pass mark, 0 to 1, of those with anything to earn. `None` without a pass
    /// mark.
    pub pass_rate: Option<f64>,
}

impl QuizFigures {
    /// Analyses a quiz of so many questions, with its pass mark in percent where it has one.
    pub(super) fn of(k: usize, learners: &[Learner<'_>], consistency: &Consistency, pass_mark: Option<u8>) -> Self {
        let totals = Sample::of(learners.iter().map(|learner| learner.mark.marks()));
        let passed = |needed: u8| {
            let percents = || learners.iter().filter_map(Learner::percent);
            let reached = percents().filter(|percent| *percent >= f64::from(needed)).count();
            finite(reached as f64 / percents().count() as f64)
        };
        Self {
            n: learners.len(),
            k,
            complete_n: consistency.learners(),
            mean: totals.mean(),
            median: totals.median(),
            sd: totals.sd(),
            skewness: totals.skewness(),
            kurtosis: totals.kurtosis(),
            alpha: consistency.alpha(),
            kr20: consistency.kr20(),
            sem: consistency.sem(),
            error_ratio: consistency.error_ratio(),
            pass_rate: pass_mark.and_then(passed),
        }
    }
}
