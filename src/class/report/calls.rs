//! The ways that a class took through a call: what was replied to each line, where people could have known, and how it
//! ended.

use std::collections::HashMap;

use hangup_core::attempt::Response;
use hangup_core::measure::Results;
use hangup_core::quiz::call::{CallFace, CallKey, Ending, EndingOutcome, Line, Reply, Turn, follow};
use hangup_core::quiz::{AnswerKey, Ask, Id, Question};
use hangup_core::wording::first_sentence;

/// The ways that were taken through a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallPaths {
    /// The id of its question.
    pub question: String,
    /// How many played it to an end.
    pub played: u32,
    /// The lines that were heard, as authored.
    pub lines: Vec<LinePath>,
    /// How it ended, as authored: what became of them, in words, and how many.
    pub endings: Vec<(EndingOutcome, String, u32)>,
}

/// A line of a call, and what became of those who heard it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePath {
    /// Who says it.
    pub who: String,
    /// What they say.
    pub says: String,
    /// How many heard it.
    pub heard: u32,
    /// Why one could know from here on what the call is, where one could.
    pub tells: Option<String>,
    /// What can be replied, and how many first replied so.
    pub replies: Vec<(String, u32)>,
}

/// The calls of a quiz, with the ways that are taken in some results.
pub(super) fn calls(questions: &[Question], results: &[Results<'_>]) -> Vec<CallPaths> {
    questions.iter().filter_map(|question| paths(question, results)).collect()
}

fn paths(question: &Question, results: &[Results<'_>]) -> Option<CallPaths> {
    let (Ask::Call(call), AnswerKey::Call(key)) = (&question.face.ask, &question.key.answer) else { return None };
    let taken: Vec<&[Id]> = results
        .iter()
        .flat_map(|results| &results.outcomes)
        .filter(|outcome| outcome.question.face.id == question.face.id)
        .filter_map(|outcome| match outcome.response {
            Some(Response::Call { path, .. }) => Some(path.as_slice()),
            _ => None,
        })
        .collect();
    let mut heard: HashMap<usize, u32> = HashMap::new();
    let mut replied: HashMap<&Id, u32> = HashMap::new();
    let mut ended: HashMap<&Id, u32> = HashMap::new();
    for path in &taken {
        let walk = follow(call, path);
        let mut lines: Vec<usize> = Vec::new();
        let mut answered: Vec<usize> = Vec::new();
        for step in walk.turns() {
            match step {
                Turn::Line(place, _) if !lines.contains(place) => lines.push(*place),
                // Who goes round in a circle is counted by what they replied first.
                Turn::Reply(place, reply) if !answered.contains(place) => {
                    answered.push(*place);
                    *replied.entry(&reply.id).or_default() += 1;
                }
                Turn::Line(..) | Turn::Reply(..) => {}
            }
        }
        lines.into_iter().for_each(|place| *heard.entry(place).or_default() += 1);
        if let Some(ending) = walk.ending() {
            *ended.entry(ending).or_default() += 1;
        }
    }
    let ending = |end: &Ending| (end.outcome, first_sentence(&end.text), ended.get(&end.id).copied().unwrap_or(0));
    Some(CallPaths {
        question: question.face.id.to_string(),
        played: ended.values().sum(),
        lines: lines(call, key, &heard, &replied),
        endings: key.endings.iter().map(ending).collect(),
    })
}

fn lines(call: &CallFace, key: &CallKey, heard: &HashMap<usize, u32>, replied: &HashMap<&Id, u32>) -> Vec<LinePath> {
    let line = |(place, line): (usize, &Line)| {
        let heard = heard.get(&place).copied()?;
        let reply = |reply: &Reply| (reply.words().to_owned(), replied.get(&reply.id).copied().unwrap_or(0));
        Some(LinePath {
            who: line.who.clone(),
            says: line.says.clone(),
            heard,
            tells: key.lines.get(place).and_then(|key| key.tells.clone()),
            replies: line.replies().iter().map(reply).collect(),
        })
    };
    call.lines.iter().enumerate().filter_map(line).collect()
}
