//! The clock of an exam, line by line: it is told with every question, stops in a pause that the quiz allows, and hands in
//! when it is over. Whenever the drill looks at the clock, ten seconds have gone.

use hangup_core::attempt::{Attempt, DrawOptions, Mode, What, draw};
use hangup_core::quiz::{Quiz, parse};

use crate::lines::played;

/// A quiz of ten situations and more, for which there is so much time.
fn quiz(time_limit: &str, may_pause: bool) -> Quiz {
    let text = include_str!("../fixtures/class/rehearsal.yaml")
        .replace("time_limit: 40m", &format!("time_limit: {time_limit}"))
        .replace("may_pause: true", &format!("may_pause: {may_pause}"));
    parse(text.as_bytes()).unwrap()
}

fn exam(quiz: &Quiz) -> Attempt {
    let options = DrawOptions { mode: Mode::Exam, seed: 1, form: String::new(), count: None, topic: None };
    Attempt::new(draw(quiz, &options))
}

#[test]
fn the_minutes_that_are_left_are_told_with_every_question() {
    let quiz = quiz("5m", false);
    let said = played(&quiz, exam(&quiz), "skip\nskip\n").said;
    assert_eq!(said.matches("5 min left.").count(), 3, "{said}");
}

#[test]
fn when_the_time_is_up_it_is_handed_in_as_it_was() {
    let quiz = quiz("1m", false);
    let played = played(&quiz, exam(&quiz), &"skip\n".repeat(40));
    assert!(played.said.contains("The time is up, so it is handed in as it was."), "{}", played.said);
    assert!(played.said.contains("Results, after"), "{}", played.said);
    assert!(played.attempt.state().handed_in());
    let shown = played.happened().iter().filter(|what| matches!(what, What::Shown { .. })).count();
    assert!(shown < 6, "it went on: {shown}");
    assert_eq!(played.happened().last(), Some(&What::HandedIn));
}

#[test]
fn a_pause_stops_the_clock_where_the_quiz_allows_one() {
    let allowed = quiz("2m", true);
    let with_pause = played(&allowed, exam(&allowed), "pause\n\nskip\n");
    assert!(with_pause.said.contains("The clock stands still.") && with_pause.said.contains("The clock goes on."));
    let happened = with_pause.happened();
    assert!(happened.contains(&What::Paused) && happened.contains(&What::Resumed), "{happened:?}");

    let forbidden = quiz("2m", false);
    let refused = played(&forbidden, exam(&forbidden), "pause\n");
    assert!(refused.said.contains("There is no clock to stop here."), "{}", refused.said);
    assert!(!refused.happened().contains(&What::Paused));
}
