//! `hangup class deal`: a start file for each learner on a roster, and the roster with everything filled in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::class::{EXTENSION, Learner, Roster, Start, StudentsCopy};
use crate::cli::{Failure, cannot_write, print, shown, write_new, write_new_for};
use crate::files::{self, Readers};
use crate::shelf::read_bounded;
use crate::store::file_name;
use crate::system;
use hangup_core::attempt::AttemptId;
use hangup_core::wording::counted;

/// What to deal, and to whom.
#[derive(Debug, Args)]
pub struct Options {
    /// A students' copy, as hangup class seal writes it
    copy: PathBuf,
    /// A table with the columns name, code, form and extra_time, of which all but one may be missing
    #[arg(long, value_name = "CSV")]
    roster: PathBuf,
    /// The folder to hand in to, as the learners' computers see it; beside the start file if not said
    #[arg(long, value_name = "FOLDER")]
    hand_in: Option<PathBuf>,
    /// The folder to write the start files into
    #[arg(short, long, value_name = "FOLDER", default_value = "papers")]
    output: PathBuf,
}

/// The largest students' copy and roster that are read, in bytes.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Deals papers.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let copy = StudentsCopy::read(&read_bounded(&options.copy, MOST_BYTES)?)
        .map_err(|why| Failure::Other(format!("{} {why}", shown(&options.copy))))?;
    let roster = super::roster(Some(&options.roster), copy.sealed.time_limit)?.unwrap_or_default();
    // Learners open the start files in there, and may be other users of this computer.
    files::make_folder(&options.output, Readers::Everyone).map_err(|error| cannot_write(&options.output, &error))?;
    for learner in &roster.learners {
        let id = AttemptId(system::id128()?);
        let start = Start::new(&copy, id, learner, options.hand_in.as_deref());
        let file = options.output.join(format!("{}.{EXTENSION}", file_name(&learner.code)));
        let text = start.write().map_err(|error| Failure::Other(error.to_string()))?;
        write_new_for(Readers::Everyone, &file, &text)?;
    }
    let filled_in = options.output.join("roster.csv");
    write_new(&filled_in, &roster.write())?;
    print(&summary(&roster, &options.output, &filled_in))
}

fn summary(roster: &Roster, folder: &Path, filled_in: &Path) -> String {
    let files = counted(roster.learners.len(), "start file is", "start files are");
    let mut lines = vec![format!("{files} in {}.", shown(folder))];
    for Learner { code, name, form, extra_time, .. } in &roster.learners {
        let minutes = extra_time.as_mins();
        let extra = if extra_time.is_zero() { String::new() } else { format!(", {minutes} minutes extra") };
        lines.push(format!("  {code}  form {form}{extra}  {}", name.as_deref().unwrap_or_default()));
    }
    lines.push(format!("{} has everything filled in; collecting needs it.", shown(filled_in)));
    if !roster.more_columns.is_empty() {
        lines.push(format!("Columns that mean nothing here, and are kept: {}.", roster.more_columns.join(", ")));
    }
    lines.join("\n")
}
