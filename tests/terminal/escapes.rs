//! Text is data: whatever a quiz or the name of its file contains, none of it reaches the terminal as something that
//! steers it.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use hangup::tui::keys::Context;

use crate::pty::{End, Home};
use crate::robot::{arrive, asked, every_kind, move_to, question};
use crate::sequences::{is_colour, looks, modes, sequences};

/// A name that would colour what follows, rename the window, ring the bell and clear the screen, in 7 bits and in 8.
const EVIL: &str = "a\x1b[31mred\x1b]0;owned\x07\u{9b}2J\r.yaml";

/// Checks that a terminal was steered by nobody but the program, which was started under NO_COLOR.
fn is_unharmed(end: &End) {
    sequences(&end.raw);
    assert!(looks(&end.raw).into_iter().all(|look| !is_colour(look)), "somebody has coloured the text");
    assert!(modes(&end.raw).iter().all(|mode| [25, 1000, 1006, 1049, 2004].contains(mode)), "{:?}", modes(&end.raw));
}

#[test]
fn a_file_name_in_the_menu_is_shown_and_not_obeyed() {
    let home = Home::new();
    home.shelve(EVIL, b"format: 1\n");
    home.shelve(OsStr::from_bytes(b"b\x9b31m\xff.yaml"), b"format: 1\n");
    let mut pty = home.hangup(&[]).env("NO_COLOR", "1").go();
    let menu = pty.wait_for("Yours");
    assert!(menu.contains("[31mred"), "{menu}");
    move_to(&mut pty, "owned");
    pty.press("Enter");
    move_to(&mut pty, "! b");
    pty.press("q");
    let end = pty.end();
    end.gave_the_terminal_back(0);
    is_unharmed(&end);
}

#[test]
fn a_quiz_that_contains_sequences_is_refused_and_its_message_is_harmless() {
    let home = Home::new();
    for (name, title) in [
        ("quoted.yaml", r#""\e]0;owned\a\e[31mred""#),
        ("raw.yaml", "\x1b]0;owned\x07\x1b[31mred"),
        ("wide.yaml", "\"\u{9b}31mred\""),
    ] {
        let good = std::fs::read_to_string(every_kind()).unwrap();
        let file = home.shelve(name, good.replace("Every kind once", title).as_bytes());
        let end = home.hangup(&["play"]).arg(file).env("NO_COLOR", "1").size(200, 24).go().end();
        end.left_the_terminal_alone(1);
        is_unharmed(&end);
        assert!(end.text().contains(name), "{}", end.text());
    }
    let mut pty = home.hangup(&[]).env("NO_COLOR", "1").go();
    pty.wait_for("Yours");
    for name in ["quoted.yaml", "raw.yaml", "wide.yaml"] {
        let screen = move_to(&mut pty, name);
        assert!(screen.contains("cannot be played"), "{screen}");
    }
    pty.press("q");
    is_unharmed(&pty.end());
}

#[test]
fn a_file_name_on_the_command_line_is_named_and_not_obeyed() {
    let home = Home::new();
    let broken = home.write(EVIL, b"format: 1\n");
    let missing = home.path("\x1b[31mmissing.yaml");
    for file in [broken, missing] {
        let start = home.hangup(&["play"]).arg(&file).env("NO_COLOR", "1");
        let end = start.size(200, 24).go().end();
        end.left_the_terminal_alone(1);
        assert!(end.text().contains("[31m"), "{}", end.text());
        is_unharmed(&end);
    }
}

/// `hangup play *` names every file of a folder, and only one can be played.
#[test]
fn a_file_name_too_many_on_the_command_line_is_not_obeyed_either() {
    let home = Home::new();
    for arguments in [&["play", "clsid-tricks"][..], &[], &["play", "--seed"]] {
        let start = home.hangup(arguments).arg("\x1b[31mred\x1b]0;owned\x07").env("NO_COLOR", "1");
        let end = start.size(200, 24).go().end();
        end.left_the_terminal_alone(2);
        assert!(end.text().contains("[31mred"), "{}", end.text());
        is_unharmed(&end);
    }
}

#[test]
fn escape_sequences_in_a_paste_are_not_shown_as_such() {
    let mut pty = question(&Home::new(), "typed").env("NO_COLOR", "1").go();
    asked(&pty);
    pty.paste("a\x1b[31mb\u{9b}32mc\u{202e}d");
    pty.wait_until("the paste", |screen| screen.lines().any(|line| line.contains("▸ a") && line.contains('d')));
    pty.press("Enter");
    arrive(&pty, Context::Feedback);
    pty.press("Ctrl-C");
    let end = pty.end();
    end.gave_the_terminal_back(130);
    is_unharmed(&end);
    let steered = end.frames.iter().any(|frame| frame.contains('\u{202e}'));
    assert!(!steered, "the direction of text was overridden");
}
