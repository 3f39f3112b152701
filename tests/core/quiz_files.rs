//! What a quiz file may be and what it may not: every mistake has a fixture of its own, with the place where it is
//! reported and the words that name it and lead out of it. Files too large or too deep to commit are made here.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use hangup_core::quiz::{
    AnswerKey, Ask, Channel, Difficulty, Exhibit, Id, MAX_BYTES, Problem, Question, Quiz, Rule, Severity, Truth, Usage,
    is_refused, parse,
};
use jiff::SignedDuration;
use jiff::civil::date;

use crate::rules::every_rule;

/// What `hangup check` says of a file on the day these tests were written for.
fn check(bytes: &[u8]) -> Vec<Problem> {
    hangup_core::quiz::check(bytes, date(2026, 11, 24))
}

/// A fixture, the one rule it breaks, at which line and column, and words of the message and of the way out.
type Mistake = (&'static str, Rule, usize, usize, &'static str, &'static str);

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // Keys.
    ("unknown-key-top", Rule::UnknownKey, 4, 1, "no key `author` in the quiz", "the quiz takes: format, id"),
    ("unknown-key-question", Rule::UnknownKey, 8, 5, "no key `sceanrio`", "did you mean `scenario`?"),
    ("unknown-key-option", Rule::UnknownKey, 13, 51, "no key `right`", "correct, fraction, id, text, why"),
    ("unknown-key-source", Rule::UnknownKey, 10, 82, "no key `year`", "title, url"),
    ("unquoted-comma", Rule::UnknownKey, 13, 51, "no key `and nobody else`", "in quotes"),
    ("duplicate-key-top", Rule::DuplicateKey, 4, 1, "`title` stands twice", "keep one"),
    ("duplicate-key-question", Rule::DuplicateKey, 8, 5, "`topic` stands twice", "keep one"),
    ("duplicate-key-option", Rule::DuplicateKey, 13, 51, "`text` stands twice", "keep one"),
    ("missing-key-format", Rule::MissingKey, 1, 1, "no `format`", "add `format:`"),
    ("missing-key-top", Rule::MissingKey, 1, 1, "no `title`", "add `title:`"),
    ("missing-key-questions", Rule::MissingKey, 1, 1, "no `questions`", "add `questions:`"),
    ("missing-key-question", Rule::MissingKey, 6, 5, "no `topic`", "add `topic:`"),
    ("missing-key-choice", Rule::MissingKey, 10, 7, "no `ask`", "add `ask:`"),
    ("missing-key-option", Rule::MissingKey, 13, 11, "no `text`", "add `text:`"),
    ("missing-key-exhibit", Rule::MissingKey, 10, 14, "no `text`", "add `text:`"),
    ("missing-key-cue", Rule::MissingKey, 10, 9, "no `why`", "add `why:`"),
    // Names.
    ("bad-id-quiz", Rule::BadId, 2, 5, "`Unasked help` is not an id", "lower-case"),
    ("bad-id-question", Rule::BadId, 6, 9, "`caller_id` is not an id", "hyphens"),
    ("bad-id-option", Rule::BadId, 13, 17, "`-bank` is not an id", "between words"),
    ("bad-id-too-long", Rule::BadId, 6, 9, "is not an id", "at most 64"),
    ("duplicate-question-id", Rule::DuplicateId, 14, 9, "two questions have the id `caller-id`", "its own id"),
    ("duplicate-option-id", Rule::DuplicateId, 13, 17, "two of the options have the id `nothing`", "its own id"),
    ("duplicate-action-id", Rule::DuplicateId, 15, 19, "two of the actions have the id `ring-back`", "its own id"),
    ("duplicate-line-id", Rule::DuplicateId, 13, 17, "two of the lines have the id `greeting`", "its own id"),
    ("duplicate-step-id", Rule::DuplicateId, 13, 17, "two of the steps have the id `unplug`", "its own id"),
    ("twin-that-does-not-exist", Rule::BadTwin, 7, 11, "no question `caller-ids`", "another question in this file"),
    ("twin-of-itself", Rule::BadTwin, 7, 11, "cannot be its own twin", "another question"),
    ("twin-already-taken", Rule::BadTwin, 26, 11, "already the twin of `caller-id`", "one twin at most"),
    ("twin-with-escape-sequence", Rule::BadTwin, 7, 11, "no question `", "another question"),
    // Kinds and counts.
    ("no-kind", Rule::OneKind, 6, 5, "exactly one kind", "choice, verdict, spot, order, typed and call"),
    ("two-kinds", Rule::OneKind, 6, 5, "this has 2", "keep one of"),
    ("two-things-in-one-exhibit", Rule::OneKind, 10, 9, "this is 2", "for each exhibit"),
    ("exhibit-of-nothing", Rule::OneKind, 10, 9, "exactly one thing", "for each exhibit"),
    ("phone-without-lines", Rule::TooFew, 10, 35, "nobody says anything", "at least one"),
    ("no-questions", Rule::TooFew, 5, 1, "no questions", "at least one"),
    ("one-option", Rule::TooFew, 11, 7, "fewer than two options", "at least two"),
    ("one-action", Rule::TooFew, 13, 9, "fewer than two actions", "at least two"),
    ("one-line", Rule::TooFew, 11, 7, "fewer than two lines", "at least two"),
    ("one-step", Rule::TooFew, 11, 7, "fewer than two steps", "at least two"),
    ("no-accepted-answer", Rule::TooFew, 11, 7, "no answer is accepted", "at least one"),
    ("no-correct-option", Rule::NoCorrectOption, 11, 7, "no option is correct", "`correct: true`"),
    ("no-safe-action", Rule::NoSafeAction, 13, 9, "no action is safe", "`safe: true`"),
    ("no-flag", Rule::NoFlag, 11, 7, "no line gives it away", "`flag: true`"),
    ("cue-that-quotes-nothing", Rule::CueWithoutQuote, 10, 18, "stand nowhere in the scenario", "word for word"),
    // Calls.
    ("call-reply-to-nowhere", Rule::GoesNowhere, 18, 62, "no line or ending `ofer`", "of this call"),
    ("call-list-to-nowhere", Rule::GoesNowhere, 18, 63, "no line or ending `ofer`", "of this call"),
    ("call-empty-go", Rule::GoesNowhere, 18, 58, "leads nowhere", "id of a line"),
    ("call-start-is-no-line", Rule::GoesNowhere, 12, 14, "`safe`, which is no line", "id of a line"),
    ("call-line-never-reached", Rule::NeverReached, 26, 15, "nobody ever hears", "let a reply lead to it"),
    ("call-line-without-a-way-out", Rule::NoWayOut, 20, 11, "without a way out", "give it replies"),
    ("call-no-replies", Rule::NoWayOut, 20, 11, "without a way out", "give it replies"),
    ("call-replies-and-go", Rule::OneKind, 20, 11, "goes on by itself", "replies and go"),
    ("call-no-safe-ending", Rule::NoSafeEnding, 26, 7, "no ending is safe", "`outcome: safe`"),
    ("call-endless-loop", Rule::EndlessLoop, 27, 15, "round for ever", "out of the loop"),
    ("call-line-that-goes-round", Rule::EndlessLoop, 27, 15, "round for ever", "out of the loop"),
    ("call-condition-that-never-holds", Rule::NeverHolds, 25, 48, "can never hold", "set it in a reply"),
    ("call-condition-set-too-late", Rule::NeverHolds, 19, 54, "can never hold", "set it in a reply"),
    ("call-line-whose-condition-never-holds", Rule::NeverHolds, 23, 17, "can never hold", "set it in a reply"),
    ("call-ending-never-reached", Rule::NeverReached, 29, 17, "no reply ever leads", "take it out"),
    ("call-only-conditional-replies", Rule::NoWayOut, 23, 11, "every reply here has a `when`", "without `when`"),
    ("call-last-target-conditional", Rule::NoWayOut, 18, 62, "may lead nowhere", "end of the list"),
    ("call-path-not-offered", Rule::PathFails, 30, 31, "`hang-up` is not offered", "correct the path"),
    ("call-path-ends-elsewhere", Rule::PathFails, 30, 46, "leads to `harmed`, not to `safe`", "correct the path"),
    ("call-path-that-does-not-end", Rule::PathFails, 30, 38, "leads to no ending", "correct the path"),
    ("call-duplicate-line-id", Rule::DuplicateId, 20, 15, "two lines or endings have the id `opening`", "its own id"),
    ("call-duplicate-reply-id", Rule::DuplicateId, 25, 21, "two replies of this call have the id `hang-up`", "its own id"),
    ("call-say-and-do", Rule::OneKind, 19, 15, "said or done", "one of say and do"),
    ("call-neither-say-nor-do", Rule::OneKind, 19, 15, "said or done", "one of say and do"),
    ("call-mark-out-of-range", Rule::BadValue, 27, 44, "2 is out of range", "from 0 to 1"),
    ("call-unknown-outcome", Rule::BadValue, 27, 32, "cannot be `fine`", "safe or exposed or harmed"),
    ("call-prompt-shows-nothing", Rule::OneKind, 14, 11, "this shows none", "shows and window"),
    ("call-too-many-facts", Rule::BadValue, 9, 5, "66 facts", "fewer names"),
    ("call-reply-with-escape", Rule::RefusedCharacter, 18, 34, "escape character", "take it out"),
    // Values.
    ("fractions-below-one", Rule::BadValue, 11, 7, "0.5 of the mark", "make 1"),
    ("fractions-above-one", Rule::BadValue, 11, 7, "1.4 of the mark", "make 1"),
    ("wrong-option-worth-everything", Rule::BadValue, 11, 7, "0.5 of the mark", "make 1"),
    ("fraction-out-of-range", Rule::BadValue, 13, 61, "-1.5 is out of range", "from -1 to 1"),
    ("fraction-not-a-number", Rule::BadValue, 13, 61, "NaN is out of range", "from -1 to 1"),
    ("pass-mark-out-of-range", Rule::BadValue, 5, 12, "101 is out of range", "from 0 to 100"),
    ("difficulty-out-of-range", Rule::BadValue, 7, 17, "4 is out of range", "from 1 to 3"),
    ("marks-out-of-range", Rule::BadValue, 7, 12, "0 is out of range", "from 1 to 100"),
    ("bad-date", Rule::BadValue, 7, 14, "`2026-02-30` is not a day", "like 2026-11-23"),
    ("bad-time-limit", Rule::BadValue, 5, 13, "`fifteen minutes` is not a length of time", "15m"),
    ("negative-time-limit", Rule::BadValue, 5, 13, "`-15m` is not a length of time", "15m"),
    ("unknown-truth", Rule::BadValue, 10, 14, "`truth` cannot be `fake`", "scam or genuine"),
    ("unknown-use", Rule::BadValue, 5, 6, "`use` cannot be `exam`", "practice or measure"),
    ("unknown-format", Rule::UnknownFormat, 1, 9, "format 2 is not known here", "format: 1"),
    // Types.
    ("text-for-a-number", Rule::WrongType, 7, 17, "`difficulty` should be a whole number", "write a"),
    ("quoted-number", Rule::WrongType, 7, 12, "`marks` should be a whole number", "without quotes"),
    ("half-a-mark", Rule::WrongType, 7, 12, "`marks` should be a whole number", "whole number"),
    ("negative-number", Rule::WrongType, 5, 12, "`pass_mark` should be a whole number", "whole number"),
    ("huge-number", Rule::WrongType, 7, 12, "`marks` should be a whole number", "whole number"),
    ("text-for-a-boolean", Rule::WrongType, 12, 60, "`correct` should be true or false", "write true"),
    ("mapping-for-text", Rule::WrongType, 9, 7, "`scenario` should be text, and this is a mapping", "in quotes"),
    ("list-for-text", Rule::WrongType, 4, 10, "`summary` should be text, and this is a list", "write text"),
    ("text-for-a-list", Rule::WrongType, 11, 15, "`accept` should be a list, and this is text", "`- `"),
    ("text-for-a-mapping", Rule::WrongType, 9, 13, "`choice` should be a mapping", "mapping"),
    ("list-for-the-quiz", Rule::WrongType, 1, 1, "should be a mapping (key: value), and this is a list", "mapping"),
    ("nothing-for-a-question", Rule::WrongType, 6, 4, "should be a mapping (key: value), and this is nothing", "write"),
    // Nothing.
    ("empty", Rule::Empty, 1, 1, "no quiz in this file", "hangup new"),
    ("only-comments", Rule::Empty, 1, 1, "no quiz in this file", "hangup new"),
    ("blank-title", Rule::Blank, 3, 8, "this text is empty", "write it"),
    ("blank-scenario", Rule::Blank, 8, 13, "this text is empty", "write it"),
    // Characters, written as YAML escapes or as they are.
    ("tab-in-text", Rule::RefusedCharacter, 8, 15, "a tab (U+0009)", "use spaces"),
    ("escape-sequence-in-text", Rule::RefusedCharacter, 3, 8, "an escape character (U+001B)", "take it out"),
    ("c1-control-in-text", Rule::RefusedCharacter, 3, 8, "a control character (U+009B)", "take it out"),
    ("nul-in-text", Rule::RefusedCharacter, 3, 8, "a control character (U+0000)", "take it out"),
    ("line-separator-in-text", Rule::RefusedCharacter, 3, 8, "a line or paragraph separator (U+2028)", "take it out"),
    ("bidi-override-in-text", Rule::RefusedCharacter, 13, 29, "the direction of text (U+202E)", "take it out"),
    ("tab-in-quote", Rule::RefusedCharacter, 10, 18, "a tab (U+0009)", "use spaces"),
    ("raw-tab-in-text", Rule::RefusedCharacter, 8, 15, "a tab (U+0009)", "use spaces"),
    ("raw-escape-sequence", Rule::RefusedCharacter, 3, 16, "an escape character (U+001B)", "take it out"),
    ("raw-escape-at-the-start", Rule::RefusedCharacter, 3, 8, "an escape character (U+001B)", "take it out"),
    ("raw-escape-in-a-comment", Rule::RefusedCharacter, 3, 23, "an escape character (U+001B)", "take it out"),
    ("raw-c1-control", Rule::RefusedCharacter, 3, 16, "a control character (U+009B)", "take it out"),
    ("raw-next-line", Rule::RefusedCharacter, 3, 15, "a control character (U+0085)", "take it out"),
    ("raw-delete", Rule::RefusedCharacter, 3, 15, "a control character (U+007F)", "take it out"),
    ("raw-nul", Rule::RefusedCharacter, 3, 16, "a control character (U+0000)", "take it out"),
    ("raw-line-separator", Rule::RefusedCharacter, 3, 15, "a line or paragraph separator (U+2028)", "take it out"),
    ("lone-carriage-return", Rule::RefusedCharacter, 3, 15, "a control character (U+000D)", "take it out"),
    ("not-utf8", Rule::NotUtf8, 8, 51, "not UTF-8", "save the file as UTF-8"),
    ("utf-16", Rule::NotUtf8, 1, 1, "not UTF-8", "save the file as UTF-8"),
    // YAML.
    ("alias", Rule::Alias, 13, 29, "aliases (*name)", "write the text out"),
    ("alias-after-tab", Rule::Alias, 13, 29, "aliases (*name)", "write the text out"),
    ("alias-bomb", Rule::Alias, 15, 8, "aliases (*name)", "write the text out"),
    ("several-documents", Rule::Syntax, 14, 1, "a second document", "one quiz a file"),
    ("directive", Rule::Syntax, 1, 1, "directive", "%"),
    ("bad-indentation", Rule::Syntax, 11, 6, "not YAML", "indentation"),
    ("tab-indentation", Rule::Syntax, 6, 9, "a tab", "indentation"),
    ("unclosed-quote", Rule::Syntax, 3, 8, "quoted", "quotes"),
    ("unclosed-bracket", Rule::Syntax, 12, 1, "expected ',' or ']'", "quotes"),
    ("unclosed-brace", Rule::Syntax, 14, 1, "expected ',' or '}'", "quotes"),
    ("colon-in-text", Rule::Syntax, 3, 15, "mapping values are not allowed", "has a colon"),
    // One parser takes this indentation and the other does not, so only its place is known, not that of the blank topic.
    ("mistake-in-loose-yaml", Rule::Syntax, 14, 1, "invalid indentation", "indentation"),
    ("too-deep", Rule::TooDeep, 8, 76, "more than 64 deep", "fewer than ten levels"),
    ("brackets-without-end", Rule::TooDeep, 8, 270, "more than 64 deep", "fewer than ten levels"),
];

