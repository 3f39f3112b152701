//! The start files in a folder, where several learners share it: whose each is, and how far that exam has come. It only
//! looks: no result file is opened to be written.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Start, is_start_file};
use crate::store::{RESULT_EXTENSION, read_result};
use hangup_core::attempt::{Attempt, AttemptId};
use hangup_core::quiz::visible;

/// The start files in the current folder, sorted by their names.
pub fn start_files_here() -> Vec<PathBuf> {
    let names = fs::read_dir(".").into_iter().flatten().flatten().map(|entry| PathBuf::from(entry.file_name()));
    let mut files: Vec<PathBuf> = names.filter(|path| is_start_file(path) && path.is_file()).collect();
    files.sort();
    files
}

/// Each start file in words: its name, whose it is, and how far the exam has come; or why it cannot be used.
pub fn start_files_in_words(files: &[PathBuf]) -> Vec<String> {
    let mut results = Results::default();
    files.iter().map(|path| one_in_words(path, &mut results)).collect()
}

fn one_in_words(path: &Path, results: &mut Results) -> String {
    let start = match Start::open(path) {
        Ok(start) => start,
        Err(why) => return format!("{why}."),
    };
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let whose = start.name.as_ref().map_or(start.learner.clone(), |name| format!("{name} ({})", start.learner));
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let hand_in = start.hand_in.as_ref().map(|folder| beside.join(folder));
    let folders = hand_in.iter().map(PathBuf::as_path).chain([beside]);
    let furthest = folders.filter_map(|folder| results.of(folder, start.id)).max_by_key(|it| it.events);
    let how_far = match furthest {
        None => "not begun".to_owned(),
        Some(HowFar { handed_in: true, .. }) => "handed in".to_owned(),
        Some(HowFar { answered, of, .. }) => format!("begun, {answered} of {of} answered"),
    };
    format!("{}, for {}: {how_far}.", visible(&name), visible(&whose))
}

/// How far an exam has come.
#[derive(Debug, Clone, Copy)]
struct HowFar {
    events: usize,
    answered: usize,
    of: usize,
    handed_in: bool,
}

impl HowFar {
    fn of(attempt: &Attempt) -> Self {
        let state = attempt.state();
        Self {
            events: attempt.events().len(),
            answered: state.answered(),
            of: attempt.paper.entries.len(),
            handed_in: state.handed_in(),
        }
    }
}

/// The results in folders, each folder read once.
#[derive(Debug, Default)]
struct Results(HashMap<PathBuf, HashMap<AttemptId, HowFar>>);

impl Results {
    fn of(&mut self, folder: &Path, id: AttemptId) -> Option<HowFar> {
        let found = self.0.entry(folder.to_owned()).or_insert_with(|| results_in(folder));
        found.get(&id).copied()
    }
}

fn results_in(folder: &Path) -> HashMap<AttemptId, HowFar> {
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let results = paths.filter(|path| path.extension().is_some_and(|extension| extension == RESULT_EXTENSION));
    results
        .filter_map(|path| read_result(&path).ok())
        .map(|received| (received.head.id, HowFar::of(&received.attempt)))
        .collect()
}
