//! How well the questions of a quiz agree with each other: Cronbach's α and what follows from it. Only learners who were
//! given every question count here, since a total over other questions is another total.

use super::sample::{Sample, finite};
use super::scores::{Scores, Standings};
use super::table::Column;
use super::total::Total;

/// The agreement of the questions, over learners who were given all of them.
#[derive(Debug)]
pub(super) struct Consistency {
    totals: Sample,
    parts: Vec<Part>,
    variances: Total,
    roots: Total,
    dichotomous: bool,
}

/// What a question contributes; not numbers where fewer than two learners were given every question.
#[derive(Debug)]
struct Part {
    variance: f64,
    with_total: f64,
    rest_variance: f64,
}

impl Consistency {
    /// No question yet.
    pub fn of(standings: &Standings) -> Self {
        Self {
            totals: standings.complete_totals(),
            parts: Vec::new(),
            variances: Total::default(),
            roots: Total::default(),
            dichotomous: true,
        }
    }

    /// Adds a question, with the marks of those who were given every question.
    pub fn add(&mut self, complete: &Scores, column: &Column) {
        let part = Part {
            variance: complete.marks.variance().unwrap_or(f64::NAN),
            with_total: complete.marks.covariance(&complete.totals).unwrap_or(f64::NAN),
            rest_variance: complete.rests.variance().unwrap_or(f64::NAN),
        };
        self.variances.add(part.variance);
        self.roots.add(part.with_total.max(0.0).sqrt());
        self.parts.push(part);
        self.dichotomous &=
            column.max == 1.0 && column.answers.iter().all(|answer| answer.mark == 0.0 || answer.mark == 1.0);
    }

    /// How many learners were given every question.
    pub fn learners(&self) -> usize {
        self.totals.count()
    }

    /// Cronbach's α: k/(k−1) · (1 − Σ var xᵢ / var T), at most 1 and perhaps negative. `None` with one question, with
    /// fewer than two learners, or where all have the same total.
    pub fn alpha(&self) -> Option<f64> {
        alpha(self.parts.len(), self.variances.marks(), self.totals.variance()?)
    }

    /// Kuder and Richardson's formula 20, k/(k−1) · (1 − Σ pq / σ²), where every mark is 0 or 1 and every maximum 1.
    ///
    /// pq and σ² both have the divisor n, and in a quotient the same divisor above and below makes no difference: it is
    /// α itself.
    pub fn kr20(&self) -> Option<f64> {
        self.alpha().filter(|_| self.dichotomous)
    }

    /// The standard error of measurement, in marks: sd · √(1 − α).
    pub fn sem(&self) -> Option<f64> {
        finite(self.totals.sd()? * self.unreliable()?)
    }

    /// The error ratio, in percent: 100 · √(1 − α).
    pub fn error_ratio(&self) -> Option<f64> {
        finite(100.0 * self.unreliable()?)
    }

    /// α of all questions but the one in this place.
    pub fn alpha_without(&self, place: usize) -> Option<f64> {
        let part = self.parts.get(place)?;
        alpha(self.parts.len() - 1, self.variances.without(part.variance), part.rest_variance)
    }

    /// How much of the differences between learners the question in this place makes, in percent:
    /// 100 · √cov(x, T) / Σ √cov(xⱼ, T). `None` where the covariance is negative; the sum leaves out such questions.
    pub fn effective_weight(&self, place: usize) -> Option<f64> {
        finite(100.0 * self.parts.get(place)?.with_total.sqrt() / self.roots.marks())
    }

    fn unreliable(&self) -> Option<f64> {
        /// An α that is 1 but for rounding is 1.
        const NEARLY: f64 = 1e-12;
        let share = 1.0 - self.alpha()?;
        Some(if share > NEARLY { share.sqrt() } else { 0.0 })
    }
}

fn alpha(k: usize, sum_of_variances: f64, variance_of_total: f64) -> Option<f64> {
    let k = k as f64;
    let alpha = k / (k - 1.0) * (1.0 - sum_of_variances / variance_of_total);
    finite(alpha).filter(|_| k > 1.0 && variance_of_total > 0.0)
}
