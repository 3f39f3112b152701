//! The rehearsal: thirty learners with forms A to D and everything that goes wrong in a class, then every mark compared
//! with one worked out independently; then the key turns out to be wrong and is corrected.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::key::{Answer, Kind, Question, questions};
use crate::room::{Room, table};

const QUIZ: &str = include_str!("../../fixtures/class/rehearsal.yaml");

/// Learner 12 has more time, learner 13 a name that would be a formula, 14 one that would turn the line round.
fn roster() -> String {
    let mut roster = String::from("name,code,extra_time\n");
    for number in 1..=30 {
        let name = match number {
            13 => "\"=HYPERLINK(\"\"http://x\"\")\"".to_owned(),
            14 => "A\u{202e}nn <b>Lee</b>".to_owned(),
            15 | 16 => "The Same".to_owned(),
            _ => format!("Learner {number}"),
        };
        let extra = if number == 12 { "25%" } else { "" };
        roster.push_str(&format!("{name},S{number:02},{extra}\n"));
    }
    roster
}

fn code(number: u64) -> String {
    format!("S{number:02}")
}

/// Who does what goes wrong.
const CUT_OFF: [u64; 4] = [3, 7, 18, 21];
const MOVED: u64 = 9;
const BY_CODE: u64 = 25;
const ON_PAPER: u64 = 26;
const DAMAGED: u64 = 27;
const DOUBLE: u64 = 28;
const MISSING: u64 = 29;
const LATE: u64 = 30;

#[test]
fn thirty_learners_sit_an_exam_and_every_mark_is_right() {
    let room = Room::dealt(QUIZ, &roster());
    let questions = questions(QUIZ);
    let with_a_file = (1..=28).filter(|number| ![BY_CODE, ON_PAPER].contains(number));
    for number in with_a_file {
        sit(&room, &questions, number);
    }
    room.write("hand-in/notes.txt", "not a result");
    room.write("hand-in/other.answers", "{\"hangup\":\"something else\"}\n");
    cut_in_half(&room.path(&format!("hand-in/{}.answers", code(DAMAGED))));
    let double = code(DOUBLE);
    fs::copy(room.path(&format!("hand-in/{double}.answers")), room.path("hand-in/copy.answers")).unwrap();

    let due = handed_in_at(&room.read("hand-in/S28.answers"));
    sit(&room, &questions, LATE);
    by_code_and_on_paper(&room, &questions);

    let collect = [
        "class",
        "collect",
        "hand-in",
        "--quiz",
        "quiz.yaml",
        "--roster",
        "papers-roster.csv",
        "--due",
        &due,
        "--gradebook",
        "marks.csv",
        "--responses",
        "responses.csv",
    ];
    let output = room.run(&collect);
    let said = String::from_utf8(output.stdout).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "one file is no result");
    assert!(told.contains("other.answers is no result of hangup"), "{told}");
    assert!(told.contains("notes.txt is no result of hangup\n"), "{told}");
    assert!(said.contains("Missing: S29 Learner 29."), "{said}");
    for (learner, note) in
        [("S27", "damaged"), ("S28", "double"), ("S30", "late"), ("S25", "from an answer code"), ("S26", "from paper")]
    {
        let row = said.lines().find(|line| line.trim_start().starts_with(learner)).unwrap();
        assert!(row.contains(note), "{learner}: {row}");
    }
    every_mark_is_right(&room, &questions);
    the_same_question_lines_up(&room, &questions);
    the_report_says_the_same(&room, &questions);

    // The key of one question was wrong. Corrected, exactly the marks that hang on it change.
    let before = marks(&room.path("marks.csv"));
    let corrected = QUIZ
        .replace("text: Nothing at all, correct: true", "text: Nothing at all")
        .replace("text: That your PC has a fault,", "text: That your PC has a fault, correct: true,");
    room.write("quiz.yaml", &corrected);
    room.run(&collect);
    every_mark_is_right(&room, &super::key::questions(&corrected));
    for (learner, corrected) in marks(&room.path("marks.csv")) {
        for question in questions.iter().filter(|question| question.id != "what-it-proves") {
            assert_eq!(before[&learner][&question.id], corrected[&question.id], "{learner}: {}", question.id);
        }
    }
    let after = marks(&room.path("marks.csv"));
    let moved = |(learner, marks): &(&String, &HashMap<String, String>)| {
        marks["what-it-proves"] != after[*learner]["what-it-proves"]
    };
    assert!(before.iter().filter(moved).count() >= 5, "the correction moved nobody");
}

