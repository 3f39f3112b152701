//! `hangup class reassign`: a learner sat the paper of another one, and the record is to say so. `class collect` then counts
//! it for the one who sat it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::record;
use crate::cli::{Failure, print, shown};

/// Whose paper was sat by whom.
#[derive(Debug, Args)]
pub struct Options {
    /// Your record of the deal, as hangup class deal wrote it
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// The code of the learner whose paper it was to be
    #[arg(value_name = "PAPER OF")]
    paper_of: String,
    /// The code of the learner who sat it; the same code again takes it back
    #[arg(value_name = "SAT BY")]
    sat_by: String,
}

/// Notes who sat a paper.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let mut deal = record::read(&options.record)?;
    let name = shown(&options.record);
    let unknown = |why| Failure::Other(format!("{name} {why}"));
    let learner = deal.dealt_to(&options.sat_by).map_err(unknown)?.learner.code.clone();
    let dealt_to = deal.dealt_to(&options.paper_of).map_err(unknown)?.learner.code.clone();
    deal.reassign(&dealt_to, &learner).map_err(unknown)?;
    record::replace(&options.record, &deal)?;
    print(&if learner == dealt_to {
        format!("The paper of {dealt_to} counts for {dealt_to} again.")
    } else {
        format!(
            "The paper of {dealt_to} counts for {learner}, once you collect with --record {name}. If {dealt_to} sat the \
             paper of {learner} in turn, say so as well: hangup class reassign {name} {learner} {dealt_to}"
        )
    })
}
