//! The explanation of a question, the same for the teacher and for the learner: the cues in it, the rule, the explanation and
//! its sources. None of it may be shown before the question is answered.

use maud::{Markup, html};

use hangup_core::quiz::call::{EndingOutcome, LineKey};
use hangup_core::quiz::{Key, Source};
use hangup_core::wording::{Outcome, cues_title};

/// Cues, rule, explanation and sources.
pub fn reasons(key: &Key) -> Markup {
    html! {
        @if !key.cues.is_empty() {
            h3 { (cues_title(&key.answer)) }
            ul.cues { @for cue in &key.cues { li { "“" (cue.quote.trim()) "”: " (cue.why.trim()) } } }
        }
        @if let Some(rule) = &key.rule { p.rule { b { "The rule:" } " " (rule.trim()) } }
        @if let Some(explain) = &key.explain { p { (explain.trim()) } }
        @if !key.sources.is_empty() {
            p.sources {
                "Sources" @if let Some(day) = key.checked { ", checked " (day) } ":"
                @for source in &key.sources { " " span { (named(source)) } }
            }
        }
    }
}

/// A source by its title and its address, as on paper: without the scheme, and no link.
fn named(source: &Source) -> String {
    let address = source.url.trim();
    let address = address.split_once("://").map_or(address, |(_, address)| address);
    format!("{}, {}.", source.title.trim(), address.trim_end_matches('/'))
}

/// What a line of a call does to the person who hears it, and whether one could know.
pub fn meant(key: &LineKey) -> Markup {
    html! {
        @if let Some(technique) = &key.technique {
            p.meant { "▹ " b { (technique.name.trim()) ":" } " " (technique.why.trim()) }
        }
        @if let Some(tells) = &key.tells {
            p.meant { "! " b { "You could know here:" } " " (tells.trim()) }
        }
    }
}

/// How an answer or a call stands, by a sign and in words.
pub fn state(outcome: Outcome) -> Markup {
    let sign = match outcome {
        Outcome::Right | Outcome::Ended(EndingOutcome::Safe) => "✓",
        Outcome::Ended(EndingOutcome::Exposed) => "!",
        Outcome::PartlyRight => "(✓)",
        Outcome::NotQuite | Outcome::Ended(EndingOutcome::Harmed) => "✗",
        Outcome::Blank => "–",
    };
    html! { b.outcome { (sign) " " (outcome.words()) } }
}
