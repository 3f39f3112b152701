//! Hostile names: what stands on the command line, in the environment, in what is typed, and in the names of files.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;

use assert_cmd::Command;

use super::{PLAY, Run, TABLE, harm, look, rounds, written};
use crate::desk::{Desk, QUIZ};
use crate::hostile::PAYLOADS;

/// Every argument that is a text or a name, each where `HERE` stands.
#[rustfmt::skip]
const ARGUMENTS: &[&[&str]] = &[
    &["HERE"], &["--HERE"], &["play", "HERE"], &["play", "HERE.yaml"], &["play", "HERE.hangup"], &["play", "--HERE"],
    &["play", "quiz.yaml", "--topic", "HERE"], &["play", "quiz.yaml", "--seed", "HERE"],
    &["play", "quiz.yaml", "--count", "HERE"], &["play", "quiz.yaml", "--theme", "HERE"], &["list", "HERE"],
    &["check", "HERE"], &["check", "HERE.yaml"], &["check", "quiz.yaml", "--today", "HERE"], &["new", "no/HERE"],
    &["redo", "HERE"], &["history", "HERE"], &["history", "--json", "HERE"], &["forget", "HERE"], &["graph", "HERE"],
    &["graph", "quiz.yaml", "HERE"], &["graph", "call.yaml", "HERE"], &["completions", "HERE"], &["import", "HERE"],
    &["import", "gift", "HERE"], &["export", "gift", "HERE"], &["export", "gift", "choice.yaml", "-o", "no/HERE"],
    &["class", "HERE"], &["class", "show", "HERE"], &["class", "show", "quiz.yaml", "--plain"],
    &["class", "seal", "HERE", "-o", "out/x"], &["class", "seal", "quiz.yaml", "-o", "no/HERE"],
    &["class", "deal", "HERE", "--roster", "roster.csv"], &["class", "deal", "quiz.sealed", "--roster", "HERE"],
    &["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o", "out", "--hand-in", "HERE"],
    &["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o", "quiz.yaml/HERE"],
    &["class", "print", "HERE"], &["class", "print", "quiz.yaml", "--form", "HERE"],
    &["class", "print", "quiz.yaml", "-o", "no/HERE"], &["class", "enter", "HERE"],
    &["class", "enter", "quiz.yaml", "--roster", "HERE"], &["class", "enter", "quiz.yaml", "-o", "quiz.yaml/HERE"],
    &["class", "collect", "HERE", "--quiz", "quiz.yaml"], &["class", "collect", "handed-in", "--quiz", "HERE"],
    &["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--due", "HERE"],
    &["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--roster", "HERE"],
    &["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--gradebook", "HERE"],
    &["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--gradebook", "no/HERE.csv"],
    &["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--reviews", "quiz.yaml/HERE"],
    &["class", "report", "HERE"], &["class", "report", "HERE.csv", "--json"],
    &["class", "report", "handed-in", "--quiz", "HERE"],
    &["class", "report", "handed-in", "--quiz", "quiz.yaml", "--html", "HERE"],
    &["class", "report", "--before", "HERE", "--after", "HERE"],
];

/// A payload as an argument, a variable or a name can hold it: without an end of text, and in one folder.
fn as_name(payload: &[u8]) -> OsString {
    let bytes: Vec<u8> = payload.iter().copied().filter(|byte| *byte != 0 && *byte != b'/').collect();
    OsStr::from_bytes(&bytes).to_owned()
}

fn with_name(argument: &str, name: &OsStr) -> OsString {
    OsStr::from_bytes(&argument.split("HERE").map(str::as_bytes).collect::<Vec<_>>().join(name.as_bytes())).to_owned()
}

#[test]
fn arguments() {
    let desk = Desk::after_an_exam();
    for (place, payload) in rounds(ARGUMENTS.len()) {
        let name = as_name(payload);
        let arguments: Vec<OsString> = ARGUMENTS[place].iter().map(|argument| with_name(argument, &name)).collect();
        look(&desk, &arguments, "", &[], "nothing else");
    }
}

/// The answers and codes that are typed into a program.
#[test]
fn typed_lines() {
    let desk = Desk::after_an_exam();
    const LINES: &[(&[&str], &str)] = &[
        (&["class", "enter", "quiz.yaml", "-o", "out/entered"], "HERE\n"),
        (&["class", "enter", "quiz.yaml", "-o", "out/entered"], "HERE A s80a g80a\n"),
        (&["class", "enter", "quiz.yaml", "-o", "out/entered"], "A1 HERE s80a g80a\n"),
        (&["class", "enter", "quiz.yaml", "-o", "out/entered"], "A1 A HERE g80a\n"),
        (&["class", "enter", "quiz.yaml", "--roster", "roster.csv", "-o", "out/entered"], "HERE A s80a g80a\n"),
        (&["class", "enter", "slp-keys", "-o", "out/entered"], "A1 A \"HERE\" HERE\n"),
        (&["play", "quiz.yaml", "--guest"], "HERE\nHERE\nHERE\n"),
        (&["play", "slp-keys", "--seed", "1", "--guest"], "HERE\n1\nHERE\n\nHERE\n"),
        (&["--plain"], "HERE\n1\nHERE\n"),
    ];
    for (place, payload) in rounds(LINES.len()) {
        let (arguments, typed) = LINES[place];
        let typed = typed.split("HERE").map(str::as_bytes).collect::<Vec<_>>().join(payload);
        let mut command = Command::from_std(desk.command(env!("CARGO_BIN_EXE_hangup")));
        let output = command.args(arguments).write_stdin(typed.clone()).output().unwrap();
        for bytes in [&output.stdout, &output.stderr] {
            assert_eq!(harm(bytes), None, "{arguments:?} {typed:?} {output:#?}");
        }
        for (path, bytes) in written(&desk.path("out")) {
            assert_eq!(harm(&bytes), None, "{arguments:?} {typed:?} {}", path.display());
        }
        let _ = fs::remove_dir_all(desk.path("out"));
    }
}

