//! `hangup completions`: what a shell needs to complete our commands.

use std::process::ExitCode;

use clap::CommandFactory;

use super::{CommandLine, Failure, print};

/// Prints a completion script on stdout.
pub fn run(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "hangup", &mut script);
    print(&String::from_utf8_lossy(&script))
}
