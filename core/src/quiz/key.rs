//! The key of a question: truth, marks, reasons and explanation. What is kept from a learner until the answer is in.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::CallKey;
use super::{Cue, Id};

/// What a learner may see of a question only after answering.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The right answer and the reasons, by kind of question.
    pub answer: AnswerKey,
    /// The same situation but for one decisive fact. Twins name each other.
    pub twin: Option<Id>,
    /// What gives it away.
    pub cues: Vec<Cue>,
    /// The one rule to keep.
    pub rule: Option<String>,
    /// Why it works, and what is safe.
    pub explain: Option<String>,
    /// Where the claims come from.
    pub sources: Vec<Source>,
    /// The day the claims were last compared with the sources.
    pub checked: Option<Date>,
}

/// The right answer and the reasons: one variant for each kind of question.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerKey {
    /// Of a choice.
    Choice(ChoiceKey),
    /// Of a verdict.
    Verdict(VerdictKey),
    /// Of a spot question: a choice of lines with several keys.
    Spot(ChoiceKey),
    /// Of an ordering question.
    Order(OrderKey),
    /// Of a typed question.
    Typed(TypedKey),
    /// Of a call.
    Call(CallKey),
}

impl AnswerKey {
    /// What a contact is, where the question asks for that.
    pub fn truth(&self) -> Option<Truth> {
        match self {
            Self::Verdict(key) => Some(key.truth),
            Self::Call(key) => Some(key.truth),
            Self::Choice(_) | Self::Spot(_) | Self::Order(_) | Self::Typed(_) => None,
        }
    }

    /// The options of a choice, actions of a verdict or lines of a spot question, as authored; empty for other kinds.
    pub fn options(&self) -> &[OptionKey] {
        match self {
            Self::Choice(key) | Self::Spot(key) => &key.options,
            Self::Verdict(key) => &key.actions,
            Self::Order(_) | Self::Typed(_) | Self::Call(_) => &[],
        }
    }

    /// Every option, action, line or step with the reason behind it, as authored; empty for a typed answer and a call.
    pub fn reasons(&self) -> Vec<(&Id, Option<&str>)> {
        let steps = match self {
            Self::Order(key) => key.steps.as_slice(),
            Self::Choice(_) | Self::Verdict(_) | Self::Spot(_) | Self::Typed(_) | Self::Call(_) => &[],
        };
        let options = self.options().iter().map(|option| (&option.id, option.why.as_deref()));
        options.chain(steps.iter().map(|step| (&step.id, step.why.as_deref()))).collect()
    }
}

/// Whether a contact is what it says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// Somebody is after money, access or data.
    Scam,
    /// It is what it says it is.
    Genuine,
}

impl Truth {
    /// The word for it in quizzes and tables: `scam` or `genuine`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Scam => "scam",
            Self::Genuine => "genuine",
        }
    }

    /// What a word of quizzes and tables stands for; `None` where it is another word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "scam" => Some(Self::Scam),
            "genuine" => Some(Self::Genuine),
            _ => None,
        }
    }

    /// The opposite.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Scam => Self::Genuine,
            Self::Genuine => Self::Scam,
        }
    }
}

/// The key of a choice, or of a spot question.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceKey {
    /// Whether more than one option is right.
    pub several: bool,
    /// One entry an option, as authored.
    pub options: Vec<OptionKey>,
}

/// What an option, an action or a line is worth, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionKey {
    /// The option.
    pub id: Id,
    /// Whether it is a right answer: an action that protects, a line that gives the scam away.
    pub correct: bool,
    /// What choosing it adds, −1 to 1, in fractions of the question's marks.
    pub fraction: f64,
    /// Why it is right, or why it tempts.
    pub why: Option<String>,
}

/// The key of a verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictKey {
    /// What the contact really is.
    pub truth: Truth,
    /// One entry an action, as authored; empty where no action is asked.
    pub actions: Vec<OptionKey>,
}

/// The key of an ordering question.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderKey {
    /// The steps in the right order.
    pub steps: Vec<StepKey>,
}

/// A step in its right place.
#[derive(Debug, Clone, PartialEq)]
pub struct StepKey {
    /// The step.
    pub id: Id,
    /// Whether this step and the next may come either way round.
    pub swap_with_next: bool,
    /// Why it stands here.
    pub why: Option<String>,
}

/// The key of a typed question.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedKey {
    /// The answers that count, case and white space folded when compared.
    pub accept: Vec<String>,
    /// Why.
    pub why: Option<String>,
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who says it, what it is called, from when.
    pub title: String,
    /// Its address.
    pub url: String,
}
