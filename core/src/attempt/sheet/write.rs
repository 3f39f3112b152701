//! Writes a sheet: the line that says some answers, for the teacher to see what was understood.

use std::iter::repeat;

use super::super::item::{Item, items};
use super::super::{Confidence, Faces, Paper, Response};
use super::LETTERS;
use crate::quiz::call::{CallFace, Walk};
use crate::quiz::{Ask, Id, Truth, visible};

/// The line that says these answers, in the order of the paper. `None` where one of them has no word: it does not fit
/// its question, or what it names stands beyond the letter z.
pub fn write(answers: &[Option<Response>], paper: &Paper, faces: &Faces<'_>) -> Option<String> {
    let answers = answers.iter().map(Option::as_ref).chain(repeat(None));
    let words: Option<Vec<String>> =
        items(paper, faces).iter().zip(answers).map(|(item, answer)| word(item, answer)).collect();
    Some(words?.join(" "))
}

fn word(item: &Item<'_>, response: Option<&Response>) -> Option<String> {
    let Some(response) = response else { return Some("-".to_owned()) };
    match (item.ask?, response) {
        (Ask::Choice(_), Response::Choice(ids))
        | (Ask::Spot(_), Response::Spot(ids))
        | (Ask::Order(_), Response::Order(ids)) => letters(item.options, ids),
        (Ask::Verdict(_), Response::Verdict { verdict, confidence, action }) => {
            let action =
                action.as_ref().map_or(Some(String::new()), |action| letter(item.options, action).map(String::from));
            Some(judgement(*verdict, *confidence) + &action?)
        }
        (Ask::Typed(_), Response::Typed(text)) => Some(format!("\"{}\"", visible(text).replace('"', "\"\""))),
        (Ask::Call(call), Response::Call { path, impression }) => {
            let taken_for = impression.map_or_else(|| "u".to_owned(), |it| judgement(Some(it.verdict), it.confidence));
            Some(format!("{}:{taken_for}", replies(call, path)?))
        }
        (Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) | Ask::Call(_), _) => None,
    }
}

fn judgement(verdict: Option<Truth>, confidence: Option<Confidence>) -> String {
    let verdict = match verdict {
        Some(Truth::Scam) => 's',
        Some(Truth::Genuine) => 'g',
        None => '-',
    };
    let percent = confidence.map(|confidence| confidence.percent().to_string()).unwrap_or_default();
    format!("{verdict}{percent}")
}

/// The letters of the replies of a call, each by its place among all that its line has.
fn replies(call: &CallFace, path: &[Id]) -> Option<String> {
    let mut walk = Walk::begin(call);
    let reply = |id: &Id| {
        let names: Vec<Id> = walk.replies().iter().map(|reply| reply.id.clone()).collect();
        walk.reply(id).ok()?;
        letter(&names, id)
    };
    path.iter().map(reply).collect()
}

/// The letters of some options, `0` for none.
fn letters(options: &[Id], chosen: &[Id]) -> Option<String> {
    if chosen.is_empty() {
        return Some("0".to_owned());
    }
    chosen.iter().map(|id| letter(options, id)).collect()
}

/// The letter of something, by its place.
pub(super) fn letter(names: &[Id], id: &Id) -> Option<char> {
    LETTERS.zip(names).find(|(_, name)| *name == id).map(|(letter, _)| letter)
}
