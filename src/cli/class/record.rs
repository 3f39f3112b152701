//! The file of the teacher's own record of a deal: how it is read, and how it is written so that nobody else can read it.

use std::io;
use std::path::{Path, PathBuf};

use crate::class::collect::Marker;
use crate::class::{DealRecord, RECORD_EXTENSION};
use crate::cli::{self, Failure, shown};
use crate::shelf::read_bounded;
use hangup_core::quiz::visible;

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

/// Whether a file is named like a record, which stands wherever a roster does.
pub fn is_one(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == RECORD_EXTENSION)
}

/// Reads a record.
pub fn read(path: &Path) -> Result<DealRecord, Failure> {
    let record = DealRecord::read(&read_bounded(path, MOST_BYTES)?);
    record.map_err(|why| Failure::Other(format!("{} {why}", shown(path))))
}

/// Reads the record of a deal, and holds whatever comes back against it: by the quiz that was dealt, of several.
pub fn hold_against(path: &Path, markers: &mut [Marker]) -> Result<(), Failure> {
    let record = read(path)?;
    let dealt = &record.copy.sealed.quiz;
    if let Some(marker) = markers.iter_mut().find(|marker| marker.quiz.id == *dealt) {
        marker.hold_against(record);
        return Ok(());
    }
    let asked: Vec<String> = markers.iter().map(|marker| format!("`{}`", marker.quiz.id)).collect();
    let (name, dealt, asked) = (shown(path), visible(dealt.as_str()), asked.join(" or "));
    Err(Failure::Other(format!("{name} is the record of a deal of the quiz `{dealt}`, not of {asked}")))
}

/// Writes a record that does not exist yet.
pub fn write_new(path: &Path, record: &DealRecord) -> Result<(), Failure> {
    let text = record.write().map_err(io::Error::from)?;
    cli::write_new(path, &text)
}

/// Writes a record anew: all of it, or nothing.
pub fn replace(path: &Path, record: &DealRecord) -> Result<(), Failure> {
    let text = record.write().map_err(io::Error::from)?;
    super::write_anew(path, &text)
}
