//! Where the file of an exam may stand, under which names, and where one that was begun is found again. Nothing here
//! writes.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{RESULT_EXTENSION, Received, StoreError, Unusable, file_name, read_result};
use hangup_core::attempt::{Attempt, AttemptId};

/// How many files of one name are stepped over before that is given up.
const MOST_NAMES: u32 = 100;

/// How many names in a row must be free before no more are looked at.
const FREE_NAMES: usize = 3;

/// Where the file of an exam may stand.
#[derive(Debug, Clone)]
pub struct ExamPlaces {
    /// Folders for it, the wanted one first.
    pub folders: Vec<PathBuf>,
    /// A second file, in the learner's own folder: from it an exam goes on whose file is gone, with its answers and its
    /// clock.
    pub copy: Option<PathBuf>,
}

impl ExamPlaces {
    /// The attempt of a learner as far as it has come, if it was begun. Nothing is written.
    pub fn attempt(&self, learner: &str, id: AttemptId) -> Option<Attempt> {
        self.furthest(learner, id).map(|found| found.received.attempt)
    }

    /// The file in which an attempt has come furthest; the first of several that have come as far, and the copy only where
    /// there is nothing else.
    pub(super) fn furthest(&self, learner: &str, id: AttemptId) -> Option<Found> {
        let mut found: Vec<Found> = self.folders.iter().flat_map(|folder| files_of(folder, learner, id)).collect();
        found.extend(self.copy.as_ref().and_then(|copy| Found::of(copy.clone(), id)));
        found.into_iter().rev().max_by_key(|found| found.received.attempt.events().len())
    }
}

/// A file of an attempt that was found.
pub(super) struct Found {
    pub path: PathBuf,
    pub received: Received,
}

impl Found {
    fn of(path: PathBuf, id: AttemptId) -> Option<Self> {
        let received = read_result(&path).ok().filter(|received| received.head.id == id)?;
        Some(Self { path, received })
    }
}

/// The files of an attempt in a folder.
fn files_of(folder: &Path, learner: &str, id: AttemptId) -> Vec<Found> {
    let mut free = 0;
    let has_more = |path: &PathBuf| {
        free = if path.exists() { 0 } else { free + 1 };
        free < FREE_NAMES
    };
    names(folder, learner).take_while(has_more).filter_map(|path| Found::of(path, id)).collect()
}

/// The names that a file may have, the best first.
fn names(folder: &Path, learner: &str) -> impl Iterator<Item = PathBuf> + use<> {
    let (folder, name) = (folder.to_owned(), file_name(learner));
    (1..=MOST_NAMES).map(move |number| {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("{name}{suffix}.{RESULT_EXTENSION}"))
    })
}

/// A name that no file has; or only one in which there is no whole line, as another window leaves it for an instant.
pub(super) fn free_name(folder: &Path, learner: &str) -> Result<PathBuf, StoreError> {
    let is_free = |path: &PathBuf| match fs::symlink_metadata(path) {
        Err(error) => error.kind() == ErrorKind::NotFound,
        Ok(facts) => facts.is_file() && matches!(read_result(path), Err(Unusable::Empty)),
    };
    let too_many = || io::Error::other("there are too many files of this name");
    let none = || StoreError::of_exam_file(&folder.join(file_name(learner)), too_many());
    names(folder, learner).find(is_free).ok_or_else(none)
}
