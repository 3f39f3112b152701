//! What was dealt, and what came back: the record and its key stay with the teacher, and whatever a learner changes in a
//! start file or a result is named. Marks are out of the teacher's paper.

use std::os::unix::fs::PermissionsExt;

use hangup_core::attempt::What;
use serde_json::Value;

use super::desk::{ALL_RIGHT, Desk, minute};

const BY_RECORD: &str = "class collect hand-in --quiz quiz.yaml --record papers.record --gradebook marks.csv";
const BY_ROSTER: &str = "class collect hand-in --quiz quiz.yaml --roster roster.csv --gradebook marks.csv";
const BY_NOTHING: &str = "class collect hand-in --quiz quiz.yaml --gradebook marks.csv";

const ROSTER: &str = "code,name,form,extra_time,e-mail\nL01,Ann,A,,a@x\nL02,Ben,B,10m,b@x\nL03,Cem,C,,=c\n";

/// Changes a start file as somebody would who knows JSON.
fn change_start(desk: &Desk, code: &str, change: impl FnOnce(&mut Value)) {
    let name = format!("papers/{code}.hangup");
    let mut start: Value = serde_json::from_str(&desk.read(&name)).unwrap();
    change(&mut start);
    desk.write(&name, start.to_string());
}

/// The notes of a learner in the gradebook, with what collecting says.
fn notes(desk: &Desk, command: &str, code: &str) -> String {
    desk.says(command);
    desk.table("marks.csv")[code]["note"].clone()
}

