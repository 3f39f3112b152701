//! What a learner takes home: how it went, safe actions first, and each question with their answer, what is right and why.
//! Sentences come from `wording`; here they are put on a page. Printed, in two columns, it is their own answer, what is
//! right, why, and one cue; what else was there to choose and the sources are for the screen.

use maud::{Markup, html};

use super::exhibits::{phone_call, says, situation};
use super::reasons::{meant, reasons, state};
use super::script::words;
use super::sections::{Section, document_of};
use super::{Cover, letter};
use hangup_core::attempt::{Answered, Entry, Paper, fraction_on_paper};
use hangup_core::measure::Results;
use hangup_core::quiz::call::CallKey;
use hangup_core::quiz::{AnswerKey, Ask, Quiz, visible};
use hangup_core::wording::{self, Labelled, Moment, Numbered, Part, Step, Ticked, counted, marks, what_is_it};

/// Somebody's attempt at a paper, and what came of it.
#[derive(Debug)]
pub struct Reviewed<'r> {
    /// Who, by name or code.
    pub learner: String,
    /// The paper.
    pub paper: &'r Paper,
    /// The results of an attempt at it.
    pub results: Results<'r>,
}

/// The page of one learner.
pub fn review(quiz: &Quiz, reviewed: &Reviewed<'_>) -> String {
    let cover = Cover::of(quiz, reviewed.paper, false);
    let learner = visible(&reviewed.learner);
    cover.document(&learner, learner.clone(), inside(cover, quiz, reviewed))
}

/// The pages of a whole class in one document, each learner's on sheets of their own.
pub fn reviews(quiz: &Quiz, all: &[Reviewed<'_>]) -> String {
    let section = |reviewed: &Reviewed<'_>| {
        let inside = inside(Cover::of(quiz, reviewed.paper, false), quiz, reviewed);
        Section { foot: visible(&reviewed.learner), inside }
    };
    let sections: Vec<Section> = all.iter().map(section).collect();
    let cover = Cover { language: &quiz.language, title: &quiz.title, form: "", large: false };
    document_of(cover, &format!("{} · reviews", quiz.title), &sections)
}

fn inside(cover: Cover<'_>, quiz: &Quiz, reviewed: &Reviewed<'_>) -> Markup {
    let Reviewed { learner, paper, results } = reviewed;
    html! {
        div.review {
            header {
                h1 { (cover.title) }
                p.kind { (cover.kind(&visible(learner))) }
            }
            (how_it_went(quiz, paper, results))
            @for (number, answered, earned) in answers(paper, results) { (question(number, answered, &earned)) }
        }
    }
}

/// The questions that have results, with their numbers on the paper, from 1, and what each earned, in words.
fn answers<'q>(paper: &'q Paper, results: &Results<'q>) -> Vec<(usize, Answered<'q>, String)> {
    let answered = |(number, entry): (usize, &'q Entry)| {
        let outcome = results.outcomes.iter().find(|outcome| outcome.question.face.id == entry.question)?;
        let answered = Answered { question: outcome.question, entry, response: outcome.response };
        let answer = outcome.response.map_or(0.0, |given| fraction_on_paper(outcome.question, entry, given));
        let is_given = outcome.fraction > answer;
        let earned = if is_given { "full marks for everybody".to_owned() } else { wording::earned(answered) };
        Some((number, answered, earned))
    };
    (1..).zip(&paper.entries).filter_map(answered).collect()
}

fn how_it_went(quiz: &Quiz, paper: &Paper, results: &Results<'_>) -> Markup {
    let figures = &results.discernment;
    let gone = paper.entries.len().saturating_sub(results.outcomes.len());
    html! {
        section.results {
            @if let Some(safe) = wording::safe_actions(results.safe) { p.safe { b { (safe) } } }
            p { (wording::marks_and_percent(quiz, results).join(" · ")) }
            @if gone > 0 {
                p.note {
                    (counted(gone, "question is", "questions are"))
                    " left out: changed since the paper was drawn, or taken out by the teacher."
                }
            }
            h3 { "By topic" }
            ul {
                @for topic in &results.topics {
                    li { (topic.topic) ": " (marks(topic.marks)) " of " (marks(topic.max)) " marks" }
                }
            }
            @if figures.situations() > 0 {
                h3 { "Telling scam from genuine" }
                ul { @for count in wording::caught_and_let_in(figures) { li { (count) } } }
                p { (wording::telling(figures)) @if let Some(leaning) = wording::leaning(figures) { " " (leaning) } }
            }
            @if let Some(over) = results.calibration.overconfidence {
                h3 { "How sure, how right" }
                ul { @for step in &results.calibration.steps { li { (wording::step_of_confidence(step)) } } }
                p { (wording::surer_than_right(over)) }
            }
        }
    }
}

