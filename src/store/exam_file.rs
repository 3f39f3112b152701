//! The file of an exam: a result file, written answer by answer, each on the disk before the next question shows. Nothing is
//! said to be kept before the file that has the name has been read back and found to hold it. Where it does not, because
//! somebody has deleted, replaced or damaged it, everything goes into a new file, from memory. What a line looks like is for
//! `result_file`, and what time it is for `exam_time`.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::exam_places::{ExamPlaces, Found, free_name};
use super::exam_time::ExamTime;
use super::private::new_file;
use super::result_file::{Check, add_line, rewritten, whole_lines};
use super::{ClockReading, Head, Moved, Reason, Received, Recorder, StoreError, Unusable, read_result};
use crate::files::{Readers, flush_folder, make_folder, open, open_to_change, write_anew};
use crate::system::{Computer, EvenClock};
use hangup_core::attempt::{Attempt, Event};

/// A result file that is being written.
#[derive(Debug)]
pub struct ExamFile {
    places: ExamPlaces,
    path: PathBuf,
    head: Head,
    /// Opened with the first line, so that nobody who only looks leaves a file behind. Where lines are confirmed and there
    /// is none, everything has to go into another.
    file: Option<File>,
    /// Everything that is confirmed, byte for byte as it stands in the file.
    text: Vec<u8>,
    /// The check of the last line.
    check: Check,
    /// The number of the last event in it.
    last: u32,
    time: ExamTime,
}

impl ExamFile {
    /// The file of an attempt in a folder, and the attempt as far as it is in there already.
    ///
    /// # Errors
    /// When it is open elsewhere, or cannot be used.
    pub fn open(folder: &Path, head: Head) -> Result<(Self, Attempt), StoreError> {
        let places = ExamPlaces { folders: vec![folder.to_owned()], copy: None };
        Self::open_in(places, head, Computer::this())
    }

    /// The file of an attempt in one of some places, where it has come furthest, and the attempt as far as it is in there
    /// already.
    ///
    /// # Errors
    /// When it is open elsewhere, or cannot be used.
    pub fn open_in(places: ExamPlaces, head: Head, computer: Computer) -> Result<(Self, Attempt), StoreError> {
        let wanted = free_name(places.folders.first().map_or(Path::new(""), PathBuf::as_path), &head.learner)?;
        match places.furthest(&head.learner, head.id) {
            None => {
                let time = ExamTime::go_on(computer, head.id, &[], None);
                let attempt = Attempt::new(head.paper.clone());
                let (text, check) = (Vec::new(), Check::default());
                Ok((Self { places, path: wanted, head, file: None, text, check, last: 0, time }, attempt))
            }
            Some(found) => Self::go_on_with(found, places, wanted, computer),
        }
    }

