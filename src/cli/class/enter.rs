//! `hangup class enter`: types in answer codes and paper sheets, one after the other. Line by line, so that it is quick,
//! and works wherever there is a keyboard.

use std::fs;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::class::Roster;
use crate::class::collect::Marker;
use crate::class::enter::Entered;
use crate::cli::{Failure, cannot_write, shown};
use crate::shelf::find;
use crate::store::{ExamFile, Recorder};
use crate::system;
use hangup_core::attempt::AttemptId;
use hangup_core::quiz::visible;

/// Which quiz was taken, by whom, and where results go.
#[derive(Debug, Args)]
pub struct Options {
    /// The quiz that was sat, by its id or its file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
    /// The roster, as hangup class deal filled it in; says whose an answer code is
    #[arg(long, value_name = "CSV")]
    roster: Option<PathBuf>,
    /// The folder that results are written into
    #[arg(short, long, value_name = "FOLDER", default_value = "handed-in")]
    output: PathBuf,
}

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

const HELP: &str = "\
An answer code:   7KQ2F-ABCDE-23456-789GH-JK
A paper sheet:    the learner's code, the form, and an answer for each question:
                  L07 B s80a g50c b - cabd acb:s70
  choice          a letter, or several               b   bd
  verdict         s or g, how sure, the action       s80a
                  what is marked, if not all is,
                  with - for s or g                  s80   sa   -a
  lines to spot   their letters, 0 for none          bc
  order           all letters in the order chosen    cabd
  typed           the words, in quotes if several    \"slmgr /xpr\"
  call            letters of the replies, a colon,
                  and s80, s if that is all, or u    acb:s70
  left blank      a hyphen                           -
An empty line ends.";

/// Types results in until there are no more lines.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let marker = super::marker(find(&options.quiz)?.open()?)?;
    let title = visible(&marker.quiz.title);
    let roster = super::roster(options.roster.as_deref(), marker.quiz.time_limit)?;
    fs::create_dir_all(&options.output).map_err(|error| cannot_write(&options.output, &error))?;
    let mut out = io::stdout().lock();
    let folder = shown(&options.output);
    writeln!(out, "{title}: results go to {folder}.")?;
    writeln!(out, "Type an answer code or a paper sheet, or ? for help; an empty line ends.")?;
    let mut mistakes = 0;
    while let Some(line) = next_line(&mut out)? {
        match line.trim() {
            "" => break,
            "?" => writeln!(out, "{HELP}")?,
            line => match enter(line, &marker, roster.as_ref(), options) {
                Ok(entered) => writeln!(out, "{entered}")?,
                Err(why) => {
                    mistakes += 1;
                    writeln!(out, "Not entered: {why}.")?;
                }
            },
        }
    }
    // At a keyboard a mistake is typed again; a script has to be told.
    Ok(if mistakes == 0 || io::IsTerminal::is_terminal(&io::stdin()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The next line; `None` where there are no more.
fn next_line(out: &mut impl Write) -> io::Result<Option<String>> {
    write!(out, "> ")?;
    out.flush()?;
    let mut bytes = Vec::new();
    io::Read::take(io::stdin().lock(), LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Enters one line, and says what was understood.
fn enter(line: &str, marker: &Marker, roster: Option<&Roster>, options: &Options) -> Result<String, String> {
    let entered = Entered::read(line, marker, roster).map_err(|why| why.to_string())?;
    let id = AttemptId(system::id128().map_err(|error| error.to_string())?);
    let (mut exam_file, _) =
        ExamFile::open(&options.output, entered.head(id, marker)).map_err(|why| why.to_string())?;
    exam_file.append(entered.attempt(system::now()).events()).map_err(|why| why.to_string())?;
    let name = roster.and_then(|roster| roster.learner(&entered.learner)?.name.as_deref());
    let who = name.iter().fold(entered.learner.clone(), |code, name| format!("{code} {name}"));
    let (answered, of) = entered.answered();
    let understood = entered.sheet.as_deref().map(|sheet| format!(": {}", visible(sheet))).unwrap_or_default();
    let file = shown(exam_file.path());
    Ok(format!("{who}, form {}, {answered} of {of} answered{understood}\nWritten to {file}.", entered.form()))
}
