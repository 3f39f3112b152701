//! Typing an answer: letters are letters there, whatever they do elsewhere, and a paste is text that never answers.

use hangup::tui::keys::Context;

use crate::pty::Home;
use crate::robot::{arrive, asked, cursor_line, question};

#[test]
fn letters_that_are_keys_elsewhere_are_text_while_one_types() {
    let mut pty = question(&Home::new(), "typed").go();
    asked(&pty);
    pty.press("q n p h ? 1 Space w");
    pty.wait_for("▸ qnph?1 w");
    pty.press("Backspace Backspace Home x Right End y");
    pty.wait_for("▸ xqnph?1y");
    pty.press("Enter");
    let feedback = arrive(&pty, Context::Feedback);
    let typed = feedback.lines().find(|line| line.contains("You typed")).unwrap();
    assert!(typed.contains("xqnph?1y"), "{feedback}");
}

#[test]
fn the_cursor_stands_where_the_next_letter_comes() {
    let mut pty = question(&Home::new(), "typed").go();
    asked(&pty);
    pty.press("a b c");
    pty.wait_for("▸ abc");
    let (column, row) = pty.find("▸ abc");
    pty.look(|screen| {
        assert!(!screen.hide_cursor(), "no cursor shows where text is typed");
        let (cursor_row, cursor_column) = screen.cursor_position();
        assert_eq!((usize::from(cursor_column), usize::from(cursor_row)), (column + 5, row));
    });
    pty.press("Enter");
    arrive(&pty, Context::Feedback);
    assert!(pty.look(vt100::Screen::hide_cursor), "a cursor is left where nothing is typed");
}

#[test]
fn the_right_answer_is_right_however_it_is_spaced_and_capitalised() {
    let mut pty = question(&Home::new(), "typed").go();
    asked(&pty);
    pty.send("  SLMGR   /xpr \r");
    let feedback = arrive(&pty, Context::Feedback);
    assert!(feedback.contains("✓ Right"), "{feedback}");
}

#[test]
fn a_paste_is_text_and_never_answers() {
    let mut pty = question(&Home::new(), "typed").go();
    asked(&pty);
    pty.paste("slmgr\r /xpr\r\n");
    pty.wait_for("▸ slmgr /xpr");
    pty.press("!");
    pty.wait_for("▸ slmgr /xpr!");
    assert!(pty.frames().iter().all(|frame| !frame.contains("KEPT BACK")), "the paste has answered");
    pty.press("Backspace Enter");
    assert!(arrive(&pty, Context::Feedback).contains("✓ Right"));
}

#[test]
fn a_paste_presses_no_keys_where_nothing_is_typed() {
    let mut pty = question(&Home::new(), "one").go();
    asked(&pty);
    pty.paste("1\rq\x03");
    pty.press("2");
    pty.wait_for("▸ 2  ●");
    assert!(pty.frames().iter().all(|frame| !frame.contains("▸ 1")), "the paste has chosen");
    let mut pty = Home::new().hangup(&[]).go();
    let menu = arrive(&pty, Context::Menu);
    pty.paste("q\re");
    pty.press("Down");
    pty.wait_until("the cursor to move", |screen| cursor_line(screen) != cursor_line(&menu));
    arrive(&pty, Context::Menu);
}
