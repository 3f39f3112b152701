//! Before and after a lesson: the same learners in two collections, and what cannot be concluded from that.

use serde::{Serialize, Serializer};

use super::Gathered;
use hangup_core::measure::class::{Gain, Report};

/// What changed between two collections. Its title is no part of it as JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// What it is about.
    #[serde(skip)]
    pub title: String,
    /// Learners in the first collection.
    pub before: usize,
    /// Learners in the second collection.
    pub after: usize,
    /// Whether both collections have answers to the same questions, as where halves of a class began with different forms.
    pub same_questions: bool,
    /// What those gained who are in both.
    #[serde(flatten)]
    pub gain: Gain,
    /// The same, topic by topic.
    pub topics: Vec<TopicGain>,
}

/// What was gained on a topic; as JSON, of marks alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicGain {
    /// The topic.
    pub topic: String,
    /// What was gained.
    #[serde(rename = "marks", serialize_with = "marks")]
    pub gain: Gain,
}

fn marks<S: Serializer>(gain: &Gain, serializer: S) -> Result<S::Ok, S::Error> {
    gain.marks.serialize(serializer)
}

impl Comparison {
    /// Compares two collections.
    pub fn between(before: &Gathered, after: &Gathered) -> Self {
        let gain = |wanted: &dyn Fn(&str) -> bool| {
            let (before, after) = (before.table.only(wanted), after.table.only(wanted));
            let (first, second) = (Report::of(&before, None), Report::of(&after, None));
            Gain::between(&first.learners, &second.learners)
        };
        let mut topics: Vec<&String> = Vec::new();
        for gathered in [before, after] {
            for topic in gathered.table.questions().filter_map(|question| gathered.topics.get(question)) {
                if !topics.contains(&topic) {
                    topics.push(topic);
                }
            }
        }
        let known = |question: &str| before.topics.get(question).or_else(|| after.topics.get(question));
        let topics = topics
            .into_iter()
            .map(|topic| TopicGain { topic: topic.clone(), gain: gain(&|question| known(question) == Some(topic)) })
            .collect();
        Self {
            title: after.title.clone(),
            before: before.table.learners().len(),
            after: after.table.learners().len(),
            gain: gain(&|_| true),
            topics,
            same_questions: before.table.questions().eq(after.table.questions()),
        }
    }
}
