//! `hangup class`: what a teacher does with many learners. A command has a file of its own.

mod add;
mod collect;
mod comparison;
mod deal;
mod enter;
mod hands;
mod outline;
mod print;
mod reassign;
mod record;
mod reopen;
mod report;
mod seal;
mod show;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use jiff::SignedDuration;

use super::{Failure, cannot_write, shown};
use crate::class::collect::Marker;
use crate::class::{LeftOut, Roster};
use crate::files::{self, Readers};
use crate::output;
use crate::settings::Flags;
use crate::shelf::read_bounded;
use hangup_core::quiz::{Quiz, visible};
use hangup_core::wording::counted;

/// The largest roster that is read, in bytes.
const MOST_OF_A_ROSTER: usize = 16 * 1024 * 1024;

/// How many files that are no results are named one by one.
const MOST_OTHERS: usize = 20;

/// What a teacher does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put a quiz on the wall, to go through it with a whole room
    Show(show::Options),
    /// Write the students' copy of a quiz: no key in it, but an envelope that four words open
    Seal(seal::Options),
    /// Write a start file for each learner on a roster
    Deal(deal::Options),
    /// Deal a paper to somebody who comes later; nobody else's changes
    Add(add::Options),
    /// Open the exam of a learner again, with so many minutes
    Reopen(reopen::Options),
    /// Say that a learner sat the paper of another one
    Reassign(reassign::Options),
    /// Print a handout with its answer sheet, or the key to it, as a page for a browser
    Print(print::Options),
    /// Type in answer codes and paper sheets
    Enter(enter::Options),
    /// Read what came back: who is missing, and everybody's marks
    Collect(collect::Options),
    /// Say what the answers of a class show: of the learners, of the quiz, and of each question
    Report(report::Options),
}

/// Does what a teacher asks for.
pub fn run(command: &Command, flags: Flags) -> Result<ExitCode, Failure> {
    match command {
        Command::Show(options) => show::run(options, flags),
        Command::Seal(options) => seal::run(options),
        Command::Deal(options) => deal::run(options),
        Command::Add(options) => add::run(options),
        Command::Reopen(options) => reopen::run(options),
        Command::Reassign(options) => reassign::run(options),
        Command::Print(options) => print::run(options),
        Command::Enter(options) => enter::run(options),
        Command::Collect(options) => collect::run(options),
        Command::Report(options) => report::run(options, flags),
    }
}

/// Makes ready to print and mark papers of a quiz.
fn marker(quiz: Quiz) -> Result<Marker, Failure> {
    let title = visible(&quiz.title);
    Marker::new(quiz).map_err(|why| Failure::Other(format!("{title} makes no papers: {why}")))
}

/// Reads a roster, where there is one. `time_limit` is that of the quiz.
fn roster(path: Option<&Path>, time_limit: Option<SignedDuration>) -> Result<Option<Roster>, Failure> {
    let Some(path) = path else { return Ok(None) };
    rosters(&[path.to_owned()], time_limit).map(Some)
}

/// Reads one or several rosters as one. The record of a deal is a roster as well.
fn rosters(paths: &[PathBuf], time_limit: Option<SignedDuration>) -> Result<Roster, Failure> {
    if let [path] = paths
        && record::is_one(path)
    {
        return Ok(record::read(path)?.roster());
    }
    let tables = paths.iter().map(|path| Ok((shown(path), read_bounded(path, MOST_OF_A_ROSTER)?)));
    let tables = tables.collect::<Result<Vec<(String, Vec<u8>)>, Failure>>()?;
    let tables: Vec<(String, &[u8])> = tables.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    Roster::read_several(&tables, time_limit).map_err(|bad| Failure::Other(bad.to_string()))
}

/// Names on stderr what was left out, each with the reason: all that may have answers in it, and the first few of what is
/// something else.
fn name_left_out(left_out: &LeftOut) -> io::Result<()> {
    let few = left_out.others.iter().take(MOST_OTHERS);
    for (path, why) in left_out.unusable.iter().chain(few) {
        writeln!(output::stderr(), "hangup: {} {why}", shown(path))?;
    }
    match left_out.others.len().saturating_sub(MOST_OTHERS) {
        0 => Ok(()),
        more => writeln!(
            output::stderr(),
            "hangup: {} that have no answers in them either",
            counted(more, "more file", "more files")
        ),
    }
}

/// Writes a table or a page, or writes it anew. Only a name that ends as it should will do, so that nothing else is
/// written over by mistake.
fn replace(file: &Path, extension: &str, text: &str) -> Result<(), Failure> {
    if file.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
        return write_anew(file, text);
    }
    let (what, name) = (if extension == "csv" { "a table" } else { "a page" }, shown(file));
    Err(Failure::Other(format!("{what} is written to a file that ends in .{extension}, and {name} does not")))
}

/// Writes a file for its owner alone, or writes it anew: all of it, or nothing.
fn write_anew(file: &Path, text: &str) -> Result<(), Failure> {
    write_anew_for(Readers::Owner, file, text)
}

/// Writes a file for somebody, or writes it anew: all of it, or nothing.
fn write_anew_for(readers: Readers, file: &Path, text: &str) -> Result<(), Failure> {
    files::write_anew(file, text.as_bytes(), readers).map_err(|error| cannot_write(file, &error))
}
