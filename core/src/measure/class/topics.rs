//! Marks by topic, over a whole class.

use std::collections::HashMap;

use super::Table;
use super::sample::finite;
use super::total::Total;

/// What a class earned on a topic.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassTopic {
    /// The topic.
    pub topic: String,
    /// How many questions are on it.
    pub questions: usize,
    /// Marks earned of those there were to earn, 0 to 1; `None` where there was nothing to earn.
    pub share: Option<f64>,
}

/// Marks by topic, in the order in which the topics were first met. `topics` names the topic of a question; questions
/// without one are left out.
pub fn by_topic(table: &Table, topics: &HashMap<String, String>) -> Vec<ClassTopic> {
    let mut columns: Vec<_> = table.columns().iter().collect();
    columns.sort_by_key(|column| column.met);
    let mut sums: Vec<(&str, usize, Total, f64)> = Vec::new();
    for column in columns {
        let Some(topic) = topics.get(&column.question) else { continue };
        let place = sums.iter().position(|(known, ..)| known == topic).unwrap_or(sums.len());
        if place == sums.len() {
            sums.push((topic, 0, Total::default(), 0.0));
        }
        if let Some((_, questions, earned, max)) = sums.get_mut(place) {
            *questions += 1;
            column.answers.iter().for_each(|answer| earned.add(answer.mark));
            *max += column.max * column.answers.len() as f64;
        }
    }
    let topic = |(topic, questions, earned, max): (&str, usize, Total, f64)| ClassTopic {
        topic: topic.to_owned(),
        questions,
        share: finite(earned.marks() / max),
    };
    sums.into_iter().map(topic).collect()
}