/// A learner sits the exam: at one go, cut off and come back, or come back on another computer.
fn sit(room: &Room, questions: &[Question], number: u64) {
    let mut student = room.sit(&code(number));
    if CUT_OFF.contains(&number) || number == MOVED {
        assert!(!student.work(questions, number, 4));
        student.cut_off();
        if number == MOVED {
            // Another computer has the start file, and sees the folder to hand in to.
            fs::create_dir_all(room.path("elsewhere")).unwrap();
            let name = format!("{}.hangup", code(number));
            fs::copy(room.path("papers").join(&name), room.path("elsewhere").join(&name)).unwrap();
            student = room.sit_in("elsewhere", &code(number));
        } else {
            student = room.sit(&code(number));
        }
    }
    assert!(student.work(questions, number, usize::MAX));
    if number == 12 {
        assert!(student.transcript.contains("You have 50 minutes"), "{}", student.transcript);
    }
    if number.is_multiple_of(5) {
        // The teacher says the words; one learner mishears them at first.
        student.say("these are not the");
        student.say(&room.words);
        student.say("");
        let transcript = student.leave();
        assert!(transcript.contains("You did the safe thing in"), "{transcript}");
        assert!(transcript.contains("is none of the words there are"), "{transcript}");
    } else {
        student.leave();
    }
}

fn cut_in_half(file: &Path) {
    let bytes = fs::read(file).unwrap();
    let half = bytes.len() / 2;
    let mut damaged = bytes[..half].to_vec();
    // A whole line of nonsense, as a bad disk leaves.
    damaged.extend_from_slice(b"\xff\xfe\x00garbage\n");
    fs::write(file, damaged).unwrap();
}

