//! `hangup class report` as somebody at a shell or in a script meets it: the plain text, the table of questions, what is
//! refused and how. The real binary runs; the screen has tests of its own.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use hangup::plain::class_report;
use tempfile::TempDir;

use crate::rehearsed;

/// A folder that nobody else uses, gone when the test ends.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("quiz.yaml", rehearsed::QUIZ);
        folder.write("responses.csv", &rehearsed::table(25));
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn run(&self, arguments: &str, input: &str) -> Output {
        let mut command = Command::cargo_bin("hangup").unwrap();
        command.args(arguments.split(' ')).current_dir(self.0.path()).env("HOME", self.0.path());
        command.write_stdin(input).output().unwrap()
    }

    /// What a command says that succeeds.
    #[track_caller]
    fn says(&self, arguments: &str) -> String {
        let output = self.run(arguments, "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command tells that fails with exit code 1.
    #[track_caller]
    fn fails(&self, arguments: &str) -> String {
        let output = self.run(arguments, "");
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }

    /// Puts the results of two learners into the folder `hand-in`, typed in from paper.
    fn with_results(self) -> Self {
        self.write("one.yaml", ONE);
        self.write("roster.csv", "name,code,form\nAnn,S01,A\nBen,S02,A\n");
        let output = self.run("class enter one.yaml --roster roster.csv -o hand-in", "S01 A a\nS02 A b\n\n");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self
    }
}

/// A quiz of one question.
const ONE: &str = "format: 1
id: one
title: One question
summary: One.
questions:
  - id: proof
    topic: numbers
    scenario: Two numbers match.
    choice:
      ask: What does that prove?
      options: [{ id: nothing, text: Nothing at all, correct: true }, { id: licence, text: That he knows your licence }]
";

const COLUMNS: &str = "question,n,facility,facility_low,facility_high,sd,discrimination_index,discriminative_efficiency,\
                       effective_weight,point_biserial,item_rest,item_rest_low,item_rest_high,alpha_if_dropped,flags";

/// No arrows, frames, blocks, circles or ticks: nothing that means something to the eye alone.
fn reads_aloud(text: &str) -> bool {
    !text.chars().any(|letter| matches!(letter, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}'))
}

#[test]
fn the_plain_report_says_three_things_first_and_everything_else_in_whole_lines() {
    let said = Folder::new().says("class report responses.csv --quiz quiz.yaml");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..3], ["Report: A class rehearses", "", "Three things to discuss now."]);
    assert!(lines[3].starts_with("1. "));
    let in_one_line = said.replace('\n', " ");
    for words in [
        "The safe thing was done in ",
        "25 learners, 11 questions.",
        "80 to 100% of the marks: ",
        "Topic calls, 5 questions: ",
        "Scams caught: ",
        "100% sure, ",
        "Question bank-line: It is Monday, and a man says that he is from your bank.",
        ": a scam; Hang up and ring the number on your card.",
        "facility 0.",
        "S025: ",
    ] {
        assert!(in_one_line.contains(words), "{words} is not in\n{said}");
    }
    assert!(reads_aloud(&said) && said.ends_with('\n'));
    assert!(lines.iter().all(|line| line.chars().count() <= 100));
}

#[test]
fn without_a_quiz_questions_go_by_their_ids() {
    let said = Folder::new().says("class report responses.csv --plain");
    assert!(said.starts_with("Report: responses.csv\n"), "{said}");
    assert!(said.contains("\nQuestion bank-line.\n"), "{said}");
    assert!(!said.contains("Topic "));
}

#[test]
fn calls_are_told_line_by_line() {
    let said = class_report(&rehearsed::findings(25), 78);
    let call = "A call: It is noon, and the phone rings.
Played to an end by 25 learners.
Mike says, heard by 25: Your PC has called for help.
One could know here: No PC calls anybody: whoever says so wants something from
you.
9 replied: Who are you?
16 replied: put the phone down.
Mike says, heard by 9: Now let me in.
4 replied: let him in.
5 replied: No. I stop here.
Ended safe, 16: It is quiet.
Ended exposed, 5: That was near.
Ended harmed, 4: He is in your PC.
";
    assert!(said.contains(call), "{said}");
}

