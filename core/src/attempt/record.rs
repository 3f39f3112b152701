//! An attempt as it is written down: one record, version 1, for whatever keeps it or carries it elsewhere.
//!
//! What is written is the paper and the events, and no figure: marks are computed anew by whoever reads it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Attempt, Event, Paper};

/// The version of records that this program writes and reads.
pub const VERSION: u32 = 1;

/// An attempt with its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The version of this record.
    pub v: u32,
    /// What tells this attempt from all others.
    pub id: AttemptId,
    /// What was drawn.
    pub paper: Paper,
    /// What happened, in order.
    pub events: Vec<Event>,
}

impl Record {
    /// The record of an attempt.
    pub fn of(id: AttemptId, attempt: &Attempt) -> Self {
        Self { v: VERSION, id, paper: attempt.paper.clone(), events: attempt.events().to_vec() }
    }

    /// The attempt that was recorded; `None` where the version is another, or the events are not numbered from 1
    /// without a gap, as in a record that has lost some.
    pub fn attempt(self) -> Option<Attempt> {
        let in_order = self.events.iter().zip(1..).all(|(event, number)| event.number == number);
        (self.v == VERSION && in_order).then_some(Attempt { paper: self.paper, events: self.events })
    }
}

/// What tells an attempt from all others: 128 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(pub u128);

impl fmt::Display for AttemptId {
    /// 32 hexadecimal digits.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

impl std::str::FromStr for AttemptId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

impl Serialize for AttemptId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AttemptId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
