//! Calls: every way through a valid one goes on or ends, the replies alone say where one is, and the shipped calls are
//! guarded by their own paths, so that no reply can be lost or misdirected unnoticed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hangup_core::attempt::{Attempt, Confidence, DrawOptions, Impression, Mode, Response, What, draw, fraction};
use hangup_core::measure::Results;
use hangup_core::quiz::call::{CallFace, Turn, Walk, follow, shape};
use hangup_core::quiz::{Ask, Id, Problem, Question, Quiz, Severity, Truth, parse};
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_yaml::Value;

use crate::loops::runs;

/// What `hangup check` says of a file on the day these tests were written for.
fn check(bytes: &[u8]) -> Vec<Problem> {
    hangup_core::quiz::check(bytes, date(2026, 11, 24))
}

const SHORT: &str = include_str!("../fixtures/calls/short-call.yaml");
const SHIPPED: &str = include_str!("../../quizzes/calls.yaml");

fn call(question: &Question) -> &CallFace {
    match &question.face.ask {
        Ask::Call(call) => call,
        other => panic!("{other:?} is no call"),
    }
}

fn only_question(text: &str) -> Question {
    parse(text.as_bytes()).unwrap().questions.remove(0)
}

fn ids(names: &str) -> Vec<Id> {
    names.split_whitespace().map(Id::new).collect()
}

#[test]
fn a_call_is_steered_by_replies_and_remembers() {
    let question = only_question(SHORT);
    let mut walk = Walk::begin(call(&question));
    let offered = |walk: &Walk<'_>| walk.offered().iter().map(|reply| reply.id.to_string()).collect::<Vec<_>>();
    assert_eq!(walk.turns().len(), 2, "the hand-over goes on by itself");
    assert_eq!(offered(&walk), ["how-number", "type-assoc", "hang-up"]);

    let mut other = walk.clone();
    other.reply(&Id::new("how-number")).unwrap();
    assert_eq!(offered(&other), ["install", "hang-up-now"], "nothing was typed, so nothing can be asked about it");

    walk.reply(&Id::new("type-assoc")).unwrap();
    assert_eq!(offered(&walk), ["install", "ask-match", "hang-up-now"]);
    assert!(walk.reply(&Id::new("hang-up")).is_err(), "that reply belongs to another line");
    walk.reply(&Id::new("hang-up-now")).unwrap();
    assert_eq!(walk.ending(), Some(&Id::new("gone")));
    assert!(walk.offered().is_empty() && walk.reply(&Id::new("install")).is_err());
}

#[test]
fn the_length_of_a_call_counts_lines_and_a_loop_once() {
    let question = only_question(SHORT);
    let shape = shape(call(&question)).unwrap();
    assert_eq!((shape.lines, shape.endings, shape.shortest, shape.longest), (3, 2, 2, 2));
}

#[test]
fn a_call_earns_the_mark_of_its_ending_whatever_it_was_taken_for() {
    let question = only_question(SHORT);
    let wrong = Impression { verdict: Truth::Genuine, confidence: Some(Confidence::STEPS[5]) };
    for (path, mark) in
        [("hang-up", 1.0), ("how-number install", 0.0), ("how-number", 0.0), ("", 0.0), ("nonsense", 0.0)]
    {
        for impression in [None, Some(wrong)] {
            let response = Response::Call { path: ids(path), impression };
            assert_eq!(fraction(&question, &response), mark, "{path}");
        }
    }
}

#[test]
fn calls_count_in_safe_actions_and_in_discernment_and_could_not_tell_is_left_out() {
    let quiz = parse(SHORT.as_bytes()).unwrap();
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let played = |path: &str, impression| {
        let mut attempt = Attempt::new(draw(&quiz, &options));
        let question = Id::new("the-call");
        for reply in ids(path) {
            attempt.record(Timestamp::UNIX_EPOCH, What::Replied { question: question.clone(), reply });
        }
        let path = attempt.state().replies(&question);
        attempt
            .record(Timestamp::UNIX_EPOCH, What::Answered { question, response: Response::Call { path, impression } });
        attempt
    };
    let scam = Impression { verdict: Truth::Scam, confidence: Some(Confidence::STEPS[3]) };

    let safe = played("type-assoc hang-up-now", Some(scam));
    let results = Results::of(&quiz, &safe);
    assert_eq!((results.safe.safe, results.safe.of), (1, 1));
    assert_eq!((results.discernment.hits, results.discernment.scams, results.could_not_tell), (1, 1, 0));

    let harmed = played("type-assoc install", None);
    let results = Results::of(&quiz, &harmed);
    assert_eq!((results.safe.safe, results.safe.of), (0, 1));
    assert_eq!((results.discernment.situations(), results.could_not_tell), (0, 1));
    assert_eq!(results.marks(), 0.0);
}

