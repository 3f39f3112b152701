//! `hangup class enter`: types in answer codes and paper sheets, one after the other. Line by line, so that it is quick,
//! and works wherever there is a keyboard.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::slice;

use clap::Args;

use super::record;
use crate::class::collect::{HandIn, Marker};
use crate::class::enter::{Entered, counting};
use crate::class::{Roster, code_and_name};
use crate::cli::{Failure, make_private_folder, shown};
use crate::output;
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
    /// The roster; says whose an answer code is. Your record of the deal is one as well, and says which result counts
    #[arg(long, value_name = "CSV | RECORD")]
    roster: Option<PathBuf>,
    /// The folder that results are written into
    #[arg(short, long, value_name = "FOLDER", default_value = "handed-in")]
    output: PathBuf,
}

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

const HELP: &str = "\
An answer code:   7KQ2F-ABCDE-23456-789GH-JK
A paper sheet:    the learner's code, or a name that only one of them has, the form,
                  and an answer for each question:
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
Somebody who has a result already keeps it, unless the line begins with again:
                  again L07 B s80a g50c b - cabd acb:s70
An empty line ends.";

/// What a line begins with that is to count although there is a result already.
const AGAIN: &str = "again";

/// What is typed in where, and whether somebody is there to be asked.
struct Desk<'a> {
    marker: &'a Marker,
    roster: Option<&'a Roster>,
    folder: &'a Path,
    at_keyboard: bool,
}

/// Types results in until there are no more lines.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let mut marker = super::marker(find(&options.quiz)?.open()?)?;
    if let Some(file) = options.roster.as_deref().filter(|file| record::is_one(file)) {
        record::hold_against(file, slice::from_mut(&mut marker))?;
    }
    let title = visible(&marker.quiz.title);
    let roster = super::roster(options.roster.as_deref(), marker.quiz.time_limit)?;
    make_private_folder(&options.output)?;
    let mut out = output::stdout();
    let folder = shown(&options.output);
    writeln!(out, "{title}: results go to {folder}.")?;
    writeln!(out, "Type an answer code or a paper sheet, or ? for help; an empty line ends.")?;
    let at_keyboard = io::IsTerminal::is_terminal(&io::stdin());
    let desk = Desk { marker: &marker, roster: roster.as_ref(), folder: &options.output, at_keyboard };
    let mut mistakes = 0;
    while let Some(line) = next_line(&mut out, "> ")? {
        match line.trim() {
            "" => break,
            "?" => writeln!(out, "{HELP}")?,
            line => match desk.enter(line, &mut out)? {
                Ok(entered) => writeln!(out, "{entered}")?,
                Err(why) => {
                    mistakes += 1;
                    writeln!(out, "Not entered: {why}.")?;
                }
            },
        }
    }
    // At a keyboard a mistake is typed again; a script has to be told.
    Ok(if mistakes == 0 || at_keyboard { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The next line, after something that asks for it; `None` where there are no more.
fn next_line(out: &mut impl Write, ask: &str) -> io::Result<Option<String>> {
    write!(out, "{ask}")?;
    out.flush()?;
    let mut bytes = Vec::new();
    io::Read::take(io::stdin().lock(), LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

impl Desk<'_> {
    /// Enters one line, and says what was understood; or why it was not entered.
    fn enter(&self, line: &str, out: &mut impl Write) -> io::Result<Result<String, String>> {
        let again = line.strip_prefix(AGAIN).filter(|rest| rest.starts_with(char::is_whitespace));
        let entered = match Entered::read(again.unwrap_or(line), self.marker, self.roster) {
            Ok(entered) => entered,
            Err(why) => return Ok(Err(why.to_string())),
        };
        let before = self.counting(&entered);
        if let (None, Some(before)) = (again, &before) {
            let told = self.has_a_result(before);
            if !self.at_keyboard {
                return Ok(Err(format!("{told}; if this one is to count instead, type `{AGAIN}` before it")));
            }
            let ask = format!("{told}.\nIs this one to count instead? y or n: ");
            if !next_line(out, &ask)?.is_some_and(|answer| answer.trim().eq_ignore_ascii_case("y")) {
                return Ok(Err(format!("{} counts as before", shown(&before.file))));
            }
        }
        Ok(self.write(&entered, before.as_ref()))
    }

    fn counting(&self, entered: &Entered) -> Option<HandIn> {
        counting(&entered.learner, self.folder.to_owned(), self.marker, self.roster)
    }

    /// That there is a result, in which file, and how far it goes.
    fn has_a_result(&self, before: &HandIn) -> String {
        let (state, of) = (before.attempt.state(), before.attempt.paper.entries.len());
        let answered = before.attempt.paper.entries.iter().filter(|entry| state.answer(&entry.question).is_some());
        let notes: String = before.notes.iter().map(|note| format!(", {note}")).collect();
        format!(
            "{} has a result already, {}: form {}, {} of {of} answered{notes}",
            visible(&code_and_name(&before.learner)),
            shown(&before.file),
            visible(&before.learner.form),
            answered.count()
        )
    }

    /// Writes what was entered, and says whether it counts where there was a result before.
    fn write(&self, entered: &Entered, before: Option<&HandIn>) -> Result<String, String> {
        let id = AttemptId(system::id128().map_err(|error| error.to_string())?);
        // Without a roster, the code goes on as it was typed the first time.
        let learner = before.map_or(&entered.learner, |before| &before.learner.code);
        let head = entered.head(id, learner, self.marker);
        let (mut exam_file, _) = ExamFile::open(self.folder, head).map_err(|why| why.to_string())?;
        exam_file.append(entered.attempt(system::now()).events()).map_err(|why| why.to_string())?;
        let on_roster = self.roster.and_then(|roster| roster.learner(learner));
        let who = on_roster.map_or_else(|| learner.clone(), code_and_name);
        let (answered, of) = entered.answered();
        let understood = entered.sheet.as_deref().map(|sheet| format!(": {}", visible(sheet))).unwrap_or_default();
        let (form, file) = (entered.form(), shown(exam_file.path()));
        let counts = before.map(|before| self.which_counts(entered, exam_file.path(), before)).unwrap_or_default();
        let other = on_roster.filter(|learner| learner.form != form);
        let look = other.map(|learner| look_at_the_form(&learner.form)).unwrap_or_default();
        Ok(format!("{who}, form {form}, {answered} of {of} answered{understood}\nWritten to {file}.{counts}{look}"))
    }

    /// Which of two results counts, as collecting will find it.
    fn which_counts(&self, entered: &Entered, file: &Path, before: &HandIn) -> String {
        match self.counting(entered) {
            Some(now) if now.file == file => format!(" This one counts, and {} does not.", shown(&before.file)),
            Some(now) => {
                let why = match self.marker.record {
                    Some(_) => "a paper that you dealt goes before one that is typed in, and then the newer one",
                    None => "it says that it was handed in later",
                };
                format!(" Yet {} counts, for {why}; move it away if this one is to count.", shown(&now.file))
            }
            None => String::new(),
        }
    }
}

/// What is said where a sheet is of another form than its learner has: read by the wrong form, every answer is another one.
fn look_at_the_form(on_roster: &str) -> String {
    let form = visible(on_roster);
    format!(
        "\nThe roster says form {form}. If that is what stands on the sheet, type it once more, with {AGAIN} before it."
    )
}
