//! What is allowed, and could be better: the warnings that `check` gives for a quiz that can be played.

use super::call::Line;
use super::key::{AnswerKey, Key};
use super::problem::{At, Finding, Rule};
use super::{Ask, Id, Question, Quiz};

/// The warnings for a whole quiz.
pub(super) fn warnings(quiz: &Quiz) -> Vec<Finding> {
    let questions = At::ROOT.key("questions");
    let mut findings = Vec::new();
    for (index, question) in quiz.questions.iter().enumerate() {
        let at = questions.index(index);
        reasons(question, &at, &mut findings);
        learning(&question.key, &at, &mut findings);
    }
    findings
}

/// Every option, action, line and step has its reason: an answer is explained whatever it was.
fn reasons(question: &Question, at: &At<'_>, findings: &mut Vec<Finding>) {
    match &question.key.answer {
        AnswerKey::Choice(key) => {
            let (choice, keys) = (at.key("choice"), key.options.iter().map(|option| (&option.id, &option.why)));
            each_reason(keys, &choice.key("options"), findings);
        }
        AnswerKey::Verdict(key) => {
            let (verdict, keys) = (at.key("verdict"), key.actions.iter().map(|action| (&action.id, &action.why)));
            let action = verdict.key("action");
            each_reason(keys, &action.key("options"), findings);
        }
        AnswerKey::Spot(key) => {
            let (spot, keys) = (at.key("spot"), key.lines.iter().map(|line| (&line.id, &line.why)));
            each_reason(keys, &spot.key("lines"), findings);
        }
        AnswerKey::Order(key) => {
            let (order, keys) = (at.key("order"), key.steps.iter().map(|step| (&step.id, &step.why)));
            each_reason(keys, &order.key("steps"), findings);
        }
        AnswerKey::Typed(key) if key.why.is_none() => {
            findings.push(no_why("the answer", &at.key("typed")));
        }
        AnswerKey::Typed(_) => {}
        AnswerKey::Call(key) => {
            let (call, face) = (at.key("call"), &question.face.ask);
            let lines = call.key("lines");
            for (place, line) in key.lines.iter().enumerate() {
                let line_at = lines.index(place);
                let replies = match face {
                    Ask::Call(call) => call.lines.get(place).map(Line::replies).unwrap_or_default(),
                    Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => &[],
                };
                let keys = replies.iter().map(|reply| &reply.id).zip(&line.whys);
                each_reason(keys, &line_at.key("replies"), findings);
            }
        }
    }
}

fn each_reason<'k>(keys: impl Iterator<Item = (&'k Id, &'k Option<String>)>, at: &At<'_>, findings: &mut Vec<Finding>) {
    for (index, (id, why)) in keys.enumerate() {
        if why.is_none() {
            findings.push(no_why(&format!("`{id}`"), &at.index(index)));
        }
    }
}

fn no_why(what: &str, at: &At<'_>) -> Finding {
    Finding {
        rule: Rule::NoWhy,
        message: format!("{what} has no `why`"),
        help: "say in a sentence why it is right, or why it tempts".to_owned(),
        path: at.path(),
    }
}

fn learning(key: &Key, at: &At<'_>, findings: &mut Vec<Finding>) {
    if key.explain.is_none() {
        findings.push(Finding {
            rule: Rule::NoExplanation,
            message: "the question has no `explain`".to_owned(),
            help: "say in at most 80 words what gave it away and what is safe".to_owned(),
            path: at.path(),
        });
    }
    if key.sources.is_empty() || key.checked.is_none() {
        let missing = if key.sources.is_empty() { "`sources`" } else { "`checked`" };
        findings.push(Finding {
            rule: Rule::NoSource,
            message: format!("the question has no {missing}"),
            help: "name who says so, and the day you compared".to_owned(),
            path: at.path(),
        });
    }
}
