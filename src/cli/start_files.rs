//! `hangup` alone in a folder with several start files: asks which of them is to be opened.

use std::io::stdin;
use std::path::PathBuf;

use super::Failure;
use super::play::PLAIN_WIDTH;
use crate::class::start_file_in_words;
use crate::output;
use crate::plain;
use crate::store::copy_folder;

/// What somebody has chosen.
pub(super) enum Chosen<'f> {
    StartFile(&'f PathBuf),
    /// The quizzes for practice.
    Menu,
}

/// Asks line by line, also where there is a screen to draw on, which shows the chosen one. `None` where somebody leaves.
pub(super) fn which_start_file(files: &[PathBuf]) -> Result<Option<Chosen<'_>>, Failure> {
    let menu = "None of these: the quizzes for practice.".to_owned();
    let copies = copy_folder();
    let in_words = |file: &PathBuf| start_file_in_words(file, copies.as_deref());
    let things: Vec<String> = files.iter().map(in_words).chain([menu]).collect();
    let question = "There are several start files here. Which one is yours?";
    let place = plain::choose(&mut stdin().lock(), &mut output::stdout(), question, &things, Some(PLAIN_WIDTH))?;
    Ok(place.map(|place| files.get(place).map_or(Chosen::Menu, Chosen::StartFile)))
}
