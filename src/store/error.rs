//! Why events cannot be kept or read, in words: what happened, where, and what to do.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use hangup_core::quiz::visible;

/// Why events cannot be kept, or read again.
#[derive(Debug, thiserror::Error)]
#[error("{}", in_words(path, reason))]
pub struct StoreError {
    /// The file.
    pub path: PathBuf,
    /// What is the matter.
    #[source]
    pub reason: Reason,
}

/// What is the matter with a file of events, and what to do, as it is written behind the file's name.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// Its folder cannot be made.
    #[error("cannot be made: {0}; make its folder, or give yourself the right to write there")]
    Folder(#[source] io::Error),
    /// A newer hangup has written it.
    #[error("was written by a newer hangup (version {version}, and this one knows {known}); use the newer hangup")]
    Newer {
        /// The version of the file.
        version: i32,
        /// The newest version that this program knows.
        known: i32,
    },
    /// It is a database, and none of ours.
    #[error("is a database of another program; move it elsewhere")]
    Foreign,
    /// It is in it, and makes no sense.
    #[error("is damaged: {}; {DAMAGED}", visible(.0))]
    Unreadable(String),
    /// The database says no.
    #[error("{}", database(.0))]
    Database(#[from] rusqlite::Error),
    /// Another program writes an exam's file.
    #[error("is open already; close it there first")]
    InUse,
    /// Another window has written into an exam's file that this one was about to begin.
    #[error("was begun in another window; leave here, and open the start file again")]
    GoneOnElsewhere,
    /// It is a folder, a pipe or a device.
    #[error("is no file, but something else; move it elsewhere")]
    NoFile,
    /// An exam's file cannot be written.
    #[error("cannot be written: {0}; look whether its folder is there and has room, and tell your teacher")]
    ExamFile(#[source] io::Error),
    /// There is nowhere to keep anything.
    #[error("there is no home folder in which answers could be kept")]
    NoHome,
    /// Events came before the attempt was begun that they belong to.
    #[error("the answers belong to no attempt that was begun; leave, and open the quiz again")]
    NothingBegun,
}

impl StoreError {
    /// What is the matter with the file of an exam that cannot be written.
    pub(super) fn of_exam_file(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), reason: Reason::ExamFile(error) }
    }

    /// What is the matter where there is no file.
    pub(super) fn without_file(reason: Reason) -> Self {
        Self { path: PathBuf::new(), reason }
    }
}

impl Reason {
    /// Whether an event stands there already that somebody else has written.
    pub(super) fn is_taken(&self) -> bool {
        matches!(self, Self::Database(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation))
    }

    /// Whether the file cannot be read any more, whoever tries.
    pub(super) fn is_damage(&self) -> bool {
        match self {
            Self::Unreadable(_) => true,
            Self::Database(error) => is_damage(error),
            _ => false,
        }
    }

    pub(super) fn unreadable(error: impl fmt::Display) -> Self {
        Self::Unreadable(error.to_string())
    }
}

fn in_words(path: &Path, reason: &Reason) -> String {
    let file = visible(&path.display().to_string());
    match reason {
        Reason::InUse => format!(
            "this paper is open already, in another window or on another computer ({file}); close it there first"
        ),
        Reason::NoHome | Reason::NothingBegun => reason.to_string(),
        _ => format!("{file} {reason}"),
    }
}

/// Whether a file is damaged: is no database any more, or shorter than it says.
fn is_damage(error: &rusqlite::Error) -> bool {
    let is_cut_short = error.sqlite_error().is_some_and(|error| error.extended_code == CUT_SHORT);
    is_cut_short || matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// SQLite's number for “fewer bytes were read than there should be”.
const CUT_SHORT: i32 = 522;

const DAMAGED: &str = "keep a copy, and move it away: hangup then begins a new one";

fn database(error: &rusqlite::Error) -> Cow<'static, str> {
    if is_damage(error) {
        return format!("is damaged; {DAMAGED}").into();
    }
    let words = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => {
            "cannot be written: the disk is full, or fails; make room on the disk"
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            "cannot be written; give yourself the right to write to it and its folder"
        }
        Some(ErrorCode::CannotOpen) => "cannot be opened; look whether its folder is there, and yours to write to",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "is being written by another program; wait until that is done"
        }
        _ => return format!("cannot be used: {}; try again", visible(&error.to_string())).into(),
    };
    words.into()
}
