//! `hangup class report`: what the answers of a class show.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::super::{Failure, print};
use super::replace_page;
use crate::class::collect::Marker;
use crate::class::pages;
use crate::class::report::{ClassReport, Gathered, NotGathered, gather};
use crate::measure::class::Report;
use crate::quiz::visible;
use crate::shelf::find;

/// Whose answers, and how the report is given.
#[derive(Debug, Args)]
pub struct Options {
    /// Tables of responses, read as one; or result files, and folders of them
    #[arg(required = true, value_name = "CSV | FILE | FOLDER")]
    answers: Vec<PathBuf>,
    /// A quiz that was sat, by its id or its file; may be given several times. Result files need it, tables gain by it
    #[arg(long = "quiz", value_name = "ID | FILE")]
    quizzes: Vec<String>,
    /// As JSON
    #[arg(long, conflicts_with = "html")]
    json: bool,
    /// Write a page for a browser, with pictures
    #[arg(long, value_name = "HTML")]
    html: Option<PathBuf>,
}

impl From<NotGathered> for Failure {
    fn from(why: NotGathered) -> Self {
        Self::Said(format!("hangup: {why}"))
    }
}

/// Reads the answers, and says what they show.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let opened = |quiz: &String| super::marker(find(quiz)?.open()?);
    let markers = options.quizzes.iter().map(opened).collect::<Result<Vec<Marker>, Failure>>()?;
    let (gathered, unusable) = gather(&options.answers, &markers)?;
    match &options.html {
        Some(file) => write_page(file, &gathered)?,
        None => tell(&Report::of(&gathered.table, gathered.plan.as_ref()), options.json)?,
    };
    for (path, why) in &unusable {
        writeln!(io::stderr(), "hangup: {} {why}", visible(&path.display().to_string()))?;
    }
    Ok(if unusable.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn write_page(file: &Path, gathered: &Gathered) -> Result<ExitCode, Failure> {
    replace_page(file, &pages::report(&ClassReport::of(gathered)))?;
    let name = visible(&file.display().to_string());
    print(&format!("{name} is written. Open it in a browser; it needs nothing else, and prints well."))
}

fn tell(report: &Report<'_>, json: bool) -> Result<ExitCode, Failure> {
    if json { print_large_json(report) } else { print(&text(report)) }
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
