//! A disk that fails, and a power cut, at every call that writes: while a quiz is played for the history, while an exam is
//! sat, and while results are collected. What was confirmed is there, nothing is there twice, and a file that was written
//! anew is the old one or the new one.

#![cfg(target_os = "linux")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use hangup::store::{Store, read_result};
use hangup_core::attempt::{Attempt, Record, What};

use super::key::questions;
use super::student::Student;
use crate::room::Room;
use crate::{loops, preloaded};

const QUIZ: &str = include_str!("../../fixtures/class/rehearsal.yaml");

/// How many points a quiz that is played, an exam, and collecting are tried at: three hundred in all. Collecting writes
/// little, and each of its calls is tried with each failure.
const POINTS: [usize; 3] = [135, 135, 30];

/// A gradebook that stands there before.
const OLD: &str = "learner,name,mark\nL1,,0\n";

/// No room (ENOSPC), a disk that fails (EIO), and a power cut.
const FAILURES: [i32; 3] = [28, 5, 0];

/// The library that makes writing fail, built once.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| preloaded::library("failing_disk"))
}

/// What makes the call with a number fail, in a room that then has a folder `failed`.
fn failing(room: &Room, number: usize, with: i32) -> Vec<(&'static str, String)> {
    vec![
        ("DISK_HAS_FAILED", room.path("failed").display().to_string()),
        ("LD_PRELOAD", library().display().to_string()),
        ("DISK_FAILS_AT", number.to_string()),
        ("DISK_FAILS_WITH", with.to_string()),
    ]
}

/// What has the number of calls that write counted, of a program that ends by itself.
fn counting(room: &Room) -> Vec<(&'static str, String)> {
    vec![("LD_PRELOAD", library().display().to_string()), ("DISK_CALLS", room.path("calls").display().to_string())]
}

/// So many points, with what happens there, spread evenly over the calls that were counted in a room.
fn points(room: &Room, of: usize) -> impl Iterator<Item = (usize, i32)> + use<> {
    let calls: usize = room.read("calls").parse().unwrap();
    let number = move |point: usize| 1 + point * calls / of;
    (0..of).filter(|point| loops::runs(*point)).map(move |point| (number(point), FAILURES[point % FAILURES.len()]))
}

/// Plays on, whatever is asked, trying again where keeping failed. Gives how many answers were confirmed, and whether it
/// came to its end.
fn play(student: &mut Student, learner: u64) -> (usize, bool) {
    let questions = questions(QUIZ);
    let (mut confirmed, mut replied) = (0, 0);
    while let Some(said) = student.listen(usize::MAX) {
        confirmed += said.matches("Noted.").count();
        if said.contains("Type again to try once more") {
            student.say("again");
        } else if said.ends_with("to see how you did, or quit to leave.") || said.contains("Results, after") {
            return (confirmed, true);
        } else {
            let line = student.reply(&said, &questions, learner, &mut replied);
            student.say(&line);
        }
    }
    let has_ended = student.transcript.contains("Results, after");
    (confirmed, has_ended)
}

/// How many questions an attempt has answers to; each event has a number of its own.
fn answered(attempt: &Attempt) -> usize {
    let numbers: HashSet<u32> = attempt.events().iter().map(|event| event.number).collect();
    assert_eq!(numbers.len(), attempt.events().len(), "an event is there twice");
    attempt.events().iter().filter(|event| matches!(event.what, What::Answered { .. })).count()
}

#[test]
fn what_is_confirmed_of_a_quiz_is_in_the_history_wherever_the_disk_fails() {
    let arguments = ["play", "quiz.yaml", "--exam", "--seed", "1"];
    let counted = Room::dealt(QUIZ, "code\nL1\n");
    let mut student = Student::play(&counted.path(""), &arguments, &counted.path("home"), &counting(&counted));
    play(&mut student, 1);
    student.leave();
    for (number, with) in points(&counted, POINTS[0]) {
        let room = Room::dealt(QUIZ, "code\nL1\n");
        let home = room.path("home");
        let mut student = Student::play(&room.path(""), &arguments, &home, &failing(&room, number, with));
        let (confirmed, has_ended) = play(&mut student, 1);
        student.wait();
        assert!(room.path("failed").exists(), "call {number}: the disk did not fail");
        let file = home.join("data/hangup/history.db");
        if !file.exists() {
            assert_eq!(confirmed, 0, "call {number}, error {with}");
            continue;
        }
        let store = Store::open(&file).unwrap();
        let finished = store.finished(None, 9).unwrap();
        let unfinished = store.unfinished(None).unwrap();
        assert!(finished.len() + unfinished.len() <= 1, "call {number}, error {with}: it is there twice");
        let unfinished = unfinished.into_iter().map(|unfinished| unfinished.attempt);
        let attempts = finished.into_iter().filter_map(Record::attempt).chain(unfinished);
        let kept: usize = attempts.map(|attempt| answered(&attempt)).sum();
        assert!(kept >= confirmed, "call {number}, error {with}: {confirmed} were confirmed, and {kept} are kept");
        assert!(with == 0 || has_ended, "call {number}, error {with}: it was not played to its end");
    }
}

