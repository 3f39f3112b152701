//! What an author writes: the model of a quiz, how a file becomes one, and what is wrong when it does not.
//!
//! Bytes come in as arguments, a [`Quiz`] or a list of [`Problem`]s goes out. Nothing here knows of attempts or marks.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod booklet;
pub mod call;
mod cue;
mod exhibit;
mod face;
mod file;
mod fingerprint;
mod id;
mod key;
mod parse;
mod read;
mod review;
mod schema;
pub mod sealed;
mod texts;

pub use booklet::Booklet;
pub use cue::{Cue, find_quote};
pub use exhibit::{Channel, Email, Exhibit, Letter, Phone, Popup, Sms, Speech, Window};
pub use face::{Ask, ChoiceFace, Difficulty, Face, OrderFace, Statement, TypedFace, VerdictFace};
pub use fingerprint::Fingerprint;
pub use id::Id;
pub use key::{AnswerKey, ChoiceKey, Key, OptionKey, OrderKey, Source, StepKey, Truth, TypedKey, VerdictKey};
pub use parse::{MAX_BYTES, check, parse};
pub use schema::schema;
pub use sealed::{Edition, Names, Sealed};

pub use crate::yaml::{Position, Problem, Rule, Severity, harmless, harmless_json, is_refused, visible};

use jiff::SignedDuration;

/// A quiz as it is played: every id checked, every promise of the format kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiz {
    /// Stable name of the quiz; results hang on it.
    pub id: Id,
    /// What the menu calls it.
    pub title: String,
    /// One sentence for the menu.
    pub summary: String,
    /// Language of the text, as a BCP 47 tag.
    pub language: String,
    /// Percent of the marks needed to pass, 0 to 100; `None` where the quiz does not ask for any.
    pub pass_mark: Option<u8>,
    /// What the quiz is meant for.
    pub usage: Usage,
    /// How long an exam may take, if the author set a limit.
    pub time_limit: Option<SignedDuration>,
    /// Whether the clock of an exam may be stopped.
    pub may_pause: bool,
    /// The questions, as authored.
    pub questions: Vec<Question>,
}

impl Quiz {
    /// The question with this id.
    pub fn question(&self, id: &Id) -> Option<&Question> {
        self.questions.iter().find(|question| question.face.id == *id)
    }
}

/// What a quiz is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    /// Offered in the menu and drawn for practice.
    #[default]
    Practice,
    /// A form that measures: kept out of the menu and of practice.
    Measure,
}

/// One question: what may be seen before answering, and what may not.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What a learner may see before answering.
    pub face: Face,
    /// Truth, marks, reasons and explanation.
    pub key: Key,
}
