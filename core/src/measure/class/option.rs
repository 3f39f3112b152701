//! The options of a question as a class chose them: how many, and how those did in the rest of the quiz.

use std::collections::HashMap;

use serde::Serialize;

use super::sample::Sample;
use super::table::Column;
use super::{Planned, ResponseCategory};

/// An option, or whatever else was given as a response.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice<'t> {
    /// What was chosen.
    pub response: &'t ResponseCategory,
    /// How many chose it.
    pub n: u32,
    /// The share who chose it, 0 to 1, of all who were given the question.
    pub share: f64,
    /// The correlation of having chosen it with the marks on all other questions, −1 to 1. `None` where nobody or
    /// everybody chose it, or these marks do not vary.
    pub item_rest: Option<f64>,
    /// Whether it is right.
    pub key: bool,
}

/// Those who chose something.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    size: u32,
    /// The sum of their deviations from the mean of all in the rest of the quiz.
    deviations: f64,
    /// Whether one of them earned all marks of the question.
    earned_all: bool,
}

/// The choices of those who were given a question, as far as the table has them: first the options that the quiz has,
/// as authored, then whatever else was given, in the alphabetical order of their texts. Where the quiz names no options, right is what earned
/// all marks.
pub(super) fn choices<'t>(column: &'t Column, rests: &Sample, planned: Option<&'t Planned>) -> Vec<Choice<'t>> {
    let mut groups = groups(column, rests);
    let choice = |response, group: Group, key| Choice {
        response,
        n: group.size,
        share: f64::from(group.size) / rests.count() as f64,
        item_rest: rests.correlation_of_group(group.size, group.deviations),
        key,
    };
    let options = planned.map(|planned| planned.options.as_slice()).unwrap_or_default();
    let mut choices: Vec<_> = options
        .iter()
        .map(|option| choice(&option.response, groups.remove(&option.response).unwrap_or_default(), option.key))
        .collect();
    let mut others: Vec<_> = groups
        .into_iter()
        .map(|(response, group)| choice(response, group, options.is_empty() && group.earned_all))
        .collect();
    others.sort_by_cached_key(|choice| choice.response.to_string());
    choices.append(&mut others);
    choices
}

fn groups<'t>(column: &'t Column, rests: &Sample) -> HashMap<&'t ResponseCategory, Group> {
    let mut groups = vec![Group::default(); column.responses.len()];
    for (answer, deviation) in column.answers.iter().zip(rests.deviations()) {
        if let Some(group) = answer.response().and_then(|place| groups.get_mut(place)) {
            group.size += 1;
            group.deviations += deviation;
            group.earned_all |= answer.mark == column.max;
        }
    }
    column.responses.iter().zip(groups).collect()
}
