//! The mouse: a click chooses, a click on what is chosen goes on, the wheel scrolls.

use hangup::tui::keys::Context;

use crate::pty::Home;
use crate::robot::{arrive, asked, cursor_line, is_question, place, question};

#[test]
fn a_click_on_an_option_chooses_it_and_answers_nothing_yet() {
    let mut pty = question(&Home::new(), "one").go();
    asked(&pty);
    for option in ["Switch the PC on", "Put the phone down"] {
        pty.click(option);
        let screen = pty.wait_until(&format!("“{option}” to be chosen"), |screen| {
            cursor_line(screen).is_some_and(|line| line.contains('●') && line.contains(option))
        });
        assert_eq!(place(&screen), Some(Context::One));
    }
    pty.press("Enter");
    let feedback = arrive(&pty, Context::Feedback);
    assert!(feedback.contains("✓ Right"), "{feedback}");
}

#[test]
fn every_part_of_a_verdict_can_be_clicked() {
    let mut pty = question(&Home::new(), "verdict").go();
    asked(&pty);
    pty.click("a scam");
    pty.wait_until("the verdict", |screen| screen.lines().any(|line| line.contains("● a scam")));
    pty.click("80");
    pty.wait_for("[80]");
    pty.click("Ring the number on your card");
    pty.wait_until("the action", |screen| screen.contains("● Ring the number on your card"));
    pty.press("Enter");
    let feedback = arrive(&pty, Context::Feedback);
    assert!(feedback.contains("80% sure") && feedback.contains("✓ safe"), "{feedback}");
}

#[test]
fn the_wheel_scrolls_there_and_back() {
    let mut pty = question(&Home::new(), "one").size(40, 12).go();
    let top = asked(&pty);
    assert!(top.contains("The first words") && top.contains("↓ more") && !top.contains("↑ more"), "{top}");
    pty.wheel(true);
    pty.wait_until("the first words to be gone", |screen| {
        screen.contains("↑ more") && !screen.contains("The first words")
    });
    for _ in 0..20 {
        pty.wheel(true);
    }
    pty.wait_until("the end", |screen| screen.contains("↑ more") && !screen.contains("↓ more"));
    for _ in 0..20 {
        pty.wheel(false);
    }
    pty.wait_until("the top", |screen| screen == top);
}

#[test]
fn a_click_moves_in_the_menu_and_a_click_on_the_chosen_quiz_plays_it() {
    let mut pty = Home::new().hangup(&[]).go();
    let menu = arrive(&pty, Context::Menu);
    let chosen = cursor_line(&menu).unwrap().to_owned();
    let other = menu.lines().find(|line| line.contains(" questions") && **line != chosen).unwrap();
    let title = other.split("  ").map(str::trim).find(|word| !word.is_empty()).unwrap();
    pty.click(title);
    let moved =
        pty.wait_until("the cursor to move", |screen| cursor_line(screen).is_some_and(|line| line.contains(title)));
    assert_eq!(place(&moved), Some(Context::Menu));
    pty.click(title);
    let first = pty.wait_until("its first question", |screen| place(screen).is_some_and(is_question));
    assert!(first.lines().next().unwrap().contains(title), "{first}");
}

#[test]
fn a_click_on_a_key_in_the_footer_does_what_the_key_does() {
    let mut pty = Home::new().hangup(&[]).go();
    arrive(&pty, Context::Menu);
    pty.click("? keys");
    arrive(&pty, Context::Keys);
    pty.click("Esc back");
    arrive(&pty, Context::Menu);
    pty.click("q quit");
    pty.end().gave_the_terminal_back(0);
}
