//! One learner's way through a paper, without a screen: where each input leads, what is refused, and what is recorded.

use std::sync::Arc;

use hangup_core::attempt::{Attempt, Confidence, DrawOptions, Mode, Response, What, draw};
use hangup_core::drill::{Drill, Input, Refusal, View};
use hangup_core::quiz::{Ask, Booklet, Id, Quiz, Sealed, Truth, parse};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

fn every_kind() -> Quiz {
    parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap()
}

fn rehearsal() -> Quiz {
    parse(include_bytes!("../fixtures/class/rehearsal.yaml")).unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
}

fn attempt(quiz: &Quiz, mode: Mode) -> Attempt {
    let options = DrawOptions { mode, seed: 3, form: String::new(), count: None, topic: None };
    Attempt::new(draw(quiz, &options))
}

/// A drill that has been begun.
fn begun(quiz: &Quiz, mode: Mode) -> Drill {
    let mut drill = Drill::new(Booklet::Open(Arc::new(quiz.clone())), attempt(quiz, mode));
    drill.apply(Input::Begin, at(0)).unwrap();
    drill
}

/// Some answer to the question that is asked; a call is hung up at once, or walked by its first replies.
fn some_answer(drill: &Drill) -> Input {
    let Some(View::Question(asked)) = drill.view() else { panic!("nothing is asked") };
    let options = &asked.entry.options;
    Input::Answer(match &asked.face.ask {
        Ask::Choice(_) => Response::Choice(vec![options[0].clone()]),
        Ask::Verdict(verdict) => Response::Verdict {
            verdict: Some(Truth::Scam),
            confidence: Some(Confidence::STEPS[3]),
            action: verdict.action.as_ref().map(|_| options[0].clone()),
        },
        Ask::Spot(_) => Response::Spot(vec![options[0].clone()]),
        Ask::Order(_) => Response::Order(options.clone()),
        Ask::Typed(_) => Response::Typed("assoc".to_owned()),
        Ask::Call(call) => {
            let walk = hangup_core::quiz::call::follow(call, &asked.replies);
            if let Some(reply) = walk.offered().last() {
                return Input::Reply(reply.id.clone());
            }
            Response::Call { path: asked.replies.clone(), impression: None }
        }
    })
}

/// Answers the question that is asked, a call to its end.
fn answer(drill: &mut Drill) {
    while let Some(View::Question(_)) = drill.view() {
        let input = some_answer(drill);
        let is_answer = matches!(input, Input::Answer(_));
        drill.apply(input, at(1)).unwrap();
        if is_answer {
            return;
        }
    }
}

fn happened(drill: &Drill) -> Vec<What> {
    drill.attempt().events().iter().map(|event| event.what.clone()).collect()
}

#[test]
fn in_practice_every_answer_is_explained_and_the_last_one_leads_to_the_results() {
    let mut drill = begun(&every_kind(), Mode::Practice);
    let mut twins = 0;
    for _ in 0..drill.count() {
        answer(&mut drill);
        assert!(matches!(drill.view(), Some(View::Explained { fresh: true, .. })), "{:?}", drill.view());
        drill.apply(Input::Next, at(2)).unwrap();
        if let Some(View::Twins([one, other])) = drill.view() {
            assert_eq!(one.question.key.twin.as_ref(), Some(&other.question.face.id));
            twins += 1;
            drill.apply(Input::Next, at(2)).unwrap();
        }
    }
    assert!(matches!(drill.view(), Some(View::Results)));
    assert_eq!((twins, happened(&drill).last()), (1, Some(&What::HandedIn)));
}

#[test]
fn whoever_skips_a_question_comes_back_to_it_before_the_results() {
    let mut drill = begun(&every_kind(), Mode::Practice);
    drill.apply(Input::Next, at(1)).unwrap();
    for _ in 1..drill.count() {
        answer(&mut drill);
        while !matches!(drill.view(), Some(View::Question(_))) {
            drill.apply(Input::Next, at(2)).unwrap();
        }
    }
    assert_eq!(drill.place(), 0);
}

