//! What comes back that no honest learner hands in, and names that would do harm: a sentence each, and the rest of the class
//! goes on.

use std::fs::{self, File};
use std::os::unix::fs::symlink;

use super::key::questions;
use crate::room::{Room, table};

const QUIZ: &str = include_str!("../../fixtures/class/rehearsal.yaml");

/// A room in which one learner has handed in, and the text of their result.
fn one_result() -> (Room, String) {
    let room = Room::dealt(QUIZ, "code\nA1\nA2\n");
    let mut student = room.sit("A1");
    assert!(student.work(&questions(QUIZ), 1, usize::MAX));
    student.leave();
    let result = room.read("hand-in/A1.answers");
    (room, result)
}

const COLLECT: [&str; 7] = ["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--gradebook", "marks.csv"];

#[test]
fn files_that_are_no_results_get_a_sentence_each_and_the_class_goes_on() {
    let (room, result) = one_result();
    let huge = File::create(room.path("hand-in/huge.answers")).unwrap();
    huge.set_len(1 << 30).unwrap();
    let million: String = std::iter::repeat_n("x", 5 * 1024 * 1024).collect();
    room.write("hand-in/million.answers", &million);
    room.write("hand-in/empty.answers", "");
    room.write("hand-in/program.answers", "#!/bin/sh\necho no\n");
    room.write("hand-in/newer.answers", result.replacen("\"v\":2", "\"v\":3", 1));
    room.write("hand-in/quiz.answers", result.replacen("\"quiz\":\"rehearsal\"", "\"quiz\":\"other\"", 1));
    symlink("/dev/zero", room.path("hand-in/device.answers")).unwrap();
    symlink("/nowhere/at/all", room.path("hand-in/nowhere.answers")).unwrap();
    fs::create_dir(room.path("hand-in/folder.answers")).unwrap();
    let told = room.fails(&COLLECT);
    for (file, why) in [
        ("huge", "has 1024 MiB, and no result has that much"),
        ("million", "has 5 MiB, and no result has that much"),
        ("empty", "is no result of hangup"),
        ("program", "is no result of hangup"),
        ("newer", "was written by a newer hangup"),
        ("quiz", "is of the quiz `other`, not of `rehearsal`"),
        ("device", "is no file"),
        ("nowhere", "cannot be read"),
    ] {
        let line =
            told.lines().find(|line| line.contains(&format!("{file}.answers"))).unwrap_or_else(|| panic!("{told}"));
        assert!(line.contains(why), "{file}: {line}");
    }
    assert_eq!(told.lines().count(), 8, "{told}");
    assert_eq!(table(&room.path("marks.csv")).len(), 1);
    assert_eq!(room.read("hand-in/A1.answers"), result, "a result was written to");
}

#[test]
fn a_result_that_was_changed_is_said_to_be_and_its_marks_come_from_its_events() {
    let (room, result) = one_result();
    let note = |text: &str| {
        room.write("hand-in/A1.answers", text);
        let said = room.succeeds(&COLLECT);
        said.lines().find(|line| line.trim_start().starts_with("A1")).unwrap().to_owned()
    };
    assert!(!note(&result).contains("changed"));
    let lines: Vec<&str> = result.lines().collect();
    let answered = lines.iter().position(|line| line.contains("\"scam\"") || line.contains("\"genuine\"")).unwrap();
    let turned =
        lines[answered].replace("\"scam\"", "\"?\"").replace("\"genuine\"", "\"scam\"").replace("\"?\"", "\"genuine\"");
    let changed = result.replace(lines[answered], &turned);
    assert!(note(&changed).contains(&format!("changed after it was written, from line {}", answered + 1)));
    // A line taken out: the numbers have a gap.
    let without: Vec<&str> =
        lines.iter().enumerate().filter(|(place, _)| *place != answered).map(|(_, line)| *line).collect();
    assert!(
        note(&(without.join("\n") + "\n"))
            .contains(&format!("changed after it was written, from line {}", answered + 1))
    );
    let unfinished: Vec<&str> = lines[..lines.len() - 1].to_vec();
    assert!(note(&(unfinished.join("\n") + "\n")).contains("not handed in"));
}

#[test]
fn ids_that_do_not_exist_count_for_nothing() {
    let (room, result) = one_result();
    let before = room.succeeds(&COLLECT);
    let strange = result.replace("\"q-", "\"q-dead").replace("\"o-", "\"o-dead");
    room.write("hand-in/A2.answers", strange.replace("\"learner\":\"A1\"", "\"learner\":\"A2\""));
    let said = room.succeeds(&COLLECT);
    let row = said.lines().find(|line| line.trim_start().starts_with("A2")).unwrap();
    assert!(row.contains("0 of 11"), "{row}");
    assert!(row.contains("do not fit the paper and were left out, the first: there is no question `q-dead"), "{row}");
    assert!(said.contains(before.lines().find(|line| line.contains("A1")).unwrap().trim()));
}

