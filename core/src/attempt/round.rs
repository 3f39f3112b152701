//! A round: as much of a quiz as one sits down to at a time. It takes what has not been seen lately first, mixes topics,
//! and brings twins together.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::paper::draw_key;
use super::{DrawOptions, Mode, Paper, draw};
use crate::quiz::{Ask, Id, Question, Quiz};

/// How much a round holds, counted in questions of the short kinds.
const ROUND: usize = 12;

/// A call takes as long as so many other questions.
const CALL: usize = 4;

/// What a question adds to a round.
fn weight(question: &Question) -> usize {
    match question.face.ask {
        Ask::Call(_) => CALL,
        Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => 1,
    }
}

/// How many questions a round of a quiz holds that has so many, some of them calls.
pub fn round_size(questions: usize, calls: usize) -> usize {
    if calls == questions { questions.min(ROUND / CALL) } else { questions.min(ROUND) }
}

/// Draws a round for practice. `last_seen` says when a question was last on a screen; the same seed and the same memory
/// always draw the same round.
pub fn draw_round(quiz: &Quiz, seed: u64, last_seen: &HashMap<Id, Timestamp>) -> Paper {
    let options = DrawOptions { mode: Mode::Practice, seed, form: String::new(), count: None, topic: None };
    let mut paper = draw(quiz, &options);
    let chosen = choose(quiz, seed, last_seen);
    paper.entries.retain(|entry| chosen.contains(&entry.question));
    paper
}

fn choose<'q>(quiz: &'q Quiz, seed: u64, last_seen: &HashMap<Id, Timestamp>) -> HashSet<&'q Id> {
    let mut waiting: Vec<&Question> = quiz.questions.iter().collect();
    waiting.sort_by_cached_key(|question| draw_key(seed, "", &question.face.id, ""));
    let mut on_topic: HashMap<&str, usize> = HashMap::new();
    let (mut chosen, mut filled) = (HashSet::new(), 0);
    while filled < ROUND {
        // What was seen on the same day was seen equally long ago.
        let day_seen = |question: &Question| last_seen.get(&question.face.id).map(|at| at.as_second() / 86_400);
        let met = |question: &Question| on_topic.get(question.face.topic.as_str()).copied().unwrap_or(0);
        let next = waiting.iter().enumerate().min_by_key(|(_, question)| (day_seen(question), met(question)));
        let Some((place, _)) = next else { break };
        let question = waiting.remove(place);
        let twin = question.key.twin.as_ref();
        let twin = waiting.iter().position(|other| Some(&other.face.id) == twin).map(|place| waiting.remove(place));
        for question in std::iter::once(question).chain(twin) {
            *on_topic.entry(question.face.topic.as_str()).or_default() += 1;
            filled += weight(question);
            chosen.insert(&question.face.id);
        }
    }
    chosen
}
