//! Ten thousand changes to the files that hangup documents, each made by something that knows how such a file is built:
//! whoever reads the file stops nowhere, tells nothing that could steer a terminal, and nobody else gets other marks.
//!
//! A mutation has a number, and is the same every time. The files that are changed, the seed corpus, are in
//! `tests/fixtures/mutations/`: a class of three, written by hangup itself.

mod by_hangup;
mod by_people;
mod chance;
mod class;
mod json;
mod lines;
mod shown;
mod table;
mod yaml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::loops;
use chance::Chance;
use class::Class;
use shown::Shown;

/// How many mutations there are, over all kinds.
const MUTATIONS: usize = 10_000;

/// Makes a mutation by chance and tries it; gives how many bytes the mutated file has.
type Trial = fn(&mut Chance, &Class, &mut Shown) -> usize;

/// Which kind of file is changed, by the tens of a mutation's number; the result file twice as often as the others.
const KINDS: [Trial; 9] = [
    by_hangup::result_file,
    by_hangup::start_file,
    by_people::quiz,
    by_people::roster,
    by_hangup::deal_record,
    by_hangup::result_file,
    by_people::sheet_line,
    by_people::settings_file,
    by_hangup::students_copy,
];

fn kind(number: usize) -> usize {
    number / 10 % KINDS.len()
}

/// Now and then damages what was changed already, and sometimes nothing else is done to it.
fn damaged(mut bytes: Vec<u8>, intact: &str, chance: &mut Chance) -> Vec<u8> {
    match chance.below(12) {
        0 => intact.as_bytes().clone_into(&mut bytes),
        1 => {}
        _ => return bytes,
    }
    (0..1 + chance.below(3)).for_each(|_| chance.damage(&mut bytes));
    bytes
}

/// Tries the mutations of some kinds: all of them, a tenth, or the one that is asked for.
fn try_kinds(kinds: &[usize]) {
    let only = std::env::var("HANGUP_MUTATION").ok().map(|number| number.parse::<usize>().unwrap());
    let is_asked_for = |number: &usize| only.map_or_else(|| loops::runs(*number), |only| *number == only);
    let class = Class::new();
    let mut failed: Vec<usize> = Vec::new();
    for number in (0..MUTATIONS).filter(|number| kinds.contains(&kind(*number))).filter(is_asked_for) {
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let mut shown = Shown::default();
            let read = KINDS[kind(number)](&mut Chance::of(number), &class, &mut shown);
            shown.is_in_proportion(read);
        }));
        if tried.is_err() {
            failed.push(number);
        }
    }
    assert!(
        failed.is_empty(),
        "{failed:?}, see above; one of them again by HANGUP_MUTATION=<number> cargo test --test class mutations"
    );
}

#[test]
fn result_files() {
    try_kinds(&[0, 5]);
}

#[test]
fn start_files_and_copies() {
    try_kinds(&[1, 8]);
}

#[test]
fn quizzes() {
    try_kinds(&[2]);
}

#[test]
fn rosters() {
    try_kinds(&[3]);
}

#[test]
fn deal_records() {
    try_kinds(&[4]);
}

#[test]
fn sheet_lines() {
    try_kinds(&[6]);
}

#[test]
fn settings_files() {
    try_kinds(&[7]);
}