fn question(number: usize, answered: Answered<'_>, earned: &str) -> Markup {
    let (face, key) = (&answered.question.face, &answered.question.key);
    let is_call = matches!(face.ask, Ask::Call(_));
    html! {
        article.question.whole[!is_call] {
            h2 { (number) }
            p.right { (state(wording::outcome(answered))) " " span.note { "(" (earned) ")" } }
            (situation(face))
            @match &face.ask {
                Ask::Choice(choice) => p.ask { (choice.ask) },
                Ask::Spot(spot) => p.ask { (spot.ask) },
                Ask::Order(order) => p.ask { (order.ask) },
                Ask::Typed(typed) => p.ask { (typed.ask) },
                Ask::Verdict(verdict) => p.ask {
                    (what_is_it(face.channel())) @if let Some(action) = &verdict.action { " " (action.ask) }
                },
                Ask::Call(call) => (phone_call(&call.caller, call.number.as_deref(), &html! {})),
            }
            @if let AnswerKey::Call(call) = &key.answer {
                (summary(answered, call))
                (reasons(key))
                (conversation(answered, call))
            } @else {
                @for part in wording::parts(answered, true) { (self::part(part)) }
                (reasons(key))
            }
        }
    }
}

/// One part of the explanation of an answer.
fn part(part: Part<'_>) -> Markup {
    match part {
        Part::Labelled(label, Labelled::Option(option)) => html! { p { b { (label) } " " (lettered(option)) } },
        Part::Labelled(label, Labelled::Action { safe, action }) => html! {
            p { b { (label) } " " (lettered(action)) " " b { (if safe { "✓ safe" } else { "✗ not safe" }) } }
        },
        Part::Labelled(label, Labelled::Words(words)) => html! { p { b { (label) } " " (visible(&words)) } },
        Part::Reason(title, why) => html! { p { b { (title) ":" } " " (why.trim()) } },
        Part::Others(others) => html! {
            div.others {
                h3 { "The others" }
                @for (other, why) in others { (reasoned(&letter_of(other), other.text, &html! {}, why)) }
            }
        },
        Part::Ticked(ticked) => self::ticked(ticked),
        Part::Steps(steps) => html! {
            h3 { "The right order" }
            @for step in steps { (self::step(step)) }
        },
    }
}

/// The letter of an option on the paper; nothing where it was not on it.
fn letter_of(option: Numbered<'_>) -> String {
    option.number.checked_sub(1).map(letter).unwrap_or_default()
}

/// The text of an option behind its letter.
fn lettered(option: Numbered<'_>) -> Markup {
    html! { b.letter { (letter_of(option)) } " " (option.text.trim()) }
}

/// A thing with its letter or number, how it went, and why.
fn reasoned(sign: &str, text: &str, went: &Markup, why: Option<&str>) -> Markup {
    html! {
        div.option {
            b.letter { (sign) }
            span { (text.trim()) span.why { (went) @if let Some(why) = why { " " (why.trim()) } } }
        }
    }
}

fn ticked(ticked: Ticked<'_>) -> Markup {
    let sign = match (ticked.yours, ticked.right) {
        (true, true) => "✓",
        (true, false) => "✗",
        (false, true) => "!",
        (false, false) => "–",
    };
    let went = html! { b { (sign) " " (ticked.words()) @if ticked.why.is_some() { ":" } } };
    reasoned(&letter_of(ticked.thing), ticked.thing.text, &went, ticked.why)
}

/// A step at its right place, and where it was put.
fn step(step: Step<'_>) -> Markup {
    let number = step.step.number;
    let went = html! {
        @match step.yours {
            Some(yours) if yours == number => b { "✓ you had it here too." },
            Some(yours) => b { "✗ you had it as " (yours) "." },
            None => {},
        }
        @if step.swap_with_next { " (" (Step::EITHER_WAY) ")" }
    };
    reasoned(&number.to_string(), step.step.text, &went, step.why)
}

/// How a call ended, what it was, and when one could know.
fn summary(answered: Answered<'_>, key: &CallKey) -> Markup {
    let Some(summary) = wording::summary(answered, key) else { return html! {} };
    html! {
        @if let Some(ending) = summary.ending { p { (ending.trim()) } }
        p { b { "You said" } " " (summary.impression) }
        p { b { "It was" } " " (summary.was) }
        @if let Some((line, tells)) = summary.earliest {
            h3 { "The earliest moment to know" }
            (says(&line.who, &line.says))
            p.meant { "! " (tells.trim()) }
        }
        p { (summary.safe_endings) @if let Some(genuine) = summary.genuine { " " (genuine) } }
    }
}

/// The conversation again: what each line was meant to do, and what would have come of other replies.
fn conversation(answered: Answered<'_>, key: &CallKey) -> Markup {
    let moments = wording::conversation(answered, key);
    html! {
        @if !moments.is_empty() { h3 { "The conversation again" } }
        @for moment in moments {
            @match moment {
                Moment::Line(line, key) => {
                    @if let Some(scene) = &line.scene { p.scene { (scene.trim()) } }
                    (says(&line.who, &line.says))
                    @if let Some(key) = key { (meant(key)) }
                }
                Moment::Reply { given, why, others } => {
                    p.says.yours { b { "You:" } " " (words(&given.act)) }
                    @if let Some(why) = why { p.meant { "= " (why.trim()) } }
                    @for (other, why) in others {
                        p.meant.note { "or " (words(&other.act)) @if let Some(why) = why { " – " (why.trim()) } }
                    }
                }
            }
        }
    }
}
