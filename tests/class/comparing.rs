//! `hangup class report --before … --after …`, and reports without names, with the real binary.

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Ada and Ben are there both times, Cem only before, Dot only after. Marks in percent, before 50 and 0, after 100 and 50.
const BEFORE: &str = "learner,question,mark,max_mark,truth,verdict,action_safe\n\
    Ada,q1,1,1,scam,scam,true\nAda,q2,0,1,genuine,scam,false\nBen,q1,0,1,scam,genuine,false\nBen,q2,0,1,genuine,scam,false\n\
    Cem,q1,1,1,scam,scam,true\nCem,q2,1,1,genuine,genuine,true\n";
const AFTER: &str = "learner,question,mark,max_mark,truth,verdict,action_safe\n\
    Ada,q1,1,1,scam,scam,true\nAda,q2,1,1,genuine,genuine,true\nBen,q1,1,1,scam,scam,true\nBen,q2,0,1,genuine,scam,true\n\
    Dot,q1,0,1,scam,genuine,false\nDot,q2,0,1,genuine,scam,false\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("before.csv"), BEFORE).unwrap();
    fs::write(folder.path().join("after.csv"), AFTER).unwrap();
    folder
}

fn report(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("hangup").unwrap();
    command.args(["class", "report"]).args(arguments).current_dir(folder.path()).env("HOME", folder.path());
    command.output().unwrap()
}

#[track_caller]
fn said(folder: &TempDir, arguments: &[&str]) -> String {
    let output = report(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const BOTH: [&str; 4] = ["--before", "before.csv", "--after", "after.csv"];

/// By hand, of Ada and Ben alone: marks from 25 to 75 percent on average, so Hake's gain is 50/75; safe actions from a
/// quarter to all.
#[test]
fn only_those_who_were_there_both_times_are_compared() {
    let folder = folder();
    let report: Value = serde_json::from_str(&said(&folder, &[&BOTH[..], &["--json"]].concat())).unwrap();
    assert_eq!((&report["before"], &report["after"]), (&3.into(), &3.into()));
    assert_eq!((&report["marks"]["before"], &report["marks"]["after"]), (&25.0.into(), &75.0.into()));
    assert_eq!((&report["marks"]["n"], &report["marks"]["difference"]), (&2.into(), &50.0.into()));
    assert!((report["hake"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!((&report["safe_actions"]["before"], &report["safe_actions"]["after"]), (&0.25.into(), &1.0.into()));
    assert_eq!(report["same_questions"], true);
}

#[test]
fn it_says_in_words_what_changed_and_what_cannot_be_concluded() {
    let folder = folder();
    let text = said(&folder, &BOTH);
    for words in [
        "3 before, 3 after; 2 learners are in both, and only those are compared.",
        "Safe actions: 25% before, 100% after",
        "Hake's gain, the part of what could be gained: 0.67.",
        "What this cannot say",
        "Without a class that had no lesson",
    ] {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "no `{words}` in {text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 78), "{text}");
    fs::write(folder.path().join("other.csv"), AFTER.replace(",q2,", ",q3,")).unwrap();
    let other = said(&folder, &["--before", "before.csv", "--after", "other.csv"]);
    assert!(other.contains("The questions were not the same both times."), "{other}");
    let page = said(&folder, &[&BOTH[..], &["--html", "gain.html"]].concat());
    assert!(page.contains("gain.html is written"), "{page}");
    assert!(fs::read_to_string(folder.path().join("gain.html")).unwrap().contains("Hake"));
}

#[test]
fn before_needs_an_after_and_takes_no_other_answers() {
    let folder = folder();
    for arguments in [&["--before", "before.csv"][..], &["--after", "after.csv"], &[]] {
        assert_eq!(report(&folder, arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn without_names_no_name_is_told_and_the_codes_are_kept_where_that_is_wished() {
    let folder = folder();
    for format in [&[][..], &["--json"], &["--plain"]] {
        let text = said(&folder, &[&["before.csv", "--anonymous"], format].concat());
        assert!(["Ada", "Ben", "Cem"].iter().all(|name| !text.contains(name)), "{text}");
    }
    let text = said(&folder, &["before.csv", "--anonymous", "--codes", "codes.csv", "--json"]);
    let codes = fs::read_to_string(folder.path().join("codes.csv")).unwrap();
    let ada = codes.lines().find_map(|line| line.strip_prefix("Ada,")).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let learner = report["learners"].as_array().unwrap().iter().find(|one| one["learner"] == ada).unwrap();
    assert_eq!(learner["mark"], 1.0);
    // The same person has the same code both times, or nobody would be in both.
    let both: Value = serde_json::from_str(&said(&folder, &[&BOTH[..], &["--json", "--anonymous"]].concat())).unwrap();
    assert_eq!(both["marks"]["n"], 2);
}

/// A table says itself what its questions are about.
#[test]
fn a_table_with_topics_is_reported_by_topic() {
    let folder = folder();
    let rows = "Ada,q1,1,1,calls\nAda,q2,0,1,keys\nBen,q1,0,1,calls\nBen,q2,0,1,\n";
    fs::write(folder.path().join("topics.csv"), format!("learner,question,mark,max_mark,topic\n{rows}")).unwrap();
    let text = said(&folder, &["topics.csv"]);
    for words in ["Topic calls, 1 question: 50% of the marks.", "Topic keys, 1 question: 0% of the marks."] {
        assert!(text.contains(words), "no `{words}` in {text}");
    }
}
