//! Coming back over a year: when each visit is due, and which questions it draws, with the clock passed in.

use std::collections::{HashMap, HashSet};

use hangup::shelf::built_in;
use hangup_core::attempt::{Paper, draw_round, round_size};
use hangup_core::measure::{Visit, next_visit};
use hangup_core::quiz::{Id, Quiz, parse};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn quiz(id: &str) -> Quiz {
    let book = built_in().into_iter().find(|book| book.cover.as_ref().unwrap().id.as_str() == id).unwrap();
    book.place.open().unwrap()
}

fn day(number: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * number)
}

fn day_of(at: Timestamp) -> i64 {
    at.duration_since(Timestamp::UNIX_EPOCH).as_hours() / 24
}

fn ids(paper: &Paper) -> HashSet<Id> {
    paper.entries.iter().map(|entry| entry.question.clone()).collect()
}

/// The days on which somebody comes who always comes when it is due, and the papers they meet.
fn a_year(quiz: &Quiz, percent_at: impl Fn(usize) -> f64) -> Vec<(i64, HashSet<Id>)> {
    let (mut visits, mut met, mut last_seen) = (Vec::new(), Vec::new(), HashMap::new());
    let mut today = 0;
    while today <= 365 {
        let round = ids(&draw_round(quiz, 1000 + visits.len() as u64, &last_seen));
        last_seen.extend(round.iter().map(|id| (id.clone(), day(today))));
        let percent = percent_at(visits.len());
        visits.push(Visit { at: day(today), percent: Some(percent), safe_percent: None });
        met.push((today, round));
        today = day_of(next_visit(&visits).unwrap());
    }
    met
}

#[test]
fn who_does_well_comes_back_after_a_week_a_month_and_then_every_four_and_a_half_months() {
    let year = a_year(&quiz("clsid-tricks"), |_| 90.0);
    assert_eq!(year.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [0, 7, 37, 172, 307]);
}

#[test]
fn who_has_a_weak_day_comes_back_within_days_and_begins_the_turn_anew() {
    let year = a_year(&quiz("clsid-tricks"), |visit| if visit == 2 { 50.0 } else { 90.0 });
    assert_eq!(year.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [0, 7, 37, 40, 47, 77, 212, 347]);
}

#[test]
fn nothing_comes_again_before_everything_has_been_seen() {
    for id in ["clsid-tricks", "slp-keys", "unsolicited-calls"] {
        let quiz = quiz(id);
        let mut seen: HashSet<Id> = HashSet::new();
        for (day, round) in a_year(&quiz, |_| 90.0) {
            let fresh = round.difference(&seen).count();
            let open = quiz.questions.len() - seen.len();
            // Twins come together, so one that was seen may come with one that was not.
            assert!(fresh + 1 >= round.len().min(open), "{id}, day {day}: {fresh} of {} are new", round.len());
            seen.extend(round);
            if seen.len() == quiz.questions.len() {
                break;
            }
        }
        assert_eq!(seen.len(), quiz.questions.len(), "{id}: a year is enough to see everything");
    }
}

#[test]
fn a_round_mixes_topics_and_brings_twins_together() {
    for id in ["clsid-tricks", "slp-keys", "unsolicited-calls"] {
        let quiz = quiz(id);
        let topics: HashSet<&str> = quiz.questions.iter().map(|question| question.face.topic.as_str()).collect();
        for seed in 0..40 {
            let round = ids(&draw_round(&quiz, seed, &HashMap::new()));
            let questions = || quiz.questions.iter().filter(|question| round.contains(&question.face.id));
            let met: HashSet<&str> = questions().map(|question| question.face.topic.as_str()).collect();
            assert_eq!(met, topics, "{id}, seed {seed}");
            for twin in questions().filter_map(|question| question.key.twin.as_ref()) {
                assert!(round.contains(twin), "{id}, seed {seed}: {twin} is missing");
            }
            assert!((12..=13).contains(&round.len()), "{id}, seed {seed}: {}", round.len());
        }
    }
}

#[test]
fn a_round_of_calls_is_as_long_as_one_of_questions() {
    let calls = quiz("calls");
    assert_eq!(draw_round(&calls, 7, &HashMap::new()).entries.len(), 3);
    assert_eq!((round_size(10, 10), round_size(42, 0), round_size(5, 0), round_size(2, 2)), (3, 12, 5, 2));
}

#[test]
fn the_same_seed_and_the_same_memory_draw_the_same_round() {
    let quiz = quiz("slp-keys");
    let seen: HashMap<Id, Timestamp> =
        quiz.questions.iter().take(20).map(|question| (question.face.id.clone(), day(3))).collect();
    assert_eq!(draw_round(&quiz, 5, &seen), draw_round(&quiz, 5, &seen));
    assert_ne!(ids(&draw_round(&quiz, 5, &seen)), ids(&draw_round(&quiz, 6, &seen)));
}

#[test]
fn of_what_was_seen_the_longest_ago_comes_first() {
    let quiz = parse(include_bytes!("../fixtures/valid/twelve-questions.yaml")).unwrap();
    let mut long = quiz.clone();
    // Twice as many, so that a round has to leave some out.
    for question in &quiz.questions {
        let mut copy = question.clone();
        copy.face.id = Id::new(format!("{}-again", question.face.id));
        long.questions.push(copy);
    }
    let seen: HashMap<Id, Timestamp> = long
        .questions
        .iter()
        .map(|question| {
            (question.face.id.clone(), day(if question.face.id.as_str().ends_with("again") { 9 } else { 2 }))
        })
        .collect();
    let round = ids(&draw_round(&long, 3, &seen));
    assert!(round.iter().all(|id| !id.as_str().ends_with("again")), "{round:?}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256, rng_seed: RngSeed::Fixed(63), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn the_next_visit_lies_ahead_and_within_half_a_year(
        history in prop::collection::vec((0_i64..400, prop::option::of(0.0..100.0_f64), prop::option::of(0.0..100.0_f64)), 1..20)
    ) {
        let mut days: Vec<_> = history;
        days.sort_by_key(|(day, ..)| *day);
        let visits: Vec<Visit> = days
            .iter()
            .map(|(number, percent, safe_percent)| Visit { at: day(*number), percent: *percent, safe_percent: *safe_percent })
            .collect();
        let due = next_visit(&visits).unwrap();
        let ahead = day_of(due) - days.last().unwrap().0;
        prop_assert!((3..=135).contains(&ahead), "{ahead}");
    }
}
