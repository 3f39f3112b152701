//! Quizzes of one's own: beside those of the bank in the menu, a broken one shown as broken with its place, and
//! neither in the way of the other.

use hangup::tui::keys::Context;

use crate::pty::Home;
use crate::robot::{arrive, asked, every_kind, move_to, place, play};

/// A quiz with an unknown key in line 8, column 5.
const BROKEN: &str = "\
format: 1
id: broken
title: A broken one
summary: One key is wrong.
questions:
  - id: first
    topic: none
    scenary: You misspell a key.
    scenario: You misspell a key.
    typed: { ask: Which?, accept: [scenary], why: It is not there. }
    explain: It happens.
    sources: [{ title: None, url: \"https://example.org/\" }]
    checked: 2026-11-23
";

fn with_own_quizzes() -> Home {
    let home = Home::new();
    home.shelve("mine.yaml", &std::fs::read(every_kind()).unwrap());
    home.shelve("broken.yaml", BROKEN.as_bytes());
    home
}

#[test]
fn quizzes_of_ones_own_stand_below_those_of_the_bank_and_a_broken_one_says_where() {
    let mut pty = with_own_quizzes().hangup(&[]).go();
    let menu = pty.wait_for("Yours");
    let (bank, yours) = menu.split_once("Yours").unwrap();
    assert!(bank.contains("questions"), "{menu}");
    assert!(yours.lines().any(|line| line.contains("Every kind once") && line.contains("6 questions")), "{menu}");
    assert!(yours.lines().any(|line| line.contains("! broken.yaml")), "{menu}");
    let screen = move_to(&mut pty, "broken.yaml");
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("line 8, column 5") && words.contains("scenary"), "{screen}");
}

#[test]
fn a_broken_quiz_cannot_be_played_and_the_one_beside_it_can() {
    let mut pty = with_own_quizzes().hangup(&[]).go();
    pty.wait_for("Yours");
    move_to(&mut pty, "broken.yaml");
    pty.press("Enter e");
    move_to(&mut pty, "Every kind once");
    assert!(pty.frames().iter().all(|frame| place(frame) == Some(Context::Menu)), "something was played");
    pty.press("Enter");
    asked(&pty);
    assert_eq!(play(&mut pty).kinds.len(), 6);
    arrive(&pty, Context::Results);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn a_quiz_of_ones_own_is_played_by_its_id() {
    let pty = with_own_quizzes().hangup(&["play", "every-kind"]).go();
    assert!(asked(&pty).contains("Every kind once"));
}

#[test]
fn a_quiz_that_breaks_after_the_menu_has_shown_it_says_so_and_harms_nothing() {
    let home = with_own_quizzes();
    let mut pty = home.hangup(&[]).go();
    pty.wait_for("Yours");
    move_to(&mut pty, "Every kind once");
    home.shelve("mine.yaml", BROKEN.as_bytes());
    pty.press("Enter");
    let menu = pty.wait_for("! mine.yaml");
    assert_eq!(place(&menu), Some(Context::Menu), "{menu}");
    assert!(menu.contains("cannot be played"), "{menu}");
    pty.press("Home");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn what_cannot_be_played_is_refused_before_the_terminal_is_touched() {
    let home = with_own_quizzes();
    let own = every_kind();
    let broken = home.shelve("broken.yaml", BROKEN.as_bytes());
    let cases: [(&[&str], &[&str]); 5] = [
        (&["play", "no-such-quiz"], &["no-such-quiz", "hangup list"]),
        (&["play", "no-such-file.yaml"], &["no-such-file.yaml", "cannot be read"]),
        (&["play", &own, "--topic", "cheese"], &["cheese", "several", "typed"]),
        (&["play", broken.to_str().unwrap()], &["broken.yaml:8:5", "scenary"]),
        (&["play", "broken"], &["broken"]),
    ];
    for (arguments, expected) in cases {
        let end = home.hangup(arguments).size(200, 24).go().end();
        end.left_the_terminal_alone(1);
        assert!(!end.raw.windows(3).any(|bytes| bytes == b"\x1b[?"), "the terminal was touched");
        assert!(end.frames.is_empty());
        for words in expected {
            assert!(end.text().contains(words), "{arguments:?} does not say {words}:\n{}", end.text());
        }
    }
}
