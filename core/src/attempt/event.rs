//! What happens during an attempt. Events are numbered, carry their time, and are never changed or removed.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Response;
use crate::quiz::Id;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// From 1, without gaps.
    pub number: u32,
    /// When it happened, by the clock of the program that recorded it.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
}

/// The kinds of things that happen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// A question was put on the screen.
    Shown {
        /// Which.
        question: Id,
    },
    /// A question was answered.
    Answered {
        /// Which.
        question: Id,
        /// How.
        response: Response,
    },
    /// A reply was given in a call.
    Replied {
        /// In which.
        question: Id,
        /// Which.
        reply: Id,
    },
    /// The clock was stopped, where the quiz allows that.
    Paused,
    /// It goes on.
    Resumed,
    /// The attempt is over; nothing after this counts, unless a teacher opens it again.
    HandedIn,
    /// A teacher has opened an exam again.
    Reopened(Reopening),
}

/// That a teacher has opened an exam again, for whoever has handed in or has no time left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Which time this is, from 1. Each counts once, however often its start file is opened.
    pub number: u32,
    /// Where there is a limit, how much time is left from then on, or what was left if that is more.
    pub time: SignedDuration,
}
