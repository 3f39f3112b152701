//! After an answer: how it stands, what was yours and what is right, what gave it away, and the one rule. Twins are told
//! one after the other.

use crate::plain::debrief;
use crate::plain::flow::{Played, Player};
use crate::plain::prompt::Instead;
use crate::plain::question::asked;
use crate::plain::scenario::situation;
use hangup_core::attempt::{Answered, fold};
use hangup_core::quiz::{AnswerKey, Ask, Key, Question, Source, Statement};
use hangup_core::wording::{
    Labelled, Numbered, Part, Step, TWINS, closed, cues_title, differences, earned, outcome, parts, taken_for,
    what_is_it,
};

/// What is typed after an explanation.
#[derive(Debug, PartialEq, Eq)]
pub enum AfterExplanation {
    GoOn,
    /// Play the call again, from a moment.
    Replay(Option<usize>),
}

/// Reads what is typed after an explanation.
pub fn after_explanation(words: &str) -> Result<AfterExplanation, Instead> {
    let folded = fold(words);
    match folded.split_once(' ') {
        _ if folded.is_empty() => Ok(AfterExplanation::GoOn),
        None if folded == "replay" => Ok(AfterExplanation::Replay(None)),
        Some(("replay", moment)) => Ok(AfterExplanation::Replay(moment.parse().ok())),
        _ => Err(Vec::new()),
    }
}

impl Player<'_> {
    /// The question at a place, as it was put.
    pub(super) fn question_again(&self, place: usize) -> Vec<String> {
        let mut lines = vec![self.heading()];
        lines.extend(self.answered_at(place).map(question_again).unwrap_or_default());
        lines.push(String::new());
        lines
    }

    /// What there is to say of an answer; of twins, when both have been answered and one of them just now.
    pub(super) fn explanation(&self, place: usize, fresh: bool) -> Vec<String> {
        let Some(answered) = self.answered_at(place) else { return Vec::new() };
        let mut lines = explanation(answered);
        if fresh {
            lines.extend(self.drill.answered_twin().map(twins).unwrap_or_default());
        }
        lines
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
        let lines = match self.explained {
            None if self.drill.is_practice() => vec!["Reasons are told once a question has been answered.".to_owned()],
            None => vec!["Reasons are told when you have handed in.".to_owned()],
            Some(place) if !self.has_other_reasons(place) => {
                vec!["There are no other reasons to tell.".to_owned()]
            }
            Some(place) => {
                let mut lines = Vec::new();
                if place != self.drill.place() {
                    lines.push(format!("About question {}, which was explained last:", place + 1));
                }
                lines
                    .extend(self.answered_at(place).map(|answered| rendered_parts(answered, true)).unwrap_or_default());
                lines
            }
        };
        Ok(self.io.say_all(&lines)?)
    }

    fn has_other_reasons(&self, place: usize) -> bool {
        let ask = self.question_at(place).map(|question| &question.face.ask);
        match ask {
            Some(Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_)) => true,
            Some(Ask::Typed(_) | Ask::Call(_)) | None => false,
        }
    }
}

