//! After an answer: how it stands, what was yours and what is right, what gave it away, and the one rule. Twins are told
//! one after the other.

use crate::plain::asking::asked;
use crate::plain::course::{Drill, Played};
use crate::plain::debrief;
use crate::plain::listening::Instead;
use crate::plain::story::situation;
use hangup_core::attempt::fold;
use hangup_core::quiz::{AnswerKey, Ask, Key, Question, Source, Statement};
use hangup_core::wording::{
    Answered, Labelled, Numbered, Part, Step, Twin, closed, cues_title, differences, earned, outcome, parts, taken_for,
    what_is_it,
};

/// What is typed after an explanation.
#[derive(Debug, PartialEq, Eq)]
pub enum WhatNext {
    GoOn,
    /// Play the call again, from a moment.
    Replay(Option<usize>),
}

/// Reads what is typed after an explanation.
pub fn what_next(words: &str) -> Result<WhatNext, Instead> {
    let folded = fold(words);
    match folded.split_once(' ') {
        _ if folded.is_empty() => Ok(WhatNext::GoOn),
        None if folded == "replay" => Ok(WhatNext::Replay(None)),
        Some(("replay", moment)) => Ok(WhatNext::Replay(moment.parse().ok())),
        _ => Err(Vec::new()),
    }
}

impl Drill<'_> {
    /// The question at a place, as it was put.
    pub(super) fn question_again(&self, place: usize) -> Vec<String> {
        let mut told = vec![self.heading()];
        told.extend(self.answered_at(place).map(question_again).unwrap_or_default());
        told.push(String::new());
        told
    }

    /// What there is to say of an answer; of twins, when both have been answered and one of them just now.
    pub(super) fn explanation(&self, place: usize, fresh: bool) -> Vec<String> {
        let Some(answered) = self.answered_at(place) else { return Vec::new() };
        let mut told = explanation(answered);
        if fresh {
            told.extend(self.twins(answered));
        }
        told
    }

    /// How one goes on after an explanation.
    pub(super) fn how_to_go_on(&self, place: usize) -> String {
        let is_call = self.question_at(place).is_some_and(|question| matches!(question.face.ask, Ask::Call(_)));
        let more = match (is_call, self.has_other_reasons(place)) {
            (true, _) => ", or type replay to play the call again",
            (false, true) => ", or type why for the other reasons",
            (false, false) => "",
        };
        format!("Press Enter to go on{more}.")
    }

    /// The reasons for the other answers of the question that was explained last.
    pub(super) fn other_reasons(&mut self) -> Played<()> {
        let told = match self.explained {
            None if self.is_practice() => vec!["Reasons are told once a question has been answered.".to_owned()],
            None => vec!["Reasons are told when you have handed in.".to_owned()],
            Some(place) if !self.has_other_reasons(place) => {
                vec!["There are no other reasons to tell.".to_owned()]
            }
            Some(place) => {
                let mut told = Vec::new();
                if place != self.place {
                    told.push(format!("About question {}, which was explained last:", place + 1));
                }
                told.extend(self.answered_at(place).map(|answered| told_parts(answered, true)).unwrap_or_default());
                told
            }
        };
        Ok(self.talk.tell(&told)?)
    }

    fn has_other_reasons(&self, place: usize) -> bool {
        let ask = self.question_at(place).map(|question| &question.face.ask);
        match ask {
            Some(Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_)) => true,
            Some(Ask::Typed(_) | Ask::Call(_)) | None => false,
        }
    }

    fn twins(&self, answered: Answered<'_>) -> Vec<String> {
        let state = self.attempt.state();
        let twin = answered.question.key.twin.as_ref().and_then(|id| self.booklet.question(id));
        let response = twin.and_then(|twin| state.answer(&twin.face.id));
        let (Some(twin), Some(_)) = (twin, response) else { return Vec::new() };
        let this = Twin { question: answered.question, response: answered.response };
        let other = Twin { question: twin, response };
        let mut told = vec![String::new(), "What changed?".to_owned(), Twin::INTRODUCTION.to_owned()];
        for (opening, twin, other) in [("This one", this, other), ("The other one", other, this)] {
            told.push(String::new());
            told.push(match twin.verdict() {
                Some((truth, verdict)) => {
                    let right = if truth == verdict { "rightly" } else { "wrongly" };
                    let (is, said) = (taken_for(truth), taken_for(verdict));
                    format!("{opening} is {is}; you said {said}, {right}. Only here:")
                }
                None => format!("{opening}. Only here:"),
            });
            told.extend(differences(twin.question, other.question));
        }
        told.extend(rule(&answered.question.key));
        told
    }
}

