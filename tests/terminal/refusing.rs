//! Without a terminal: the program says in a sentence that it needs one, fails, and prints nothing that a pipe could
//! take for a result.

use std::process::{Output, Stdio};

use crate::pty::{Fate, Home};

/// Checks that this is one sentence about a terminal.
fn is_one_sentence(text: &str) {
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("hangup") && text.contains("terminal"), "{text}");
    assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
}

#[test]
fn without_any_terminal_it_says_so_in_a_sentence_and_fails() {
    let home = Home::new();
    for arguments in [&[][..], &["play", "clsid-tricks"], &["play", "clsid-tricks", "--exam"]] {
        let mut command = home.command(crate::pty::HANGUP);
        let Output { status, stdout, stderr } = command.args(arguments).stdin(Stdio::null()).output().unwrap();
        assert_eq!(status.code(), Some(1));
        assert!(stdout.is_empty(), "{:?}", String::from_utf8_lossy(&stdout));
        is_one_sentence(&String::from_utf8(stderr).unwrap());
    }
}

#[test]
fn with_input_from_a_pipe_it_says_so_and_leaves_the_terminal_alone() {
    let home = Home::new();
    let end = home.script(r#"echo q | "$HANGUP" 2>"$HOME/said""#).go().end();
    end.left_the_terminal_alone(1);
    assert!(end.raw.is_empty(), "{:?}", String::from_utf8_lossy(&end.raw));
    is_one_sentence(&home.read("said"));
}

#[test]
fn with_output_into_a_pipe_it_says_so_and_writes_nothing_there() {
    let home = Home::new();
    let script = r#"{ "$HANGUP" 2>"$HOME/said"; echo "$?" >"$HOME/code"; } | cat >"$HOME/written""#;
    let end = home.script(script).go().end();
    assert_eq!(end.fate, Fate::Exited(0));
    assert!(end.raw.is_empty(), "{:?}", String::from_utf8_lossy(&end.raw));
    assert_eq!(home.read("written"), "");
    assert_eq!(home.read("code"), "1\n");
    is_one_sentence(&home.read("said"));
}