#[test]
fn what_was_replied_before_the_answer_is_the_way_through_the_call() {
    let quiz = parse(SHORT.as_bytes()).unwrap();
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(&quiz, &options));
    let question = Id::new("the-call");
    let replied = |reply: &str| What::Replied { question: question.clone(), reply: Id::new(reply) };
    attempt.record(Timestamp::UNIX_EPOCH, replied("type-assoc"));
    assert_eq!(attempt.state().replies(&question), ids("type-assoc"), "half a call can be gone on with");
    attempt.record(Timestamp::UNIX_EPOCH, replied("hang-up-now"));
    let response = Response::Call { path: attempt.state().replies(&question), impression: None };
    attempt.record(Timestamp::UNIX_EPOCH, What::Answered { question: question.clone(), response });
    attempt.record(Timestamp::UNIX_EPOCH, replied("install"));
    assert_eq!(attempt.state().replies(&question), ids("type-assoc hang-up-now"), "a replay is no part of it");
}

/// The shipped calls, each as a quiz of its own.
fn shipped() -> Vec<(String, Value)> {
    let quiz: Value = serde_yaml::from_str(SHIPPED).unwrap();
    let questions = quiz["questions"].as_sequence().unwrap();
    questions
        .iter()
        .map(|question| {
            let mut one = quiz.clone();
            one["questions"] = Value::Sequence(vec![question.clone()]);
            (question["id"].as_str().unwrap().to_owned(), one)
        })
        .collect()
}

/// The shipped calls with nothing in them but where they lead, so that they can be read thousands of times.
fn bare() -> Vec<(String, Value)> {
    let mut quizzes = shipped();
    for (id, quiz) in &mut quizzes {
        strip(quiz);
        assert_eq!(errors(quiz), 0, "{id}");
    }
    quizzes
}

