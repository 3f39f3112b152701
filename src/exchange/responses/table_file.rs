//! A file of responses being read, row by row; and in which line of it a row stands. What is in its cells is not known here.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use super::{Reason, TableError};
use crate::files::open;

/// Bytes of a file that are worth a thread of their own.
const LARGE: u64 = 1 << 20;

/// A file that is being read.
pub(super) struct TableFile<'f> {
    file: &'f Path,
    reader: Reader<File>,
}

impl<'f> TableFile<'f> {
    /// Opens a file.
    pub fn open(file: &'f Path) -> Result<Self, TableError> {
        let opened = open(file).map_err(|error| TableError::in_file(file, Reason::Unreadable(error)))?;
        Ok(Self { file, reader: reader().from_reader(opened) })
    }

    /// Opens a file once more, at a place where a row begins. At the very beginning that is the header.
    pub fn open_at(file: &'f Path, place: u64) -> io::Result<Self> {
        let mut opened = open(file)?;
        opened.seek(SeekFrom::Start(place))?;
        Ok(Self { file, reader: reader().has_headers(place == 0).from_reader(opened) })
    }

    /// The file.
    pub fn file(&self) -> &'f Path {
        self.file
    }

    /// Reads the first line.
    pub fn header(&mut self) -> Result<&StringRecord, TableError> {
        self.reader.headers().map_err(|error| error_at(self.file, error))
    }

    /// Hands over every row that begins before a place, until one is a mistake.
    pub fn rows_before(
        &mut self,
        place: u64,
        mut take: impl FnMut(&StringRecord) -> Result<(), Reason>,
    ) -> Result<(), TableError> {
        let mut record = StringRecord::new();
        // Of an end of a line that is two characters, the second counts for the next row.
        while self.reader.position().byte() + 1 < place
            && self.reader.read_record(&mut record).map_err(|error| error_at(self.file, error))?
        {
            take(&record).map_err(|reason| TableError::in_line(self.file, line_of(self.file, &record), reason))?;
        }
        Ok(())
    }

    /// Whether the last row ended at a place where the next would begin.
    pub fn is_at(&self, place: u64) -> bool {
        let here = self.reader.position().byte();
        here == place || here + 1 == place
    }
}

/// Where a row seems to begin about half-way through a file, if that is large: behind the end of a line, though this may
/// stand within quotes.
pub(super) fn middle(file: &Path) -> Option<u64> {
    let mut opened = open(file).ok()?;
    let bytes = opened.metadata().ok().filter(|about| about.len() >= LARGE)?.len();
    let half = opened.seek(SeekFrom::Start(bytes / 2)).ok()?;
    let to_end_of_line = BufReader::new(opened).skip_until(b'\n').ok()?;
    Some(half + to_end_of_line as u64)
}

fn reader() -> ReaderBuilder {
    let mut reader = ReaderBuilder::new();
    reader.buffer_capacity(1 << 16).flexible(true);
    reader
}

fn error_at(file: &Path, error: csv::Error) -> TableError {
    match error.position().map(|position| line_at(file, position)) {
        Some(line) => TableError::in_line(file, line, error.into()),
        None => TableError::in_file(file, error.into()),
    }
}

/// The line in which a record begins.
pub(super) fn line_of(file: &Path, record: &StringRecord) -> u64 {
    record.position().map_or(0, |position| line_at(file, position))
}

/// The reader takes a record to begin where the one before ended, before the ends of lines that come in between; so the
/// file is looked at again, if it can be.
fn line_at(file: &Path, position: &Position) -> u64 {
    first_line_from(file, position.byte()).unwrap_or(position.line())
}

/// The line that has the first byte from this one on that is no end of a line.
fn first_line_from(file: &Path, byte: u64) -> io::Result<u64> {
    let mut line = 1;
    for (letter, place) in BufReader::new(open(file)?).bytes().zip(0..) {
        let letter = letter?;
        if place >= byte && !matches!(letter, b'\r' | b'\n') {
            break;
        }
        line += u64::from(letter == b'\n');
    }
    Ok(line)
}