/// Several mistakes of form and of meaning, in several questions.
#[rustfmt::skip]
const MANY_MISTAKES: &[(usize, usize, Rule)] = &[
    (1, 1, Rule::MissingKey), (4, 1, Rule::UnknownKey),
    (9, 17, Rule::BadValue), (13, 7, Rule::NoCorrectOption), (15, 17, Rule::DuplicateId),
    (20, 14, Rule::BadValue), (24, 45, Rule::UnknownKey), (25, 13, Rule::MissingKey), (25, 27, Rule::UnknownKey),
    (26, 5, Rule::MissingKey), (26, 9, Rule::DuplicateId), (30, 15, Rule::WrongType),
    (33, 11, Rule::BadTwin), (35, 14, Rule::BadValue), (38, 7, Rule::NoFlag), (38, 7, Rule::TooFew),
    (41, 18, Rule::CueWithoutQuote),
    (42, 5, Rule::OneKind), (44, 15, Rule::RefusedCharacter),
];

/// Every key is right and some values are not. The first question has no kind; what is wrong with the others is told
/// as if it had one.
#[rustfmt::skip]
const MANY_MISTAKES_OF_MEANING: &[(usize, usize, Rule)] = &[
    (5, 12, Rule::BadValue),
    (7, 5, Rule::OneKind), (9, 15, Rule::RefusedCharacter),
    (12, 17, Rule::BadValue), (17, 7, Rule::NoCorrectOption),
    (20, 9, Rule::DuplicateId), (21, 12, Rule::Blank), (25, 7, Rule::TooFew), (27, 18, Rule::CueWithoutQuote),
];

