//! What is wrong with a table of responses, in words: where, what, and what to do.

use std::fmt;
use std::io;
use std::path::Path;

use csv::ErrorKind;

use hangup_core::measure::class::{Misfit, Twice};
use hangup_core::quiz::visible;

/// Why a table cannot be read.
#[derive(Debug)]
pub struct Mistake {
    /// The file and, where it has one, the line, such as `autumn.csv:7`.
    pub place: String,
    /// What is wrong.
    pub what: What,
}

impl Mistake {
    pub(super) fn in_file(file: &Path, what: What) -> Self {
        Self { place: name(file), what }
    }

    pub(super) fn in_line(file: &Path, line: u64, what: What) -> Self {
        Self { place: place(file, line), what }
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

/// What is wrong with a table.
#[derive(Debug)]
pub enum What {
    /// The system cannot read the file.
    Unreadable(io::Error),
    /// It is no UTF-8.
    NoUtf8,
    /// Something else than commas separates its cells.
    Separator {
        /// What the cells are separated by.
        by: &'static str,
    },
    /// A column is missing.
    NoColumn {
        /// Its name.
        column: &'static str,
    },
    /// A column is there twice.
    TwoColumns {
        /// Its name.
        column: &'static str,
    },
    /// A row has more cells than the header, or fewer.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        header: usize,
    },
    /// A cell holds something that has no place in its column.
    Cell {
        /// The column.
        column: &'static str,
        /// What the cell says.
        cell: String,
        /// What it may say.
        allowed: &'static str,
    },
    /// A row makes no sense.
    Misfit(Misfit),
    /// A learner has two rows for one question; this is the second.
    Twice {
        /// Who, and for which question.
        twice: Twice,
        /// The place of the first.
        before: String,
    },
    /// There are more rows than are read.
    TooMany {
        /// How many are.
        most: usize,
    },
}

impl From<Misfit> for What {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

impl From<csv::Error> for What {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            ErrorKind::Io(error) => Self::Unreadable(error),
            ErrorKind::Utf8 { .. } => Self::NoUtf8,
            other => Self::Unreadable(io::Error::other(format!("{other:?}"))),
        }
    }
}

impl fmt::Display for Mistake {
    /// Where, what is wrong, and what to do.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, what } = self;
        match what {
            What::Unreadable(error) => write!(out, "{place} cannot be read: {error}"),
            What::NoUtf8 => write!(out, "{place}: this is no UTF-8; save the table as CSV in UTF-8"),
            What::Separator { by } => {
                write!(out, "{place}: the cells are separated by {by}; save the table with commas between them")
            }
            What::NoColumn { column } => write!(
                out,
                "{place}: there is no column {column}; the first line must name learner, question, mark and max_mark"
            ),
            What::TwoColumns { column } => {
                write!(out, "{place}: there are two columns {column}; leave only one")
            }
            What::Cells { found, header } => write!(
                out,
                "{place}: here are {found} cells, and {header} in the first line; put quotes around what has commas in it"
            ),
            What::Cell { column, cell, allowed } => {
                write!(out, "{place}: {column} is {}; it may be {allowed}", quoted(cell))
            }
            What::Misfit(misfit) => write!(out, "{place}: {misfit}"),
            What::Twice { twice: Twice { learner, question }, before } => write!(
                out,
                "{place}: {} has had a row for {} before, in {before}; leave only one of them",
                quoted(learner),
                quoted(question)
            ),
            What::TooMany { most } => write!(
                out,
                "{place}: these are more than {most} rows, which is all that is read; split the table by questions"
            ),
        }
    }
}

/// A text from a table, as much of it as a message has room for.
fn quoted(text: &str) -> String {
    const ROOM: usize = 40;
    let text = visible(text);
    match text.char_indices().nth(ROOM) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
