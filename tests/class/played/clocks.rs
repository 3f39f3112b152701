//! Clocks that are set, other computers, and a computer that is suspended, while an exam runs: no answer is lost, the time
//! that is left is neither lengthened nor eaten, and the teacher is told.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use hangup::store::{Received, read_result};
use hangup_core::attempt::What;
use jiff::SignedDuration;

use super::key::questions;
use super::student::Student;
use crate::preloaded;
use crate::room::Room;

const QUIZ: &str = include_str!("../../fixtures/class/rehearsal.yaml");

const MINUTE: i64 = 60;

/// A computer that an exam is sat on, whose clocks a test sets.
struct Computer {
    file: PathBuf,
}

impl Computer {
    fn new(room: &Room, name: &str) -> Self {
        let file = room.path(name);
        fs::write(file.with_extension("start"), format!("start of {name}\n")).unwrap();
        fs::rename(file.with_extension("start"), room.path(&format!("{name}.start"))).unwrap();
        let computer = Self { file };
        computer.set(0, 0);
        computer
    }

    /// Sets by how many seconds the clock is off, and by how many the computer has been running longer.
    fn set(&self, clock: i64, running: i64) {
        // Read at any moment, so never half of it.
        fs::write(self.file.with_extension("new"), format!("{clock} {running}\n")).unwrap();
        fs::rename(self.file.with_extension("new"), &self.file).unwrap();
    }

    fn sit(&self, room: &Room, home: &str) -> Student {
        static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
        let library = LIBRARY.get_or_init(|| preloaded::library("other_computer"));
        let environment =
            [("LD_PRELOAD", library.display().to_string()), ("OTHER_COMPUTER", self.file.display().to_string())];
        Student::play(&room.path("papers"), &["play", "L1.hangup"], &room.path(home), &environment)
    }
}

fn received(file: &Path) -> Received {
    read_result(file).unwrap_or_else(|why| panic!("{} {why}", file.display()))
}

fn hand_in(room: &Room) -> Received {
    received(&room.path("hand-in/L1.answers"))
}

/// What the teacher is told.
fn collected(room: &Room) -> String {
    room.succeeds(&["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--record", "papers.record"])
}

/// How long an exam took by its own time.
fn took(received: &Received) -> SignedDuration {
    let events = received.attempt.events();
    events.last().unwrap().at.duration_since(events[0].at)
}

#[test]
fn a_clock_that_is_set_at_any_answer_neither_hands_in_nor_lengthens_nor_goes_unnoticed() {
    let questions = questions(QUIZ);
    let jumps = [1, 60, 24 * 60].into_iter().flat_map(|minutes| [minutes * MINUTE, -minutes * MINUTE]);
    for (jump, after) in jumps.zip([1, 2, 3, 4, 5, 6]) {
        let room = Room::dealt(QUIZ, "code\nL1\n");
        let computer = Computer::new(&room, "one");
        let mut student = computer.sit(&room, "home");
        assert!(!student.work(&questions, 1, after));
        computer.set(jump, 0);
        assert!(student.work_from_here(&questions, 1), "set by {jump} s");
        let said = student.leave();
        assert!(!said.contains("The time is up"), "set by {jump} s:\n{said}");
        assert!(said.contains("39 min left.") || said.contains("40 min left."), "{said}");
        let received = hand_in(&room);
        assert_eq!(received.attempt.state().answered(), questions.len(), "set by {jump} s");
        assert!(took(&received) < SignedDuration::from_mins(5), "set by {jump} s");
        let ahead: Vec<i64> = received.readings.iter().map(|reading| reading.ahead().as_secs()).collect();
        assert_eq!(ahead.len(), 2, "set by {jump} s: {ahead:?}");
        assert!((ahead[1] - jump).abs() <= 2, "set by {jump} s: {ahead:?}");
        let told = collected(&room);
        let way = if jump < 0 { "back" } else { "forward" };
        assert!(told.contains(&format!("the clock was set {way} by ")), "set by {jump} s: {told}");
        assert!(!told.contains("late by") && !told.contains("backwards"), "set by {jump} s: {told}");
    }
}

