//! How sure, and how right: whether the confidence that somebody gives, or a class, can be relied on.

/// Confidence compared with being right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// Mean (p − o)², 0 to 1, the smaller the better (Brier 1950): p is the probability given to one's own verdict, o is
    /// 1 where it was right and 0 where not. `None` without verdicts.
    pub brier: Option<f64>,
    /// Mean p minus the share right, −1 to 1: above 0 surer than right. `None` without verdicts.
    pub overconfidence: Option<f64>,
    /// Each confidence that was given, from the least sure.
    pub steps: Vec<Step>,
}

/// The verdicts with one confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How sure, in percent.
    pub percent: u8,
    /// How many verdicts.
    pub count: u32,
    /// How many of these were right.
    pub right: u32,
}

impl Step {
    /// The share right, 0 to 1.
    pub fn share_right(&self) -> f64 {
        f64::from(self.right) / f64::from(self.count)
    }

    /// The sum of (p − o)², in squares of a percent.
    fn squares(&self) -> u64 {
        let square = |distance: u8| u64::from(distance).pow(2);
        u64::from(self.right) * square(100 - self.percent) + u64::from(self.count - self.right) * square(self.percent)
    }
}

impl Calibration {
    /// Compares verdicts with their truth, each given as how sure somebody was of it, in percent up to 100, and whether
    /// it was right. Computed in whole percents, where no order of verdicts can change a digit.
    pub fn of(verdicts: impl IntoIterator<Item = (u8, bool)>) -> Self {
        let mut steps: Vec<Step> = (0..=100).map(|percent| Step { percent, count: 0, right: 0 }).collect();
        for (percent, is_right) in verdicts {
            if let Some(step) = steps.get_mut(usize::from(percent)) {
                step.count += 1;
                step.right += u32::from(is_right);
            }
        }
        steps.retain(|step| step.count > 0);
        let sum = |of: fn(&Step) -> u64| steps.iter().map(of).sum::<u64>() as f64;
        let (count, right) = (sum(|step| step.count.into()), sum(|step| step.right.into()));
        let percents = sum(|step| u64::from(step.count) * u64::from(step.percent));
        let defined = |figure: f64| (count > 0.0).then_some(figure);
        Self {
            brier: defined(sum(Step::squares) / count / 10_000.0),
            overconfidence: defined((percents / 100.0 - right) / count),
            steps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    /// By hand: (0² + 1² + 0.5² + 0.2²) / 4 = 0.3225; (1 + 1 + 0.5 + 0.8) / 4 − 3/4 = 0.075.
    #[test]
    fn sure_and_wrong_costs_most() {
        let calibration = Calibration::of([(100, true), (100, false), (50, true), (80, true)]);
        assert!((calibration.brier.unwrap() - 0.3225).abs() < 1e-12);
        assert!((calibration.overconfidence.unwrap() - 0.075).abs() < 1e-12);
        let steps: Vec<_> = calibration.steps.iter().map(|step| (step.percent, step.count, step.right)).collect();
        assert_eq!(steps, [(50, 1, 1), (80, 1, 1), (100, 2, 1)]);
    }

    #[test]
    fn without_verdicts_nothing_is_defined() {
        assert_eq!(Calibration::of([]), Calibration::default());
    }
}