/// When a result was handed in, as it stands in its last line.
fn handed_in_at(result: &str) -> String {
    let last = result.lines().last().unwrap();
    last.split("\"at\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// One learner's file cannot travel, and one works on paper: the teacher types both in.
fn by_code_and_on_paper(room: &Room, questions: &[Question]) {
    // The folder to hand in to is out of reach, so the file stays beside the start file.
    fs::rename(room.path("hand-in"), room.path("out-of-reach")).unwrap();
    let mut student = room.sit(&code(BY_CODE));
    assert!(student.work(questions, BY_CODE, usize::MAX));
    let transcript = student.leave();
    fs::rename(room.path("out-of-reach"), room.path("hand-in")).unwrap();
    assert!(transcript.contains("cannot be reached"), "{transcript}");
    assert!(room.path("papers/S25.answers").exists());
    let said = transcript.split_whitespace().collect::<Vec<_>>().join(" ");
    let answer_code = said.split("copy this answer code: ").nth(1).unwrap().split(' ').next().unwrap();

    let sheet = sheet(room, questions, ON_PAPER);
    let lines = format!("{}\n{answer_code}\n{sheet}\n\n", answer_code.replacen('-', "-2", 1));
    let enter = ["class", "enter", "quiz.yaml", "--roster", "papers-roster.csv", "-o", "hand-in"];
    let output = room.run_with(&enter, &lines);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "the first line has a mistake in it: {said}");
    assert_eq!(said.matches("Not entered: ").count(), 1, "{said}");
    assert_eq!(said.matches("Written to ").count(), 2, "{said}");
}

/// What a learner would write on paper, by the letters of the handout.
fn sheet(room: &Room, questions: &[Question], number: u64) -> String {
    let form = form_of(room, &code(number));
    let handout = room.succeeds(&["class", "print", "quiz.yaml", "--form", &form]);
    let printed = super::printed::Handout::read(&handout);
    let words = printed.questions.iter().map(|text| {
        let question = questions.iter().find(|question| text.contains(&question.scenario)).unwrap();
        match question.answered_by(number) {
            None => "-".to_owned(),
            Some(answer) => printed.word(text, question, &answer),
        }
    });
    format!("{} {form} {}", code(number), words.collect::<Vec<_>>().join(" "))
}

fn form_of(room: &Room, learner: &str) -> String {
    let roster = table(&room.path("papers-roster.csv"));
    roster.iter().find(|row| row["code"] == learner).unwrap()["form"].clone()
}

fn marks(gradebook: &Path) -> HashMap<String, HashMap<String, String>> {
    table(gradebook).into_iter().map(|row| (row["learner"].clone(), row)).collect()
}

fn every_mark_is_right(room: &Room, questions: &[Question]) {
    let gradebook = marks(&room.path("marks.csv"));
    assert_eq!(gradebook.len(), 30);
    for number in 1..=30 {
        let row = &gradebook[&code(number)];
        if number == MISSING {
            assert_eq!((row["mark"].as_str(), row["note"].as_str()), ("", "missing"));
            continue;
        }
        let (mut total, mut safe) = (0.0, 0);
        for question in questions {
            let mut answer = question.answered_by(number);
            let given: f64 = row[&question.id].parse().unwrap();
            if number == DAMAGED && given == 0.0 {
                // What stood behind the damage is gone, and counts as a blank.
                answer = None;
            }
            let (mark, is_safe) = question.mark(answer.as_ref());
            assert!((given - mark).abs() < 1e-9, "{number}: {} is {given}, not {mark} for {answer:?}", question.id);
            total += mark;
            safe += u32::from(is_safe == Some(true) && (number != DAMAGED || given > 0.0));
        }
        let mark: f64 = row["mark"].parse().unwrap();
        let percent: f64 = row["percent"].parse().unwrap();
        assert!((mark - total).abs() < 1e-9, "{number}");
        assert!((percent - 100.0 * total / questions.len() as f64).abs() < 1e-9, "{number}");
        assert_eq!(row["passed"], if percent >= 60.0 { "yes" } else { "no" });
        if number != DAMAGED {
            assert_eq!(row["safe_actions"], safe.to_string(), "{number}");
        }
    }
    let forms: std::collections::HashSet<&str> = gradebook.values().map(|row| row["form"].as_str()).collect();
    assert_eq!(forms.len(), 4);
    assert_eq!(gradebook["S13"]["name"], "'=HYPERLINK(\"http://x\")");
    assert_eq!(gradebook["S14"]["name"], "A\u{fffd}nn <b>Lee</b>");
}

/// The report on the result files, and the one on the table that was made of them, have the marks worked out here.
fn the_report_says_the_same(room: &Room, questions: &[Question]) {
    let files = ["class", "report", "hand-in", "--quiz", "quiz.yaml", "--json"];
    for arguments in [&files[..], &["class", "report", "responses.csv", "--json"]] {
        let output = room.run(arguments);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["quiz"]["n"], 29);
        assert_eq!(report["quiz"]["k"], questions.len());
        for question in questions {
            let items = report["items"].as_array().unwrap();
            let item = items.iter().find(|item| item["question"] == question.id.as_str()).unwrap();
            let gradebook = marks(&room.path("marks.csv"));
            let earned: f64 = gradebook.values().filter_map(|row| row[&question.id].parse::<f64>().ok()).sum();
            let facility = item["facility"].as_f64().unwrap();
            assert!((facility - earned / 29.0).abs() < 1e-9, "{}: {facility}", question.id);
        }
        let safe: u64 =
            marks(&room.path("marks.csv")).values().filter_map(|row| row["safe_actions"].parse::<u64>().ok()).sum();
        assert_eq!(report["safe_actions"]["safe"], safe);
        let learners = report["learners"].as_array().unwrap();
        assert_eq!(learners.len(), 29);
        assert!(learners.iter().all(|learner| learner["learner"].as_str().unwrap().starts_with('S')));
    }
}

/// Every answer stands in the table under the same id of its question, whatever the form; and the verdicts are those that
/// were given.
fn the_same_question_lines_up(room: &Room, questions: &[Question]) {
    let rows = table(&room.path("responses.csv"));
    assert_eq!(rows.len(), 29 * questions.len());
    for row in rows.iter().filter(|row| row["learner"] != code(DAMAGED)) {
        let number: u64 = row["learner"][1..].parse().unwrap();
        let question = questions.iter().find(|question| question.id == row["question"]).unwrap();
        let answer = question.answered_by(number);
        assert_eq!(row["response"].is_empty(), answer.is_none(), "{row:?}");
        let word = |scam: bool| if scam { "scam" } else { "genuine" };
        match (&question.kind, answer) {
            (Kind::Verdict { scam, .. }, Some(Answer::Verdict { scam: said, sure, .. })) => {
                assert_eq!((row["truth"].as_str(), row["verdict"].as_str()), (word(*scam), word(said)), "{row:?}");
                assert_eq!(row["confidence"], sure.to_string());
            }
            (Kind::Call { .. }, Some(Answer::Called { impression: None, .. })) => {
                assert_eq!(row["verdict"], "could not tell");
            }
            _ => {}
        }
    }
}
