//! What is asked of the terminal: no colour under NO_COLOR or CLICOLOR=0, though still bold; only those mouse modes that report no
//! movement; and never a question that the terminal would have to answer first.

use hangup::tui::keys::Context;

use crate::pty::{End, Home, Start};
use crate::robot::{arrive, asked, every_kind, play};
use crate::sequences::{is_colour, looks, modes, sequences};

/// Looks at a page of every sort: menu, questions, feedback, results, review, keys.
fn see_everything(start: impl Fn(&[&str]) -> Start) -> [End; 2] {
    let mut pty = start(&["play", &every_kind(), "--seed", "7"]).go();
    asked(&pty);
    play(&mut pty);
    arrive(&pty, Context::Results);
    pty.press("End r");
    arrive(&pty, Context::Review);
    pty.press("Enter");
    arrive(&pty, Context::Reviewed);
    pty.press("w t");
    pty.wait_for("KEPT BACK");
    pty.press("?");
    arrive(&pty, Context::Keys);
    pty.press("Ctrl-C");
    let mut menu = start(&[]).go();
    arrive(&menu, Context::Menu);
    menu.press("q");
    [pty.end(), menu.end()]
}

#[test]
fn under_no_color_nothing_is_coloured_but_words_are_still_bold() {
    nothing_is_coloured_under("NO_COLOR", "1");
}

#[test]
fn under_clicolor_0_nothing_is_coloured_but_words_are_still_bold() {
    nothing_is_coloured_under("CLICOLOR", "0");
}

fn nothing_is_coloured_under(name: &str, value: &str) {
    let home = Home::new();
    for end in see_everything(|arguments| home.hangup(arguments).env(name, value)) {
        let looks = looks(&end.raw);
        let colours: Vec<&u16> = looks.iter().filter(|look| is_colour(**look)).collect();
        assert!(colours.is_empty(), "colours were written: {colours:?}");
        assert!(looks.contains(&1), "nothing is bold");
    }
}

#[test]
fn without_no_color_or_with_an_empty_one_there_are_colours() {
    let home = Home::new();
    for end in see_everything(|arguments| home.hangup(arguments)) {
        assert!(looks(&end.raw).into_iter().any(is_colour));
    }
    for (name, value) in [("NO_COLOR", ""), ("CLICOLOR", "1")] {
        let mut pty = home.hangup(&[]).env(name, value).go();
        arrive(&pty, Context::Menu);
        pty.press("q");
        assert!(looks(&pty.end().raw).into_iter().any(is_colour), "{name}={value}");
    }
}

#[test]
fn the_mouse_reports_clicks_and_the_wheel_but_never_movement() {
    let home = Home::new();
    for end in see_everything(|arguments| home.hangup(arguments)) {
        let mouse: Vec<u16> = modes(&end.raw).into_iter().filter(|mode| (1000..=1016).contains(mode)).collect();
        assert_eq!(mouse, [1000, 1006]);
    }
}

#[test]
fn every_mode_that_is_switched_on_is_switched_off_again() {
    let home = Home::new();
    for end in see_everything(|arguments| home.hangup(arguments)) {
        let sequences = sequences(&end.raw);
        for mode in modes(&end.raw) {
            let last =
                sequences.iter().rfind(|sequence| sequence.private && sequence.parameters.contains(&mode)).unwrap();
            // 25 is the cursor, which is there to begin with.
            assert_eq!(last.last, if mode == 25 { 'h' } else { 'l' }, "mode {mode}");
        }
    }
}

/// A terminal may be slow to answer, or not answer at all; and what somebody types meanwhile would come in between.
#[test]
fn the_terminal_is_never_asked_anything() {
    let mut pty = Home::new().hangup(&[]).go();
    let menu = arrive(&pty, Context::Menu);
    pty.resize(60, 20);
    pty.wait_until("a smaller menu", |screen| screen.lines().count() == 20);
    pty.resize(80, 24);
    pty.wait_until("the menu as it was", |screen| screen == menu);
    pty.press("Ctrl-L q");
    let end = pty.end();
    end.gave_the_terminal_back(0);
    // n asks for a report, c for what kind of terminal it is, p for a mode, t for a size, u for the keyboard.
    let questions: Vec<_> =
        sequences(&end.raw).into_iter().filter(|sequence| "ncptu".contains(sequence.last)).collect();
    assert!(questions.is_empty(), "{questions:?}");
}