#[test]
fn an_exam_ends_in_the_overview_and_an_answer_may_be_changed_until_it_is_handed_in() {
    let mut drill = begun(&every_kind(), Mode::Exam);
    for _ in 0..drill.count() {
        answer(&mut drill);
    }
    assert!(matches!(drill.view(), Some(View::Overview)));
    drill.apply(Input::GoTo(0), at(3)).unwrap();
    assert!(matches!(drill.view(), Some(View::Question(asked)) if asked.given.is_some()));
    assert_eq!(drill.apply(Input::HandIn, at(3)), Err(Refusal::NotHere), "only the overview hands in");
    drill.apply(Input::Overview, at(3)).unwrap();
    drill.apply(Input::HandIn, at(4)).unwrap();
    assert!(matches!(drill.view(), Some(View::Results)));
    let before = happened(&drill);
    for input in [Input::GoTo(0), Input::HandIn, Input::Answer(Response::Typed("x".to_owned())), Input::Begin] {
        assert_eq!(drill.apply(input, at(5)), Err(Refusal::NotHere));
    }
    assert_eq!(happened(&drill), before);
}

#[test]
fn a_call_that_is_played_again_is_recorded_nowhere() {
    let quiz = parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap();
    let mut drill = begun(&quiz, Mode::Practice);
    answer(&mut drill);
    let before = happened(&drill);
    assert_eq!(drill.apply(Input::Replay(99), at(2)), Err(Refusal::NotHere));
    drill.apply(Input::Replay(0), at(2)).unwrap();
    assert_eq!(drill.apply(Input::Reply(Id::new("install")), at(2)), Err(Refusal::NotHere), "not offered yet");
    for reply in ["how-number", "install"] {
        assert!(matches!(drill.view(), Some(View::Replaying { .. })));
        drill.apply(Input::Reply(Id::new(reply)), at(2)).unwrap();
    }
    assert!(matches!(drill.view(), Some(View::Replayed(ending)) if ending.id == Id::new("in")));
    drill.apply(Input::EndReplay, at(2)).unwrap();
    assert!(matches!(drill.view(), Some(View::Explained { .. })));
    assert_eq!(happened(&drill), before);
}

#[test]
fn when_the_time_is_up_it_is_handed_in_and_what_came_too_late_is_refused() {
    let quiz = Quiz { time_limit: Some(SignedDuration::from_secs(60)), ..every_kind() };
    let mut drill = begun(&quiz, Mode::Exam);
    let input = some_answer(&drill);
    assert_eq!(drill.apply(input, at(60)), Err(Refusal::TimeIsUp));
    assert_eq!(happened(&drill).last(), Some(&What::HandedIn));
    assert!(drill.time_was_up() && matches!(drill.view(), Some(View::Results)));
}

#[test]
fn a_pause_stops_the_clock_only_where_the_exam_allows_it() {
    let limit = Some(SignedDuration::from_secs(60));
    let mut strict = begun(&Quiz { time_limit: limit, may_pause: false, ..every_kind() }, Mode::Exam);
    assert_eq!(strict.apply(Input::Pause, at(1)), Err(Refusal::NoClock));
    let mut drill = begun(&Quiz { time_limit: limit, may_pause: true, ..every_kind() }, Mode::Exam);
    drill.apply(Input::Pause, at(50)).unwrap();
    assert!(matches!(drill.view(), Some(View::Paused)));
    let input = Input::GoTo(1);
    assert_eq!(drill.apply(input, at(500)), Err(Refusal::NotHere));
    drill.apply(Input::Resume, at(1000)).unwrap();
    assert_eq!(drill.running_clock().unwrap().left(at(1000)), SignedDuration::from_secs(10));
    assert!(matches!(drill.view(), Some(View::Question(_))));
}

