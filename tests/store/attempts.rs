//! Attempts on the disk: what was kept is there again, whatever happened in between, and what cannot be kept or read is
//! said in words.

use std::fs;
use std::path::{Path, PathBuf};

use hangup::shelf::{Place, book};
use hangup::store::{History, Memory, Recorder, Store, Unfinished};
use hangup_core::attempt::{
    Attempt, AttemptId, Confidence, DrawOptions, Event, Impression, Mode, Paper, Record, Response, What, draw,
};
use hangup_core::quiz::{Id, Quiz, Truth, parse};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rusqlite::Connection;
use tempfile::TempDir;

/// A quiz in which every kind of question stands, and a call.
fn quiz() -> Quiz {
    let mut quiz = parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap();
    quiz.questions.extend(parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap().questions);
    quiz
}

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("data/hangup/history.db")
    }

    fn store(&self) -> Store {
        Store::open(&self.file()).unwrap()
    }

    /// What is remembered of a quiz whose file has this text.
    fn recall(&self, text: &str) -> Option<Memory> {
        let file = self.0.path().join("quiz.yaml");
        fs::write(&file, text).unwrap();
        self.store().recall(&book(Place::File(file))).unwrap()
    }

    /// The attempts at a quiz that can be gone on with.
    fn left(&self, quiz: &Quiz) -> Vec<Unfinished> {
        self.store().unfinished(Some(&quiz.id)).unwrap()
    }

    fn keeper(&self) -> History {
        History::of(self.store())
    }
}

fn at(minute: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
}

/// An attempt at the quiz that has just been begun.
fn begun(quiz: &Quiz, minute: i64) -> Attempt {
    let options = DrawOptions { mode: Mode::Practice, seed: 7, form: "B".to_owned(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(quiz, &options));
    let question = attempt.paper.entries[0].question.clone();
    attempt.record(at(minute), What::Shown { question });
    attempt
}

/// One answer of each kind.
fn answers() -> Vec<Response> {
    let ids = |names: &str| names.split_whitespace().map(Id::new).collect::<Vec<_>>();
    let impression = Impression { verdict: Truth::Genuine, confidence: Some(Confidence::STEPS[2]) };
    vec![
        Response::Choice(ids("a b")),
        Response::Verdict {
            verdict: Some(Truth::Scam),
            confidence: Some(Confidence::STEPS[4]),
            action: Some(Id::new("ring")),
        },
        Response::Verdict { verdict: Some(Truth::Genuine), confidence: Some(Confidence::STEPS[0]), action: None },
        Response::Spot(ids("")),
        Response::Order(ids("c a b")),
        Response::Typed("“slmgr /xpr”; DROP TABLE event; --".to_owned()),
        Response::Call { path: ids("ask hang-up"), impression: Some(impression) },
        Response::Call { path: Vec::new(), impression: None },
    ]
}

/// Records an answer to the nth question, and keeps it.
fn answer(keeper: &mut History, attempt: &mut Attempt, place: usize, response: Response) {
    let before = attempt.events().len();
    let question = attempt.paper.entries[place].question.clone();
    attempt.record(at(100 + before as i64), What::Answered { question, response });
    keep(keeper, &attempt.paper, &attempt.events()[before..]);
}

fn hand_in(keeper: &mut History, attempt: &mut Attempt) {
    let before = attempt.events().len();
    attempt.record(at(100 + before as i64), What::HandedIn);
    keep(keeper, &attempt.paper, &attempt.events()[before..]);
}

/// Keeps events; the first one of an attempt begins it.
fn keep(history: &mut History, paper: &Paper, events: &[Event]) {
    if events.first().is_some_and(|event| event.number == 1) {
        history.begin(paper.clone());
    }
    history.append(events).unwrap();
}

#[test]
fn what_was_kept_is_there_again_word_for_word() {
    let (home, quiz) = (Home::new(), quiz());
    let mut attempt = begun(&quiz, 0);
    let mut keeper = home.keeper();
    keep(&mut keeper, &attempt.paper, attempt.events());
    for (place, response) in answers().into_iter().enumerate() {
        answer(&mut keeper, &mut attempt, place, response);
    }
    drop(keeper);
    assert_eq!(home.left(&quiz).remove(0).attempt, attempt);
    assert_eq!(home.store().finished(None, 10).unwrap(), []);
}

#[test]
fn an_attempt_is_gone_on_with_as_the_same_one_and_another_gets_an_id_of_its_own() {
    let (home, quiz) = (Home::new(), quiz());
    let mut attempt = begun(&quiz, 0);
    let mut keeper = home.keeper();
    keep(&mut keeper, &attempt.paper, attempt.events());
    answer(&mut keeper, &mut attempt, 0, answers().remove(0));
    let first = home.left(&quiz).remove(0);

    let mut keeper = home.keeper();
    assert_eq!(keeper.go_on(first.id).unwrap(), Some(attempt.clone()));
    answer(&mut keeper, &mut attempt, 1, answers().remove(1));
    hand_in(&mut keeper, &mut attempt);
    let mut other = begun(&quiz, 500);
    keep(&mut keeper, &other.paper, other.events());
    answer(&mut keeper, &mut other, 0, answers().remove(0));
    assert_eq!(keeper.go_on(first.id).unwrap(), None, "it is handed in");
    drop(keeper);

    let finished = home.store().finished(Some(&quiz.id), 10).unwrap();
    assert_eq!(finished.iter().map(|record| record.id).collect::<Vec<_>>(), [first.id]);
    assert_eq!(finished[0].clone().attempt().unwrap(), attempt);
    let second = home.left(&quiz).remove(0);
    assert_ne!(second.id, first.id);
    assert_eq!(second.attempt, other);
}

#[test]
fn every_attempt_with_an_answer_or_a_reply_can_be_gone_on_with_and_none_without_hides_it() {
    let (home, quiz) = (Home::new(), quiz());
    let mut keeper = home.keeper();
    let mut attempts = [0, 10, 20].map(|minute| begun(&quiz, minute));
    for attempt in &attempts {
        keep(&mut keeper, &attempt.paper, attempt.events());
    }
    assert_eq!(home.left(&quiz), [], "to have looked at a question is no beginning");

    // The second and the first are answered, in this order; the newest is looked at alone.
    let ids: Vec<AttemptId> = ids_in_order(&home);
    for (place, what) in [(1, answered(&attempts[1])), (0, replied(&quiz))] {
        assert_eq!(home.store().to_go_on_with(ids[place]).unwrap().as_ref(), Some(&attempts[place]));
        keeper.go_on(ids[place]).unwrap();
        let before = attempts[place].events().len();
        attempts[place].record(at(30 - place as i64), what);
        keeper.append(&attempts[place].events()[before..]).unwrap();
    }
    let left = home.left(&quiz);
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [ids[0], ids[1]], "the one that was left last first");
    assert_eq!([&left[0].attempt, &left[1].attempt], [&attempts[0], &attempts[1]]);
    assert_eq!(home.store().unfinished(None).unwrap().len(), 2);
    assert_eq!(home.store().unfinished(Some(&Id::new("elsewhere"))).unwrap(), []);

    // Gone on with, the older one keeps its name, and the newer one is as it was.
    keeper.go_on(ids[1]).unwrap();
    hand_in(&mut keeper, &mut attempts[1]);
    assert_eq!(home.left(&quiz).iter().map(|it| it.id).collect::<Vec<_>>(), [ids[0]]);
    assert_eq!(home.store().finished(None, 10).unwrap()[0].id, ids[1]);
    assert_eq!(home.store().count(None).unwrap(), 3);
}