/// Takes out what explains a call, and leaves a letter of what is said in it.
fn strip(value: &mut Value) {
    match value {
        Value::Mapping(mapping) => {
            let explains = ["technique", "tells", "why", "scene", "cues", "rule", "explain", "sources", "checked"];
            mapping.retain(|key, _| !explains.iter().any(|name| key == *name));
            for (key, inner) in mapping.iter_mut() {
                match inner {
                    Value::String(text) if ["says", "say", "do", "text"].iter().any(|name| key == *name) => {
                        "x".clone_into(text);
                    }
                    inner => strip(inner),
                }
            }
        }
        Value::Sequence(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

fn errors(quiz: &Value) -> usize {
    let text = serde_yaml::to_string(quiz).unwrap();
    check(text.as_bytes()).iter().filter(|problem| problem.severity() == Severity::Error).count()
}

/// Every place in a call where a reply stands: line and reply.
fn reply_places(quiz: &Value) -> Vec<(usize, usize)> {
    let lines = quiz["questions"][0]["call"]["lines"].as_sequence().unwrap();
    let replies = |line: &Value| line.get("replies").and_then(Value::as_sequence).map_or(0, Vec::len);
    lines.iter().enumerate().flat_map(|(line, value)| (0..replies(value)).map(move |reply| (line, reply))).collect()
}

#[test]
fn every_shipped_call_is_sound_and_its_paths_go_where_they_say() {
    for (id, quiz) in shipped() {
        assert_eq!(errors(&quiz), 0, "{id}");
    }
}

#[test]
fn no_reply_of_a_shipped_call_can_be_lost_unnoticed() {
    for (id, quiz) in bare() {
        for (line, reply) in reply_places(&quiz) {
            let mut mutant = quiz.clone();
            let replies = &mut mutant["questions"][0]["call"]["lines"][line]["replies"];
            let lost = replies.as_sequence_mut().unwrap().remove(reply);
            assert!(errors(&mutant) > 0, "{id} does not miss {:?}", lost["id"]);
        }
    }
}

#[test]
fn no_reply_of_a_shipped_call_can_lead_elsewhere_unnoticed() {
    let mut mutants = 0;
    for (id, quiz) in bare() {
        let call = &quiz["questions"][0]["call"];
        let named = |list: &str| call[list].as_sequence().unwrap().iter().map(|place| place["id"].clone());
        let targets: Vec<Value> = named("lines").chain(named("endings")).collect();
        for (line, reply) in reply_places(&quiz) {
            let go = call["lines"][line]["replies"][reply]["go"].clone();
            let entries = go.as_sequence().map_or(1, Vec::len);
            for (entry, target) in (0..entries).flat_map(|entry| targets.iter().map(move |target| (entry, target))) {
                let mut moved = go.clone();
                match moved.as_sequence_mut() {
                    Some(list) => list[entry] = target.clone(),
                    None => moved = target.clone(),
                }
                mutants += 1;
                if moved == go || !runs(mutants) {
                    continue;
                }
                let mut mutant = quiz.clone();
                mutant["questions"][0]["call"]["lines"][line]["replies"][reply]["go"] = moved;
                let reply_id = &call["lines"][line]["replies"][reply]["id"];
                assert!(errors(&mutant) > 0, "{id} does not notice that {reply_id:?} leads to {target:?}");
            }
        }
    }
}

#[test]
fn every_shipped_call_has_two_safe_ways_out_and_is_as_long_as_it_should_be() {
    let quiz: Quiz = parse(SHIPPED.as_bytes()).unwrap();
    assert!(quiz.questions.len() >= 4);
    for question in &quiz.questions {
        let call = call(question);
        let shape = shape(call).unwrap();
        assert!((8..=15).contains(&shape.longest), "{}: {shape:?}", question.face.id);
        let last_replies: BTreeSet<Id> = safe_last_replies(question);
        assert!(last_replies.len() >= 2, "{}", question.face.id);
    }
}

/// The replies that end a call safely at once.
fn safe_last_replies(question: &Question) -> BTreeSet<Id> {
    let hangup_core::quiz::AnswerKey::Call(key) = &question.key.answer else { panic!("no call") };
    let safe = |path: &&hangup_core::quiz::call::Path| {
        key.ending(&path.ends).is_some_and(|ending| ending.outcome == hangup_core::quiz::call::EndingOutcome::Safe)
    };
    key.paths.iter().filter(safe).filter_map(|path| path.replies.last().cloned()).collect()
}

/// A random call in which every line has a way out. A line is its replies: each with where it leads, and perhaps a fact
/// that it sets or needs.
fn random_call() -> impl Strategy<Value = String> {
    let reply = (0_usize..8, prop::option::of(0_usize..3), prop::option::of(0_usize..3));
    let line = prop::collection::vec(reply, 0..4);
    prop::collection::vec(line, 1..6).prop_map(|lines| call_text(&lines))
}

type RandomReply = (usize, Option<usize>, Option<usize>);

fn call_text(lines: &[Vec<RandomReply>]) -> String {
    let mut text = String::from(
        "format: 1\nid: q\ntitle: Q\nsummary: S\nquestions:\n  - id: c\n    topic: t\n    scenario: S\n    call:\n      \
         caller: C\n      truth: scam\n      start: l0\n      lines:\n",
    );
    for (place, replies) in lines.iter().enumerate() {
        writeln!(text, "        - id: l{place}\n          who: W\n          says: S\n          replies:").unwrap();
        for (number, (target, sets, when)) in replies.iter().enumerate() {
            let go = if target % (lines.len() + 1) == lines.len() {
                "e1".to_owned()
            } else {
                format!("l{}", target % lines.len())
            };
            let sets = sets.map(|fact| format!(", sets: f{fact}")).unwrap_or_default();
            let when = when.map(|fact| format!(", when: f{fact}")).unwrap_or_default();
            writeln!(text, "            - {{ id: r{place}-{number}, say: W, go: {go}{sets}{when} }}").unwrap();
        }
        let next = format!("l{}", (place + 1) % lines.len());
        writeln!(text, "            - {{ id: r{place}-on, say: W, go: {next} }}").unwrap();
        writeln!(text, "            - {{ id: r{place}-out, do: W, go: e0 }}").unwrap();
        writeln!(text, "            - {{ id: r{place}-bad, do: W, go: e1 }}").unwrap();
    }
    text += "      endings:\n        - { id: e0, outcome: safe, mark: 1, text: T }\n        - { id: e1, outcome: harmed, mark: 0.25, text: T }\n";
    text
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256, rng_seed: RngSeed::Fixed(62), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn any_walk_through_a_valid_call_ends_or_can_go_on(text in random_call(), choices in prop::collection::vec(any::<prop::sample::Index>(), 0..40)) {
        let parsed = parse(text.as_bytes());
        prop_assume!(parsed.is_ok());
        let question = parsed.unwrap().questions.remove(0);
        let mut walk = Walk::begin(call(&question));
        let mut path = Vec::new();
        for choice in choices {
            let offered = walk.offered();
            prop_assert_eq!(offered.is_empty(), walk.ending().is_some());
            if offered.is_empty() {
                break;
            }
            let reply = offered[choice.index(offered.len())].id.clone();
            walk.reply(&reply).unwrap();
            path.push(reply);
        }
        let again = follow(call(&question), &path);
        prop_assert_eq!(again.turns(), walk.turns());
        prop_assert_eq!(again.ending(), walk.ending());
        let replied = walk.turns().iter().filter(|turn| matches!(turn, Turn::Reply(..))).count();
        prop_assert_eq!(replied, path.len());
        let mark = fraction(&question, &Response::Call { path, impression: None });
        prop_assert!((0.0..=1.0).contains(&mark));
    }
}
