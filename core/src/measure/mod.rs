//! What the answers say: safe actions first, then discernment and confidence, each with its uncertainty.
//!
//! Figures follow published formulas, named where they stand. A figure that is undefined is `None`, never 0 or NaN.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

pub mod bank;
mod chance;
pub mod class;
mod confidence;
mod discernment;
mod progress;
mod results;
mod visit;

pub use chance::chance;
pub use confidence::{Calibration, Step};
pub use discernment::{Discernment, Leaning, Telling};
pub use progress::{Milestone, Progress};
pub use results::{Results, Ruling, SafeActions, ScoredItem, TopicMarks};
pub use visit::{Visit, next_visit};

use crate::attempt::Confidence;
use crate::quiz::Truth;

/// A verdict that somebody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// What it was.
    pub truth: Truth,
    /// What it was taken for.
    pub verdict: Truth,
    /// How sure they were; `None` where they did not say.
    pub confidence: Option<Confidence>,
}

impl Judgement {
    /// Whether it was taken for what it was.
    pub fn right(&self) -> bool {
        self.truth == self.verdict
    }

    /// How sure they were, in percent, and whether they were right; `None` where they did not say how sure.
    pub fn sure_and_right(&self) -> Option<(u8, bool)> {
        Some((self.confidence?.percent(), self.right()))
    }
}
