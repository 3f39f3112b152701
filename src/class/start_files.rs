//! The start files in a folder, where several learners share it: whose each is, and how far that exam has come. It only
//! looks: no result file is opened to be written.

use std::fs;
use std::path::{Path, PathBuf};

use super::exam::places;
use super::{Start, is_start_file};
use hangup_core::quiz::visible;

/// The start files in the current folder, sorted by their names.
pub fn start_files_here() -> Vec<PathBuf> {
    let names = fs::read_dir(".").into_iter().flatten().flatten().map(|entry| PathBuf::from(entry.file_name()));
    let mut files: Vec<PathBuf> = names.filter(|path| is_start_file(path) && path.is_file()).collect();
    files.sort();
    files
}

/// A start file in words: its name, whose it is, and how far the exam has come, which may be known by a copy in the folder
/// `copies` alone; or why it cannot be used.
pub fn start_file_in_words(path: &Path, copies: Option<&Path>) -> String {
    let start = match Start::open(path) {
        Ok(start) => start,
        Err(why) => return format!("{why}."),
    };
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let whose = start.name.as_ref().map_or(start.learner.clone(), |name| format!("{name} ({})", start.learner));
    let (places, _) = places(&start, path, copies);
    let how_far = match places.attempt(&start.learner, start.id) {
        None => "not begun".to_owned(),
        Some(attempt) if attempt.state().handed_in() => "handed in".to_owned(),
        Some(attempt) => {
            format!("begun, {} of {} answered", attempt.state().answered(), attempt.paper.entries.len())
        }
    };
    format!("{}, for {}: {how_far}.", visible(&name), visible(&whose))
}