#[test]
fn names_and_codes_that_would_do_harm_are_text() {
    let long = "x".repeat(10_000);
    let codes = [
        "\"=HYPERLINK(\"\"x\"\")\"",
        "../../up",
        "\"a,\"\"b\"\"\"",
        "\"new\nline\"",
        "\u{1b}[31mred",
        "r\u{202e}l",
        "nul",
        &long,
    ];
    let roster = format!("name,code\n{}\n", codes.map(|code| format!("{code},{code}")).join("\n"));
    let room = Room::dealt(QUIZ, &roster);
    let files: Vec<String> = fs::read_dir(room.path("papers"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".hangup"))
        .collect();
    assert_eq!(files.len(), codes.len());
    for file in &files {
        assert!(file.len() < 80 && file.is_ascii() && !file.contains(['/', '\\', '=', ' ']), "{file}");
        let mut student = room.sit(file.trim_end_matches(".hangup"));
        let said = student.listen(usize::MAX).unwrap();
        assert!(said.starts_with("This paper is for"));
        assert!(!student.transcript.contains('\u{1b}'));
        assert!(student.work_from_here(&questions(QUIZ), 2));
        student.leave();
    }
    let output = room.run(&[&COLLECT[..], &["--roster", "papers-roster.csv"]].concat());
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'));
    assert!(said.lines().all(|line| line.chars().count() < 200), "{said}");
    let marks = table(&room.path("marks.csv"));
    assert_eq!(marks.len(), codes.len());
    for row in marks {
        for cell in [&row["learner"], &row["name"]] {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn nothing_that_was_handed_in_or_written_before_is_written_over() {
    let (room, result) = one_result();
    for arguments in [
        &["class", "seal", "quiz.yaml", "-o", "quiz.sealed"][..],
        &["class", "deal", "quiz.sealed", "--roster", "roster.csv"],
        &["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--gradebook", "hand-in/A1.answers"],
        &["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--responses", "quiz.yaml"],
    ] {
        room.fails(arguments);
    }
    assert_eq!(room.read("hand-in/A1.answers"), result);
    assert_eq!(room.read("quiz.yaml"), QUIZ);
    // The same learner begins anew with another start file: the result of the first attempt stays.
    room.succeeds(&[
        "class",
        "deal",
        "quiz.sealed",
        "--roster",
        "roster.csv",
        "--hand-in",
        "../hand-in",
        "-o",
        "again",
    ]);
    let mut student = room.sit_in("again", "A1");
    assert!(student.work(&questions(QUIZ), 5, usize::MAX));
    student.leave();
    assert_eq!(room.read("hand-in/A1.answers"), result);
    assert!(room.path("hand-in/A1-2.answers").exists());
}

#[test]
fn files_that_are_no_start_files_get_a_sentence() {
    let (room, _) = one_result();
    let start = room.read("papers/A2.hangup");
    for (text, told) in [
        ("{}".to_owned(), "is no start file, or damaged"),
        (start[..start.len() / 2].to_owned(), "is no start file, or damaged"),
        (start.replacen("\"v\":1", "\"v\":9", 1), "was written by a newer hangup"),
        (start.replacen("It is Monday", "It \\u001b[2Jis Monday", 1), "could steer a terminal"),
        (start.replacen("\"learner\":\"A2\"", "\"learner\":\"A\\u001b2\"", 1), "could steer a terminal"),
    ] {
        room.write("papers/bad.hangup", &text);
        let said = room.fails(&["play", "papers/bad.hangup"]);
        assert!(said.contains(told) && said.contains("bad.hangup"), "{said}");
    }
    assert!(room.fails(&["play", "papers/none.hangup"]).contains("cannot be read"));
    assert!(room.fails(&["class", "deal", "roster.csv", "--roster", "roster.csv"]).contains("is no students' copy"));
}

#[test]
fn only_the_right_words_open_the_envelope() {
    let (room, _) = one_result();
    let mut student = room.sit("A1");
    student.listen(usize::MAX).unwrap();
    let mut words: Vec<&str> = room.words.split(' ').collect();
    words.reverse();
    student.say(&words.join(" "));
    student.listen(usize::MAX).unwrap();
    assert!(!student.transcript.contains("You did the safe thing"), "{}", student.transcript);
    student.say("quit");
    let transcript = student.leave();
    assert!(transcript.contains("These words do not open it"), "{transcript}");
}
