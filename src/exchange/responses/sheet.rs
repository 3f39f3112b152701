//! A file of responses being read, row by row; and in which line of it a row stands. What its cells say is not known here.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use super::{Mistake, What};

/// A file that is being read.
pub(super) struct Sheet<'f> {
    file: &'f Path,
    reader: Reader<File>,
}

impl<'f> Sheet<'f> {
    /// Opens a file.
    pub fn open(file: &'f Path) -> Result<Self, Mistake> {
        let opened = File::open(file).map_err(|error| Mistake::in_file(file, What::Unreadable(error)))?;
        Ok(Self { file, reader: ReaderBuilder::new().buffer_capacity(1 << 16).from_reader(opened) })
    }

    /// Reads the first line.
    pub fn header(&mut self) -> Result<&StringRecord, Mistake> {
        self.reader.headers().map_err(|error| mistake_of(self.file, error))
    }

    /// Hands over every row below the first line, until one is a mistake.
    pub fn each_row(mut self, mut take: impl FnMut(&StringRecord) -> Result<(), What>) -> Result<(), Mistake> {
        let mut record = StringRecord::new();
        while self.reader.read_record(&mut record).map_err(|error| mistake_of(self.file, error))? {
            take(&record).map_err(|what| Mistake::in_line(self.file, line_of(self.file, &record), what))?;
        }
        Ok(())
    }
}

fn mistake_of(file: &Path, error: csv::Error) -> Mistake {
    match error.position().map(|position| line_at(file, position)) {
        Some(line) => Mistake::in_line(file, line, error.into()),
        None => Mistake::in_file(file, error.into()),
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
    for (letter, place) in BufReader::new(File::open(file)?).bytes().zip(0..) {
        let letter = letter?;
        if place >= byte && !matches!(letter, b'\r' | b'\n') {
            break;
        }
        line += u64::from(letter == b'\n');
    }
    Ok(line)
}
