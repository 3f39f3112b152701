//! `hangup class show`: a quiz on the wall, for a whole room.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::hands::HandFile;
use crate::cli::Failure;
use crate::cli::play::line_by_line;
use crate::settings::{Flags, Settings};
use crate::shelf::find;
use crate::system::EvenClock;
use crate::tui::{self, NoTerminal, Wall, WallEffect, WallMessage};
use hangup_core::quiz::visible;

/// What to show, and what to keep of it.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
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
    let file = options.keep.as_deref().map(HandFile::open).transpose()?;
    let mut keep = |WallEffect::KeepHands(counts)| {
        // Without a file, nothing is asked to be kept.
        let kept = file.as_ref().map(|file| file.add(&counts).map_err(|error| error.to_string()));
        Ok(kept.map(WallMessage::Kept))
    };
    let begin = |caps| match &file {
        Some(file) => Wall::new(caps, quiz).keeping(file.name()),
        None => Wall::new(caps, quiz),
    };
    Ok(tui::run(settings, &EvenClock::of_this_computer(), &mut keep, begin)?.into())
}
