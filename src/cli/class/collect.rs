//! `hangup class collect`: what came back, marked with the teacher's quiz as it is now.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::DateTime};

use super::{name_left_out, outline, replace, write_anew};
use crate::class::collect::{Collection, HandIn, Marker};
use crate::class::pages::{Reviewed, review, reviews};
use crate::class::tables::{gradebook, responses};
use crate::cli::{Failure, make_private_folder, print};
use crate::exchange::table::Decimals;
use crate::shelf::find;
use crate::store::file_name;
use hangup_core::quiz::visible;

/// What to collect, and what to make of it.
#[derive(Debug, Args)]
pub struct Options {
    /// Result files, and folders of them
    #[arg(required = true, value_name = "FILE | FOLDER")]
    results: Vec<PathBuf>,
    /// The quiz that was sat, by its id or its file
    #[arg(long, value_name = "ID | FILE")]
    quiz: String,
    /// The roster, as hangup class deal filled it in; says who is missing, and which name belongs to a code
    #[arg(long, value_name = "CSV")]
    roster: Option<PathBuf>,
    /// When it was due, such as 2026-11-24T10:40; what was handed in later is called late
    #[arg(long, value_name = "TIME")]
    due: Option<String>,
    /// Write the marks, a row a learner
    #[arg(long, value_name = "CSV")]
    gradebook: Option<PathBuf>,
    /// Write the answers, a row each
    #[arg(long, value_name = "CSV")]
    responses: Option<PathBuf>,
    /// Write tables for a spreadsheet that has decimal commas: 3,5, and semicolons between cells
    #[arg(long)]
    decimal_comma: bool,
    /// Say in the answers how many seconds each question was on the screen
    #[arg(long, requires = "responses")]
    seconds: bool,
    /// Write a page for each learner into this folder, and one with all of them to print: what they answered, what is
    /// right, and why
    #[arg(long, value_name = "FOLDER")]
    reviews: Option<PathBuf>,
}

/// The page with the reviews of all learners: a name with a dot in it, which no learner's page has.
const ALL_REVIEWS: &str = "reviews.all.html";

/// Collects.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let marker = super::marker(find(&options.quiz)?.open()?)?;
    let roster = super::roster(options.roster.as_deref(), marker.quiz.time_limit)?;
    let due = options.due.as_deref().map(moment).transpose()?;
    let collection = marker.collect(&options.results, roster.as_ref(), due);
    let decimals = if options.decimal_comma { Decimals::Comma } else { Decimals::Point };
    if let Some(file) = &options.gradebook {
        replace(file, "csv", &gradebook(&marker, &collection, decimals))?;
    }
    if let Some(file) = &options.responses {
        replace(file, "csv", &responses(&marker, &collection, options.seconds, decimals))?;
    }
    if let Some(folder) = &options.reviews {
        write_reviews(&marker, &collection, folder)?;
    }
    print(&outline::table(&marker, &collection))?;
    name_left_out(&collection.left_out)?;
    Ok(if collection.left_out.unusable.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A moment as a teacher writes it: where they are, unless they say otherwise.
fn moment(text: &str) -> Result<Timestamp, Failure> {
    let here = || TimeZone::system().to_timestamp(text.parse::<DateTime>().ok()?).ok();
    let moment = text.parse::<Timestamp>().ok().or_else(here);
    moment.ok_or_else(|| {
        let text = visible(text);
        Failure::Other(format!("`{text}` is no moment; write it like 2026-11-24T10:40"))
    })
}

fn write_reviews(marker: &Marker, collection: &Collection, folder: &Path) -> Result<(), Failure> {
    make_private_folder(folder)?;
    let all: Vec<Reviewed<'_>> = collection.hand_ins.iter().map(|hand_in| reviewed(marker, hand_in)).collect();
    for (hand_in, reviewed) in collection.hand_ins.iter().zip(&all) {
        let name = file_name(&hand_in.learner.code);
        write_anew(&folder.join(format!("{name}.html")), &review(&marker.quiz, reviewed))?;
    }
    write_anew(&folder.join(ALL_REVIEWS), &reviews(&marker.quiz, &all))
}

fn reviewed<'h>(marker: &'h Marker, hand_in: &'h HandIn) -> Reviewed<'h> {
    let HandIn { learner, attempt, .. } = hand_in;
    let who = learner.name.iter().fold(learner.code.clone(), |code, name| format!("{code} · {name}"));
    Reviewed { learner: who, paper: &attempt.paper, results: marker.results(hand_in) }
}
