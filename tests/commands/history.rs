//! `hangup history` and `hangup forget`, by the real program: what they print of what was played, and that nothing is
//! forgotten without asking.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use hangup::store::{History, Recorder, Store};
use hangup_core::attempt::{Attempt, Confidence, DrawOptions, Event, Mode, Paper, Response, What, draw};
use hangup_core::quiz::{AnswerKey, Id, Quiz, Truth, parse};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tempfile::TempDir;

/// Two verdicts, one of each sort, in a quiz whose title would be a formula in a spreadsheet.
fn formula() -> String {
    let title = r#""=HYPERLINK(\"http://example.org\", \"win\"), \"quoted\"""#;
    include_str!("../support/two_calls.yaml").replacen("two-calls", "formula", 1).replacen("Two calls", title, 1)
}

struct Home(TempDir);

impl Home {
    /// A home in which the quiz was played some times, each a day after the other, and all called a scam.
    fn played(times: i64) -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        let quiz = parse(formula().as_bytes()).unwrap();
        fs::create_dir_all(home.data("quizzes")).unwrap();
        fs::write(home.data("quizzes/formula.yaml"), formula()).unwrap();
        let mut keeper = History::of(Store::open(&home.data("history.db")).unwrap());
        for day in 0..times {
            let noon = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day + 12);
            let attempt = attempt(&quiz, noon, |_| Truth::Scam);
            keep(&mut keeper, &attempt.paper, attempt.events());
        }
        home
    }

    fn data(&self, name: &str) -> PathBuf {
        self.0.path().join("data/hangup").join(name)
    }

    fn run(&self, arguments: &[&str], typed: &str) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hangup"));
        command.env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join("data")).env("TZ", "UTC");
        command.env("XDG_CONFIG_HOME", self.0.path().join("config"));
        let output = command.args(arguments).write_stdin(typed).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    fn attempts(&self) -> usize {
        Store::open(&self.data("history.db")).unwrap().count(None).unwrap()
    }
}

fn attempt(quiz: &Quiz, at: Timestamp, verdict_on: impl Fn(&str) -> Truth) -> Attempt {
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(quiz, &options));
    for question in &quiz.questions {
        let question = question.face.id.clone();
        attempt.record(at, What::Shown { question: question.clone() });
        let verdict = verdict_on(question.as_str());
        let response = Response::Verdict {
            verdict: Some(verdict),
            confidence: Some(Confidence::STEPS[5]),
            action: Some(Id::new("ring")),
        };
        attempt.record(at, What::Answered { question, response });
    }
    attempt.record(at, What::HandedIn);
    attempt
}

/// Keeps events; the first one of an attempt begins it.
fn keep(history: &mut History, paper: &Paper, events: &[Event]) {
    if events.first().is_some_and(|event| event.number == 1) {
        history.begin(paper.clone());
    }
    history.append(events).unwrap();
}

#[test]
fn history_prints_a_line_for_each_attempt_the_oldest_first() {
    let (code, out, err) = Home::played(2).run(&["history"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("1970-01-01 12:00  ") && lines[1].starts_with("1970-01-02 12:00  "), "{out}");
    assert!(
        lines[0].ends_with("75% of 2 questions; safe in 2 of 2; scams caught 1 of 1, genuine taken for a scam 1 of 1"),
        "{out}"
    );
}

#[test]
fn history_as_json_has_every_figure_in_full() {
    let (code, out, _) = Home::played(1).run(&["history", "--json"], "");
    assert_eq!(code, Some(0));
    let rows: Value = serde_json::from_str(&out).unwrap();
    let row = &rows[0];
    assert_eq!((&row["quiz"], &row["handed_in"]), (&"formula".into(), &"1970-01-01T12:00:00Z".into()));
    assert_eq!((&row["marks"], &row["max"], &row["percent"]), (&1.5.into(), &2.0.into(), &75.0.into()));
    assert_eq!((&row["hits"], &row["alarms"], &row["d_prime"]), (&1.into(), &1.into(), &0.0.into()));
}

#[test]
fn history_as_csv_carries_no_formula() {
    let (code, out, _) = Home::played(1).run(&["history", "--csv"], "");
    assert_eq!(code, Some(0));
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().take(3).collect::<Vec<_>>(), ["handed_in", "quiz", "title"]);
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!(&row[2], "'=HYPERLINK(\"http://example.org\", \"win\"), \"quoted\"");
    let (_, empty, _) = Home::played(0).run(&["history", "--csv"], "");
    assert_eq!(empty.lines().count(), 1, "the header stands alone: {empty}");
}