/// What differs between two twins, the one that was answered last first.
fn twins([this, other]: [Answered<'_>; 2]) -> Vec<String> {
    let mut lines = vec![String::new(), "What changed?".to_owned(), TWINS.to_owned()];
    for (opening, twin, other) in [("This one", this, other), ("The other one", other, this)] {
        lines.push(String::new());
        lines.push(match twin.verdict() {
            Some((truth, verdict)) => {
                let right = if truth == verdict { "rightly" } else { "wrongly" };
                let (is, said) = (taken_for(truth), taken_for(verdict));
                format!("{opening} is {is}; you said {said}, {right}. Only here:")
            }
            None => format!("{opening}. Only here:"),
        });
        lines.extend(differences(twin.question, other.question));
    }
    lines.extend(rule(&this.question.key));
    lines
}

/// The situation, what was asked and what there was to choose from.
pub fn question_again(answered: Answered<'_>) -> Vec<String> {
    let face = &answered.question.face;
    let drawn: Vec<&Statement> = answered.entry.options.iter().filter_map(|id| face.statement(id)).collect();
    let mut lines = situation(face);
    lines.push(String::new());
    match &face.ask {
        Ask::Choice(choice) => lines.extend(asked(&choice.ask, &drawn)),
        Ask::Spot(spot) => lines.extend(asked(&spot.ask, &drawn)),
        Ask::Order(order) => lines.extend(asked(&order.ask, &drawn)),
        Ask::Typed(typed) => lines.push(typed.ask.trim().to_owned()),
        Ask::Verdict(verdict) => {
            lines.push(what_is_it(face.channel()).to_owned());
            lines.extend(verdict.action.iter().flat_map(|action| asked(&action.ask, &drawn)));
        }
        Ask::Call(call) => lines.push(super::scenario::ringing("On the phone.", &call.caller, call.number.as_deref())),
    }
    lines
}

/// What there is to say of an answer.
pub fn explanation(answered: Answered<'_>) -> Vec<String> {
    let key = &answered.question.key;
    let mut lines = vec![format!("{}: {}.", outcome(answered).words(), earned(answered))];
    match &key.answer {
        AnswerKey::Call(call) => lines.extend(debrief::summary(answered, call)),
        AnswerKey::Choice(_)
        | AnswerKey::Verdict(_)
        | AnswerKey::Spot(_)
        | AnswerKey::Order(_)
        | AnswerKey::Typed(_) => lines.extend(rendered_parts(answered, false)),
    }
    lines.extend(cues(key));
    lines.extend(rule(key));
    lines.extend(key.explain.iter().map(|explain| explain.trim().to_owned()));
    lines.extend(sources(answered.question));
    if let AnswerKey::Call(call) = &key.answer {
        lines.extend(debrief::conversation(answered, call));
    }
    lines
}

/// An answer beside the right one; with all the reasons if they are wanted.
fn rendered_parts(answered: Answered<'_>, all: bool) -> Vec<String> {
    parts(answered, all).into_iter().flat_map(rendered_part).collect()
}

fn rendered_part(part: Part<'_>) -> Vec<String> {
    match part {
        Part::Labelled(label, Labelled::Option(option)) => vec![format!("{label} number {}", numbered(option))],
        Part::Labelled(label, Labelled::Action { safe, action }) => {
            let safe = if safe { "That is safe." } else { "That is not safe." };
            vec![format!("{label} choose number {} {safe}", numbered(action))]
        }
        Part::Labelled(label, Labelled::Words(words)) => vec![format!("{label}: {}", closed(&words))],
        Part::Reason(title, why) => vec![format!("{title}: {}", why.trim())],
        Part::Others(others) => {
            let lines = others.into_iter().map(|(other, why)| match why {
                Some(why) => format!("Number {} {}", numbered(other), why.trim()),
                None => format!("Number {}", numbered(other)),
            });
            std::iter::once("The others:".to_owned()).chain(lines).collect()
        }
        Part::Ticked(ticked) => {
            let words = ticked.words();
            let why = ticked.why.map_or_else(|| ".".to_owned(), |why| format!(": {}", why.trim()));
            vec![format!("Number {} This is {words}{why}", numbered(ticked.thing))]
        }
        Part::Steps(steps) => {
            std::iter::once("The right order:".to_owned()).chain(steps.into_iter().map(rendered_step)).collect()
        }
    }
}

fn rendered_step(step: Step<'_>) -> String {
    let Step { step: Numbered { number, text }, yours, swap_with_next, why } = step;
    let mut lines = format!("{number}. {}", closed(text));
    match yours {
        Some(yours) if yours == number => lines += " You had it here too.",
        Some(yours) => lines += &format!(" You had it as {yours}."),
        None => {}
    }
    if swap_with_next {
        lines += &format!(" Here {}.", Step::EITHER_WAY);
    }
    if let Some(why) = why {
        lines += &format!(" {}", why.trim());
    }
    lines
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
