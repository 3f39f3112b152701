//! An attempt at a students' copy, told in the names of the quiz that the copy was derived from, so that it can be marked.

use super::{Attempt, Entry, Event, Response, What};
use crate::quiz::{Id, Names};

/// The same attempt in the author's names. What has no name there stays as it is, and counts for nothing.
pub fn unsealed(attempt: &Attempt, names: &Names) -> Attempt {
    let mut paper = attempt.paper.clone();
    for entry in &mut paper.entries {
        unseal(entry, names);
    }
    let events = attempt.events.iter().map(|event| Event { what: told(&event.what, names), ..event.clone() });
    Attempt { paper, events: events.collect() }
}

fn unseal(entry: &mut Entry, names: &Names) {
    if let Some(known) = names.of(&entry.question) {
        entry.question = known.question.clone();
        entry.fingerprint = known.fingerprint;
        entry.options = entry.options.iter().map(|option| known.authored(option)).collect();
    }
}

fn told(what: &What, names: &Names) -> What {
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
    let Some(known) = names.of(question) else { return response.clone() };
    let authored = |ids: &[Id]| ids.iter().map(|id| known.authored(id)).collect();
    match response {
        Response::Choice(chosen) => Response::Choice(authored(chosen)),
        Response::Spot(marked) => Response::Spot(authored(marked)),
        Response::Order(steps) => Response::Order(authored(steps)),
        Response::Verdict { verdict, confidence, action } => Response::Verdict {
            verdict: *verdict,
            confidence: *confidence,
            action: action.as_ref().map(|action| known.authored(action)),
        },
        Response::Typed(text) => Response::Typed(text.clone()),
        Response::Call { path, impression } => Response::Call { path: authored(path), impression: *impression },
    }
}
