//! `hangup import`: a quiz file out of another program's questions.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Failure, diagnostics, print_or_write, shown};
use crate::exchange::gift;
use crate::output;
use crate::shelf::read_bounded;

/// Whose questions to read.
#[derive(Debug, Subcommand)]
pub enum Format {
    /// Moodle's GIFT
    Gift(Options),
}

/// What to read, and where to write the quiz.
#[derive(Debug, Args)]
pub struct Options {
    /// The file to read
    file: PathBuf,
    /// The quiz file to write, instead of printing it; an existing one is never overwritten
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes what can be carried into a quiz file, and says on stderr what cannot. Anything left out makes it fail.
pub fn run(format: &Format) -> Result<ExitCode, Failure> {
    let Format::Gift(Options { file, output }) = format;
    let bytes = read_bounded(file, gift::MAX_BYTES)?;
    let name = shown(file);
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let import = gift::import(&bytes, &stem);
    if !import.problems.is_empty() {
        let text = String::from_utf8_lossy(&bytes);
        writeln!(output::coloured_stderr(), "{}\n", diagnostics::render(&name, &text, &import.problems))?;
    }
    let Some(yaml) = import.yaml else {
        return Err(Failure::Other(format!("no question of {name} can be carried, and no quiz is written")));
    };
    print_or_write(&yaml, output.as_deref(), |quiz| {
        format!("{quiz} is written, questions: {}. Look at it, then: hangup check {quiz}", import.carried)
    })?;
    Ok(if import.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
