//! Sheets: what a teacher types in from paper is understood as the learner wrote it, or it is said where it is unclear and
//! what can be typed there.

use crate::answers::{answers, as_written, faces, ids, paper, quizzes};
use hangup_core::attempt::sheet::{Unclear, read, write};
use hangup_core::attempt::{Confidence, Impression, Paper, Response};
use hangup_core::quiz::{Id, Quiz, Truth, parse};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

/// The quiz with questions of every kind but a call, and its paper as written. Its steps are sorted by id: bank,
/// disconnect, hang-up, report.
fn every_kind() -> (Quiz, Paper) {
    let quiz = quizzes().remove(2);
    let paper = as_written(&quiz, "A");
    (quiz, paper)
}

fn short_call() -> (Quiz, Paper) {
    let quiz = parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap();
    let paper = as_written(&quiz, "A");
    (quiz, paper)
}

fn read_of((quiz, paper): &(Quiz, Paper), line: &str) -> Result<Vec<Option<Response>>, String> {
    read(line, paper, &faces(quiz)).map_err(|unclear| unclear.to_string())
}

fn verdict(verdict: Truth, step: usize, action: &str) -> Option<Response> {
    Some(Response::Verdict {
        verdict: Some(verdict),
        confidence: Some(Confidence::STEPS[step]),
        action: Some(Id::new(action)),
    })
}

#[test]
fn every_kind_is_read_by_its_letters() {
    let quiz = every_kind();
    let expected = vec![
        Some(Response::Choice(ids("nothing"))),
        Some(Response::Choice(ids("gift receipt"))),
        verdict(Truth::Genuine, 3, "go-on"),
        verdict(Truth::Scam, 0, "password"),
        Some(Response::Spot(ids("hurry number"))),
        Some(Response::Order(ids("hang-up disconnect bank report"))),
        Some(Response::Typed("slmgr /xpr".to_owned())),
        None,
    ];
    let line = r#"b ad g80a s50c bc cbad "slmgr /xpr" -"#;
    assert_eq!(read_of(&quiz, line), Ok(expected.clone()));
    assert_eq!(write(&expected, &quiz.1, &faces(&quiz.0)).unwrap(), line);
    assert_eq!(read_of(&quiz, "  B da  G80A S50C CB CBAD\t\"slmgr /xpr\"  -\n"), Ok(expected), "case and order aside");
}

/// A row of a sheet that is not full: each part that is there is read, and none is made up.
#[test]
fn half_a_row_is_what_is_marked_in_it_and_reads_back_as_it_was_typed() {
    let quiz = every_kind();
    let sure = Some(Confidence::STEPS[3]);
    let action = |id| Some(Id::new(id));
    for (word, verdict, confidence, action) in [
        ("s80", Some(Truth::Scam), sure, None),
        ("ga", Some(Truth::Genuine), None, action("go-on")),
        ("s", Some(Truth::Scam), None, None),
        ("-a", None, None, action("go-on")),
        ("-80a", None, sure, action("go-on")),
        ("-80", None, sure, None),
    ] {
        let line = format!("- - {word} - - - - -");
        let read = read_of(&quiz, &line).unwrap();
        assert_eq!(read[2], Some(Response::Verdict { verdict, confidence, action }), "{word}");
        assert_eq!(write(&read, &quiz.1, &faces(&quiz.0)).unwrap(), line);
    }
    let call = short_call();
    let path = ids("hang-up");
    let impression = Some(Impression { verdict: Truth::Genuine, confidence: None });
    let read = read_of(&call, "c:g").unwrap();
    assert_eq!(read, [Some(Response::Call { path, impression })]);
    assert_eq!(write(&read, &call.1, &faces(&call.0)).unwrap(), "c:g");
}

#[test]
fn letters_follow_the_paper() {
    let quiz = every_kind().0;
    for form in ["A", "B", "C", "D"] {
        let paper = paper(&quiz, form, 8);
        let place = paper.entries.iter().position(|entry| entry.question.as_str() == "one-answer").unwrap();
        let mut words = ["-"; 8];
        words[place] = "c";
        let read = read(&words.join(" "), &paper, &faces(&quiz)).unwrap();
        assert_eq!(read[place], Some(Response::Choice(vec![paper.entries[place].options[2].clone()])));
        assert_eq!(read.iter().flatten().count(), 1);
    }
}

