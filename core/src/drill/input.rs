//! What somebody can ask of a drill, and why it may be refused.

use std::sync::Arc;

use serde::Deserialize;
use thiserror::Error;

use crate::attempt::{Impossible, Response};
use crate::quiz::{Id, Names, Quiz};

/// What somebody does, as far as it is confirmed. Places on the paper count from 0.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// Begins the paper, or goes on where it was left.
    Begin,
    /// Answers the question that is asked.
    Answer(Response),
    /// Replies in the call that is asked, or played again.
    Reply(Id),
    /// Goes on: past a question without an answer, or after an explanation.
    Next,
    /// Goes back by one question; from the results of a sealed quiz, to where it was handed in.
    Back,
    /// Goes to a question of the paper.
    GoTo(usize),
    /// Looks at all questions before handing in.
    Overview,
    /// Hands in.
    HandIn,
    /// Stops the clock, where the exam allows it.
    Pause,
    /// Lets the clock go on.
    Resume,
    /// Opens what was sealed: the quiz, and what the ids of the students' copy stand for in it.
    #[serde(skip)]
    Unseal(Arc<Quiz>, Names),
    /// Goes to the results.
    Results,
    /// Looks at a question again, after handing in.
    Review(usize),
    /// Plays a call again from the reply with this place on the path that was taken.
    Replay(usize),
    /// Ends playing a call again.
    EndReplay,
}

/// Why an input was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is no question before this one.
    #[error("This is the first question")]
    FirstQuestion,
    /// The paper has no question with this place.
    #[error("There is no such question")]
    NoSuchQuestion,
    /// There is no clock, or it may not be stopped.
    #[error("There is no clock to stop here")]
    NoClock,
    /// The time was up; it has been handed in as it was.
    #[error("The time is up: handed in as it was.")]
    TimeIsUp,
    /// It cannot have happened at this paper, after what has happened.
    #[error("That cannot be: {0}")]
    Impossible(#[from] Impossible),
    /// It has no meaning where somebody is.
    #[error("That cannot be done here")]
    NotHere,
}
