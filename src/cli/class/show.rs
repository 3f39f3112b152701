//! `hangup class show`: a quiz on the wall, for a whole room.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::hands::HandFile;
use crate::class::FORMS;
use crate::cli::Failure;
use crate::cli::play::line_by_line;
use crate::settings::{Flags, Settings};
use crate::shelf::find;
use crate::system::EvenClock;
use crate::tui::{self, NoTerminal, Wall, WallEffect, WallMessage};
use hangup_core::attempt::Paper;
use hangup_core::quiz::{Quiz, visible};

/// What to show, and what to keep of it.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
    /// In the order and with the letters of this form, and with the number that a question has on each of the others
    #[arg(long, value_name = "FORM", value_parser = FORMS)]
    form: Option<String>,
    /// Add every count of hands to this file, as a line of JSON
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
}

/// Puts a quiz on the wall until somebody leaves.
pub fn run(options: &Options, flags: Flags) -> Result<ExitCode, Failure> {
    let quiz = Arc::new(find(&options.quiz)?.open()?);
    let settings = Settings::read(flags)?;
    if flags.plain {
        let quiz = visible(&options.quiz);
        return Err(Failure::Other(format!(
            "the wall is drawn, and not told line by line; leave out --plain, or use hangup play {quiz} --plain"
        )));
    }
    if line_by_line(flags) {
        return Err(NoTerminal::Absent.into());
    }
    let mut file = options.keep.as_deref().map(HandFile::open).transpose()?;
    let name = file.as_ref().map(HandFile::name);
    let mut keep = |WallEffect::KeepHands(counts)| {
        // Without a file, nothing is asked to be kept.
        let kept = file.as_mut().map(|file| file.add(&counts).map_err(|error| error.to_string()));
        Ok(kept.map(WallMessage::Kept))
    };
    let handouts = options.form.as_deref().map(|form| handouts(&quiz, form)).transpose()?.unwrap_or_default();
    let begin = |caps| {
        let wall = Wall::beside(caps, quiz, handouts);
        match name {
            Some(name) => wall.keeping(name),
            None => wall,
        }
    };
    Ok(tui::run(settings, &EvenClock::of_this_computer(), &mut keep, begin)?.into())
}

/// The handouts of all forms, this one first.
fn handouts(quiz: &Quiz, form: &str) -> Result<Vec<Paper>, Failure> {
    let marker = super::marker(quiz.clone())?;
    let others = FORMS.into_iter().filter(|other| *other != form);
    Ok(std::iter::once(form).chain(others).map(|form| marker.printed(form)).collect())
}
