//! `hangup class report`: what the answers of a class show.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{comparison, name_left_out, record, replace};
use crate::class::collect::Marker;
use crate::class::pages;
use crate::class::report::{ClassReport, Codes, Comparison, Findings, Gathered, gather};
use crate::class::tables::questions;
use crate::cli::play::{PLAIN_WIDTH, line_by_line};
use crate::cli::{Failure, print, shown};
use crate::output;
use crate::plain;
use crate::settings::{Flags, Settings};
use crate::shelf::find;
use crate::system::{EvenClock, seed};
use crate::tui;
use hangup_core::measure::class::Report;

/// Whose answers, and how the report is given.
#[derive(Debug, Args)]
pub struct Options {
    /// Result files and folders of them; or tables of responses: CSV with learner, question, mark and max_mark, and
    /// perhaps response, topic, truth, verdict, confidence and action_safe
    #[arg(required_unless_present = "before", value_name = "FILE | FOLDER")]
    answers: Vec<PathBuf>,
    /// Answers from before a lesson, to be compared with those from after it
    #[arg(long, num_args = 1.., value_name = "FILE | FOLDER", requires = "after", conflicts_with_all = ["answers", "csv"])]
    before: Vec<PathBuf>,
    /// Answers from after the lesson
    #[arg(long, num_args = 1.., value_name = "FILE | FOLDER", requires = "before")]
    after: Vec<PathBuf>,
    /// A quiz that was sat, by its id or its file; may be given several times. Result files need it, tables gain by it
    #[arg(long = "quiz", value_name = "ID | FILE")]
    quizzes: Vec<String>,
    /// Your record of the deal, as hangup class deal wrote it: papers are then held against it as collecting does. May be
    /// given several times
    #[arg(long = "record", value_name = "FILE", requires = "quizzes")]
    records: Vec<PathBuf>,
    /// As JSON
    #[arg(long, conflicts_with_all = ["csv", "html"])]
    json: bool,
    /// The figures of each question as a table, a row each
    #[arg(long, conflicts_with = "html")]
    csv: bool,
    /// Write a page for a browser, with pictures
    #[arg(long, value_name = "HTML")]
    html: Option<PathBuf>,
    /// Codes drawn by chance in place of names
    #[arg(long)]
    anonymous: bool,
    /// Write down which code stands for whom
    #[arg(long, value_name = "CSV", requires = "anonymous")]
    codes: Option<PathBuf>,
}

/// Gathers the answers, and shows what they say.
pub fn run(options: &Options, flags: Flags) -> Result<ExitCode, Failure> {
    let opened = |quiz: &String| super::marker(find(quiz)?.open()?);
    let mut markers = options.quizzes.iter().map(opened).collect::<Result<Vec<Marker>, Failure>>()?;
    for file in &options.records {
        record::hold_against(file, &mut markers)?;
    }
    let mut unusable = 0;
    let mut gathered = |paths: &[PathBuf]| {
        let (gathered, left) = gather(paths, &markers)?;
        unusable += left.unusable.len();
        name_left_out(&left)?;
        Ok::<_, Failure>(gathered)
    };
    let shown = if options.before.is_empty() {
        let mut all = [gathered(&options.answers)?];
        hide_names(options, &mut all)?;
        let [gathered] = &all;
        show(options, gathered, flags)?
    } else {
        let mut both = [gathered(&options.before)?, gathered(&options.after)?];
        hide_names(options, &mut both)?;
        let [before, after] = &both;
        compare(options, &Comparison::between(before, after))?
    };
    Ok(if unusable == 0 { shown } else { ExitCode::FAILURE })
}

/// Puts codes in place of names, where that was asked for.
fn hide_names(options: &Options, all: &mut [Gathered]) -> Result<(), Failure> {
    if !options.anonymous {
        return Ok(());
    }
    let mut codes = Codes::default();
    for gathered in all {
        let chance = gathered.table.learners().map(|_| seed()).collect::<io::Result<Vec<u64>>>()?;
        gathered.table = codes.hide(&gathered.table, chance);
    }
    match &options.codes {
        Some(file) => replace(file, "csv", &codes.table()),
        None => Ok(()),
    }
}

/// Shows what was gathered, in the way that was asked for.
fn show(options: &Options, gathered: &Gathered, flags: Flags) -> Result<ExitCode, Failure> {
    if options.json {
        return print_large_json(&Report::of(&gathered.table, gathered.plan.as_ref()));
    }
    let report = ClassReport::of(gathered);
    if options.csv {
        return print(&questions(&report.figures.items));
    }
    if let Some(file) = &options.html {
        return write_page(file, &pages::report(&report));
    }
    let findings = Findings::of(&report);
    if line_by_line(flags) {
        return print(&plain::class_report(&findings, PLAIN_WIDTH));
    }
    Ok(tui::run(Settings::read(flags)?, &EvenClock::of_this_computer(), &mut |never| match never {}, |caps| {
        tui::Report::new(caps, findings)
    })?
    .into())
}

/// Shows what changed between two collections.
fn compare(options: &Options, compared: &Comparison) -> Result<ExitCode, Failure> {
    match &options.html {
        Some(file) => write_page(file, &pages::comparison(compared)),
        None if options.json => print_large_json(compared),
        None => print(&comparison::text(compared, PLAIN_WIDTH)),
    }
}

fn write_page(file: &Path, page: &str) -> Result<ExitCode, Failure> {
    replace(file, "html", page)?;
    let name = shown(file);
    print(&format!("{name} is written. Open it in a browser; it needs nothing else, and prints well."))
}

/// Prints as JSON what may be too large to be held as a text first.
fn print_large_json(value: &impl Serialize) -> Result<ExitCode, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, output::json());
    serde_json::to_writer(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
