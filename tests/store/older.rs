//! Files of an older hangup. `fixtures/older/` was written by hangup as it was in November 2026, with the quizzes
//! `fixtures/class/rehearsal.yaml` and `fixtures/screens/every-kind.yaml`, and whoever has such files goes on with them:
//!
//! - `history.db`: a practice and an exam that were handed in, and a practice left in the middle of a call;
//! - `A1.answers`, `B2.answers`: result files of an exam that was handed in after a pause, and of one left in a call.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use hangup::store::Store;
use hangup_core::attempt::Record;
use hangup_core::quiz::Id;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The home of somebody who played with an older hangup.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(home.data("quizzes")).unwrap();
        fs::copy(fixture("class/rehearsal.yaml"), home.data("quizzes/rehearsal.yaml")).unwrap();
        fs::copy(fixture("screens/every-kind.yaml"), home.data("quizzes/every-kind.yaml")).unwrap();
        fs::copy(fixture("older/history.db"), home.data("history.db")).unwrap();
        home
    }

    fn data(&self, name: &str) -> PathBuf {
        self.0.path().join("data/hangup").join(name)
    }

    fn run(&self, arguments: &[&str], typed: &str) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hangup"));
        command.env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join("data")).env("TZ", "UTC");
        let output = command.args(arguments).write_stdin(typed).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What happened in an attempt, as JSON, by the text in the file and not by what hangup makes of it.
    fn kept(&self, attempt: &str) -> Vec<Value> {
        let file = Connection::open(self.data("history.db")).unwrap();
        let mut events = file.prepare("SELECT what FROM event WHERE attempt = ?1 ORDER BY number").unwrap();
        let what = events.query_map([attempt], |row| row.get::<_, String>(0)).unwrap();
        what.map(|what| serde_json::from_str(&what.unwrap()).unwrap()).collect()
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn an_older_history_lists_the_same_attempts_with_the_same_marks() {
    let rows: Value = serde_json::from_str(&Home::new().run(&["history", "--json"], "")).unwrap();
    let figures = |row: &Value| {
        ["handed_in", "quiz", "mode", "questions", "left_out", "marks", "safe", "situations", "hits", "alarms"]
            .map(|key| row[key].clone())
    };
    let (handed_in, begun): (Vec<_>, Vec<_>) =
        rows.as_array().unwrap().iter().partition(|row| !row["handed_in"].is_null());
    let listed: Vec<_> = handed_in.into_iter().map(figures).collect();
    let practice = json!(["2026-11-27T18:14:45.274Z", "every-kind", "practice", 8, 0, 5.5, 2, 2, 1, 1]);
    let exam = json!(["2026-11-27T18:14:52.317Z", "rehearsal", "exam", 11, 0, 7.5, 4, 6, 4, 1]);
    assert_eq!(json!(listed), json!([practice, exam]));
    let [left] = begun.as_slice() else { panic!("one was left: {begun:?}") };
    assert_eq!(
        (&left["quiz"], &left["mode"], &left["questions"]),
        (&"rehearsal".into(), &"practice".into(), &11.into())
    );
    assert_eq!((&left["unfinished"]["answered"], &left["unfinished"]["question"]), (&1.into(), &2.into()));
}

#[test]
fn every_event_of_an_older_history_is_read_as_it_was_kept() {
    let home = Home::new();
    let store = Store::open(&home.data("history.db")).unwrap();
    let mut records = store.finished(None, 10).unwrap();
    let rehearsal = Id::new("rehearsal");
    records.extend(store.unfinished(Some(&rehearsal)).unwrap().into_iter().map(|it| Record::of(it.id, &it.attempt)));
    assert_eq!(records.len(), 3);
    for record in records {
        let id = record.id.to_string();
        let attempt = record.attempt().unwrap();
        let read: Vec<Value> = attempt.events().iter().map(|event| json!(event.what)).collect();
        assert_eq!(read, home.kept(&id));
    }
}

#[test]
fn an_older_unfinished_attempt_is_gone_on_with_at_the_line_of_its_call() {
    let home = Home::new();
    let store = || Store::open(&home.data("history.db")).unwrap();
    let unfinished = || store().unfinished(Some(&Id::new("rehearsal"))).unwrap().remove(0).id.to_string();
    let id = unfinished();
    let before = home.kept(&id).len();

    let menu = home.run(&["--plain"], "");
    let line = menu.lines().find(|line| line.contains("A class rehearses")).unwrap();
    let number = line.split('.').next().unwrap();
    let out = home.run(&["--plain"], &format!("{number}\n2\ns\n90\nquit\nquit\n"));
    assert!(out.contains("Question 2 of 11.") && !out.contains("Question 1 of 11."), "{out}");
    assert!(out.contains("Now let me in.") && out.contains("You say: No. I stop here."), "{out}");

    assert_eq!(unfinished(), id, "it is the same attempt");
    let call = json!({"call": {"path": ["who", "type", "stop"], "impression": {"verdict": "scam", "confidence": 90}}});
    let answered = json!({"answered": {"question": "on-the-phone", "response": call}});
    let kept = home.kept(&id);
    assert!(kept[before..].contains(&answered), "{kept:?}");
}

#[test]
fn older_result_files_are_collected_with_the_right_marks() {
    let home = Home::new();
    let (folder, table) = (home.data("hand-in"), home.data("marks.csv"));
    fs::create_dir_all(&folder).unwrap();
    for name in ["A1.answers", "B2.answers"] {
        fs::copy(fixture("older").join(name), folder.join(name)).unwrap();
    }
    let quiz = fixture("class/rehearsal.yaml");
    let [folder, quiz, table] = [&folder, &quiz, &table].map(|path| path.to_str().unwrap());
    let out = home.run(&["class", "collect", folder, "--quiz", quiz, "--gradebook", table], "");
    assert!(out.contains("1 pause, 0 min in all") && out.contains("not handed in; what was answered counts"), "{out}");

    let mut reader = csv::Reader::from_path(table).unwrap();
    let header = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cells = |column: &str| {
        let place = header.iter().position(|name| name == column).unwrap();
        rows.iter().map(|row| row[place].to_owned()).collect::<Vec<_>>()
    };
    for (column, [finished, unfinished]) in [
        ("bank-line", ["1", "0"]),
        ("booked-help", ["0.5", "0"]),
        ("popup-number", ["0.5", "0.5"]),
        ("shop-message", ["1", "0"]),
        ("licence-read", ["1", "0"]),
        ("called-back", ["1", "0"]),
        ("what-it-proves", ["0.5", "0"]),
        ("warnings", ["1", "0"]),
        ("read-the-letter", ["0.5", "0"]),
        ("first-things", ["0", "0"]),
        ("on-the-phone", ["0.5", "0"]),
        ("safe_actions", ["4", "0"]),
    ] {
        assert_eq!(cells(column), [finished, unfinished], "{column}");
    }
}
