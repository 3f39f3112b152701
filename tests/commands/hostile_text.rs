//! Text is data: hostile bytes are pushed through every file, name, argument and variable that a command takes, and every byte
//! that comes out is looked at: on stdout and stderr, in tables, pages and JSON, in the names of files.

mod names;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use assert_cmd::Command;
use hangup_core::quiz::is_refused;
use serde_json::{Map, Value};

use crate::desk::{Desk, GIFT};
use crate::hostile::PAYLOADS;
use crate::loops::runs;

/// A quiz with a text of every sort that is shown.
const MIXED: &str = r#"format: 1
id: mixed
title: All sorts
summary: Two questions.
use: practice
language: en
questions:
  - id: rings
    topic: calls
    scenario: Somebody rings.
    exhibits: [{ sms: { from: Bank, text: Call us. } }]
    verdict: { truth: scam, action: { ask: What now?, options: [{ id: ring, text: Ring back, safe: true, why: Good. }, { id: pay, text: Pay, why: Bad. }] } }
    cues: [{ quote: Somebody, why: Unasked. }]
    rule: Hang up.
    explain: It was a trick.
    sources: [{ title: A guide, url: "https://example.org/guide" }]
    checked: 2026-11-23
  - id: who
    topic: names
    difficulty: 2
    choice: { ask: Who rings?, options: [{ id: stranger, text: A stranger, correct: true }, { id: friend, text: A friend }] }
"#;

/// What is replaced in it: keys and values.
const IN_A_QUIZ: &[&str] = &[
    "format",
    "mixed",
    "All sorts",
    "Two questions.",
    "practice",
    "en",
    "rings",
    "calls",
    "scenario",
    "Somebody rings.",
    "sms",
    "Bank",
    "Call us.",
    "scam",
    "What now?",
    "Ring back",
    "true",
    "Good.",
    "quote: Somebody",
    "Unasked.",
    "Hang up.",
    "It was a trick.",
    "A guide",
    "\"https://example.org/guide\"",
    "2026-11-23",
    "2\n",
    "stranger",
    "correct",
];

const TABLE: &str = "learner,question,mark,max_mark,response,topic,truth,verdict,confidence,action_safe\n\
                     ada,first,1,1,yes,calls,scam,scam,90,true\nbob,first,0,1,no,calls,scam,genuine,60,false\n";

/// What is wrong with bytes that came out: they are no text, or something in them would be obeyed.
fn harm(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("bytes that are no text".to_owned()) };
    let found = text.char_indices().find(|(_, letter)| is_refused(*letter) && *letter != '\t');
    found.map(|(place, letter)| {
        let before: String = text[..place].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        format!("{letter:?} behind {before:?}")
    })
}

/// Whether a text hides something: characters that take no room, and that no name needs.
fn hides(text: &str) -> bool {
    text.contains(['\u{200b}', '\u{2060}', '\u{feff}'])
}

/// Whether a line of a text is not ours.
fn is_forged(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with("FORGED"))
}

/// A command, and what is typed into it.
type Run<'a> = (&'a [&'a str], &'a str);

const PLAY: &str = "\n1\n2\n1\n1\n\nquit\nyes\n";

/// Runs a command and looks at all that comes out of it.
#[track_caller]
fn look(desk: &Desk, arguments: &[OsString], typed: &str, environment: &[(&str, &OsStr)], what: &str) {
    let mut command = Command::from_std(desk.command(env!("CARGO_BIN_EXE_hangup")));
    command.args(arguments).envs(environment.iter().copied()).write_stdin(typed);
    let output = command.output().unwrap();
    let about = || format!("{arguments:?} with {what}\n{output:#?}");
    assert!(matches!(output.status.code(), Some(0..=2)), "{}", about());
    let makes = |flag: &str| arguments.iter().any(|argument| argument == flag);
    for bytes in [&output.stdout, &output.stderr] {
        assert_eq!(harm(bytes), None, "{}", about());
        let text = String::from_utf8_lossy(bytes);
        assert!(!is_forged(&text), "a line is not ours: {}", about());
        assert!(!(makes("--json") && hides(&text)), "something is hidden: {}", about());
    }
    for (path, bytes) in written(&desk.path("out")) {
        let name = path.file_name().unwrap().as_bytes();
        assert!(name.iter().all(|byte| byte.is_ascii_graphic()), "a file is called {name:?}: {}", about());
        assert_eq!(harm(&bytes), None, "in {}: {}", path.display(), about());
    }
    let _ = fs::remove_dir_all(desk.path("out"));
    fs::create_dir(desk.path("out")).unwrap();
}

