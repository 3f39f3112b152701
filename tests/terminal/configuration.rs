//! The configuration file: it is heeded, flags count more, and a mistake in it is told with its place and a way out
//! before anything is drawn.

use std::fs;
use std::process::{Output, Stdio};

use hangup::settings::MAX_BYTES;
use hangup::tui::keys::Context;

use crate::pty::{HANGUP, Home, Start};
use crate::robot::arrive;
use crate::sequences::{is_colour, looks};

/// The looks that the menu is written in. 2 is dim, 7 is reverse.
fn looks_of_the_menu(start: Start) -> Vec<u16> {
    let mut pty = start.go();
    arrive(&pty, Context::Menu);
    pty.press("q");
    let end = pty.end();
    end.gave_the_terminal_back(0);
    looks(&end.raw)
}

#[test]
fn the_theme_is_that_of_the_flag_or_else_of_the_configuration() {
    for (flags, text, contrast) in [
        (&[][..], "", false),
        (&[], "theme: high-contrast\n", true),
        (&[], "theme: terminal\n", false),
        (&[], "# nothing but a comment\n", false),
        (&["--theme", "high-contrast"], "", true),
        (&["--theme", "high-contrast"], "theme: terminal\n", true),
        (&["--theme", "terminal"], "theme: high-contrast\n", false),
    ] {
        let home = Home::new();
        home.configure(text.as_bytes());
        let looks = looks_of_the_menu(home.hangup(flags));
        assert_eq!((looks.contains(&2), looks.contains(&7)), (!contrast, contrast), "{flags:?} {text:?}");
    }
}

#[test]
fn the_example_of_the_readme_is_a_configuration() {
    let readme = include_str!("../../README.md");
    let example = readme.split("```yaml\ntheme:").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let home = Home::new();
    home.configure(format!("theme:{example}").as_bytes());
    assert!(looks_of_the_menu(home.hangup(&[])).contains(&7));
}

#[test]
fn without_a_configuration_the_usual_theme_is_drawn_and_no_file_is_written() {
    let home = Home::new();
    let looks = looks_of_the_menu(home.hangup(&[]));
    assert!(looks.contains(&2) && !looks.contains(&7));
    assert!(!home.path("config").exists());
}

#[test]
fn high_contrast_holds_without_colours_as_well() {
    for name in ["NO_COLOR", "CLICOLOR"] {
        let home = Home::new();
        let looks = looks_of_the_menu(home.hangup(&["--theme", "high-contrast"]).env(name, "0"));
        assert!(looks.contains(&7) && !looks.contains(&2) && !looks.iter().any(|look| is_colour(*look)), "{looks:?}");
    }
}

#[test]
fn where_there_is_no_xdg_folder_the_configuration_is_in_dot_config() {
    let home = Home::new();
    home.write(".config/hangup/config.yaml", b"theme: high-contrast\n");
    assert!(looks_of_the_menu(home.hangup(&[]).env("XDG_CONFIG_HOME", "")).contains(&7));
}

/// Starts hangup in every way that draws, and gives what it says on stderr.
#[track_caller]
fn refused(home: &Home) -> String {
    let said = [&[][..], &["play", "clsid-tricks"], &["--ascii"]].map(|arguments| {
        let mut command = home.command(HANGUP);
        let Output { status, stdout, stderr } = command.args(arguments).stdin(Stdio::null()).output().unwrap();
        assert_eq!(status.code(), Some(1), "{arguments:?}");
        assert!(stdout.is_empty());
        String::from_utf8(stderr).unwrap()
    });
    assert!(said.iter().all(|words| *words == said[0]), "{said:?}");
    said[0].clone()
}

#[test]
fn a_mistake_is_told_with_its_line_and_a_way_out() {
    for (text, words) in [
        (
            &b"# mine\nthem: terminal\n"[..],
            &[
                "error[unknown-key]: there is no key `them` in the configuration",
                "config.yaml:2:1",
                "2 | them: terminal",
                "^^^^",
                "help: did you mean `theme`?",
            ][..],
        ),
        (
            b"theme: dark\n",
            &["error[bad-value]: `theme` cannot be `dark`", "config.yaml:1:8", "help: write terminal or high-contrast"],
        ),
        (
            b"ascii: yes\n",
            &[
                "error[wrong-type]: `ascii` should be true or false, and this is text",
                "config.yaml:1:8",
                "help: write true",
            ],
        ),
        (b"ascii: true\nguest: \xFF\n", &["error[not-utf8]", "config.yaml:2:8", "help: save the file as UTF-8"]),
        (b"theme: [\n", &["error[syntax]", "config.yaml:"]),
        (b"theme: \x1b[31mred\n", &["error[refused-character]", "config.yaml:1:8", "help: take it out"]),
    ] {
        let home = Home::new();
        home.configure(text);
        let said = refused(&home);
        for word in words {
            assert!(said.contains(word), "no {word:?} in:\n{said}");
        }
        assert!(!said.contains('\x1b'), "{said:?}");
    }
}

#[test]
fn a_configuration_that_is_too_large_is_not_read() {
    let home = Home::new();
    home.configure(&vec![b'#'; MAX_BYTES + 1]);
    let said = refused(&home);
    assert!(
        said.contains("error[too-large]: the file is larger than 64 KiB, the most a configuration may have"),
        "{said}"
    );
}

#[test]
fn a_configuration_that_cannot_be_read_is_no_reason_to_guess() {
    let home = Home::new();
    fs::create_dir_all(home.path("config/hangup/config.yaml")).unwrap();
    let said = refused(&home);
    assert!(said.starts_with("hangup: ") && said.contains("config.yaml cannot be read: "), "{said}");
}

#[test]
fn every_mistake_is_told_in_one_run_and_in_a_terminal_nothing_is_drawn() {
    let home = Home::new();
    home.configure(b"colour: red\nascii: 3\n");
    let end = home.hangup(&[]).go().end();
    end.left_the_terminal_alone(1);
    assert!(end.frames.is_empty());
    let text = end.text();
    assert!(text.contains("no key `colour`") && text.contains("`ascii` should be true or false"), "{text}");
}

#[test]
fn commands_that_draw_nothing_do_not_ask_for_the_configuration() {
    let home = Home::new();
    home.configure(b"colour: red\n");
    for arguments in [&["list"][..], &["schema"], &["--ascii", "list"]] {
        let output = home.command(HANGUP).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_theme_that_does_not_exist_is_refused_with_those_that_do() {
    let output = Home::new().command(HANGUP).args(["--theme", "dark"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("terminal") && said.contains("high-contrast"), "{said}");
}
