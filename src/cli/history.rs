//! `hangup history`: what was played, attempt by attempt, each marked with the quiz as it is now.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Failure, print, print_json};
use crate::exchange::table::{cell, table};
use crate::output;
use crate::shelf::all;
use crate::store::{Store, your_file};
use hangup_core::attempt::Mode;
use hangup_core::measure::Milestone;
use hangup_core::quiz::{Id, visible};
use hangup_core::wording::counted;

/// What to look back on, and how it is printed.
#[derive(Debug, Args)]
pub struct Options {
    /// Only attempts at this quiz
    quiz: Option<String>,
    /// As JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// As CSV, a row an attempt
    #[arg(long)]
    csv: bool,
}

/// An attempt as `--json` and `--csv` print it.
#[derive(Serialize)]
struct Row {
    handed_in: String,
    quiz: String,
    title: String,
    mode: Mode,
    questions: usize,
    left_out: usize,
    marks: f64,
    max: f64,
    percent: Option<f64>,
    safe: u32,
    situations: u32,
    scams: u32,
    hits: u32,
    genuine: u32,
    alarms: u32,
    d_prime: Option<f64>,
}

/// The names of a row's cells, for CSV.
const COLUMNS: &str = "handed_in,quiz,title,mode,questions,left_out,marks,max,percent,safe,situations,scams,hits,genuine,\
                       alarms,d_prime";

impl Row {
    fn of(milestone: &Milestone) -> Self {
        let discernment = milestone.discernment;
        Self {
            handed_in: milestone.at.to_string(),
            quiz: milestone.quiz.clone(),
            title: cell(&milestone.title),
            mode: milestone.mode,
            questions: milestone.questions,
            left_out: milestone.left_out,
            marks: milestone.marks,
            max: milestone.max,
            percent: milestone.percent(),
            safe: milestone.safe.safe,
            situations: milestone.safe.of,
            scams: discernment.scams,
            hits: discernment.hits,
            genuine: discernment.genuine,
            alarms: discernment.alarms,
            d_prime: discernment.d_prime(),
        }
    }
}

/// Prints what was handed in, the oldest first.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let quiz = options.quiz.as_deref().map(Id::new);
    let back = open()?.look_back(&all(), quiz.as_ref(), usize::MAX)?;
    if back.without_quiz > 0 {
        let attempts = counted(back.without_quiz, "attempt is", "attempts are");
        writeln!(output::stderr(), "{attempts} left out: the quiz is not on the shelf any more")?;
    }
    let milestones = &back.progress.milestones;
    if options.json {
        return print_json(&milestones.iter().map(Row::of).collect::<Vec<_>>());
    }
    if options.csv {
        return print(&table(COLUMNS.split(','), milestones.iter().map(Row::of)));
    }
    if milestones.is_empty() {
        return print("Nothing has been handed in yet.");
    }
    print(&milestones.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The history of whoever uses this computer.
pub fn open() -> Result<Store, Failure> {
    let file = your_file().ok_or_else(|| Failure::Other("there is no home folder with a history".to_owned()))?;
    Ok(Store::open(&file)?)
}

fn line(milestone: &Milestone) -> String {
    let day = TimeZone::system().to_datetime(milestone.at).strftime("%Y-%m-%d %H:%M");
    let percent = milestone.percent().map_or("–".to_owned(), |percent| format!("{percent:.0}%"));
    let Milestone { title, questions, safe, discernment, .. } = milestone;
    let exam = if milestone.mode == Mode::Exam { ", as an exam" } else { "" };
    format!(
        "{day}  {}: {percent} of {questions} questions{exam}; safe in {} of {}; scams caught {} of {}, genuine taken for a scam {} of {}",
        visible(title),
        safe.safe,
        safe.of,
        discernment.hits,
        discernment.scams,
        discernment.alarms,
        discernment.genuine
    )
}
