//! `hangup class print`: a handout with its answer sheet, or the key to it, as one HTML page.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::class::pages::{handout, key};
use crate::cli::{Failure, print_or_write};
use crate::shelf::find;

/// What to print, and where.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
    /// Which form: the same questions in another order
    #[arg(long, value_name = "FORM", value_parser = ["A", "B", "C", "D"], default_value = "A")]
    form: String,
    /// The key for the teacher, with what is right and why, instead of the handout
    #[arg(long)]
    key: bool,
    /// In large print, 18 point
    #[arg(long)]
    large: bool,
    /// Write into this file instead of stdout; an existing one is never overwritten
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Prints the page.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let quiz = find(&options.quiz)?.open()?;
    let marker = super::marker(quiz)?;
    let paper = marker.printed(&options.form);
    let page = if options.key { key } else { handout }(&marker.quiz, &paper, options.large);
    print_or_write(&page, options.output.as_deref(), |name| {
        format!("{name} is written. Open it in a browser, and print it from there.")
    })
}
