//! Marks after a change of mind: what the paper asked decides, the teacher can give a question to everybody or leave it out,
//! and whatever changed against the last gradebook is told.

use hangup_core::attempt::{Response, What};
use serde_json::Value;

use super::desk::{ALL_RIGHT, Desk, minute};

const COLLECT: &str = "class collect hand-in --quiz quiz.yaml --record papers.record --gradebook marks.csv";

/// Ann chose what is right, Ben what is wrong in the first question, Cem left it blank; all are right in the others.
fn class() -> Desk {
    let desk = Desk::dealt("code,name\nL01,Ann\nL02,Ben\nL03,Cem\n");
    desk.answers("L01", &ALL_RIGHT);
    desk.answers("L02", &[("one", "wrong"), ("two", "right"), ("three", "right")]);
    desk.answers("L03", &ALL_RIGHT[1..]);
    desk
}

/// The marks of everybody in a question, and in all.
fn marks(desk: &Desk, question: &str) -> [(String, String); 3] {
    let rows = desk.table("marks.csv");
    ["L01", "L02", "L03"].map(|code| (rows[code][question].clone(), rows[code]["mark"].clone()))
}

fn pairs(pairs: [(&str, &str); 3]) -> [(String, String); 3] {
    pairs.map(|(one, all)| (one.to_owned(), all.to_owned()))
}

