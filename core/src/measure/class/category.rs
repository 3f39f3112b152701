//! What was answered, as the analysis tells answers apart: what was chosen, and not how sure somebody was or by which way
//! they came there. Between programs it is a text, in tables and in JSON; both ways between the two are here, so that
//! nothing else takes such a text apart.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::attempt::{Response, ending};
use crate::measure::ScoredItem;
use crate::quiz::{AnswerKey, Id, Question, Truth, visible};

/// What stands between options or lines, or a verdict and its action.
const AND: &str = "+";
/// What stands between steps.
const THEN: &str = ">";
/// No line was marked.
const NOTHING: &str = "nothing";
/// A call without an end.
const NOT_FINISHED: &str = "not finished";

/// A response category: all who answered a question alike are in the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ResponseCategory {
    /// The options chosen or lines marked, in the order given. Of lines, there may be none.
    Options(Vec<Id>),
    /// The steps, in the order given.
    Order(Vec<Id>),
    /// What it was taken for, and what next, where that was answered.
    Verdict {
        /// What it was taken for.
        verdict: Truth,
        /// What next.
        action: Option<Id>,
    },
    /// The ending that a call reached; `None` where it reached none.
    Ending(Option<Id>),
    /// Words that were typed, or whatever a table has that is nothing else.
    Text(String),
}

impl From<&str> for ResponseCategory {
    /// The text as it is, for want of a quiz that has the question.
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl ResponseCategory {
    /// The category of an answer; `None` where it is blank.
    pub fn of(scored: &ScoredItem<'_>) -> Option<Self> {
        let ids = |ids: &Vec<Id>| (!ids.is_empty()).then(|| ids.clone());
        match scored.response? {
            Response::Choice(chosen) => ids(chosen).map(Self::Options),
            Response::Spot(marked) => Some(Self::Options(marked.clone())),
            Response::Order(steps) => ids(steps).map(Self::Order),
            Response::Typed(text) => (!text.is_empty()).then(|| text.as_str().into()),
            Response::Verdict { verdict: Some(verdict), action, .. } => {
                Some(Self::Verdict { verdict: *verdict, action: action.clone() })
            }
            Response::Verdict { verdict: None, action, .. } => action.as_ref().map(|action| action.as_str().into()),
            Response::Call { path, .. } => {
                Some(Self::Ending(ending(scored.question, path).map(|ending| ending.id.clone())))
            }
        }
    }

    /// The category that a text stands for, by the kind of its question; it is written as the same text again.
    pub fn read(text: &str, question: &Question) -> Self {
        let ids = |by: &str| text.split(by).map(Id::new).collect();
        match &question.key.answer {
            AnswerKey::Spot(_) if text == NOTHING => Self::Options(Vec::new()),
            AnswerKey::Choice(_) | AnswerKey::Spot(_) => Self::Options(ids(AND)),
            AnswerKey::Order(_) => Self::Order(ids(THEN)),
            AnswerKey::Verdict(_) => {
                let (verdict, action) = text.split_once(AND).map_or((text, None), |(verdict, id)| (verdict, Some(id)));
                Truth::from_word(verdict)
                    .map_or_else(|| text.into(), |verdict| Self::Verdict { verdict, action: action.map(Id::new) })
            }
            AnswerKey::Call(_) => Self::Ending((text != NOT_FINISHED).then(|| Id::new(text))),
            AnswerKey::Typed(_) => text.into(),
        }
    }
}

impl fmt::Display for ResponseCategory {
    /// As tables have it: by the ids of the quiz.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |ids: &[Id], by: &str| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(by);
        match self {
            Self::Options(ids) if ids.is_empty() => out.write_str(NOTHING),
            Self::Options(ids) => out.write_str(&joined(ids, AND)),
            Self::Order(ids) => out.write_str(&joined(ids, THEN)),
            Self::Verdict { verdict, action: None } => out.write_str(verdict.word()),
            Self::Verdict { verdict, action: Some(action) } => write!(out, "{}{AND}{action}", verdict.word()),
            Self::Ending(None) => out.write_str(NOT_FINISHED),
            Self::Ending(Some(id)) => id.fmt(out),
            Self::Text(text) => out.write_str(text),
        }
    }
}

