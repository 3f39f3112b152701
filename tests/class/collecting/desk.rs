//! A teacher's desk: a folder with a quiz, a roster and what was dealt, and the folder that everybody hands in to.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use hangup::class::ExamSession;
use hangup::class::collect::Marker;
use hangup::store::Recorder;
use hangup::system::Computer;
use hangup_core::attempt::{Attempt, Response, What, to_copy_ids};
use hangup_core::quiz::{Id, parse};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

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
pub struct Desk(TempDir);

impl Desk {
    /// A desk with a quiz, and its papers dealt to a roster.
    pub fn dealt(roster: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("quiz.yaml", QUIZ);
        desk.write("roster.csv", roster);
        fs::create_dir(desk.path("hand-in")).unwrap();
        desk.says("class seal quiz.yaml -o quiz.sealed");
        desk.says("class deal quiz.sealed --roster roster.csv --hand-in ../hand-in");
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Changes a text in a file, which must be there.
    #[track_caller]
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}:\n{text}");
        self.write(name, text.replace(from, to));
    }

    pub fn run(&self, arguments: &str) -> Output {
        let mut command = Command::cargo_bin("hangup").unwrap();
        command.args(arguments.split(' ')).current_dir(self.0.path()).env("HOME", self.0.path());
        command.output().unwrap()
    }

    /// What a command says that succeeds.
    #[track_caller]
    pub fn says(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command tells that fails with exit code 1.
    #[track_caller]
    pub fn fails(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
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
    pub fn table(&self, name: &str) -> HashMap<String, HashMap<String, String>> {
        let mut reader = csv::Reader::from_path(self.path(name)).unwrap();
        let header = reader.headers().unwrap().clone();
        let rows = reader.records().map(|record| {
            let record = record.unwrap();
            let row: HashMap<String, String> =
                header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
            (row["learner"].clone(), row)
        });
        rows.collect()
    }
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
