//! Weights: what choosing an option adds, in GIFT as a percentage and in hangup as a fraction, and which is left to the
//! even share.

/// How far a written weight may be from the even share and still mean it, as a fraction: Moodle's own tolerance when it
/// compares a weight with the grades that it knows.
const TOLERANCE: f64 = 1e-5;

/// A weight as it stands in a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    /// Whether the answer is marked `=`.
    pub right: bool,
    /// What it adds: −1 to 1, a larger number where the file says so.
    pub fraction: f64,
}

/// The fraction that a percentage in digits means, without the error that dividing by a hundred would bring.
pub(super) fn fraction(percent: &str) -> Option<f64> {
    format!("{percent}e-2").parse().ok().filter(|fraction: &f64| fraction.is_finite())
}

/// A fraction as a percentage with the five decimals that Moodle writes, without zeros at its end.
pub(super) fn percent(fraction: f64) -> String {
    let digits = format!("{:.5}", fraction * 100.0);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Which of several options are right. Where one is marked `=`, those are; otherwise those that earn something.
pub(super) fn correct(weights: &[Weight]) -> Vec<bool> {
    let marked = weights.iter().any(|weight| weight.right);
    weights.iter().map(|weight| if marked { weight.right } else { weight.fraction > 0.0 }).collect()
}

/// What each option is worth where nothing is written: the right ones share the mark, and where there are several of
/// them, the wrong ones share its loss. As for [`hangup_core::quiz::OptionKey::fraction`].
pub(super) fn even_shares(correct: &[bool]) -> Vec<f64> {
    let right = correct.iter().filter(|correct| **correct).count();
    let wrong = correct.len() - right;
    let share = |correct: &bool| match (correct, right > 1) {
        (true, _) => 1.0 / right as f64,
        (false, true) => -1.0 / wrong as f64,
        (false, false) => 0.0,
    };
    correct.iter().map(share).collect()
}

/// The fractions to write for options of which it is known which are right; `None` where the even share is meant.
pub(super) fn fractions(weights: &[Weight], correct: &[bool]) -> Vec<Option<f64>> {
    let written = |(weight, even): (&Weight, f64)| {
        let is_even = (weight.fraction - even).abs() < TOLERANCE;
        (!is_even).then_some(weight.fraction)
    };
    weights.iter().zip(even_shares(correct)).map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::{Weight, correct, fraction, fractions, percent};

    fn weights(percents: &[&str]) -> Vec<Weight> {
        percents.iter().map(|percent| Weight { right: false, fraction: fraction(percent).unwrap() }).collect()
    }

    #[test]
    fn percentages_have_five_decimals_at_most() {
        let written = [1.0 / 3.0, -2.0 / 3.0, 1.0 / 7.0, 0.125, -1.0, 0.07, 1e-9].map(percent);
        assert_eq!(written, ["33.33333", "-66.66667", "14.28571", "12.5", "-100", "7", "0"]);
    }

    #[test]
    fn a_percentage_means_the_number_with_those_digits() {
        for (percent, meant) in [("33.3", 0.333), ("7", 0.07), ("-14.28571", -0.142_857_1), ("100", 1.0), ("5.", 0.05)]
        {
            assert_eq!(fraction(percent), Some(meant), "{percent}");
        }
    }

    #[test]
    fn thirds_and_sevenths_are_even_shares_and_all_else_is_what_it_is() {
        let thirds = weights(&["33.33333", "33.33333", "33.33333", "-100"]);
        assert_eq!(fractions(&thirds, &correct(&thirds)), [None; 4]);
        let sevenths = weights(&[["14.28571"; 7].as_slice(), &["-50", "-50"]].concat());
        assert_eq!(fractions(&sevenths, &correct(&sevenths)), [None; 9]);
        let uneven = weights(&["28.57143", "71.42857", "0", "-33.3333"]);
        assert_eq!(
            fractions(&uneven, &correct(&uneven)),
            [Some(0.285_714_3), Some(0.714_285_7), Some(0.0), Some(-0.333_333)]
        );
    }
}
