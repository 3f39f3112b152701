//! `hangup class collect`: what came back, marked with the teacher's quiz as it is now.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::slice;

use clap::Args;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::DateTime};

use super::{name_left_out, outline, record, replace, write_anew};
use crate::class::collect::{Collection, HandIn, Marker, Rulings};
use crate::class::pages::{Reviewed, review, reviews};
use crate::class::tables::{gradebook, responses};
use crate::class::{LastMarks, like};
use crate::cli::{Failure, make_private_folder, print, shown};
use crate::exchange::table::Decimals;
use crate::shelf::{find, read_bounded};
use crate::store::file_name;
use hangup_core::quiz::{Id, Quiz, visible};

/// The largest gradebook that is read again, in bytes.
const MOST_OF_A_GRADEBOOK: usize = 64 * 1024 * 1024;

/// What to collect, and what to make of it.
#[derive(Debug, Args)]
pub struct Options {
    /// Result files, and folders of them
    #[arg(required = true, value_name = "FILE | FOLDER")]
    results: Vec<PathBuf>,
    /// The quiz that was sat, by its id or its file
    #[arg(long, value_name = "ID | FILE")]
    quiz: String,
    /// Your record of the deal, as hangup class deal wrote it; says who is missing, and whether what came back is what
    /// was dealt
    #[arg(long, value_name = "FILE", conflicts_with = "rosters")]
    record: Option<PathBuf>,
    /// The roster, where there is no record; says who is missing, and which name belongs to a code. May be given several
    /// times
    #[arg(long = "roster", value_name = "CSV")]
    rosters: Vec<PathBuf>,
    /// When it was due, such as 2026-11-24T10:40; what was handed in later is called late
    #[arg(long, value_name = "TIME")]
    due: Option<String>,
    /// Give everybody who had this question on their paper its full marks. May be given several times
    #[arg(long = "credit", value_name = "QUESTION")]
    credited: Vec<String>,
    /// Let this question count for nobody. May be given several times
    #[arg(long = "leave-out", value_name = "QUESTION")]
    left_out: Vec<String>,
    /// Write the marks, a row a learner; what changed since it was last written is told
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
    let mut marker = super::marker(find(&options.quiz)?.open()?)?;
    if let Some(file) = &options.record {
        record::hold_against(file, slice::from_mut(&mut marker))?;
    }
    marker.rulings = rulings(options, &marker.quiz)?;
    let has_rosters = !options.rosters.is_empty();
    let roster = has_rosters.then(|| super::rosters(&options.rosters, marker.quiz.time_limit)).transpose()?;
    let due = options.due.as_deref().map(moment).transpose()?;
    let collection = marker.collect(&options.results, roster.as_ref(), due);
    let decimals = if options.decimal_comma { Decimals::Comma } else { Decimals::Point };
    let mut told = outline::table(&marker, &collection);
    if let Some(file) = &options.responses {
        replace(file, "csv", &responses(&marker, &collection, options.seconds, decimals))?;
    }
    if let Some(folder) = &options.reviews {
        write_reviews(&marker, &collection, folder)?;
    }
    // The last, so that nothing fails between replacing it and telling which marks changed.
    if let Some(file) = &options.gradebook {
        let last = last_marks(file)?;
        replace(file, "csv", &gradebook(&marker, &collection, decimals))?;
        if let Some(last) = last {
            told.push_str(&outline::changes(&shown(file), &last.changes(&marker, &collection)));
        }
    }
    print(&told)?;
    name_left_out(&collection.left_out)?;
    Ok(if collection.left_out.unusable.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is decided about questions; each must be one of the quiz.
fn rulings(options: &Options, quiz: &Quiz) -> Result<Rulings, Failure> {
    let questions = |names: &[String]| names.iter().map(|name| question(name, quiz)).collect::<Result<Vec<Id>, _>>();
    let rulings = Rulings { credited: questions(&options.credited)?, left_out: questions(&options.left_out)? };
    match rulings.credited.iter().find(|question| rulings.left_out.contains(question)) {
        None => Ok(rulings),
        Some(both) => {
            Err(Failure::Other(format!("`{both}` cannot be given to everybody and be left out; choose one of the two")))
        }
    }
}

fn question(name: &str, quiz: &Quiz) -> Result<Id, Failure> {
    let ids = || quiz.questions.iter().map(|question| &question.face.id);
    ids().find(|id| id.as_str() == name).cloned().ok_or_else(|| {
        let known = ids().map(Id::as_str);
        let like = like(name, known).map(|like| format!("; did you mean `{like}`?")).unwrap_or_default();
        Failure::Other(format!("there is no question `{}` in `{}`{like}", visible(name), quiz.id))
    })
}

/// The marks of the gradebook that is there already, if there is one. Any other table is not written over.
fn last_marks(file: &Path) -> Result<Option<LastMarks>, Failure> {
    // Of a folder of this name, and of a link that leads nowhere, whoever writes the new one tells.
    if !file.exists() || file.is_dir() {
        return Ok(None);
    }
    LastMarks::read(&read_bounded(file, MOST_OF_A_GRADEBOOK)?).map(Some).ok_or_else(|| {
        let name = shown(file);
        Failure::Other(format!(
            "{name} is there already and is no gradebook, so it is left as it is; choose another name"
        ))
    })
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
