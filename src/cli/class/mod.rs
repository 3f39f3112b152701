//! `hangup class`: what a teacher does with many learners. Each of its commands has a file of its own.

mod print;

use std::process::ExitCode;

use clap::Subcommand;

use super::Failure;

/// What to do for a class.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a handout with its answer sheet, or the key to it, as a page for a browser
    Print(print::Options),
}

/// Does it.
pub fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Print(options) => print::run(options),
    }
}