/// The situation, what was asked and what there was to choose from.
pub fn question_again(answered: Answered<'_>) -> Vec<String> {
    let face = &answered.question.face;
    let drawn: Vec<&Statement> = answered.entry.options.iter().filter_map(|id| face.statement(id)).collect();
    let mut told = situation(face);
    told.push(String::new());
    match &face.ask {
        Ask::Choice(choice) => told.extend(asked(&choice.ask, &drawn)),
        Ask::Spot(spot) => told.extend(asked(&spot.ask, &drawn)),
        Ask::Order(order) => told.extend(asked(&order.ask, &drawn)),
        Ask::Typed(typed) => told.push(typed.ask.trim().to_owned()),
        Ask::Verdict(verdict) => {
            told.push(what_is_it(face.channel()).to_owned());
            told.extend(verdict.action.iter().flat_map(|action| asked(&action.ask, &drawn)));
        }
        Ask::Call(call) => told.push(super::story::ringing("On the phone.", &call.caller, call.number.as_deref())),
    }
    told
}

/// What there is to say of an answer.
pub fn explanation(answered: Answered<'_>) -> Vec<String> {
    let key = &answered.question.key;
    let mut told = vec![format!("{}: {}.", outcome(answered).words(), earned(answered))];
    match &key.answer {
        AnswerKey::Call(call) => told.extend(debrief::summary(answered, call)),
        AnswerKey::Choice(_)
        | AnswerKey::Verdict(_)
        | AnswerKey::Spot(_)
        | AnswerKey::Order(_)
        | AnswerKey::Typed(_) => told.extend(told_parts(answered, false)),
    }
    told.extend(cues(key));
    told.extend(rule(key));
    told.extend(key.explain.iter().map(|explain| explain.trim().to_owned()));
    told.extend(sources(answered.question));
    if let AnswerKey::Call(call) = &key.answer {
        told.extend(debrief::conversation(answered, call));
    }
    told
}

/// An answer beside the right one; with all the reasons if they are wanted.
fn told_parts(answered: Answered<'_>, all: bool) -> Vec<String> {
    parts(answered, all).into_iter().flat_map(told_part).collect()
}

fn told_part(part: Part<'_>) -> Vec<String> {
    match part {
        Part::Labelled(label, Labelled::Option(option)) => vec![format!("{label} number {}", numbered(option))],
        Part::Labelled(label, Labelled::Action { safe, action }) => {
            let safe = if safe { "That is safe." } else { "That is not safe." };
            vec![format!("{label} choose number {} {safe}", numbered(action))]
        }
        Part::Labelled(label, Labelled::Words(words)) => vec![format!("{label}: {}", closed(&words))],
        Part::Reason(title, why) => vec![format!("{title}: {}", why.trim())],
        Part::Others(others) => {
            let told = others.into_iter().map(|(other, why)| match why {
                Some(why) => format!("Number {} {}", numbered(other), why.trim()),
                None => format!("Number {}", numbered(other)),
            });
            std::iter::once("The others:".to_owned()).chain(told).collect()
        }
        Part::Ticked(ticked) => {
            let words = ticked.words();
            let why = ticked.why.map_or_else(|| ".".to_owned(), |why| format!(": {}", why.trim()));
            vec![format!("Number {} This is {words}{why}", numbered(ticked.thing))]
        }
        Part::Steps(steps) => {
            std::iter::once("The right order:".to_owned()).chain(steps.into_iter().map(told_step)).collect()
        }
    }
}

fn told_step(step: Step<'_>) -> String {
    let Step { step: Numbered { number, text }, yours, swap_with_next, why } = step;
    let mut told = format!("{number}. {}", closed(text));
    match yours {
        Some(yours) if yours == number => told += " You had it here too.",
        Some(yours) => told += &format!(" You had it as {yours}."),
        None => {}
    }
    if swap_with_next {
        told += &format!(" Here {}.", Step::EITHER_WAY);
    }
    if let Some(why) = why {
        told += &format!(" {}", why.trim());
    }
    told
}

fn numbered(option: Numbered<'_>) -> String {
    format!("{}: {}", option.number, closed(option.text))
}

fn cues(key: &Key) -> Vec<String> {
    if key.cues.is_empty() {
        return Vec::new();
    }
    let cue = |cue: &hangup_core::quiz::Cue| format!("“{}”: {}", cue.quote.trim(), cue.why.trim());
    std::iter::once(format!("{}:", cues_title(&key.answer))).chain(key.cues.iter().map(cue)).collect()
}

fn rule(key: &Key) -> Option<String> {
    key.rule.as_ref().map(|rule| format!("The rule: {}", rule.trim()))
}

fn sources(question: &Question) -> Vec<String> {
    let key = &question.key;
    let checked = key.checked.map(|day| format!(", checked {day}")).unwrap_or_default();
    let source =
        |source: &Source| [format!("Source{checked}: {}", closed(&source.title)), source.url.trim().to_owned()];
    key.sources.iter().flat_map(source).collect()
}
