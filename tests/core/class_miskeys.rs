//! Wrong keys in simulated classes: right keys are seldom suspected, and a wrong one is found, however small a class is.

use hangup_core::measure::class::{Flag, Report, Row, RowResponse, Rows, Situation, Table};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The question whose key may be wrong.
const FIRST: &str = "question 0";

const OPTIONS: [&str; 4] = ["a", "b", "c", "d"];

/// From 0 to 1, and never 1.
fn uniform(chance: &mut ChaCha8Rng) -> f64 {
    (chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// From the standard normal distribution (Box & Muller 1958).
fn normal(chance: &mut ChaCha8Rng) -> f64 {
    (-2.0 * (1.0 - uniform(chance)).ln()).sqrt() * (std::f64::consts::TAU * uniform(chance)).cos()
}

/// A class that answers questions of some options by a logistic model, with abilities and difficulties from the standard
/// normal distribution: `a` is right, and whoever does not know it takes any of the others. In the first question, another
/// option may be called right.
fn class(chance: &mut ChaCha8Rng, learners: usize, questions: usize, options: usize, key_of_first: &str) -> Table {
    let abilities: Vec<f64> = (0..learners).map(|_| normal(chance)).collect();
    let mut rows = Rows::default();
    for question in 0..questions {
        let (name, difficulty) = (format!("question {question}"), normal(chance));
        let key = if name == FIRST { key_of_first } else { "a" };
        for (learner, ability) in abilities.iter().enumerate() {
            let knows = uniform(chance) < 1.0 / (1.0 + (difficulty - ability).exp());
            let other = 1 + (uniform(chance) * (options - 1) as f64) as usize;
            let response = OPTIONS.get(if knows { 0 } else { other }).copied().unwrap();
            let (learner, mark) = (learner.to_string(), f64::from(response == key));
            let row = Row {
                learner: &learner,
                question: &name,
                mark,
                max_mark: 1.0,
                response: RowResponse::Given(response),
                situation: Situation::default(),
            };
            rows.add(&row).unwrap();
        }
    }
    rows.into_table(|_, text: &str| text.into()).unwrap()
}

/// The questions whose key is suspected.
fn suspected(table: &Table) -> Vec<String> {
    let items = Report::of(table, None).items.into_iter();
    let suspected = items.filter(|item| item.flags.contains(&Flag::PossibleMiskey));
    suspected.map(|item| item.question.to_owned()).collect()
}

/// Of so many classes, the share in which just the first question is suspected when its key is wrong, and the share of
/// questions that are suspected when all keys are right.
fn shares(classes: usize, learners: usize, questions: usize, options: usize) -> (f64, f64) {
    let mut chance = ChaCha8Rng::seed_from_u64((learners + questions * options) as u64);
    let (mut found, mut wronged) = (0, 0);
    for _ in 0..classes {
        found += usize::from(suspected(&class(&mut chance, learners, questions, options, "b")) == [FIRST]);
        wronged += suspected(&class(&mut chance, learners, questions, options, "a")).len();
    }
    (found as f64 / classes as f64, wronged as f64 / (classes * questions) as f64)
}

#[test]
fn in_classes_of_25_at_most_5_in_100_right_keys_are_suspected() {
    for (questions, options) in [(8, 4), (10, 3), (10, 4), (20, 3), (20, 4)] {
        let (found, wronged) = shares(400, 25, questions, options);
        assert!(wronged <= 0.05, "{wronged} of {questions} questions with {options} options");
        assert!(found >= 0.45, "{found} of classes with {questions} questions with {options} options");
    }
}

#[test]
fn in_larger_classes_the_wrong_key_is_suspected_and_no_other() {
    let (found, wronged) = shares(200, 100, 20, 4);
    assert!(found >= 0.9 && wronged <= 0.01, "{found} found, {wronged} wronged");
    let (found, wronged) = shares(50, 400, 20, 4);
    assert!(found >= 0.97 && wronged <= 0.001, "{found} found, {wronged} wronged");
}
