//! A quiz file to be written: format 1 as far as other programs have something for it. Whether it may
//! be written is known once it has been read back.

use jiff::civil::Date;
use serde::Serialize;

use super::kept::Head;
use hangup_core::quiz::{Cue, Id, Source};

/// A quiz.
#[derive(Debug, Serialize)]
pub(super) struct QuizDraft<'d> {
    pub format: u32,
    #[serde(flatten)]
    pub head: &'d Head,
    pub questions: &'d [QuestionDraft],
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct QuestionDraft {
    pub id: Id,
    pub topic: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub twin: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<u32>,
    pub scenario: String,
    #[serde(flatten)]
    pub kind: KindDraft,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<Cue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum KindDraft {
    /// Choose one or several options.
    Choice { ask: String, options: Vec<OptionDraft> },
    /// Type a short answer.
    Typed {
        ask: String,
        accept: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
}

/// An option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct OptionDraft {
    pub id: Id,
    pub text: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub correct: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// `None` where it is the even share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraction: Option<f64>,
}
