//! Twins: two situations alike but for one decisive fact. Only the sentences that differ are worth telling.

use crate::quiz::{Exhibit, Question};

/// Said before two twins.
pub const TWINS: &str = "You have now met two situations that are alike but for one thing. This is where they differ:";

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
