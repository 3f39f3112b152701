//! How long it takes from the start of hangup to its first complete menu, and how much memory it needs until then,
//! against the smallest program that draws with ratatui. A hangup with a bank of 2 MB inside has to keep up as well.

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
use std::path::{Path, PathBuf};
use std::time::Duration;

use hangup::shelf::built_in;
use support::bank::{self, Style};
use support::build;
use support::figures::{Target, figure, heading, in_turns, median, milliseconds, percentile, ratio};
use support::history;
use support::terminal::Terminal;

const ROUNDS: usize = 201;
const LARGE_BANK: usize = 2_000_000;
/// So many quizzes that the menu has to be scrolled.
const QUIZZES: usize = 50;

/// A program, and what is on the screen when its first frame is complete: the last thing in view and the keys below it.
struct Program {
    name: &'static str,
    path: PathBuf,
    complete: Vec<String>,
}

fn main() {
    let home = tempfile::tempdir().unwrap();
    let last_quiz = built_in().pop().unwrap().cover.unwrap().title;
    let programs = [
        program("bare ratatui", build::example("bare"), &["ready"]),
        program("hangup", build::hangup(), &[&last_quiz, "quit"]),
        program("hangup with 2 MB", build::hangup_with(&large_bank()), &["↓ more", "quit"]),
    ];
    start(&programs, home.path());
    memory(&programs, home.path());
    remembering(&programs);
}

/// The menu of a learner with a long history: when its first frame is complete, when it says what is remembered, and what
/// that takes in memory.
fn remembering(programs: &[Program; 3]) {
    heading("The menu of a learner with 10,000 attempts and 400,000 answers");
    let [bare, hangup, _] = programs;
    let [empty, full] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    history::fill(&full.path().join(".local/share/hangup/history.db"), 10_000, 40);
    let remembers = Program { name: "hangup", path: hangup.path.clone(), complete: vec!["last".to_owned()] };
    let mut nothing = || first_frame(hangup, empty.path());
    let mut everything = || first_frame(hangup, full.path());
    let mut remembered = || first_frame(&remembers, full.path());
    let times = in_turns(ROUNDS, [&mut nothing, &mut everything, &mut remembered]);
    let [nothing, everything, remembered] = times.each_ref().map(|times| median(times));
    figure("the first frame, of an empty history", &milliseconds(nothing), None);
    let times_empty = ratio(everything, nothing);
    let target = Target { words: "at most 1.2 times that", reached: times_empty <= 1.2 };
    figure("the first frame, of a long one", &milliseconds(everything), Some(target));
    figure("until it says what is remembered", &milliseconds(remembered), None);
    if let Some((peak, bare)) = peak_memory(&remembers, full.path()).zip(peak_memory(bare, empty.path())) {
        let times_bare = peak as f64 / bare as f64;
        let target = Target { words: "at most 2.5", reached: times_bare <= 2.5 };
        figure("peak memory once the store is open, times bare", &format!("{times_bare:.2}"), Some(target));
    }
}

fn program(name: &'static str, path: PathBuf, complete: &[&str]) -> Program {
    Program { name, path, complete: complete.iter().map(ToString::to_string).collect() }
}

fn start(programs: &[Program; 3], home: &Path) {
    heading(&format!("From the start to the first complete frame, {ROUNDS} runs of each in turns"));
    let [mut bare, mut small, mut large] = programs.each_ref().map(|program| || first_frame(program, home));
    let times = in_turns(ROUNDS, [&mut bare, &mut small, &mut large]);
    let medians = times.each_ref().map(|times| median(times));
    let undisturbed = times.each_ref().map(|times| percentile(times, 10));
    for (program, time) in programs.iter().zip(medians) {
        figure(&format!("{}, median", program.name), &milliseconds(time), None);
    }
    for (place, program) in programs.iter().enumerate().skip(1) {
        let [times_bare, at_best] = [medians, undisturbed].map(|times| ratio(times[place], times[0]));
        let target = Target { words: "at most 1.3", reached: times_bare <= 1.3 };
        figure(&format!("{}, times bare", program.name), &format!("{times_bare:.2}"), Some(target));
        figure(&format!("{}, times bare, the fastest tenth", program.name), &format!("{at_best:.2}"), None);
    }
}

fn memory(programs: &[Program; 3], home: &Path) {
    heading("Peak memory until it waits for input");
    let peaks: Vec<Option<u64>> = programs.iter().map(|program| peak_memory(program, home)).collect();
    let Some(peaks) = peaks.into_iter().collect::<Option<Vec<u64>>>() else {
        return figure("peak memory", "unknown here", None);
    };
    for (program, peak) in programs.iter().zip(&peaks) {
        figure(program.name, &format!("{peak} KiB"), None);
    }
    for (program, peak) in programs.iter().zip(&peaks).skip(1) {
        let times_bare = *peak as f64 / peaks[0] as f64;
        let target = Target { words: "at most 2", reached: times_bare <= 2.0 };
        figure(&format!("{}, times bare", program.name), &format!("{times_bare:.2}"), Some(target));
    }
}

fn first_frame(program: &Program, home: &Path) -> Duration {
    let mut terminal = Terminal::start(&program.path, [""; 0], home);
    let time = terminal.wait_for(&program.complete);
    terminal.leave("q");
    time
}

fn peak_memory(program: &Program, home: &Path) -> Option<u64> {
    let peaks = (0..5).map(|_| {
        let mut terminal = Terminal::start(&program.path, [""; 0], home);
        terminal.wait_for(&program.complete);
        terminal.until_silent();
        let peak = terminal.process().peak_memory();
        terminal.leave("q");
        peak
    });
    peaks.collect::<Option<Vec<u64>>>().map(|peaks| median(&peaks))
}

/// A folder with quizzes of 2 MB in all. It stays where it is, and what is in it stays as it is, so that nothing has to
/// be built twice.
fn large_bank() -> PathBuf {
    let folder = build::scratch().join("large-bank");
    fs::create_dir_all(&folder).unwrap();
    let questions = LARGE_BANK / QUIZZES / (bank::quiz("a", "a", 1000, Style::Flow).len() / 1000) + 1;
    for number in 0..QUIZZES {
        let id = format!("invented-{number:02}");
        let text = bank::quiz(&id, &format!("Invented calls {number:02}"), questions, Style::Flow);
        let file = folder.join(id).with_extension("yaml");
        if fs::read_to_string(&file).ok().as_ref() != Some(&text) {
            fs::write(file, text).unwrap();
        }
    }
    folder
}