/// Every file below a folder, and what is in it.
fn written(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(written(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            files.push((path, bytes));
        }
    }
    files
}

#[track_caller]
fn look_at_all(desk: &Desk, commands: &[Run<'_>], what: &str) {
    for (arguments, typed) in commands {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        look(desk, &arguments, typed, &[], what);
    }
}

/// The rounds of a loop over places and payloads: the first payload at every place, of the others a tenth.
fn rounds(places: usize) -> impl Iterator<Item = (usize, &'static [u8])> {
    let all =
        (0..places).flat_map(|place| PAYLOADS.iter().enumerate().map(move |(number, bytes)| (place, number, *bytes)));
    all.enumerate()
        .filter(|(round, (_, number, _))| *number == 0 || runs(*round))
        .map(|(_, (place, _, bytes))| (place, bytes))
}

/// A payload between double quotes as JSON and YAML write it, with everything spelt out that is no letter; as it is, where
/// it is no text.
fn quoted(payload: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(payload) else { return payload.to_vec() };
    let spelt = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' => letter.to_string(),
        _ => format!("\\u{:04x}", u32::from(letter)),
    };
    format!("\"{}\"", text.chars().map(spelt).collect::<String>()).into_bytes()
}

/// A payload as a cell of a table: within quotes, and without them and what would begin a row.
fn as_cells(payload: &[u8]) -> [Vec<u8>; 2] {
    [[b"\"", payload, b"\""].concat(), payload.iter().copied().filter(|byte| !b"\r\n".contains(byte)).collect()]
}

/// A text in which a piece has given way to bytes.
fn replaced(text: &str, piece: &str, bytes: &[u8]) -> Vec<u8> {
    let (before, behind) = text.split_once(piece).unwrap_or_else(|| panic!("no {piece} in {text}"));
    [before.as_bytes(), bytes, behind.as_bytes()].concat()
}

/// A value with a text in each place where one may stand: as a value, as a key, as one key more.
fn with_everywhere(value: &Value, text: &str) -> Vec<Value> {
    let mut all = vec![Value::from(text)];
    match value {
        Value::Object(fields) => {
            let with = |key: &str, value: Value| {
                let mut fields: Map<String, Value> = fields.clone();
                fields.insert(key.to_owned(), value);
                fields
            };
            all.push(Value::Object(with(text, Value::from(0))));
            for (key, value) in fields {
                all.extend(with_everywhere(value, text).into_iter().map(|value| Value::Object(with(key, value))));
                let mut renamed = with(text, value.clone());
                renamed.remove(key);
                all.push(Value::Object(renamed));
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                for item in with_everywhere(item, text) {
                    let mut items = items.clone();
                    items[place] = item;
                    all.push(Value::Array(items));
                }
            }
        }
        _ => {}
    }
    all
}

/// Every JSON text that has a payload somewhere in the place of what another has; all with the first payload, a tenth of
/// the others. What is no text stands in it as it is.
fn hostile_json(json: &str) -> Vec<Vec<u8>> {
    const HERE: &str = "HERE";
    let places = with_everywhere(&serde_json::from_str(json).unwrap(), HERE);
    let put = |(place, payload): (usize, &[u8])| {
        let text = places[place].to_string();
        let escaped = quoted(payload);
        replaced(&text, &format!("\"{HERE}\""), if escaped.starts_with(b"\"") { &escaped } else { payload })
    };
    rounds(places.len()).map(put).collect()
}

