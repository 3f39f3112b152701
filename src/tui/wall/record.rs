//! Counted hands as they are written down: one record, version 1, a line of a class's record. What is right, and what a
//! count says, is for whoever reads it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::course::Step;
use super::hands::Hands;
use super::poll::Poll;
use hangup_core::quiz::Id;

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
    pub counts: BTreeMap<Id, u32>,
    /// When they were counted.
    pub at: Timestamp,
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

impl HandCount {
    /// The version of records that this program writes and reads.
    pub const VERSION: u32 = 1;

    /// The record of hands raised in a poll.
    pub fn of(quiz: &Id, question: &Id, round: Round, poll: &Poll, hands: &Hands, at: Timestamp) -> Self {
        let ids = poll.options.iter().map(|option| option.id.clone());
        let counts = ids.zip(hands.each().iter().copied()).collect();
        Self { v: Self::VERSION, quiz: quiz.clone(), question: question.clone(), round, counts, at }
    }
}

impl Round {
    /// The round in which hands are counted at a step; before and after where people talk in between.
    pub fn at(step: Step, steps: &[Step]) -> Self {
        match step {
            Step::AskAgain => Self::After,
            Step::Ask if steps.contains(&Step::AskAgain) => Self::Before,
            _ => Self::Once,
        }
    }
}
