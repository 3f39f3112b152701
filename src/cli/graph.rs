//! `hangup graph`: a call as Graphviz DOT.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Failure, print};
use crate::shelf::find;
use hangup_core::quiz::call::{CallFace, CallKey, dot};
use hangup_core::quiz::{AnswerKey, Ask, Id, Question, visible};

/// Which call to draw.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: PathBuf,
    /// Which call; the first if not said
    #[arg(value_name = "CALL")]
    call: Option<String>,
}

/// Prints a call as DOT on stdout: pipe it into `dot -Tsvg`.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let quiz = find(&options.quiz.to_string_lossy())?.open()?;
    let calls: Vec<(&Id, &CallFace, &CallKey)> = quiz.questions.iter().filter_map(call).collect();
    let wanted = |id: &Id| options.call.as_deref().is_none_or(|wanted| id.as_str() == wanted);
    match calls.iter().find(|(id, ..)| wanted(id)) {
        Some((id, face, key)) => print(&dot(id, face, key)),
        None if calls.is_empty() => Err(Failure::Other(format!("there is no call in `{}`", quiz.id))),
        None => {
            let ids: Vec<&str> = calls.iter().map(|(id, ..)| id.as_str()).collect();
            let wanted = visible(options.call.as_deref().unwrap_or_default());
            Err(Failure::Other(format!("there is no call `{wanted}`; the calls are: {}", ids.join(", "))))
        }
    }
}

/// The call that a question is, if it is one.
pub fn call(question: &Question) -> Option<(&Id, &CallFace, &CallKey)> {
    match (&question.face.ask, &question.key.answer) {
        (Ask::Call(face), AnswerKey::Call(key)) => Some((&question.face.id, face, key)),
        _ => None,
    }
}
