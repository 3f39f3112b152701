//! What a question needs so that something is learnt from it: reasons, an explanation, and sources that still hold.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{warn, words};
use crate::quiz::key::{AnswerKey, Key};
use crate::quiz::texts::{Part, at_asked, each};
use crate::quiz::{Ask, Id, Question};
use crate::yaml::{At, Finding, Rule};

/// Words in an explanation that people still read.
const EXPLANATION: usize = 80;

/// The warnings for one question.
pub(super) fn warnings(question: &Question, today: Date, at: &At<'_>, findings: &mut Vec<Finding>) {
    reasons(question, at, findings);
    empty_reasons(question, at, findings);
    explanation(&question.key, at, findings);
    sources(&question.key, today, at, findings);
}

/// Every option, action, line and step has its reason: an answer is explained whatever it was.
fn reasons(question: &Question, at: &At<'_>, findings: &mut Vec<Finding>) {
    let Question { face, key } = question;
    at_asked(&face.ask, at, &mut |at, list| match (&face.ask, &key.answer) {
        (_, AnswerKey::Typed(key)) if key.why.is_none() => findings.push(no_why("the answer", at)),
        (Ask::Call(call), AnswerKey::Call(key)) => {
            let lines_at = at.key(list);
            for (place, (line, key)) in call.lines.iter().zip(&key.lines).enumerate() {
                let whys = key.whys.iter().map(Option::as_deref);
                let reasons = line.replies().iter().map(|reply| &reply.id).zip(whys);
                each_reason(reasons, &lines_at.index(place).key("replies"), findings);
            }
        }
        (_, answer) => each_reason(answer.reasons(), &at.key(list), findings),
    });
}

fn each_reason<'k>(
    reasons: impl IntoIterator<Item = (&'k Id, Option<&'k str>)>,
    at: &At<'_>,
    findings: &mut Vec<Finding>,
) {
    for (index, (id, _)) in reasons.into_iter().enumerate().filter(|(_, (_, why))| why.is_none()) {
        findings.push(no_why(&format!("`{id}`"), &at.index(index)));
    }
}

fn no_why(what: &str, at: &At<'_>) -> Finding {
    warn(Rule::NoWhy, at, format!("{what} has no `why`"), "say in a sentence why it is right, or why it tempts")
}

/// A reason gives one: words that only say right or wrong, or the statement once more, do not.
fn empty_reasons(question: &Question, at: &At<'_>, findings: &mut Vec<Finding>) {
    let mut statement = "";
    each(question, at, &mut |part, text, at| match part {
        Part::Statement => statement = text,
        Part::Why if says_nothing(text, statement) => {
            let help = "say what makes it so: why it is right, or why it tempts and what is wrong with it";
            findings.push(warn(Rule::EmptyWhy, at, "this reason says no more than right or wrong", help));
        }
        Part::Why | Part::Scenario | Part::Exhibit | Part::Ask | Part::Afterwards => {}
    });
}

fn says_nothing(why: &str, statement: &str) -> bool {
    const JUDGEMENTS: &str = "\
        a an and answer bad best choice correct false good incorrect is it key no not of one option right safe so \
        that the these this thing to true unsafe was wrong yes you your do";
    // Almost every reason has a word of its own within its first few.
    let tells = |word: &str| !JUDGEMENTS.split(' ').any(|judgement| word.eq_ignore_ascii_case(judgement));
    !words(why).any(tells) || words(why).eq(words(statement))
}

fn explanation(key: &Key, at: &At<'_>, findings: &mut Vec<Finding>) {
    match key.explain.as_deref().map(|text| text.split_whitespace().count()) {
        None => {
            let help = "say in at most 80 words what gave it away and what is safe";
            findings.push(warn(Rule::NoExplanation, at, "the question has no `explain`", help));
        }
        Some(words) if words > EXPLANATION => {
            let message = format!("the explanation has {words} words");
            let help = "keep what gave it away, why it tempts and what is safe, in at most 80 words";
            findings.push(warn(Rule::LongExplanation, &at.key("explain"), message, help));
        }
        Some(_) => {}
    }
}

fn sources(key: &Key, today: Date, at: &At<'_>, findings: &mut Vec<Finding>) {
    if key.sources.is_empty() || key.checked.is_none() {
        let missing = if key.sources.is_empty() { "`sources`" } else { "`checked`" };
        let help = "name who says so, and the day you compared";
        findings.push(warn(Rule::NoSource, at, format!("the question has no {missing}"), help));
    }
    let shifted = |span: Span| today.checked_add(span).unwrap_or(today);
    let (oldest, newest) = (shifted(-1.year()), shifted(1.day()));
    match key.checked {
        Some(day) if day < oldest => {
            let message = format!("this was last compared with its sources on {day}, more than a year ago");
            let help = "compare it again, and write the day";
            findings.push(warn(Rule::CheckedLongAgo, &at.key("checked"), message, help));
        }
        // Where the day begins earlier, today may be tomorrow.
        Some(day) if day > newest => {
            let message = format!("{day} has not come yet");
            findings.push(warn(Rule::CheckedLongAgo, &at.key("checked"), message, "write the day you compared"));
        }
        Some(_) | None => {}
    }
}