/// The ids of all attempts, in the order in which they were begun.
fn ids_in_order(home: &Home) -> Vec<AttemptId> {
    let connection = Connection::open(home.file()).unwrap();
    let mut statement = connection.prepare("SELECT id FROM attempt ORDER BY begun").unwrap();
    statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(|id| id.unwrap().parse().unwrap()).collect()
}

fn answered(attempt: &Attempt) -> What {
    let question = attempt.paper.entries[0].question.clone();
    What::Answered { question, response: Response::Typed("\"replied\":".to_owned()) }
}

/// A reply in the call of the quiz, which is no answer yet.
fn replied(quiz: &Quiz) -> What {
    What::Replied { question: quiz.questions.last().unwrap().face.id.clone(), reply: Id::new("ask") }
}

#[test]
fn two_at_once_lose_nothing() {
    let (home, quiz) = (Home::new(), quiz());
    let (mut one, mut other) = (home.keeper(), home.keeper());
    let (mut first, mut second) = (begun(&quiz, 0), begun(&quiz, 1));
    keep(&mut one, &first.paper, first.events());
    keep(&mut other, &second.paper, second.events());
    for (place, response) in answers().into_iter().enumerate() {
        answer(&mut one, &mut first, place, response.clone());
        answer(&mut other, &mut second, place, response);
    }
    hand_in(&mut one, &mut first);
    hand_in(&mut other, &mut second);
    let kept: Vec<Attempt> = home.store().finished(None, 10).unwrap().into_iter().filter_map(Record::attempt).collect();
    assert_eq!(kept, [second, first], "the newest first");
}

