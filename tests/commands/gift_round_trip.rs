//! Moodle's GIFT: what is written of a quiz comes back equal, and what would not is left out and named.

use std::fs;
use std::path::{Path, PathBuf};

use hangup::exchange::gift::{self, Export};
use hangup_core::quiz::{
    AnswerKey, Ask, ChoiceFace, ChoiceKey, Cue, Difficulty, Face, Id, Key, OptionKey, Question, Quiz, Source,
    Statement, TypedFace, TypedKey, Usage, is_refused, parse,
};
use jiff::SignedDuration;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::signs::PIECES;

/// An option to be: text, correct, fraction where it is not the even share, why.
type Made = (String, bool, Option<f64>, Option<String>);

fn shipped() -> Vec<Quiz> {
    let files =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("quizzes")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|kind| kind == "yaml")).collect();
    files.sort();
    files.iter().map(|file| parse(&fs::read(file).unwrap()).unwrap()).collect()
}

fn read_back(export: &Export) -> Quiz {
    let import = gift::import(export.gift.as_ref().unwrap().as_bytes(), "back");
    assert_eq!(import.problems, [], "{export:#?}");
    assert_eq!(import.carried, export.carried);
    parse(import.yaml.unwrap().as_bytes()).unwrap()
}

/// The quiz without the questions that were left out.
fn what_was_carried(quiz: &Quiz, export: &Export) -> Quiz {
    let is_out = |question: &Question| export.left_out.iter().any(|(id, _)| *id == question.face.id);
    Quiz { questions: quiz.questions.iter().filter(|question| !is_out(question)).cloned().collect(), ..quiz.clone() }
}

#[test]
fn of_the_shipped_quizzes_what_is_carried_comes_back_equal_and_what_is_not_is_named() {
    let mut carried = 0;
    for quiz in shipped() {
        let export = gift::export(&quiz);
        // By the rules of docs/moodle.md, not by the code that follows them.
        let can_be = |question: &&Question| {
            matches!(question.face.ask, Ask::Choice(_) | Ask::Typed(_)) && question.face.exhibits.is_empty()
        };
        let (kept, out): (Vec<_>, Vec<_>) = quiz.questions.iter().partition(can_be);
        let ids = |questions: &[&Question]| -> Vec<Id> { questions.iter().map(|it| it.face.id.clone()).collect() };
        assert_eq!(export.left_out.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), ids(&out));
        assert_eq!((export.carried, export.gift.is_some()), (kept.len(), !kept.is_empty()), "{}", quiz.id);
        if export.gift.is_some() {
            assert_eq!(read_back(&export), what_was_carried(&quiz, &export));
        }
        carried += kept.len();
    }
    assert_eq!(carried, 27, "of 48 choices and typed answers, 21 have exhibits");
}

/// A question that could not have less.
fn question(id: &str, ask: Ask, answer: AnswerKey) -> Question {
    let face = Face {
        id: Id::new(id),
        topic: "calls".to_owned(),
        difficulty: Difficulty::Medium,
        region: None,
        marks: 1,
        scenario: "The phone rings.".to_owned(),
        exhibits: Vec::new(),
        ask,
    };
    let key =
        Key { answer, twin: None, cues: Vec::new(), rule: None, explain: None, sources: Vec::new(), checked: None };
    Question { face, key }
}

fn quiz(questions: Vec<Question>) -> Quiz {
    Quiz {
        id: Id::new("quiz"),
        title: "A quiz".to_owned(),
        summary: "A sentence.".to_owned(),
        language: "en".to_owned(),
        pass_mark: None,
        usage: Usage::Practice,
        time_limit: None,
        may_pause: false,
        questions,
    }
}

/// A choice whose options have these texts, reasons, and fractions where that is not the even share.
fn choice(id: &str, ask: &str, options: &[Made]) -> Question {
    let right = options.iter().filter(|(_, correct, ..)| *correct).count();
    let (several, wrong) = (right > 1, options.len() - right);
    let ids = || (0..options.len()).map(|number| Id::new(format!("option-{number}")));
    let statements = ids().zip(options).map(|(id, (text, ..))| Statement { id, text: text.clone() }).collect();
    let key = |(id, (_, correct, fraction, why)): (Id, &Made)| {
        let even = match (correct, several) {
            (true, _) => 1.0 / right as f64,
            (false, true) => -1.0 / wrong as f64,
            (false, false) => 0.0,
        };
        OptionKey { id, correct: *correct, fraction: fraction.unwrap_or(even), why: why.clone() }
    };
    let keys = ids().zip(options).map(key).collect();
    let face = ChoiceFace { ask: ask.to_owned(), several, options: statements };
    question(id, Ask::Choice(face), AnswerKey::Choice(ChoiceKey { several, options: keys }))
}

