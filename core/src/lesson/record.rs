//! What is kept of a lesson: its events, and counted hands as a line of a class's record, version 1. What is right, and what
//! a count says, is for whoever reads it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Counts, Step};
use crate::quiz::Id;

/// Something that happened in a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
}

/// The kinds of things that happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// The class went to a step of a question.
    Stepped {
        /// Of which question.
        question: Id,
        /// To which.
        step: Step,
    },
    /// Hands were counted. A later count at the same step takes the place of an earlier one.
    HandsCounted {
        /// For which question.
        question: Id,
        /// At which step of it.
        step: Step,
        /// How many, for each option.
        counts: Counts,
    },
    /// A reply was given in a call.
    Replied {
        /// In which.
        question: Id,
        /// Which.
        reply: Id,
    },
    /// The last reply in a call was taken back.
    ReplyTakenBack {
        /// In which.
        question: Id,
    },
}

impl What {
    pub(super) fn question(&self) -> &Id {
        match self {
            Self::Stepped { question, .. }
            | Self::HandsCounted { question, .. }
            | Self::Replied { question, .. }
            | Self::ReplyTakenBack { question } => question,
        }
    }
}

/// Hands that were counted. Where the same options were counted twice in a round, the later count is the one that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandCount {
    /// The version of this record.
    pub v: u32,
    /// The quiz.
    pub quiz: Id,
    /// The question of it.
    pub question: Id,
    /// Which count it was.
    pub round: Round,
    /// The hands for each option, by its id: also for each action, line or reply. Those of a verdict are `scam` and
    /// `genuine`.
    pub counts: Counts,
    /// When they were counted.
    pub at: Timestamp,
}

impl HandCount {
    /// The version of records that this program writes and reads.
    pub const VERSION: u32 = 1;
}

/// Which count of hands it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// Before people talked to their neighbours.
    Before,
    /// After they did.
    After,
    /// The only one there is: of actions, of lines, of the replies in a call and what the call was.
    Once,
}

impl Round {
    /// The round in which hands are counted at a step; before and after where people talk in between.
    pub(super) fn at(step: Step, steps: &[Step]) -> Self {
        match step {
            Step::AskAgain => Self::After,
            Step::Ask if steps.contains(&Step::AskAgain) => Self::Before,
            Step::Situation
            | Step::Call
            | Step::Ask
            | Step::Talk
            | Step::Compare
            | Step::Act
            | Step::Answer
            | Step::Why => Self::Once,
        }
    }
}
