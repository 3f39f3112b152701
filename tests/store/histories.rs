//! The history of a learner while they play: what is said to be kept is in the file that has the name, whatever happens to
//! that file meanwhile, and two windows lose nothing.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use hangup::store::{History, HistoryMoved, Moved, Recorder, Store, StoreError};
use hangup_core::attempt::{Attempt, DrawOptions, Mode, Response, What, draw};
use hangup_core::quiz::{Quiz, parse};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

fn quiz() -> Quiz {
    parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap()
}

/// An attempt in which every question was shown and one answered, and then handed in.
fn attempt() -> Attempt {
    let quiz = quiz();
    let options = DrawOptions { mode: Mode::Practice, seed: 7, form: String::new(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(&quiz, &options));
    for (place, entry) in attempt.paper.entries.clone().into_iter().enumerate() {
        attempt.record(
            Timestamp::UNIX_EPOCH + SignedDuration::from_mins(place as i64),
            What::Shown { question: entry.question },
        );
    }
    let question = attempt.paper.entries[0].question.clone();
    let response = Response::Typed("an answer".to_owned());
    attempt.record(Timestamp::UNIX_EPOCH + SignedDuration::from_mins(30), What::Answered { question, response });
    attempt.record(Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1), What::HandedIn);
    attempt
}

fn file(home: &TempDir) -> PathBuf {
    home.path().join("data/hangup/history.db")
}

/// Keeps an attempt event by event, and lets something happen before one of them. Gives what was said.
fn kept(home: &TempDir, attempt: &Attempt, before: usize, happens: impl Fn(&Path)) -> Result<Vec<Moved>, StoreError> {
    let mut history = History::of(Store::open(&file(home))?);
    history.begin(attempt.paper.clone());
    let mut moved = Vec::new();
    for (place, event) in attempt.events().iter().enumerate() {
        if place == before {
            happens(&file(home));
        }
        moved.extend(history.append(std::slice::from_ref(event))?);
    }
    Ok(moved)
}

#[test]
fn what_could_not_be_kept_goes_into_the_file_that_was_opened_when_it_can_be() {
    let home = TempDir::new().unwrap();
    let attempt = attempt();
    let mut history = History::of(Store::open(&file(&home)).unwrap());
    history.begin(attempt.paper.clone());
    let events = attempt.events();
    history.append(&events[..1]).unwrap();
    // Where the folder was is a file now, so that no history can be begun there.
    fs::rename(folder(&file(&home)), home.path().join("elsewhere")).unwrap();
    fs::write(folder(&file(&home)), "in the way").unwrap();
    assert!(history.append(&events[1..2]).unwrap_err().to_string().contains(file(&home).to_str().unwrap()));
    assert!(history.append(&events[1..2]).unwrap_err().to_string().contains(file(&home).to_str().unwrap()));
    fs::remove_file(folder(&file(&home))).unwrap();
    assert_eq!(history.append(&events[1..]).unwrap(), Some(Moved::History(HistoryMoved::Gone)));
    assert_eq!(found(&home), [attempt]);
}

/// The attempts that were handed in, as whoever opens the file finds them.
fn found(home: &TempDir) -> Vec<Attempt> {
    let records = Store::open(&file(home)).unwrap().finished(None, 100).unwrap();
    records.into_iter().map(|record| record.attempt().unwrap()).collect()
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap()
}

