//! What holds for every file, also for those that nobody would write: reading ends, says something true about a place
//! that exists, and whatever it lets through keeps the promises of the format.

use std::collections::HashSet;

use hangup_core::attempt::{Confidence, Response, fraction};
use hangup_core::quiz::call::{Line, Reply, follow};
use hangup_core::quiz::{
    AnswerKey, Ask, Exhibit, Id, Problem, Question, Quiz, Rule, Severity, Statement, Truth, is_refused, parse,
};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::RngSeed;
use saphyr_parser::{Event, Parser};

/// What `hangup check` says of a file on the day these tests were written for.
fn check(bytes: &[u8]) -> Vec<Problem> {
    hangup_core::quiz::check(bytes, date(2026, 11, 24))
}

const GOOD: [&str; 6] = [
    include_str!("../fixtures/valid/a-call.yaml"),
    include_str!("../fixtures/valid/everything.yaml"),
    include_str!("../fixtures/valid/bom-and-crlf.yaml"),
    include_str!("../fixtures/valid/other-scripts.yaml"),
    include_str!("../fixtures/valid/flow-style.yaml"),
    include_str!("../fixtures/valid/comments.yaml"),
];

/// Pieces that mean something to YAML, to a terminal, or to us.
const PIECES: [&str; 44] = [
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ": ",
    "- ",
    "? ",
    "#",
    " #",
    "\"",
    "'",
    "|\n",
    ">\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "&a ",
    "*a",
    "!x ",
    "%TAG",
    "---\n",
    "...\n",
    "<<: ",
    "~",
    "null",
    "true",
    "-1",
    "0.5",
    "\u{1b}[31m",
    "\u{0}",
    "\u{9b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "電",
    "e\u{301}",
    "correct: true",
    "id: a",
    "twin: a",
];

/// The same cases on every machine and in every run.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(54), failure_persistence: None, ..ProptestConfig::default() }
}

/// A change to a text that an author could make by a slip, or somebody else on purpose.
#[derive(Debug, Clone)]
enum Slip {
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    Insert(Index, &'static str),
    Delete(Index, usize),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        any::<Index>().prop_map(Slip::DeleteLine),
        any::<Index>().prop_map(Slip::RepeatLine),
        any::<(Index, Index)>().prop_map(|(one, other)| Slip::SwapLines(one, other)),
        (any::<Index>(), select(PIECES.to_vec())).prop_map(|(place, piece)| Slip::Insert(place, piece)),
        (any::<Index>(), 1..5_usize).prop_map(|(place, count)| Slip::Delete(place, count)),
    ]
}

fn changed(text: &str, slip: &Slip) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut letters: Vec<char> = text.chars().collect();
    let count = lines.len();
    if lines.is_empty() {
        return text.to_owned();
    }
    match slip {
        Slip::DeleteLine(place) => drop(lines.remove(place.index(count))),
        Slip::RepeatLine(place) => {
            let line = place.index(count);
            lines.insert(line, lines[line]);
        }
        Slip::SwapLines(one, other) => lines.swap(one.index(count), other.index(count)),
        Slip::Insert(place, piece) => {
            let place = place.index(letters.len() + 1);
            letters.splice(place..place, piece.chars());
            return letters.into_iter().collect();
        }
        Slip::Delete(place, many) => {
            let place = place.index(letters.len());
            letters.drain(place..(place + many).min(letters.len()));
            return letters.into_iter().collect();
        }
    }
    lines.concat()
}

/// A good quiz after a few slips.
fn nearly_good() -> impl Strategy<Value = String> {
    (select(GOOD.to_vec()), vec(slip(), 1..5))
        .prop_map(|(good, slips)| slips.iter().fold(good.to_owned(), |text, slip| changed(&text, slip)))
}

/// Text that looks like YAML from afar.
fn scraps() -> impl Strategy<Value = String> {
    vec(prop_oneof![3 => select(PIECES.to_vec()).prop_map(str::to_owned), 1 => "[a-z ]{0,6}"], 0..60)
        .prop_map(|pieces| pieces.concat())
}

/// Lists and mappings in one another, written in every style, and how deep.
fn nested() -> impl Strategy<Value = (String, usize)> {
    let flow = vec(select(vec![("[", "]"), ("{a: ", "}"), ("[\"]\", ", "]"), ("{\"b [\": ", "}")]), 0..100);
    (vec(select(vec!["- ", "? "]), 0..100), flow).prop_map(|(block, flow)| {
        let open: String = flow.iter().map(|(open, _)| *open).collect();
        let close: String = flow.iter().rev().map(|(_, close)| *close).collect();
        (format!("{}{open}x{close}", block.concat()), block.len() + flow.len())
    })
}

