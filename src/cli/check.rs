//! `hangup check`: everything that is wrong with quiz files, and what could be better.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::graph::call;
use super::{Failure, bank, diagnostics, print, print_json, shown};
use crate::output;
use crate::shelf::{Unreadable, quiz_files, read_bounded};
use crate::system::now;
use hangup_core::quiz::call::shape;
use hangup_core::quiz::{MAX_BYTES, Problem, Quiz, Severity, check, parse};

/// What to check, and how strictly.
#[derive(Debug, Args)]
pub struct Options {
    /// Quiz files, and folders of them
    #[arg(required = true, value_name = "FILE | FOLDER")]
    paths: Vec<PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Take this for the day, such as 2026-11-24, when asking whether claims were checked within a year
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Print what all these quizzes hold together, and what players who know nothing would score
    #[arg(long)]
    bank: bool,
    /// As JSON, on stdout
    #[arg(long)]
    json: bool,
}

/// A problem as `--json` prints it.
#[derive(Serialize)]
struct Finding<'a> {
    file: String,
    severity: Severity,
    #[serde(flatten)]
    problem: &'a Problem,
}

/// A file that was checked.
struct Checked {
    name: String,
    text: String,
    problems: Vec<Problem>,
}

/// Checks files, and says what is wrong on stderr. A clean run says nothing.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let files = options.paths.iter().map(|path| files_at(path)).collect::<Result<Vec<_>, _>>()?.concat();
    let today = options.today.unwrap_or_else(|| TimeZone::system().to_datetime(now()).date());
    let (mut checked, mut unreadable) = (Vec::new(), false);
    for file in &files {
        match check_file(file, today) {
            Ok(file) => checked.push(file),
            Err(why) => {
                writeln!(output::stderr(), "hangup: {why}")?;
                unreadable = true;
            }
        }
    }
    if options.bank {
        bank::print_survey(&quizzes_of(&checked), today, options.json)?;
    } else if options.json {
        print_json(&findings(&checked))?;
    }
    if !options.json {
        if !options.strict && !options.bank {
            for file in &checked {
                describe_calls(file)?;
            }
        }
        for file in checked.iter().filter(|file| !file.problems.is_empty()) {
            writeln!(output::coloured_stderr(), "{}\n", diagnostics::render(&file.name, &file.text, &file.problems))?;
        }
    }
    let counts = |problem: &Problem| options.strict || problem.severity() == Severity::Error;
    let failed = checked.iter().flat_map(|file| &file.problems).any(counts);
    Ok(if failed || unreadable { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn files_at(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let name = shown(path);
    let files = quiz_files(path).map_err(|error| Failure::Other(format!("{name} cannot be read: {error}")))?;
    if files.is_empty() {
        return Err(Failure::Other(format!("{name} has no quiz files (*.yaml) in it; name another folder")));
    }
    Ok(files)
}

fn check_file(path: &Path, today: Date) -> Result<Checked, Unreadable> {
    let bytes = read_bounded(path, MAX_BYTES)?;
    Ok(Checked {
        name: shown(path),
        problems: check(&bytes, today),
        text: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// How long the calls of a file are: what an author wants to know, and `--strict`, which only judges, does not say.
fn describe_calls(file: &Checked) -> Result<(), Failure> {
    let Ok(quiz) = parse(file.text.as_bytes()) else { return Ok(()) };
    for (id, face, _) in quiz.questions.iter().filter_map(call) {
        if let Some(shape) = shape(face) {
            print(&format!(
                "{}: {id}: {} lines, {} endings; shortest way {} lines, longest {}",
                file.name, shape.lines, shape.endings, shape.shortest, shape.longest
            ))?;
        }
    }
    Ok(())
}

/// Those files that are quizzes.
fn quizzes_of(checked: &[Checked]) -> Vec<Quiz> {
    checked.iter().filter_map(|file| parse(file.text.as_bytes()).ok()).collect()
}

fn findings(checked: &[Checked]) -> Vec<Finding<'_>> {
    let with_file =
        checked.iter().flat_map(|file| file.problems.iter().map(move |problem| (file.name.clone(), problem)));
    with_file.map(|(file, problem)| Finding { file, severity: problem.severity(), problem }).collect()
}