#[test]
fn an_event_is_kept_once_and_whole_or_not_at_all() {
    let (home, quiz) = (Home::new(), quiz());
    let mut attempt = begun(&quiz, 0);
    let id = AttemptId(1);
    home.store().keep(id, &attempt.paper, attempt.events()).unwrap();
    attempt.record(at(1), What::HandedIn);
    // The first of these two is there already, so neither is written.
    assert!(home.store().keep(id, &attempt.paper, attempt.events()).is_err());
    assert_eq!(home.store().to_go_on_with(id).unwrap().unwrap().events().len(), 1);
}

#[test]
fn attempts_are_forgotten_of_one_quiz_or_of_all_and_nothing_of_them_stays_in_the_file() {
    let (home, quiz) = (Home::new(), quiz());
    let mut elsewhere = quiz.clone();
    elsewhere.id = Id::new("elsewhere");
    let mut keeper = home.keeper();
    let mut attempt = begun(&quiz, 0);
    keep(&mut keeper, &attempt.paper, attempt.events());
    answer(&mut keeper, &mut attempt, 0, Response::Typed("a secret that I typed by mistake".to_owned()));
    let other = begun(&elsewhere, 1);
    keep(&mut keeper, &other.paper, other.events());
    drop(keeper);

    assert_eq!(home.store().forget(Some(&quiz.id)).unwrap(), 1);
    assert_eq!((home.store().count(Some(&quiz.id)).unwrap(), home.store().count(None).unwrap()), (0, 1));
    for entry in fs::read_dir(home.file().parent().unwrap()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|piece| piece == b"a secret"), "it can still be read from the disk");
    }
    assert_eq!(home.store().forget(None).unwrap(), 1);
    assert_eq!(home.store().count(None).unwrap(), 0);
}

/// A quiz with one question, as its author wrote it.
const ONE: &str = r#"format: 1
id: one
title: One
summary: One question.
questions:
  - id: display
    topic: calls
    scenario: The display shows the name of your bank.
    choice:
      ask: What does it prove?
      options:
        - { id: nothing, text: Nothing by itself, correct: true }
        - { id: bank, text: That it is the bank }
"#;

/// An attempt at that quiz, begun, answered and handed in at some minutes, or left before.
fn played(keeper: &mut History, option: &str, hands_in: bool, minute: i64) -> Attempt {
    let quiz = parse(ONE.as_bytes()).unwrap();
    let mut attempt = begun(&quiz, minute);
    let question = attempt.paper.entries[0].question.clone();
    let response = Response::Choice(vec![Id::new(option)]);
    attempt.record(at(minute + 1), What::Answered { question, response });
    if hands_in {
        attempt.record(at(minute + 2), What::HandedIn);
    }
    keep(keeper, &attempt.paper, attempt.events());
    attempt
}

#[test]
fn a_quiz_is_remembered_with_what_was_begun_how_it_went_and_when_it_is_due() {
    let home = Home::new();
    assert_eq!(home.recall(ONE), None);
    let quiz = parse(ONE.as_bytes()).unwrap();
    let mut keeper = home.keeper();
    let looked_at = begun(&quiz, 0);
    keep(&mut keeper, &looked_at.paper, looked_at.events());
    assert_eq!(home.recall(ONE), None, "to have looked at a question is no beginning");

    played(&mut keeper, "bank", false, 10);
    let memory = home.recall(ONE).unwrap();
    assert_eq!(memory.unfinished.len(), 1);
    assert_eq!(memory.unfinished[0].attempt.state().answered(), 1);
    assert_eq!((memory.last_percent(), memory.due()), (None, None));
    assert_eq!(home.store().last_seen(&quiz.id).unwrap().into_values().collect::<Vec<_>>(), [at(10)]);

    played(&mut keeper, "bank", true, 20);
    let memory = home.recall(ONE).unwrap();
    assert_eq!(memory.last_percent(), Some(0.0));
    assert_eq!(memory.due(), Some(at(22) + SignedDuration::from_hours(3 * 24)), "after a weak visit within days");
}

#[test]
fn a_corrected_key_marks_old_answers_anew_and_a_changed_question_is_left_out() {
    let home = Home::new();
    played(&mut home.keeper(), "bank", true, 0);
    let percent = |text: &str| home.recall(text).and_then(|memory| memory.last_percent());
    assert_eq!(percent(ONE), Some(0.0));
    let corrected = ONE.replace(", correct: true", "").replace("the bank }", "the bank, correct: true }");
    assert_eq!(percent(&corrected), Some(100.0));
    assert_eq!(percent(ONE), Some(0.0), "whatever was computed for another version");
    let changed = ONE.replace("of your bank.", "of your own bank.");
    assert_eq!(home.recall(&changed), None, "nothing is left to mark");
}

