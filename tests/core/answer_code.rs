//! Answer codes: what is written down is read again as it was meant, and what was copied wrongly is noticed before it
//! counts for anything.

use std::collections::HashSet;

use crate::answers::{answers, as_written, faces, ids, paper, quizzes};
use hangup_core::attempt::{AnswerCode, Attempt, Confidence, Impression, Miscopied, NoCode, Paper, Response, What};
use hangup_core::quiz::{Ask, Id, Quiz, Truth, parse};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const LETTERS: &str = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const EDITION: u64 = 2026;

fn code_of(quiz: &Quiz, paper: &Paper, answers: &[Option<Response>]) -> Result<AnswerCode, NoCode> {
    AnswerCode::of("k7", EDITION, paper, &faces(quiz), answers)
}

/// Answers by chance that a code has room for.
fn short_answers(quiz: &Quiz, paper: &Paper, seed: u64) -> Vec<Option<Response>> {
    let short = |response: &Response| !matches!(response, Response::Typed(_));
    answers(quiz, paper, seed).into_iter().map(|answer| answer.filter(short)).collect()
}

/// Codes of all sorts without their hyphens, the first of ten situations.
fn codes(count: u64) -> Vec<String> {
    let quizzes = quizzes();
    let code = |seed: u64| {
        let quiz = &quizzes[seed as usize % 3];
        let paper = paper(quiz, ["A", "B", "C", "D"][seed as usize % 4], if seed % 3 == 1 { 2 } else { 10 });
        let code = code_of(quiz, &paper, &short_answers(quiz, &paper, seed)).unwrap();
        code.to_string().replace('-', "")
    };
    (0..count).map(code).collect()
}

fn is_noticed(copied: &[char]) -> bool {
    String::from_iter(copied).parse::<AnswerCode>().is_err()
}

#[test]
fn one_wrong_symbol_is_always_noticed() {
    for code in codes(60) {
        let code: Vec<char> = code.chars().collect();
        for place in 0..code.len() {
            for wrong in LETTERS.chars().filter(|letter| *letter != code[place]) {
                let mut copied = code.clone();
                copied[place] = wrong;
                assert!(is_noticed(&copied), "{copied:?} for {code:?}");
            }
        }
    }
}

#[test]
fn two_neighbours_swapped_are_always_noticed() {
    for code in codes(300) {
        let code: Vec<char> = code.chars().collect();
        for place in 1..code.len() {
            let mut copied = code.clone();
            copied.swap(place - 1, place);
            assert!(copied == code || is_noticed(&copied), "{copied:?} for {code:?}");
        }
    }
}

/// Exhausted for one code of thirty symbols: all 435 pairs of places, all 961 pairs of symbols. Which code it is does not
/// matter, since the code is linear.
#[test]
fn two_wrong_symbols_of_up_to_thirty_are_always_noticed() {
    let quiz = &quizzes()[1];
    let paper = paper(quiz, "A", 10);
    let code = |seed| code_of(quiz, &paper, &answers(quiz, &paper, seed)).unwrap().to_string().replace('-', "");
    let code: Vec<char> = (0..1_000).map(code).find(|code| code.len() == 30).unwrap().chars().collect();
    for (first, second) in (0..30).flat_map(|second| (0..second).map(move |first| (first, second))) {
        for (one, other) in LETTERS.chars().flat_map(|one| LETTERS.chars().map(move |other| (one, other))) {
            let mut copied = code.clone();
            (copied[first], copied[second]) = (one, other);
            assert!(copied == code || is_noticed(&copied), "{copied:?} for {code:?}");
        }
    }
}

#[test]
fn a_symbol_left_out_or_written_twice_is_noticed_at_the_latest_with_the_paper() {
    let quiz = &quizzes()[0];
    for seed in 0..200 {
        let paper = paper(quiz, "A", 10);
        let code = code_of(quiz, &paper, &short_answers(quiz, &paper, seed)).unwrap().to_string().replace('-', "");
        for place in 0..code.len() {
            let (before, behind) = code.split_at(place);
            for copied in [format!("{before}{}", &behind[1..]), format!("{before}{}{behind}", &behind[..1])] {
                let read = copied.parse::<AnswerCode>().and_then(|read| read.answers(&paper, &faces(quiz)));
                assert!(read.is_err(), "{copied} for {code}");
            }
        }
    }
}

