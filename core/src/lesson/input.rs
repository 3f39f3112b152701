//! What somebody can ask of a lesson, and why it may be refused.

use thiserror::Error;

use super::letter;
use crate::quiz::Id;

/// What the teacher does, as far as it is confirmed. Places count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// To the next step, or to the next question.
    Next,
    /// To the step before, or to the last step of the question before. In a call, a reply is taken back.
    Back,
    /// To the first step of the next question.
    SkipQuestion,
    /// To the first step of a question.
    GoTo(usize),
    /// To what is right, at once.
    Reveal,
    /// So many hands were raised for each option of the poll, in their order. It leads on; in a call, a reply does.
    HandsCounted(Vec<u32>),
    /// The class gives a reply in the call.
    Reply(Id),
}

/// Why an input was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is nothing before it.
    #[error("This is the first question")]
    FirstQuestion,
    /// There is nothing after it.
    #[error("This was the last question")]
    LastQuestion,
    /// The quiz has no question with this place.
    #[error("There are questions 1 to {count}")]
    NoSuchQuestion {
        /// How many it has.
        count: usize,
    },
    /// What is right is shown already.
    #[error("The answer is shown already")]
    AnswerIsShown,
    /// A call goes on by a reply.
    #[error("Choose a reply by its letter")]
    ReplyFirst,
    /// The reply cannot be given here.
    #[error("This reply cannot be given here")]
    NotOffered,
    /// No hands are raised at this step.
    #[error("There is nothing to count here")]
    NothingToCount,
    /// There is not one number for each option.
    #[error("A to {} need {options} numbers, not {numbers}", letter(options.saturating_sub(1)))]
    OneNumberEach {
        /// How many options there are.
        options: usize,
        /// How many numbers were given.
        numbers: usize,
    },
}
