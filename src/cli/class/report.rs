//! `hangup class report`: what the answers of a class show.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::class::collect::Marker;
use crate::class::report::{ClassReport, Findings, Gathered, NotGathered, gather};
use crate::class::tables::questions;
use crate::cli::play::{PLAIN_WIDTH, line_by_line};
use crate::cli::{Failure, print};
use crate::exchange::responses::{self, Mistake};
use crate::measure::class::Report;
use crate::plain;
use crate::quiz::visible;
use crate::settings::{Flags, Settings};
use crate::shelf::find;
use crate::tui;

/// Whose answers, and how the report is shown.
#[derive(Debug, Args)]
pub struct Options {
    /// Result files and folders of them; or tables of responses: CSV with learner, question, mark and max_mark, and
    /// perhaps response, topic, truth, verdict, confidence and action_safe
    #[arg(required = true, value_name = "FILE | FOLDER")]
    answers: Vec<PathBuf>,
    /// A quiz that was sat, by its id or its file, for the words, the options and the topics; needed for result files
    #[arg(long = "quiz", value_name = "ID | FILE")]
    quizzes: Vec<String>,
    /// As JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// The figures of each question as a table, a row each
    #[arg(long)]
    csv: bool,
}

impl From<Mistake> for Failure {
    fn from(mistake: Mistake) -> Self {
        Self::Said(format!("hangup: {mistake}"))
    }
}

impl From<NotGathered> for Failure {
    fn from(why: NotGathered) -> Self {
        Self::Said(format!("hangup: {why}"))
    }
}

/// Gathers the answers, and shows what they say.
pub fn run(options: &Options, flags: Flags, plain: bool) -> Result<ExitCode, Failure> {
    if options.json && options.quizzes.is_empty() {
        let table = responses::read(&options.answers)?;
        return print_large_json(&Report::of(&table, None));
    }
    let marker = |quiz: &String| super::marker(find(quiz)?.open()?);
    let markers = options.quizzes.iter().map(marker).collect::<Result<Vec<Marker>, Failure>>()?;
    let (gathered, unusable) = gather(&options.answers, &markers)?;
    for (path, why) in &unusable {
        writeln!(io::stderr(), "hangup: {} {why}", visible(&path.display().to_string()))?;
    }
    let shown = show(options, &gathered, flags, plain)?;
    Ok(if unusable.is_empty() { shown } else { ExitCode::FAILURE })
}

/// Shows what was gathered, in the way that was asked for.
fn show(options: &Options, gathered: &Gathered, flags: Flags, plain: bool) -> Result<ExitCode, Failure> {
    let report = ClassReport::of(gathered);
    if options.json {
        return print_large_json(&report.figures);
    }
    if options.csv {
        let table = questions(&report.figures.items);
        return print(&table.map_err(|error| Failure::Said(format!("hangup: {error}")))?);
    }
    let findings = Findings::of(&report);
    if line_by_line(plain) {
        return print(&plain::class_report(&findings, PLAIN_WIDTH));
    }
    // Whatever the screen may ask for is for the loop to do.
    Ok(tui::run(Settings::read(flags)?, &mut |_| Ok(None), |caps| tui::Report::new(caps, findings))?.into())
}

/// Prints as JSON what may be too large to be held as a text first.
fn print_large_json(report: &Report<'_>) -> Result<ExitCode, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    serde_json::to_writer(&mut out, report).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
