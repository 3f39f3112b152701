//! Keys that may be wrong: an option that is called wrong, and that those choose who know the rest.

use super::intervals::student;
use super::option::Choice;

/// People without whom no option is suspected.
const ENOUGH: u32 = 5;

/// The chance of calling an option better than the key that is as good.
const LEVEL: f64 = 0.25;

/// Whether a wrong option of a question, which so many were given, looks like the right one: at least 5 people chose it,
/// its correlation with the marks on all other questions is positive, and it is greater than the key's by Williams's test
/// at the level of 0.25, one-sided. Where the key has no correlation, it is taken to be 0.
///
/// Without that test the rule would find the wrong key in 88 to 93 of 100 classes of 25, and suspect 5 to 10 in 100
/// questions whose key is right: in most classes something. With it, it finds 69 to 79, and suspects 1 to 3 in 100. The
/// level is the one at which that question, and no other, is suspected most often: in 53 to 59 classes instead of 24 to
/// 45. (Simulated with NumPy: classes that answer 8, 10 or 20 questions with 3 or 4 options, by a logistic model with
/// abilities and difficulties from the standard normal distribution. `tests/core/class_miskeys.rs` does it again.)
pub(super) fn possible_miskey(choices: &[Choice<'_>], n: usize) -> bool {
    let (keys, wrong): (Vec<&Choice<'_>>, Vec<&Choice<'_>>) = choices.iter().partition(|choice| choice.key);
    let mut keys: Vec<Chosen> = keys.into_iter().map(Chosen::of).collect();
    if keys.is_empty() {
        keys.push(Chosen { by: 0, item_rest: 0.0 });
    }
    let mut wrong = wrong.into_iter().map(Chosen::of).filter(|wrong| wrong.by >= ENOUGH && wrong.item_rest > 0.0);
    wrong.any(|wrong| keys.iter().all(|key| wrong.item_rest > key.item_rest && is_greater(wrong, *key, n)))
}

/// How many chose something, and the correlation of that with the marks on all other questions.
#[derive(Debug, Clone, Copy)]
struct Chosen {
    by: u32,
    item_rest: f64,
}

impl Chosen {
    fn of(choice: &Choice<'_>) -> Self {
        Self { by: choice.n, item_rest: choice.item_rest.unwrap_or(0.0) }
    }
}

/// Williams's test of two correlations with the same third variable (Journal of the Royal Statistical Society B 21, 1959;
/// recommended by Steiger, Psychological Bulletin 87, 1980), among so many people.
///
/// Where everybody chose the one or the other, the two are one variable seen from two sides; there it comes to the usual
/// test of a correlation.
fn is_greater(one: Chosen, other: Chosen, n: usize) -> bool {
    let (n, between) = (n as f64, between(one.by, other.by, n as f64));
    let (one, other, degrees) = (one.item_rest, other.item_rest, n - 3.0);
    let determinant = 1.0 - one * one - other * other - between * between + 2.0 * one * other * between;
    let mean = (one + other) / 2.0;
    let t = if between > -1.0 {
        let error = 2.0 * (n - 1.0) / degrees * determinant + mean * mean * (1.0 - between).powi(3);
        (one - other) * ((n - 1.0) * (1.0 + between) / error).sqrt()
    } else {
        one * (degrees / (1.0 - one * one)).sqrt()
    };
    student(1.0 - LEVEL, degrees).is_some_and(|enough| t > enough)
}

/// The correlation of having chosen one of two options with having chosen the other, −1 to 0.
fn between(one: u32, other: u32, n: f64) -> f64 {
    let (one, other) = (f64::from(one), f64::from(other));
    -(one * other / ((n - one) * (n - other))).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{Chosen, between, is_greater};
    use crate::measure::class::{Choice, ResponseCategory};

    fn chosen(by: u32, item_rest: f64) -> Chosen {
        Chosen { by, item_rest }
    }

    fn choice(n: u32, item_rest: f64, key: bool) -> Choice<'static> {
        static RESPONSE: ResponseCategory = ResponseCategory::Text(String::new());
        Choice { response: &RESPONSE, n, share: 0.0, item_rest: Some(item_rest), key }
    }

    /// Expected values from the formula written with NumPy 2.4, and SciPy 1.17's `t.ppf(0.75, 22)` = 0.686: t is 1.10 with
    /// 0.3 against −0.1, and 0.54 with 0.15 against −0.05.
    #[test]
    fn a_difference_must_be_large_enough() {
        assert!((between(8, 10, 25.0) + 0.560_112_033_611_203_9).abs() < 1e-12);
        assert!(is_greater(chosen(8, 0.3), chosen(10, -0.1), 25));
        assert!(!is_greater(chosen(8, 0.15), chosen(10, -0.05), 25));
    }

    /// By hand: 0.3 · √(22 / (1 − 0.09)) is 1.48, and 0.1 · √(22 / 0.99) is 0.47, below 0.686.
    #[test]
    fn two_options_are_one_seen_from_two_sides() {
        assert!(is_greater(chosen(10, 0.3), chosen(15, -0.3), 25));
        assert!(!is_greater(chosen(10, 0.1), chosen(15, -0.1), 25));
    }

    #[test]
    fn an_option_is_suspected_if_enough_chose_it_and_it_stands_above_every_key() {
        let possible = |choices: &[Choice<'_>]| super::possible_miskey(choices, 25);
        assert!(possible(&[choice(12, -0.3, true), choice(8, 0.5, false)]));
        assert!(!possible(&[choice(12, -0.3, true), choice(4, 0.5, false)]), "four are too few");
        assert!(!possible(&[choice(12, -0.6, true), choice(8, -0.1, false)]), "only weaker learners chose it");
        assert!(!possible(&[choice(12, 0.4, true), choice(8, 0.5, false)]), "the key is about as good");
        assert!(!possible(&[choice(9, -0.3, true), choice(8, 0.5, true), choice(8, 0.4, false)]));
        assert!(possible(&[choice(8, 0.5, false), choice(17, -0.5, false)]), "nobody chose the key");
        assert!(!possible(&[]));
    }
}
