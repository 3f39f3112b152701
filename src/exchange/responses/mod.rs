//! Tables of responses as CSV, a row for each question that a learner was given: read as they come, however large, into
//! a [`Table`]. A mistake names its file and line, and a way out.

mod cells;
mod error;
mod table_file;

pub use error::{Reason, TableError};

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::thread;

use csv::StringRecord;

use cells::Columns;
use hangup_core::measure::class::{ResponseCategory, Rows, Table, Twice};
use hangup_core::quiz::{Question, Quiz};
use table_file::{TableFile, line_of, middle};

/// Rows that are read at most, in all files together: they take between one and two gigabytes.
const MOST_ROWS: usize = 50_000_000;

/// A place that no file has.
const END: u64 = u64::MAX;

/// Reads files as one table.
///
/// Each has a header with `learner`, `question`, `mark` and `max_mark`, and perhaps `response`, `topic`, `truth`, `verdict`,
/// `confidence` and `action_safe`, in any order. Other columns are passed over. Responses are read by the questions of the
/// quizzes; those to other questions stay the texts that they are.
///
/// # Errors
///
/// The first mistake: a file that cannot be read or is no such table, a cell that makes no sense, a second row of a
/// learner for one question, or too many rows.
pub fn read(files: &[PathBuf], quizzes: &[&Quiz]) -> Result<Table, TableError> {
    let questions: HashMap<&str, &Question> =
        quizzes.iter().flat_map(|quiz| &quiz.questions).map(|question| (question.face.id.as_str(), question)).collect();
    let category = |question: &str, text: &str| match questions.get(question) {
        Some(question) => ResponseCategory::read(text, question),
        None => text.into(),
    };
    let table = read_at_most(MOST_ROWS, files)?.into_table(category);
    table.map_err(|twice| both_places(twice, files))
}

fn read_at_most(most: usize, files: &[PathBuf]) -> Result<Rows<str>, TableError> {
    let mut rows = Rows::default();
    for file in files {
        read_file(file, &mut rows, most)?;
    }
    Ok(rows)
}

/// Reads a file. The second half of a large one is read by another thread meanwhile. Where that comes to nothing, because
/// there is a mistake in it, or it begins within quotes, this thread just reads on, and finds out.
fn read_file(file: &Path, rows: &mut Rows<str>, most: usize) -> Result<(), TableError> {
    let mut table = TableFile::open(file)?;
    let columns = columns_of(&mut table)?;
    let Some(middle) = middle(file) else { return table.rows_before(END, |record| add(record, &columns, rows, most)) };
    thread::scope(|scope| {
        let second_half = scope.spawn(|| rows_from(middle, file, &columns, most));
        table.rows_before(middle, |record| add(record, &columns, rows, most))?;
        let second_half = second_half.join().ok().flatten().filter(|_| table.is_at(middle));
        let absorbed = second_half.is_some_and(|half| rows.count() + half.count() <= most && rows.absorb(half));
        if absorbed { Ok(()) } else { table.rows_before(END, |record| add(record, &columns, rows, most)) }
    })
}

/// The rows of a file from a place on; `None` where one of them is a mistake.
fn rows_from(place: u64, file: &Path, columns: &Columns, most: usize) -> Option<Rows<str>> {
    let mut rows = Rows::default();
    let mut table = TableFile::open_at(file, place).ok()?;
    table.rows_before(END, |record| add(record, columns, &mut rows, most)).ok()?;
    Some(rows)
}

fn columns_of(table: &mut TableFile<'_>) -> Result<Columns, TableError> {
    let columns = Columns::of(table.header()?);
    columns.map_err(|reason| TableError::in_line(table.file(), 1, reason))
}

fn add(record: &StringRecord, columns: &Columns, rows: &mut Rows<str>, most: usize) -> Result<(), Reason> {
    if rows.count() == most {
        return Err(Reason::TooMany(most));
    }
    rows.add(&columns.row(record)?).map_err(Reason::Misfit)?;
    if let Some(topic) = columns.topic(record) {
        rows.add_topic(topic);
    }
    Ok(())
}

/// Looks for the two rows of a learner for one question, since no row remembers where it stood.
fn both_places(twice: Twice, files: &[PathBuf]) -> TableError {
    let mut places = files.iter().flat_map(|file| places_in(file, &twice));
    let before = places.next().unwrap_or_default();
    TableError { place: places.next().unwrap_or_default(), reason: Reason::Twice { twice, before } }
}

/// The lines of a file that have a learner and a question, or just its name where it cannot be read again.
fn places_in(file: &Path, twice: &Twice) -> Vec<String> {
    let mut places = Vec::new();
    let looked = TableFile::open_at(file, 0).ok().and_then(|mut table| {
        let columns = columns_of(&mut table).ok()?;
        let look = |record: &StringRecord| {
            let row = columns.row(record)?;
            if row.learner == twice.learner && row.question == twice.question {
                places.push(error::place(file, line_of(file, record)));
            }
            Ok(())
        };
        table.rows_before(END, look).ok()
    });
    if looked.is_none() {
        places.extend([error::name(file), error::name(file)]);
    }
    places
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Reason, read_at_most};

    /// Also where the rows that are too many stand in the half that another thread reads.
    #[test]
    fn more_rows_than_are_read_are_refused_with_the_first_that_is_too_many() {
        let folder = tempfile::tempdir().unwrap();
        for rows in [5, 60_000] {
            let file = folder.path().join(format!("{rows}.csv"));
            let row = |number: usize| format!("learner {number},q,1,1,\n");
            let table = (0..rows).map(row).collect::<String>();
            fs::write(&file, format!("learner,question,mark,max_mark,notes\n{table}")).unwrap();
            let files = [file.clone()];
            assert!(read_at_most(rows, &files).is_ok());
            let error = read_at_most(rows - 2, &files).unwrap_err();
            assert!(matches!(error.reason, Reason::TooMany(most) if most == rows - 2), "{error}");
            assert_eq!(error.place, format!("{}:{}", file.display(), rows));
        }
    }
}
