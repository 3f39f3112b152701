//! From the ids of a students' copy to those of the quiz that the copy was derived from, so that an attempt can be marked;
//! and back, for answers that a teacher types in. What an id stands for is known by [`Names`].

use super::{Attempt, Response, What};
use crate::quiz::sealed::QuestionNames;
use crate::quiz::{Id, Names};

/// The same attempt by the ids of the quiz. An id that stands for nothing there stays as it is, and counts for nothing.
pub fn to_quiz_ids(attempt: &Attempt, names: &Names) -> Attempt {
    let mut mapped = attempt.clone();
    for entry in &mut mapped.paper.entries {
        if let Some(known) = names.of(&entry.question) {
            entry.question = known.question.clone();
            entry.fingerprint = known.fingerprint;
            entry.options = entry.options.iter().map(|option| known.authored(option)).collect();
        }
    }
    mapped.events.iter_mut().for_each(|event| rename(&mut event.what, names));
    mapped
}

fn rename(what: &mut What, names: &Names) {
    let (What::Shown { question } | What::Answered { question, .. } | What::Replied { question, .. }) = what else {
        return;
    };
    let Some(known) = names.of(question) else { return };
    *question = known.question.clone();
    match what {
        What::Answered { response, .. } => *response = renamed(response, |name| known.authored(name)),
        What::Replied { reply, .. } => *reply = known.authored(reply),
        What::Shown { .. } | What::Paused | What::Resumed | What::HandedIn | What::Reopened(_) => {}
    }
}

/// An answer to a question of the quiz, by the ids of the students' copy.
pub fn to_copy_ids(response: &Response, names: &QuestionNames) -> Response {
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
