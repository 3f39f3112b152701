//! Every text of a question, with the part it plays and its place in the file.

use super::call::{Act, CallFace, CallKey, Shown};
use super::{AnswerKey, Ask, Question, TypedKey};
use crate::yaml::At;

/// The part that a text plays in its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The situation, and what is said in a call.
    Scenario,
    /// Something heard or seen.
    Exhibit,
    /// The question put.
    Ask,
    /// Something to pick, mark, move, say or do.
    Statement,
    /// The reason behind a statement.
    Why,
    /// The rest of what is shown after the answer.
    Afterwards,
}

/// Shows every text of a question to `see`.
pub(super) fn each<'q>(question: &'q Question, at: &At<'_>, see: &mut dyn FnMut(Part, &'q str, &At<'_>)) {
    let Question { face, key } = question;
    see(Part::Scenario, &face.scenario, &at.key("scenario"));
    let exhibits_at = at.key("exhibits");
    for (index, exhibit) in face.exhibits.iter().enumerate() {
        exhibit.each_text(&exhibits_at.index(index), &mut |text, at| see(Part::Exhibit, text, at));
    }
    answer(question, at, see);
    let cues_at = at.key("cues");
    for (index, cue) in key.cues.iter().enumerate() {
        see(Part::Afterwards, &cue.why, &cues_at.index(index).key("why"));
    }
    for (name, text) in [("rule", &key.rule), ("explain", &key.explain)] {
        if let Some(text) = text {
            see(Part::Afterwards, text, &at.key(name));
        }
    }
}

fn answer<'q>(question: &'q Question, at: &At<'_>, see: &mut dyn FnMut(Part, &'q str, &At<'_>)) {
    let Question { face, key } = question;
    at_asked(&face.ask, at, &mut |at, list| match (&face.ask, &key.answer) {
        (Ask::Call(call), AnswerKey::Call(key)) => self::call(call, key, at, see),
        (ask, answer) => {
            let list_at = at.key(list);
            for (index, (id, why)) in answer.reasons().into_iter().enumerate() {
                let at = list_at.index(index);
                if let Some(statement) = face.statement(id) {
                    see(Part::Statement, &statement.text, &at.key("text"));
                }
                if let Some(why) = why {
                    see(Part::Why, why, &at.key("why"));
                }
            }
            if let AnswerKey::Typed(TypedKey { why: Some(why), .. }) = answer {
                see(Part::Why, why, &at.key("why"));
            }
            if let Some(asked) = ask.asked() {
                see(Part::Ask, asked, &at.key("ask"));
            }
        }
    });
}

/// Gives the place of what a question asks, and the key of the list that stands there: of options, lines or steps.
pub(super) fn at_asked(ask: &Ask, at: &At<'_>, then: &mut dyn FnMut(&At<'_>, &'static str)) {
    match ask {
        Ask::Choice(_) => then(&at.key("choice"), "options"),
        Ask::Verdict(_) => then(&at.key("verdict").key("action"), "options"),
        Ask::Spot(_) => then(&at.key("spot"), "lines"),
        Ask::Order(_) => then(&at.key("order"), "steps"),
        Ask::Typed(_) => then(&at.key("typed"), "accept"),
        Ask::Call(_) => then(&at.key("call"), "lines"),
    }
}

fn call<'q>(call: &'q CallFace, key: &'q CallKey, at: &At<'_>, see: &mut dyn FnMut(Part, &'q str, &At<'_>)) {
    if let Some(number) = &call.number {
        see(Part::Exhibit, number, &at.key("number"));
    }
    let prompt_at = at.key("prompt");
    for (index, answer) in call.prompt.iter().enumerate() {
        let at = prompt_at.index(index);
        match &answer.shows {
            Shown::Text(text) => see(Part::Exhibit, text, &at.key("shows")),
            Shown::Window(window) => {
                window.each_text(&at.key("window"), &mut |text, at| see(Part::Exhibit, text, at));
            }
        }
    }
    let lines_at = at.key("lines");
    for (index, (line, line_key)) in call.lines.iter().zip(&key.lines).enumerate() {
        let at = lines_at.index(index);
        see(Part::Scenario, &line.says, &at.key("says"));
        if let Some(exhibit) = &line.exhibit {
            exhibit.each_text(&at.key("exhibit"), &mut |text, at| see(Part::Exhibit, text, at));
        }
        if let Some(technique) = &line_key.technique {
            see(Part::Why, &technique.why, &at.key("technique").key("why"));
        }
        if let Some(tells) = &line_key.tells {
            see(Part::Why, tells, &at.key("tells"));
        }
        let replies_at = at.key("replies");
        for (index, (reply, why)) in line.replies().iter().zip(&line_key.whys).enumerate() {
            let at = replies_at.index(index);
            let name = if matches!(reply.act, Act::Say(_)) { "say" } else { "do" };
            see(Part::Statement, reply.words(), &at.key(name));
            if let Some(why) = why {
                see(Part::Why, why, &at.key("why"));
            }
        }
    }
    let endings_at = at.key("endings");
    for (index, ending) in key.endings.iter().enumerate() {
        see(Part::Scenario, &ending.text, &endings_at.index(index).key("text"));
    }
}
