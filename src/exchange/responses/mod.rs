//! Tables of responses as CSV, a row for each question that a learner was given: read as they come, however large, into
//! a [`Table`]. Whatever is wrong with one is said with its file and line, and a way out.

mod cells;
mod mistake;
mod sheet;

pub use mistake::{Mistake, What};

use std::path::PathBuf;

use crate::measure::class::{Rows, Table, Twice};
use cells::Columns;
use sheet::{Sheet, line_of};

/// Rows that are read at most, in all files together: they take between one and two gigabytes.
const MOST_ROWS: usize = 50_000_000;

/// Reads files as one table.
///
/// Each has a header with `learner`, `question`, `mark` and `max_mark`, and perhaps `response`, `truth`, `verdict`,
/// `confidence` and `action_safe`, in any order. Other columns are passed over.
///
/// # Errors
///
/// The first mistake: a file that cannot be read or is no such table, a cell that makes no sense, a second row of a
/// learner for one question, or too many rows.
pub fn read(files: &[PathBuf]) -> Result<Table, Mistake> {
    read_at_most(MOST_ROWS, files)
}

fn read_at_most(most: usize, files: &[PathBuf]) -> Result<Table, Mistake> {
    let mut rows = Rows::default();
    for file in files {
        let mut sheet = Sheet::open(file)?;
        let columns = Columns::of(sheet.header()?).map_err(|what| Mistake::in_line(file, 1, what))?;
        sheet.each_row(|record| {
            if rows.count() == most {
                return Err(What::TooMany { most });
            }
            rows.add(&columns.row(record)?)?;
            Ok(())
        })?;
    }
    rows.into_table().map_err(|twice| both_places(twice, files))
}

/// Looks for the two rows of a learner for one question, since no row remembers where it stood.
fn both_places(twice: Twice, files: &[PathBuf]) -> Mistake {
    let places = places_of(&twice, files).unwrap_or_default();
    let mut places = places.into_iter().take(2);
    let before = places.next().unwrap_or_default();
    Mistake { place: places.next().unwrap_or_default(), what: What::Twice { twice, before } }
}

fn places_of(twice: &Twice, files: &[PathBuf]) -> Result<Vec<String>, Mistake> {
    let mut places = Vec::new();
    for file in files {
        let mut sheet = Sheet::open(file)?;
        let columns = Columns::of(sheet.header()?).map_err(|what| Mistake::in_line(file, 1, what))?;
        sheet.each_row(|record| {
            let row = columns.row(record)?;
            if row.learner == twice.learner && row.question == twice.question {
                places.push(mistake::place(file, line_of(file, record)));
            }
            Ok(())
        })?;
    }
    Ok(places)
}
