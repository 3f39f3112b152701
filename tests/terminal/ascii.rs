//! Terminals that show ASCII alone: asked for by a flag, told by the locale, or written into the configuration.

use crate::pty::{End, Home, Start};
use crate::robot::every_kind;

/// Plays a little of a question and looks at the keys, then checks that it left the terminal as it was.
fn look_around(start: Start, cursor: &str) -> End {
    let mut pty = start.arg("play").arg(every_kind()).arg("--seed").arg("7").go();
    pty.wait_for("1 of ");
    pty.press("Down");
    pty.wait_for(cursor);
    pty.press("?");
    pty.wait_for("Ctrl-Z");
    pty.press("Esc Ctrl-C");
    let end = pty.end();
    end.left_the_settings_alone(130);
    end
}

fn is_ascii(end: &End) -> bool {
    end.raw.is_ascii()
}

#[test]
fn with_the_flag_everything_written_is_ascii() {
    let home = Home::new();
    let end = look_around(home.hangup(&["--ascii"]), "> 1");
    assert!(is_ascii(&end));
    assert!(end.frames.iter().any(|frame| frame.contains("Up Down")), "the arrow keys have no names");
}

#[test]
fn the_flag_may_stand_behind_the_command_as_well() {
    let mut pty = Home::new().hangup(&["play", &every_kind(), "--ascii"]).go();
    pty.wait_for("1 of ");
    pty.press("Ctrl-C");
    assert!(is_ascii(&pty.end()));
}

#[test]
fn where_the_locale_is_not_utf_8_everything_written_is_ascii() {
    for (name, value) in [("LANG", "C"), ("LANG", ""), ("LC_ALL", "POSIX"), ("LC_CTYPE", "de_DE.ISO-8859-1")] {
        let home = Home::new();
        assert!(is_ascii(&look_around(home.hangup(&[]).env(name, value), "> 1")), "{name}={value}");
    }
}

#[test]
fn where_the_locale_is_utf_8_there_is_more_than_ascii() {
    for (name, value) in [("LANG", "en_GB.UTF-8"), ("LC_ALL", "de_DE.utf8"), ("LC_CTYPE", "UTF-8")] {
        let home = Home::new();
        assert!(!is_ascii(&look_around(home.hangup(&[]).env(name, value), "▸ 1")), "{name}={value}");
    }
    let home = Home::new();
    let end = look_around(home.hangup(&[]).env("LC_ALL", "C.UTF-8").env("LANG", "C"), "▸ 1");
    assert!(!is_ascii(&end), "LC_ALL counts more than LANG");
}

#[test]
fn the_configuration_asks_for_ascii_and_takes_it_from_nobody() {
    for (text, language, cursor) in
        [("ascii: true\n", "C.UTF-8", "> 1"), ("ascii: false\n", "C.UTF-8", "▸ 1"), ("ascii: false\n", "C", "> 1")]
    {
        let home = Home::new();
        home.configure(text.as_bytes());
        let end = look_around(home.hangup(&[]).env("LANG", language), cursor);
        assert_eq!(is_ascii(&end), cursor.starts_with('>'), "{text} {language}");
    }
    let home = Home::new();
    home.configure(b"ascii: false\n");
    assert!(is_ascii(&look_around(home.hangup(&["--ascii"]), "> 1")), "a flag counts more than the file");
}
