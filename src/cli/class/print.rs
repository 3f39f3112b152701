//! `hangup class print`: a handout with its answer sheet, or the key to it, as one HTML page; or those of a whole class.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::class::collect::Marker;
use crate::class::pages::{handout, handouts, key, keys};
use crate::class::{FORMS, Learner, Roster, code_and_name};
use crate::cli::{Failure, print_or_write};
use crate::shelf::find;
use hangup_core::attempt::Paper;

/// What to print, and where.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
    /// Which form: the same questions in another order
    #[arg(long, value_name = "FORM", value_parser = FORMS, default_value = "A")]
    form: String,
    /// For each learner on this roster a paper of their own, in their form and with their name; with --key, the keys to
    /// the forms that they have
    #[arg(long, value_name = "CSV", conflicts_with = "form")]
    roster: Option<PathBuf>,
    /// The key for the teacher, with what is right and why, instead of the handout
    #[arg(long)]
    key: bool,
    /// In large print, 18 point
    #[arg(long)]
    large: bool,
    /// Write into this file instead of stdout; an existing one is never overwritten
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Prints the page.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let quiz = find(&options.quiz)?.open()?;
    let marker = super::marker(quiz)?;
    let page = match super::roster(options.roster.as_deref(), marker.quiz.time_limit)? {
        Some(roster) if options.key => keys(&marker.quiz, &forms_of(&roster, &marker), options.large),
        Some(roster) => {
            let paper = |learner: &Learner| (code_and_name(learner), marker.printed(&learner.form));
            let papers: Vec<(String, Paper)> = roster.learners.iter().map(paper).collect();
            handouts(&marker.quiz, &papers, options.large)
        }
        None if options.key => key(&marker.quiz, &marker.printed(&options.form), options.large),
        None => handout(&marker.quiz, &marker.printed(&options.form), options.large),
    };
    print_or_write(&page, options.output.as_deref(), |name| {
        format!("{name} is written. Open it in a browser, and print it from there.")
    })
}

/// The papers of all forms that somebody on a roster has.
fn forms_of(roster: &Roster, marker: &Marker) -> Vec<Paper> {
    let has_form = |form: &&str| roster.learners.iter().any(|learner| learner.form == **form);
    FORMS.into_iter().filter(has_form).map(|form| marker.printed(form)).collect()
}
