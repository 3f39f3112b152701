//! What is said of a call when it is over: how it ended and what it was, when one could know, and the conversation again
//! with what each line was meant to do and what would have come of other replies.

use crate::attempt::{Answered, Response};
use crate::quiz::call::{CallFace, CallKey, EndingOutcome, Line, LineKey, Reply, Turn, follow};
use crate::quiz::{Ask, Id, Truth};

use super::{counted, taken_for, taken_for_and_sure};

/// What is said of a call in short.
#[derive(Debug)]
pub struct Summary<'a> {
    /// What happened in the end.
    pub ending: Option<&'a str>,
    /// What it was taken for.
    pub impression: String,
    /// What it was.
    pub was: &'static str,
    /// The first line at which one could know what the call is, and why.
    pub earliest: Option<(&'a Line, &'a str)>,
    /// How many of its endings are safe.
    pub safe_endings: String,
    /// What is said of a genuine call.
    pub genuine: Option<&'static str>,
}

/// What is said of a call in short; `None` where it has not been played.
pub fn summary<'a>(answered: Answered<'a>, key: &'a CallKey) -> Option<Summary<'a>> {
    let (call, path) = walked(answered)?;
    let walk = follow(call, path);
    let impression = match answered.response {
        Some(Response::Call { impression: Some(impression), .. }) => {
            taken_for_and_sure(impression.verdict, impression.confidence)
        }
        _ => "you could not tell".to_owned(),
    };
    let safe = key.endings.iter().filter(|ending| ending.outcome == EndingOutcome::Safe).count();
    Some(Summary {
        ending: walk.ending().and_then(|id| key.ending(id)).map(|ending| ending.text.as_str()),
        impression,
        was: taken_for(key.truth),
        earliest: walk.turns().iter().find_map(|turn| match turn {
            Turn::Line(place, line) => Some((*line, key.lines.get(*place)?.tells.as_deref()?)),
            Turn::Reply(..) => None,
        }),
        safe_endings: format!("{safe} of the {} were safe.", counted(key.endings.len(), "ending", "endings")),
        genuine: (key.truth == Truth::Genuine)
            .then_some("The call was genuine. Hanging up and ringing back would have been fine too."),
    })
}

/// Something said or done in a call, looked at again.
#[derive(Debug)]
pub enum Moment<'a> {
    /// A line, and what it was meant to do.
    Line(&'a Line, Option<&'a LineKey>),
    /// A reply.
    Reply {
        /// The one that was given.
        given: &'a Reply,
        /// What came of it.
        why: Option<&'a str>,
        /// The others that the line has, and what would have come of them.
        others: Vec<(&'a Reply, Option<&'a str>)>,
    },
}

/// The whole conversation again; nothing where the call has not been played.
pub fn conversation<'a>(answered: Answered<'a>, key: &'a CallKey) -> Vec<Moment<'a>> {
    let Some((call, path)) = walked(answered) else { return Vec::new() };
    let moment = |turn: &Turn<'a>| match *turn {
        Turn::Line(place, line) => Moment::Line(line, key.lines.get(place)),
        Turn::Reply(place, given) => {
            let replies = call.lines.get(place).map(Line::replies).unwrap_or_default();
            let whys = key.lines.get(place).map(|key| key.whys.as_slice()).unwrap_or_default();
            let why = |reply: &Reply| {
                let place = replies.iter().position(|other| other.id == reply.id);
                place.and_then(|place| whys.get(place)).and_then(Option::as_deref)
            };
            let others = replies.iter().filter(|other| other.id != given.id);
            Moment::Reply { given, why: why(given), others: others.map(|other| (other, why(other))).collect() }
        }
    };
    follow(call, path).turns().iter().map(moment).collect()
}

/// A call that was played, and the replies that were given.
pub fn walked(answered: Answered<'_>) -> Option<(&CallFace, &[Id])> {
    match (&answered.question.face.ask, answered.response) {
        (Ask::Call(call), Some(Response::Call { path, .. })) => Some((call, path)),
        _ => None,
    }
}

/// The lines at which there was something to choose, in the order in which they were reached.
pub fn choices<'a>(call: &'a CallFace, path: &[Id]) -> Vec<&'a Line> {
    let replied_to = |turn: &Turn<'a>| match *turn {
        Turn::Reply(place, _) => call.lines.get(place),
        Turn::Line(..) => None,
    };
    follow(call, path).turns().iter().filter_map(replied_to).collect()
}
