//! What is wrong with a table of responses, in words: where, what, and what to do.

use std::io;
use std::path::Path;

use csv::ErrorKind;

use hangup_core::measure::class::{Misfit, Twice};
use hangup_core::quiz::visible;

/// Why a table cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{place}{reason}")]
pub struct TableError {
    /// The file and, where it has one, the line, such as `autumn.csv:7`.
    pub place: String,
    /// What is wrong.
    #[source]
    pub reason: Reason,
}

impl TableError {
    pub(super) fn in_file(file: &Path, reason: Reason) -> Self {
        Self { place: name(file), reason }
    }

    pub(super) fn in_line(file: &Path, line: u64, reason: Reason) -> Self {
        Self { place: place(file, line), reason }
    }
}

/// A file, as messages name it.
pub(super) fn name(file: &Path) -> String {
    visible(&file.display().to_string())
}

/// A line of a file, as messages name it.
pub(super) fn place(file: &Path, line: u64) -> String {
    format!("{}:{line}", name(file))
}

/// What is wrong with a table, and what to do, as it is written behind the place.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// The system cannot read the file.
    #[error(" cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    /// It is no UTF-8.
    #[error(": this is no UTF-8; save the table as CSV in UTF-8")]
    NoUtf8,
    /// Something else than commas separates its cells.
    #[error(": the cells are separated by {0}; save the table with commas between them")]
    Separator(&'static str),
    /// A column is missing.
    #[error(": there is no column {0}; the first line must name learner, question, mark and max_mark")]
    NoColumn(&'static str),
    /// A column is there twice.
    #[error(": there are two columns {0}; leave only one")]
    TwoColumns(&'static str),
    /// A row has so many cells, and the header so many others.
    #[error(": here are {0} cells, and {1} in the first line; put quotes around what has commas in it")]
    Cells(usize, usize),
    /// A cell of a column holds a text, where only something else may stand.
    #[error(": {0} is {cell}; it may be {2}", cell = quoted(.1))]
    Cell(&'static str, String, &'static str),
    /// A row makes no sense.
    #[error(": {0}")]
    Misfit(Misfit),
    /// A learner has two rows for one question; this is the second.
    #[error(
        ": {} has had a row for {} before, in {before}; leave only one of them",
        quoted(&twice.learner),
        quoted(&twice.question)
    )]
    Twice {
        /// Who, and for which question.
        twice: Twice,
        /// The place of the first.
        before: String,
    },
    /// There are more rows than the most that are read.
    #[error(": these are more than {0} rows, which is all that is read; split the table by questions")]
    TooMany(usize),
}

impl From<csv::Error> for Reason {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            ErrorKind::Io(error) => Self::Unreadable(error),
            ErrorKind::Utf8 { .. } => Self::NoUtf8,
            other => Self::Unreadable(io::Error::other(format!("{other:?}"))),
        }
    }
}

/// A text from a table, as much of it as fits into a message.
fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let text = visible(text);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
