//! `hangup class`: what a teacher does with a class. Each of its commands has a file of its own.

mod hands;
mod show;

use std::process::ExitCode;

use clap::Subcommand;

use super::Failure;
use crate::settings::Flags;

/// What to do with a class.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put a quiz on the wall, to go through it with a whole room
    Show(show::Options),
}

/// Does it.
pub fn run(command: &Command, flags: Flags, plain: bool) -> Result<ExitCode, Failure> {
    match command {
        Command::Show(options) => show::run(options, flags, plain),
    }
}
