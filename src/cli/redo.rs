//! `hangup redo`: plays only what was missed the last time.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, history, play};
use crate::settings::Flags;
use crate::shelf::find;
use hangup_core::attempt::Record;
use hangup_core::drill::missed_paper;
use hangup_core::quiz::visible;

/// What to play again.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
}

/// Plays the questions of a quiz in which something was left to earn in the last attempt that was handed in.
pub fn run(options: &Options, flags: Flags) -> Result<ExitCode, Failure> {
    let quiz = find(&options.quiz)?.open()?;
    let last = history::open()?.finished(Some(&quiz.id), 1)?.into_iter().find_map(Record::attempt);
    let title = visible(&quiz.title);
    let Some(last) = last else {
        return Err(Failure::Other(format!("{title} has not been played to its end yet; hangup play does that")));
    };
    let Some(paper) = missed_paper(&quiz, &last, last.paper.seed) else {
        return Err(Failure::Other(format!("nothing was missed in {title} the last time")));
    };
    play::paper(quiz, paper, flags)
}