#[test]
fn ten_situations_take_at_most_24_characters_whatever_is_answered() {
    for text in [
        include_str!("../../quizzes/before.yaml"),
        include_str!("../../quizzes/after.yaml"),
        include_str!("../../quizzes/later.yaml"),
    ] {
        let quiz = parse(text.as_bytes()).unwrap();
        let paper = paper(&quiz, "A", usize::MAX);
        assert_eq!(paper.entries.len(), 10);
        let all_blank = code_of(&quiz, &paper, &[]).unwrap().to_string();
        assert!(all_blank.len() <= 24, "{all_blank}");
        for seed in 0..100 {
            let code = code_of(&quiz, &paper, &short_answers(&quiz, &paper, seed)).unwrap().to_string();
            assert_eq!(code.len(), all_blank.len(), "{code}");
        }
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(31), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn what_is_written_is_read(
        quiz in select(quizzes()), form in select(vec!["A", "B", "C", "D", "H"]), count in 1..11_usize, seed: u64,
        learner in "[a-z0-9]{1,6}", edition: u64,
    ) {
        let paper = paper(&quiz, form, count);
        let answers = short_answers(&quiz, &paper, seed);
        let code = AnswerCode::of(&learner, edition, &paper, &faces(&quiz), &answers).unwrap();
        let written = code.to_string();
        prop_assert!(written.len() <= 80);
        prop_assert!(written.split('-').rev().skip(1).all(|group| group.len() == 5), "{}", written);
        let read: AnswerCode = written.parse().unwrap();
        prop_assert_eq!(&read, &code);
        prop_assert!(read.is_of_learner(&learner) && read.is_of_edition(edition));
        prop_assert_eq!(read.form().to_string(), form);
        prop_assert_eq!(read.answers(&paper, &faces(&quiz)), Ok(answers));
    }

    #[test]
    fn case_spaces_and_hyphens_do_not_matter(code in select(codes(60)), spaces in "[ \\-\t]{0,3}") {
        let copied: String = code.to_lowercase().chars().map(|letter| format!("{spaces}{letter}")).collect();
        prop_assert_eq!(copied.parse::<AnswerCode>(), code.parse());
    }

    #[test]
    fn any_text_is_a_code_or_has_a_reason_why_not(text in any::<String>(), signs in "[2-9A-HJKMNP-Za-z -]{0,90}") {
        for text in [text, signs] {
            if let Err(why) = text.parse::<AnswerCode>() {
                let why = why.to_string();
                prop_assert!(!why.chars().any(char::is_control), "{}", why);
            }
        }
    }

    #[test]
    fn a_code_is_read_with_no_paper_but_its_own_form(seed: u64, quiz in select(quizzes())) {
        let own = paper(&quiz, "A", 2);
        let code = code_of(&quiz, &own, &short_answers(&quiz, &own, seed)).unwrap();
        prop_assert_eq!(code.answers(&paper(&quiz, "B", 2), &faces(&quiz)), Err(Miscopied::OtherPaper));
    }
}

/// Any answers at all in an otherwise good code, with the check symbols that fit: they are read or refused, and what is
/// read is written like this and not otherwise.
#[test]
fn symbols_that_nobody_was_given_are_answers_or_none() {
    let quizzes = quizzes();
    let mut read = 0;
    for seed in 0..150 {
        let quiz = &quizzes[seed as usize % 3];
        let paper = paper(quiz, "A", if seed % 3 == 1 { 1 } else { 10 });
        let good = code_of(quiz, &paper, &short_answers(quiz, &paper, seed)).unwrap().to_string().replace('-', "");
        let mut chance = ChaCha20Rng::seed_from_u64(seed);
        let any = (6..good.len() - 2).map(|_| LETTERS.chars().nth(chance.next_u64() as usize % 31).unwrap());
        let said: String = good.chars().take(6).chain(any).collect();
        let pairs = LETTERS.chars().flat_map(|one| LETTERS.chars().map(move |other| [one, other]));
        let codes: Vec<AnswerCode> =
            pairs.filter_map(|pair| (said.clone() + &String::from_iter(pair)).parse().ok()).collect();
        assert_eq!(codes.len(), 1, "one pair of check symbols fits");
        if let Ok(answers) = codes[0].answers(&paper, &faces(quiz)) {
            assert_eq!(code_of(quiz, &paper, &answers).unwrap(), codes[0]);
            read += 1;
        }
    }
    assert!((10..140).contains(&read), "{read} of 150 were read");
}

/// A question of each kind that one figure says, with options in the order of their letters.
const SIX: &str = r#"
format: 1
id: six
title: Six questions
summary: One of each kind that one figure says.
questions:
  - id: one
    topic: t
    scenario: S.
    choice:
      ask: A?
      options: [{ id: a, text: A, correct: true }, { id: b, text: B }, { id: c, text: C }]
  - id: verdict
    topic: t
    scenario: S.
    verdict:
      truth: scam
      action: { ask: A?, options: [{ id: a, text: A, safe: true }, { id: b, text: B }, { id: c, text: C }] }
  - id: several
    topic: t
    scenario: S.
    choice:
      ask: A?
      options:
        - { id: a, text: A, correct: true }
        - { id: b, text: B, correct: true }
        - { id: c, text: C }
        - { id: d, text: D }
  - id: spot
    topic: t
    scenario: S.
    spot:
      ask: A?
      lines: [{ id: a, text: A, flag: true }, { id: b, text: B }, { id: c, text: C }, { id: d, text: D }]
  - id: order
    topic: t
    scenario: S.
    order:
      ask: A?
      steps: [{ id: a, text: A }, { id: b, text: B }, { id: c, text: C }, { id: d, text: D }]
  - id: bare-verdict
    topic: t
    scenario: S.
    verdict: { truth: genuine }
"#;

fn verdict(verdict: Truth, step: usize, action: Option<&str>) -> Response {
    Response::Verdict { verdict: Some(verdict), confidence: Some(Confidence::STEPS[step]), action: action.map(Id::new) }
}

/// The figures 2 of 4, 30 of 37, 6 of 17, 1 of 17, 13 of 25 and 0 of 13 by hand; the symbols from them by Python, with
/// its own great numbers, hashlib, and check symbols found by trying.
#[test]
fn a_code_means_the_same_for_ever() {
    let quiz = parse(SIX.as_bytes()).unwrap();
    let paper = as_written(&quiz, "B");
    let answers = [
        Some(Response::Choice(ids("b"))),
        Some(verdict(Truth::Genuine, 3, Some("c"))),
        Some(Response::Choice(ids("a c"))),
        Some(Response::Spot(Vec::new())),
        Some(Response::Order(ids("c a b d"))),
        None,
    ];
    assert_eq!(code_of(&quiz, &paper, &answers).unwrap().to_string(), "2JWBM-5EATM-295");
}

/// The figures 1 of 2, 1 of 3, 1 of 3, 2 of 3 and 4 of 13 by hand, and 0 of 2 for a blank; the symbols by Python as above.
#[test]
fn the_code_of_a_call_means_the_same_for_ever() {
    let quiz = parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap();
    let paper = as_written(&quiz, "H");
    let impression = Some(Impression { verdict: Truth::Scam, confidence: Some(Confidence::STEPS[3]) });
    let code = |path: &str| {
        let answer = Response::Call { path: ids(path), impression };
        code_of(&quiz, &paper, &[Some(answer)]).unwrap().to_string()
    };
    assert_eq!(code("type-assoc ask-match hang-up"), "2JWHM-5FA2S");
    for unfinished in ["", "type-assoc", "type-assoc ask-match", "hang-up-now"] {
        assert_eq!(code(unfinished), "2JWHM-529G", "{unfinished}");
    }
    assert_eq!(code_of(&quiz, &paper, &[]).unwrap().to_string(), "2JWHM-529G");
}

#[test]
fn nothing_marked_is_not_blank() {
    let quiz = parse(SIX.as_bytes()).unwrap();
    let paper = as_written(&quiz, "A");
    let nothing = [None, None, Some(Response::Choice(Vec::new())), Some(Response::Spot(Vec::new())), None, None];
    let code = code_of(&quiz, &paper, &nothing).unwrap();
    assert_eq!(code.answers(&paper, &faces(&quiz)), Ok(nothing.to_vec()));
    assert_ne!(code, code_of(&quiz, &paper, &[]).unwrap());
}

#[test]
fn the_answers_that_count_are_written() {
    let quiz = parse(SIX.as_bytes()).unwrap();
    let mut attempt = Attempt::new(as_written(&quiz, "C"));
    let answers =
        [("spot", Response::Spot(ids("a"))), ("one", Response::Choice(ids("a"))), ("spot", Response::Spot(ids("b d")))];
    for (question, response) in answers {
        attempt.record(Timestamp::UNIX_EPOCH, What::Answered { question: Id::new(question), response });
    }
    let code = code_of(&quiz, &attempt.paper, &attempt.state().answers()).unwrap();
    let read = code.answers(&attempt.paper, &faces(&quiz)).unwrap();
    let spotted = Some(Response::Spot(ids("b d")));
    assert_eq!(read, [Some(Response::Choice(ids("a"))), None, None, spotted, None, None]);
}

#[test]
fn a_learner_is_known_whatever_the_case_and_editions_are_told_apart() {
    let quiz = &quizzes()[0];
    let code = AnswerCode::of(" K7 ", EDITION, &paper(quiz, "A", 10), &faces(quiz), &[]).unwrap();
    assert!(code.is_of_learner("k7") && code.is_of_learner("K7\n"));
    assert!(!code.is_of_learner("k8") && !code.is_of_learner(""));
    assert!(code.is_of_edition(EDITION) && !code.is_of_edition(EDITION + 1));
    let tags: HashSet<String> = (0..30)
        .map(|learner| {
            let code = AnswerCode::of(&format!("k{learner}"), EDITION, &paper(quiz, "A", 0), &faces(quiz), &[]);
            code.unwrap().to_string()[..3].to_owned()
        })
        .collect();
    assert_eq!(tags.len(), 30, "one class, told apart");
}

#[test]
fn what_has_no_code_says_why() {
    let quiz = &quizzes()[2];
    let whole = paper(quiz, "A", usize::MAX);
    let place = whole.entries.iter().position(|entry| entry.question.as_str() == "type-it").unwrap();
    let mut typed = vec![None; place];
    typed.push(Some(Response::Typed("slmgr /xpr".to_owned())));
    let why = code_of(quiz, &whole, &typed).unwrap_err().to_string();
    let number = place + 1;
    let expected = format!("question {number} was answered by typing, and an answer code has no room for words; ");
    assert_eq!(why, expected + "hand in the result file, or write your answers on paper");

    let nobody = [Some(Response::Typed("a".to_owned())), Some(Response::Choice(ids("nobody")))];
    let first = paper(quiz, "A", 1);
    assert!(!matches!(quiz.question(&first.entries[0].question).unwrap().face.ask, Ask::Typed(_)));
    for answer in nobody {
        assert_eq!(code_of(quiz, &first, &[answer]), Err(NoCode::Unfit(1)));
    }
    for form in ["", "I", "a", "AB", "\u{1b}[2J"] {
        let why = code_of(quiz, &paper(quiz, form, 1), &[]).unwrap_err().to_string();
        assert!(why.starts_with("only the forms A to H have answer codes") && !why.contains('\u{1b}'), "{why}");
    }
}

#[test]
fn a_code_of_more_than_80_characters_is_too_long_to_write_down() {
    let quiz = parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap();
    let paper = as_written(&quiz, "A");
    let code = |rounds: usize| {
        let path = ids(&("type-assoc ask-match ".repeat(rounds) + "hang-up"));
        code_of(&quiz, &paper, &[Some(Response::Call { path, impression: None })])
    };
    // Two replies of three take log 9 / log 31 = 0.64 symbols, and 59 symbols are left for them.
    let longest = (0..200).take_while(|rounds| code(*rounds).is_ok()).last().unwrap();
    assert_eq!(code(longest).unwrap().to_string().len(), 80);
    assert_eq!(code(longest + 1), Err(NoCode::TooLong));
    assert_eq!(code(1_000), Err(NoCode::TooLong));
}

/// 2⁶⁴ ways to mark lines, and 21! orders, are more than one figure can tell apart.
#[test]
fn a_question_with_answers_beyond_counting_has_no_code() {
    let things = |count: usize, more: &str| -> String {
        (0..count).map(|place| format!("{{ id: t-{place}, text: T{more} }}, ")).collect()
    };
    let spot = |count| format!("spot: {{ ask: A?, lines: [{}] }}", things(count, ", flag: true"));
    let order = |count| format!("order: {{ ask: A?, steps: [{}] }}", things(count, ""));
    for (ask, fits) in [(spot(63), true), (spot(64), false), (order(20), true), (order(21), false)] {
        let head = "format: 1\nid: q\ntitle: T\nsummary: S\nquestions: [{ id: q, topic: t, scenario: S, ";
        let quiz = parse(format!("{head}{ask} }}]").as_bytes()).unwrap();
        let paper = as_written(&quiz, "A");
        let mut all = paper.entries[0].options.clone();
        let answer = match quiz.questions[0].face.ask {
            Ask::Spot(_) => Response::Spot(all),
            _ => {
                all.reverse();
                Response::Order(all)
            }
        };
        let code = code_of(&quiz, &paper, &[Some(answer.clone())]);
        let read = code.map(|code| code.answers(&paper, &faces(&quiz)).unwrap());
        assert_eq!(read, if fits { Ok(vec![Some(answer)]) } else { Err(NoCode::TooLong) }, "{ask}");
    }
}

/// Two calls that go round for as long as the first reply is given, one of them at first without another. What a code says
/// runs out, and what follows would be the first reply for ever.
#[test]
fn a_call_that_goes_round_is_not_followed_for_ever() {
    let round = |replies: &str| {
        let head = "format: 1\nid: q\ntitle: T\nsummary: S\nquestions: [{ id: q, topic: t, scenario: S, call: { caller: C, \
                    truth: scam, start: a, endings: [{ id: over, outcome: safe, mark: 1, text: T }], ";
        let lines = format!("lines: [{{ id: a, who: W, says: S, replies: [{replies}] }}], ");
        parse(format!("{head}{lines}paths: [{{ replies: [go, stop], ends: over }}] }} }}]").as_bytes()).unwrap()
    };
    let open = "{ id: go, say: A, go: a }, { id: stop, say: B, go: over }";
    let forced = "{ id: go, say: A, go: a, sets: gone }, { id: stop, say: B, go: over, when: gone }";
    for replies in [open, forced] {
        let quiz = round(replies);
        let paper = as_written(&quiz, "A");
        let six = parse(SIX.as_bytes()).unwrap();
        let once = Some(Response::Call { path: ids("go stop"), impression: None });
        let code = code_of(&quiz, &paper, std::slice::from_ref(&once)).unwrap();
        assert_eq!(code.answers(&paper, &faces(&quiz)), Ok(vec![once]));
        for seed in 0..50 {
            let other = as_written(&six, "A");
            let code = code_of(&six, &other, &answers(&six, &other, seed)).unwrap();
            assert_eq!(code.answers(&paper, &faces(&quiz)), Err(Miscopied::OtherPaper));
        }
    }
}

#[test]
fn what_was_miscopied_says_where_to_look() {
    assert!("2JWBM-5EATM-295".parse::<AnswerCode>().is_ok());
    let length = "symbols, and a code has 8 to 67; look for a group that is missing, or there twice";
    for (text, why) in [
        ("2JWBM-5EATO-295", "symbol 10 is `O`, and no code has a 0 or an O; it may be a D or a Q"),
        ("2JWBM-5EAT0-295", "symbol 10 is `0`, and no code has a 0 or an O; it may be a D or a Q"),
        ("2jwbm-5eatm-2l5", "symbol 12 is `l`, and no code has a 1, an I or an L; it may be a 7, a J or a T"),
        ("2JW\u{1b}M", "symbol 4 is `\u{fffd}`, and a code has only digits and letters; look at it again"),
        ("2JWBM-5EATM-259", "the code was not copied rightly; compare it group by group"),
        ("2JWBM-295", "the code was not copied rightly; compare it group by group"),
        ("2JWBM-29", &format!("there are 7 {length}")),
        ("", &format!("there are 0 {length}")),
        (&"2".repeat(68), &format!("there are 68 {length}")),
    ] {
        assert_eq!(text.parse::<AnswerCode>().unwrap_err().to_string(), why, "{text}");
    }
}
