//! `hangup class`: what a teacher does with a class. A command has a file of its own; this one knows which there are.

mod report;

use std::process::ExitCode;

use clap::Subcommand;

use super::Failure;

/// What to do with a class.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what the answers of a class show: of the learners, of the quiz, and of each question
    Report(report::Options),
}

/// Does it.
pub fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Report(options) => report::run(options),
    }
}