/// A file that is made, and the rule that refuses it.
type Made = (&'static str, Rule, Vec<u8>);

fn made() -> Vec<Made> {
    const MANY: usize = 100_000;
    let lines_deeper =
        |entry: &str| -> String { (0..1_000).map(|level| format!("{}{entry}\n", " ".repeat(level))).collect() };
    vec![
        ("a byte too many", Rule::TooLarge, vec![b' '; MAX_BYTES + 1]),
        ("as much as may be, of nothing", Rule::Empty, vec![b' '; MAX_BYTES]),
        ("brackets", Rule::TooDeep, "[".repeat(MANY).into()),
        ("closed brackets", Rule::TooDeep, ("[".repeat(MANY) + &"]".repeat(MANY)).into()),
        ("braces", Rule::TooDeep, "{a: ".repeat(MANY).into()),
        ("dashes", Rule::TooDeep, "- ".repeat(MANY).into()),
        ("question marks", Rule::TooDeep, "? ".repeat(MANY).into()),
        ("colons", Rule::TooDeep, ": ".repeat(MANY).into()),
        // Not YAML either: within braces there is no list of dashes. Whichever is found first, it is refused.
        ("dashes, braces and brackets", Rule::Syntax, "- {a: [".repeat(MANY).into()),
        ("brackets that seem closed by a quoted one", Rule::TooDeep, "[\"]\",\n".repeat(MANY).into()),
        ("brackets behind a quote that ends on its line", Rule::TooDeep, "{a: \"x [\", b:\n".repeat(MANY).into()),
        ("brackets behind a quote that goes on", Rule::TooDeep, "{a: \"x [\n\", b:\n".repeat(MANY).into()),
        (
            "brackets behind literal text",
            Rule::TooDeep,
            format!("a: |\n{}b: {}", "  [ \"\n".repeat(9), "[".repeat(MANY)).into(),
        ),
        ("lists by indentation", Rule::TooDeep, lines_deeper("-").into()),
        ("mappings by indentation", Rule::TooDeep, lines_deeper("a:").into()),
        ("an alias bomb of thirty levels", Rule::Alias, alias_bomb(30).into()),
    ]
}

/// Each level names the one before twice; expanded, it is two to the power of the levels.
fn alias_bomb(levels: usize) -> String {
    let level = |number: usize| format!("a{}: &a{} [*a{number}, *a{number}]\n", number + 1, number + 1);
    "a0: &a0 [x, x]\n".to_owned() + &(0..levels).map(level).collect::<String>()
}

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder)
}