#[test]
fn what_is_confirmed_of_an_exam_is_in_its_file_wherever_the_disk_fails() {
    let counted = Room::dealt(QUIZ, "code\nL1\n");
    let arguments = ["play", "L1.hangup"];
    let mut student = Student::play(&counted.path("papers"), &arguments, &counted.path("home"), &counting(&counted));
    play(&mut student, 1);
    student.leave();
    for (number, with) in points(&counted, POINTS[1]) {
        let room = Room::dealt(QUIZ, "code\nL1\n");
        let home = room.path("home");
        let mut student = Student::play(&room.path("papers"), &arguments, &home, &failing(&room, number, with));
        let (confirmed, has_ended) = play(&mut student, 1);
        student.wait();
        let place = format!("call {number}, error {with}");
        assert!(room.path("failed").exists(), "{place}: the disk did not fail");
        assert!(with == 0 || has_ended, "{place}: it was not handed in");
        let file = room.path("hand-in/L1.answers");
        let attempt = read_result(&file).map(|received| received.attempt);
        let Ok(attempt) = attempt else {
            assert_eq!(confirmed, 0, "{place}: {confirmed} were confirmed, and there is no file");
            continue;
        };
        let moved = read_result(&room.path("hand-in/L1-2.answers")).map(|received| received.attempt).ok();
        let attempt = moved.unwrap_or(attempt);
        assert!(
            answered(&attempt) >= confirmed,
            "{place}: {confirmed} were confirmed, {} are kept",
            answered(&attempt)
        );
        // Whoever is cut off goes on where they were, and hands in everything once.
        if !attempt.state().handed_in() {
            let mut student = room.sit("L1");
            assert!(play(&mut student, 1).1, "{place}");
            student.leave();
        }
        let said = room.run(&["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--roster", "roster.csv"]);
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        assert_eq!(said.lines().filter(|line| line.starts_with("  L1 ")).count(), 1, "{place}: {said}");
        assert!(!said.contains("not handed in"), "{place}: {said}");
    }
}

fn drafts(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.file_name().unwrap().to_string_lossy().starts_with(".hangup-")).collect()
}

#[test]
fn a_gradebook_is_the_old_one_or_the_new_one_wherever_the_disk_fails() {
    let room = Room::dealt(QUIZ, "code\nL1\nL2\n");
    for learner in 1..=2 {
        let mut student = room.sit(&format!("L{learner}"));
        assert!(play(&mut student, learner).1);
        student.leave();
    }
    let collect = |output: &str| {
        let arguments = ["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--roster", "roster.csv", "--gradebook"];
        [&arguments[..], &[output, "--reviews", "reviews"]].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let hand_ins = || fs::read_dir(room.path("hand-in")).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    let before: Vec<Vec<u8>> = hand_ins().collect();
    let arguments = collect("new.csv");
    room.succeeds(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let new = room.read("new.csv");
    let collected = |environment: Vec<(&'static str, String)>| {
        room.write("marks.csv", OLD);
        let mut command = Command::new(env!("CARGO_BIN_EXE_hangup"));
        command.args(collect("marks.csv")).current_dir(room.path("")).env("HOME", room.path("home"));
        command.envs(environment).output().unwrap()
    };
    assert!(collected(counting(&room)).status.success());
    for (number, with) in points(&room, POINTS[2]) {
        let output = collected(failing(&room, number, with));
        let place = format!("call {number}, error {with}");
        fs::remove_dir(room.path("failed")).unwrap_or_else(|why| panic!("{place}: the disk did not fail: {why}"));
        let marks = room.read("marks.csv");
        assert!(marks == new || marks == OLD, "{place}: {marks}");
        assert_eq!(output.status.success(), output.stderr.is_empty() && output.status.code().is_some(), "{place}");
        assert!(!output.status.success() || marks == new, "{place}: it said that all was well");
        assert_eq!(hand_ins().collect::<Vec<_>>(), before, "{place}: what was handed in has changed");
        // Only a power cut leaves something behind that is no file of anybody's.
        for draft in drafts(&room.path("")) {
            assert_eq!(with, 0, "{place}: a draft was left behind");
            fs::remove_file(draft).unwrap();
        }
    }
}
