//! `hangup class add`: a paper for somebody who comes later. Nobody else's paper changes.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::SignedDuration;

use super::deal::{line, start_file};
use super::record;
use crate::class::{DealRecord, FORMS, Learner, extra_time};
use crate::cli::{Failure, cannot_write, print, shown, write_new_for};
use crate::files::{Readers, make_folder};
use crate::system;
use hangup_core::attempt::AttemptId;
use hangup_core::quiz::visible;

/// Whom to add, and to which deal.
#[derive(Debug, Args)]
pub struct Options {
    /// Your record of the deal, as hangup class deal wrote it
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// A code that nobody in the deal has
    code: String,
    /// The learner's name
    #[arg(long)]
    name: Option<String>,
    /// Which form; the one dealt least often if not said
    #[arg(long, value_parser = FORMS)]
    form: Option<String>,
    /// Time on top of the limit of the quiz, such as 10m or 25%
    #[arg(long, value_name = "TIME")]
    extra_time: Option<String>,
    /// The folder to write the start file into; the one beside the record if not said
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Adds a learner.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let mut deal = record::read(&options.record)?;
    let learner = learner(options, &deal)?;
    let code = learner.code.clone();
    let name = shown(&options.record);
    deal.add(learner, AttemptId(system::id128()?)).map_err(|why| Failure::Other(format!("{name} {why}")))?;
    let folder = options.output.clone().unwrap_or_else(|| record::papers(&options.record));
    make_folder(&folder, Readers::Everyone).map_err(|error| cannot_write(&folder, &error))?;
    let paper = deal.paper(&code).map_err(|why| Failure::Other(format!("{name} {why}")))?;
    let file = start_file(&folder, paper);
    if file.exists() {
        let file = shown(&file);
        return Err(Failure::Other(format!(
            "{file} exists already, and nobody is added; choose another folder with -o"
        )));
    }
    // The record comes first, so that no paper is out that it does not know.
    record::replace(&options.record, &deal)?;
    let text = deal.start(paper).write().map_err(|error| Failure::Other(error.to_string()))?;
    write_new_for(Readers::Everyone, &file, &text)?;
    print(&format!("{} is written, and {name} knows it.\n{}", shown(&file), line(&deal, paper)))
}

fn learner(options: &Options, deal: &DealRecord) -> Result<Learner, Failure> {
    let code = visible(options.code.trim());
    if code.is_empty() {
        return Err(Failure::Other("a learner needs a code that is not empty".to_owned()));
    }
    let limit = deal.copy.sealed.time_limit;
    let extra_time = match &options.extra_time {
        None => SignedDuration::ZERO,
        Some(text) => extra_time(text, limit)
            .ok_or_else(|| Failure::Other(format!("`{}` is no extra time; write it like 10m or 25%", visible(text))))?,
    };
    let times = |form: &&str| deal.learners().filter(|learner| learner.form == *form).count();
    let least = FORMS.into_iter().min_by_key(times).unwrap_or_default();
    let form = options.form.as_deref().unwrap_or(least).to_owned();
    Ok(Learner { code, name: options.name.as_deref().map(visible), form, extra_time, more: Vec::new() })
}
