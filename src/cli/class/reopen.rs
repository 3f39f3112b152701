//! `hangup class reopen`: a start file that opens the exam of a learner again, for so many minutes more. It is the same
//! attempt, with all its answers.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::SignedDuration;

use super::deal::start_file;
use super::record;
use crate::class::Start;
use crate::cli::{Failure, cannot_write, print, shown};
use crate::files::{self, Readers, make_folder};
use hangup_core::attempt::AttemptId;
use hangup_core::quiz::visible;

/// Whose exam to open again, and for how long.
#[derive(Debug, Args)]
pub struct Options {
    /// Your record of the deal, as hangup class deal wrote it
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// The learner's code
    code: String,
    /// How many minutes there are from when it is opened again
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u16).range(1..=1440))]
    minutes: u16,
    /// The folder to write the start file into; the one beside the record if not said
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Opens an exam again.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let mut deal = record::read(&options.record)?;
    let name = shown(&options.record);
    let unknown = |why| Failure::Other(format!("{name} {why}"));
    let folder = options.output.clone().unwrap_or_else(|| record::papers(&options.record));
    let file = start_file(&folder, deal.paper(&options.code).map_err(unknown)?);
    deal.reopen(&options.code, SignedDuration::from_mins(options.minutes.into())).map_err(unknown)?;
    let paper = deal.paper(&options.code).map_err(unknown)?;
    may_be_replaced(&file, paper.id)?;
    make_folder(&folder, Readers::Everyone).map_err(|error| cannot_write(&folder, &error))?;
    // The record comes first, so that it knows of every paper that is opened again.
    record::replace(&options.record, &deal)?;
    let text = deal.start(paper).write().map_err(|error| Failure::Other(error.to_string()))?;
    files::write_anew(&file, text.as_bytes(), Readers::Everyone).map_err(|error| cannot_write(&file, &error))?;
    let (file, minutes, times) = (shown(&file), options.minutes, paper.reopened.len());
    let code = visible(&options.code);
    print(&format!(
        "{file} opens the exam of {code} again, with at least {minutes} min; {name} knows it. (Opened again: {times}.)\n\
         Have it opened where the exam was sat, or where the folder to hand in to is within reach."
    ))
}

/// Nothing is written over but a start file of the same attempt.
fn may_be_replaced(file: &Path, id: AttemptId) -> Result<(), Failure> {
    if !file.exists() || Start::open(file).is_ok_and(|start| start.id == id) {
        return Ok(());
    }
    let file = shown(file);
    Err(Failure::Other(format!("{file} is there already and is another paper; choose another folder with -o")))
}