#[test]
fn nothing_marked_is_not_blank() {
    let quiz = every_kind();
    let read = read_of(&quiz, "- 0 - - 0 - - -").unwrap();
    assert_eq!((&read[1], &read[4]), (&Some(Response::Choice(Vec::new())), &Some(Response::Spot(Vec::new()))));
    assert_eq!(read.iter().flatten().count(), 2);
}

#[test]
fn typed_words_may_hold_anything_that_can_be_typed() {
    let quiz = every_kind();
    for (word, text) in [
        ("slmgr", "slmgr"),
        ("SlMgr", "SlMgr"),
        (r#""slmgr /xpr""#, "slmgr /xpr"),
        (r#"" slmgr  /xpr ""#, "slmgr  /xpr"),
        (r#""-""#, "-"),
        (r#""say ""no"" - b""#, r#"say "no" - b"#),
        (r#""""""#, r#"""#),
        ("日本語", "日本語"),
    ] {
        let read = read_of(&quiz, &format!("- - - - - - {word} -")).unwrap();
        assert_eq!(read[6], Some(Response::Typed(text.to_owned())), "{word}");
    }
}

/// At `chris-two` the letters are a `install`, b `ask-match` (only once something was typed), c `hang-up-now`.
#[test]
fn replies_are_lettered_as_they_are_printed_whether_offered_or_not() {
    let call = short_call();
    let sure = |verdict, step| Some(Impression { verdict, confidence: Some(Confidence::STEPS[step]) });
    for (word, path, impression) in [
        ("c:s100", "hang-up", sure(Truth::Scam, 5)),
        ("ac:u", "how-number hang-up-now", None),
        ("bbbc:g50", "type-assoc ask-match type-assoc hang-up-now", sure(Truth::Genuine, 0)),
    ] {
        let expected = vec![Some(Response::Call { path: ids(path), impression })];
        assert_eq!(read_of(&call, word), Ok(expected.clone()), "{word}");
        assert_eq!(read_of(&call, &word.to_uppercase()), Ok(expected.clone()), "{word}");
        assert_eq!(write(&expected, &call.1, &faces(&call.0)).unwrap(), word);
    }
}

#[test]
fn what_is_unclear_is_said_with_the_question_and_with_what_can_be_typed() {
    let sure = "how sure (50, 60, 70, 80, 90 or 100)";
    let (one, some) = ("one letter, a to c, or - for a blank", "the letters of all that apply, a to d, or 0 for none");
    let verdict = format!(
        "s or g, {sure} and the letter of the action, a to c, such as s80a; of a row that is not full what is marked, \
         with - for s or g, such as s80, sa or -a, or - for a blank"
    );
    let lines = "the letters of the lines, a to d, or 0 for none, or - for a blank";
    let order = "every letter, a to d, in the order chosen, or - for a blank";
    let words = "the words in double quotes, or - for a blank";
    let long = "x".repeat(201);
    for (place, word, wrong, instead) in [
        (1, "d", "there is no `d`", one),
        (1, "ab", "`ab` is not one letter", one),
        (1, "é", "there is no `é`", one),
        (1, "0", "there is no `0`", one),
        (1, "\"b\"", "it is not answered in words", one),
        (1, "\u{1b}", "there is no `\u{fffd}`", one),
        (2, "ae", "there is no `e`", &format!("{some}, or - for a blank")),
        (2, "aba", "`a` stands there twice", &format!("{some}, or - for a blank")),
        (3, "a", "it is neither s nor g", &verdict),
        (3, "u", "it is neither s nor g", &verdict),
        (3, "é80a", "it is neither s nor g", &verdict),
        (3, "80a", "it is neither s nor g", &verdict),
        (3, "--", "there is no `-`", &verdict),
        (3, "-d", "there is no `d`", &verdict),
        (3, "s85a", "85 is not on the scale", &verdict),
        (3, "s080a", "080 is not on the scale", &verdict),
        (3, "s80d", "there is no `d`", &verdict),
        (3, "s80ab", "`ab` is not one letter", &verdict),
        (5, "f", "there is no `f`", lines),
        (6, "abc", "`d` is missing", order),
        (6, "abcda", "`a` stands there twice", order),
        (6, "0", "there is no `0`", order),
        (7, "\" \"", "there are no words", words),
        (7, &long, "it is longer than 200 characters", words),
        (7, "\"a\u{1b}[2J\"", "it has a character that could steer a terminal", words),
        (7, "\"a\nb\"", "it has a character that could steer a terminal", words),
    ] {
        let mut line = ["-"; 8];
        line[place - 1] = word;
        let expected = format!("question {place}: {wrong}; type {instead}");
        assert_eq!(read_of(&every_kind(), &line.join(" ")), Err(expected), "{word}");
    }
}

#[test]
fn what_is_unclear_of_a_call_is_said_with_the_reply() {
    for (word, wrong) in [
        ("c", "the colon behind the replies is missing"),
        (":u", "the call is not over with these replies"),
        ("b:u", "the call is not over with these replies"),
        ("ab:u", "at reply 2 `b` is not offered"),
        ("d:u", "at reply 1 there is no `d`"),
        ("ca:u", "the call is over before reply 2"),
        ("c:", "it is neither s nor g"),
        ("c:s85", "85 is not on the scale"),
        ("c:s70a", "`a` is too much"),
        ("c:u:u", "it is neither s nor g"),
    ] {
        let instead = "the letters of all replies, a colon, and s or g and how sure (50, 60, 70, 80, 90 or 100), or u if \
                       they could not tell, as in acb:s70, or - for a blank";
        assert_eq!(read_of(&short_call(), word), Err(format!("question 1: {wrong}; type {instead}")), "{word}");
    }
}

#[test]
fn one_word_is_needed_for_each_question() {
    let quiz = every_kind();
    let advice = "type one for each, with spaces between them and - for a blank";
    for (line, counts) in [
        ("", "0 answers for 8 questions"),
        ("b", "1 answer for 8 questions"),
        ("- - - - - - - - -", "9 answers for 8 questions"),
    ] {
        assert_eq!(read_of(&quiz, line), Err(format!("{counts}; {advice}")), "{line}");
    }
    assert_eq!(read("- \"slmgr /xpr", &quiz.1, &faces(&quiz.0)), Err(Unclear::OpenQuote));
}

#[test]
fn a_question_that_the_quiz_no_longer_has_can_only_be_blank() {
    let (mut quiz, paper) = every_kind();
    quiz.questions.remove(0);
    let quiz = (quiz, paper);
    assert!(read_of(&quiz, "- - - - - - - -").is_ok());
    let expected = "question 1: the quiz has no such question any more; type -".to_owned();
    assert_eq!(read_of(&quiz, "b - - - - - - -"), Err(expected));
}

#[test]
fn an_answer_that_has_no_letter_is_not_written() {
    let (quiz, paper) = every_kind();
    for answer in [Response::Choice(ids("nobody")), Response::Spot(ids("hurry")), Response::Typed("b".to_owned())] {
        assert_eq!(write(&[Some(answer)], &paper, &faces(&quiz)), None);
    }
    let typed = [None, None, None, None, None, None, Some(Response::Typed("a\u{1b}b".to_owned()))];
    assert_eq!(write(&typed, &paper, &faces(&quiz)).unwrap(), "- - - - - - \"a\u{fffd}b\" -");
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(32), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_is_read(
        quiz in select(quizzes()), form in select(vec!["A", "B", "C", "D"]), count in 1..11_usize, seed: u64
    ) {
        let paper = paper(&quiz, form, count);
        let answers = answers(&quiz, &paper, seed);
        let line = write(&answers, &paper, &faces(&quiz)).unwrap();
        prop_assert_eq!(read(&line, &paper, &faces(&quiz)), Ok(answers), "{}", line);
    }

    #[test]
    fn any_line_is_a_sheet_or_has_a_reason_why_not(
        quiz in select(quizzes()), text in any::<String>(), word in "[a-dsgu0-9:\"\\- ]{0,8}", place: Index, seed: u64
    ) {
        let paper = paper(&quiz, "A", 10);
        let line = write(&answers(&quiz, &paper, seed), &paper, &faces(&quiz)).unwrap();
        let mut words: Vec<&str> = line.split(' ').collect();
        let place = place.index(words.len());
        words[place] = &word;
        for line in [text, words.join(" ")] {
            match read(&line, &paper, &faces(&quiz)) {
                Ok(answers) => {
                    let again = write(&answers, &paper, &faces(&quiz)).unwrap();
                    prop_assert_eq!(read(&again, &paper, &faces(&quiz)), Ok(answers), "{}", line);
                }
                Err(unclear) => prop_assert!(!unclear.to_string().chars().any(char::is_control), "{}", unclear),
            }
        }
    }
}
