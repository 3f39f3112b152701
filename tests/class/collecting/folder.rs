//! The folder that a class hands in to: whatever lies in it is read, or is named with what to do, and the rest goes on.

use std::os::unix::fs::symlink;

use hangup_core::attempt::{AnswerCode, deal};
use jiff::SignedDuration;

use super::desk::{ALL_RIGHT, Desk};

const COLLECT: &str = "class collect hand-in --quiz quiz.yaml --roster roster.csv";

/// Five learners, of whom each has handed in.
fn class() -> Desk {
    let desk = Desk::dealt("code\nL01\nL02\nL03\nL04\nL05\n");
    ["L01", "L02", "L03", "L04", "L05"].iter().for_each(|code| desk.answers(code, &ALL_RIGHT));
    desk
}

fn rename(desk: &Desk, from: &str, to: &str) {
    std::fs::rename(desk.path(from), desk.path(to)).unwrap();
}

#[test]
fn a_result_is_read_whatever_it_is_called() {
    let desk = class();
    rename(&desk, "hand-in/L01.answers", "hand-in/L01.answers.txt");
    rename(&desk, "hand-in/L02.answers", "hand-in/L02.ANSWERS");
    rename(&desk, "hand-in/L03.answers", "hand-in/L03");
    let text = desk.read("hand-in/L04.answers");
    desk.write("hand-in/L04.answers", format!("\u{feff}{text}"));
    let text = desk.read("hand-in/L05.answers");
    desk.write("hand-in/L05.answers", text.replace('\n', "\r\n"));
    let said = desk.says(COLLECT);
    for code in ["L01", "L02", "L03", "L04", "L05"] {
        assert!(Desk::line(&said, code).ends_with("4 of 4  100%     0 of 0"), "{said}");
    }
    assert!(!said.contains("Missing"), "{said}");
    // Files that are named one by one are known as results by what is in them as well.
    for file in ["hand-in/L01.answers.txt", "hand-in/L02.ANSWERS", "hand-in/L03"] {
        desk.says(&format!("class report {file} --quiz quiz.yaml --json"));
    }
}

#[test]
fn what_has_no_answers_in_it_is_named_and_nothing_has_failed() {
    let desk = class();
    desk.write("hand-in/notes.txt", "Nobody was late.");
    std::fs::copy(desk.path("papers/L01.hangup"), desk.path("hand-in/L01.hangup")).unwrap();
    std::fs::remove_file(desk.path("hand-in/L05.answers")).unwrap();
    std::fs::copy(desk.path("papers/L05.hangup"), desk.path("hand-in/back.hangup")).unwrap();
    for left_behind in ["._L03.answers", ".DS_Store", "desktop.ini", "Thumbs.db", "more/.DS_Store"] {
        desk.write(&format!("hand-in/{left_behind}"), "\0\u{5}\u{16}\u{7}");
    }
    for command in [COLLECT, "class report hand-in --quiz quiz.yaml --json"] {
        let output = desk.run(command);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{told}");
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 2, "{told}");
        // The start file of a learner whose result is there needs no word.
        assert!(lines[0].starts_with("hangup: hand-in/back.hangup is a start file, which has no answers in it; "));
        assert_eq!(lines[1], "hangup: hand-in/notes.txt is no result of hangup");
    }
}

#[test]
fn what_may_have_answers_in_it_is_named_with_what_to_do_and_the_class_goes_on() {
    let desk = class();
    let marker = desk.marker();
    let paper = deal(&marker.sealed, "A", SignedDuration::ZERO);
    let code = AnswerCode::of("L06", marker.edition.0, &paper, &|id| marker.sealed.face(id), &[]).unwrap();
    let utf_16: Vec<u8> = desk.read("hand-in/L02.answers").encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("hand-in/L02-again.answers", [b"\xff\xfe", utf_16.as_slice()].concat());
    desk.write("hand-in/L03-again", &utf_16);
    desk.write("hand-in/L06.txt", format!("My code is {code}. Sorry!"));
    desk.write("hand-in/L09.zip", "PK\u{3}\u{4}rest");
    let nobody = desk.read("hand-in/L05.answers").replace("\"learner\":\"L05\"", "\"learner\":\"\"");
    desk.write("hand-in/L05.answers", nobody);
    symlink("loop", desk.path("hand-in/loop")).unwrap();
    symlink("loop.answers", desk.path("hand-in/loop.answers")).unwrap();
    symlink("..", desk.path("hand-in/up")).unwrap();
    for (command, others) in [(COLLECT, "4 learners."), ("class report hand-in --quiz quiz.yaml --json", "\"n\":4")] {
        let output = desk.run(command);
        let (said, told) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(1));
        assert!(said.contains(others), "{said}");
        for (file, why) in [
            ("L02-again.answers", "is text in UTF-16"),
            ("L03-again", "is text in UTF-16"),
            ("L05.answers", "does not say whose it is; write the learner's code behind \"learner\" in its first line"),
            ("L06.txt", "has an answer code in it; type that in with hangup class enter"),
            (
                "L09.zip",
                "is an archive, or a document of another program; if there are answers in it, unpack them here",
            ),
            ("loop", "cannot be read"),
            ("loop.answers", "cannot be read"),
            ("up", "is a link to a folder; name that folder as well"),
        ] {
            let start = format!("hangup: hand-in/{file} {why}");
            assert!(told.lines().any(|line| line.starts_with(&start)), "{file}:\n{told}");
        }
        assert_eq!(told.lines().count(), 8, "{told}");
    }
}

#[test]
fn a_folder_full_of_other_things_is_not_told_to_its_end() {
    let desk = class();
    (0..50).for_each(|number| desk.write(&format!("hand-in/{number:02}.txt"), "nothing"));
    let output = desk.run(COLLECT);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 21, "{told}");
    assert!(told.ends_with("hangup: 30 more files that have no answers in them either\n"), "{told}");
    assert!(output.status.success());
}