impl Serialize for ResponseCategory {
    /// As its text, with nothing in it that could steer a terminal.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&visible(&self.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseCategory;
    use crate::attempt::{Confidence, Response};
    use crate::measure::ScoredItem;
    use crate::quiz::{Id, Quiz, Truth, parse};

    const QUIZ: &str = "
format: 1
id: kinds
title: Kinds
summary: One of each.
questions:
- { id: choice, topic: t, scenario: S., choice: { ask: A, options: [{ id: a, text: A, correct: true }, { id: b, text: B }] } }
- { id: verdict, topic: t, scenario: S., verdict: { truth: scam } }
- { id: spot, topic: t, scenario: S., spot: { ask: A, lines: [{ id: x, text: X, flag: true }, { id: y, text: Y }] } }
- { id: order, topic: t, scenario: S., order: { ask: A, steps: [{ id: one, text: One }, { id: two, text: Two }] } }
- { id: typed, topic: t, scenario: S., typed: { ask: A, accept: [slmgr] } }
- { id: call, topic: t, scenario: S., call: { caller: C, truth: scam, start: hello,
    lines: [{ id: hello, who: M, says: H, replies: [{ id: stop, say: N, go: quiet }] }],
    endings: [{ id: quiet, outcome: safe, mark: 1, text: Q. }], paths: [{ replies: [stop], ends: quiet }] } }
";

    fn quiz() -> Quiz {
        parse(QUIZ.as_bytes()).unwrap()
    }

    fn ids(names: &str) -> Vec<Id> {
        names.split_whitespace().map(Id::new).collect()
    }

    /// A blank has no text, and is in no category.
    #[test]
    fn every_response_is_written_by_ids_and_read_again_as_the_same() {
        let judged = |verdict, action: &str| Response::Verdict {
            verdict,
            confidence: Confidence::STEPS.first().copied(),
            action: ids(action).pop(),
        };
        let verdict = |action: &str| judged(Some(Truth::Scam), action);
        let call = |path: &str| Response::Call { path: ids(path), impression: None };
        for (id, response, text) in [
            ("choice", Response::Choice(ids("b a")), Some("b+a")),
            ("choice", Response::Choice(Vec::new()), None),
            ("verdict", verdict("hang-up"), Some("scam+hang-up")),
            ("verdict", verdict(""), Some("scam")),
            ("verdict", judged(None, "hang-up"), Some("hang-up")),
            ("verdict", judged(None, ""), None),
            ("spot", Response::Spot(ids("x y")), Some("x+y")),
            ("spot", Response::Spot(Vec::new()), Some("nothing")),
            ("order", Response::Order(ids("two one")), Some("two>one")),
            ("order", Response::Order(Vec::new()), None),
            ("typed", Response::Typed("a+b>c".to_owned()), Some("a+b>c")),
            ("typed", Response::Typed(String::new()), None),
            ("call", call("stop"), Some("quiet")),
            ("call", call(""), Some("not finished")),
        ] {
            let quiz = quiz();
            let question = quiz.question(&Id::new(id)).unwrap();
            let scored = ScoredItem { question, response: Some(&response), fraction: 0.0 };
            let category = ResponseCategory::of(&scored);
            assert_eq!(category.as_ref().map(ToString::to_string).as_deref(), text);
            assert_eq!(text.map(|text| ResponseCategory::read(text, question)), category);
        }
    }

    /// Whatever a table from elsewhere has: JSON has the same.
    #[test]
    fn any_text_is_written_as_it_was_read() {
        for question in &quiz().questions {
            for text in ["a", "+", "a++b", ">a>", "genuine", "scam hang-up", "scam+", "scam+a+b", "nothing", "hang-up"]
            {
                assert_eq!(ResponseCategory::read(text, question).to_string(), text);
            }
        }
    }
}
