//! How well a class tells scams from genuine contacts: everybody on their own, and all verdicts taken together.

use serde::Serialize;

use super::Discernment;
use super::intervals::{self, Interval};
use super::learner::Learner;
use super::sample::Sample;
use super::table::Table;

/// Discernment of a class.
///
/// The mean of the learners' d′ comes first. The one of all verdicts pooled is smaller where people lean differently.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClassDiscernment {
    /// All verdicts pooled.
    #[serde(flatten)]
    pub pooled: Discernment,
    /// How often somebody could not tell; this is in none of the other figures.
    pub could_not_tell: u32,
    /// d′ of all verdicts pooled.
    pub d_prime: Option<f64>,
    /// c of all verdicts pooled: above 0 too trusting, below 0 too suspicious.
    pub criterion: Option<f64>,
    /// The standard error of the pooled d′.
    pub d_prime_se: Option<f64>,
    /// The mean of the learners' d′, of those who met scams and genuine contacts.
    pub mean_d_prime: Option<f64>,
    /// Its interval, by t.
    pub mean_d_prime_ci: Option<Interval>,
    /// Mean (p − o)² over all verdicts with a confidence, 0 to 1, the smaller the better (Brier 1950).
    pub brier: Option<f64>,
}

impl ClassDiscernment {
    /// Counts the verdicts of a table and its learners.
    pub(super) fn of(table: &Table, learners: &[Learner<'_>]) -> Self {
        let mut pooled = Discernment::default();
        for learner in learners {
            pooled.scams += learner.discernment.scams;
            pooled.genuine += learner.discernment.genuine;
            pooled.hits += learner.discernment.hits;
            pooled.alarms += learner.discernment.alarms;
        }
        let each = Sample::of(learners.iter().filter_map(|learner| learner.discernment.d_prime()));
        Self {
            could_not_tell: learners.iter().map(|learner| learner.could_not_tell).sum(),
            d_prime: pooled.d_prime(),
            criterion: pooled.criterion(),
            d_prime_se: pooled.d_prime_error(),
            mean_d_prime: each.mean(),
            mean_d_prime_ci: intervals::of_mean(&each),
            brier: table.calibration().brier,
            pooled,
        }
    }
}