#[test]
fn opened_again_on_the_same_computer_the_time_has_gone_on_whatever_its_clock_says() {
    let questions = questions(QUIZ);
    for clock in [0, 60 * MINUTE, -60 * MINUTE, 24 * 60 * MINUTE] {
        let room = Room::dealt(QUIZ, "code\nL1\n");
        let computer = Computer::new(&room, "one");
        let mut student = computer.sit(&room, "home");
        assert!(!student.work(&questions, 1, 3));
        student.cut_off();
        computer.set(clock + 10 * MINUTE, 10 * MINUTE);
        let mut student = computer.sit(&room, "home");
        let said = student.listen(usize::MAX).unwrap();
        assert!(said.contains("30 min left."), "clock off by {clock} s: {said}");
        assert!(student.work_from_here(&questions, 1));
        student.leave();
    }
}

#[test]
fn on_another_computer_whose_clock_differs_the_exam_goes_on_and_nothing_is_eaten() {
    let questions = questions(QUIZ);
    for clock in [10 * MINUTE, -10 * MINUTE, 24 * 60 * MINUTE] {
        let room = Room::dealt(QUIZ, "code\nL1\n");
        let mut student = Computer::new(&room, "one").sit(&room, "home");
        assert!(!student.work(&questions, 1, 3));
        student.cut_off();
        let other = Computer::new(&room, "two");
        other.set(clock, 0);
        let mut student = other.sit(&room, "other-home");
        let said = student.listen(usize::MAX).unwrap();
        assert!(said.contains("40 min left.") || said.contains("39 min left."), "clock off by {clock} s: {said}");
        assert!(student.work_from_here(&questions, 1));
        student.leave();
        let received = hand_in(&room);
        assert_eq!(received.attempt.state().answered(), questions.len());
        assert_eq!(received.readings.iter().filter(|reading| reading.boot.is_some()).count(), 2);
        let told = collected(&room);
        assert!(told.contains("gone on with elsewhere or after a restart"), "clock off by {clock} s: {told}");
        assert!(!told.contains("late by"), "clock off by {clock} s: {told}");
    }
}

#[test]
fn suspended_past_the_end_it_is_handed_in_with_every_answer_that_was_given() {
    let questions = questions(QUIZ);
    let room = Room::dealt(QUIZ, "code\nL1\n");
    let computer = Computer::new(&room, "one");
    let mut student = computer.sit(&room, "home");
    assert!(!student.work(&questions, 1, 4));
    computer.set(50 * MINUTE, 50 * MINUTE);
    student.say("1");
    let said = student.leave();
    assert!(said.contains("The time is up"), "{said}");
    let attempt = hand_in(&room).attempt;
    assert_eq!((attempt.state().answered(), attempt.state().handed_in()), (4, true));
    assert_eq!(attempt.events().last().unwrap().what, What::HandedIn);
    assert!(!collected(&room).contains("late"));
}

#[test]
fn begun_anew_on_another_computer_where_nothing_was_left_the_teacher_sees_both() {
    let questions = questions(QUIZ);
    let room = Room::dealt(QUIZ, "code\nL1\n");
    let mut student = Computer::new(&room, "one").sit(&room, "home");
    assert!(!student.work(&questions, 1, 3));
    student.cut_off();
    fs::rename(room.path("hand-in/L1.answers"), room.path("kept-aside")).unwrap();
    let mut student = Computer::new(&room, "two").sit(&room, "other-home");
    assert!(student.work(&questions, 2, usize::MAX));
    student.leave();
    fs::rename(room.path("kept-aside"), room.path("hand-in/L1-from-one.answers")).unwrap();
    let told = collected(&room);
    assert!(told.contains("1 file with other answers to the same paper left out"), "{told}");
    assert!(told.contains("L1.answers counts, hand-in/L1-from-one.answers not"), "{told}");
}

/// Clocks that go forward or back for the summer are the same clock to a computer: only the zone changes.
#[test]
fn the_hour_of_summer_changes_nothing() {
    let questions = questions(QUIZ);
    let room = Room::dealt(QUIZ, "code\nL1\n");
    let zones = ["Europe/Berlin", "UTC", "America/New_York"];
    for (zone, answers) in zones.into_iter().zip([2, 2, usize::MAX]) {
        let environment = [("TZ", zone.to_owned())];
        let home = room.path("home");
        let mut student = Student::play(&room.path("papers"), &["play", "L1.hangup"], &home, &environment);
        if student.work(&questions, 1, answers) {
            student.leave();
        } else {
            student.cut_off();
        }
    }
    let received = hand_in(&room);
    assert!(received.readings.iter().all(|reading| reading.ahead().abs() < SignedDuration::from_secs(2)));
    assert!(took(&received) < SignedDuration::from_mins(5));
}
