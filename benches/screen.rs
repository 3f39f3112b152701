//! What the screen costs: the bytes written when the highlight moves, and what a program that waits for input does with
//! its time, which should be nothing. Both are taken from the program itself in a pseudo-terminal; how long it takes to
//! lay out and draw a question is measured without one.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at the first surprise"
)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hangup::system::now;
use hangup::tui::{App, Caps, Program};
use hangup_core::attempt::{DrawOptions, Mode, draw};
use hangup_core::quiz::parse;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use support::figures::{Target, figure, heading, median, time};
use support::process::{Effort, Process};
use support::terminal::Terminal;

const HANGUP: &str = env!("CARGO_BIN_EXE_hangup");
/// Each kind of question once, under a topic of that name, all of it in view.
const SHORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/support/short.yaml");
/// A quiz with questions that have to be scrolled.
const LONG: &str = "clsid-tricks";

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";

fn main() {
    let home = tempfile::tempdir().unwrap();
    moving(home.path());
    idling(home.path());
    drawing();
}

/// What is pressed on each kind of question, so that the highlight gets everywhere.
const MOVES: [(&str, &[&str]); 6] = [
    ("one", &[DOWN, DOWN, DOWN, UP, UP, UP]),
    ("several", &[DOWN, " ", DOWN, DOWN, UP, UP]),
    ("verdict", &["s", "g", RIGHT, RIGHT, LEFT, DOWN, DOWN, DOWN, DOWN, UP, UP, UP, UP]),
    ("spot", &[DOWN, " ", DOWN, DOWN, UP, UP]),
    ("order", &[DOWN, DOWN, DOWN, UP, UP, UP]),
    ("typed", &["s", "l", "m", LEFT, "\x7f"]),
];

fn moving(home: &Path) {
    heading("The most bytes written at 80×24 when the highlight moves");
    let mut menu = Terminal::start(Path::new(HANGUP), [""; 0], home);
    menu.wait_for(&["quit"]);
    written("menu", &mut menu, &[DOWN, DOWN, DOWN, UP, UP, UP], true);
    menu.leave("q");
    for (kind, keys) in MOVES {
        let mut question = play(SHORT, &["--topic", kind], home);
        assert!(!question.text().contains("more"), "has to be scrolled:\n{}", question.text());
        written(kind, &mut question, keys, true);
        question.leave("\x03");
    }
    let mut order = play(SHORT, &["--topic", "order"], home);
    order.press(DOWN);
    order.press(" ");
    written("a step that is moved, for comparison", &mut order, &[DOWN, DOWN, DOWN, UP, UP, UP], false);
    order.leave("\x03");
    let mut long = play(LONG, &["--seed", "1"], home);
    written("a page that scrolls, for comparison", &mut long, &[DOWN; 6], false);
    long.leave("\x03");
}

fn written(name: &str, terminal: &mut Terminal, keys: &[&str], has_target: bool) {
    terminal.until_silent();
    let most = keys.iter().map(|key| terminal.press(key)).max().unwrap();
    let target = Target { words: "at most 300", reached: most <= 300 };
    figure(name, &format!("{most} bytes"), has_target.then_some(target));
}

fn idling(home: &Path) {
    const LONG_ENOUGH: Duration = Duration::from_secs(10);
    heading(&format!("Waiting {} s for input", LONG_ENOUGH.as_secs()));
    let mut menu = Terminal::start(Path::new(HANGUP), [""; 0], home);
    menu.wait_for(&["quit"]);
    let mut question = play(LONG, &[], home);
    menu.until_silent();
    question.until_silent();
    let processes = [menu.process(), question.process()];
    let before = processes.map(Process::effort);
    // Both wait at the same time.
    assert_eq!(menu.written_before_silence_of(LONG_ENOUGH), 0, "the menu wrote something of its own accord");
    let after = processes.map(Process::effort);
    for (name, (before, after)) in ["menu", "question"].into_iter().zip(before.into_iter().zip(after)) {
        match before.zip(after) {
            Some((before, after)) => idle(name, after.since(before)),
            None => figure(name, "unknown here", None),
        }
    }
    menu.leave("\x03");
    question.leave("\x03");
}

fn idle(name: &str, effort: Effort) {
    let Effort { threads, ticks, on_cpu, switches } = effort;
    let target = |count| Some(Target { words: "none", reached: count == 0 });
    figure(&format!("{name}, CPU time of {threads} threads in ticks"), &ticks.to_string(), target(ticks));
    figure(&format!("{name}, the same to the nanosecond"), &format!("{} ns", on_cpu.as_nanos()), None);
    figure(&format!("{name}, voluntary context switches"), &switches.to_string(), target(switches));
}

/// Draws every question of a short quiz many times without a terminal.
fn drawing() {
    heading("To lay out and draw a question at 80×24");
    let quiz = Arc::new(parse(&std::fs::read(SHORT).unwrap()).unwrap());
    for (kind, _) in MOVES {
        let options = DrawOptions {
            mode: Mode::Practice,
            seed: 1,
            form: String::new(),
            count: None,
            topic: Some(kind.to_owned()),
        };
        let caps = Caps { size: Size::new(80, 24), colour: true, unicode: true, contrast: false };
        let app = App::with_menu(caps, Vec::new()).playing(Arc::clone(&quiz), draw(&quiz, &options), now());
        let mut terminal = ratatui::Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut frame = || time(|| terminal.draw(|frame| app.draw(frame)).map(|_| ()).unwrap());
        let frames: Vec<Duration> = (0..1000).map(|_| frame()).collect();
        figure(kind, &format!("{} µs", median(&frames).as_micros()), None);
    }
}

/// Plays a quiz, and waits for its first question.
fn play(quiz: &str, options: &[&str], home: &Path) -> Terminal {
    let arguments = ["play", quiz].into_iter().chain(options.iter().copied());
    let mut question = Terminal::start(Path::new(HANGUP), arguments, home);
    question.wait_for(&["1 of", "answer"]);
    question
}
