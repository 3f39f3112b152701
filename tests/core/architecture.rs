//! Keeps the pure rooms pure: what reads, draws, marks and measures is given its bytes, seeds and times, and asks neither
//! the machine nor a room above for anything. The sources are read as text, so that a mere mention is found as well.

use std::fs;
use std::path::{Path, PathBuf};

/// Names that have no business in a pure room, wherever they stand.
#[rustfmt::skip]
const OUTSIDE: &[&str] = &[
    "ratatui", "crossterm", "tokio", "rusqlite", "clap", "clap_complete", "annotate_snippets", "etcetera", "nix",
    "signal_hook", "tui_input", "SystemTime", "Instant", "print", "println", "eprint", "eprintln", "dbg",
];

/// Modules of the standard library that reach outside.
const OUTSIDE_STD: &[&str] = &["fs", "env", "io", "net", "process", "thread", "os"];

/// The rooms that do input and output.
const RIM: &[&str] = &["shelf", "settings", "tui", "cli", "class", "store", "exchange", "plain"];

/// A pure room and the pure rooms above it.
const ROOMS: &[(&str, &[&str])] = &[
    ("yaml", &["quiz", "attempt", "measure", "wording"]),
    ("quiz", &["attempt", "measure", "wording"]),
    ("attempt", &["measure", "wording"]),
    ("measure", &["wording"]),
    ("wording", &[]),
];

/// Every path that a source names, groups of a `use` spelled out: `std::{fs, io::Read}` is `std::fs` and `std::io::Read`.
fn paths(source: &str) -> Vec<Vec<String>> {
    let tokens = tokens(source);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = read_path(&tokens, at, &[], &mut paths);
    }
    paths
}

/// Reads the path that begins at a token, adds it behind `before`, and gives the token after it.
fn read_path(tokens: &[String], mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    let token = |at: usize| tokens.get(at).map(String::as_str).unwrap_or_default();
    while is_name(token(at)) {
        path.push(token(at).to_owned());
        if token(at + 1) != "::" {
            paths.push(path);
            return at + 1;
        }
        at += 2;
        if token(at) == "{" {
            at += 1;
            while at < tokens.len() && token(at) != "}" {
                at = read_path(tokens, at, &path, paths);
            }
            return at + 1;
        }
    }
    // A path may end in what is no name, such as a star or the angle bracket of a type.
    if path.len() > before.len() {
        paths.push(path);
    }
    at + 1
}

/// Names, double colons and braces; any other sign is a token of its own.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_name = false;
    let mut after_colon = false;
    for letter in source.chars() {
        let of_name = letter.is_alphanumeric() || letter == '_';
        match tokens.last_mut() {
            Some(last) if of_name && in_name => last.push(letter),
            Some(last) if letter == ':' && after_colon && last == ":" => last.push(letter),
            _ if letter.is_whitespace() => {}
            _ => tokens.push(letter.to_string()),
        }
        (in_name, after_colon) = (of_name, letter == ':');
    }
    tokens
}

fn is_name(token: &str) -> bool {
    token.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
}

/// What a source of a room names and must not.
fn impurities(source: &str, rooms_above: &[&str]) -> Vec<String> {
    let is_above = |name: &str| RIM.contains(&name) || rooms_above.contains(&name);
    let is_impure = |path: &[String]| {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let climbed = names.iter().position(|name| !["crate", "super", "self", "hangup", "hangup_core"].contains(name));
        names.iter().any(|name| OUTSIDE.contains(name))
            || matches!(names.as_slice(), ["std", module, ..] if OUTSIDE_STD.contains(module))
            || matches!(names.as_slice(), [_, .., "now"])
            || climbed.is_some_and(|place| place > 0 && names.get(place).is_some_and(|name| is_above(name)))
    };
    paths(source).into_iter().filter(|path| is_impure(path)).map(|path| path.join("::")).collect()
}

fn sources_of(room: &str) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(path);
            }
        }
    }
    sources
}

#[test]
fn the_pure_rooms_name_nothing_outside_and_nothing_above() {
    for (room, above) in ROOMS {
        let sources = sources_of(&format!("core/src/{room}"));
        assert!(sources.len() > 2, "where have the sources of {room} gone? {sources:?}");
        for source in sources {
            let found = impurities(&fs::read_to_string(&source).unwrap(), above);
            assert!(found.is_empty(), "{} names {}", source.display(), found.join(", "));
        }
    }
}

#[test]
fn what_is_impure_is_found_however_it_is_written() {
    for (source, found) in [
        ("use ratatui::Frame;", "ratatui::Frame"),
        ("/// Drawn by [`crossterm`].", "crossterm"),
        ("let file = std::fs::read(path)?;", "std::fs::read"),
        ("use std::{fmt, env};", "std::env"),
        ("use std::{collections::HashMap, io::{self, Read}};", "std::io::self, std::io::Read"),
        ("use std::\n    net;", "std::net"),
        ("std :: process :: exit(1)", "std::process::exit"),
        ("use std::fs::*;", "std::fs"),
        ("use std::time::{Duration, Instant};", "std::time::Instant"),
        ("SystemTime::UNIX_EPOCH", "SystemTime::UNIX_EPOCH"),
        ("let at = Timestamp::now();", "Timestamp::now"),
        ("jiff::Zoned::now()", "jiff::Zoned::now"),
        ("println!(\"here\");", "println"),
        ("use crate::shelf::find;", "crate::shelf::find"),
        ("use crate::{quiz::Id, tui::App};", "crate::tui::App"),
        ("use super::super::cli;", "super::super::cli"),
        ("use hangup::class;", "hangup::class"),
        ("let path = crate::store::open();", "crate::store::open"),
        ("use crate::exchange::csv;", "crate::exchange::csv"),
        ("use crate::measure::Results;", "crate::measure::Results"),
    ] {
        assert_eq!(impurities(source, &["measure"]).join(", "), found, "{source}");
    }
}

#[test]
fn what_is_pure_is_left_in_peace() {
    for source in [
        "use std::collections::{HashMap, HashSet};",
        "use std::fmt::{self, Display};\nuse crate::quiz::{Id, Quiz};\nuse super::super::attempt::Paper;",
        "/// The environment of a process, now and for an instant; see the store of class two.",
        "let io = environment.fs(now);",
        "fn time_taken(at: Timestamp) -> SignedDuration { at.duration_since(first) }",
        "/// Keep `self::Draft` in its drawer.\nuse self::shape::misfits;",
    ] {
        assert_eq!(impurities(source, &["measure"]), Vec::<String>::new(), "{source}");
    }
}

#[test]
fn a_room_may_name_those_below_it_and_not_those_above() {
    let source = "use crate::attempt::Attempt;";
    assert_eq!(impurities(source, &[]), Vec::<String>::new());
    assert_eq!(impurities(source, &["attempt", "measure"]), ["crate::attempt::Attempt"]);
}

/// Line by line the drill reads and writes, but only what it is given.
#[test]
fn what_is_played_line_by_line_knows_no_terminal_no_clock_and_no_environment() {
    for source in sources_of("src/plain") {
        for path in paths(&fs::read_to_string(&source).unwrap()) {
            let outside = |name: &String| OUTSIDE.contains(&name.as_str());
            let reaches =
                |name: &String| ["tui", "cli", "store", "env", "fs", "stdin", "stdout"].contains(&name.as_str());
            let told = path.len() > 1 && path.iter().any(reaches);
            assert!(!told && !path.iter().any(outside), "{} names {}", source.display(), path.join("::"));
            assert!(path.len() < 2 || path.last().is_none_or(|last| last != "now"), "{}", source.display());
        }
    }
}
