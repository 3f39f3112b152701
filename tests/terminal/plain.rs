//! Where there is no terminal to draw on, or none that can be drawn on: the program plays line by line instead, and sends
//! nothing that steers a terminal.

use std::process::{Output, Stdio};

use crate::pty::{Fate, Home};

/// Checks that this is text in whole lines, and nothing else.
fn is_plain(text: &str) {
    assert!(text.ends_with('\n'), "{text:?}");
    assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
}

#[test]
fn without_any_terminal_it_plays_line_by_line_and_says_when_the_lines_end() {
    let home = Home::new();
    for (arguments, said) in [
        (&[][..], "These are the quizzes:"),
        (&["play", "clsid-tricks"], "There are no more lines to read"),
        (&["play", "clsid-tricks", "--exam"], "An exam: explanations come at the end"),
    ] {
        let mut command = home.command(crate::pty::HANGUP);
        let Output { status, stdout, stderr } = command.args(arguments).stdin(Stdio::null()).output().unwrap();
        assert_eq!(status.code(), Some(0));
        assert!(stderr.is_empty(), "{:?}", String::from_utf8_lossy(&stderr));
        let stdout = String::from_utf8(stdout).unwrap();
        is_plain(&stdout);
        assert!(stdout.contains(said), "{stdout}");
    }
}

#[test]
fn with_input_from_a_pipe_it_plays_line_by_line_and_leaves_the_terminal_as_it_is() {
    let home = Home::new();
    let end = home.script(r#"echo quit | "$HANGUP""#).go().end();
    end.left_the_settings_alone(0);
    let raw = String::from_utf8(end.raw.clone()).unwrap();
    assert!(raw.contains("These are the quizzes:") && !raw.contains('\u{1b}'), "{raw:?}");
}

#[test]
fn with_output_into_a_pipe_it_plays_line_by_line() {
    let home = Home::new();
    let script = r#"{ echo 1; echo skip; echo quit; } | "$HANGUP" | cat >"$HOME/written""#;
    let end = home.script(script).go().end();
    assert_eq!(end.fate, Fate::Exited(0));
    assert!(end.raw.is_empty(), "{:?}", String::from_utf8_lossy(&end.raw));
    let written = home.read("written");
    is_plain(&written);
    assert!(written.contains("Question 2 of ") && written.contains("You leave the quiz."), "{written}");
}

#[test]
fn in_a_terminal_that_cannot_be_drawn_on_or_when_asked_it_plays_line_by_line() {
    let home = Home::new();
    for start in
        [home.hangup(&[]).env("TERM", "dumb"), home.hangup(&["--plain"]), home.hangup(&["play", "--plain", "calls"])]
    {
        let mut terminal = start.go();
        terminal.wait_for("Type");
        terminal.send("quit\r");
        let end = terminal.end();
        end.left_the_settings_alone(0);
        assert!(!end.raw.contains(&0x1b), "{:?}", String::from_utf8_lossy(&end.raw));
    }
}

#[test]
fn a_script_plays_a_quiz_to_its_results() {
    let home = Home::new();
    let quiz = home.write("one.yaml", include_bytes!("../fixtures/calls/short-call.yaml"));
    let file = quiz.display();
    let script = format!(r#"printf '2\n3\ns\n90\n\n' | "$HANGUP" play {file} --plain >"$HOME/written""#);
    assert_eq!(home.script(&script).go().end().fate, Fate::Exited(0));
    assert!(home.read("written").contains("You did the safe thing in 1 of 1 situation."));
}
