//! A teacher's desk: a folder with a quiz, a roster and what was dealt, and the folder that everybody hands in to.

use std::collections::HashMap;
use std::ops::Deref;
use std::process::Output;

use hangup::class::ExamSession;
use hangup::class::collect::Marker;
use hangup::store::Recorder;
use hangup::system::Computer;
use hangup_core::attempt::{Attempt, Response, What, to_copy_ids};
use hangup_core::quiz::{Id, parse};
use jiff::{SignedDuration, Timestamp};

use crate::room::{Room, Row, table};

/// Three questions with one right answer each, for forty minutes.
pub const QUIZ: &str = "format: 1
id: desk
title: Three questions
summary: Three.
time_limit: 40m
questions:
  - id: one
    topic: first
    scenario: This is the first.
    choice:
      ask: Which?
      options:
        - { id: right, text: First right, correct: true }
        - { id: wrong, text: First wrong }
        - { id: other, text: First other }
  - id: two
    topic: second
    scenario: This is the second.
    choice:
      ask: Which?
      options:
        - { id: right, text: Second right, correct: true }
        - { id: wrong, text: Second wrong }
        - { id: other, text: Second other }
  - id: three
    topic: second
    scenario: This is the third.
    marks: 2
    choice:
      ask: Which?
      options:
        - { id: right, text: Third right, correct: true }
        - { id: wrong, text: Third wrong }
        - { id: other, text: Third other }
";

/// Everything right.
pub const ALL_RIGHT: [(&str, &str); 3] = [("one", "right"), ("two", "right"), ("three", "right")];

/// A desk that nobody else uses, gone when the test ends.
pub struct Desk {
    room: Room,
}

impl Desk {
    /// A desk with a quiz, and its papers dealt to a roster.
    pub fn dealt(roster: &str) -> Self {
        Self { room: Room::dealt(QUIZ, roster) }
    }

    /// Changes a text in a file, which must be there.
    #[track_caller]
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}:\n{text}");
        self.write(name, text.replace(from, to));
    }

    pub fn run(&self, arguments: &str) -> Output {
        self.room.run(&words(arguments))
    }

    /// What a command says that succeeds.
    #[track_caller]
    pub fn says(&self, arguments: &str) -> String {
        self.room.succeeds(&words(arguments))
    }

    /// What a command tells that fails with exit code 1.
    #[track_caller]
    pub fn fails(&self, arguments: &str) -> String {
        self.room.fails(&words(arguments))
    }

    /// The quiz as it is now, ready to mark.
    pub fn marker(&self) -> Marker {
        Marker::new(parse(self.read("quiz.yaml").as_bytes()).unwrap()).unwrap()
    }

    /// A learner sits down at a start file in the folder `papers`, and does something from one minute to the next. Answers
    /// and questions have the names that the copy has.
    pub fn sit(&self, code: &str, work: impl FnOnce(&mut Attempt)) {
        let start_file = self.path(&format!("papers/{code}.hangup"));
        let (mut file, _, drill) =
            ExamSession::open(&start_file, None, Computer::this()).unwrap_or_else(|why| panic!("{why}"));
        let mut attempt = drill.attempt().clone();
        let before = attempt.events().len();
        work(&mut attempt);
        file.append(&attempt.events()[before..]).unwrap();
    }

    /// A learner sits the whole exam in five minutes, and hands in.
    pub fn answers(&self, code: &str, answers: &[(&str, &str)]) {
        let marker = self.marker();
        self.sit(code, |attempt| {
            answers
                .iter()
                .for_each(|(question, option)| attempt.record(minute(1), answered(&marker, question, option)));
            attempt.record(minute(5), What::HandedIn);
        });
    }

    /// The line of a learner in what collecting says.
    #[track_caller]
    pub fn line(said: &str, code: &str) -> String {
        let line = said.lines().find(|line| line.trim_start().starts_with(code));
        line.unwrap_or_else(|| panic!("nothing of {code}:\n{said}")).to_owned()
    }

    /// A gradebook: the row of each learner by code.
    pub fn table(&self, name: &str) -> HashMap<String, Row> {
        table(&self.path(name)).into_iter().map(|row| (row["learner"].clone(), row)).collect()
    }
}

impl Deref for Desk {
    type Target = Room;

    fn deref(&self) -> &Room {
        &self.room
    }
}

fn words(arguments: &str) -> Vec<&str> {
    arguments.split(' ').collect()
}

/// A moment, so many minutes after the exam began.
pub fn minute(minute: i64) -> Timestamp {
    "2026-11-24T10:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minute)
}

/// The answer to a question, in the names that the quiz has.
pub fn answered(marker: &Marker, question: &str, option: &str) -> What {
    let face = marker.sealed.faces.iter().find(|face| marker.names.of(&face.id).unwrap().question.as_str() == question);
    let names = marker.names.of(&face.unwrap().id).unwrap();
    let response = to_copy_ids(&Response::Choice(vec![Id::new(option)]), names);
    What::Answered { question: face.unwrap().id.clone(), response }
}