    fn go_on_with(
        found: Found,
        places: ExamPlaces,
        wanted: PathBuf,
        computer: Computer,
    ) -> Result<(Self, Attempt), StoreError> {
        let Found { path, received } = found;
        let Received { head, attempt, readings, damaged_at, lines, check, .. } = received;
        let time = ExamTime::go_on(computer, head.id, &readings, attempt.events().last().map(|event| event.at));
        let last = attempt.events().last().map_or(0, |event| event.number);
        let is_copy = places.copy.as_ref() == Some(&path);
        if damaged_at.is_some() || is_copy {
            // What is whole of it goes into a file of its own; a damaged one stays as it is.
            let (text, check) = rewritten(&head, &readings, attempt.events())
                .map_err(|error| StoreError::of_exam_file(&path, error.into()))?;
            let path = if is_copy { wanted } else { path };
            return Ok((Self { places, path, head, file: None, text, check, last, time }, attempt));
        }
        let file = open_again(&path).map_err(|why| why.about(&path))?;
        Ok((Self { places, path, head, file: Some(file), text: lines, check, last, time }, attempt))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The clock of the exam.
    pub fn clock(&self) -> EvenClock {
        self.time.clock()
    }

    /// Writes lines behind what is there, and reads the file back.
    fn go_on(&mut self, lines: &[u8]) -> Result<(), NotWritten> {
        let file = match self.file.take() {
            Some(file) => file,
            None if self.is_new() => claim(&self.path, &self.head)?,
            None => open_again(&self.path)?,
        };
        let file = self.file.insert(file);
        let whole = self.text.len() as u64;
        // Another window, or a program that keeps folders alike, may have written into it or put another in its place.
        if whole_lines(&read_back(&self.path)?) != self.text {
            return Err(NotWritten::Changed);
        }
        if let Err(error) = write_behind(file, whole, lines) {
            // What was half written is no line that anybody was told of.
            let _ = file.set_len(whole);
            return Err(error.into());
        }
        let read_back = read_back(&self.path)?;
        if read_back != [self.text.as_slice(), lines].concat() {
            return Err(NotWritten::Changed);
        }
        Ok(())
    }

    /// Whether nothing of it stands under its name yet.
    fn is_new(&self) -> bool {
        self.text.is_empty()
    }

    /// Writes everything into a new file, in the first place that takes it, and says where.
    fn move_on(&mut self, lines: &[u8]) -> Option<PathBuf> {
        let all = [self.text.as_slice(), lines].concat();
        let folder = self.path.parent().map(Path::to_owned);
        for folder in folder.into_iter().chain(self.places.folders.clone()) {
            if let Ok(path) = free_name(&folder, &self.head.learner)
                && let Ok(file) = write_whole(&path, &self.head, &all)
            {
                self.file = Some(file);
                return Some(path);
            }
        }
        let copy = self.places.copy.clone()?;
        write_copy(&copy, &all).ok()?;
        let file = open_to_change(&copy).and_then(|file| file.sync_all().map(|()| file)).ok()?;
        self.file = Some(file);
        read_back(&copy).is_ok_and(|read| read == all).then_some(copy)
    }
}

impl Recorder for ExamFile {
    fn append(&mut self, events: &[Event]) -> Result<Option<Moved>, StoreError> {
        let reading = self.time.reading_to_note();
        let (lines, check) = self
            .compose(reading.as_ref(), events)
            .map_err(|error| StoreError::of_exam_file(&self.path, error.into()))?;
        let mut moved = None;
        match self.go_on(&lines) {
            Ok(()) => {}
            Err(why @ (NotWritten::InUse | NotWritten::GoneOn)) => return Err(why.about(&self.path)),
            Err(why) => {
                // Closed, its name may be free again.
                self.file = None;
                let Some(to) = self.move_on(&lines) else { return Err(why.about(&self.path)) };
                let before = std::mem::replace(&mut self.path, to.clone());
                let is_elsewhere = !self.is_new() || before != to;
                moved = is_elsewhere.then(|| Moved::File { from: Some(before).filter(|_| !self.is_new()), to });
            }
        }
        self.text.extend(lines);
        self.check = check;
        self.last = events.last().map_or(self.last, |event| self.last.max(event.number));
        if let Some(reading) = &reading {
            self.time.noted(reading);
        }
        if let Some(copy) = self.places.copy.as_ref().filter(|copy| **copy != self.path) {
            // A second trace is good to have; that it cannot be had is no reason to stop anybody.
            let _ = write_copy(copy, &self.text);
        }
        Ok(moved)
    }
}

impl ExamFile {
    /// The lines for some events that are not in the file yet, and the check of the last of them.
    fn compose(&self, reading: Option<&ClockReading>, events: &[Event]) -> serde_json::Result<(Vec<u8>, Check)> {
        let (mut lines, mut check) = (String::new(), self.check);
        if self.is_new() {
            add_line(&mut lines, &mut check, &self.head)?;
        }
        if let Some(reading) = reading {
            add_line(&mut lines, &mut check, reading)?;
        }
        for event in events.iter().filter(|event| event.number > self.last) {
            add_line(&mut lines, &mut check, event)?;
        }
        Ok((lines.into_bytes(), check))
    }
}

/// Why lines are not in the file.
#[derive(Debug)]
enum NotWritten {
    /// Another window has it open.
    InUse,
    /// Another window has written into it.
    GoneOn,
    /// It does not hold what was written into it.
    Changed,
    /// The system says no.
    Failed(io::Error),
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl NotWritten {
    fn about(self, path: &Path) -> StoreError {
        let reason = match self {
            Self::InUse => Reason::InUse,
            Self::GoneOn => Reason::GoneOnElsewhere,
            Self::Changed => {
                Reason::ExamFile(io::Error::other("something else has changed it, and no other place takes it"))
            }
            Self::Failed(error) => Reason::ExamFile(error),
        };
        StoreError { path: path.to_owned(), reason }
    }
}

/// Opens a file to write into, and keeps others from doing so. It is made where there is none.
fn claim(path: &Path, head: &Head) -> Result<File, NotWritten> {
    match new_file(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        made => {
            let file = made?;
            lock(&file)?;
            flush_folder(path);
            return Ok(file);
        }
    }
    let file = open_to_change(path)?;
    lock(&file)?;
    match read_result(path) {
        Ok(received) if received.head.id == head.id => Err(NotWritten::GoneOn),
        Err(Unusable::Empty) => Ok(file),
        Ok(_) | Err(_) => Err(NotWritten::Changed),
    }
}

/// Opens a file to write behind what it has.
fn open_again(path: &Path) -> Result<File, NotWritten> {
    let file = open_to_change(path)?;
    lock(&file)?;
    Ok(file)
}

/// Keeps others from writing as well. Where a folder on a network knows no locks, one has to do without.
fn lock(file: &File) -> Result<(), NotWritten> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(NotWritten::InUse),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

fn write_behind(file: &mut File, whole: u64, lines: &[u8]) -> io::Result<()> {
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    file.write_all(lines)?;
    file.sync_data()
}

/// What the file that has the name holds.
fn read_back(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a new file, and reads it back. One that cannot be written whole does not stay.
fn write_whole(path: &Path, head: &Head, bytes: &[u8]) -> Result<File, NotWritten> {
    let mut file = claim(path, head)?;
    let written = write_behind(&mut file, 0, bytes).and_then(|()| read_back(path));
    if written.as_ref().is_ok_and(|read| read == bytes) {
        return Ok(file);
    }
    let _ = fs::remove_file(path);
    Err(written.err().map_or(NotWritten::Changed, NotWritten::Failed))
}

fn write_copy(copy: &Path, bytes: &[u8]) -> io::Result<()> {
    copy.parent().map_or(Ok(()), |folder| make_folder(folder, Readers::Owner))?;
    write_anew(copy, bytes, Readers::Owner)
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{ExamFile, Head};
    use crate::store::{Moved, Recorder, Writer, read_result};
    use hangup_core::attempt::{Attempt, AttemptId, What, deal};
    use hangup_core::quiz::{Edition, Id, Sealed, parse};

    #[test]
    fn where_a_folder_knows_no_locks_two_windows_do_not_write_over_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let quiz = parse(include_bytes!("../../tests/fixtures/class/rehearsal.yaml")).unwrap();
        let paper = deal(&Sealed::of(&quiz).unwrap().0, "A", SignedDuration::ZERO);
        let head = Head::new(AttemptId(1), "L07", Edition(1), Writer::Learner, paper);
        let shown = |question: &str| What::Shown { question: Id::new(question) };
        let window = || {
            let (file, attempt) = ExamFile::open(folder.path(), head.clone()).unwrap();
            file.file.iter().for_each(|file| file.unlock().unwrap());
            (file, attempt)
        };
        let answer = |(file, attempt): &mut (ExamFile, Attempt), question: &str| {
            attempt.record(Timestamp::UNIX_EPOCH, shown(question));
            let moved = file.append(attempt.events()).unwrap();
            file.file.iter().for_each(|file| file.unlock().unwrap());
            moved
        };
        let mut first = window();
        assert_eq!(answer(&mut first, "a"), None);
        let mut second = window();
        assert_eq!(answer(&mut second, "b"), None);
        assert!(matches!(answer(&mut first, "c"), Some(Moved::File { .. })));
        assert_eq!(answer(&mut second, "d"), None);
        for (file, attempt) in [&first, &second] {
            assert_eq!(read_result(file.path()).unwrap().attempt.events(), attempt.events());
        }
    }
}
