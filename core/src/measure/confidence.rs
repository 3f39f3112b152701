//! How sure, and how right: whether the confidence somebody gives can be relied on.

use super::Judgement;
use crate::attempt::Confidence;

/// Confidence compared with being right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// Mean (p − o)², 0 to 1, the smaller the better (Brier 1950): p is the probability given to one's own verdict, o is
    /// 1 where it was right and 0 where not. `None` without verdicts.
    pub brier: Option<f64>,
    /// Mean p minus the share right, −1 to 1: above 0 surer than right. `None` without verdicts.
    pub overconfidence: Option<f64>,
    /// The share right at each step of confidence that was used, from the least sure.
    pub steps: Vec<Step>,
}

/// One step of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How sure.
    pub confidence: Confidence,
    /// How often that was said.
    pub count: u32,
    /// How often it was right.
    pub right: u32,
}

impl Step {
    /// The share right, 0 to 1.
    pub fn share_right(&self) -> f64 {
        f64::from(self.right) / f64::from(self.count)
    }
}

impl Calibration {
    /// Compares the confidence of verdicts with their truth.
    pub fn of(judgements: &[Judgement]) -> Self {
        let count = judgements.len() as f64;
        let mean = |of: fn(&Judgement) -> f64| {
            (!judgements.is_empty()).then(|| judgements.iter().map(of).sum::<f64>() / count)
        };
        let step = |confidence: Confidence| {
            let said = || judgements.iter().filter(move |judged| judged.confidence == confidence);
            let (count, right) = (said().count() as u32, said().filter(|judged| judged.right()).count() as u32);
            (count > 0).then_some(Step { confidence, count, right })
        };
        Self {
            brier: mean(|judged| (judged.confidence.probability() - f64::from(judged.right())).powi(2)),
            overconfidence: mean(|judged| judged.confidence.probability() - f64::from(judged.right())),
            steps: Confidence::STEPS.into_iter().filter_map(step).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Calibration, Confidence, Judgement};
    use crate::quiz::Truth;

    fn judged(step: usize, right: bool) -> Judgement {
        let verdict = if right { Truth::Scam } else { Truth::Genuine };
        Judgement { truth: Truth::Scam, verdict, confidence: Confidence::STEPS[step] }
    }

    /// By hand: (0² + 1² + 0.5² + 0.2²) / 4 = 0.3225; (1 + 1 + 0.5 + 0.8) / 4 − 3/4 = 0.075.
    #[test]
    fn sure_and_wrong_costs_most() {
        let calibration = Calibration::of(&[judged(5, true), judged(5, false), judged(0, true), judged(3, true)]);
        assert!((calibration.brier.unwrap() - 0.3225).abs() < 1e-12);
        assert!((calibration.overconfidence.unwrap() - 0.075).abs() < 1e-12);
        let steps: Vec<_> =
            calibration.steps.iter().map(|step| (step.confidence.percent(), step.count, step.right)).collect();
        assert_eq!(steps, [(50, 1, 1), (80, 1, 1), (100, 2, 1)]);
    }

    #[test]
    fn without_verdicts_nothing_is_defined() {
        assert_eq!(Calibration::of(&[]), Calibration::default());
    }
}
