//! What is allowed, and could be better: the warnings that `check` gives for a quiz that can be played. They follow the
//! literature on writing questions (Haladyna, Downing & Rodriguez 2002; the item-writing guide of the NBME) and what
//! this subject needs: nothing that could be somebody's number or key, and as many genuine contacts as scams.

mod learning;
mod options;
mod reading;
mod secrets;

use jiff::civil::Date;

use super::{Question, Quiz, Truth};
use crate::yaml::{At, Finding, Rule};

/// From so many verdicts on, a quiz should be balanced.
const ENOUGH_VERDICTS: usize = 10;

/// The warnings for a whole quiz, on a day.
pub(super) fn warnings(quiz: &Quiz, today: Date) -> Vec<Finding> {
    let questions = At::ROOT.key("questions");
    let mut findings = Vec::new();
    for (index, question) in quiz.questions.iter().enumerate() {
        let at = questions.index(index);
        learning::warnings(question, today, &at, &mut findings);
        options::warnings(question, &at, &mut findings);
        secrets::warnings(question, &at, &mut findings);
    }
    findings.extend(reading::warning(quiz, &questions));
    findings.extend(balance(&quiz.questions, &questions));
    findings
}

/// Nobody learns to tell apart from scams alone: verdicts lie between 60/40 and 40/60.
fn balance(questions: &[Question], at: &At<'_>) -> Option<Finding> {
    let truths: Vec<Truth> = questions.iter().filter_map(|question| question.key.answer.truth()).collect();
    let (all, scams) = (truths.len(), truths.iter().filter(|truth| **truth == Truth::Scam).count());
    let balanced = 10 * scams >= 4 * all && 10 * scams <= 6 * all;
    (all >= ENOUGH_VERDICTS && !balanced).then(|| {
        let message = format!("{scams} of {all} verdicts are scams");
        warn(Rule::Lopsided, at, message, "let 40 to 60 in 100 be genuine, or people learn to distrust everybody")
    })
}

fn warn(rule: Rule, at: &At<'_>, message: impl Into<String>, help: impl Into<String>) -> Finding {
    Finding { rule, message: message.into(), help: help.into(), path: at.path() }
}

/// The words of a text, without their marks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(bare).filter(|word| !word.is_empty())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}
