//! The file of an exam: a result file, written answer by answer, each on the disk before the next question shows. A file
//! that is there already is gone on with if it is of the same attempt, and left alone if it is not. What a line of it looks
//! like is for `result_file`.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::result_file::{Check, add_line};
use super::{Head, RESULT_EXTENSION, Reason, Received, Recorder, StoreError, Unusable, file_name, read_result};
use hangup_core::attempt::{Attempt, Event};

/// How many files of other attempts are stepped over before that is given up.
const MOST_NAMES: u32 = 100;

/// A result file that is being written.
#[derive(Debug)]
pub struct ExamFile {
    path: PathBuf,
    head: Head,
    /// Opened with the first line, so that nobody who only looks leaves a file behind.
    file: Option<File>,
    /// How many bytes of it are whole lines.
    whole: u64,
    check: Check,
    /// The number of the last event in it.
    last: u32,
}

impl ExamFile {
    /// The file of an attempt in a folder, and the attempt as far as it is in there already.
    ///
    /// # Errors
    /// When it is open elsewhere, or cannot be used.
    pub fn open(folder: &Path, head: Head) -> Result<(Self, Attempt), StoreError> {
        let name = file_name(&head.learner);
        for number in 1..=MOST_NAMES {
            let suffix = if number == 1 { String::new() } else { format!("-{number}") };
            let path = folder.join(format!("{name}{suffix}.{RESULT_EXTENSION}"));
            match read_result(&path) {
                Ok(received) if received.head.id == head.id => return Self::go_on(path, received),
                Err(Unusable::Unreadable(error)) if error.kind() == io::ErrorKind::NotFound => {
                    let attempt = Attempt::new(head.paper.clone());
                    let exam_file = Self { path, head, file: None, whole: 0, check: Check::default(), last: 0 };
                    return Ok((exam_file, attempt));
                }
                Ok(_) | Err(_) => {}
            }
        }
        let error = io::Error::other("there are too many files of this name");
        Err(StoreError { path: folder.join(name), reason: Reason::ExamFile(error) })
    }

    /// Whether a folder has the file of an attempt, and how far it goes.
    pub fn find(folder: &Path, head: &Head) -> Option<usize> {
        let (exam_file, attempt) = Self::open(folder, head.clone()).ok()?;
        exam_file.file.is_some().then(|| attempt.events().len())
    }

    fn go_on(path: PathBuf, received: Received) -> Result<(Self, Attempt), StoreError> {
        let failed = |error: io::Error| StoreError { path: path.clone(), reason: Reason::ExamFile(error) };
        if let Some(number) = received.damaged_at {
            // To go on would mean to cut off what stands behind it.
            return Err(failed(io::Error::other(format!("its line {number} is damaged"))));
        }
        let file = OpenOptions::new().write(true).open(&path).map_err(failed)?;
        lock(&file, &path)?;
        let last = received.attempt.events().last().map_or(0, |event| event.number);
        let exam_file =
            Self { path, head: received.head, file: Some(file), whole: received.whole, check: received.check, last };
        Ok((exam_file, received.attempt))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn try_to_append(&mut self, events: &[Event]) -> io::Result<()> {
        let (mut lines, mut check) = (String::new(), self.check);
        if self.whole == 0 {
            add_line(&mut lines, &mut check, &self.head)?;
        }
        for event in events.iter().filter(|event| event.number > self.last) {
            add_line(&mut lines, &mut check, event)?;
        }
        let whole = self.whole;
        let write = |file: &mut File| {
            // Whatever stands behind the last whole line was never confirmed.
            file.set_len(whole)?;
            file.seek(SeekFrom::Start(whole))?;
            file.write_all(lines.as_bytes())?;
            file.sync_data()
        };
        let written = self.file().and_then(write);
        if written.is_err() && self.whole > 0 {
            // A folder that comes back, such as that of a stick, has to be opened anew.
            self.file = None;
        }
        written?;
        self.whole += lines.len() as u64;
        self.check = check;
        self.last = events.last().map_or(self.last, |event| self.last.max(event.number));
        Ok(())
    }

    fn file(&mut self) -> io::Result<&mut File> {
        let file = match self.file.take() {
            Some(file) => file,
            None => {
                let begins = self.whole == 0;
                let file = OpenOptions::new().write(true).create_new(begins).open(&self.path)?;
                lock(&file, &self.path).map_err(|why| io::Error::other(why.to_string()))?;
                flush_folder(&self.path);
                file
            }
        };
        Ok(self.file.insert(file))
    }
}

impl Recorder for ExamFile {
    fn append(&mut self, events: &[Event]) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.try_to_append(events).map_err(|error| StoreError { path, reason: Reason::ExamFile(error) })
    }
}

/// Keeps others from writing as well. Where a folder on a network knows no locks, one has to do without.
fn lock(file: &File, path: &Path) -> Result<(), StoreError> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(StoreError { path: path.to_owned(), reason: Reason::InUse }),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// Sees to it that a new file is still in its folder after a power cut, as far as the system offers that.
fn flush_folder(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}
