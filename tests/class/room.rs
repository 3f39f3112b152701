//! A room with its folders: what a teacher writes, deals and collects, by the commands of the real binary.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// A room that nobody else uses, gone when the test ends.
pub struct Room {
    folder: TempDir,
    /// The words that open the envelope.
    pub words: String,
}

impl Room {
    /// A room with nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), words: String::new() }
    }

    /// A room in which a quiz has been sealed and dealt to a roster.
    pub fn dealt(quiz: &str, roster: &str) -> Self {
        let mut room = Self::empty();
        room.write("quiz.yaml", quiz);
        room.write("roster.csv", roster);
        fs::create_dir(room.path("hand-in")).unwrap();
        let told = room.succeeds(&["class", "seal", "quiz.yaml", "-o", "quiz.sealed"]);
        room.words = told.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
        room.succeeds(&["class", "deal", "quiz.sealed", "--roster", "roster.csv", "--hand-in", "../hand-in"]);
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    pub fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let home = self.path("home");
        let mut command = Command::cargo_bin("hangup").unwrap();
        command.args(arguments).current_dir(self.folder.path()).env("HOME", &home).write_stdin(input);
        command.env("XDG_DATA_HOME", home.join("data")).env("XDG_CONFIG_HOME", home.join("config"));
        command.output().unwrap()
    }

    /// Runs a command that succeeds, and gives what it says.
    #[track_caller]
    pub fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}\n{said}\n{told}");
        said.into_owned()
    }

    /// Runs a command that fails, and gives what it says of that.
    #[track_caller]
    pub fn fails(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{arguments:?}\n{said}\n{told}");
        told.into_owned()
    }
}

/// A row of a table: its cells by their columns.
pub type Row = HashMap<String, String>;

/// A table as rows.
pub fn table(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let row =
        |record: csv::StringRecord| header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}
