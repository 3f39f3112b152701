//! Files and folders: where a user's quizzes are, and how a file is read without trusting its size.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::Unreadable;

/// The folder in which a user keeps quizzes of their own.
pub fn your_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("hangup").join("quizzes"))
}

/// The quiz files below a folder, sorted. Links to folders are not followed.
///
/// # Errors
/// When the folder cannot be read.
pub fn quiz_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if is_yaml && path.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The bytes of a file, or one byte more than the most it may have.
///
/// # Errors
/// When the file cannot be read.
pub fn read_bounded(path: &Path, most: usize) -> Result<Vec<u8>, Unreadable> {
    let read = || {
        let mut bytes = Vec::new();
        File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error: io::Error| Unreadable::File { path: path.to_owned(), error })
}
