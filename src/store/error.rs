//! Why attempts cannot be kept or read, in words: what happened, where, and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use hangup_core::quiz::visible;

/// Why events cannot be kept, or read again.
#[derive(Debug)]
pub struct StoreError {
    /// The file.
    pub path: PathBuf,
    /// What is the matter.
    pub reason: Reason,
}

/// What is the matter with a file of events.
#[derive(Debug)]
pub enum Reason {
    /// Its folder cannot be made.
    Folder(io::Error),
    /// A newer hangup has written it.
    Newer {
        /// The version of the file.
        version: i32,
        /// The newest version that this program knows.
        known: i32,
    },
    /// It is a database, and none of ours.
    Foreign,
    /// It is in it, and makes no sense.
    Unreadable(String),
    /// The database says no.
    Database(rusqlite::Error),
    /// Another program writes an exam's file.
    InUse,
    /// An exam's file cannot be written.
    ExamFile(io::Error),
    /// There is nowhere to keep anything.
    NoHome,
}

impl StoreError {
    pub(super) fn no_home() -> Self {
        Self { path: PathBuf::new(), reason: Reason::NoHome }
    }
}

impl std::error::Error for StoreError {}

impl Reason {
    pub(super) fn unreadable(error: impl fmt::Display) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<rusqlite::Error> for Reason {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl fmt::Display for StoreError {
    /// What happened, where, and what to do, in two sentences.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = visible(&self.path.display().to_string());
        let (what, help) = match &self.reason {
            Reason::Folder(error) => {
                (format!("cannot be made: {error}"), "make its folder, or give yourself the right to write there")
            }
            Reason::Newer { version, known } => (
                format!("was written by a newer hangup (version {version}, and this one knows {known})"),
                "use the newer hangup",
            ),
            Reason::Foreign => ("is a database of another program".to_owned(), "move it elsewhere"),
            Reason::Unreadable(why) => (format!("is damaged: {}", visible(why)), DAMAGED),
            Reason::Database(error) => database(error),
            Reason::ExamFile(error) => (
                format!("cannot be written: {error}"),
                "look whether its folder is there and has room, and tell your teacher",
            ),
            Reason::InUse => {
                return write!(
                    out,
                    "this paper is open already, in another window or on another computer ({file}); close it there first"
                );
            }
            Reason::NoHome => return out.write_str("there is no home folder in which answers could be kept"),
        };
        write!(out, "{file} {what}; {help}")
    }
}

const DAMAGED: &str = "keep a copy, and move it away: hangup then begins a new one";

fn database(error: &rusqlite::Error) -> (String, &'static str) {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => ("is damaged".to_owned(), DAMAGED),
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => {
            ("cannot be written: the disk is full, or fails".to_owned(), "make room on the disk")
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            ("cannot be written".to_owned(), "give yourself the right to write to it and its folder")
        }
        Some(ErrorCode::CannotOpen) => {
            ("cannot be opened".to_owned(), "look whether its folder is there, and yours to write to")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ("is being written by another program".to_owned(), "wait until that is done")
        }
        _ => (format!("cannot be used: {}", visible(&error.to_string())), "try again"),
    }
}
