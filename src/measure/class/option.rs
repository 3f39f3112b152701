//! The options of a question as a class chose them: how many, and how those did in the rest of the quiz.

use std::collections::HashMap;

use serde::Serialize;

use super::Planned;
use super::intervals::student;
use super::sample::Sample;
use super::table::Column;

/// An option, or whatever else was given as a response.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice<'t> {
    /// What was chosen, as the table has it.
    #[serde(serialize_with = "super::shown")]
    pub response: &'t str,
    /// How many chose it.
    pub n: u32,
    /// The share who chose it, 0 to 1, of all who were given the question.
    pub share: f64,
    /// The correlation of having chosen it with the marks on all other questions. `None` where nobody or everybody chose
    /// it, or these marks do not vary.
    pub item_rest: Option<f64>,
    /// Whether it is right.
    pub key: bool,
    #[serde(skip)]
    group: Group,
}

/// Some learners, told by the marks they earned on all other questions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Group {
    size: u32,
    /// Sum and sum of squares of the deviations from the mean of all.
    deviations: f64,
    squares: f64,
    /// Whether one of them earned all marks of the question.
    earned_all: bool,
}

/// The choices of those who were given a question, as far as the table tells them: first the options that the quiz has,
/// as authored, then whatever else was given, in alphabetical order. Where the quiz names no options, right is what earned
/// all marks.
pub(super) fn choices<'t>(column: &'t Column, rests: &Sample, planned: Option<&'t Planned>) -> Vec<Choice<'t>> {
    let mut groups = groups(column, rests);
    let choice = |response, group: Group, key| Choice {
        response,
        n: group.size,
        share: f64::from(group.size) / rests.count() as f64,
        item_rest: rests.correlation_of_group(group.size, group.deviations),
        key,
        group,
    };
    let options = planned.map(|planned| planned.options.as_slice()).unwrap_or_default();
    let mut choices: Vec<_> = options
        .iter()
        .map(|option| choice(&option.response, groups.remove(option.response.as_str()).unwrap_or_default(), option.key))
        .collect();
    let mut others: Vec<_> = groups
        .into_iter()
        .map(|(response, group)| choice(response, group, options.is_empty() && group.earned_all))
        .collect();
    others.sort_unstable_by_key(|choice| choice.response);
    choices.append(&mut others);
    choices
}

/// Who chose what.
fn groups<'t>(column: &'t Column, rests: &Sample) -> HashMap<&'t str, Group> {
    let mut groups = vec![Group::default(); column.responses.len()];
    for (answer, deviation) in column.answers.iter().zip(rests.deviations()) {
        if let Some(group) = answer.response().and_then(|place| groups.get_mut(place)) {
            group.add(deviation);
            group.earned_all |= answer.mark == column.max;
        }
    }
    column.responses.iter().map(AsRef::as_ref).zip(groups).collect()
}

/// Whether a wrong option looks like the right one: it was chosen by at least 5 people, its correlation with the marks on
/// all other questions is positive and greater than the key's, and those who chose it did better there than those who
/// chose the key, by Student's t test at the level of 0.2, one-sided. Where nobody chose the key, all others stand for
/// those who did.
///
/// Without the test, the rule finds a key that is wrong in 9 of 10 classes of 25, and suspects FIGURES in 100 questions
/// whose key is right; with it in 7 of 10, and 1 or 2 in 100. (Simulated: 10 and 20 questions of 3 and 4 options, a
/// logistic model with abilities and difficulties from the standard normal distribution; `tests/class_miskeys.rs`.) The
/// level of 0.2 is the one that most often suspects that question and no other.
pub(super) fn possible_miskey(choices: &[Choice<'_>], rests: &Sample) -> bool {
    /// People without whom an option is not suspected.
    const ENOUGH: u32 = 5;
    let key = choices.iter().filter(|choice| choice.key).fold(Group::default(), |all, choice| all.and(choice.group));
    let key_item_rest = rests.correlation_of_group(key.size, key.deviations);
    choices.iter().filter(|choice| !choice.key && choice.n >= ENOUGH).any(|choice| {
        let rivals = if key.size > 0 { key } else { Group::all(rests).but(choice.group) };
        choice.item_rest.is_some_and(|item_rest| item_rest > 0.0 && key_item_rest.is_none_or(|key| item_rest > key))
            && choice.group.did_better_than(rivals)
    })
}

impl Group {
    fn all(rests: &Sample) -> Self {
        let mut all = Self::default();
        rests.deviations().for_each(|deviation| all.add(deviation));
        all
    }

    fn add(&mut self, deviation: f64) {
        self.size += 1;
        self.deviations += deviation;
        self.squares += deviation * deviation;
    }

    fn and(self, other: Self) -> Self {
        Self {
            size: self.size + other.size,
            deviations: self.deviations + other.deviations,
            squares: self.squares + other.squares,
            earned_all: self.earned_all || other.earned_all,
        }
    }

    fn but(self, part: Self) -> Self {
        Self {
            size: self.size - part.size,
            deviations: self.deviations - part.deviations,
            squares: self.squares - part.squares,
            earned_all: self.earned_all,
        }
    }

    fn mean(self) -> f64 {
        self.deviations / f64::from(self.size)
    }

    fn squares_within(self) -> f64 {
        (self.squares - self.deviations * self.mean()).max(0.0)
    }

    /// Student's t test with one variance for both groups.
    fn did_better_than(self, other: Self) -> bool {
        /// The chance of saying so where there is no difference.
        const LEVEL: f64 = 0.2;
        let (size, other_size) = (f64::from(self.size), f64::from(other.size));
        let degrees = size + other_size - 2.0;
        let variance = (self.squares_within() + other.squares_within()) / degrees;
        let error = (variance * (1.0 / size + 1.0 / other_size)).sqrt();
        let t = (self.mean() - other.mean()) / error;
        student(1.0 - LEVEL, degrees).is_some_and(|enough| t > enough)
    }
}
