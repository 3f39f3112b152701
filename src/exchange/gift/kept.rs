//! What GIFT has no place for, kept in comments that Moodle passes over: one of the quiz at the head of a file, and one
//! of each question inside its block. Each is a label and an object of JSON in one line.

use jiff::SignedDuration;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::source::{Fault, Piece};
use hangup_core::quiz::{Cue, Id, Rule, Source, Usage, visible};

/// What the comment of a quiz begins with.
pub(super) const QUIZ_LABEL: &str = "hangup quiz: ";
/// What the comment of a question begins with.
pub(super) const QUESTION_LABEL: &str = "hangup question: ";

/// A quiz without its questions, as in [`hangup_core::quiz::Quiz`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub id: Id,
    pub title: String,
    pub summary: String,
    pub language: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<u8>,
    #[serde(rename = "use")]
    pub usage: Usage,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "jiff::fmt::serde::duration::friendly::compact::optional"
    )]
    pub time_limit: Option<SignedDuration>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_pause: bool,
}

/// What of a question has no place in GIFT.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Kept {
    /// The topic, where a category would not give it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// 1 to 3; 2 if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub twin: Option<Id>,
    /// 1 to 100; 1 if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<u32>,
    /// The place in the text, in characters, where the question begins: only where it is not the last paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask_from: Option<usize>,
    /// One entry an option.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<KeptOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<Cue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
}

/// What of an option has no place in GIFT.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptOption {
    pub id: Id,
    /// Whether it is right, where its weight means the opposite.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct: Option<bool>,
    /// What it is worth, where five decimals of a percent do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction: Option<f64>,
}

/// A comment that [`read`] understands.
///
/// # Errors
/// When the value cannot be JSON, which none of these is.
pub(super) fn comment(label: &str, value: &impl Serialize) -> serde_json::Result<String> {
    let json = serde_json::to_string(value)?;
    // No reader of text files lets a byte order mark stand inside of one, and Moodle would find a tag.
    let json = json.replace('\u{FEFF}', "\\ufeff").replace("[tag:", "\\u005btag:");
    Ok(format!("// {label}{json}\n"))
}

/// The value that a comment keeps; `None` where it does not have this label.
pub(super) fn read<T: DeserializeOwned>(label: &str, comment: Piece<'_>) -> Option<Result<T, Fault>> {
    let json = comment.text.strip_prefix(label.trim_end())?;
    Some(serde_json::from_str(json).map_err(|error| {
        let start = comment.text.len() - json.len();
        let place = comment.from((start + error.column()).saturating_sub(1)).range();
        let message = format!("this cannot be read: {}", visible(&reason(&error)));
        let help = "write the line as hangup export gift does, or take it out";
        Fault::new(place.start..place.start + 1, Rule::Syntax, message, help)
    }))
}

/// What serde says, without its line and column: they are of the JSON and not of the file.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.split(" at line ").next().unwrap_or(&words).to_owned()
}
