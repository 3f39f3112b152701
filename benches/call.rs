//! What long calls cost: checking one of 10,000 lines, against parsing it, and drawing a conversation of 500 lines,
//! against one of 20.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at the first surprise"
)]

mod support;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use hangup::system::now;
use hangup::tui::keys::{Key, KeyCode};
use hangup::tui::{App, Caps, Input, Program};
use hangup_core::attempt::{DrawOptions, Mode, draw};
use hangup_core::quiz;
use jiff::civil::Date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use support::figures::{Target, figure, heading, in_turns, median, milliseconds, ratio, time};
use support::plain;

/// The day on which the calls are checked.
const TODAY: Date = Date::constant(2026, 11, 24);

fn main() {
    checking("a line after another", &chain(10_000));
    checking("each line leading back to the first", &circles(10_000));
    drawing();
}

fn checking(name: &str, text: &str) {
    assert_eq!(quiz::check(text.as_bytes(), TODAY), [], "{name} has something to say about it");
    heading(&format!("A call of 10,000 lines, {name}, {:.1} MB", text.len() as f64 / 1e6));
    let mut bare = || time(|| serde_yaml::from_str::<plain::Quiz>(text).unwrap());
    let mut check = || time(|| quiz::check(text.as_bytes(), TODAY));
    let [bare, check] = in_turns(11, [&mut bare, &mut check]).map(|times| median(&times));
    figure("a bare typed parse", &milliseconds(bare), None);
    let reached = ratio(check, bare) <= 2.0;
    figure("check", &milliseconds(check), Some(Target { words: "at most twice that", reached }));
}

fn drawing() {
    heading("To draw a conversation at 80×24");
    let [short, long] = [20, 500].map(conversation);
    let mut terminals = [short, long].map(|app| (app, Terminal::new(TestBackend::new(80, 24)).unwrap()));
    let [short, long] = &mut terminals;
    let frame_of = |(app, terminal): &mut (App, Terminal<TestBackend>)| {
        time(|| {
            for _ in 0..50 {
                terminal.draw(|frame| app.draw(frame)).map(|_| ()).unwrap();
            }
        })
    };
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..200 {
        times[0].push(frame_of(short));
        times[1].push(frame_of(long));
    }
    let [short, long] = times.map(|times: Vec<Duration>| median(&times));
    figure("of 20 lines", &format!("{} µs", short.as_micros() / 50), None);
    let reached = ratio(long, short) <= 1.2;
    let target = Target { words: "at most 1.2 times that", reached };
    figure("of 500 lines", &format!("{} µs", long.as_micros() / 50), Some(target));
}

/// An app in the middle of a call in which so many lines have been heard.
fn conversation(lines: usize) -> App {
    let quiz = Arc::new(quiz::parse(chain(lines + 10).as_bytes()).unwrap());
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let paper = draw(&quiz, &options);
    let mut app =
        App::with_menu(Caps { size: Size::new(80, 24), colour: true, unicode: true, contrast: false }, Vec::new())
            .playing(quiz, paper, now());
    for _ in 1..lines {
        for key in [KeyCode::Char('1'), KeyCode::Enter] {
            app.take_input(Input::Key(Key::plain(key)), now());
        }
    }
    app
}

/// A call in which each line leads to the next, or to its end.
fn chain(lines: usize) -> String {
    call(lines, |line| if line + 1 < lines { format!("line-{}", line + 1) } else { "over".to_owned() })
}

/// A call in which each line leads to the next and some lead back.
fn circles(lines: usize) -> String {
    let mut text = chain(lines);
    let back = "            - { id: stay-5, say: And once more from the start, go: line-0, why: It begins anew. }\n";
    let place = text.rfind("            - { id: stay-").unwrap();
    text.insert_str(place, &back.replace("stay-5", "from-the-start"));
    text
}

fn call(lines: usize, next: impl Fn(usize) -> String) -> String {
    let mut text = String::from(
        "format: 1\nid: long\ntitle: Long\nsummary: A long call.\nquestions:\n  - id: long-call\n    topic: calls\n    \
         scenario: The phone rings, and you asked for no help.\n    explain: You may hang up at any moment.\n    \
         sources: [{ title: An example, url: \"https://example.org/\" }]\n    checked: 2026-11-23\n    call:\n      \
         caller: Microsoft Support\n      number: withheld\n      truth: scam\n      start: line-0\n      lines:\n",
    );
    for line in 0..lines {
        write!(
            text,
            "        - id: line-{line}\n          who: Chris\n          says: >\n            We see a fault in your \
             system, and it is not the first one.\n            Shall we go on with it now?\n          technique: {{ \
             name: urgency, why: It leaves no time to think. }}\n          replies:\n            - {{ id: stay-{line}, \
             say: \"Go on, then\", go: {}, why: He goes on. }}\n            - {{ id: leave-{line}, do: Hang up, go: \
             over, why: It ends there. }}\n",
            next(line)
        )
        .unwrap();
    }
    text + "      endings:\n        - { id: over, outcome: safe, mark: 1, text: You hang up. }\n"
}
