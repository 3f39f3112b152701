//! What `hangup check` says of questions that can be played and could be better: each warning has a fixture of its own,
//! clean but for that, with the place where it is given and the words that name it and lead out of it.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use hangup_core::quiz::{Problem, Rule, Severity, check};
use jiff::civil::{Date, date};

use crate::rules::every_rule;

/// A fixture, the one rule that warns of it, at which line and column, and words of the message and of the way out.
type Warning = (&'static str, Rule, usize, usize, &'static str, &'static str);

#[rustfmt::skip]
const WARNINGS: &[Warning] = &[
    ("absolute-word", Rule::AbsoluteWord, 13, 29, "`must` stands only where it is wrong", "say it without"),
    ("catch-all-option", Rule::CatchAllOption, 14, 28, "speaks of the others", "say what is meant"),
    ("checked-in-the-future", Rule::CheckedLongAgo, 17, 14, "2026-12-24 has not come yet", "the day you compared"),
    ("checked-long-ago", Rule::CheckedLongAgo, 17, 14, "on 2025-11-23, more than a year ago", "compare it again"),
    ("empty-why", Rule::EmptyWhy, 13, 58, "no more than right or wrong", "say what makes it so"),
    ("grammar-clue-article", Rule::GrammarClue, 14, 32, "ends in `a`, which does not go", "before the article"),
    ("grammar-clue-form", Rule::GrammarClue, 12, 32, "alone begins with a small letter", "the same form"),
    ("hard-to-read", Rule::HardToRead, 5, 1, "reads like grade 19.9", "shorter sentences"),
    ("key-longest", Rule::KeyLongest, 11, 7, "65 letters, and the rest 25 at most", "about as long as each other"),
    ("long-explanation", Rule::LongExplanation, 16, 7, "has 91 words", "at most 80 words"),
    ("lopsided", Rule::Lopsided, 5, 1, "7 of 10 verdicts are scams", "let 40 to 60 in 100 be genuine"),
    ("negative-stem", Rule::NegativeStem, 10, 12, "`not` turns the question round", "in capitals"),
    ("no-day", Rule::NoSource, 6, 5, "no `checked`", "the day you compared"),
    ("no-explanation", Rule::NoExplanation, 6, 5, "no `explain`", "in at most 80 words"),
    ("no-source", Rule::NoSource, 6, 5, "no `sources`", "name who says so"),
    ("no-why", Rule::NoWhy, 14, 11, "`number` has no `why`", "why it tempts"),
    ("options-overlap", Rule::OptionsOverlap, 14, 35, "overlaps with `That it is your bank`", "no other says"),
    ("options-overlap-in-numbers", Rule::OptionsOverlap, 13, 29, "overlaps with `From 10 to 50`", "no other says"),
    ("real-key", Rule::RealKey, 8, 15, "shaped like a real product key", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
    ("real-number", Rule::RealNumber, 8, 15, "020 8555 1234 may be somebody's", "kept for stories"),
    ("why-that-repeats", Rule::EmptyWhy, 13, 58, "no more than right or wrong", "say what makes it so"),
];

/// The day on which the fixtures are checked.
const TODAY: Date = date(2026, 11, 24);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/warned")
}

fn checked(name: &str, today: Date) -> Vec<Problem> {
    let file = folder().join(name).with_extension("yaml");
    check(&fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())), today)
}

#[test]
fn each_weakness_is_named_once_at_its_place_with_a_way_out() {
    for (name, rule, line, column, message, help) in WARNINGS {
        let problems = checked(name, TODAY);
        let found: Vec<_> = problems.iter().map(|it| (it.rule, it.position.line, it.position.column)).collect();
        assert_eq!(found, [(*rule, *line, *column)], "{name}: {problems:#?}");
        let said = problems.iter().all(|it| it.message.contains(message) && it.help.contains(help));
        assert!(said, "{name} should say `{message}` and `{help}`: {problems:#?}");
        assert_eq!(rule.severity(), Severity::Warning);
    }
}

#[test]
fn every_warning_has_a_fixture_and_every_fixture_a_warning() {
    let warned: HashSet<Rule> = WARNINGS.iter().map(|(_, rule, ..)| *rule).collect();
    let rules = every_rule().into_iter().filter(|rule| rule.severity() == Severity::Warning);
    assert_eq!(rules.filter(|rule| !warned.contains(rule)).collect::<Vec<_>>(), []);

    let stem = |path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let files: BTreeSet<String> = fs::read_dir(folder()).unwrap().map(|entry| stem(entry.unwrap().path())).collect();
    let named = WARNINGS.iter().map(|(name, ..)| *name).chain(["nothing-to-say"]).map(str::to_owned);
    assert_eq!(files, named.collect());
}

#[test]
fn a_good_quiz_with_six_scams_in_ten_verdicts_is_passed_without_a_word() {
    assert_eq!(checked("nothing-to-say", TODAY), []);
}

#[test]
fn claims_hold_for_a_year_from_the_day_they_were_checked() {
    let one_that_was_checked_on_23_november_2026 = "nothing-to-say";
    for (today, holds) in [
        (date(2026, 11, 21), false),
        (date(2026, 11, 22), true),
        (date(2026, 11, 23), true),
        (date(2027, 11, 23), true),
        (date(2027, 11, 24), false),
    ] {
        let problems = checked(one_that_was_checked_on_23_november_2026, today);
        assert!(problems.iter().all(|problem| problem.rule == Rule::CheckedLongAgo), "{today}: {problems:#?}");
        assert_eq!(problems.is_empty(), holds, "{today}");
    }
}