#[test]
fn what_was_computed_once_is_looked_up_and_may_be_dropped() {
    let home = Home::new();
    let mut keeper = home.keeper();
    (0..3).for_each(|number| drop(played(&mut keeper, "nothing", true, 10 * number)));
    let figures = |sql: &str| -> i64 {
        let connection = Connection::open(home.file()).unwrap();
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let first = home.recall(ONE).unwrap();
    assert_eq!((first.visits.len(), figures("SELECT count(*) FROM figure")), (3, 3));
    assert_eq!(home.recall(ONE).unwrap(), first);
    Connection::open(home.file()).unwrap().execute("DELETE FROM figure", []).unwrap();
    assert_eq!(home.recall(ONE).unwrap(), first);
    assert_eq!(home.store().forget(None).unwrap(), 3);
    assert_eq!(figures("SELECT count(*) FROM figure"), 0, "figures go with their attempts");
}

/// What opening a file says.
fn refusal(file: &Path) -> String {
    Store::open(file).map(|_| ()).unwrap_err().to_string()
}

#[test]
fn a_file_of_a_newer_hangup_of_another_program_or_of_none_is_refused_and_left_as_it_is() {
    let home = Home::new();
    drop(home.store());
    let newer = Connection::open(home.file()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let said = refusal(&home.file());
    assert!(said.contains("was written by a newer hangup (version 99, and this one knows 2)"), "{said}");
    assert!(said.contains("use the newer hangup"), "{said}");

    let foreign = home.0.path().join("foreign.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
    let said = refusal(&foreign);
    assert!(said.contains("is a database of another program; move it elsewhere"), "{said}");

    let garbage = home.0.path().join("garbage.db");
    fs::write(&garbage, "this is no database, and was never meant to be one. ".repeat(100)).unwrap();
    let before = fs::read(&garbage).unwrap();
    let said = refusal(&garbage);
    assert!(said.contains("is damaged; keep a copy, and move it away"), "{said}");
    assert_eq!(fs::read(&garbage).unwrap(), before);
}

#[test]
fn a_file_cut_short_is_said_to_be_damaged_when_it_is_read() {
    let (home, quiz) = (Home::new(), quiz());
    let mut keeper = home.keeper();
    for minute in 0..40 {
        let mut attempt = begun(&quiz, minute);
        keep(&mut keeper, &attempt.paper, attempt.events());
        hand_in(&mut keeper, &mut attempt);
    }
    drop(keeper);
    let bytes = fs::read(home.file()).unwrap();
    fs::write(home.file(), &bytes[..bytes.len() / 2]).unwrap();
    let said = Store::open(&home.file()).and_then(|store| store.finished(None, 100)).unwrap_err().to_string();
    assert!(said.contains("is damaged"), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_made_is_named() {
    let said = refusal(Path::new("/proc/nowhere/hangup/history.db"));
    assert!(said.starts_with("/proc/nowhere/hangup/history.db cannot be made: "), "{said}");
    assert!(said.contains("the right to write there"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64, rng_seed: RngSeed::Fixed(64), failure_persistence: None, ..ProptestConfig::default()
    })]

    /// A record is read as it was written, or refused; what it is read from never makes the reader panic.
    #[test]
    fn a_record_in_any_state_is_read_or_refused(cut in 0_usize..2000, flip in 0_usize..2000, byte: u8) {
        let quiz = quiz();
        let mut attempt = begun(&quiz, 0);
        for (place, response) in answers().into_iter().enumerate() {
            let question = attempt.paper.entries[place].question.clone();
            attempt.record(at(1), What::Answered { question, response });
        }
        let record = Record::of(AttemptId(7), &attempt);
        let json = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(serde_json::from_str::<Record>(&json).unwrap().attempt().unwrap(), attempt);
        let mut bytes = json.into_bytes();
        let length = bytes.len();
        bytes[flip % length] = byte;
        bytes.truncate(length - cut % length);
        if let Ok(read) = serde_json::from_slice::<Record>(&bytes) {
            let _ = read.attempt();
        }
    }
}

#[test]
fn nothing_is_said_to_be_kept_that_belongs_to_no_attempt() {
    let (home, quiz) = (Home::new(), quiz());
    let attempt = begun(&quiz, 0);
    let refused = home.keeper().append(attempt.events()).unwrap_err();
    assert!(refused.to_string().contains("belong to no attempt"), "{refused}");
    assert_eq!(home.store().count(None).unwrap(), 0);
}
