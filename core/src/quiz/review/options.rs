//! What gives an answer away to somebody who knows nothing: lengths, words and forms that tell the right option from the
//! wrong ones.

use super::{warn, words};
use crate::quiz::texts::at_asked;
use crate::quiz::{Ask, Question};
use crate::yaml::{At, Finding, Rule};

/// How much longer than the longest wrong option the right one may be. A key that is the longest by a letter or two
/// gives nothing away; if keys never were, it would pay to pass over the longest.
const LONGER: f64 = 1.2;

/// Words that nobody who knows the world would put into a true sentence.
const ABSOLUTE: &str = "\
    always never all every everyone everybody everything none nobody only must impossible totally completely \
    absolutely guaranteed whatsoever";

/// Options that speak of the other options.
const CATCH_ALL: [&str; 9] = [
    "all of the above",
    "none of the above",
    "all of these",
    "none of these",
    "both of the above",
    "both of these",
    "any of the above",
    "all the above",
    "neither of these",
];

/// Words that turn a question round.
const NEGATIONS: [&str; 5] = ["not", "never", "except", "neither", "nor"];

/// An option as far as the warnings look at it.
#[derive(Clone)]
struct Candidate<'q> {
    text: &'q str,
    right: bool,
}

/// The warnings for one question.
pub(super) fn warnings(question: &Question, at: &At<'_>, findings: &mut Vec<Finding>) {
    let Question { face, key } = question;
    let Some(asked) = face.ask.asked() else { return };
    at_asked(&face.ask, at, &mut |at, list| {
        negative_stem(asked, at, findings);
        // The lines of a spot question are what somebody said, and not an author's.
        if matches!(face.ask, Ask::Choice(_) | Ask::Verdict(_)) {
            let options = face.ask.statements().iter().zip(key.answer.options());
            let options: Vec<Candidate<'_>> =
                options.map(|(statement, key)| Candidate { text: &statement.text, right: key.correct }).collect();
            among_options(asked, &options, &at.key(list), findings);
        }
    });
}

fn negative_stem(ask: &str, at: &At<'_>, findings: &mut Vec<Finding>) {
    let turns = |word: &str| NEGATIONS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t");
    if let Some(word) = words(ask).find(|word| turns(word)) {
        let message = format!("`{word}` turns the question round, and is easily overlooked");
        let help = "ask for what is so, or write the word in capitals";
        findings.push(warn(Rule::NegativeStem, &at.key("ask"), message, help));
    }
}

