//! `hangup history`: what was played, attempt by attempt, each marked with the quiz as it is now, and what was begun and can be
//! gone on with.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Failure, print, print_json};
use crate::exchange::table::{cell, table};
use crate::output;
use crate::shelf::{Book, all, find};
use crate::store::{Store, Unfinished, your_file};
use hangup_core::attempt::{Attempt, Event, Mode};
use hangup_core::drill::place_to_go_on;
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
    /// As CSV, a row for each attempt that was handed in
    #[arg(long)]
    csv: bool,
}

/// An attempt that was handed in, as `--json` and `--csv` print it.
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

/// An attempt that was not handed in, as `--json` prints it.
#[derive(Serialize)]
struct UnfinishedRow {
    /// Always null, which tells it from the others.
    handed_in: Option<String>,
    quiz: String,
    title: String,
    mode: Mode,
    questions: usize,
    unfinished: HowFar,
}

/// How far an attempt has come that was not handed in.
#[derive(Serialize)]
struct HowFar {
    begun: Option<String>,
    /// When something happened last.
    left: Option<String>,
    answered: usize,
    /// The number of the question with which it goes on, from 1.
    question: usize,
}

impl UnfinishedRow {
    fn of((title, attempt): &(String, Attempt)) -> Self {
        let at = |event: Option<&Event>| event.map(|event| event.at.to_string());
        Self {
            handed_in: None,
            quiz: attempt.paper.quiz.to_string(),
            title: cell(title),
            mode: attempt.paper.mode,
            questions: attempt.paper.entries.len(),
            unfinished: HowFar {
                begun: at(attempt.events().first()),
                left: at(attempt.events().last()),
                answered: attempt.state().answered(),
                question: place_to_go_on(attempt) + 1,
            },
        }
    }
}

/// An element of what `--json` prints.
#[derive(Serialize)]
#[serde(untagged)]
enum JsonRow {
    HandedIn(Row),
    Unfinished(UnfinishedRow),
}

/// Prints what was handed in, the oldest first, and then what was not, the one that was left last at the end.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let store = open()?;
    let quiz = options.quiz.as_deref().map(|name| quiz_named(name, &store)).transpose()?;
    let books = all();
    let back = store.look_back(&books, quiz.as_ref(), usize::MAX)?;
    let (begun, gone) = with_titles(store.unfinished(quiz.as_ref())?, &books);
    if back.without_quiz + gone > 0 {
        let attempts = counted(back.without_quiz + gone, "attempt is", "attempts are");
        writeln!(output::stderr(), "{attempts} left out: the quiz is not on the shelf any more")?;
    }
    let milestones = &back.progress.milestones;
    if options.json {
        let handed_in = milestones.iter().map(|milestone| JsonRow::HandedIn(Row::of(milestone)));
        let unfinished = begun.iter().map(|begun| JsonRow::Unfinished(UnfinishedRow::of(begun)));
        return print_json(&handed_in.chain(unfinished).collect::<Vec<_>>());
    }
    if options.csv {
        return print(&table(COLUMNS.split(','), milestones.iter().map(Row::of)));
    }
    let mut lines: Vec<String> = milestones.iter().map(line).collect();
    if lines.is_empty() {
        lines.push("Nothing has been handed in yet.".to_owned());
    }
    if !begun.is_empty() {
        lines.push("\nBegun and not handed in; go on with hangup play and the name in brackets:".to_owned());
        lines.extend(begun.iter().map(unfinished_line));
    }
    print(&lines.join("\n"))
}

/// The quiz that is meant by a name: one of which something is kept, or one that could be played.
///
/// # Errors
/// When there is none of that name, or it cannot be read.
pub fn quiz_named(name: &str, store: &Store) -> Result<Id, Failure> {
    let id = Id::new(name);
    if store.count(Some(&id))? > 0 { Ok(id) } else { Ok(find(name)?.open()?.id) }
}

/// Attempts with the titles of their quizzes, the one that was left last at the end; and how many have no quiz any more.
fn with_titles(unfinished: Vec<Unfinished>, books: &[Book]) -> (Vec<(String, Attempt)>, usize) {
    let all = unfinished.len();
    let titled = |Unfinished { attempt, .. }: Unfinished| {
        let covers = books.iter().filter_map(|book| book.cover.as_ref().ok());
        let title = covers.filter(|cover| cover.id == attempt.paper.quiz).map(|cover| cover.title.clone()).next()?;
        Some((title, attempt))
    };
    let titled: Vec<_> = unfinished.into_iter().rev().filter_map(titled).collect();
    let gone = all - titled.len();
    (titled, gone)
}

/// The history of whoever uses this computer.
pub fn open() -> Result<Store, Failure> {
    let file = your_file().ok_or_else(|| Failure::Other("there is no home folder with a history".to_owned()))?;
    Ok(Store::open(&file)?)
}

fn unfinished_line((title, attempt): &(String, Attempt)) -> String {
    let begun = attempt.events().first().map(|event| minute(event.at)).unwrap_or_default();
    let (quiz, title) = (visible(attempt.paper.quiz.as_str()), visible(title));
    let (question, answered) = (place_to_go_on(attempt) + 1, attempt.state().answered());
    let questions = attempt.paper.entries.len();
    let exam = if attempt.paper.mode == Mode::Exam { ", as an exam" } else { "" };
    format!("{begun}  {title} ({quiz}): question {question} of {questions}, {answered} answered{exam}")
}

fn minute(at: Timestamp) -> String {
    TimeZone::system().to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}

fn line(milestone: &Milestone) -> String {
    let day = minute(milestone.at);
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