#[test]
fn history_names_what_it_leaves_out() {
    let home = Home::played(2);
    fs::write(home.data("quizzes/formula.yaml"), formula().replacen("Somebody rings.", "Somebody rings you.", 1))
        .unwrap();
    let (_, out, _) = home.run(&["history"], "");
    assert!(out.contains(" of 1 questions"), "a question that reads otherwise now does not count: {out}");
    fs::remove_file(home.data("quizzes/formula.yaml")).unwrap();
    let (code, out, err) = home.run(&["history"], "");
    assert_eq!((code, out.trim()), (Some(0), "Nothing has been handed in yet."));
    assert!(err.contains("2 attempts are left out: the quiz is not on the shelf any more"), "{err}");
}

#[test]
fn a_corrected_key_changes_what_history_says() {
    let home = Home::played(1);
    fs::write(home.data("quizzes/formula.yaml"), formula().replacen("truth: genuine", "truth: scam", 1)).unwrap();
    let (_, out, _) = home.run(&["history"], "");
    assert!(out.contains("100% of 2 questions"), "{out}");
    assert!(matches!(parse(formula().as_bytes()).unwrap().questions[1].key.answer, AnswerKey::Verdict(_)));
}

#[test]
fn forget_removes_nothing_without_a_yes() {
    let home = Home::played(3);
    for typed in ["", "no\n", "y\n", "YES!\n"] {
        let (code, out, err) = home.run(&["forget"], typed);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(
            err.contains("Forget 3 attempts, for good? Type yes: ") && err.contains("nothing was forgotten"),
            "{err}"
        );
    }
    assert_eq!(home.attempts(), 3);
    let (code, out, _) = home.run(&["forget", "formula"], "yes\n");
    assert_eq!((code, out.trim()), (Some(0), "3 attempts at formula: forgotten."));
    assert_eq!(home.attempts(), 0);
    let (code, out, _) = home.run(&["forget", "--yes"], "");
    assert_eq!((code, out.trim()), (Some(0), "There is nothing to forget."));
}

#[test]
fn a_damaged_history_is_an_error_with_a_way_out() {
    let home = Home::played(1);
    fs::write(home.data("history.db"), "no database ".repeat(500)).unwrap();
    for command in ["history", "forget"] {
        let (code, out, err) = home.run(&[command], "yes\n");
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(err.contains("is damaged; keep a copy, and move it away"), "{err}");
    }
}

/// What somebody types to call something a scam, and to do what stands first.
const SCAM: &str = "s\n100\n1\n\n";

