//! `hangup class report` as a teacher meets it: from tables of responses to figures, and whatever is wrong with a table is
//! said with its file and line.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use hangup_core::quiz::is_refused;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with tables, gone when the test ends.
struct Folder(TempDir);

/// What came of a command.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(name: &str, table: impl AsRef<[u8]>) -> Self {
        let folder = Self::new();
        folder.write(name, table);
        folder
    }

    fn write(&self, name: &str, table: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, table).unwrap();
        path
    }

    fn report(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hangup"));
        let output = command.current_dir(self.0.path()).args(["class", "report"]).args(arguments).output().unwrap();
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    fn json(&self) -> Value {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// Failed, with just this said on stderr and nothing printed.
    fn says(&self, sentence: &str) {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{self:?}");
        assert_eq!(self.err, format!("hangup: {sentence}\n"));
    }
}

fn near(found: &Value, expected: f64, within: f64) {
    assert!((found.as_f64().unwrap() - expected).abs() <= within, "{found} is not {expected}");
}

/// A table with just the needed columns.
fn short(rows: &str) -> String {
    format!("learner,question,mark,max_mark\n{rows}")
}

/// LSAT7 of Bock & Lieberman (Psychometrika 35, 1970): patterns of five answers, and how many of 1000 people gave them.
const LSAT7: &str = "\
    00000 12  00001 19  00010 1   00011 7   00100 3   00101 19  00110 3   00111 17  \
    01000 10  01001 5   01010 3   01011 7   01100 7   01101 23  01110 8   01111 28  \
    10000 7   10001 39  10010 11  10011 34  10100 14  10101 51  10110 15  10111 90  \
    11000 6   11001 25  11010 7   11011 35  11100 18  11101 136 11110 32  11111 308";

/// Expected values as the literature prints them, and with more digits from NumPy 2.4.
#[test]
fn lsat7_comes_out_as_it_is_printed() {
    let mut table = String::from("max_mark,mark,question,learner,response\n");
    let mut people = 0;
    let words: Vec<&str> = LSAT7.split_whitespace().collect();
    for pair in words.chunks(2) {
        for _ in 0..pair[1].parse::<u32>().unwrap() {
            people += 1;
            for (question, mark) in pair[0].chars().enumerate() {
                table += &format!("1,{mark},item {},person {people},{mark}\n", question + 1);
            }
        }
    }
    let report = Folder::with("lsat7.csv", table).report(&["lsat7.csv", "--json"]).json();
    let quiz = &report["quiz"];
    assert_eq!((&quiz["n"], &quiz["k"], &quiz["complete_n"]), (&1000.into(), &5.into(), &1000.into()));
    near(&quiz["alpha"], 0.453_409, 5e-7);
    near(&quiz["kr20"], 0.453_409, 5e-7);
    near(&quiz["mean"], 3.707, 1e-12);
    let items = report["items"].as_array().unwrap();
    let expected = [(0.828, 0.2457), (0.658, 0.2467), (0.772, 0.3132), (0.606, 0.2228), (0.843, 0.1748)];
    assert_eq!(items.len(), expected.len());
    for (item, (facility, item_rest)) in items.iter().zip(expected) {
        near(&item["facility"], facility, 1e-12);
        near(&item["item_rest"], item_rest, 5e-5);
    }
    let totals =
        report["learners"].as_array().unwrap().iter().map(|learner| learner["mark"].as_f64().unwrap() as usize);
    let mut frequencies = [0; 6];
    totals.for_each(|total| frequencies[total] += 1);
    assert_eq!(frequencies, [12, 40, 114, 205, 321, 308]);
}

#[test]
fn json_has_every_figure_and_null_where_it_is_undefined() {
    let folder = Folder::with("one.csv", short("ada,q1,1,1\n"));
    let report = folder.report(&["one.csv", "--json"]).json();
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(fields(&report), ["discernment", "items", "learners", "quiz", "safe_actions"]);
    let nulls = |value: &Value| value.as_object().unwrap().iter().filter(|(_, figure)| figure.is_null()).count();
    assert_eq!(report["quiz"]["mean"], 1.0);
    assert_eq!(nulls(&report["quiz"]), 8, "of one answer, only mean and median are known: {}", report["quiz"]);
    let item = &report["items"][0];
    assert_eq!((&item["facility"], &item["sd"], &item["item_rest_ci"]), (&1.0.into(), &Value::Null, &Value::Null));
    assert_eq!(item["flags"], Value::from(vec!["too_easy"]));
    assert_eq!(report["safe_actions"], serde_json::json!({ "safe": 0, "of": 0 }));
    assert_eq!(nulls(&report["discernment"]), 6);
    assert_eq!(report["learners"][0]["d_prime"], Value::Null);
}

#[test]
fn an_empty_class_is_no_mistake() {
    let report = Folder::with("none.csv", short("")).report(&["none.csv", "--json"]).json();
    assert_eq!((&report["quiz"]["n"], &report["quiz"]["mean"]), (&0.into(), &Value::Null));
    assert_eq!((&report["items"], &report["learners"]), (&Value::from([0; 0]), &Value::from([0; 0])));
}

#[test]
fn several_tables_are_one_class() {
    let folder = Folder::with("monday.csv", short("ada,q1,1,1\nben,q1,0,1\n"));
    folder.write("tuesday.csv", "seconds,question,learner,max_mark,mark\n12,q1,cleo,1,1\n9,q2,ada,2,0.5\n");
    let report = folder.report(&["monday.csv", "tuesday.csv", "--json"]).json();
    let questions: Vec<_> =
        report["items"].as_array().unwrap().iter().map(|item| (&item["question"], &item["n"])).collect();
    assert_eq!(questions, [(&"q1".into(), &3.into()), (&"q2".into(), &1.into())]);
    assert_eq!(report["learners"][0]["mark"], 1.5);
}

#[test]
fn a_byte_order_mark_and_ends_of_lines_of_windows_do_no_harm() {
    let table = short("\"Ada, Countess\",q1,1,1\nben,q1,0,1\n").replace('\n', "\r\n");
    let folder = Folder::with("excel.csv", format!("\u{feff}{table}"));
    let report = folder.report(&["excel.csv", "--json"]).json();
    assert_eq!(report["learners"][0]["learner"], "Ada, Countess");
    assert_eq!(report["quiz"]["n"], 2);
}

#[test]
fn without_json_it_says_what_matters_first() {
    let rows = "ada,q1,1,1,scam,scam,true\nben,q1,0.5,1,scam,genuine,false\nada,q2,1,1,,,\nben,q2,1,1,,,\n";
    let table = format!("learner,question,mark,max_mark,truth,verdict,action_safe\n{rows}");
    let run = Folder::with("class.csv", table).report(&["class.csv"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let place = |words: &str| run.out.find(words).unwrap_or_else(|| panic!("no `{words}` in {}", run.out));
    assert!(place("Nothing stands out") < place("The safe thing was done in 1 of 2 situations (50%)."));
}

#[test]
fn names_steer_no_terminal() {
    let folder = Folder::with("evil.csv", short("ada\u{1b}[31m,q\u{9b}1,1,1\n"));
    for arguments in [vec!["evil.csv"], vec!["evil.csv", "--json"]] {
        let run = folder.report(&arguments);
        assert_eq!(run.code, Some(0));
        assert!(!run.out.chars().any(is_refused), "{run:?}");
    }
    let run = Folder::with("evil.csv", short("ada,q\u{1b}1,2,1\n")).report(&["evil\u{1b}.csv"]);
    assert!(!run.err.chars().any(is_refused), "{run:?}");
}

#[test]
fn a_table_that_is_none_is_refused_with_a_way_out() {
    for (table, sentence) in [
        (
            "learner;question;mark;max_mark\nada;q1;1;1\n",
            "t.csv:1: the cells are separated by semicolons; save the table with commas between them",
        ),
        (
            "learner\tquestion\tmark\tmax_mark\nada\tq1\t1\t1\n",
            "t.csv:1: the cells are separated by tabs; save the table with commas between them",
        ),
        (
            "learner,question,max_mark\nada,q1,1\n",
            "t.csv:1: there is no column mark; the first line must name learner, question, mark and max_mark",
        ),
        ("", "t.csv:1: there is no column learner; the first line must name learner, question, mark and max_mark"),
        ("learner,question,mark,max_mark,mark\n", "t.csv:1: there are two columns mark; leave only one"),
        (
            "learner,question,mark,max_mark\n\nada,q1,1,1\n\n\nben,q1,1\n",
            "t.csv:6: here are 3 cells, and 4 in the first line; put quotes around what has commas in it",
        ),
    ] {
        Folder::with("t.csv", table).report(&["t.csv", "--json"]).says(sentence);
    }
    Folder::new().report(&["gone.csv"]).says("gone.csv cannot be read: No such file or directory (os error 2)");
}

#[test]
fn a_row_that_makes_no_sense_is_refused_with_its_line_and_a_way_out() {
    for (row, sentence) in [
        ("ada,q2,2,1", "mark is 2, and max_mark only 1; put one of them right"),
        ("ada,q2,-1,1", "mark is -1; marks are numbers from 0 up"),
        ("ada,q2,0,-1", "max_mark is -1; marks are numbers from 0 up"),
        ("ada,q2,NaN,1", "mark is NaN; marks are numbers from 0 up"),
        ("ada,q2,1,inf", "max_mark is inf; marks are numbers from 0 up"),
        ("ada,q2,one,1", "mark is `one`; it may be a number such as 1 or 0.5"),
        ("ada,q2,\"0,5\",1", "mark is `0,5`; it may be a number such as 1 or 0.5"),
        ("ada,q2,,1", "mark is ``; it may be a number such as 1 or 0.5"),
        (",q2,1,1", "there is no learner; every row needs one, a code or a number will do"),
        ("ada,,1,1", "there is no question; every row needs one, a code or a number will do"),
        ("ben,q1,1,2", "max_mark of q1 is 2, and was 1 in a row before; a question has one maximum for all"),
    ] {
        let folder = Folder::with("t.csv", short(&format!("ada,q1,1,1\n\"cleo\nand dan\",q1,1,1\n{row}\n")));
        folder.report(&["t.csv", "--json"]).says(&format!("t.csv:5: {sentence}"));
    }
}

#[test]
fn a_situation_that_makes_no_sense_is_refused_with_its_line_and_a_way_out() {
    for (cells, sentence) in [
        ("fraud,,,", "truth is `fraud`; it may be scam or genuine"),
        ("could not tell,,,", "truth is `could not tell`; it may be scam or genuine"),
        ("scam,Scam,,", "verdict is `Scam`; it may be scam, genuine or could not tell"),
        ("scam,scam,49,", "confidence is `49`; it may be a whole number from 50 to 100"),
        ("scam,scam,101,", "confidence is `101`; it may be a whole number from 50 to 100"),
        ("scam,scam,66.6,", "confidence is `66.6`; it may be a whole number from 50 to 100"),
        ("scam,scam,0.8,", "confidence is `0.8`; it may be a whole number from 50 to 100"),
        ("scam,scam,80,yes", "action_safe is `yes`; it may be true or false"),
    ] {
        let head = "learner,question,mark,max_mark,truth,verdict,confidence,action_safe";
        let good = "ada,q1,1,1,scam,could not tell,80.0,true\nben,q1,1,1,genuine,genuine,50,false\ncleo,q1,1,1,,,,";
        let folder = Folder::with("t.csv", format!("{head}\n{good}\ndan,q1,1,1,{cells}\n"));
        folder.report(&["t.csv", "--json"]).says(&format!("t.csv:5: {sentence}"));
    }
}

#[test]
fn a_learner_with_two_rows_for_a_question_is_named_with_both_lines() {
    let folder = Folder::with("one.csv", short("ada,q1,1,1\nben,q1,1,1\nada,q2,1,1\n"));
    folder
        .report(&["one.csv", "one.csv"])
        .says("one.csv:2: `ada` has had a row for `q1` before, in one.csv:2; leave only one of them");
    folder.write("two.csv", short("cleo,q1,1,1\n\nben,q1,1,1\n"));
    folder
        .report(&["one.csv", "two.csv"])
        .says("two.csv:4: `ben` has had a row for `q1` before, in one.csv:3; leave only one of them");
}

#[test]
fn what_is_no_utf_8_is_refused_with_its_line() {
    let sentence = "this is no UTF-8; save the table as CSV in UTF-8";
    let latin = b"learner,question,mark,max_mark\nada,q1,1,1\nbj\xf6rn,q1,1,1\n";
    Folder::with("t.csv", latin).report(&["t.csv"]).says(&format!("t.csv:3: {sentence}"));
    let utf_16: Vec<u8> = "\u{feff}learner,question".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Folder::with("t.csv", utf_16).report(&["t.csv"]).says(&format!("t.csv:1: {sentence}"));
}

/// A table of over a mebibyte, whose second half is read by another thread: of so many learners, 16 questions each, with
/// some words in each row.
fn large(learners: usize, words: &str) -> String {
    let mut table = String::from("learner,question,mark,max_mark,response,notes\n");
    for learner in 0..learners {
        for question in 0..16 {
            table += &format!("learner {learner},q{question},{},1,r{question},{words}\n", (learner + question) % 2);
        }
    }
    assert!(table.len() > 1 << 20);
    table
}

/// By hand: every question is right for each second learner, so facilities are 0.5 and every total is 8.
fn is_complete(report: &Value, learners: usize) {
    assert_eq!((&report["quiz"]["n"], &report["quiz"]["complete_n"]), (&learners.into(), &learners.into()));
    assert_eq!((&report["quiz"]["mean"], &report["quiz"]["sd"]), (&8.0.into(), &0.0.into()));
    let items = report["items"].as_array().unwrap();
    let names: Vec<String> = (0..16).map(|question| format!("q{question}")).collect();
    assert_eq!(items.iter().map(|item| item["question"].as_str().unwrap()).collect::<Vec<_>>(), names);
    for (item, place) in items.iter().zip(0..) {
        assert_eq!((&item["n"], &item["facility"]), (&learners.into(), &0.5.into()));
        assert_eq!(
            (&item["options"][0]["response"], &item["options"][0]["n"]),
            (&format!("r{place}").into(), &learners.into())
        );
    }
}

#[test]
fn a_large_table_is_read_in_halves_wherever_these_meet() {
    for (table, learners) in [
        (large(3000, ""), 3000),
        (large(3000, "").replace('\n', "\r\n"), 3000),
        (large(1500, "\"two lines\nof notes\""), 1500),
        (large(1500, "\"two lines\r\nof \"\"notes\"\"\""), 1500),
        (large(100, &format!("\"{}\"", "a,b,c,d,e,f\n".repeat(200))), 100),
    ] {
        let folder = Folder::with("large.csv", &table);
        is_complete(&folder.report(&["large.csv", "--json"]).json(), learners);
        let without_end = table.trim_end();
        folder.write("large.csv", without_end);
        is_complete(&folder.report(&["large.csv", "--json"]).json(), learners);
    }
}

#[test]
fn a_mistake_in_the_second_half_of_a_large_table_is_said_with_its_line() {
    let table = large(3000, "");
    let lines = table.lines().count();
    for (row, sentence) in [
        ("ada,q1,2,1,,", "mark is 2, and max_mark only 1; put one of them right"),
        ("ada,q1,1,2,,", "max_mark of q1 is 2, and was 1 in a row before; a question has one maximum for all"),
        ("ada,q1,1,1,", "here are 5 cells, and 6 in the first line; put quotes around what has commas in it"),
        ("learner 3,q1,1,1,,", "`learner 3` has had a row for `q1` before, in large.csv:51; leave only one of them"),
    ] {
        let folder = Folder::with("large.csv", format!("{table}{row}\n"));
        folder.report(&["large.csv"]).says(&format!("large.csv:{}: {sentence}", lines + 1));
    }
    let other_maximum = table.replace("learner 0,q1,1,1", "learner 0,q1,1,2");
    Folder::with("large.csv", other_maximum)
        .report(&["large.csv"])
        .says("large.csv:19: max_mark of q1 is 1, and was 2 in a row before; a question has one maximum for all");
}
