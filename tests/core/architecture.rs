//! What Cargo cannot enforce of the architecture. Sources are read as text, so that a mere mention is found as well:
//! nothing in `hangup-core` reaches outside, and in neither crate does a module name one that stands above it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The modules of `hangup-core`, the lowest first. A module may name those above it in this list, and none in its own row.
const CORE: &[&[&str]] = &[&["yaml"], &["quiz"], &["attempt"], &["measure"], &["drill", "lesson"], &["wording"]];

/// The modules of `hangup`, likewise.
const HANGUP: &[&[&str]] = &[
    &["system", "output"],
    &["files"],
    &["shelf"],
    &["settings", "exchange", "store"],
    &["class"],
    &["plain", "tui"],
    &["cli"],
];

/// What a module of `hangup` names in a row below its own all the same: the file and the path. To be emptied.
const UPWARD: &[(&str, &str)] = &[];

/// What of the standard library reaches outside the program.
const OUTSIDE: &[&str] = &["std::fs", "std::env", "std::io", "std::net", "std::process", "std::thread", "std::os"];

/// What reads a clock or prints, wherever it stands in a path; so does whatever is called `now`.
const OUTSIDE_NAMES: &[&str] = &["SystemTime", "Instant", "print", "println", "eprint", "eprintln", "dbg"];

/// Every path that a source names, groups spelled out: `std::{fs, io::Read}` names `std::fs` and `std::io::Read`.
fn paths(source: &str) -> Vec<String> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace() && !"_:{}".contains(letter);
    let spaced = source.replace("::", " :: ").replace('{', " { ").replace('}', " } ").replace(is_sign, " ; ");
    let (mut paths, mut path, mut groups) = (Vec::new(), String::new(), vec![String::new()]);
    for token in spaced.split_whitespace().chain([";"]) {
        let goes_on = token == "::" || path.ends_with("::");
        if !goes_on || token == "}" || token == ";" {
            paths.extend(Some(std::mem::take(&mut path)).filter(|path| !path.is_empty()));
        }
        match token {
            "{" => groups.push(std::mem::take(&mut path)),
            "}" => drop(groups.pop()),
            ";" => {}
            _ if path.is_empty() => path = groups.last().cloned().unwrap_or_default() + token,
            _ => path += token,
        }
    }
    paths
}

/// Whether a path reaches outside the program.
fn is_outside(path: &str) -> bool {
    let within =
        |module: &&str| path.strip_prefix(*module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    OUTSIDE.iter().any(within) || path.ends_with("::now") || path.split("::").any(|name| OUTSIDE_NAMES.contains(&name))
}

/// The module of the crate that a path leads to.
fn module_of(path: &str) -> Option<&str> {
    let mut names = path.split("::");
    let is_climb = |name: &&str| ["crate", "super", "hangup", "hangup_core"].contains(name);
    names.next().filter(|first| is_climb(first))?;
    names.find(|name| !is_climb(name))
}

/// The modules that one may not name: those of its own row and of the rows that follow.
fn out_of_reach<'m>(rows: &[&'m [&'m str]], module: &str) -> Vec<&'m str> {
    let below = rows.iter().take_while(|row| !row.contains(&module)).count();
    rows.iter().skip(below).flat_map(|row| row.iter().copied()).filter(|other| *other != module).collect()
}

/// Every source below a folder of the project.
fn sources(folder: &str) -> Vec<PathBuf> {
    let is_source = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let (mut sources, mut folders) = (Vec::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)]);
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let (inner, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
        folders.extend(inner);
        sources.extend(files.into_iter().filter(is_source));
    }
    assert!(sources.len() > 2, "where have the sources of {folder} gone?");
    sources
}

/// The paths with which a crate's modules name what stands above them, each with its file.
fn upward(folder: &str, rows: &[&[&str]]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut upward = Vec::new();
    for source in sources(folder) {
        let file = source.strip_prefix(root.join(folder)).unwrap();
        let module = file.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        if ["lib", "main"].contains(&module) {
            continue;
        }
        assert!(rows.concat().contains(&module), "{module} has no place among the modules of {folder}");
        let forbidden = out_of_reach(rows, module);
        let is_upward = |path: &String| module_of(path).is_some_and(|named| forbidden.contains(&named));
        let found = paths(&fs::read_to_string(&source).unwrap()).into_iter().filter(is_upward);
        upward.extend(found.map(|path| (format!("{folder}/{}", file.display()), path)));
    }
    upward.sort();
    upward
}

#[test]
fn the_core_names_nothing_that_reaches_outside() {
    for source in sources("core/src") {
        let found = paths(&fs::read_to_string(&source).unwrap()).into_iter().filter(|path| is_outside(path));
        assert_eq!(found.collect::<Vec<_>>(), [""; 0], "{}", source.display());
    }
}

