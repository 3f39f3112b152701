//! Playing by keyboard alone: from the menu to the results and back, for each quiz that comes with the program. A
//! robot answers; what it answers is always the same.

use hangup::shelf::{Cover, built_in};
use hangup::tui::keys::Context;
use hangup_core::quiz::Usage;

use crate::pty::Home;
use crate::robot::{arrive, asked, every_kind, move_to, place, play, progress, skip, some_answer, turn};

/// The quizzes of the bank that the menu offers.
fn offered() -> Vec<Cover> {
    let covers = built_in().into_iter().map(|book| book.cover.unwrap());
    covers.filter(|cover| cover.usage == Usage::Practice).collect()
}

#[test]
fn the_menu_names_every_quiz_that_comes_with_the_program() {
    let mut pty = Home::new().hangup(&[]).go();
    let menu = arrive(&pty, Context::Menu);
    let offered = offered();
    assert!(offered.len() >= 3);
    for cover in offered {
        let line = menu.lines().find(|line| line.contains(&cover.title)).unwrap();
        let what = if cover.calls == cover.questions { "calls" } else { "questions" };
        assert!(line.contains(&format!("{} {what}", cover.questions)), "{line}");
    }
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

/// Plays a quiz that comes with the program to its results, and leaves.
fn plays_to_its_results(id: &str) {
    let mut pty = Home::new().hangup(&["play", id, "--seed", "7"]).go();
    asked(&pty);
    let played = play(&mut pty);
    let results = arrive(&pty, Context::Results);
    assert!(results.contains("You did the safe thing in"), "{results}");
    assert!(played.kinds.len() >= 12, "only {} questions were asked", played.kinds.len());
    assert_eq!(played.kinds.len(), played.of, "some were not asked, or asked twice");
    for kind in [Context::One, Context::Verdict, Context::Several, Context::Order, Context::Typed] {
        assert!(played.kinds.contains(&kind), "{}: none was met", kind.name());
    }
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn the_quiz_on_clsid_tricks_is_played_to_its_results_by_keyboard_alone() {
    plays_to_its_results("clsid-tricks");
}

#[test]
fn the_quiz_on_product_keys_is_played_to_its_results_by_keyboard_alone() {
    plays_to_its_results("slp-keys");
}

#[test]
fn the_quiz_on_unsolicited_calls_is_played_to_its_results_by_keyboard_alone() {
    plays_to_its_results("unsolicited-calls");
}

#[test]
fn a_quiz_chosen_in_the_menu_is_played_and_leads_back_to_the_menu() {
    let mut pty = Home::new().hangup(&[]).go();
    arrive(&pty, Context::Menu);
    let offered = offered();
    let title = offered[1].title.as_str();
    move_to(&mut pty, title);
    pty.press("Enter");
    let first = asked(&pty);
    assert!(first.lines().next().unwrap().contains(title), "{first}");
    let played = play(&mut pty);
    assert_eq!(played.kinds.len(), played.of);
    assert!(arrive(&pty, Context::Results).contains("You did the safe thing in"));
    pty.press("Enter");
    arrive(&pty, Context::Menu);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn the_same_seed_asks_the_same_in_the_same_order_and_marks_it_alike() {
    let home = Home::new();
    let results = [(); 2].map(|()| {
        let mut pty = home.hangup(&["play", &every_kind(), "--seed", "7"]).go();
        asked(&pty);
        let kinds = play(&mut pty).kinds;
        let first = pty.frames()[0].clone();
        // The title says how long it took.
        let results = arrive(&pty, Context::Results).lines().skip(1).collect::<Vec<_>>().join("\n");
        (kinds, first, results)
    });
    assert_eq!(results[0], results[1]);
}

#[test]
fn a_skipped_question_is_asked_again_before_the_results() {
    let mut pty = Home::new().hangup(&["play", &every_kind(), "--seed", "7"]).go();
    pty.wait_for("1 of 6");
    let first = place(&pty.text()).unwrap();
    let second = skip(&mut pty);
    assert_eq!(progress(&second), Some((2, 6)), "{second}");
    let played = play(&mut pty);
    assert_eq!(played.kinds.len(), 6);
    assert_eq!(played.kinds.last(), Some(&first));
    arrive(&pty, Context::Results);
    assert!(pty.frames().iter().any(|frame| frame.contains("Back to a question you skipped")));
}

#[test]
fn leaving_in_the_middle_says_that_answers_are_kept_and_staying_loses_nothing() {
    let mut pty = Home::new().hangup(&["play", &every_kind(), "--seed", "7"]).go();
    pty.wait_for("1 of 6");
    let first = place(&pty.text()).unwrap();
    let feedback = turn(&mut pty, some_answer(first));
    assert_eq!(place(&feedback), Some(Context::Feedback), "{feedback}");
    let second = turn(&mut pty, "Enter");
    pty.press("Esc");
    let leave = arrive(&pty, Context::Leave);
    assert!(leave.contains("answered 1 of 6") && leave.contains("Your answers are kept"), "{leave}");
    pty.press("Enter");
    pty.wait_until("the question again", |screen| screen == second);
    pty.press("Esc");
    arrive(&pty, Context::Leave);
    pty.press("l");
    let menu = arrive(&pty, Context::Menu);
    assert_eq!(progress(&menu), None);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}