#[test]
fn quizzes() {
    let desk = Desk::after_an_exam();
    for (place, payload) in rounds(IN_A_QUIZ.len()) {
        let both = [payload.to_vec(), quoted(payload)];
        // Those other than the first take turns.
        for payload in both.into_iter().skip(if payload == PAYLOADS[0] { 0 } else { place % 2 }) {
            let quiz = replaced(MIXED, IN_A_QUIZ[place], &payload);
            let what = String::from_utf8_lossy(&quiz).into_owned();
            desk.write("data/hangup/quizzes/h.yaml", &quiz);
            desk.write("h.yaml", &quiz);
            look_at_all(
                &desk,
                &[
                    (&["check", "h.yaml"], ""),
                    (&["check", "--json", "h.yaml"], ""),
                    (&["check", "--bank", "h.yaml"], ""),
                    (&["list"], ""),
                    (&["list", "--json"], ""),
                    (&["play", "h.yaml", "--guest"], PLAY),
                    (&["graph", "h.yaml"], ""),
                    (&["export", "gift", "h.yaml", "-o", "out/h.gift"], ""),
                    (&["class", "print", "h.yaml", "-o", "out/h.html"], ""),
                    (&["class", "print", "h.yaml", "--key"], ""),
                    (&["class", "seal", "h.yaml", "-o", "out/h.sealed"], ""),
                    (&["class", "collect", "handed-in", "--quiz", "h.yaml"], ""),
                ],
                &what,
            );
        }
    }
}

/// A line feed is harmless in a text that is told, and forges a line where there are several to a page.
#[test]
fn line_feeds_in_titles_and_topics() {
    let desk = Desk::new();
    let quiz =
        MIXED.replace("All sorts", "\"All\\nFORGED sorts\"").replace("topic: calls", "topic: \"calls\\nFORGED\"");
    desk.write("data/hangup/quizzes/h.yaml", &quiz);
    desk.write("h.yaml", &quiz);
    let topic: Run<'_> = (&["play", "h.yaml", "--topic", "none"], "");
    let check: Run<'_> = (&["check", "--strict", "h.yaml"], "");
    let others: [Run<'_>; 4] = [
        (&["list"], ""),
        (&["check", "--bank", "h.yaml"], ""),
        (&["redo", "h.yaml"], ""),
        (&["class", "enter", "h.yaml"], ""),
    ];
    look_at_all(&desk, &[&[topic, check][..], &others].concat(), &quiz);
}

#[test]
fn settings() {
    let desk = Desk::new();
    const CONFIGURATION: &str = "theme: terminal\nascii: true\n";
    const PIECES: &[&str] = &["theme", "terminal", "true", "\nascii"];
    for (place, payload) in rounds(PIECES.len()) {
        for payload in [payload.to_vec(), quoted(payload)] {
            let text = replaced(CONFIGURATION, PIECES[place], &payload);
            desk.write("config/hangup/config.yaml", &text);
            look_at_all(&desk, &[(&["play", "quiz.yaml"], PLAY)], &String::from_utf8_lossy(&text));
        }
    }
}

#[test]
fn rosters() {
    let desk = Desk::after_an_exam();
    const ROSTER: &str = "code,name,form,extra_time,more\nA1,Ann,D,5,zz\nB2,Bea,B,,y\n";
    const PIECES: &[&str] = &["code", "name", "more", "A1", "Ann", "D", "5", "zz", "B2"];
    for (place, payload) in rounds(PIECES.len()) {
        for payload in as_cells(payload) {
            let roster = replaced(ROSTER, PIECES[place], &payload);
            desk.write("h.csv", &roster);
            look_at_all(
                &desk,
                &[
                    (&["class", "deal", "quiz.sealed", "--roster", "h.csv", "-o", "out/dealt"], ""),
                    (&["class", "enter", "quiz.yaml", "--roster", "h.csv", "-o", "out/entered"], "A1 A s80a g80a\n\n"),
                    (&["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--roster", "h.csv"], ""),
                    (
                        &[
                            "class",
                            "collect",
                            "handed-in",
                            "--quiz",
                            "quiz.yaml",
                            "--roster",
                            "h.csv",
                            "--gradebook",
                            "out/marks.csv",
                            "--responses",
                            "out/answers.csv",
                            "--reviews",
                            "out/reviews",
                        ],
                        "",
                    ),
                ],
                &String::from_utf8_lossy(&roster),
            );
        }
    }
}

