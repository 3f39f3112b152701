//! Attempts that were begun and not handed in: whatever was opened since, each can be gone on with, from the menu and from
//! `play`, and keeps its name.

use std::fs;

use hangup::store::{Store, Unfinished};
use hangup::tui::keys::Context;
use hangup_core::attempt::{AttemptId, Mode};

use crate::pty::{Fate, Home, Pty};
use crate::robot::{arrive, asked, every_kind, move_to, place, progress, some_answer, turn};

const TITLE: &str = "Every kind once";

fn store(home: &Home) -> Store {
    Store::open(&home.path("data/hangup/history.db")).unwrap()
}

/// What can be gone on with, the one that was left last first: the name, and how many have an answer.
fn left(home: &Home) -> Vec<(AttemptId, usize)> {
    let answered = |it: Unfinished| (it.id, it.attempt.state().answered());
    store(home).unfinished(None).unwrap().into_iter().map(answered).collect()
}

fn furnished() -> Home {
    let home = Home::new();
    home.shelve("every-kind.yaml", &fs::read(every_kind()).unwrap());
    home
}

/// Answers so many questions, and goes on to the next.
fn answer(pty: &mut Pty, count: usize) {
    for _ in 0..count {
        let context = place(&asked(pty)).unwrap();
        turn(pty, some_answer(context));
        arrive(pty, Context::Feedback);
        turn(pty, "Enter");
        if place(&pty.text()) == Some(Context::Twins) {
            turn(pty, "Enter");
        }
    }
}

/// A page as it was before midnight.
fn today(page: &str) -> String {
    page.replace("yesterday", "today")
}

/// A home in which attempts were begun one after the other and killed, each with so many answers.
fn left_at(answers: &[usize]) -> Home {
    let home = furnished();
    for count in answers {
        let mut pty = home.hangup(&["play", "every-kind", "--new", "--seed", "7"]).go();
        pty.wait_for("1 of 6");
        answer(&mut pty, *count);
        pty.kill();
    }
    home
}

#[test]
fn an_attempt_left_with_answers_is_not_hidden_by_one_that_was_opened_and_left_at_once() {
    let home = left_at(&[2]);
    let [(first, 2)] = left(&home)[..] else { panic!("{:?}", left(&home)) };

    let mut pty = home.hangup(&["play", "every-kind"]).go();
    let page = today(&arrive(&pty, Context::Begun));
    assert!(page.contains("▸ Question 3 of 6, today") && page.contains("  Begin anew"), "{page}");
    turn(&mut pty, "n");
    pty.wait_for("1 of 6");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
    assert_eq!(store(&home).count(None).unwrap(), 2);

    let mut pty = home.hangup(&[]).go();
    pty.wait_for("go on, 2 of 6 done");
    move_to(&mut pty, TITLE);
    pty.press("Enter");
    pty.wait_for("3 of 6");
    answer(&mut pty, 1);
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
    assert_eq!(left(&home), [(first, 3)]);
}

#[test]
fn of_several_one_is_chosen_in_the_menu_and_goes_on_under_its_own_name() {
    let home = left_at(&[3, 1]);
    let [(newer, 1), (older, 3)] = left(&home)[..] else { panic!("{:?}", left(&home)) };
    let mut pty = home.hangup(&[]).go();
    pty.wait_for("2 to go on with");
    move_to(&mut pty, TITLE);
    pty.wait_for("Enter shows the 2 that you have begun");
    pty.press("Enter");
    let page = today(&arrive(&pty, Context::Begun));
    assert!(page.contains("▸ Question 2 of 6, today\n   Question 4 of 6, today\n   Begin anew"), "{page}");
    pty.press("Esc");
    arrive(&pty, Context::Menu);
    pty.press("Enter");
    arrive(&pty, Context::Begun);
    pty.press("Down");
    pty.wait_for("▸ Question 4");
    pty.press("Enter");
    pty.wait_for("4 of 6");
    answer(&mut pty, 1);
    // Back in the menu, both are there, and the one just left is first.
    pty.press("Esc");
    arrive(&pty, Context::Leave);
    pty.press("l");
    pty.wait_for("2 to go on with");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
    assert_eq!(left(&home), [(older, 4), (newer, 1)]);
    assert_eq!(store(&home).count(None).unwrap(), 2);
}

#[test]
fn play_goes_on_or_begins_anew_without_asking_where_a_flag_says_so() {
    let home = left_at(&[1]);
    for (flag, here) in [("--continue", "2 of 6"), ("--new", "1 of 6")] {
        let mut pty = home.hangup(&["play", "every-kind", flag]).go();
        let screen = asked(&pty);
        assert!(screen.contains(here), "{flag}:\n{screen}");
        pty.press("Ctrl-C");
        pty.end().gave_the_terminal_back(130);
    }
    let pty = home.hangup(&["play", "every-kind", "--guest"]).go();
    assert_eq!(progress(&asked(&pty)), Some((1, 6)), "a guest has nothing to go on with");
    pty.kill();
}

#[test]
fn an_attempt_of_another_kind_goes_on_as_what_it_was() {
    let home = furnished();
    let mut pty = home.hangup(&["play", "every-kind", "--exam", "--count", "3"]).go();
    let context = place(&pty.wait_for("1 of 3")).unwrap();
    turn(&mut pty, some_answer(context));
    pty.wait_for("2 of 3");
    pty.kill();
    let mut pty = home.hangup(&["play", "every-kind"]).go();
    let page = today(&arrive(&pty, Context::Begun));
    assert!(page.contains("▸ Exam, question 2 of 3, today"), "{page}");
    let context = place(&turn(&mut pty, "Enter")).unwrap();
    turn(&mut pty, some_answer(context));
    pty.wait_for("3 of 3");
    pty.kill();
    let unfinished = store(&home).unfinished(None).unwrap();
    let [only] = unfinished.as_slice() else { panic!("{unfinished:?}") };
    assert_eq!((only.attempt.paper.mode, only.attempt.state().answered()), (Mode::Exam, 2));
}

#[test]
fn an_attempt_that_was_finished_in_another_window_is_said_to_be_so() {
    let home = left_at(&[1, 1]);
    let mut pty = home.hangup(&["play", "every-kind"]).go();
    arrive(&pty, Context::Begun);
    store(&home).forget(None).unwrap();
    pty.press("Enter");
    let page = pty.wait_for("finished or removed in another window");
    assert_eq!(place(&page), Some(Context::Begun), "{page}");
    turn(&mut pty, "n");
    pty.wait_for("1 of 6");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}

#[test]
fn line_by_line_in_a_terminal_play_asks_and_nobody_who_leaves_has_begun_anything() {
    let home = left_at(&[2]);
    let mut terminal = home.hangup(&["play", "every-kind", "--plain"]).go();
    terminal.wait_for("Type a number from 1 to 2, or quit to leave.");
    terminal.type_line("quit");
    let end = terminal.end();
    end.left_the_settings_alone(0);
    assert!(today(&end.text()).contains("1. Question 3 of 6, today.\n2. Begin anew."), "{}", end.text());
    assert_eq!(store(&home).count(None).unwrap(), 1);

    let mut terminal = home.hangup(&["play", "every-kind", "--plain"]).go();
    terminal.wait_for("Type a number from 1 to 2");
    terminal.type_line("1");
    terminal.wait_for("Question 3 of 6.");
    terminal.type_line("quit");
    assert_eq!(terminal.fate(), Fate::Exited(0));
    assert_eq!(store(&home).count(None).unwrap(), 1);
}