#[test]
fn redo_plays_only_what_was_missed_the_last_time() {
    let home = Home::played(1);
    let (code, out, err) = home.run(&["redo", "formula"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("Question 1 of 1.") && out.contains("Somebody whom you asked rings."), "{out}");

    let none = Home::played(0);
    let (code, _, err) = none.run(&["redo", "formula"], "");
    assert_eq!(code, Some(1));
    assert!(err.contains("has not been played to its end yet"), "{err}");

    let quiz = parse(formula().as_bytes()).unwrap();
    let perfect = attempt(&quiz, Timestamp::UNIX_EPOCH, |id| if id == "scam" { Truth::Scam } else { Truth::Genuine });
    keep(&mut History::of(Store::open(&none.data("history.db")).unwrap()), &perfect.paper, perfect.events());
    let (code, _, err) = none.run(&["redo", "formula"], "");
    assert_eq!(code, Some(1));
    assert!(err.contains("nothing was missed in"), "{err}");
}

#[test]
fn what_is_answered_line_by_line_is_kept_and_gone_on_with() {
    let home = Home::played(0);
    let (code, out, _) = home.run(&["play", "formula", "--seed", "7"], SCAM);
    assert_eq!(code, Some(0));
    assert!(out.contains("Your answers are kept: next time you can go on here."), "{out}");
    assert_eq!(home.attempts(), 1);

    let number = home.run(&[], "").1.lines().filter(|line| line.starts_with(char::is_numeric)).count();
    let (code, out, _) = home.run(&[], &format!("{number}\n{SCAM}\nquit\n"));
    assert_eq!(code, Some(0));
    assert!(out.contains("Question 2 of 2.") && !out.contains("Question 1 of 2."), "{out}");
    assert_eq!(home.attempts(), 1, "it is the same attempt");
    assert!(home.run(&["history"], "").1.contains("of 2 questions"));
}

#[test]
fn where_nothing_can_be_kept_going_on_line_by_line_is_offered_and_not_silently_done() {
    let home = Home::played(0);
    fs::write(home.data("history.db"), "no database ".repeat(500)).unwrap();
    let (code, out, _) = home.run(&["play", "formula", "--seed", "7"], "");
    assert_eq!(code, Some(1));
    assert!(out.contains("is damaged; keep a copy") && out.contains("on to go on without keeping"), "{out}");
    assert!(!out.contains("What is this"), "nothing is asked before somebody says how to go on: {out}");
    let (_, out, _) = home.run(&["play", "formula", "--seed", "7"], &format!("on\n{SCAM}{SCAM}"));
    assert!(out.contains("Going on. Answers from here are not kept.") && out.contains("marks"), "{out}");
}

/// A home in which attempts were left, each after so many answers, to different things.
fn left(home: &Home, plays: &[(&[&str], &str)]) {
    for (options, lines) in plays {
        let arguments = [&["play", "formula", "--new", "--seed", "7"], *options].concat();
        assert_eq!(home.run(&arguments, lines).0, Some(0));
    }
}

#[test]
fn in_a_script_play_begins_anew_and_says_on_stderr_that_there_is_something_to_go_on_with() {
    let home = Home::played(0);
    left(&home, &[(&[], SCAM)]);
    let (code, out, err) = home.run(&["play", "formula"], "");
    assert_eq!(code, Some(0));
    assert!(out.contains("Question 1 of 2."), "{out}");
    assert!(
        err.contains("Of formula you have 1 attempt to go on with; the one you left last: Question 2 of 2, "),
        "{err}"
    );
    assert!(err.contains("--continue goes on there"), "{err}");

    let (code, out, err) = home.run(&["play", "formula", "--new"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    let (code, out, err) = home.run(&["play", "formula", "--continue"], "s\n100\n1\n");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        out.contains("You go on where you were; 1 of 2 are answered.") && out.contains("Question 2 of 2."),
        "{out}"
    );
    let store = Store::open(&home.data("history.db")).unwrap();
    let unfinished = store.unfinished(None).unwrap();
    assert_eq!(unfinished.len(), 1, "those that nobody answered anything in are none");
    assert_eq!(unfinished[0].attempt.state().answered(), 2, "it is the same attempt");
}

#[test]
fn to_go_on_with_nothing_is_an_error_in_words() {
    let home = Home::played(1);
    for (arguments, said) in [
        (&["play", "formula", "--continue"][..], "is left to go on with; without --continue it begins"),
        (&["play", "formula", "--continue", "--guest"], "of a guest nothing is kept"),
        (&["play", "formula", "--continue", "--new"], "cannot be used with"),
        (&["play", "formula", "--continue", "--exam"], "cannot be used with"),
    ] {
        let (code, out, err) = home.run(arguments, "");
        assert!(code.is_some_and(|code| code > 0) && out.is_empty(), "{arguments:?}: {out}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
}

#[test]
fn an_attempt_with_other_options_goes_on_as_what_it_was() {
    for (options, questions) in [(&["--exam"][..], 2), (&["--exam", "--count", "1"], 1), (&["--seed", "9"], 2)] {
        let home = Home::played(0);
        let attempt = || Store::open(&home.data("history.db")).unwrap().unfinished(None).unwrap().remove(0);
        home.run(&[&["play", "formula"], options].concat(), SCAM);
        let before = attempt();
        let (code, out, _) = home.run(&["play", "formula", "--continue"], "");
        assert_eq!(code, Some(0));
        assert!(out.contains(&format!("You go on where you were; 1 of {questions} are answered.")), "{out}");
        assert_eq!((attempt().id, attempt().attempt.paper), (before.id, before.attempt.paper), "{options:?}");
    }
}

#[test]
fn history_lists_what_was_begun_and_not_handed_in() {
    let home = Home::played(1);
    left(&home, &[(&[], SCAM), (&["--exam"], "s\n100\n1\n"), (&[], "")]);
    let (code, out, err) = home.run(&["history"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5, "{out}");
    assert!(lines[2].starts_with("Begun and not handed in"), "{out}");
    assert!(lines[3].ends_with("(formula): question 2 of 2, 1 answered"), "{out}");
    assert!(lines[4].ends_with("(formula): question 2 of 2, 1 answered, as an exam"), "{out}");

    let rows: Value = serde_json::from_str(&home.run(&["history", "formula", "--json"], "").1).unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 3);
    assert!(rows[0]["handed_in"].is_string() && rows[0].get("unfinished").is_none());
    for (row, mode) in rows[1..].iter().zip(["practice", "exam"]) {
        assert_eq!((&row["handed_in"], &row["quiz"], &row["mode"]), (&Value::Null, &"formula".into(), &mode.into()));
        assert_eq!((&row["questions"], &row["unfinished"]["answered"]), (&2.into(), &1.into()));
        assert_eq!(row["unfinished"]["question"], 2);
        let time = |name: &str| row["unfinished"][name].as_str().unwrap().parse::<Timestamp>().unwrap();
        assert!(time("begun") <= time("left"));
    }
    let (_, csv, _) = home.run(&["history", "--csv"], "");
    assert_eq!(csv.lines().count(), 2, "a row for each that was handed in: {csv}");

    fs::remove_file(home.data("quizzes/formula.yaml")).unwrap();
    let (code, out, err) = home.run(&["history", "formula"], "");
    assert_eq!((code, out.trim()), (Some(0), "Nothing has been handed in yet."));
    assert!(err.contains("3 attempts are left out"), "what nobody answered anything in is none: {err}");
}

#[test]
fn a_quiz_that_nobody_knows_is_an_error_that_names_one_like_it() {
    let home = Home::played(1);
    for command in ["history", "play", "forget", "redo"] {
        let (code, out, err) = home.run(&[command, "formul"], "yes\n");
        assert_eq!((code, out.as_str()), (Some(1), ""), "{command}");
        assert!(err.contains("there is no quiz `formul`; did you mean `formula`?"), "{command}: {err}");
        let (code, out, err) = home.run(&[command, "xxxx"], "yes\n");
        assert_eq!((code, out.as_str()), (Some(1), ""), "{command}");
        assert!(err.contains("there is no quiz `xxxx`; hangup list names those there are"), "{command}: {err}");
    }
    assert_eq!(home.attempts(), 1);
    let file = home.data("quizzes/formula.yaml");
    assert!(home.run(&["history", file.to_str().unwrap()], "").1.contains("75% of 2 questions"));
    assert_eq!(home.run(&["history", "clsid-tricks"], "").0, Some(0), "a quiz that was never played is no mistake");
}
