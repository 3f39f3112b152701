//! What a learner answers: one variant for each kind of question, by ids and never by positions.

use serde::{Deserialize, Serialize};

use crate::quiz::{Id, Truth};

/// The longest answer that can be typed, in characters.
pub const LONGEST_TYPED: usize = 200;

/// An answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Response {
    /// The options chosen.
    Choice(Vec<Id>),
    /// What it was taken for, how sure, and what next. On paper, a part of it can be left blank; never all of them.
    Verdict {
        /// What it was taken for.
        verdict: Option<Truth>,
        /// How sure.
        confidence: Option<Confidence>,
        /// What next, where that is asked.
        action: Option<Id>,
    },
    /// The lines marked.
    Spot(Vec<Id>),
    /// The steps in the order given.
    Order(Vec<Id>),
    /// The words typed.
    Typed(String),
    /// The way through a call, and what it was taken for.
    Call {
        /// The replies given, in order.
        path: Vec<Id>,
        /// What it was taken for; `None` where they could not tell.
        impression: Option<Impression>,
    },
}

impl Response {
    /// The options chosen, lines marked or steps given, in the order given; empty for the other kinds.
    pub fn ids(&self) -> &[Id] {
        match self {
            Self::Choice(ids) | Self::Spot(ids) | Self::Order(ids) => ids,
            Self::Verdict { .. } | Self::Typed(_) | Self::Call { .. } => &[],
        }
    }
}

/// What a call was taken for, and how sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impression {
    /// What it was taken for.
    pub verdict: Truth,
    /// How sure; on paper, that can be left blank.
    pub confidence: Option<Confidence>,
}

/// How sure somebody is of a verdict of their own: the probability they give it, from a guess to certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Confidence(u8);

impl Confidence {
    /// Every step of the scale, 50 to 100 percent.
    pub const STEPS: [Self; 6] = [Self(50), Self(60), Self(70), Self(80), Self(90), Self(100)];

    /// In percent.
    pub fn percent(self) -> u8 {
        self.0
    }

    /// As a probability, 0.5 to 1.
    pub fn probability(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl From<Confidence> for u8 {
    fn from(confidence: Confidence) -> Self {
        confidence.percent()
    }
}

impl TryFrom<u8> for Confidence {
    type Error = String;

    fn try_from(percent: u8) -> Result<Self, Self::Error> {
        let step = Self::STEPS.into_iter().find(|step| step.percent() == percent);
        step.ok_or_else(|| format!("{percent} is no step of the scale of confidence"))
    }
}
