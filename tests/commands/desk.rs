//! A teacher's desk: a folder with a quiz, its students' copy, papers that were dealt, and one sheet that was typed in. Every
//! command can be run from there.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use assert_cmd::Command as Asserted;
use tempfile::TempDir;

/// Two verdicts.
pub const QUIZ: &str = include_str!("../support/two_calls.yaml");

/// A question that other programs know as well.
pub const CHOICE: &str = r#"format: 1
id: one-choice
title: One choice
summary: One question.
questions:
  - id: who
    topic: calls
    scenario: Your phone rings.
    choice: { ask: Who rings?, options: [{ id: stranger, text: A stranger, correct: true }, { id: friend, text: A friend }] }
"#;

/// A question of Moodle's.
pub const GIFT: &str = "::who::Who rings? {=a stranger ~a friend}\n";

pub struct Desk(TempDir);

impl Desk {
    /// A desk with nothing on it but the quiz, a question of Moodle's and a roster.
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("quiz.yaml", QUIZ);
        desk.write("choice.yaml", CHOICE);
        desk.write("bank.gift", GIFT);
        desk.write("roster.csv", "code,name\nA1,Ann Other\n");
        desk
    }

    /// A desk where papers were dealt and one sheet was typed in.
    pub fn after_an_exam() -> Self {
        let desk = Self::new();
        desk.succeeds(&["class", "seal", "quiz.yaml", "-o", "quiz.sealed"]);
        desk.succeeds(&["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o", "papers"]);
        let typed = desk.run_with(&["class", "enter", "quiz.yaml"], "A1 A s80a g80a\n");
        assert!(typed.status.success(), "{typed:?}");
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A program about to be started here, with nothing of whoever runs the test in its environment.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.0.path()).env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.0.path()).env("HANGUP", env!("CARGO_BIN_EXE_hangup"));
        command.env("XDG_DATA_HOME", self.path("data")).env("XDG_CONFIG_HOME", self.path("config"));
        command
    }

    pub fn run_with(&self, arguments: &[&str], typed: &str) -> Output {
        let mut command = Asserted::from_std(self.command(env!("CARGO_BIN_EXE_hangup")));
        command.args(arguments).write_stdin(typed).output().unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    #[track_caller]
    pub fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?} {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that fails, and gives what it says of that.
    #[track_caller]
    pub fn fails(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?} {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// The names in a folder, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}
