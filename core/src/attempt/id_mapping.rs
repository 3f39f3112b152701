//! An attempt at a students' copy, told in the names of the quiz that the copy was derived from, so that it can be marked;
//! and the other way round, for answers that a teacher types in.

use super::{Attempt, Entry, Event, Response, What};
use crate::quiz::sealed::QuestionNames;
use crate::quiz::{Id, Names};

/// The same attempt in the author's names. What has no name there stays as it is, and counts for nothing.
pub fn unsealed(attempt: &Attempt, names: &Names) -> Attempt {
    let mut paper = attempt.paper.clone();
    for entry in &mut paper.entries {
        unseal(entry, names);
    }
    let events = attempt.events.iter().map(|event| Event { what: renamed_event(&event.what, names), ..event.clone() });
    Attempt { paper, events: events.collect() }
}

fn unseal(entry: &mut Entry, names: &Names) {
    if let Some(known) = names.of(&entry.question) {
        entry.question = known.question.clone();
        entry.fingerprint = known.fingerprint;
        entry.options = entry.options.iter().map(|option| known.authored(option)).collect();
    }
}

fn renamed_event(what: &What, names: &Names) -> What {
    let question_of = |id: &Id| names.of(id).map_or_else(|| id.clone(), |known| known.question.clone());
    match what {
        What::Shown { question } => What::Shown { question: question_of(question) },
        What::Answered { question, response } => {
            What::Answered { question: question_of(question), response: answer(response, question, names) }
        }
        What::Replied { question, reply } => {
            let reply = names.of(question).map_or_else(|| reply.clone(), |known| known.authored(reply));
            What::Replied { question: question_of(question), reply }
        }
        What::Paused => What::Paused,
        What::Resumed => What::Resumed,
        What::HandedIn => What::HandedIn,
    }
}

fn answer(response: &Response, question: &Id, names: &Names) -> Response {
    match names.of(question) {
        Some(known) => renamed(response, |name| known.authored(name)),
        None => response.clone(),
    }
}

/// An answer to a question of the quiz, in the names of the students' copy.
pub fn sealed_answer(response: &Response, names: &QuestionNames) -> Response {
    renamed(response, |authored| names.in_copy(authored))
}

fn renamed(response: &Response, name: impl Fn(&Id) -> Id) -> Response {
    let names = |ids: &[Id]| ids.iter().map(&name).collect();
    match response {
        Response::Choice(chosen) => Response::Choice(names(chosen)),
        Response::Spot(marked) => Response::Spot(names(marked)),
        Response::Order(steps) => Response::Order(names(steps)),
        Response::Verdict { verdict, confidence, action } => {
            Response::Verdict { verdict: *verdict, confidence: *confidence, action: action.as_ref().map(&name) }
        }
        Response::Typed(text) => Response::Typed(text.clone()),
        Response::Call { path, impression } => Response::Call { path: names(path), impression: *impression },
    }
}