#[test]
fn sealed_answers_are_explained_only_once_the_envelope_is_open() {
    let quiz = rehearsal();
    let (sealed, names) = Sealed::of(&quiz).unwrap();
    let paper = hangup_core::attempt::deal(&sealed, "A", SignedDuration::ZERO);
    let mut drill = Drill::new(Booklet::Sealed(Arc::new(sealed)), Attempt::new(paper));
    drill.apply(Input::Begin, at(0)).unwrap();
    for _ in 0..drill.count() {
        answer(&mut drill);
    }
    drill.apply(Input::HandIn, at(2)).unwrap();
    assert!(matches!(drill.view(), Some(View::HandedIn)) && drill.results().is_none());
    assert_eq!(drill.apply(Input::Results, at(2)), Err(Refusal::NotHere));
    drill.apply(Input::Unseal(Arc::new(quiz.clone()), names), at(2)).unwrap();
    assert_eq!(drill.results().unwrap().outcomes.len(), quiz.questions.len());
    drill.apply(Input::Review(0), at(2)).unwrap();
    assert!(matches!(drill.view(), Some(View::Reviewed(answered)) if answered.response.is_some()));
    for _ in 0..2 {
        drill.apply(Input::Results, at(2)).unwrap();
        assert!(matches!(drill.view(), Some(View::Results)));
    }
    drill.apply(Input::Back, at(2)).unwrap();
    assert!(matches!(drill.view(), Some(View::HandedIn)));
}

/// An input by a number: possible where the drill is, or not.
fn input(drill: &Drill, number: u8) -> Input {
    let place = usize::from(number / 16);
    match number % 16 {
        0..=4 if matches!(drill.view(), Some(View::Question(_))) => some_answer(drill),
        0..=6 => Input::Next,
        7 => Input::Back,
        8 => Input::GoTo(place),
        9 => Input::Overview,
        10 => Input::HandIn,
        11 => Input::Pause,
        12 => Input::Resume,
        13 => Input::Review(place),
        14 => Input::Replay(place % 3),
        _ => Input::EndReplay,
    }
}

proptest! {
    #[test]
    fn whatever_is_done_what_is_refused_changes_nothing_and_an_attempt_is_gone_on_with_where_it_was(
        numbers in proptest::collection::vec(any::<u8>(), 0..60),
        exam in any::<bool>(),
        seconds in 1_i64..20,
    ) {
        let quiz = Quiz { time_limit: Some(SignedDuration::from_secs(300)), may_pause: true, ..every_kind() };
        let mut drill = begun(&quiz, if exam { Mode::Exam } else { Mode::Practice });
        let mut second = 0;
        for number in numbers {
            second += seconds;
            let (place, events) = (drill.place(), drill.attempt().events().to_vec());
            let applied = drill.apply(input(&drill, number), at(second));
            match applied {
                Ok(()) => prop_assert!(drill.attempt().events().starts_with(&events)),
                Err(Refusal::TimeIsUp) => prop_assert!(drill.attempt().state().handed_in()),
                Err(_) => prop_assert_eq!((drill.place(), drill.attempt().events()), (place, events.as_slice())),
            }
            prop_assert!(drill.view().is_some());
        }
        let numbered = drill.attempt().events().iter().zip(1..).all(|(event, number)| event.number == number);
        prop_assert!(numbered, "the events have gaps");
        prop_assert_eq!(drill.unkept(), drill.attempt().events());

        let mut again = Drill::new(drill.booklet().clone(), drill.attempt().clone());
        prop_assert_eq!(again.unkept(), []);
        if let (Some(View::Question(_)), Ok(())) = (drill.view(), again.apply(Input::Begin, at(second))) {
            let open = drill.attempt().state().answer(&drill.attempt().paper.entries[drill.place()].question).is_none();
            prop_assert!(!open || again.place() == drill.place());
        }
    }
}
