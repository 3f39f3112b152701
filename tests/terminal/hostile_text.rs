//! Text is data on a screen as well: hostile bytes are pushed through whatever a screen shows, and every byte that the terminal
//! gets is looked at. Only sequences that hangup itself needs may be among them.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;

use hangup_core::quiz::is_refused;

use crate::hostile::PAYLOADS;
use crate::loops::runs;
use crate::pty::{End, HANGUP, Home, Start};
use crate::sequences::{is_colour, looks, modes, sequences};

const QUIZ: &str = include_str!("../support/two_calls.yaml");

/// Pieces of a start file, and what each gives way to.
const IN_A_START_FILE: &[(&str, &str)] = &[
    ("{\"hangup\"", "{\"HERE\":1,\"hangup\""),
    ("\"start file\"", "\"HERE\""),
    ("\"v\":1", "\"v\":\"HERE\""),
    ("\"learner\":\"A1\"", "\"learner\":\"HERE\""),
    ("\"Ann Other\"", "\"HERE\""),
    ("\"form\":\"A\"", "\"form\":\"HERE\""),
    ("\"hand_in\":\"in\"", "\"hand_in\":\"HERE\""),
    ("Two calls", "HERE"),
    ("Somebody rings.", "HERE"),
    ("\"difficulty\":\"", "\"difficulty\":\"HERE"),
    ("Ring back", "HERE"),
    ("\"topic\":", "\"HERE\":"),
];

/// Cells of a table of responses.
const IN_A_TABLE: &[&str] = &["learner", "ada", "first", "calls", "yes", "genuine"];

const TABLE: &str = "learner,question,mark,max_mark,response,topic,truth,verdict\n\
                     ada,first,1,1,yes,calls,scam,scam\nbob,first,0,1,no,calls,scam,genuine\n";

/// Presses keys as long as a program lives, and then has it leave.
fn browse(start: Start, keys: &str) -> End {
    let mut pty = start.env("NO_COLOR", "1").go();
    for key in keys.split(' ').chain(["Ctrl-C"]) {
        if pty.wait_while_alive(|screen| !screen.is_empty()).is_none() {
            break;
        }
        pty.press_if_alive(key);
    }
    pty.end()
}

/// Checks that a terminal was steered by nobody but the program.
#[track_caller]
fn is_unharmed(end: &End, what: &str) {
    let raw = String::from_utf8_lossy(&end.raw);
    for sequence in sequences(&end.raw) {
        assert!("ABCDHJKhlm".contains(sequence.last), "{sequence:?} with {what}");
    }
    let strange = raw.chars().find(|letter| is_refused(*letter) && !"\x1b\r".contains(*letter));
    assert_eq!(strange, None, "with {what}");
    let colour = looks(&end.raw).into_iter().find(|look| is_colour(*look));
    assert_eq!(colour, None, "somebody has coloured the text with {what}");
    let strange: Vec<u16> =
        modes(&end.raw).into_iter().filter(|mode| ![25, 1000, 1006, 1049, 2004].contains(mode)).collect();
    assert_eq!(strange, [0; 0], "with {what}");
}

/// The payloads that are text, the first always and of the others a tenth, at every place.
fn rounds(places: usize) -> impl Iterator<Item = (usize, &'static str)> {
    let texts = || PAYLOADS.iter().filter_map(|payload| std::str::from_utf8(payload).ok()).enumerate();
    let all = (0..places).flat_map(move |place| texts().map(move |(number, text)| (place, number, text)));
    let chosen = all.enumerate().filter(|(round, (_, number, _))| *number == 0 || runs(*round));
    chosen.map(|(_, (place, _, text))| (place, text))
}

/// A text between quotes of JSON, without the quotes.
fn escaped(text: &str) -> String {
    text.chars().map(|letter| format!("\\u{:04x}", u32::from(letter))).collect()
}

#[test]
fn start_files() {
    let home = Home::new();
    home.write("quiz.yaml", QUIZ.as_bytes());
    home.write("roster.csv", b"code,name\nA1,Ann Other\n");
    for arguments in [
        &["class", "seal", "quiz.yaml", "-o", "quiz.sealed"][..],
        &["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o", "papers", "--hand-in", "in"],
    ] {
        home.command(HANGUP).args(arguments).output().unwrap();
    }
    let start = home.read("papers/A1.hangup");
    for (place, text) in rounds(IN_A_START_FILE.len()) {
        let (piece, other) = IN_A_START_FILE[place];
        assert!(start.contains(piece), "no {piece} in {start}");
        let hostile = start.replacen(piece, &other.replace("HERE", &escaped(text)), 1);
        fs::create_dir_all(home.path("in")).unwrap();
        home.write("h.hangup", hostile.as_bytes());
        let end = browse(home.hangup(&["play", "h.hangup"]).size(120, 30), "Enter 1 Enter Right ? Esc q");
        is_unharmed(&end, &format!("{other} for {text:?}"));
        fs::remove_dir_all(home.path("in")).unwrap();
    }
}

#[test]
fn tables_of_responses() {
    let home = Home::new();
    for (place, text) in rounds(IN_A_TABLE.len()) {
        let quoted = format!("\"{}\"", text.replace('"', ""));
        home.write("h.csv", TABLE.replacen(IN_A_TABLE[place], &quoted, 1).as_bytes());
        let end = browse(home.hangup(&["class", "report", "h.csv"]), "Right Right Enter n Esc Right Right");
        is_unharmed(&end, &format!("{text:?} for {}", IN_A_TABLE[place]));
    }
}

#[test]
fn names_on_the_shelf_variables_and_kept_hands() {
    for (_, text) in rounds(1) {
        let home = Home::new();
        let name: String = text.chars().filter(|letter| !['\0', '/'].contains(letter)).collect();
        let file = OsString::from_vec([name.as_bytes(), b".yaml"].concat());
        home.shelve(file.clone(), b"format: 9\n");
        let title = QUIZ.replace("Two calls", &name);
        home.shelve("title.yaml", title.as_bytes());
        let end = browse(home.hangup(&[]).env("USER", &name).env("TZ", &name), "Down End Up Enter h Esc q");
        is_unharmed(&end, &format!("{text:?} on the shelf"));

        home.write("hands.jsonl", text.as_bytes());
        let kept = home.path("in").join(OsString::from_vec(name.clone().into_bytes()));
        fs::create_dir(home.path("in")).unwrap();
        for keep in [home.path("hands.jsonl"), kept] {
            let start = home.hangup(&["class", "show", "slp-keys", "--keep"]).arg(keep);
            is_unharmed(&browse(start, "Enter Enter 1 Space 2 Enter Enter"), &format!("{text:?} on the wall"));
        }
    }
}

/// Where there are colours, they are ours, and so is every other sequence.
#[test]
fn what_check_says_in_colours() {
    let home = Home::new();
    for (place, text) in rounds(4) {
        let piece = ["Two verdicts.", "topic", "truth: scam", "two-calls"][place];
        for hostile in [text.to_owned(), format!("\"{}\"", escaped(text))] {
            home.write("h.yaml", QUIZ.replacen(piece, &hostile, 1).as_bytes());
            let end = home.hangup(&["check", "h.yaml"]).size(200, 40).go().end();
            assert!(sequences(&end.raw).iter().all(|sequence| sequence.last == 'm'), "{piece}: {hostile:?}");
            let raw = String::from_utf8_lossy(&end.raw);
            assert!(!raw.chars().any(|letter| is_refused(letter) && !"\x1b\r".contains(letter)), "{hostile:?}");
            assert!(!raw.contains("\x1b[31mred"), "{hostile:?}");
        }
    }
}
