//! How fast a quiz file is read and checked, against a bare typed parse of the same text with the same library. The
//! three take turns, and their medians are compared. Then: how soon a dangerous text is refused.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at the first surprise"
)]

mod support;

use std::fs;
use std::path::Path;
use std::time::Duration;

use hangup_core::quiz;
use jiff::civil::Date;
use support::bank::{self, Style};
use support::figures::{Target, figure, heading, in_turns, median, milliseconds, ratio, time};
use support::plain;

const QUESTIONS: usize = 10_000;
/// The day on which the quizzes are checked.
const TODAY: Date = Date::constant(2026, 11, 24);

fn main() {
    let invented = |style| bank::quiz("invented", "Invented calls", QUESTIONS, style);
    compare("10,000 questions in block style", &invented(Style::Block), 9);
    compare("10,000 questions with options in braces", &invented(Style::Flow), 9);
    compare("The quizzes that come with hangup, repeated", &repeated(1_000_000), 41);
    heading("Refusing what is dangerous");
    for (name, text) in dangers() {
        refuse(name, &text);
    }
}

/// Parse and check beside a bare parse of the same text.
fn compare(name: &str, text: &str, rounds: usize) {
    assert_eq!(quiz::check(text.as_bytes(), TODAY), [], "{name} has something to say about it");
    heading(&format!("{name}, {:.1} MB", text.len() as f64 / 1e6));
    let mut bare = || time(|| serde_yaml::from_str::<plain::Quiz>(text).unwrap());
    let mut parse = || time(|| quiz::parse(text.as_bytes()).unwrap());
    let mut check = || time(|| quiz::check(text.as_bytes(), TODAY));
    let times = in_turns(rounds, [&mut bare, &mut parse, &mut check]);
    let [bare, parse, check] = times.map(|times| median(&times));
    figure("a bare typed parse", &milliseconds(bare), None);
    let [parse_speed, check_speed] = [ratio(bare, parse), ratio(bare, check)];
    figure("parse", &milliseconds(parse), None);
    figure("check", &milliseconds(check), None);
    let target = Target { words: "at least 0.6", reached: parse_speed >= 0.6 };
    figure("parse, speed against bare", &format!("{parse_speed:.2}"), Some(target));
    let target = Target { words: "at least 0.4", reached: check_speed >= 0.4 };
    figure("check, speed against bare", &format!("{check_speed:.2}"), Some(target));
    let mistaken = text.replacen("truth: scam", "truth: scams", 1);
    let found = time(|| assert_eq!(quiz::check(mistaken.as_bytes(), TODAY).len(), 1, "{name} has one mistake"));
    figure("check where there is one mistake", &milliseconds(found), None);
}

fn refuse(name: &str, text: &[u8]) {
    let took = time(|| assert!(quiz::parse(text).is_err(), "{name} was not refused"));
    let target = Target { words: "at most 1 s", reached: took <= Duration::from_secs(1) };
    figure(name, &milliseconds(took), Some(target));
}

/// The questions of the quizzes in `quizzes/`, over and over under new ids, as one quiz of about that many bytes.
fn repeated(bytes: usize) -> String {
    let questions = shipped_questions();
    let mut text = String::from("format: 1\nid: repeated\ntitle: Repeated\nsummary: All there is.\nquestions:\n");
    for turn in 0.. {
        if text.len() >= bytes {
            break;
        }
        for line in questions.lines() {
            text.push_str(line);
            if line.starts_with("  - id: ") || line.starts_with("    twin: ") {
                text.push_str(&format!("-{turn}"));
            }
            text.push('\n');
        }
    }
    text
}

fn shipped_questions() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("quizzes");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    let questions = files.iter().map(|file| {
        let text = fs::read_to_string(file).unwrap();
        text.split_once("\nquestions:\n").expect("a quiz has questions").1.to_owned()
    });
    questions.collect()
}

/// Texts that a careless reader would take long over, or would not survive.
fn dangers() -> Vec<(&'static str, Vec<u8>)> {
    const DEEP: usize = 100_000;
    let in_a_quiz = |value: String| format!("format: 1\nid: a\ntitle: {value}\n").into_bytes();
    vec![
        ("100,000 brackets", "[".repeat(DEEP).into()),
        ("100,000 braces", "{".repeat(DEEP).into()),
        ("100,000 mappings in braces", "{a: ".repeat(DEEP).into()),
        ("100,000 dashes", "- ".repeat(DEEP).into()),
        ("100,000 question marks", "? ".repeat(DEEP).into()),
        ("100,000 brackets in a quiz", in_a_quiz("[".repeat(DEEP))),
        ("100,000 brackets and their ends in a quiz", in_a_quiz("[".repeat(DEEP) + &"]".repeat(DEEP))),
        ("100,000 brackets, a line each", "[\"]\",\n".repeat(DEEP).into()),
        ("mappings indented one by one, 16 MiB", indented()),
        ("an alias bomb", alias_bomb().into()),
        ("16 MiB and a byte", vec![b'a'; quiz::MAX_BYTES + 1]),
        ("16 MiB of brackets", vec![b'['; quiz::MAX_BYTES]),
        ("16 MiB of letters", vec![b'a'; quiz::MAX_BYTES]),
        ("16 MiB that are not UTF-8", vec![0xFF; quiz::MAX_BYTES]),
        ("16 MiB of keys without values", b"a: \n".repeat(quiz::MAX_BYTES / 4)),
        ("16 MiB of questions that are none", questions(&"  - a\n".repeat((quiz::MAX_BYTES - 100) / 6))),
        ("4,000 cues that quote nothing of 128 KiB", cues()),
    ]
}

fn questions(text: &str) -> Vec<u8> {
    format!("format: 1\nid: a\ntitle: a\nsummary: a\nquestions:\n{text}").into_bytes()
}

fn cues() -> Vec<u8> {
    let scenario = "a b ".repeat(32 * 1024);
    let cues = "      - { quote: c d, why: e }\n".repeat(4000);
    questions(&format!(
        "  - id: a\n    topic: a\n    scenario: {scenario}\n    typed: {{ ask: a, accept: [a] }}\n    cues:\n{cues}"
    ))
}

fn indented() -> Vec<u8> {
    let mut text = String::new();
    for depth in 0.. {
        let line = format!("{:depth$}a:\n", "");
        if text.len() + line.len() > quiz::MAX_BYTES {
            break;
        }
        text += &line;
    }
    text.into()
}

/// Nine lists, each of nine times the one before.
fn alias_bomb() -> String {
    let mut text = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (before, name) in ('a'..='h').zip('b'..='i') {
        text += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", "));
    }
    text
}