fn typed(id: &str, ask: &str, accept: Vec<String>, why: Option<String>) -> Question {
    question(id, Ask::Typed(TypedFace { ask: ask.to_owned() }), AnswerKey::Typed(TypedKey { accept, why }))
}

fn plain_options(fractions: &[(bool, Option<f64>)]) -> Vec<Made> {
    let option = |(number, (correct, fraction)): (usize, &(bool, Option<f64>))| {
        (format!("text {number}"), *correct, *fraction, None)
    };
    fractions.iter().enumerate().map(option).collect()
}

#[test]
fn every_field_and_every_weight_comes_back() {
    let third = Some(1.0 / 3.0);
    let mut full = choice(
        "full",
        "Which?",
        &plain_options(&[
            (true, Some(2.0 / 7.0)),
            (true, Some(5.0 / 7.0)),
            (false, Some(-1.0 / 7.0)),
            (false, Some(0.0)),
        ]),
    );
    full.face.difficulty = Difficulty::Hard;
    full.face.region = Some("us".to_owned());
    full.face.marks = 5;
    full.face.topic = "top/secret // {topic}".to_owned();
    full.key.cues =
        vec![Cue { quote: "phone rings".to_owned(), why: "It does: \"so\" ~ \\ [id:no] [tag:no]".to_owned() }];
    full.key.rule = Some("One = rule.".to_owned());
    full.key.explain = Some("#### Two\n\nparagraphs.".to_owned());
    full.key.sources = vec![Source { title: "A: guide".to_owned(), url: "https://example.org/#a".to_owned() }];
    full.key.checked = Some(date(2026, 11, 23));
    full.key.twin = Some(Id::new("sevenths"));
    let mut sevenths = choice(
        "sevenths",
        "One\n\ntwo?",
        &plain_options(&[[(true, None); 7].as_slice(), &[(false, None); 3]].concat()),
    );
    sevenths.key.twin = Some(Id::new("full"));
    let odd = [
        ("thirds", plain_options(&[(true, third), (true, third), (true, third), (false, Some(-1.0)), (false, None)])),
        // What Moodle would judge otherwise: a wrong option that earns, and a right one that does not.
        (
            "wrong-earns",
            plain_options(&[(true, Some(1.0)), (true, Some(0.0)), (false, Some(0.25)), (false, Some(-0.1))]),
        ),
        (
            "half-right",
            plain_options(&[(true, None), (false, Some(0.5)), (false, Some(-1.0 / 3.0)), (false, Some(1e-7))]),
        ),
        (
            "nearly-even",
            plain_options(&[(true, Some(0.333_334)), (true, Some(0.333_333)), (true, Some(0.333_333)), (false, None)]),
        ),
        ("all-right", plain_options(&[(true, None), (true, None)])),
    ];
    let mut questions = vec![full, sevenths];
    questions.extend(odd.iter().map(|(id, options)| choice(id, "Which?", options)));
    let quiz = Quiz {
        pass_mark: Some(0),
        usage: Usage::Measure,
        time_limit: Some(SignedDuration::from_secs(5_400)),
        may_pause: true,
        language: "de-CH".to_owned(),
        ..quiz(questions)
    };
    let export = gift::export(&quiz);
    assert_eq!(export.left_out, []);
    let written = export.gift.as_ref().unwrap();
    assert!(written.contains("~%33.33333%text 0") && written.contains("~%14.28571%text 6"), "{written}");
    assert!(!written.contains("[tag:"), "Moodle would find a tag in {written}");
    assert_eq!(read_back(&export), quiz);
}