/// Something that may happen to a history that is open, and its name.
type Happening = (&'static str, fn(&Path));

/// What may happen to a history that is open. The first have the log of the database with them, as it is that has what was
/// kept last.
const HAPPENINGS: [Happening; 7] = [
    ("the folder deleted", |path| fs::remove_dir_all(folder(path)).unwrap()),
    ("the folder renamed", |path| fs::rename(folder(path), folder(path).with_file_name("elsewhere")).unwrap()),
    ("the file deleted", |path| fs::remove_file(path).unwrap()),
    ("the log deleted", |path| fs::remove_file(path.with_extension("db-wal")).unwrap()),
    ("the file replaced by an empty one", |path| {
        fs::write(path.with_extension("part"), "").unwrap();
        fs::rename(path.with_extension("part"), path).unwrap();
    }),
    ("the file cut to nothing", |path| OpenOptions::new().write(true).open(path).unwrap().set_len(0).unwrap()),
    ("the file written over", |path| {
        fs::remove_file(path.with_extension("db-wal")).unwrap();
        fs::write(path, "no database at all, but long enough to be looked at ".repeat(400)).unwrap();
    }),
];

#[test]
fn whatever_happens_to_the_history_at_any_event_the_attempt_is_in_it() {
    let attempt = attempt();
    for (happening, happens) in HAPPENINGS {
        for before in 1..attempt.events().len() {
            let home = TempDir::new().unwrap();
            let moved = kept(&home, &attempt, before, happens).unwrap();
            assert_eq!(found(&home), std::slice::from_ref(&attempt), "{happening} before event {before}");
            assert_eq!(moved.len(), 1, "{happening} before event {before}: it has to be said, once");
        }
    }
}

#[test]
fn a_history_that_is_damaged_while_somebody_plays_is_set_aside_and_not_lost() {
    let (home, attempt) = (TempDir::new().unwrap(), attempt());
    let moved = kept(&home, &attempt, 3, HAPPENINGS[6].1).unwrap();
    let [Moved::History(HistoryMoved::Damaged(aside))] = moved.as_slice() else { panic!("{moved:?}") };
    assert!(fs::read_to_string(aside).unwrap().starts_with("no database at all"));
    assert_eq!(found(&home), [attempt]);
}

#[test]
fn a_folder_that_was_taken_away_keeps_what_it_had_and_the_new_one_has_the_attempt() {
    let (home, attempt) = (TempDir::new().unwrap(), attempt());
    let moved = kept(&home, &attempt, 3, HAPPENINGS[1].1).unwrap();
    assert_eq!(moved, [Moved::History(HistoryMoved::Gone)]);
    assert!(home.path().join("data/elsewhere/history.db").exists());
}

/// Times are kept in whole milliseconds.
#[test]
fn what_is_in_its_place_is_never_said_to_be_gone() {
    let home = TempDir::new().unwrap();
    let mut finer = Attempt::new(attempt().paper);
    for event in attempt().events() {
        finer.record(event.at + SignedDuration::from_nanos(123_456), event.what.clone());
    }
    assert_eq!(kept(&home, &finer, 99, |_| ()).unwrap(), []);
}

#[test]
fn two_windows_at_one_attempt_both_keep_everything() {
    let (home, attempt) = (TempDir::new().unwrap(), attempt());
    let begun = attempt.events().len() - 1;
    let mut first = History::of(Store::open(&file(&home)).unwrap());
    first.begin(attempt.paper.clone());
    first.append(&attempt.events()[..begun]).unwrap();
    let mut second = History::of(Store::open(&file(&home)).unwrap());
    let unfinished = second.unfinished(None).unwrap();
    assert_eq!(second.go_on(unfinished[0].id).unwrap().unwrap().events(), &attempt.events()[..begun]);
    assert_eq!(first.append(&attempt.events()[begun..]).unwrap(), None);
    let elsewhere = Moved::History(HistoryMoved::GoneOnElsewhere);
    let mut other = Attempt::resumed(attempt.paper.clone(), attempt.events()[..begun].to_vec());
    other.record(Timestamp::UNIX_EPOCH + SignedDuration::from_hours(2), What::HandedIn);
    assert_eq!(second.append(&other.events()[begun..]).unwrap(), Some(elsewhere));
    assert_eq!(found(&home), [attempt, other]);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_the_history_is_said_to_be_no_file_and_never_waited_for() {
    let home = TempDir::new().unwrap();
    fs::create_dir_all(folder(&file(&home))).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(file(&home)).status().unwrap().success());
    let why = Store::open(&file(&home)).unwrap_err().to_string();
    assert!(why.contains("is no file"), "{why}");
}

#[cfg(unix)]
#[test]
fn a_history_is_for_its_owner_alone_also_one_that_was_open_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let home = TempDir::new().unwrap();
    let attempt = attempt();
    kept(&home, &attempt, 99, |_| ()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file(&home)), mode(folder(&file(&home)))), (0o600, 0o700));
    fs::set_permissions(file(&home), fs::Permissions::from_mode(0o644)).unwrap();
    let store = Store::open(&file(&home)).unwrap();
    assert_eq!(mode(&file(&home)), 0o600);
    drop(store);
}
