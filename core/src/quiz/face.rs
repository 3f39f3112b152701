//! The face of a question: everything a learner may see before answering, and nothing else.
//!
//! Screens shown before feedback are handed a [`Face`] only, so that a leaked key does not compile. Nothing in here may
//! say, by value or by order, which answer is right.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::call::CallFace;
use super::{Channel, Exhibit, Id};

/// What a learner may see of a question before answering.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Face {
    /// Stable name; progress and results hang on it.
    pub id: Id,
    /// What the question is about; results are summed by it.
    pub topic: String,
    /// The author's guess.
    pub difficulty: Difficulty,
    /// The country whose facts it relies on, where they differ.
    pub region: Option<String>,
    /// What a full answer is worth, 1 to 100.
    pub marks: u32,
    /// The situation.
    pub scenario: String,
    /// What is heard and seen, in order.
    pub exhibits: Vec<Exhibit>,
    /// What is asked.
    pub ask: Ask,
}

impl Face {
    /// The way the contact reaches the learner: by phone where there is a call among the exhibits, whatever is seen
    /// with it; else that of the first exhibit, if there is one.
    pub fn channel(&self) -> Option<Channel> {
        let mut channels = self.exhibits.iter().map(Exhibit::channel);
        let first = channels.clone().next();
        channels.find(|channel| *channel == Channel::Phone).or(first)
    }

    /// Every text in it that a learner sees.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = vec![&self.topic, &self.scenario];
        texts.extend(self.region.as_deref());
        texts.extend(self.exhibits.iter().flat_map(Exhibit::texts));
        texts.extend(self.ask.statements().iter().map(|statement| statement.text.as_str()));
        texts.extend(self.ask.asked());
        texts.extend(self.ask.call().iter().flat_map(|call| call.texts()));
        texts
    }

    /// Every name in it, its own first.
    pub fn ids(&self) -> Vec<&Id> {
        let mut ids = vec![&self.id];
        ids.extend(self.ask.statements().iter().map(|statement| &statement.id));
        ids.extend(self.ask.call().iter().flat_map(|call| call.ids()));
        ids
    }

    /// The statement with this id: an option, an action, a line or a step.
    pub fn statement(&self, id: &Id) -> Option<&Statement> {
        self.ask.statements().iter().find(|statement| statement.id == *id)
    }
}

/// How hard the author thinks a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// Most people who read the rule once will get it.
    Easy,
    /// In between.
    Medium,
    /// Takes thought even for somebody who knows the rule.
    Hard,
}

/// What is asked: one variant for each kind of question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Choose one or several options.
    Choice(ChoiceFace),
    /// Scam or genuine, how sure, and what now.
    Verdict(VerdictFace),
    /// Mark the lines that give it away.
    Spot(ChoiceFace),
    /// Put steps in the right order.
    Order(OrderFace),
    /// Type a short answer.
    Typed(TypedFace),
    /// Steer a conversation.
    Call(Arc<CallFace>),
}

impl Ask {
    /// The question put; `None` for a verdict without an action, and for a call.
    pub fn asked(&self) -> Option<&str> {
        match self {
            Self::Choice(choice) | Self::Spot(choice) => Some(&choice.ask),
            Self::Verdict(verdict) => verdict.action.as_ref().map(|action| action.ask.as_str()),
            Self::Order(order) => Some(&order.ask),
            Self::Typed(typed) => Some(&typed.ask),
            Self::Call(_) => None,
        }
    }

    /// The call, if it is one.
    pub fn call(&self) -> Option<&CallFace> {
        match self {
            Self::Call(call) => Some(call),
            Self::Choice(_) | Self::Verdict(_) | Self::Spot(_) | Self::Order(_) | Self::Typed(_) => None,
        }
    }

    /// The statements a learner picks from, empty for a typed answer and a call.
    pub fn statements(&self) -> &[Statement] {
        match self {
            Self::Choice(choice) | Self::Spot(choice) => &choice.options,
            Self::Verdict(verdict) => verdict.action.as_ref().map_or(&[], |action| &action.options),
            Self::Order(order) => &order.steps,
            Self::Typed(_) | Self::Call(_) => &[],
        }
    }
}

/// Something a learner can pick, mark or move: an option, an action, a line or a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Stable name within its question.
    pub id: Id,
    /// What it says.
    pub text: String,
}

/// The face of a choice, or of a spot question, which is a choice of lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceFace {
    /// The question put.
    pub ask: String,
    /// Whether more than one option may be chosen.
    pub several: bool,
    /// The options, as authored; lines in reading order.
    pub options: Vec<Statement>,
}

/// The face of a verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictFace {
    /// What the learner would do next: a choice of exactly one action.
    pub action: Option<ChoiceFace>,
}

/// The face of an ordering question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderFace {
    /// The question put.
    pub ask: String,
    /// The steps sorted by id, so that this order says nothing of the right one.
    pub steps: Vec<Statement>,
}

/// The face of a typed question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedFace {
    /// The question put.
    pub ask: String,
}
