//! A terminal that changes its size under a question: small, too small, huge and back again, with an answer in
//! progress that must come through.

use hangup::tui::keys::Context;
use vt100::MouseProtocolMode;

use crate::pty::Home;
use crate::robot::{arrive, asked, place, question};

#[test]
fn resizing_keeps_the_question_and_the_answer_in_progress() {
    let mut pty = question(&Home::new(), "one").go();
    asked(&pty);
    pty.press("2");
    let home = pty.wait_for("▸ 2  ●");

    pty.resize(40, 12);
    let small = pty.wait_until("the same question, smaller", |screen| {
        place(screen) == Some(Context::One) && screen.lines().count() == 12
    });
    assert!(small.lines().all(|line| line.chars().count() <= 40), "{small}");
    assert!(small.contains("1 of 1"), "{small}");

    pty.resize(20, 5);
    let too_small = pty.wait_for("20×5");
    assert!(too_small.contains("nothing is lost") || too_small.contains("40×12"), "{too_small}");
    // What cannot be seen is not changed.
    pty.press_through("3 Enter n");

    pty.resize(200, 60);
    let huge = pty.wait_until("the same question, on a huge terminal", |screen| {
        place(screen) == Some(Context::One) && screen.lines().count() == 60
    });
    assert!(huge.contains("▸ 2  ●") && huge.contains("The first words") && huge.contains("story ends."), "{huge}");

    pty.resize(80, 24);
    pty.wait_until("the question as it was", |screen| screen == home);
    pty.press("Enter");
    let feedback = arrive(&pty, Context::Feedback);
    assert!(feedback.contains("You chose   2") || feedback.contains("You chose    2"), "{feedback}");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}

#[test]
fn a_change_of_size_that_comes_together_with_keys_is_not_missed() {
    let mut pty = Home::new().hangup(&[]).go();
    let menu = arrive(&pty, Context::Menu);
    for (columns, rows) in [(60, 20), (100, 30), (60, 20), (100, 30), (60, 20), (80, 24)] {
        pty.press("Down Down Up Up Home Up Up Up");
        pty.resize(columns, rows);
        pty.press("Up Home");
        pty.wait_until("a menu of that size", |screen| screen.lines().count() == usize::from(rows));
    }
    pty.wait_until("the menu as it was", |screen| screen == menu);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn resizing_keeps_what_was_typed() {
    let mut pty = question(&Home::new(), "typed").go();
    asked(&pty);
    pty.press("s l m g r");
    let home = pty.wait_for("▸ slmgr");
    for (columns, rows) in [(40, 12), (20, 5), (200, 60)] {
        pty.resize(columns, rows);
        pty.wait_until("a page of that size", |screen| {
            screen.contains("20×5") || screen.lines().count() == usize::from(rows)
        });
    }
    pty.resize(80, 24);
    pty.wait_until("the question as it was", |screen| screen == home);
    pty.press("x Enter");
    assert!(arrive(&pty, Context::Feedback).contains("slmgrx"));
}

#[test]
fn a_terminal_too_small_from_the_start_says_so_and_can_still_be_left() {
    let mut pty = Home::new().hangup(&[]).size(20, 5).go();
    pty.wait_for("20×5");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}

#[test]
fn drawing_anew_repairs_what_others_wrote_to_the_terminal() {
    let home = Home::new();
    let mut pty = home.script(r#"tty >"$HOME/tty"; "$HANGUP"; exit "$?""#).go();
    let menu = arrive(&pty, Context::Menu);
    std::fs::write(home.read("tty").trim(), "\x1b[?1000l\x1b[?2004l\x1b[2;1Hsomebody else was here").unwrap();
    pty.wait_for_foreign("somebody else was here");
    pty.look(|screen| assert!(screen.mouse_protocol_mode() == MouseProtocolMode::None && !screen.bracketed_paste()));
    pty.press("Ctrl-L");
    pty.wait_until("the menu again", |screen| screen == menu);
    pty.look(|screen| {
        assert!(screen.mouse_protocol_mode() == MouseProtocolMode::PressRelease && screen.bracketed_paste());
    });
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}