#[test]
fn start_files() {
    let desk = Desk::after_an_exam();
    for start in hostile_json(&desk.read("papers/A1.hangup")) {
        desk.write("h.hangup", &start);
        look_at_all(&desk, &[(&["play", "h.hangup"], PLAY)], &String::from_utf8_lossy(&start));
        for name in ["handed-in/A1.answers", "A1.answers"] {
            let _ = fs::remove_file(desk.path(name));
        }
    }
}

#[test]
fn students_copies() {
    let desk = Desk::after_an_exam();
    for copy in hostile_json(&desk.read("quiz.sealed")) {
        desk.write("h.sealed", &copy);
        let deal = ["class", "deal", "h.sealed", "--roster", "roster.csv", "-o", "out/dealt"];
        look_at_all(&desk, &[(&deal, "")], &String::from_utf8_lossy(&copy));
    }
}

#[test]
fn result_files() {
    let desk = Desk::after_an_exam();
    let result = desk.read("handed-in/A1.answers");
    // The first line, and one of the events.
    for (number, line) in result.lines().enumerate().filter(|(number, _)| [0, 2].contains(number)) {
        let (check, json) = line.split_once(' ').unwrap();
        for hostile in hostile_json(json) {
            let mut lines: Vec<Vec<u8>> = result.lines().map(|line| line.as_bytes().to_vec()).collect();
            lines[number] = [check.as_bytes(), b" ", &hostile].concat();
            desk.write("h/A1.answers", [lines.join(&b'\n'), b"\n".to_vec()].concat());
            look_at_all(
                &desk,
                &[
                    (
                        &[
                            "class",
                            "collect",
                            "h",
                            "--quiz",
                            "quiz.yaml",
                            "--roster",
                            "papers/roster.csv",
                            "--gradebook",
                            "out/marks.csv",
                            "--responses",
                            "out/answers.csv",
                            "--reviews",
                            "out/reviews",
                        ],
                        "",
                    ),
                    (&["class", "report", "h", "--quiz", "quiz.yaml", "--html", "out/report.html"], ""),
                    (&["class", "report", "h", "--quiz", "quiz.yaml", "--json"], ""),
                ],
                &String::from_utf8_lossy(&hostile),
            );
        }
    }
}

#[test]
fn tables_of_responses() {
    let desk = Desk::new();
    const PIECES: &[&str] = &[
        "learner", "question", "max_mark", "response", "topic", "ada", "first", "1,1", "yes", "calls", "scam",
        "genuine", "90", "true", "bob",
    ];
    for (place, payload) in rounds(PIECES.len()) {
        for payload in as_cells(payload) {
            let table = replaced(TABLE, PIECES[place], &payload);
            desk.write("h.csv", &table);
            look_at_all(
                &desk,
                &[
                    (&["class", "report", "h.csv"], ""),
                    (&["class", "report", "h.csv", "--csv"], ""),
                    (&["class", "report", "h.csv", "--json"], ""),
                    (&["class", "report", "h.csv", "--html", "out/report.html"], ""),
                    (&["class", "report", "h.csv", "--csv", "--anonymous", "--codes", "out/codes.csv"], ""),
                    (&["class", "report", "--before", "h.csv", "--after", "h.csv"], ""),
                    (&["class", "report", "--before", "h.csv", "--after", "h.csv", "--json"], ""),
                ],
                &String::from_utf8_lossy(&table),
            );
        }
    }
}

#[test]
fn files_of_moodle() {
    let desk = Desk::new();
    const PIECES: &[&str] = &["who", "Who rings?", "{", "=", "a stranger", "~", "a friend", "}"];
    for (place, payload) in rounds(PIECES.len()) {
        // A question may have several lines, and the quiz that is printed then has them as well.
        let payload: Vec<u8> = payload.iter().copied().filter(|byte| *byte != b'\n').collect();
        let gift = replaced(GIFT, PIECES[place], &payload);
        let gift = [b"// [id:here] [tag:there]\n$CATEGORY: calls\n\n", &gift[..]].concat();
        desk.write("h.gift", &gift);
        let commands: [Run<'_>; 2] =
            [(&["import", "gift", "h.gift"], ""), (&["import", "gift", "h.gift", "-o", "out/h.yaml"], "")];
        look_at_all(&desk, &commands, &String::from_utf8_lossy(&gift));
    }
}