/// What must hold of the two ways of reading, whatever the bytes.
fn reading_is_sound(bytes: &[u8]) {
    let problems = check(bytes);
    let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
    match parse(bytes) {
        Ok(quiz) => {
            assert_eq!(errors, 0, "{problems:#?}");
            keeps_its_promises(&quiz);
            assert!(depth(bytes) <= 64);
        }
        Err(told) => {
            assert!(errors > 0, "refused without a reason");
            assert_eq!(told, problems);
        }
    }
    problems.iter().for_each(|problem| stands_in(problem, bytes));
    assert!(problems.is_sorted_by_key(|problem| problem.position), "{problems:#?}");
}

/// A problem stands at a place that an editor can go to: in the text, or where it could go on.
fn stands_in(problem: &Problem, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let position = problem.position;
    let is_in = (1..=lines.len() + 1).contains(&position.line);
    let length = lines.get(position.line.wrapping_sub(1)).map_or(0, |line| line.chars().count());
    assert!(is_in && (1..=length + 1).contains(&position.column), "{problem:#?} in {text:?}");
    assert!(!problem.message.chars().chain(problem.help.chars()).any(is_refused), "{problem:#?}");
}

fn keeps_its_promises(quiz: &Quiz) {
    let ids: Vec<&Id> = quiz.questions.iter().map(|question| &question.face.id).collect();
    assert!(!ids.is_empty());
    are_names_of_their_own(ids.iter().copied());
    assert!(quiz.id.is_kebab_case());
    [&quiz.title, &quiz.summary, &quiz.language].into_iter().for_each(|text| is_harmless(text));
    for question in &quiz.questions {
        are_names_of_their_own(question.face.ask.statements().iter().map(|statement| &statement.id));
        texts(question).into_iter().for_each(is_harmless);
        if let Some(twin) = &question.key.twin {
            let other = quiz.question(twin).unwrap();
            assert_eq!(other.key.twin.as_ref(), Some(&question.face.id));
            assert_ne!(twin, &question.face.id);
        }
        match key_as_response(&question.key.answer) {
            Some(response) => assert_eq!(fraction(question, &response), 1.0, "{:#?}", question.key),
            None => its_paths_end_where_they_say(question),
        }
    }
}

/// A call has no one right answer, but its paths lead to endings that are worth something between nothing and everything.
fn its_paths_end_where_they_say(question: &Question) {
    let (Ask::Call(call), AnswerKey::Call(key)) = (&question.face.ask, &question.key.answer) else { return };
    for path in &key.paths {
        assert_eq!(follow(call, &path.replies).ending(), Some(&path.ends));
        let response = Response::Call { path: path.replies.clone(), impression: None };
        assert!((0.0..=1.0).contains(&fraction(question, &response)));
    }
}

fn are_names_of_their_own<'a>(ids: impl Iterator<Item = &'a Id>) {
    let mut seen = HashSet::new();
    for id in ids {
        assert!(id.is_kebab_case() && seen.insert(id), "{id}");
    }
}

fn is_harmless(text: &str) {
    assert!(!text.chars().any(is_refused), "{text:?}");
    assert!(!text.trim().is_empty());
}

/// Every text of a question that can come to a screen.
fn texts(question: &Question) -> Vec<&str> {
    let Question { face, key } = question;
    let mut texts = vec![face.topic.as_str(), &face.scenario];
    texts.extend(face.region.as_deref());
    texts.extend(face.exhibits.iter().flat_map(Exhibit::texts));
    texts.extend(face.ask.statements().iter().map(|Statement { text, .. }| text.as_str()));
    texts.extend(key.cues.iter().flat_map(|cue| [cue.quote.as_str(), &cue.why]));
    texts.extend(key.sources.iter().flat_map(|source| [source.title.as_str(), &source.url]));
    texts.extend([&key.rule, &key.explain].into_iter().flatten().map(String::as_str));
    let whys: Vec<&Option<String>> = match &key.answer {
        AnswerKey::Choice(key) => key.options.iter().map(|option| &option.why).collect(),
        AnswerKey::Verdict(key) => key.actions.iter().map(|action| &action.why).collect(),
        AnswerKey::Spot(key) => key.options.iter().map(|line| &line.why).collect(),
        AnswerKey::Order(key) => key.steps.iter().map(|step| &step.why).collect(),
        AnswerKey::Typed(key) => {
            texts.extend(key.accept.iter().map(String::as_str));
            vec![&key.why]
        }
        AnswerKey::Call(key) => {
            texts.extend(key.lines.iter().filter_map(|line| line.tells.as_deref()));
            texts.extend(key.endings.iter().map(|ending| ending.text.as_str()));
            let techniques = key.lines.iter().filter_map(|line| line.technique.as_ref());
            texts.extend(techniques.flat_map(|technique| [technique.name.as_str(), &technique.why]));
            key.lines.iter().flat_map(|line| &line.whys).collect()
        }
    };
    if let Ask::Call(call) = &face.ask {
        texts.push(&call.caller);
        for line in &call.lines {
            texts.extend([line.who.as_str(), &line.says]);
            texts.extend(line.replies().iter().map(Reply::words));
        }
    }
    texts.extend(whys.into_iter().flatten().map(String::as_str));
    texts
}

