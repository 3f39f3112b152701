//! Keeping what happens: the one trait that every place has in which events are kept.

use std::fmt;
use std::path::PathBuf;

use super::StoreError;
use hangup_core::attempt::Event;
use hangup_core::quiz::visible;

/// Keeps the events of one attempt, whose paper it was opened with.
pub trait Recorder {
    /// Keeps events. When this returns they are on the disk, under the name of the file; those that are there already are
    /// passed over. Says so where everything had to go elsewhere, because something else has changed the file.
    ///
    /// # Errors
    /// When they cannot be written; then none of them is, and the same may be tried again.
    fn append(&mut self, events: &[Event]) -> Result<Option<Moved>, StoreError>;

    /// Whether anything is kept at all.
    fn keeps(&self) -> bool {
        true
    }
}

/// Where an attempt is kept from now on, all of it, and why it is not where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// The file of an exam.
    File {
        /// The file that something else has changed; `None` where there was none yet, because it could not be begun.
        from: Option<PathBuf>,
        /// The file that has everything.
        to: PathBuf,
    },
    /// The history of a learner.
    History(HistoryMoved),
}

/// What happened to a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryMoved {
    /// It was moved, removed, or another was put in its place; a history stands there again, with this attempt in it.
    Gone,
    /// It was damaged, and is set aside under this name; a new one has this attempt in it.
    Damaged(PathBuf),
    /// The attempt was gone on with in another window; what happens here is an attempt of its own.
    GoneOnElsewhere,
}

impl fmt::Display for Moved {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &PathBuf| visible(&path.display().to_string());
        match self {
            Self::File { from: None, to } => {
                write!(
                    out,
                    "The place for your answers cannot be written to. They are in {}; tell your teacher.",
                    name(to)
                )
            }
            Self::File { from: Some(from), to } if from == to => {
                write!(out, "{} was gone. It is written anew, with all your answers.", name(to))
            }
            Self::File { from: Some(from), to } => write!(
                out,
                "{} was changed, moved or removed by something else, or cannot be written any more. All your answers are in {}; \
                 tell your teacher.",
                name(from),
                name(to)
            ),
            Self::History(HistoryMoved::Gone) => {
                out.write_str("Your history was moved or removed. A new one is begun, with this attempt in it.")
            }
            Self::History(HistoryMoved::Damaged(aside)) => write!(
                out,
                "Your history was damaged, and is kept as {}. A new one is begun, with this attempt in it.",
                name(aside)
            ),
            Self::History(HistoryMoved::GoneOnElsewhere) => out.write_str(
                "This attempt goes on in another window too. From here it is kept as an attempt of its own.",
            ),
        }
    }
}

/// A guest, of whom nothing is kept.
#[derive(Debug, Clone, Copy)]
pub struct Guest;

impl Recorder for Guest {
    fn append(&mut self, _: &[Event]) -> Result<Option<Moved>, StoreError> {
        Ok(None)
    }

    fn keeps(&self) -> bool {
        false
    }
}
