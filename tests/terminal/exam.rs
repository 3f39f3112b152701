//! An exam: nothing is explained before it is handed in, every answer can be changed until then, and afterwards every
//! question can be looked at.

use hangup::tui::keys::Context;

use crate::pty::Home;
use crate::robot::{arrive, asked, back, every_kind, place, play, progress, skip, turn};

/// What only feedback says, in headings, labels and the quiz's own words.
const KEPT_BACK: [&str; 9] =
    ["KEPT BACK", "The rule", "Right is", "Why", "You chose", "Safe is", "The right order", "Source", "✓"];

#[test]
fn an_exam_explains_nothing_before_it_is_handed_in_and_everything_afterwards() {
    let mut pty = Home::new().hangup(&["play", &every_kind(), "--seed", "7", "--exam"]).go();
    pty.wait_for("1 of 6");
    assert_eq!(play(&mut pty).kinds.len(), 6);
    arrive(&pty, Context::HandIn);
    for frame in pty.frames() {
        for words in KEPT_BACK {
            assert!(!frame.contains(words), "“{words}” is known before the exam is handed in:\n{frame}");
        }
    }
    pty.press("h");
    arrive(&pty, Context::Results);
    pty.press("r");
    arrive(&pty, Context::Review);
    pty.press("Enter");
    let mut seen = String::new();
    for number in 1..=6 {
        let text = pty.wait_until("the next of the questions", |screen| {
            place(screen) == Some(Context::Reviewed) && progress(screen) == Some((number, 6))
        });
        assert!(text.contains("KEPT BACK"), "{text}");
        seen += &text;
        pty.press("n");
    }
    for words in KEPT_BACK.iter().filter(|words| **words != "✓") {
        assert!(seen.contains(words), "“{words}” is not on any page of the review:\n{seen}");
    }
    arrive(&pty, Context::Review);
    pty.press("Esc");
    arrive(&pty, Context::Results);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn the_short_forms_are_exams_unasked_and_are_played_to_their_results() {
    for id in ["before", "after", "later"] {
        let mut pty = Home::new().hangup(&["play", id, "--seed", "7"]).go();
        asked(&pty);
        let played = play(&mut pty);
        assert_eq!(played.kinds, [Context::Verdict; 10], "{id}");
        arrive(&pty, Context::HandIn);
        pty.press("h");
        let results = arrive(&pty, Context::Results);
        assert!(results.contains("of 10 situations"), "{results}");
        pty.press("q");
        pty.end().gave_the_terminal_back(0);
    }
}

#[test]
fn a_quiz_of_the_bank_explains_nothing_in_an_exam_either() {
    let mut pty = Home::new().hangup(&["play", "clsid-tricks", "--seed", "7", "--exam"]).go();
    asked(&pty);
    let played = play(&mut pty);
    assert_eq!(played.kinds.len(), played.of);
    arrive(&pty, Context::HandIn);
    for frame in pty.frames() {
        let labels = ["The rule", "Right is", "Why it is right", "Why yours tempts", "You chose", "Source: "];
        assert!(labels.iter().all(|label| !frame.contains(label)), "{frame}");
    }
    pty.press("h");
    assert!(arrive(&pty, Context::Results).contains("You did the safe thing in"));
}

#[test]
fn in_an_exam_an_answer_can_be_changed_until_it_is_handed_in() {
    let mut pty = Home::new().hangup(&["play", &every_kind(), "--seed", "7", "--exam"]).go();
    pty.wait_for("1 of 6");
    play(&mut pty);
    arrive(&pty, Context::HandIn);
    while place(&pty.text()) != Some(Context::One) {
        back(&mut pty);
    }
    let (number, _) = progress(&pty.text()).unwrap();
    pty.press("PgDn 3");
    let changed = pty.wait_for("▸ 3  ●");
    let option = changed.lines().find_map(|line| line.trim().strip_prefix("▸ 3  ● ")).unwrap().to_owned();
    turn(&mut pty, "Enter");
    // Skipping to the end answers nothing, and changes nothing.
    while place(&pty.text()) != Some(Context::HandIn) {
        skip(&mut pty);
    }
    assert!(pty.text().contains("Every question has an answer"), "{}", pty.text());
    pty.press("h");
    arrive(&pty, Context::Results);
    pty.press("r");
    arrive(&pty, Context::Review);
    pty.press(&["Down"; 6][..number - 1].iter().chain(&["Enter"]).copied().collect::<Vec<_>>().join(" "));
    let reviewed = arrive(&pty, Context::Reviewed);
    let yours = reviewed.lines().find(|line| line.contains("You chose")).unwrap();
    assert!(yours.contains(&format!("3  {option}")), "{reviewed}");
}

#[test]
fn handing_in_early_says_first_what_is_missing() {
    let mut pty = Home::new().hangup(&["play", &every_kind(), "--seed", "7", "--exam"]).go();
    pty.wait_for("1 of 6");
    for _ in 1..=6 {
        skip(&mut pty);
    }
    let finish = arrive(&pty, Context::HandIn);
    assert!(finish.contains("6 questions have no answer yet"), "{finish}");
    pty.press("h");
    let results = arrive(&pty, Context::Results);
    assert!(results.contains("0 of 6 marks"), "{results}");
}
