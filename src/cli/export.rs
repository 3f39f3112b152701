//! `hangup export`: a quiz for another program.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Failure, print_or_write};
use crate::exchange::gift;
use crate::output;
use crate::shelf::find;

/// For whom to write.
#[derive(Debug, Subcommand)]
pub enum Format {
    /// Moodle's GIFT
    Gift(Options),
}

/// Which quiz to write, and where.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: PathBuf,
    /// The file to write, instead of printing it; an existing one is never overwritten
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes the questions that can be carried, and says on stderr which cannot. Anything left out makes it fail.
pub fn run(format: &Format) -> Result<ExitCode, Failure> {
    let Format::Gift(options) = format;
    let quiz = find(&options.quiz.to_string_lossy())?.open()?;
    let export = gift::export(&quiz);
    for (id, why) in &export.left_out {
        writeln!(output::stderr(), "hangup: {id} is left out: {why}")?;
    }
    let Some(text) = export.gift else {
        return Err(Failure::Other(format!("no question of `{}` can be carried, and nothing is written", quiz.id)));
    };
    print_or_write(&text, options.output.as_deref(), |file| {
        format!("{file} is written, questions: {}", export.carried)
    })?;
    Ok(if export.left_out.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
