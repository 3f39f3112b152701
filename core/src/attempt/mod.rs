//! One learner, one paper: draw it, answer it, mark it.
//!
//! An [`Attempt`] is a [`Paper`], drawn once and kept, and the [`Event`]s that followed, which are only ever added to.
//! Position, marks and what to show next are computed from those by replay, never stored. Seeds and times
//! are arguments.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod answer_code;
mod answered;
mod check;
mod clock;
mod event;
mod id_mapping;
mod item;
mod mark;
mod paper;
mod record;
mod response;
mod round;
pub mod sheet;
mod state;
mod time_on_item;

pub use answer_code::{AnswerCode, Miscopied, NoCode, answer_code};
pub use answered::Answered;
pub use check::{Impossible, Misfit, check, check_all};
pub use clock::Clock;
pub use event::{Event, Reopening, What};
pub use id_mapping::{to_copy_ids, to_quiz_ids};
pub use item::Faces;
pub use mark::{ending, fold, fraction, fraction_on_paper};
pub use paper::{DrawOptions, Entry, Mode, Paper, deal, draw};
pub use record::{AttemptId, Record, VERSION};
pub use response::{Confidence, Impression, LONGEST_TYPED, Response};
pub use round::{draw_round, round_size};
pub use state::AttemptState;
pub use time_on_item::seconds_on_item;

use jiff::Timestamp;

/// One learner at one paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// What was drawn.
    pub paper: Paper,
    events: Vec<Event>,
}

impl Attempt {
    /// An attempt at a paper that nobody has looked at yet.
    pub fn new(paper: Paper) -> Self {
        Self { paper, events: Vec::new() }
    }

    /// Adds what happened, and when: never before what happened last, whatever a clock that was set back says. Whether it
    /// counts is for the replay to say.
    pub fn record(&mut self, at: Timestamp, what: What) {
        let at = self.events.last().map_or(at, |last| at.max(last.at));
        self.events.push(Event { number: self.events.len() as u32 + 1, at, what });
    }

    /// An attempt gone on with: the paper that was drawn, and what has happened so far.
    pub fn resumed(paper: Paper, events: Vec<Event>) -> Self {
        Self { paper, events }
    }

    /// Everything that happened, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The clock; `None` where there is no limit, or nothing has happened yet.
    pub fn clock(&self) -> Option<Clock> {
        Clock::after(&self.paper, &self.events)
    }

    /// How things stand after everything that happened.
    pub fn state(&self) -> AttemptState<'_> {
        AttemptState::after(&self.paper, &self.events)
    }
}