#[test]
fn the_record_is_the_teachers_alone_and_nothing_of_its_key_goes_out() {
    let desk = Desk::dealt(ROSTER);
    let record: Value = serde_json::from_str(&desk.read("papers.record")).unwrap();
    assert_eq!(std::fs::metadata(desk.path("papers.record")).unwrap().permissions().mode() & 0o777, 0o600);
    let key = record["key"].as_str().unwrap();
    assert_eq!(key.len(), 64);
    desk.answers("L01", &ALL_RIGHT);
    for folder in ["papers", "hand-in"] {
        for entry in std::fs::read_dir(desk.path(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(!text.contains(key) && !text.contains(&key[..16]));
        }
    }
    // Who has more time, and everybody's address, is nobody else's business either.
    let mut names: Vec<String> = std::fs::read_dir(desk.path("papers"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["L01.hangup", "L02.hangup", "L03.hangup"]);
    assert!(!desk.read("papers/L01.hangup").contains("@x"));
    let told = desk.fails("class deal quiz.sealed --roster roster.csv -o other --record other/mine.record");
    assert!(told.contains("other/mine.record would be in other, which learners see"), "{told}");
    let told = desk.fails("class deal quiz.sealed --roster roster.csv -o other --record papers.record");
    assert!(told.contains("papers.record exists already, and nothing is dealt"), "{told}");
}

#[test]
fn what_was_dealt_and_comes_back_so_has_no_note() {
    let desk = Desk::dealt(ROSTER);
    ["L01", "L02"].iter().for_each(|code| desk.answers(code, &ALL_RIGHT));
    let said = desk.says(BY_RECORD);
    assert!(Desk::line(&said, "L02 Ben").ends_with("4 of 4  100%     0 of 0"), "{said}");
    assert!(said.contains("Missing: L03 Cem.") && !said.contains("not checked"), "{said}");
    let rows = desk.table("marks.csv");
    assert_eq!((rows["L02"]["note"].as_str(), rows["L02"]["e-mail"].as_str()), ("", "b@x"));
    assert_eq!((rows["L03"]["note"].as_str(), rows["L03"]["e-mail"].as_str()), ("missing", "'=c"));
    // By the roster the marks are the same, and it is said once what was not looked at.
    let said = desk.says(BY_ROSTER);
    assert_eq!(
        said.matches("Papers were not checked against what was dealt; --record does that.").count(),
        1,
        "{said}"
    );
    assert!(said.contains("No mark has changed since marks.csv was last written."), "{said}");
}

#[test]
fn a_paper_without_most_of_its_questions_earns_what_was_answered_of_all() {
    for (command, note) in [
        (BY_RECORD, "its questions are not those that were dealt, and those count"),
        (
            BY_ROSTER,
            "of another version of the quiz; 1 of 1 questions still count; 2 questions were not on this paper and count 0: ",
        ),
        (BY_NOTHING, "--leave-out takes a question out for everybody"),
    ] {
        let desk = Desk::dealt(ROSTER);
        let one = super::desk::answered(&desk.marker(), "one", "right");
        let What::Answered { question, .. } = one.clone() else { panic!("{one:?}") };
        change_start(&desk, "L01", |start| {
            start["copy"]["sealed"]["faces"].as_array_mut().unwrap().retain(|face| face["id"] == question.as_str());
        });
        desk.sit("L01", |attempt| {
            assert_eq!(attempt.paper.entries.len(), 1);
            attempt.record(minute(1), one);
            attempt.record(minute(2), What::HandedIn);
        });
        let said = desk.says(command);
        assert!(Desk::line(&said, "L01").contains("1 of 4  25%"), "{said}");
        assert!(said.contains(note), "{said}");
        // The report counts so too.
        let report: Value = serde_json::from_str(&desk.says("class report hand-in --quiz quiz.yaml --json")).unwrap();
        assert_eq!(report["items"].as_array().unwrap().len(), 3);
        assert_eq!(report["learners"][0]["percent"], 25.0, "{}", report["learners"]);
    }
}

#[test]
fn a_question_that_stands_twice_on_a_paper_counts_once() {
    let desk = Desk::dealt(ROSTER);
    desk.answers("L01", &[("one", "right")]);
    let result = desk.read("hand-in/L01.answers");
    let (_, head) = result.lines().next().unwrap().split_once(' ').unwrap();
    let mut head: Value = serde_json::from_str(head).unwrap();
    let entries = head["paper"]["entries"].as_array_mut().unwrap();
    let What::Answered { question, .. } = super::desk::answered(&desk.marker(), "one", "right") else { panic!() };
    entries.retain(|entry| entry["question"] == question.as_str());
    // Once by its name in the copy, over and over, and once by the author's own.
    let mut authored = entries[0].clone();
    authored["question"] = "one".into();
    *entries = vec![entries[0].clone(), entries[0].clone(), entries[0].clone(), authored];
    head["edition"] = "0123456789abcdef".into();
    let rest: Vec<&str> = result.lines().skip(1).collect();
    desk.write("hand-in/L01.answers", format!("0123456789abcdef {head}\n{}\n", rest.join("\n")));
    for command in [BY_RECORD, BY_ROSTER, BY_NOTHING] {
        let said = desk.says(command);
        assert!(Desk::line(&said, "L01").contains("1 of 4  25%"), "{said}");
    }
}

#[test]
fn more_time_than_was_dealt_is_named_and_gives_none() {
    for (command, named) in [(BY_RECORD, true), (BY_ROSTER, true), (BY_NOTHING, false)] {
        let desk = Desk::dealt(ROSTER);
        change_start(&desk, "L01", |start| start["extra_time"] = "PT1H".into());
        change_start(&desk, "L02", |start| start["copy"]["sealed"]["time_limit"] = "PT5H".into());
        let marker = desk.marker();
        for (code, late) in [("L01", 45), ("L02", 55)] {
            desk.sit(code, |attempt| {
                attempt.record(minute(0), super::desk::answered(&marker, "one", "right"));
                attempt.record(minute(late - 6), super::desk::answered(&marker, "two", "right"));
                attempt.record(minute(late), super::desk::answered(&marker, "three", "right"));
                attempt.record(minute(late + 30), What::HandedIn);
            });
        }
        let said = desk.says(command);
        let rows = desk.table("marks.csv");
        if named {
            assert!(rows["L01"]["note"].contains("says 100 min, and it was 40 min"), "{said}");
            assert!(rows["L02"]["note"].contains("says 310 min, and it was 50 min"), "{said}");
            for code in ["L01", "L02"] {
                assert!(rows[code]["note"].starts_with("late by 4 min"), "{said}");
                assert_eq!((rows[code]["mark"].as_str(), rows[code]["three"].as_str()), ("2", "0"), "{said}");
            }
        } else {
            // Nobody knows here who was given more time, so it is only said.
            assert!(rows["L01"]["note"].contains("says 100 min, and it was 40 min"), "{said}");
            assert_eq!(rows["L01"]["mark"], "4");
        }
    }
}

#[test]
fn form_learner_and_check_are_those_that_were_dealt_or_are_named() {
    let desk = Desk::dealt(ROSTER);
    // Another form.
    change_start(&desk, "L01", |start| start["form"] = "D".into());
    // Another learner's name on one's own paper.
    change_start(&desk, "L02", |start| start["learner"] = "L03".into());
    ["L01", "L02"].iter().for_each(|code| desk.answers(code, &ALL_RIGHT));
    desk.says(BY_RECORD);
    let rows = desk.table("marks.csv");
    assert_eq!((rows["L01"]["note"].as_str(), rows["L01"]["form"].as_str()), ("the roster says form A", "A"));
    assert_eq!(rows["L02"]["note"], "says that it is of L03");
    assert_eq!((rows["L02"]["mark"].as_str(), rows["L03"]["note"].as_str()), ("4", "missing"));
}

#[test]
fn to_take_the_check_out_or_to_put_in_another_gains_nothing() {
    let desk = Desk::dealt(ROSTER);
    change_start(&desk, "L01", |start| drop(start.as_object_mut().unwrap().remove("dealt").unwrap()));
    let of_another = serde_json::from_str::<Value>(&desk.read("papers/L01.hangup")).unwrap()["id"].clone();
    change_start(&desk, "L02", |start| start["dealt"] = "00".repeat(32).into());
    // A paper that nobody dealt.
    change_start(&desk, "L03", |start| start["id"] = "0".repeat(32).into());
    assert_ne!(of_another, "0".repeat(32));
    ["L01", "L02", "L03"].iter().for_each(|code| desk.answers(code, &ALL_RIGHT));
    assert_eq!(notes(&desk, BY_RECORD, "L01"), "not checked against what you dealt");
    assert_eq!(notes(&desk, BY_RECORD, "L02"), "its check is not one that you made");
    assert_eq!(notes(&desk, BY_RECORD, "L03"), "not a paper that you dealt");
}

#[test]
fn a_result_that_says_it_was_typed_in_is_not_taken_for_a_dealt_one() {
    let desk = Desk::dealt(ROSTER);
    desk.answers("L01", &ALL_RIGHT);
    let id = serde_json::from_str::<Value>(&desk.read("papers/L01.hangup")).unwrap()["id"].as_str().unwrap().to_owned();
    desk.change("hand-in/L01.answers", &id, &"0".repeat(32));
    desk.change("hand-in/L01.answers", "\"written_by\":\"learner\"", "\"written_by\":\"paper\"");
    let note = notes(&desk, BY_RECORD, "L01");
    assert!(note.contains("from paper") && note.contains("not checked against what you dealt"), "{note}");
}

#[test]
fn an_attempt_that_was_dealt_counts_before_one_that_was_not() {
    let desk = Desk::dealt(ROSTER);
    desk.answers("L01", &[("one", "right")]);
    std::fs::rename(desk.path("hand-in/L01.answers"), desk.path("hand-in/mine.answers")).unwrap();
    change_start(&desk, "L01", |start| start["id"] = "0".repeat(32).into());
    desk.answers("L01", &ALL_RIGHT);
    let said = desk.says(BY_RECORD);
    assert!(Desk::line(&said, "L01").contains("1 of 4  25%"), "{said}");
    assert!(said.contains("hand-in/mine.answers counts, hand-in/L01.answers not."), "{said}");
}

#[test]
fn a_result_with_the_id_of_another_learners_paper_takes_nothing_from_them() {
    let desk = Desk::dealt(ROSTER);
    desk.answers("L02", &ALL_RIGHT);
    let theirs = serde_json::from_str::<Value>(&desk.read("papers/L02.hangup")).unwrap()["id"].clone();
    for check in [true, false] {
        change_start(&desk, "L01", |start| {
            start["id"] = theirs.clone();
            if !check {
                start.as_object_mut().unwrap().remove("dealt");
            }
        });
        desk.sit("L01", |attempt| attempt.record(minute(30), What::HandedIn));
        assert_eq!(notes(&desk, BY_RECORD, "L02"), "1 file with other answers to the same paper left out");
        let rows = desk.table("marks.csv");
        assert_eq!((rows["L02"]["mark"].as_str(), rows["L01"]["note"].as_str()), ("4", "missing"));
        std::fs::remove_file(desk.path("hand-in/L01.answers")).unwrap();
    }
}

#[test]
fn a_quiz_that_was_reworded_after_dealing_takes_nothing_from_anybody_where_there_is_a_record() {
    let desk = Desk::dealt(ROSTER);
    desk.answers("L01", &ALL_RIGHT);
    desk.change("quiz.yaml", "This is the second.", "This is the second one.");
    let said = desk.says(BY_RECORD);
    assert!(Desk::line(&said, "L01").contains("3 of 3  100%"), "{said}");
    assert!(said.contains("of another version of the quiz; 2 of 3 questions still count"), "{said}");
    // Without one it cannot be told from a paper that was cut down.
    let said = desk.says(BY_NOTHING);
    assert!(Desk::line(&said, "L01").contains("3 of 4  75%"), "{said}");
    assert!(said.contains("1 question was not on this paper and counts 0: two (--leave-out"), "{said}");
    let said = desk.says(&format!("{BY_NOTHING} --leave-out two"));
    assert!(Desk::line(&said, "L01").contains("3 of 3  100%"), "{said}");
}

#[test]
fn a_record_of_something_else_is_refused() {
    let desk = Desk::dealt(ROSTER);
    let record = desk.read("papers.record");
    for (text, told) in [
        ("{}".to_owned(), "bad.record is no record of a deal"),
        (record[..record.len() / 2].to_owned(), "bad.record is no record of a deal"),
        (record.replacen("\"v\":1", "\"v\":2", 1), "bad.record was written by a newer hangup"),
        (record.replace("\"quiz\":\"desk\"", "\"quiz\":\"other\""), "of the quiz `other`, not of `desk`"),
    ] {
        desk.write("bad.record", text);
        let said = desk.fails("class collect hand-in --quiz quiz.yaml --record bad.record");
        assert!(said.contains(told), "{said}");
    }
    // It is a roster wherever one is asked for.
    assert!(desk.says("class collect hand-in --quiz quiz.yaml --roster papers.record").contains("Missing: L01 Ann, "));
}