#[test]
fn a_second_answer_that_is_accepted_earns_full_marks_and_takes_none() {
    // By the record; and by what the result itself says of its paper.
    for by in ["--record papers.record", "--roster roster.csv", ""] {
        let desk = class();
        let collect = format!("class collect hand-in --quiz quiz.yaml --gradebook marks.csv {by}").trim().to_owned();
        desk.says(&collect);
        assert_eq!(marks(&desk, "one"), pairs([("1", "4"), ("0", "3"), ("0", "3")]));
        desk.change("quiz.yaml", "text: First wrong", "text: First wrong, correct: true");
        let said = desk.says(&collect);
        assert_eq!(marks(&desk, "one"), pairs([("1", "4"), ("1", "4"), ("0", "3")]), "{said}");
        let who = if by.is_empty() { "L02" } else { "L02 Ben" };
        assert!(said.ends_with(&format!("Changed since marks.csv was last written:\n  {who}: 3 → 4\n")), "{said}");
        desk.says(&format!("{collect} --reviews reviews"));
        let review = desk.read("reviews/L02.html");
        assert!(review.contains("Right too") && review.contains("First right"), "{review}");
        let note = "its paper asked for one answer to 1 question of which several are right now";
        assert_eq!(said.contains(note), by != "--record papers.record", "{said}");
        // The report has the same marks, and knows both answers as right.
        let report: Value = serde_json::from_str(&desk.says("class report hand-in --quiz quiz.yaml --json")).unwrap();
        let item = report["items"].as_array().unwrap().iter().find(|item| item["question"] == "one").unwrap();
        assert!((item["facility"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-9, "{item}");
        let keys = item["options"].as_array().unwrap().iter().filter(|choice| choice["key"] == true).count();
        assert_eq!(keys, 2, "{item}");
    }
}

#[test]
fn marks_that_changed_are_told_also_where_another_table_could_not_be_written() {
    let desk = class();
    desk.says(COLLECT);
    desk.change("quiz.yaml", "text: First wrong", "text: First wrong, correct: true");
    desk.fails(&format!("{COLLECT} --responses nowhere/answers.csv"));
    assert!(desk.says(COLLECT).contains("L02 Ben: 3 → 4"));
}

#[test]
fn an_answer_that_is_withdrawn_from_a_question_that_asked_for_several_leaves_the_right_one_its_marks() {
    let desk = Desk::dealt("code,name\nL01,Ann\nL02,Ben\nL03,Cem\n");
    desk.change("quiz.yaml", "text: First wrong", "text: First wrong, correct: true");
    desk.says("class seal quiz.yaml -o again.sealed");
    desk.says("class deal again.sealed --roster roster.csv --hand-in ../hand-in -o again");
    std::fs::remove_dir_all(desk.path("papers")).unwrap();
    std::fs::rename(desk.path("again"), desk.path("papers")).unwrap();
    let marker = desk.marker();
    for (code, options) in [("L01", &["right", "wrong"][..]), ("L02", &["right"]), ("L03", &["wrong"])] {
        desk.sit(code, |attempt| {
            let answers = options.iter().map(|option| super::desk::answered(&marker, "one", option));
            let (mut chosen, mut asked) = (Vec::new(), None);
            for answer in answers {
                let What::Answered { question, response: Response::Choice(ids) } = answer else { panic!() };
                chosen.extend(ids);
                asked = Some(question);
            }
            let response = Response::Choice(chosen);
            attempt.record(minute(1), What::Answered { question: asked.unwrap(), response });
            attempt.record(minute(2), What::HandedIn);
        });
    }
    let collect = "class collect hand-in --quiz quiz.yaml --record again.record --gradebook marks.csv";
    desk.says(collect);
    assert_eq!(marks(&desk, "one"), pairs([("1", "1"), ("0.5", "0.5"), ("0.5", "0.5")]));
    desk.change("quiz.yaml", "text: First wrong, correct: true", "text: First wrong");
    let said = desk.says(collect);
    assert_eq!(marks(&desk, "one"), pairs([("0.5", "0.5"), ("1", "1"), ("0", "0")]), "{said}");
    assert!(!said.contains("do not fit the paper") && !said.contains("does not fit the paper"), "{said}");
}

#[test]
fn a_question_is_given_to_everybody_or_counts_for_nobody() {
    let desk = class();
    desk.says(COLLECT);
    let said = desk.says(&format!("{COLLECT} --credit one --reviews reviews"));
    assert!(desk.read("reviews/L03.html").contains("full marks for everybody"));
    assert!(!desk.read("reviews/L01.html").contains("full marks for everybody"));
    assert_eq!(marks(&desk, "one"), pairs([("1", "4"), ("1", "4"), ("1", "4")]));
    assert!(said.contains("Whoever had it on their paper got full marks for: one."), "{said}");
    assert!(said.ends_with("last written:\n  L02 Ben: 3 → 4\n  L03 Cem: 3 → 4\n"), "{said}");
    let said = desk.says(&format!("{COLLECT} --leave-out one --leave-out three"));
    assert_eq!(marks(&desk, "one"), pairs([("", "1"), ("", "1"), ("", "1")]));
    assert!(Desk::line(&said, "L02").contains("1 of 1  100%"), "{said}");
    assert!(said.contains("Counts for nobody: one, three."), "{said}");
}

#[test]
fn a_question_is_given_to_nobody_who_did_not_have_it() {
    let desk = class();
    desk.change("quiz.yaml", "This is the second.", "This is the second one.");
    desk.says("class collect hand-in --quiz quiz.yaml --gradebook marks.csv --credit two");
    assert_eq!(desk.table("marks.csv")["L01"]["two"], "0");
}

#[test]
fn questions_that_there_are_not_are_refused() {
    let desk = class();
    for (arguments, told) in [
        ("--credit onne", "there is no question `onne` in `desk`; did you mean `one`?"),
        ("--leave-out Three", "there is no question `Three` in `desk`; did you mean `three`?"),
        ("--leave-out xyz", "there is no question `xyz` in `desk`\n"),
        ("--credit one --leave-out one", "`one` cannot be given to everybody and be left out"),
    ] {
        let said = desk.fails(&format!("{COLLECT} {arguments}"));
        assert!(said.contains(told), "{said}");
    }
    assert!(!desk.path("marks.csv").exists());
}

#[test]
fn every_mark_that_changed_is_told_and_who_is_new_or_gone() {
    let desk = class();
    assert!(!desk.says(COLLECT).contains("last written"));
    assert!(desk.says(COLLECT).ends_with("No mark has changed since marks.csv was last written.\n"));
    // A spreadsheet in a locale with decimal commas has saved it.
    let saved = desk.read("marks.csv").replace("L02,Ben,B,3,", "L02,Ben,B,\"2,5\",").replace("L03,Cem", "L09,Dot");
    desk.write("marks.csv", saved);
    std::fs::remove_file(desk.path("hand-in/L01.answers")).unwrap();
    let said = desk.says(COLLECT);
    let changes = "Changed since marks.csv was last written:\n  L02 Ben: 2.5 → 3\n  L03 Cem: new, 3\n  L01 Ann: 4 → missing\n  \
                   L09 Dot: 3 → gone\n";
    assert!(said.ends_with(changes), "{said}");
}

#[test]
fn a_table_that_is_no_gradebook_is_not_written_over() {
    let desk = class();
    let told = desk.fails("class collect hand-in --quiz quiz.yaml --gradebook roster.csv");
    assert!(told.contains("roster.csv is there already and is no gradebook, so it is left as it is"), "{told}");
    assert!(desk.read("roster.csv").starts_with("code,name\nL01,Ann\n"));
}
