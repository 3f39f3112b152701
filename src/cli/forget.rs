//! `hangup forget`: removes attempts from the history, after asking.

use std::io::{BufRead, Write, stdin};
use std::process::ExitCode;

use clap::Args;

use super::{Failure, history, print};
use crate::output;
use hangup_core::quiz::visible;
use hangup_core::wording::counted;

/// What to forget.
#[derive(Debug, Args)]
pub struct Options {
    /// Only attempts at this quiz; all of them if not said
    quiz: Option<String>,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Removes attempts, if whoever is asked says yes.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let mut store = history::open()?;
    let quiz = options.quiz.as_deref().map(|name| history::quiz_named(name, &store)).transpose()?;
    let attempts = match store.count(quiz.as_ref())? {
        0 => return print("There is nothing to forget."),
        count => counted(count, "attempt", "attempts"),
    };
    let at = quiz.as_ref().map(|quiz| format!(" at {}", visible(quiz.as_str()))).unwrap_or_default();
    if !options.yes {
        write!(output::stderr(), "Forget {attempts}{at}, for good? Type yes: ")?;
        output::stderr().flush()?;
        let mut answer = String::new();
        stdin().lock().read_line(&mut answer)?;
        if answer.trim() != "yes" {
            return Err(Failure::Other("nothing was forgotten".to_owned()));
        }
    }
    store.forget(quiz.as_ref())?;
    print(&format!("{attempts}{at}: forgotten."))
}