#[test]
fn variables() {
    const NAMES: &[&str] = &[
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "USER",
        "LOGNAME",
        "USERNAME",
        "TERM",
        "NO_COLOR",
        "CLICOLOR",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "TZ",
        "HANGUP_PANIC_ON_F12",
        "HANGUP_QUIZZES",
        "TMPDIR",
    ];
    const COMMANDS: &[Run<'_>] = &[
        (&["list"], ""),
        (&["list", "--json"], ""),
        (&["history"], ""),
        (&["history", "--json"], ""),
        (&["forget"], ""),
        (&["play", "quiz.yaml"], PLAY),
        (&["--plain"], "1\n"),
        (&["class", "report", "handed-in", "--quiz", "quiz.yaml"], ""),
    ];
    for (place, payload) in rounds(NAMES.len()) {
        let desk = Desk::new();
        // Where folders are named there is one of that name, with a quiz that cannot be read, and then a file in its way.
        let folder = desk.path("").join(as_name(payload));
        let is_folder = NAMES[place].contains("HOME");
        let value = if is_folder { folder.clone().into_os_string() } else { as_name(payload) };
        for below in ["hangup/quizzes", ".local/share/hangup/quizzes"].iter().filter(|_| is_folder) {
            fs::create_dir_all(folder.join(below)).unwrap();
            fs::write(folder.join(below).join("broken.yaml"), "format: 9\n").unwrap();
            fs::create_dir_all(folder.join(below).join("../history.db")).unwrap();
            fs::write(folder.join(below).join("../config.yaml"), "theme: bad\n").unwrap();
        }
        for (arguments, typed) in COMMANDS {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            look(&desk, &arguments, typed, &[(NAMES[place], &value)], &format!("{}={value:?}", NAMES[place]));
        }
    }
}

#[test]
fn names_of_files() {
    let no_text = PAYLOADS.iter().find(|payload| std::str::from_utf8(payload).is_err()).unwrap();
    for payload in rounds(1).map(|(_, payload)| payload).chain([*no_text]) {
        let desk = Desk::after_an_exam();
        let name = as_name(payload);
        let named = |ending: &str| with_name(&format!("HERE{ending}"), &name);
        let result = desk.read("handed-in/A1.answers");
        let broken = result.replacen("\"v\":1", "\"v\":9", 1);
        let folder = desk.path("h").join(&name);
        for (file, text) in [
            (desk.path("data/hangup/quizzes").join(named(".yaml")), "format: 9\n"),
            (desk.path("good").join(named(".yaml")), QUIZ),
            (folder.join(named(".answers")), &broken),
            (folder.join(named("2.answers")), &result),
            (folder.join(named("3.answers")), &result),
            (folder.join(named(".csv")), TABLE),
            (folder.join(named("bad.csv")), "learner,question\nada"),
            (folder.join(named(".hangup")), "{}"),
        ] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let good = desk.path("good").join(named(".yaml")).into_os_string();
        let in_folder = |ending: &str| folder.join(named(ending)).into_os_string();
        let words = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        for arguments in [
            words(&["list"]),
            words(&["list", "--json"]),
            words(&["check", "data/hangup/quizzes"]),
            words(&["check", "--json", "data/hangup/quizzes"]),
            [words(&["check", "--strict"]), vec![good.clone()]].concat(),
            [words(&["check", "--strict", "--json"]), vec![good.clone()]].concat(),
            words(&["class", "collect", "h", "--quiz", "quiz.yaml"]),
            words(&["class", "report", "h", "--quiz", "quiz.yaml"]),
            [words(&["class", "report"]), vec![in_folder(".csv"), in_folder(".csv")]].concat(),
            [words(&["class", "report"]), vec![in_folder("bad.csv")]].concat(),
            [words(&["class", "seal", "quiz.yaml", "-o"]), vec![in_folder(".sealed")]].concat(),
            [words(&["new"]), vec![in_folder("new.yaml")]].concat(),
            [words(&["new"]), vec![in_folder("new.yaml")]].concat(),
            [words(&["class", "print", "quiz.yaml", "-o"]), vec![in_folder("new.html")]].concat(),
            [words(&["export", "gift", "choice.yaml", "-o"]), vec![in_folder("new.gift")]].concat(),
            [words(&["import", "gift", "bank.gift", "-o"]), vec![in_folder("gift.yaml")]].concat(),
            [words(&["class", "enter", "quiz.yaml", "-o"]), vec![in_folder("")]].concat(),
            [words(&["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o"]), vec![in_folder("deal")]]
                .concat(),
            [words(&["class", "report", "handed-in", "--quiz", "quiz.yaml", "--html"]), vec![in_folder(".html")]]
                .concat(),
            [words(&["play"]), vec![in_folder(".hangup")]].concat(),
        ] {
            look(&desk, &arguments, "A1 A s80a g80a\n\n", &[], "nothing else");
        }
    }
}