#[test]
fn no_module_names_one_that_stands_above_it() {
    assert_eq!(upward("core/src", CORE), []);
    let known: Vec<_> = UPWARD.iter().map(|(file, path)| ((*file).to_owned(), (*path).to_owned())).collect();
    assert_eq!(upward("src", HANGUP), known);
}

/// Line by line the drill reads and writes, but only what it is given.
#[test]
fn what_is_played_line_by_line_knows_no_clock_no_files_and_no_environment() {
    for source in sources("src/plain") {
        let reaches = |path: &String| {
            let outside = is_outside(path) && !path.starts_with("std::io");
            // A recorder is given, like a reader and a writer; where it keeps what happens is not for this module to know.
            let is_given = ["crate::store::Recorder", "crate::store::Moved"].contains(&path.as_str());
            let names = ["store", "stdin", "stdout"];
            outside || !is_given && path.contains("::") && path.split("::").any(|name| names.contains(&name))
        };
        let found = paths(&fs::read_to_string(&source).unwrap()).into_iter().filter(reaches);
        assert_eq!(found.collect::<Vec<_>>(), [""; 0], "{}", source.display());
    }
}

/// A file that is made elsewhere may go through a link, be left by halves, or be there for everybody to read; one that is
/// opened elsewhere may be a pipe, for which one waits for ever. What is written answer by answer has rules of its own.
#[test]
fn files_are_made_and_opened_by_one_module() {
    const MAKING: &[&str] = &[
        "fs::write",
        "fs::rename",
        "fs::copy",
        "fs::hard_link",
        "fs::create_dir",
        "fs::create_dir_all",
        "fs::read",
        "fs::read_to_string",
        "fs::OpenOptions",
        "fs::DirBuilder",
        "OpenOptions::new",
        "File::create",
        "File::create_new",
        "File::open",
        "File::options",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for source in sources("src") {
        // The clocks of a computer have a name in a file of the system's own.
        let has_its_own_rules = source == root.join("system.rs") || source.starts_with(root.join("store"));
        if source == root.join("files.rs") || has_its_own_rules {
            continue;
        }
        let text = fs::read_to_string(&source).unwrap();
        let program = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let makes =
            |path: &String| MAKING.iter().any(|making| path == making || path.ends_with(&format!("::{making}")));
        let found: Vec<String> = paths(program).into_iter().filter(makes).collect();
        assert_eq!(found, [""; 0], "{}: src/files.rs does this", source.display());
    }
}

#[test]
fn what_reaches_outside_or_upward_is_found_however_it_is_written() {
    for (source, found) in [
        ("let file = std::fs::read(path)?;", "std::fs::read"),
        ("use std::{fmt, env};", "std::env"),
        ("use std::{collections::HashMap, io::{self, Read}};", "std::io::self, std::io::Read"),
        ("use std::\n    net;", "std::net"),
        ("std :: process :: exit(1)", "std::process::exit"),
        ("use std::fs::*;", "std::fs::"),
        ("use std::time::{Duration, Instant};", "std::time::Instant"),
        ("SystemTime::UNIX_EPOCH", "SystemTime::UNIX_EPOCH"),
        ("fn f(at: Timestamp) { let at = Timestamp::now(); }", "Timestamp::now"),
        ("println!(\"here\");", "println"),
        ("use crate::{quiz::Id, wording::answer};", "crate::wording::answer"),
        ("/// As [`super::super::measure`] says.", "super::super::measure"),
        ("let path = hangup_core::lesson::begin();", "hangup_core::lesson::begin"),
        ("use std::collections::{HashMap, HashSet};", ""),
        ("use std::fmt::{self, Display};\nuse crate::quiz::{Id, Quiz};\nuse super::super::yaml::text;", ""),
        ("/// The environment of a process, now and for an instant; the measure of a lesson.", ""),
        ("let io = environment.fs(now); let measure = self.measure::<f64>();", ""),
    ] {
        let forbidden = out_of_reach(CORE, "attempt");
        let is_found = |path: &String| is_outside(path) || module_of(path).is_some_and(|it| forbidden.contains(&it));
        let paths: Vec<_> = paths(source).into_iter().filter(is_found).collect();
        assert_eq!(paths.join(", "), found, "{source}");
    }
}

#[test]
fn the_second_command_of_the_readme_tests_both_crates() {
    let readme = include_str!("../../README.md");
    assert!(readme.contains("this runs the tests:\n\n    cargo test\n"));
    let arguments = ["metadata", "--no-deps", "--offline", "--locked", "--format-version=1"];
    let cargo = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    for name in ["hangup", "hangup-core"] {
        let package = packages.iter().find(|package| package["name"] == name).unwrap();
        assert!(metadata["workspace_default_members"].as_array().unwrap().contains(&package["id"]), "{name}");
        let library = package["targets"].as_array().unwrap().iter().find(|it| it["kind"][0] == "lib").unwrap();
        assert_eq!(library["test"], true, "{name}");
    }
}