/// The answer that the author thinks right; none for a call, which has many.
fn key_as_response(key: &AnswerKey) -> Option<Response> {
    Some(match key {
        AnswerKey::Choice(key) => {
            Response::Choice(key.options.iter().filter(|option| option.correct).map(|it| it.id.clone()).collect())
        }
        AnswerKey::Verdict(key) => Response::Verdict {
            verdict: Some(key.truth),
            confidence: Some(Confidence::STEPS[0]),
            action: key.actions.iter().find(|action| action.correct).map(|action| action.id.clone()),
        },
        AnswerKey::Spot(key) => {
            Response::Spot(key.options.iter().filter(|line| line.correct).map(|line| line.id.clone()).collect())
        }
        AnswerKey::Order(key) => Response::Order(key.steps.iter().map(|step| step.id.clone()).collect()),
        AnswerKey::Typed(key) => Response::Typed(key.accept[0].clone()),
        AnswerKey::Call(_) => return None,
    })
}

/// How deep lists and mappings stand in one another, as far as a second parser can follow.
fn depth(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for event in Parser::new_from_str(std::str::from_utf8(bytes).unwrap()) {
        match event {
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), _)) => depth += 1,
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => depth -= 1,
            Ok(_) => {}
            Err(_) => break,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Any answer: of any kind, with ids of the question, of others, and repeated ones.
fn response(ids: Vec<Id>) -> impl Strategy<Value = Response> {
    let ids = [ids, vec![Id::new("nobody"), Id::new("nobody-else")]].concat();
    let count = ids.len();
    let some = (subsequence(ids.clone(), 0..=count), 0..3_usize).prop_map(|(mut some, more)| {
        some.extend(some.clone().into_iter().take(more));
        some
    });
    let replies = select(ids.clone());
    let verdict = (any::<bool>(), select(Confidence::STEPS.to_vec()), proptest::option::of(select(ids)));
    prop_oneof![
        some.clone().prop_map(Response::Choice),
        some.clone().prop_map(Response::Spot),
        some.prop_shuffle().prop_map(Response::Order),
        verdict.prop_map(|(scam, confidence, action)| Response::Verdict {
            verdict: Some(if scam { Truth::Scam } else { Truth::Genuine }),
            confidence: Some(confidence),
            action,
        }),
        "\\PC{0,12}".prop_map(Response::Typed),
        vec(replies, 0..6).prop_map(|path| Response::Call { path, impression: None }),
    ]
}

fn good_question() -> impl Strategy<Value = Question> {
    let questions: Vec<Question> = GOOD.iter().flat_map(|good| parse(good.as_bytes()).unwrap().questions).collect();
    select(questions)
}

fn with_response(question: Question) -> impl Strategy<Value = (Question, Response)> {
    let statements = question.face.ask.statements().iter().map(|statement| statement.id.clone());
    let replies = match &question.face.ask {
        Ask::Call(call) => call.lines.iter().flat_map(Line::replies).map(|reply| reply.id.clone()).collect(),
        Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => Vec::new(),
    };
    let ids = statements.chain(replies).collect();
    (Just(question), response(ids))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn any_bytes_are_a_quiz_or_have_a_reason_why_not(bytes in vec(any::<u8>(), 0..2_000)) {
        reading_is_sound(&bytes);
    }

    #[test]
    fn any_text_is_a_quiz_or_has_a_reason_why_not(text in any::<String>()) {
        reading_is_sound(text.as_bytes());
    }

    #[test]
    fn any_scraps_of_yaml_are_a_quiz_or_have_a_reason_why_not(text in scraps()) {
        reading_is_sound(text.as_bytes());
    }

    #[test]
    fn nesting_is_refused_for_its_depth_exactly_when_it_is_more_than_64((text, levels) in nested()) {
        reading_is_sound(text.as_bytes());
        let too_deep = check(text.as_bytes()).iter().any(|problem| problem.rule == Rule::TooDeep);
        prop_assert_eq!(too_deep, levels > 64, "{} levels", levels);
    }

    #[test]
    fn any_answer_to_any_question_earns_between_nothing_and_everything(
        (question, response) in good_question().prop_flat_map(with_response)
    ) {
        let fraction = fraction(&question, &response);
        prop_assert!((0.0..=1.0).contains(&fraction), "{} for {:?}", fraction, response);
    }
}

proptest! {
    #![proptest_config(config(2_048))]

    #[test]
    fn a_good_quiz_after_a_few_slips_is_a_quiz_or_has_a_reason_why_not(text in nearly_good()) {
        reading_is_sound(text.as_bytes());
    }
}

#[test]
fn the_good_quizzes_keep_the_promises() {
    GOOD.iter().for_each(|good| reading_is_sound(good.as_bytes()));
    GOOD.iter().for_each(|good| assert!(parse(good.as_bytes()).is_ok(), "{good}"));
}
