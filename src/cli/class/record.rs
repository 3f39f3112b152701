//! The file of the teacher's own record of a deal: how it is read, and how it is written so that nobody else can read it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::class::{DealRecord, RECORD_EXTENSION};
use crate::cli::{Failure, cannot_write, shown};
use crate::shelf::read_bounded;
use crate::system;

/// The largest record that is read, in bytes.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// Where the record of papers in a folder is, if nobody says otherwise: beside the folder, by its name.
pub fn beside(papers: &Path) -> PathBuf {
    let mut name = papers.file_name().unwrap_or_default().to_owned();
    if name.is_empty() {
        name = "papers".into();
    }
    name.push(format!(".{RECORD_EXTENSION}"));
    papers.with_file_name(name)
}

/// The folder of the papers that a record is beside.
pub fn papers(record: &Path) -> PathBuf {
    record.with_extension("")
}

/// Reads a record.
pub fn read(path: &Path) -> Result<DealRecord, Failure> {
    let record = DealRecord::read(&read_bounded(path, MOST_BYTES)?);
    record.map_err(|why| Failure::Other(format!("{} {why}", shown(path))))
}

/// Writes a record that does not exist yet.
pub fn write_new(path: &Path, record: &DealRecord) -> Result<(), Failure> {
    let text = record.write().map_err(io::Error::from)?;
    create(path, &text).map_err(|error| cannot_write(path, &error))
}

/// Writes a record anew: all of it, or nothing.
pub fn replace(path: &Path, record: &DealRecord) -> Result<(), Failure> {
    let text = record.write().map_err(io::Error::from)?;
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:032x}", system::id128()?));
    let written = create(Path::new(&name), &text).and_then(|()| fs::rename(&name, path));
    written.map_err(|error| {
        // What was begun is of no use to anybody; the record is as it was.
        let _ = fs::remove_file(&name);
        cannot_write(path, &error)
    })
}

/// Creates a file that only its owner can read.
fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
