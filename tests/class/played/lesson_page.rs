//! The page for teachers, followed for a class of twenty-five in both of its ways, with what goes wrong on it: every command
//! is read from the page, and every mark is compared with one worked out from the quiz alone, before and after its key is put
//! right.

use std::collections::HashMap;
use std::fs;

use super::key::{Question, questions};
use super::printed::Handout;
use super::student::Student;
use crate::room::{Room, table};

const PAGE: &str = include_str!("../../../docs/a-lesson-in-forty-minutes.md");

/// The quiz as it ought to be.
const QUIZ: &str = include_str!("../../../quizzes/before.yaml");

/// The page says that a quiz of one's own goes in the place of the one that comes with hangup, under this name.
const OWN: &str = "my-quiz.yaml";

const LEARNERS: u64 = 25;

/// Who comes late, and is on no roster.
const LATE: u64 = 26;

/// Who does not come at all.
const ABSENT: u64 = 25;

fn code(number: u64) -> String {
    format!("L{number:02}")
}

/// The quiz with a wrong key: the first scam is said to be genuine.
fn with_a_wrong_key() -> String {
    QUIZ.replacen("truth: scam", "truth: genuine", 1)
}

/// The quiz put right, and with a second action accepted as the page says.
fn put_right() -> String {
    assert!(PAGE.contains("or an action with `safe: true`"));
    let accepted = "text: Hang up, and ring a number that he gives\n";
    assert_eq!(QUIZ.matches(accepted).count(), 1);
    QUIZ.replace(accepted, &format!("{accepted}            safe: true\n"))
}

/// The commands of the page that begin so: those on lines of their own, then those in its sentences and tables.
fn commands(beginning: &str) -> Vec<String> {
    let lines = PAGE.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned);
    let inside = PAGE.split('`').skip(1).step_by(2).map(str::to_owned);
    lines.chain(inside).filter(|command| command.starts_with(beginning)).collect()
}

/// The one command of the page that begins so and has this in it.
fn command(beginning: &str, having: &str) -> String {
    let mut found = commands(beginning);
    found.retain(|command| command.contains(having));
    assert_eq!(found.len(), 1, "{beginning} … {having}: {found:?}");
    found.remove(0)
}

/// Types a command of the page, with the quiz of one's own, and gives what it says.
fn types(room: &Room, command: &str, more: &str, input: &str) -> String {
    let line = format!("{command}{more}");
    let words = line.split_whitespace().skip(1).map(|word| if word == "before" { OWN } else { word });
    let output = room.run_with(&words.collect::<Vec<_>>(), input);
    let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{line}\n{said}\n{told}");
    said.into_owned()
}

/// The roster of the page, gone on with, and with names.
fn roster() -> String {
    let block: Vec<&str> = PAGE.lines().filter(|line| line.starts_with("    ")).take(4).map(str::trim).collect();
    assert_eq!(block, ["code,extra_time", "L01,", "L02,", "L03,10m"]);
    let row = |number: u64| {
        let begun = block.get(number as usize).map_or_else(|| format!("{},", code(number)), |row| (*row).to_owned());
        format!("{begun},Learner {number}\n")
    };
    format!("{},name\n{}", block[0], (1..=LEARNERS).map(row).collect::<String>())
}

