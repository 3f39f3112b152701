//! Twins: two situations alike but for one decisive fact. Only the sentences that differ are worth telling.

use crate::attempt::Response;
use crate::quiz::{AnswerKey, Exhibit, Question, Truth};

/// A twin and how it was answered.
#[derive(Debug, Clone, Copy)]
pub struct Twin<'a> {
    /// The question.
    pub question: &'a Question,
    /// The answer that counts.
    pub response: Option<&'a Response>,
}

impl Twin<'_> {
    /// Said before the two.
    pub const INTRODUCTION: &'static str =
        "You have now met two situations that are alike but for one thing. This is where they differ:";

    /// What it is, and what it was taken for; `None` where no verdict was asked or given.
    pub fn verdict(&self) -> Option<(Truth, Truth)> {
        match (&self.question.key.answer, self.response) {
            (AnswerKey::Verdict(key), Some(Response::Verdict { verdict, .. })) => Some((key.truth, *verdict)),
            _ => None,
        }
    }
}

/// The sentences of a question that its twin does not have.
pub fn differences(question: &Question, twin: &Question) -> Vec<String> {
    let others = sentences(twin);
    sentences(question).into_iter().filter(|sentence| !others.contains(sentence)).collect()
}

/// Everything a question tells, sentence by sentence.
fn sentences(question: &Question) -> Vec<String> {
    let exhibits = question.face.exhibits.iter().flat_map(Exhibit::texts);
    std::iter::once(question.face.scenario.as_str())
        .chain(exhibits)
        .flat_map(|text| text.split_inclusive(['.', '?', '!', '\n']))
        .fold(Vec::new(), join_unfinished)
        .into_iter()
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// A full stop without white space behind it (in a number, an address) does not end a sentence.
fn join_unfinished(mut sentences: Vec<String>, piece: &str) -> Vec<String> {
    match sentences.last_mut() {
        Some(last)
            if last.ends_with(['.', '?', '!']) && !piece.starts_with(char::is_whitespace) && !piece.is_empty() =>
        {
            last.push_str(piece);
        }
        _ => sentences.push(piece.to_owned()),
    }
    sentences
}
