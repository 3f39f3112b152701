//! The file of an exam: what is said to be kept stands in the file that has the name, whatever happens to that file
//! meanwhile; and no exam begins anew of which there is a trace.

use std::cell::Cell;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::thread;

use hangup::class::collect::Marker;
use hangup::store::{ExamFile, ExamPlaces, Head, Moved, Received, Recorder, StoreError, Writer, read_result};
use hangup::system::{Computer, Reading};
use hangup_core::attempt::{Attempt, AttemptId, What, deal};
use hangup_core::quiz::parse;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

/// An exam of ten questions in a folder to hand in to, beside which the start file lies.
struct Exam {
    room: TempDir,
    head: Head,
    attempt: Attempt,
}

impl Exam {
    fn new() -> Self {
        let room = TempDir::new().unwrap();
        fs::create_dir(room.path().join("hand-in")).unwrap();
        fs::create_dir(room.path().join("papers")).unwrap();
        let quiz = parse(include_bytes!("../fixtures/class/rehearsal.yaml")).unwrap();
        let marker = Marker::new(quiz).unwrap();
        let mut paper = deal(&marker.sealed, "A", SignedDuration::ZERO);
        paper.entries.truncate(10);
        let head = Head::new(AttemptId(7), "L07", marker.edition, Writer::Learner, paper.clone());
        let mut attempt = Attempt::new(paper.clone());
        for (place, entry) in paper.entries.iter().enumerate() {
            attempt.record(minute(place as i64), What::Shown { question: entry.question.clone() });
        }
        attempt.record(minute(10), What::HandedIn);
        Self { room, head, attempt }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    fn places(&self) -> ExamPlaces {
        let folders = vec![self.path("hand-in"), self.path("papers")];
        ExamPlaces { folders, copy: Some(self.path("own/exams/7.answers")) }
    }

    fn open(&self) -> Result<(ExamFile, Attempt), StoreError> {
        ExamFile::open_in(self.places(), self.head.clone(), computer("one", Rc::default()))
    }

    /// Keeps everything, one event after the other, and lets something happen before one of them. Gives the file that has
    /// it in the end, and what was said of where it is.
    fn kept(&self, before: usize, happens: impl Fn(&Path)) -> (PathBuf, Vec<Moved>) {
        let (mut file, _) = self.open().unwrap();
        let mut moved = Vec::new();
        for (place, event) in self.attempt.events().iter().enumerate() {
            if place == before {
                happens(file.path());
            }
            moved.extend(file.append(std::slice::from_ref(event)).unwrap());
            let read = read_result(file.path()).unwrap();
            assert_eq!(read.attempt.events(), &self.attempt.events()[..=place], "after event {place}");
        }
        (file.path().to_owned(), moved)
    }
}

fn minute(minutes: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
}

/// A computer that has been running for some minutes, and whose clock is right.
fn computer(boot: &'static str, minutes: Rc<Cell<i64>>) -> Computer {
    Computer::with_clocks(move || Reading {
        clock: minute(minutes.get()),
        up: SignedDuration::from_mins(1000 + minutes.get()),
        boot: Some(boot.to_owned()),
    })
}

fn replace_by_rename(path: &Path, bytes: &[u8]) {
    let other = path.with_extension("part");
    fs::write(&other, bytes).unwrap();
    fs::rename(other, path).unwrap();
}

/// Something that may happen to a file that a program has open, and its name.
type Happening = (&'static str, fn(&Path));

const HAPPENINGS: [Happening; 10] = [
    ("deleted", |path| fs::remove_file(path).unwrap()),
    ("renamed", |path| fs::rename(path, path.with_extension("old")).unwrap()),
    ("replaced by an empty one", |path| replace_by_rename(path, b"")),
    ("replaced by an earlier state", |path| {
        let first_line = fs::read(path).unwrap().split_inclusive(|byte| *byte == b'\n').next().unwrap().to_vec();
        replace_by_rename(path, &first_line);
    }),
    ("replaced by the same", |path| replace_by_rename(path, &fs::read(path).unwrap())),
    ("deleted and made anew", |path| {
        let bytes = fs::read(path).unwrap();
        fs::remove_file(path).unwrap();
        fs::write(path, bytes).unwrap();
    }),
    ("cut short", |path| {
        let file = OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    }),
    ("replaced by a pipe", |path| {
        fs::remove_file(path).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }),
    ("written over", |path| fs::write(path, "something else\n").unwrap()),
    ("damaged in the middle", |path| {
        let mut bytes = fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(path, bytes).unwrap();
    }),
];

#[test]
fn whatever_happens_to_the_file_at_any_event_everything_is_in_the_file_that_is_named() {
    for (happening, happens) in HAPPENINGS {
        let events = Exam::new().attempt.events().len();
        for before in 1..events {
            let exam = Exam::new();
            let (path, moved) = exam.kept(before, happens);
            let read = read_result(&path).unwrap();
            assert_eq!(read.attempt.events(), exam.attempt.events(), "{happening} before event {before}");
            assert_eq!((read.changed_at, read.damaged_at), (None, None), "{happening} before event {before}");
            assert_eq!(moved.len(), 1, "{happening} before event {before}: it has to be said, once");
            assert!(matches!(&moved[0], Moved::File { to, .. } if *to == path), "{happening}: {moved:?}");
        }
    }
}

#[test]
fn what_somebody_put_in_place_of_the_file_stays_as_it_is() {
    let exam = Exam::new();
    let (path, _) = exam.kept(4, |path| fs::write(path, "something else\n").unwrap());
    assert_eq!(path, exam.path("hand-in/L07-2.answers"));
    assert_eq!(fs::read_to_string(exam.path("hand-in/L07.answers")).unwrap(), "something else\n");
}

#[test]
fn where_the_folder_goes_away_the_answers_go_beside_the_start_file_and_then_into_the_learners_own() {
    let exam = Exam::new();
    let room = exam.room.path().to_owned();
    let (path, moved) = exam.kept(3, |_| fs::rename(room.join("hand-in"), room.join("elsewhere")).unwrap());
    assert_eq!(path, exam.path("papers/L07.answers"));
    assert!(moved[0].to_string().contains("All your answers are in"), "{}", moved[0]);

    let exam = Exam::new();
    let room = exam.room.path().to_owned();
    let gone = |_: &Path| {
        fs::rename(room.join("hand-in"), room.join("elsewhere")).unwrap();
        fs::remove_dir_all(room.join("papers")).unwrap();
    };
    assert_eq!(exam.kept(3, gone).0, exam.path("own/exams/7.answers"));
}

#[test]
fn where_nothing_can_be_written_that_is_said_and_tried_again() {
    let exam = Exam::new();
    let places = ExamPlaces { folders: vec![exam.path("no/such/folder")], copy: None };
    let (mut file, _) = ExamFile::open_in(places, exam.head.clone(), computer("one", Rc::default())).unwrap();
    let events = exam.attempt.events();
    assert!(file.append(&events[..1]).unwrap_err().to_string().contains("cannot be written"));
    fs::create_dir_all(exam.path("no/such/folder")).unwrap();
    assert_eq!(file.append(&events[..1]).unwrap(), None);
    assert_eq!(read_result(file.path()).unwrap().attempt.events(), &events[..1]);
}

#[test]
fn an_exam_whose_file_is_gone_goes_on_with_its_answers_and_its_clock() {
    let minutes = Rc::new(Cell::new(0));
    let exam = Exam::new();
    let open = || ExamFile::open_in(exam.places(), exam.head.clone(), computer("one", minutes.clone())).unwrap();
    let (mut file, _) = open();
    file.append(&exam.attempt.events()[..4]).unwrap();
    let path = file.path().to_owned();
    drop(file);
    fs::remove_file(&path).unwrap();
    minutes.set(9);
    let (mut file, attempt) = open();
    assert_eq!(attempt.events(), &exam.attempt.events()[..4]);
    assert_eq!(file.clock().now(), minute(9));
    assert_eq!(
        file.append(&exam.attempt.events()[4..5]).unwrap().map(|moved| moved.to_string().contains("was gone")),
        Some(true)
    );
    assert_eq!(read_result(&path).unwrap().attempt.events(), &exam.attempt.events()[..5]);
}

#[test]
fn a_damaged_line_shuts_nobody_out_and_costs_no_other_line() {
    let exam = Exam::new();
    let (path, _) = exam.kept(99, |_| ());
    let whole = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    // The first line and the one with the clocks are not events.
    for damaged in 2..lines.len() {
        let exam = Exam::new();
        let text = lines.iter().enumerate().fold(String::new(), |text, (place, line)| {
            text + if place == damaged { "0000 {broken" } else { line } + "\n"
        });
        fs::write(exam.path("hand-in/L07.answers"), &text).unwrap();
        let (mut file, attempt) = exam.open().unwrap();
        assert_eq!(attempt.events().len(), exam.attempt.events().len() - 1, "line {}", damaged + 1);
        let Received { damaged_at, changed_at, .. } = read_result(&exam.path("hand-in/L07.answers")).unwrap();
        assert_eq!((damaged_at, changed_at), (Some(damaged + 1), None));
        let mut attempt = attempt;
        attempt.record(minute(20), What::HandedIn);
        assert!(matches!(file.append(attempt.events()).unwrap(), Some(Moved::File { .. })));
        assert_eq!(file.path(), exam.path("hand-in/L07-2.answers"));
        assert_eq!(read_result(file.path()).unwrap().attempt.events(), attempt.events());
        assert_eq!(fs::read_to_string(exam.path("hand-in/L07.answers")).unwrap(), text, "the damaged one stays");
    }
}

#[test]
fn a_line_with_the_greatest_number_there_is_stops_nobody() {
    let exam = Exam::new();
    let (path, _) = exam.kept(usize::MAX, |_| {});
    let text = fs::read_to_string(&path).unwrap();
    let last = r#"{"number":4294967295,"at":"2026-11-24T10:00:00Z","what":"paused"}"#;
    fs::write(&path, format!("{text}no line\n0 {last}\n0 {last}\n")).unwrap();
    let received = read_result(&path).unwrap();
    let events = received.attempt.events();
    assert_eq!(&events[..events.len() - 1], exam.attempt.events());
    assert_eq!(
        (events.last().unwrap().what.clone(), received.damaged_at),
        (What::Paused, Some(text.lines().count() + 1))
    );
}

#[test]
fn what_is_no_beginning_of_a_result_is_never_written_over() {
    for (text, name) in
        [("", "L07"), ("0123456789abcdef {\"hang", "L07"), ("012345", "L07"), ("a shopping list", "L07-2")]
    {
        let exam = Exam::new();
        fs::write(exam.path("hand-in/L07.answers"), text).unwrap();
        let (path, _) = exam.kept(99, |_| ());
        assert_eq!(path, exam.path(&format!("hand-in/{name}.answers")), "{text}");
    }
}

#[test]
fn of_two_windows_at_the_welcome_page_one_begins_and_the_other_is_told() {
    let exam = Exam::new();
    let ((mut first, _), (mut second, _)) = (exam.open().unwrap(), exam.open().unwrap());
    first.append(&exam.attempt.events()[..1]).unwrap();
    let told = second.append(&exam.attempt.events()[..1]).unwrap_err().to_string();
    assert!(told.contains("open already"), "{told}");
    drop(first);
    let told = second.append(&exam.attempt.events()[..1]).unwrap_err().to_string();
    assert!(told.contains("open the start file again"), "{told}");
    assert_eq!(fs::read_dir(exam.path("hand-in")).unwrap().count(), 1);
}

#[test]
fn of_thirty_that_begin_at_once_one_does_and_there_is_one_file() {
    for _ in 0..10 {
        let exam = Exam::new();
        let (places, head, events) = (exam.places(), &exam.head, exam.attempt.events());
        let begun = thread::scope(|scope| {
            let begin = || {
                let (mut file, _) = ExamFile::open_in(places.clone(), head.clone(), Computer::this()).ok()?;
                file.append(&events[..1]).ok()?;
                Some(file)
            };
            let windows: Vec<_> = (0..30).map(|_| scope.spawn(move || begin().map(std::mem::forget))).collect();
            windows.into_iter().filter_map(|window| window.join().unwrap()).count()
        });
        assert_eq!(begun, 1);
        assert_eq!(fs::read_dir(exam.path("hand-in")).unwrap().count(), 1);
    }
}

#[cfg(unix)]
#[test]
fn answers_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let exam = Exam::new();
    let (path, _) = exam.kept(99, |_| ());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&exam.path("own/exams/7.answers")), 0o600);
    assert_eq!(mode(&exam.path("own/exams")), 0o700);
}