/// What a learner writes on their answer sheet, by the letters of their own handout.
fn sheet(handout: &str, questions: &[Question], learner: u64) -> String {
    let printed = Handout::read(handout);
    assert_eq!(printed.questions.len(), questions.len());
    let word = |text: &String| {
        let question = questions.iter().find(|question| text.contains(&question.scenario)).unwrap();
        question.answered_by(learner).map_or("-".to_owned(), |answer| printed.word(text, question, &answer))
    };
    printed.questions.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The mark of each learner in each question by the gradebook, as a spreadsheet with these separators reads it. A number is
/// a number in it, and the columns add up.
fn gradebook(room: &Room, comma: bool) -> HashMap<String, HashMap<String, String>> {
    let text = room.read("marks.csv");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader =
        reader.delimiter(if comma { b';' } else { b',' }).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| -> HashMap<String, String> {
        let cell = |cell: &str| if comma { cell.replace(',', ".") } else { cell.to_owned() };
        header.iter().map(str::to_owned).zip(record.iter().map(cell)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).map(|row| (row["learner"].clone(), row)).collect()
}

/// Every mark is the one that the quiz gives by the published rules. `absent` have none.
fn every_mark_is_right(room: &Room, comma: bool, quiz: &str, learners: &[u64], absent: &[u64]) {
    let gradebook = gradebook(room, comma);
    assert_eq!(gradebook.len(), learners.len() + absent.len());
    for learner in absent {
        assert_eq!((&*gradebook[&code(*learner)]["mark"], &*gradebook[&code(*learner)]["note"]), ("", "missing"));
    }
    let (mut sum, mut expected) = (0.0, 0.0);
    for learner in learners {
        let row = &gradebook[&code(*learner)];
        let mut total = 0.0;
        for question in questions(quiz) {
            let (mark, _) = question.mark(question.answered_by(*learner).as_ref());
            let given: f64 = row[&question.id].parse().unwrap();
            assert!((given - mark).abs() < 1e-9, "{learner}: {} is {given}, not {mark}", question.id);
            total += mark;
        }
        let mark: f64 = row["mark"].parse().unwrap();
        assert!((mark - total).abs() < 1e-9, "{learner}: {mark}, not {total}");
        sum += mark;
        expected += total;
    }
    assert!((sum - expected).abs() < 1e-9 && sum > 0.0);
}

/// Collects once with the wrong key and once with the right one; all marks are right each time, exactly those are said to
/// have changed that did, and a spreadsheet with decimal commas reads the same.
fn collects_before_and_after(room: &Room, collect: &str, learners: &[u64], absent: &[u64]) -> String {
    let said = types(room, collect, "", "");
    every_mark_is_right(room, false, &with_a_wrong_key(), learners, absent);
    let before = gradebook(room, false);
    room.write(OWN, put_right());
    let changed = types(room, collect, " --decimal-comma", "");
    every_mark_is_right(room, true, &put_right(), learners, absent);
    let after = gradebook(room, true);
    let told = changed.split_once("Changed since marks.csv was last written:\n").unwrap().1;
    let mut moved = 0;
    for learner in learners {
        let code = code(*learner);
        let has_moved = before[&code]["mark"] != after[&code]["mark"];
        assert_eq!(told.lines().any(|line| line.trim_start().starts_with(&code)), has_moved, "{code}: {told}");
        moved += usize::from(has_moved);
    }
    assert!(moved >= 10, "{told}");
    said
}

#[test]
fn on_paper_and_at_the_wall_every_mark_of_twenty_five_is_right() {
    let room = Room::empty();
    room.write(OWN, with_a_wrong_key());
    room.write("roster.csv", roster());
    types(&room, &command("hangup class print before", "-o papers.html"), "", "");
    types(&room, &command("hangup class print before", "--key"), "", "");
    let papers = room.read("papers.html");
    let handouts: Vec<&str> = papers.split("<div class=\"section").skip(1).collect();
    assert_eq!(handouts.len() as u64, LEARNERS);

    // One comes late and has no paper: a handout, and a line at the end of the roster.
    let print = command("hangup class print before", "--form C");
    types(&room, &print, "", "");
    let rows: Vec<String> = room.read("roster.csv").lines().map(|row| format!("{row},\n")).collect();
    let rows = rows.concat().replacen("name,", "name,form", 1);
    room.write("roster.csv", format!("{rows}{},,Late,C\n", code(LATE)));

    let quiz = questions(QUIZ);
    let mut lines = String::from("?\n");
    for number in (1..=LEARNERS).filter(|number| *number != ABSENT) {
        let handout = handouts[number as usize - 1];
        let form = ["A", "B", "C", "D"][(number as usize - 1) % 4];
        assert!(
            handout.contains(&format!("{} Learner {number}</b>", code(number)))
                && handout.contains(&format!("Form {form}"))
        );
        let sheet = sheet(handout, &quiz, number);
        match number {
            // By the wrong form first, which is told, and then once more.
            2 => lines += &format!("L02 A {sheet}\nagain L02 B {sheet}\n"),
            3 => lines += &format!("Learner 3 {form} {sheet}\n"),
            _ => lines += &format!("{} {form} {sheet}\n", code(number).to_lowercase()),
        }
    }
    lines += &format!("{} C {}\n\n", code(LATE), sheet(&room.read("handout-c.html"), &quiz, LATE));
    let said = types(&room, &command("hangup class enter before", "--roster roster.csv"), "", &lines);
    assert_eq!(said.matches("Written to handed-in/").count(), 26, "{said}");
    assert_eq!(said.matches("The roster says form").count(), 1, "{said}");

    let learners: Vec<u64> = (1..=LATE).filter(|number| *number != ABSENT).collect();
    let collect = command("hangup class collect", "--roster roster.csv");
    let said = collects_before_and_after(&room, &collect, &learners, &[ABSENT]);
    assert!(said.contains("Missing: L25 Learner 25."), "{said}");
    assert!(!said.contains("--record"), "nothing was dealt: {said}");
    let reviews = room.read("reviews/reviews.all.html");
    assert_eq!(reviews.matches("You did the safe thing in").count(), learners.len());
    let said = types(&room, &command("hangup class report", "--quiz"), "", "");
    assert!(said.contains("Three things to discuss now.") && said.contains("25 learners, 10 questions."), "{said}");
}

const FROM_PAPER: u64 = 11;
const BY_CODE: u64 = 13;
const DEAD_MACHINE: u64 = 7;
const DELETED: u64 = 9;
const REOPENED: u64 = 3;

#[test]
fn with_a_machine_for_each_every_mark_of_twenty_five_is_right() {
    let mut room = Room::empty();
    room.write(OWN, with_a_wrong_key());
    room.write("roster.csv", roster());
    let said = types(&room, &command("hangup class seal", ""), "", "");
    room.words = said.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    types(&room, &command("hangup class deal", ""), "", "");
    fs::create_dir(room.path("handed-in")).unwrap();
    types(&room, &command("hangup class add", &code(LATE)), "", "");

    let quiz = questions(QUIZ);
    let mut code_of_one = String::new();
    for number in (1..=LATE).filter(|number| ![FROM_PAPER, ABSENT].contains(number)) {
        // Two sit at each other's paper.
        let paper = code(match number {
            4 => 5,
            5 => 4,
            number => number,
        });
        let mut student = room.sit(&paper);
        match number {
            DEAD_MACHINE => {
                assert!(!student.work(&quiz, number, 4));
                student.cut_off();
                student = Student::sit(&room.path("papers"), &format!("{paper}.hangup"), &room.path("other-home"));
                assert!(student.work_from_here(&quiz, number));
            }
            DELETED => {
                assert!(!student.work(&quiz, number, 4));
                fs::remove_file(room.path(&format!("handed-in/{paper}.answers"))).unwrap();
                assert!(student.work_from_here(&quiz, number));
                assert!(student.transcript.contains("was gone"), "{}", student.transcript);
            }
            REOPENED => {
                hands_in_by_mistake(&mut student);
                student.leave();
                types(&room, &command("hangup class reopen", &paper), "", "");
                student = room.sit(&paper);
                answers_one_by_one(&mut student, &quiz, number);
            }
            _ => assert!(student.work(&quiz, number, usize::MAX), "{number}"),
        }
        if number == BY_CODE {
            let said = student.transcript.split_whitespace().collect::<Vec<_>>().join(" ");
            code_of_one = said.split("copy this answer code: ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
            fs::remove_file(room.path(&format!("handed-in/{paper}.answers"))).unwrap();
        }
        if number == 1 {
            student.say(&room.words);
            student.say("");
            assert!(student.leave().contains("You did the safe thing in"));
        } else {
            student.leave();
        }
    }
    for reassign in commands("hangup class reassign") {
        types(&room, &reassign, "", "");
    }
    // No machine is free: a handout of their form, which the roster that was filled in says.
    let dealt = table(&room.path("papers-roster.csv"));
    assert_eq!(dealt.iter().find(|row| row["code"] == code(FROM_PAPER)).unwrap()["form"], "C");
    types(&room, &command("hangup class print before", "--form C"), "", "");
    let sheet = sheet(&room.read("handout-c.html"), &quiz, FROM_PAPER);
    let enter = command("hangup class enter before", "--roster papers.record");
    let said = types(&room, &enter, "", &format!("{} C {sheet}\n{code_of_one}\n\n", code(FROM_PAPER)));
    assert_eq!(said.matches("Written to handed-in/").count(), 2, "{said}");

    let learners: Vec<u64> = (1..=LATE).filter(|number| *number != ABSENT).collect();
    let collect = command("hangup class collect", "--record papers.record");
    let said = collects_before_and_after(&room, &collect, &learners, &[ABSENT]);
    assert!(said.contains("Missing: L25 Learner 25.\n"), "{said}");
    let noted: Vec<(u64, &str)> = vec![
        (4, "sat the paper of L05"),
        (5, "sat the paper of L04"),
        (FROM_PAPER, "from paper"),
        (BY_CODE, "from an answer code"),
        (REOPENED, "opened again by you"),
    ];
    for number in &learners {
        let row = said.lines().find(|line| line.trim_start().starts_with(&code(*number))).unwrap();
        match noted.iter().find(|(noted, _)| noted == number) {
            Some((_, note)) => assert!(row.contains(note), "{row}"),
            None => assert!(row.trim_end().ends_with("of 10"), "{row}"),
        }
    }
    let report = types(&room, &command("hangup class report", "--quiz"), &format!(" {}", inline("--record")), "");
    let book = gradebook(&room, true);
    for number in &learners {
        let mark = &book[&code(*number)]["mark"];
        let line = report.lines().find(|line| line.starts_with(&format!("{}:", code(*number)))).unwrap();
        assert!(line.contains(&format!("{mark} of 10 marks")), "{line}, {mark}");
    }
}

/// What the page adds to a command, such as `--record papers.record`.
fn inline(beginning: &str) -> String {
    let found = commands(beginning);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

/// Passes over every question, and hands in.
fn hands_in_by_mistake(student: &mut Student) {
    while let Some(said) = student.listen(usize::MAX) {
        match said {
            said if said.ends_with("or quit to leave.") && said.contains("Handed in.") => return,
            said if said.ends_with("Press Enter to begin, or type quit.") => student.say(""),
            said if said.ends_with("or back for the last question.") => student.say("hand in"),
            _ => student.say("skip"),
        }
    }
    panic!("{}", student.transcript);
}

/// Goes to each question by its number, answers it, and hands in.
fn answers_one_by_one(student: &mut Student, questions: &[Question], learner: u64) {
    let mut next = 1;
    let mut replied = 0;
    while let Some(said) = student.listen(usize::MAX) {
        let line = match said {
            said if said.ends_with("or quit to leave.") && said.contains("Handed in.") => return,
            said if said.ends_with("or back for the last question.") && next <= questions.len() => {
                next += 1;
                format!("go {}", next - 1)
            }
            said => student.reply(&said, questions, learner, &mut replied),
        };
        student.say(&line);
    }
    panic!("{}", student.transcript);
}
