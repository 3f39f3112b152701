//! `hangup class report`: what the answers of a class show.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::super::{Failure, print};
use crate::exchange::responses::{self, Mistake};
use crate::measure::class::Report;
use crate::quiz::visible;

/// Whose answers, and how the report is printed.
#[derive(Debug, Args)]
pub struct Options {
    /// Tables of responses, read as one: CSV with learner, question, mark and max_mark, and perhaps response, truth,
    /// verdict, confidence and action_safe
    #[arg(required = true, value_name = "CSV")]
    tables: Vec<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl From<Mistake> for Failure {
    fn from(mistake: Mistake) -> Self {
        Self::Said(format!("hangup: {mistake}"))
    }
}

/// Reads the tables, and prints what they show.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let table = responses::read(&options.tables)?;
    let report = Report::of(&table, None);
    if options.json { print_large_json(&report) } else { print(&text(&report)) }
}

/// Prints as JSON what may be too large to be held as a text first.
fn print_large_json(report: &Report<'_>) -> Result<ExitCode, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    serde_json::to_writer(&mut out, report).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(report: &Report<'_>) -> String {
    let Report { quiz, items, safe_actions: safe, .. } = report;
    let mut text = String::new();
    if safe.of > 0 {
        text += &format!("The safe thing was done in {} of {} situations.\n", safe.safe, safe.of);
    }
    let (mean, sd) = (figure(quiz.mean, 1), figure(quiz.sd, 1));
    text += &format!("{} learners, {} questions; {mean} marks on average, standard deviation {sd}.\n", quiz.n, quiz.k);
    text += "\n     n  facility  item-rest  question\n";
    for item in items {
        let (facility, item_rest) = (figure(item.facility, 2), figure(item.item_rest, 2));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:>6}  {facility:>8}  {item_rest:>9}  {}", item.n, visible(item.question));
    }
    text
}

/// A figure, and a dash where it is undefined.
fn figure(figure: Option<f64>, decimals: usize) -> String {
    figure.map_or("–".to_owned(), |figure| format!("{figure:.decimals$}"))
}
