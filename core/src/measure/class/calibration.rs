//! How sure a class was, and how right: all verdicts taken together, by the confidence that was given.

use super::Table;
use super::sample::finite;

/// Confidence compared with being right, over all verdicts of a class.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassCalibration {
    /// Each confidence that was given, from the least sure.
    pub steps: Vec<SureStep>,
    /// Mean confidence minus the share right, −1 to 1: above 0 surer than right. `None` without verdicts.
    pub overconfidence: Option<f64>,
}

/// The verdicts with one confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SureStep {
    /// How sure, in percent.
    pub percent: u8,
    /// How many verdicts.
    pub count: u32,
    /// How many of these were right.
    pub right: u32,
}

impl SureStep {
    /// The share right, 0 to 1.
    pub fn share_right(&self) -> f64 {
        f64::from(self.right) / f64::from(self.count)
    }
}

impl ClassCalibration {
    /// Compares the confidence of the verdicts in a table with their truth.
    pub fn of(table: &Table) -> Self {
        let mut counts = [(0_u32, 0_u32); 101];
        for answer in table.columns().iter().flat_map(|column| &column.answers) {
            if let Some((percent, is_right)) = answer.situation.sure_and_right()
                && let Some((count, right)) = counts.get_mut(usize::from(percent))
            {
                *count += 1;
                *right += u32::from(is_right);
            }
        }
        let given = counts.iter().zip(0_u8..).filter(|((count, _), _)| *count > 0);
        let steps: Vec<SureStep> =
            given.map(|((count, right), percent)| SureStep { percent, count: *count, right: *right }).collect();
        let all: u64 = steps.iter().map(|step| u64::from(step.count)).sum();
        let percents: u64 = steps.iter().map(|step| u64::from(step.count) * u64::from(step.percent)).sum();
        let right: u64 = steps.iter().map(|step| u64::from(step.right)).sum();
        let overconfidence = finite((percents as f64 / 100.0 - right as f64) / all as f64);
        Self { steps, overconfidence }
    }
}
