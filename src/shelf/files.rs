//! Files and folders: where a user's quizzes are, and how a file is read without trusting its size.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::Unreadable;
use crate::files::open;

/// The folder in which a user keeps quizzes of their own.
pub fn your_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("hangup").join("quizzes"))
}

/// The quiz files below a folder, sorted.
///
/// # Errors
/// When the folder cannot be read.
pub fn quiz_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    files_below(folder, &["yaml", "yml"], &mut files)?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

/// Adds whatever in a folder, and in the folders in it, has a name that ends so. Links to folders are not followed.
///
/// # Errors
/// When one of the folders cannot be read. What was found before that is added.
pub fn files_below(folder: &Path, extensions: &[&str], files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            files_below(&path, extensions, files)?;
        } else if path.extension().is_some_and(|found| extensions.iter().any(|extension| found == *extension)) {
            files.push(path);
        }
    }
    Ok(())
}

/// The bytes of a file, or one byte more than the most it may have.
///
/// # Errors
/// When the file cannot be read.
pub fn read_bounded(path: &Path, most: usize) -> Result<Vec<u8>, Unreadable> {
    let read = || {
        let mut bytes = Vec::new();
        open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error: io::Error| Unreadable::File { path: path.to_owned(), error })
}