fn among_options(ask: &str, options: &[Candidate<'_>], at: &At<'_>, findings: &mut Vec<Finding>) {
    key_longest(options, at, findings);
    absolute_words(options, at, findings);
    for (place, option) in options.iter().enumerate() {
        let at = at.index(place);
        catch_all(option, &at, findings);
        overlap(option, options.get(..place).unwrap_or_default(), &at, findings);
    }
    article(ask, options, at, findings);
    odd_one_out(options, at, findings);
}

fn key_longest(options: &[Candidate<'_>], at: &At<'_>, findings: &mut Vec<Finding>) {
    let lengths = |right| options.iter().filter(move |option| option.right == right).map(|it| it.text.chars().count());
    if let (Some(shortest_key), Some(longest_other)) = (lengths(true).min(), lengths(false).max())
        && shortest_key as f64 > LONGER * longest_other as f64
    {
        let message = format!("what is right has {shortest_key} letters, and the rest {longest_other} at most");
        let help = "make them about as long as each other: the longest option is what people guess";
        findings.push(warn(Rule::KeyLongest, at, message, help));
    }
}

fn absolute_words(options: &[Candidate<'_>], at: &At<'_>, findings: &mut Vec<Finding>) {
    let absolute = |option: &Candidate<'_>| {
        words(option.text).map(str::to_lowercase).find(|word| ABSOLUTE.split(' ').any(|absolute| absolute == word))
    };
    if options.iter().any(|option| option.right && absolute(option).is_some()) {
        return;
    }
    for (place, option) in options.iter().enumerate().filter(|(_, option)| !speaks_of_others(option)) {
        if let Some(word) = absolute(option) {
            let message = format!("`{word}` stands only where it is wrong");
            let help = "say it without: people have learnt that such words are wrong";
            findings.push(warn(Rule::AbsoluteWord, &at.index(place).key("text"), message, help));
        }
    }
}

fn catch_all(option: &Candidate<'_>, at: &At<'_>, findings: &mut Vec<Finding>) {
    if speaks_of_others(option) {
        let help = "say what is meant, or allow several right options";
        findings.push(warn(Rule::CatchAllOption, &at.key("text"), "this option speaks of the others", help));
    }
}

fn speaks_of_others(option: &Candidate<'_>) -> bool {
    let text = folded(option.text);
    CATCH_ALL.iter().any(|phrase| text.contains(phrase))
}

fn overlap(option: &Candidate<'_>, before: &[Candidate<'_>], at: &At<'_>, findings: &mut Vec<Finding>) {
    let text = format!(" {} ", folded(option.text));
    let contains = |other: &&Candidate<'_>| {
        let other = format!(" {} ", folded(other.text));
        text.contains(&other) || other.contains(&text)
    };
    let ranges_meet = |other: &&Candidate<'_>| match (range(option.text), range(other.text)) {
        (Some((from, to)), Some((other_from, other_to))) => from <= other_to && other_from <= to,
        _ => false,
    };
    if let Some(other) = before.iter().find(|other| contains(other) || ranges_meet(other)) {
        let message = format!("this overlaps with `{}`", other.text.escape_debug());
        let help = "let each option say something that no other says";
        findings.push(warn(Rule::OptionsOverlap, &at.key("text"), message, help));
    }
}

/// The two numbers of an option that is a range, such as `18 to 37`.
fn range(text: &str) -> Option<(u64, u64)> {
    let numbers: Vec<u64> = words(text).filter_map(|word| word.parse().ok()).collect();
    let is_range = words(text).any(|word| matches!(word, "to" | "and" | "until"));
    match numbers[..] {
        [from, to] if is_range && from <= to => Some((from, to)),
        _ => None,
    }
}

/// A question that ends in `a` or `an` leaves only those options that go with it.
fn article(ask: &str, options: &[Candidate<'_>], at: &At<'_>, findings: &mut Vec<Finding>) {
    let Some(article) = words(ask).last().filter(|word| matches!(*word, "a" | "an")) else { return };
    for (place, option) in options.iter().enumerate() {
        let vowel = option.text.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
        if vowel != (article == "an") {
            let message = format!("the question ends in `{article}`, which does not go with this option");
            let help = "end the question before the article, and begin each option with its own";
            findings.push(warn(Rule::GrammarClue, &at.index(place).key("text"), message, help));
        }
    }
}

/// Of several options, one that alone begins with a small letter, or alone ends with a full stop, stands out.
fn odd_one_out(options: &[Candidate<'_>], at: &At<'_>, findings: &mut Vec<Finding>) {
    type Form = (fn(&str) -> bool, &'static str);
    const FORMS: [Form; 2] = [
        (|text| text.starts_with(char::is_lowercase), "begins with a small letter"),
        (|text| text.ends_with('.'), "ends with a full stop"),
    ];
    for (has, what) in FORMS {
        let (with, without): (Vec<_>, Vec<_>) = options.iter().enumerate().partition(|(_, option)| has(option.text));
        let (odd, message) = match (&with[..], &without[..]) {
            (_, []) | ([], _) => continue,
            ([(odd, _)], _) => (*odd, format!("this option alone {what}")),
            (_, [(odd, _)]) => (*odd, format!("every option but this one {what}")),
            _ => continue,
        };
        findings.push(warn(Rule::GrammarClue, &at.index(odd).key("text"), message, "give all options the same form"));
    }
}

/// A text in lower case, its words parted by single spaces.
fn folded(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ").to_lowercase()
}
