//! The steps that a class takes through a question of each kind.

use serde::{Deserialize, Serialize};

use crate::quiz::{Ask, Face};

/// A step of a question, each a page of its own. Before [`Step::Answer`] nothing on it says what is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// What is heard and seen.
    Situation,
    /// A call, walked reply by reply.
    Call,
    /// What is asked, with its options, and hands.
    Ask,
    /// Everybody talks to a neighbour about it.
    Talk,
    /// The same question, and hands again.
    AskAgain,
    /// Both counts side by side.
    Compare,
    /// What one would do, and hands.
    Act,
    /// What is right, and why.
    Answer,
    /// What gave it away.
    Why,
}

impl Step {
    /// The steps of a question, in order. People talk, and hands are raised twice, where the options are few and one can
    /// be argued for: this is peer instruction (Crouch & Mazur 2001).
    pub fn of(face: &Face) -> &'static [Self] {
        use Step::{Act, Answer, Ask as Asked, AskAgain, Call, Compare, Situation, Talk, Why};
        match &face.ask {
            Ask::Choice(_) => &[Situation, Asked, Talk, AskAgain, Compare, Answer, Why],
            Ask::Verdict(verdict) if verdict.action.is_some() => {
                &[Situation, Asked, Talk, AskAgain, Compare, Act, Answer, Why]
            }
            Ask::Verdict(_) => &[Situation, Asked, Talk, AskAgain, Compare, Answer, Why],
            Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => &[Situation, Asked, Answer, Why],
            Ask::Call(_) => &[Call, Asked, Answer, Why],
        }
    }

    /// Whether it says what is right.
    pub fn explains(self) -> bool {
        matches!(self, Self::Answer | Self::Why)
    }
}