fn bytes_of(folder: &str, name: &str) -> Vec<u8> {
    let file = fixtures(folder).join(name).with_extension("yaml");
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn valid(name: &str) -> Quiz {
    parse(&bytes_of("valid", name)).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))
}

fn places(problems: &[Problem]) -> Vec<(usize, usize, Rule)> {
    problems.iter().map(|problem| (problem.position.line, problem.position.column, problem.rule)).collect()
}

fn names_in(folder: &str) -> BTreeSet<String> {
    let stem = |path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    fs::read_dir(fixtures(folder)).unwrap().map(|entry| stem(entry.unwrap().path())).collect()
}

#[test]
fn each_mistake_is_reported_once_at_its_place_with_its_name_and_a_way_out() {
    let mut wrong = Vec::new();
    for (name, rule, line, column, message, help) in MISTAKES {
        let problems = check(&bytes_of("invalid", name));
        let as_promised = |problem: &Problem| problem.message.contains(message) && problem.help.contains(help);
        if places(&problems) != [(*line, *column, *rule)] || !problems.iter().all(as_promised) {
            wrong.push(format!(
                "{name} should be {rule} at {line}:{column}, `{message}`, `{help}`; it is {problems:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), MISTAKES.len(), wrong.join("\n"));
}

#[test]
fn several_mistakes_in_several_questions_are_reported_in_one_run() {
    assert_eq!(places(&check(&bytes_of("invalid", "many-mistakes"))), MANY_MISTAKES);
}

#[test]
fn a_question_without_a_kind_hides_no_mistake_and_moves_no_other() {
    assert_eq!(places(&check(&bytes_of("invalid", "many-mistakes-of-meaning"))), MANY_MISTAKES_OF_MEANING);
}

#[test]
fn every_invalid_fixture_is_expected_and_is_no_quiz() {
    let many = ["many-mistakes", "many-mistakes-of-meaning"].into_iter();
    let expected: BTreeSet<String> = MISTAKES.iter().map(|(name, ..)| *name).chain(many).map(str::to_owned).collect();
    assert_eq!(names_in("invalid"), expected);
    for name in expected {
        assert!(parse(&bytes_of("invalid", &name)).is_err(), "{name} is accepted");
    }
}

#[test]
fn files_too_large_too_deep_or_too_clever_are_refused_for_what_they_are() {
    for (name, rule, bytes) in made() {
        let rules: Vec<Rule> = check(&bytes).iter().map(|problem| problem.rule).collect();
        assert_eq!(rules, [rule], "{name}");
    }
}

#[test]
fn every_rule_that_refuses_a_quiz_has_a_mistake_that_breaks_it() {
    let broken: HashSet<Rule> =
        MISTAKES.iter().map(|(_, rule, ..)| *rule).chain(made().into_iter().map(|(_, rule, _)| rule)).collect();
    let unbroken: Vec<Rule> =
        every_rule().into_iter().filter(|rule| rule.severity() == Severity::Error && !broken.contains(rule)).collect();
    assert_eq!(unbroken, []);
}

#[test]
fn no_message_carries_a_character_that_could_steer_a_terminal() {
    for name in names_in("invalid") {
        for Problem { message, help, .. } in check(&bytes_of("invalid", &name)) {
            assert!(!message.chars().chain(help.chars()).any(is_refused), "{name}: {message:?} {help:?}");
        }
    }
}

#[test]
fn every_valid_fixture_is_a_quiz_and_has_at_most_warnings() {
    let names = names_in("valid");
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        let problems = check(&bytes_of("valid", &name));
        assert!(problems.iter().all(|problem| problem.severity() == Severity::Warning), "{name}: {problems:#?}");
        valid(&name);
    }
}

#[test]
fn each_valid_fixture_is_the_good_twin_of_the_mistakes_it_stands_against() {
    // Taking one thing out of a good quiz must be noticed: otherwise its fixture would prove nothing.
    let text = String::from_utf8(bytes_of("valid", "everything")).unwrap();
    for (there, instead, rule) in [
        ("      truth: scam\n", "", Rule::MissingKey),
        ("flag: true, ", "", Rule::NoFlag),
        ("safe: true, ", "", Rule::NoSafeAction),
        ("twin: asked-report", "twin: asked-reports", Rule::BadTwin),
        ("quote: Read me the code", "quote: Tell me the code", Rule::CueWithoutQuote),
        ("buttons: [Ring now, Close]", "buttons: [Ring now, \"\"]", Rule::Blank),
        ("url: https://example.org/warning", "url: \"\\e]0;x\"", Rule::RefusedCharacter),
    ] {
        assert!(text.contains(there), "{there}");
        let rules: Vec<Rule> = check(text.replacen(there, instead, 1).as_bytes()).iter().map(|it| it.rule).collect();
        assert_eq!(rules, [rule], "{there}");
    }
}

#[test]
fn a_quiz_without_reasons_explanation_and_sources_can_be_played_and_could_be_better() {
    let problems = check(&bytes_of("valid", "bom-and-crlf"));
    let expected = [(6, 5, Rule::NoExplanation), (6, 5, Rule::NoSource), (20, 11, Rule::NoWhy), (21, 11, Rule::NoWhy)];
    assert_eq!(places(&problems), expected);
}

#[test]
fn every_key_of_the_format_reaches_the_model() {
    let quiz = valid("everything");
    assert_eq!((quiz.id.as_str(), quiz.language.as_str()), ("everything", "en"));
    assert_eq!((quiz.pass_mark, quiz.usage), (Some(70), Usage::Measure));
    assert_eq!(quiz.time_limit, Some(SignedDuration::from_mins(90)));
    assert_eq!(quiz.summary, "Every kind of question, every exhibit and every key, once.");
    let question = |id: &str| quiz.question(&Id::new(id)).unwrap_or_else(|| panic!("{id} is missing"));

    let Question { face, key } = question("caller-id-proves");
    assert_eq!((face.topic.as_str(), face.difficulty), ("caller id", Difficulty::Easy));
    assert_eq!((face.region.as_deref(), face.marks), (Some("us"), 2));
    assert_eq!(face.scenario, "Your phone shows the name of your bank. You were not expecting a call.");
    assert_eq!(key.cues.len(), 2);
    assert_eq!(key.rule.as_deref(), Some("Call back on a number you already have."));
    assert!(key.explain.as_deref().is_some_and(|text| text.starts_with("What a display shows")));
    assert_eq!(key.sources[0].title, "FCC: Caller ID spoofing");
    assert_eq!(key.checked, Some(date(2026, 11, 23)));

    let defaults = question("what-to-keep");
    assert_eq!((defaults.face.difficulty, defaults.face.marks), (Difficulty::Medium, 1));
    assert_eq!((&defaults.face.region, &defaults.key.rule, &defaults.key.twin), (&None, &None, &None));
}

#[test]
fn every_exhibit_reaches_the_model() {
    let quiz = valid("everything");
    let exhibits: Vec<&Exhibit> = quiz.questions.iter().flat_map(|question| &question.face.exhibits).collect();
    let channels: Vec<Channel> = exhibits.iter().map(|exhibit| exhibit.channel()).collect();
    let expected = [
        Channel::Phone,
        Channel::Sms,
        Channel::Screen,
        Channel::Screen,
        Channel::Email,
        Channel::Letter,
        Channel::Screen,
    ];
    assert_eq!(channels, expected);
    let texts: Vec<Vec<&str>> = exhibits.iter().map(|exhibit| exhibit.texts()).collect();
    assert_eq!(
        texts[0],
        ["Cedar Bank", "withheld", "Robin", "Cedar Bank here, with an urgent matter.", "You", "How do I know?"]
    );
    assert_eq!(texts[1], ["Cedar Bank", "We will ring you at three."]);
    assert_eq!(
        texts[2],
        ["Warning", "https://example.org/warning", "Ring the number below at once.", "Ring now", "Close"]
    );
    assert_eq!(texts[3], ["Event Viewer", "12 errors", "Close"]);
    assert_eq!(texts[4][..2], ["help@example.org", "Your report"]);
    assert!(texts[4][2].starts_with("Here is what you asked for.\nNothing needs to be paid."), "{:?}", texts[4][2]);
    assert_eq!(texts[5], ["The help desk", "Your report is in the mail."]);
    assert!(texts[6][0].starts_with("C:\\>slmgr\n*** [ { \"not YAML\" } ]"), "{:?}", texts[6][0]);
}

#[test]
fn every_kind_reaches_the_model_with_its_face_and_its_key() {
    let quiz = valid("everything");
    let [choice, several, verdict, bare, spot, order, typed] = &quiz.questions[..] else {
        panic!("{} questions", quiz.questions.len())
    };
    let fractions = |question: &Question| match &question.key.answer {
        AnswerKey::Choice(key) => key.options.iter().map(|option| option.fraction).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fractions(choice), [1.0, 0.0, -0.5]);
    assert_eq!(fractions(several), [0.5, 0.5, -1.0]);
    assert!(matches!(&choice.face.ask, Ask::Choice(face) if !face.several && face.options.len() == 3));
    assert!(matches!(&several.face.ask, Ask::Choice(face) if face.several));

    assert!(matches!(&verdict.key.answer, AnswerKey::Verdict(key)
        if key.truth == Truth::Scam && key.actions.iter().map(|action| action.correct).eq([true, false])));
    assert!(matches!(&bare.key.answer, AnswerKey::Verdict(key)
        if key.truth == Truth::Genuine && key.actions.is_empty()));
    // Only one of the two names the other in the file.
    assert_eq!(verdict.key.twin.as_ref(), Some(&bare.face.id));
    assert_eq!(bare.key.twin.as_ref(), Some(&verdict.face.id));

    assert!(matches!(&spot.key.answer, AnswerKey::Spot(key)
        if key.options.iter().map(|line| line.correct).eq([false, true])));
    let AnswerKey::Order(key) = &order.key.answer else { panic!("{:?}", order.key.answer) };
    let steps: Vec<_> = key.steps.iter().map(|step| (step.id.as_str(), step.swap_with_next)).collect();
    assert_eq!(steps, [("unplug", false), ("passwords", true), ("bank", false)]);
    let shown: Vec<_> = order.face.ask.statements().iter().map(|step| step.id.as_str()).collect();
    assert_eq!(shown, ["bank", "passwords", "unplug"], "the face must not tell the right order");
    assert!(matches!(&typed.key.answer, AnswerKey::Typed(key)
        if key.accept == ["slmgr /xpr", "slmgr.vbs /xpr"] && key.why.is_some()));
}

#[test]
fn a_byte_order_mark_and_carriage_returns_leave_no_trace_in_the_text() {
    let quiz = valid("bom-and-crlf");
    let Question { face, .. } = &quiz.questions[0];
    assert_eq!(face.scenario, "The first line.\nThe second line.");
    assert_eq!(face.exhibits[0].texts(), ["C:\\>assoc .zip\n.zip=CompressedFolder\n"]);
    assert!(matches!(&face.ask, Ask::Choice(choice) if choice.ask == "Which of the two comes first?"));
}

#[test]
fn text_in_any_script_is_kept_as_it_was_written() {
    let quiz = valid("other-scripts");
    assert_eq!((quiz.title.as_str(), quiz.language.as_str()), ("電話詐欺を見抜く", "ja"));
    assert_eq!(quiz.summary, "שיחה שלא ביקשתם — مكالمة لم تطلبها");
    assert_eq!(quiz.questions[1].face.statement(&Id::new("demand")).unwrap().text, "اقرأ لي الرمز على شاشتك.");
    assert!(quiz.questions[2].face.scenario.contains("\u{1F469}\u{200D}\u{1F4BB}"));
    assert!(matches!(&quiz.questions[2].key.answer, AnswerKey::Typed(key)
        if key.accept[1] == "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"));
}

#[test]
fn flow_style_says_the_same_as_block_style() {
    let quiz = valid("flow-style");
    assert_eq!((quiz.summary.as_str(), quiz.pass_mark), ("It's all in braces", Some(50)));
    assert_eq!(quiz.questions[0].face.scenario, "Brackets ] and } in quotes, and \"these\", are text.");
    assert_eq!(quiz.questions[0].face.ask.statements()[0].text, "Hang up, and ring back");
    assert_eq!(quiz.questions[1].face.scenario, "It's the same");
    assert_eq!(quiz.questions[0].key.twin.as_ref(), Some(&quiz.questions[1].face.id));
}

#[test]
fn comments_are_left_out_and_signs_that_look_like_them_are_kept() {
    let quiz = valid("comments");
    assert_eq!(quiz.title, "Comments # not this one");
    assert_eq!(quiz.summary, "A sign needs a space before it, or it is text like C#.");
    assert_eq!(quiz.questions[0].face.scenario, "# This line is text.\nSo is this. # and this");
    assert!(matches!(&quiz.questions[0].key.answer, AnswerKey::Typed(key) if key.accept == ["#", "number sign"]));
}

#[test]
fn any_number_of_brackets_may_stand_in_text() {
    let good = String::from_utf8(bytes_of("valid", "comments")).unwrap();
    let brackets = "      [[ {{ \"\n".repeat(100_000);
    let quiz = parse(good.replace("      So is this. # and this\n", &brackets).as_bytes()).unwrap();
    assert!(quiz.questions[0].face.scenario.ends_with("[[ {{ \""));
}

#[test]
fn a_long_line_of_questions_hides_neither_its_own_mistakes_nor_others() {
    let question = |number: usize| {
        let level = if number == 1_999 { 4 } else { 2 };
        format!("{{id: q{number}, topic: t, difficulty: {level}, scenario: s, typed: {{ask: a, accept: [b]}}}}, ")
    };
    let questions: String = (0..2_000).map(question).collect();
    let file = format!("format: 1\nid: a\ntitle: b\nsummary: c\nquestions: [{questions}]\nauthor: me\n");
    let column = file.lines().nth(4).unwrap().find("difficulty: 4").unwrap() + "difficulty: ".len() + 1;
    assert_eq!(places(&check(file.as_bytes())), [(5, column, Rule::BadValue), (6, 1, Rule::UnknownKey)]);
}