#[test]
fn what_gift_would_change_is_left_out_and_named() {
    let mut spaced = typed("spaced", "Which?", vec!["a".to_owned()], None);
    spaced.face.scenario = "  indented".to_owned();
    let arrow = typed("arrow", "Which?", vec!["a -> b".to_owned()], None);
    let mut twin = choice("twin", "Which?", &plain_options(&[(true, None), (false, None)]));
    twin.key.twin = Some(arrow.face.id.clone());
    let mut marked = typed("marked", "Which?", vec!["a".to_owned()], None);
    marked.face.scenario = "a byte order mark: \u{FEFF}".to_owned();
    let good = typed("good", "Which -> one?", vec!["a".to_owned()], None);
    let quiz = Quiz { title: "\u{FEFF}marked".to_owned(), ..quiz(vec![spaced, arrow, twin, marked, good]) };
    let export = gift::export(&quiz);
    let left_out: Vec<(&str, &str)> = export.left_out.iter().map(|(id, why)| (id.as_str(), *why)).collect();
    let words = ["spaces before a text", "->", "its twin", "would not come back"];
    for ((id, why), (expected, words)) in left_out.iter().zip(["spaced", "arrow", "twin", "marked"].iter().zip(words)) {
        assert!(id == expected && why.contains(words), "{left_out:?}");
    }
    assert_eq!(left_out.len(), 4);
    assert_eq!(read_back(&export), what_was_carried(&quiz, &export));
}

#[test]
fn nothing_is_written_of_a_quiz_of_which_nothing_can_be() {
    let calls = shipped().into_iter().find(|quiz| quiz.id.as_str() == "calls").unwrap();
    let export = gift::export(&calls);
    assert_eq!((export.gift, export.carried, export.left_out.len()), (None, 0, calls.questions.len()));
}

/// A text as a quiz may have it: not blank, and with no white space at its ends.
fn text() -> impl Strategy<Value = String> {
    let pieces = vec(prop_oneof![4 => select(PIECES.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,4}"], 1..8);
    pieces.prop_filter_map("a text is not blank, and holds nothing that steers a terminal", |pieces| {
        let text = pieces.concat().trim().to_owned();
        (!text.is_empty() && !text.contains('\u{FEFF}') && !text.chars().any(is_refused)).then_some(text)
    })
}

/// Weights of which those of the right options make a whole, and rights and wrongs in any order.
fn weighed() -> impl Strategy<Value = Vec<(bool, Option<f64>)>> {
    let wrong = vec((Just(false), of((-100_000_i32..=100_000).prop_map(|part| f64::from(part) / 100_000.0))), 1..5);
    let right = prop_oneof![
        (1..8_usize).prop_map(|count| vec![(true, None); count]),
        (1..20_u32, 1..20_u32).prop_map(|(one, other)| {
            let share = |part: u32| Some(f64::from(part) / f64::from(one + other));
            vec![(true, share(one)), (true, share(other))]
        }),
    ];
    (right, wrong).prop_map(|(right, wrong)| [right, wrong].concat()).prop_shuffle()
}

fn any_question() -> impl Strategy<Value = Question> {
    let choice = (weighed(), vec((text(), of(text())), 12), text()).prop_map(|(weights, texts, ask)| {
        let option = |((correct, fraction), (text, why)): ((bool, Option<f64>), (String, Option<String>))| {
            (text, correct, fraction, why)
        };
        choice("it", &ask, &weights.into_iter().zip(texts).map(option).collect::<Vec<_>>())
    });
    let typed = (text(), vec(text(), 1..4), of(text())).prop_map(|(ask, accept, why)| typed("it", &ask, accept, why));
    let rest = (text(), text(), of(text()), of(text()), 1..=100_u32);
    (prop_oneof![choice, typed], rest).prop_map(|(mut question, (scenario, topic, rule, explain, marks))| {
        question.face = Face { scenario, topic, marks, ..question.face };
        question.key = Key { rule, explain, ..question.key };
        question
    })
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_question_that_is_carried_comes_back_equal(question in any_question()) {
        let quiz = quiz(vec![question]);
        let export = gift::export(&quiz);
        let has_arrow = match &quiz.questions[0].key.answer {
            AnswerKey::Typed(key) => key.accept.iter().chain(&key.why).any(|text| text.contains("->")),
            _ => false,
        };
        prop_assert_eq!(export.left_out.is_empty(), !has_arrow, "{:#?}", export);
        if !has_arrow {
            prop_assert_eq!(read_back(&export), quiz);
        }
    }
}