#[test]
fn no_line_is_too_long_and_nothing_is_undefined_whoever_answered_what() {
    for learners in [0, 1, 2, 500] {
        let said = class_report(&rehearsed::findings(learners), 100);
        assert!(said.lines().all(|line| line.chars().count() <= 100));
        assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
    }
    assert!(class_report(&rehearsed::findings(1), 100).contains("item-rest –"));
    let folder = Folder::new();
    let (long, steering) = ("q".repeat(400), "a\u{1b}[2Jb\u{202e}c");
    folder.write("odd.csv", &format!("learner,question,mark,max_mark\n{steering},{long},0,1\nben,{steering},1,1\n"));
    let said = folder.says("class report odd.csv");
    assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn a_class_of_nobody_is_told_so() {
    let folder = Folder::new();
    folder.write("nobody.csv", "learner,question,mark,max_mark\n");
    let said = folder.says("class report nobody.csv");
    assert_eq!(said, "Report: nobody.csv\nThere are no answers yet: nobody has handed in anything.\n");
    assert_eq!(folder.says("class report nobody.csv --csv"), format!("{COLUMNS}\n"));
}

#[test]
fn marks_are_spread_over_bands_that_begin_where_they_say() {
    let folder = Folder::new();
    folder.write("bands.csv", "learner,question,mark,max_mark\na,q,19.9,100\nb,q,20,100\nc,q,79.9,100\nd,q,100,100\n");
    let said = folder.says("class report bands.csv");
    for (band, learners) in [("0 to 19%", "1 learner"), ("20 to 39%", "1 learner"), ("40 to 59%", "0 learners")] {
        assert!(said.contains(&format!("\n{band} of the marks: {learners}.\n")), "{said}");
    }
    for band in ["60 to 79%", "80 to 100%"] {
        assert!(said.contains(&format!("\n{band} of the marks: 1 learner.\n")), "{said}");
    }
}

/// Four learners, worked out by hand: of the first question three of four have the mark, 3/4; by Wilson's formula at
/// z = 1.959964 that is 0.3006 to 0.9544. Everybody has the second, so it does not go with anything.
#[test]
fn the_table_of_questions_has_a_row_each() {
    let folder = Folder::new();
    let rows = "a,=1+1,1,1\nb,=1+1,1,1\nc,=1+1,1,1\nd,=1+1,0,1\na,all,2,2\nb,all,2,2\nc,all,2,2\nd,all,2,2\n";
    folder.write("four.csv", &format!("learner,question,mark,max_mark\n{rows}"));
    let table = folder.says("class report four.csv --csv");
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(table.lines().next(), Some(COLUMNS));
    assert_eq!((rows[1][0], rows[1][1], rows[1][2]), ("'=1+1", "4", "0.75"), "{table}");
    let near = |cell: &str, expected: f64| (cell.parse::<f64>().unwrap() - expected).abs() < 1e-4;
    assert!(near(rows[1][3], 0.3006) && near(rows[1][4], 0.9544) && near(rows[1][5], 0.5), "{table}");
    assert_eq!((rows[2][0], rows[2][2], rows[2][10], rows[2][14]), ("all", "1", "", "too_easy"), "{table}");
    assert!(rows.iter().all(|row| row.len() == 15));
}

#[test]
fn result_files_are_reported_with_their_quiz() {
    let folder = Folder::new().with_results();
    let said = folder.says("class report hand-in --quiz one.yaml");
    assert!(said.contains("2 learners, 1 question."), "{said}");
    assert!(
        said.contains(": 0 of 1 marks, 0%") && said.contains(": 1 of 1 marks, 100%"),
        "one of them is right: {said}"
    );
    assert!(said.contains("The key, chosen by 1, 50%, item-rest –: Nothing at all."), "{said}");
    let json: serde_json::Value =
        serde_json::from_str(&folder.says("class report hand-in --quiz one.yaml --json")).unwrap();
    assert_eq!(json["items"][0]["facility"], 0.5);
}

#[test]
fn a_file_of_no_quiz_is_told_and_the_exit_code_is_1() {
    let folder = Folder::new().with_results();
    folder.write("hand-in/other.answers", "something else\n");
    let output = folder.run("class report hand-in --quiz one.yaml", "");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("hangup: ") && told.contains("other.answers is no result of hangup"), "{told}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("2 learners"), "the others are reported all the same");
}

#[test]
fn what_cannot_be_reported_is_told_with_a_way_out() {
    let folder = Folder::new().with_results();
    let told = folder.fails("class report hand-in");
    assert_eq!(told, "hangup: result files are marked with their quiz; name it with --quiz\n");
    let told = folder.fails("class report hand-in responses.csv --quiz one.yaml");
    assert!(told.starts_with("hangup: result files and tables cannot be reported together"), "{told}");
    folder.write("bad.csv", "learner,question,mark,max_mark\nann,q,2,1\n");
    let told = folder.fails("class report bad.csv");
    assert!(told.starts_with("hangup: ") && told.contains("bad.csv:2"), "{told}");
    let told = folder.fails("class report responses.csv --quiz no-such-quiz");
    assert!(told.contains("no-such-quiz"), "{told}");
    assert_eq!(folder.run("class report responses.csv --json --csv", "").status.code(), Some(2));
}
