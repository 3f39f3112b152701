//! `hangup class deal`: a start file for each learner on a roster, the roster with everything filled in, and the teacher's
//! own record of it all.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::record;
use crate::class::{DealRecord, DealtPaper, EXTENSION, Roster, StudentsCopy};
use crate::cli::{Failure, cannot_write, print, shown, write_new, write_new_for};
use crate::files::{self, Readers};
use crate::shelf::read_bounded;
use crate::store::file_name;
use crate::system;
use hangup_core::attempt::AttemptId;
use hangup_core::wording::{counted, exactly};

/// What to deal, and to whom.
#[derive(Debug, Args)]
pub struct Options {
    /// A students' copy, as hangup class seal writes it
    copy: PathBuf,
    /// A table with the columns name, code, form and extra_time, of which all but one may be missing; other columns come
    /// back in the gradebook. May be given several times
    #[arg(long = "roster", value_name = "CSV", required = true)]
    rosters: Vec<PathBuf>,
    /// The folder to hand in to, as the learners' computers see it; beside the start file if not said
    #[arg(long, value_name = "FOLDER")]
    hand_in: Option<PathBuf>,
    /// The folder to write the start files into
    #[arg(short, long, value_name = "FOLDER", default_value = "papers")]
    output: PathBuf,
    /// Where your own record of the deal goes, which learners must not see; beside the folder of the start files if not said
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// The largest students' copy that is read, in bytes.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Deals papers.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let copy = StudentsCopy::read(&read_bounded(&options.copy, MOST_BYTES)?)
        .map_err(|why| Failure::Other(format!("{} {why}", shown(&options.copy))))?;
    let roster = super::rosters(&options.rosters, copy.sealed.time_limit)?;
    make_folder_of_papers(&options.output)?;
    let record_file = options.record.clone().unwrap_or_else(|| record::beside(&options.output));
    apart(&record_file, &options.output)?;
    let mut deal = DealRecord::new(copy, system::random_bytes()?, options.hand_in.clone());
    for learner in &roster.learners {
        deal.papers.push(DealtPaper::new(AttemptId(system::id128()?), learner.clone()));
    }
    let filled_in = filled_in(&record_file);
    let start_files = deal.papers.iter().map(|paper| start_file(&options.output, paper));
    nothing_there([record_file.clone(), filled_in.clone()].into_iter().chain(start_files))?;
    // The record comes first, so that no paper is out that it does not know.
    record::write_new(&record_file, &deal)?;
    for paper in &deal.papers {
        write_new_for(Readers::Everyone, &start_file(&options.output, paper), &start_text(&deal, paper)?)?;
    }
    write_new(&filled_in, &roster.write())?;
    print(&summary(&deal, &roster, &options.output, [&record_file, &filled_in]))
}

/// The start file of a paper.
pub fn start_file(folder: &Path, paper: &DealtPaper) -> PathBuf {
    folder.join(format!("{}.{EXTENSION}", file_name(&paper.learner.code)))
}

/// What its start file says.
pub fn start_text(deal: &DealRecord, paper: &DealtPaper) -> Result<String, Failure> {
    deal.start(paper).write().map_err(|error| Failure::Other(error.to_string()))
}

/// Makes the folder of start files. Learners open them in there, and may be other users of this computer.
pub fn make_folder_of_papers(folder: &Path) -> Result<(), Failure> {
    files::make_folder(folder, Readers::Everyone).map_err(|error| cannot_write(folder, &error))
}

/// The roster with everything filled in, beside the record.
fn filled_in(record: &Path) -> PathBuf {
    let name = record.file_stem().unwrap_or_default().display().to_string();
    record.with_file_name(format!("{name}-roster.csv"))
}

/// Refuses to put the record where the start files go, which learners see.
fn apart(record: &Path, papers: &Path) -> Result<(), Failure> {
    let folder = record.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if !whole(folder).starts_with(whole(papers)) {
        return Ok(());
    }
    let (record, papers) = (shown(record), shown(papers));
    Err(Failure::Other(format!(
        "{record} would be in {papers}, which learners see; put it elsewhere with --record, or the start files with -o"
    )))
}

/// Refuses to write over any of these files, before one of them is written.
fn nothing_there(mut files: impl Iterator<Item = PathBuf>) -> Result<(), Failure> {
    files.find(|file| file.exists()).map_or(Ok(()), |file| {
        let name = shown(&file);
        let why = "exists already, and nothing is dealt; to add a learner there is hangup class add, and for another deal \
                   choose another folder with -o";
        Err(Failure::Other(format!("{name} {why}")))
    })
}

fn summary(deal: &DealRecord, roster: &Roster, folder: &Path, [record, filled_in]: [&Path; 2]) -> String {
    let files = counted(deal.papers.len(), "start file is", "start files are");
    let mut lines = vec![format!("{files} in {}.", shown(folder))];
    lines.extend(deal.papers.iter().map(|paper| line(deal, paper)));
    let more_time = deal.learners().any(|learner| !learner.extra_time.is_zero());
    if more_time && deal.copy.sealed.time_limit.is_none() {
        lines.push("The quiz has no time limit, so extra time changes nothing.".to_owned());
    }
    let record = shown(record);
    lines.push(format!(
        "{record} is your own: keep it where no learner can read it. hangup class collect --record {record} checks with it \
         what comes back."
    ));
    lines.push(format!("{} has everything filled in.", shown(filled_in)));
    if !roster.more_columns.is_empty() {
        let columns = roster.more_columns.join(", ");
        lines.push(format!("These columns mean nothing here, and come back in the gradebook: {columns}."));
    }
    lines.join("\n")
}

/// What a learner has got: the code, the form, how much time in all, the name.
pub fn line(deal: &DealRecord, paper: &DealtPaper) -> String {
    let learner = &paper.learner;
    let time = deal.drawn(paper).time_allowed.map(|time| format!(", {}", exactly(time))).unwrap_or_default();
    let line =
        format!("  {}  form {}{time}  {}", learner.code, learner.form, learner.name.as_deref().unwrap_or_default());
    line.trim_end().to_owned()
}
