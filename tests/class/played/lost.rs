//! Exams whose file is deleted, renamed, replaced or cut short while a learner answers: what is said to be handed in is
//! there, under the name that is said, and every answer of it is collected.

use std::fs;
use std::path::{Path, PathBuf};

use hangup::store::read_result;

use super::key::questions;
use crate::room::Room;

const QUIZ: &str = include_str!("../../fixtures/class/rehearsal.yaml");

type Happening = (&'static str, fn(&Path));

const HAPPENINGS: [Happening; 5] = [
    ("deleted", |file| fs::remove_file(file).unwrap()),
    ("renamed", |file| fs::rename(file, file.with_extension("bak")).unwrap()),
    ("replaced by its copy", |file| {
        fs::copy(file, file.with_extension("part")).unwrap();
        fs::rename(file.with_extension("part"), file).unwrap();
    }),
    ("cut short", |file| fs::OpenOptions::new().write(true).open(file).unwrap().set_len(100).unwrap()),
    ("with its folder renamed", |file| {
        let folder = file.parent().unwrap();
        fs::rename(folder, folder.with_file_name("moved")).unwrap();
    }),
];

/// The file that the last page names.
fn named_file(transcript: &str) -> PathBuf {
    let (_, rest) = transcript.rsplit_once("Your answers are in").unwrap();
    let words: String = rest.split(".answers").next().unwrap().split_whitespace().collect();
    PathBuf::from(words + ".answers")
}

#[test]
fn an_exam_whose_file_is_taken_away_is_handed_in_whole_all_the_same() {
    let questions = questions(QUIZ);
    for (happening, happens) in HAPPENINGS {
        for after in [1, 3] {
            let room = Room::dealt(QUIZ, "code\nL1\n");
            let mut student = room.sit("L1");
            assert!(!student.work(&questions, 1, after));
            happens(&room.path("hand-in/L1.answers"));
            assert!(student.work_from_here(&questions, 1), "{happening} after {after}");
            let transcript = student.leave();
            let said: String = transcript.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains("was gone") || said.contains("by something else"), "{happening}\n{transcript}");
            let file = named_file(&transcript);
            let received = read_result(&file).unwrap_or_else(|why| panic!("{happening}: {} {why}", file.display()));
            let state = received.attempt.state();
            assert!(state.handed_in(), "{happening} after {after}");
            assert_eq!(state.answered(), questions.len(), "{happening} after {after}");
            let folder = file.parent().unwrap().to_str().unwrap().to_owned();
            let said =
                room.succeeds(&["class", "collect", &folder, "--quiz", "quiz.yaml", "--record", "papers.record"]);
            assert!(!said.contains("not handed in") && !said.contains("Missing"), "{happening}\n{said}");
        }
    }
}

#[test]
fn what_could_be_written_nowhere_is_not_said_to_be_in_a_file() {
    let questions = questions(QUIZ);
    let room = Room::dealt(QUIZ, "code\nL1\n");
    let mut student = room.sit("L1");
    assert!(!student.work(&questions, 1, 1));
    ["hand-in", "papers", "home/data"].iter().for_each(|folder| fs::remove_dir_all(room.path(folder)).unwrap());
    room.write("home/data", "no folder any more");
    let (mut said, mut replied) = (student.said.clone(), 0);
    while !said.ends_with("or quit to leave.") {
        let line = student.reply(said.trim_end(), &questions, 1, &mut replied);
        student.say(&line);
        said = student.listen(usize::MAX).unwrap();
    }
    assert!(said.contains("copy this answer code"), "{said}");
    student.say("on");
    assert!(student.work(&questions, 1, usize::MAX));
    let said = student.said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Handed in. Not all of them could be written down: copy the answer code"), "{said}");
    assert!(!said.contains("Your answers are in"), "{said}");
    let transcript = student.leave_with(1);
    assert!(transcript.contains("Going on. Answers from here are not kept."), "{transcript}");
}

#[test]
fn an_exam_whose_file_is_gone_does_not_begin_anew() {
    let questions = questions(QUIZ);
    let room = Room::dealt(QUIZ, "code\nL1\n");
    let mut student = room.sit("L1");
    assert!(!student.work(&questions, 1, 3));
    student.cut_off();
    fs::remove_file(room.path("hand-in/L1.answers")).unwrap();
    let mut student = room.sit("L1");
    assert!(student.work_from_here(&questions, 1));
    student.leave();
    let received = read_result(&room.path("hand-in/L1.answers")).unwrap();
    assert_eq!(received.attempt.state().answered(), questions.len());
    let begun = received.attempt.events().iter().filter(|event| event.number == 1).count();
    assert_eq!((begun, received.readings.len()), (1, 2), "it was taken up twice, and begun once");
}
