//! What was begun and left: the menu that says so, the page on which one chooses, what is said where it cannot be gone on
//! with, and what is said on leaving.

use std::sync::Arc;

use hangup::shelf::{Place, Unreadable, book};
use hangup::store::{Memory, Unfinished};
use hangup::tui::{App, Caps, DrillMessage};
use hangup_core::attempt::{Attempt, AttemptId, DrawOptions, Mode, Response, What, draw};
use hangup_core::quiz::{Quiz, parse};
use jiff::{SignedDuration, Timestamp};

use crate::capture::{Camera, text, usual};
use crate::drill::{SIZES, on_the_phone, quiz, snapshot};

/// Attempts at the quiz of every kind that were left, the newest first: at a question, in an exam, long ago.
fn left() -> Vec<Unfinished> {
    let left = |number: u128, days: i64, mode, answers: usize| {
        let options = DrawOptions { mode, seed: 1, form: String::new(), count: None, topic: None };
        let mut attempt = Attempt::new(draw(&quiz(), &options));
        let entries = attempt.paper.entries.clone();
        for entry in &entries[..answers] {
            let at = Timestamp::UNIX_EPOCH - SignedDuration::from_hours(24 * days);
            let response = Response::Choice(Vec::new());
            attempt.record(at, What::Shown { question: entry.question.clone() });
            attempt.record(at, What::Answered { question: entry.question.clone(), response });
        }
        Unfinished { id: AttemptId(number), attempt }
    };
    vec![left(1, 1, Mode::Practice, 4), left(2, 9, Mode::Exam, 2), left(3, 400, Mode::Practice, 7)]
}

/// A camera before the menu of somebody who has begun a quiz.
fn at_menu_with(unfinished: Vec<Unfinished>, caps: Caps) -> Camera {
    let bytes: &'static [u8] = include_bytes!("../fixtures/screens/every-kind.yaml");
    let books = vec![book(Place::BuiltIn { file: "every-kind.yaml", bytes })];
    let memory = Memory { quiz: quiz().id.clone(), unfinished, visits: Vec::new() };
    Camera::at_menu(books, caps).of("ada", vec![memory])
}

#[test]
fn what_was_begun_and_left() {
    snapshot("menu-begun", |caps| at_menu_with(left(), caps));
    snapshot("begun", |caps| {
        let mut camera = at_menu_with(left(), caps);
        camera.press("Enter Down");
        camera
    });
}

#[test]
fn leaving_a_call_half_played_says_what_becomes_of_it() {
    let said = |camera: &mut Camera| {
        camera.press("2 Enter Esc");
        flat(camera)
    };
    let guest = said(&mut on_the_phone("", usual(SIZES[0])));
    assert!(guest.contains("A call is half played. Nothing of it is kept: when you leave, it is gone."), "{guest}");

    let quiz = Arc::new(parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap());
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let paper = draw(&quiz, &options);
    let app = App::with_menu(usual(SIZES[0]), Vec::new()).keeping(None);
    let mut camera = Camera::at(app.playing(quiz, paper, Timestamp::UNIX_EPOCH), usual(SIZES[0]));
    camera.tell(DrillMessage::Recalled(Ok(Vec::new())));
    let kept = said(&mut camera);
    assert!(kept.contains("All of it is kept: next time the call goes on at the line where you left it."), "{kept}");
}

/// What is on the screen, each run of white space as one space.
fn flat(camera: &Camera) -> String {
    text(&camera.shot()).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_exam_whose_time_is_up_says_so_before_and_is_handed_in_as_it_was() {
    let mut exam = left().remove(1);
    exam.attempt.paper.time_allowed = Some(SignedDuration::from_mins(10));
    let mut camera = at_menu_with(vec![exam.clone(), left().remove(0)], usual(SIZES[0]));
    camera.press("Enter");
    assert!(flat(&camera).contains("Exam, question 3 of 8, 23 December 1969, time is up"), "{}", flat(&camera));
    camera.press("Enter");
    camera.tell(DrillMessage::WentOn { quiz: Ok(quiz()), attempt: Ok(Some(exam.attempt)) });
    assert!(flat(&camera).contains("The time is up: handed in as it was."), "{}", flat(&camera));
    assert!(camera.attempt().state().handed_in());
}

#[test]
fn what_cannot_be_gone_on_with_says_why_and_leaves_one_where_one_was() {
    let mut camera = at_menu_with(left(), usual(SIZES[0]));
    camera.press("Enter");
    let changed = Quiz { questions: Vec::new(), ..Quiz::clone(&quiz()) };
    let attempt = left().remove(0).attempt;
    camera.tell(DrillMessage::WentOn { quiz: Ok(Arc::new(changed)), attempt: Ok(Some(attempt)) });
    let said = flat(&camera);
    assert!(said.contains("Every question of it has changed since. Begin anew (n)"), "{said}");
    assert!(said.contains("Go on where you were"), "{said}");
    camera.tell(DrillMessage::WentOn { quiz: Ok(quiz()), attempt: Ok(None) });
    let said = flat(&camera);
    assert!(said.contains("It was finished or removed in another window. Begin anew (n)"), "{said}");
    camera.press("n");
    assert!(flat(&camera).contains("1 of 8"), "{}", flat(&camera));
    assert_eq!(camera.attempt().events().len(), 1, "it is a new one");
}

#[test]
fn a_quiz_that_cannot_be_opened_any_more_is_named_and_no_other_is_called_broken() {
    let broken = || Unreadable::NoSuchQuiz { name: "every-kind".to_owned(), instead: None };
    let mut camera = at_menu_with(left(), usual(SIZES[0]));
    camera.press("Enter");
    camera.tell(DrillMessage::WentOn { quiz: Err(broken()), attempt: Ok(None) });
    assert!(flat(&camera).contains("cannot be played"), "{}", flat(&camera));

    // Asked by the name of a quiz, nobody has chosen anything in the menu.
    let bytes: &'static [u8] = include_bytes!("../fixtures/screens/every-kind.yaml");
    let place = Place::BuiltIn { file: "every-kind.yaml", bytes };
    let paper = left().remove(0).attempt.paper;
    let app = App::with_menu(usual(SIZES[0]), vec![book(place.clone())]).keeping(None);
    let mut camera = Camera::at(app.asking(place, quiz(), paper, left(), Timestamp::UNIX_EPOCH), usual(SIZES[0]));
    camera.tell(DrillMessage::WentOn { quiz: Err(broken()), attempt: Ok(None) });
    let said = flat(&camera);
    assert!(said.contains("there is no quiz `every-kind`") && !said.contains("cannot be played"), "{said}");
}
