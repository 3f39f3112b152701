//! What is said of answers, calls and results: the words that are the same on a screen and line by line. How they are
//! arranged, and which keys or commands lead on, is for the front ends.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod accents;
mod answer;
mod call;
pub mod class;
mod going_on;
mod poll;
mod results;
mod sentence;
mod time;
mod twins;

pub use accents::base_letter;
pub use answer::{Labelled, Numbered, Outcome, Part, Step, Ticked, cues_title, earned, outcome, parts};
pub use call::{Moment, Summary, choices, conversation, summary, walked};
pub use going_on::{Kept, NOT_ALL_KEPT, on_leaving, where_left};
pub use poll::{poll_option, poll_question};
pub use results::{
    caught_and_let_in, leaning, left_out, marks_and_percent, safe_actions, step_of_confidence, surer_than_right,
    telling, to_learn_from,
};
pub use sentence::{closed, first_sentence, opening};
pub use time::{about, exactly, time_allowed, time_left};
pub use twins::{TWINS, differences};

use crate::attempt::Confidence;
use crate::quiz::{Channel, Truth};

/// `1 mark`, `2 marks`.
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// Marks as people write them: `9`, `9.5`, `9.33`.
pub fn marks(marks: f64) -> String {
    let rounded = format!("{marks:.2}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What a contact is, or was taken for.
pub fn taken_for(truth: Truth) -> &'static str {
    match truth {
        Truth::Scam => "a scam",
        Truth::Genuine => "genuine",
    }
}

/// What a contact was taken for, and how sure, as far as that was said.
pub fn taken_for_and_sure(verdict: Truth, confidence: Option<Confidence>) -> String {
    let sure = confidence.map(|confidence| format!(", {}% sure", confidence.percent())).unwrap_or_default();
    format!("{}{sure}", taken_for(verdict))
}

/// The question for a verdict, by the way the contact came.
pub fn what_is_it(channel: Option<Channel>) -> &'static str {
    match channel {
        Some(Channel::Phone) => "What is this call?",
        Some(Channel::Screen) => "What is this on the screen?",
        Some(Channel::Email) => "What is this e-mail?",
        Some(Channel::Sms) => "What is this message?",
        Some(Channel::Letter) => "What is this letter?",
        None => "What is this?",
    }
}

/// How many questions of a paper have no answer yet, and what that means.
pub fn before_handing_in(open: usize) -> String {
    match open {
        0 => "Every question has an answer. You can still change one.".to_owned(),
        _ => format!(
            "{} no answer yet, and will earn nothing if you finish now.",
            counted(open, "question has", "questions have")
        ),
    }
}

/// Where the facts of a question hold, if they differ by country.
pub fn where_facts_differ(region: &str) -> String {
    format!("Where facts differ by country: {}", region.to_uppercase())
}
