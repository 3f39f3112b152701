//! After an answer, and when a question is looked at again: short by default. What was yours, what is right, why yours
//! tempts, what gave it away, the one rule; the other reasons are a key away.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::flow::wrap;
use super::super::keys::Command;
use super::super::page::{Page, Row, hanging};
use super::super::story::{self, cue_sign};
use super::super::theme::Look;
use super::{answer, debrief, heading, inset, left_and_right, marks, paragraph};
use crate::attempt::{Entry, Response, ending, fraction};
use crate::quiz::{AnswerKey, Ask, Key, Question, Truth};

/// What of the feedback is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    /// The reasons for the other answers.
    pub reasons: bool,
    /// The situation, with the cues marked in it.
    pub situation: bool,
    /// Where the sources stand.
    pub sources: bool,
}

/// A question and how it was answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    pub question: &'a Question,
    pub entry: &'a Entry,
    pub response: Option<&'a Response>,
}

/// The page of feedback.
pub fn page(title: &str, aside: String, answered: Answered<'_>, open: Open, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), aside, ..Page::default() };
    if matches!(answered.question.face.ask, Ask::Typed(_) | Ask::Call(_)) {
        page.idle.push(Command::Reasons);
    }
    match &answered.question.face.ask {
        Ask::Call(_) => page.idle.push(Command::Situation),
        Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => {
            page.idle.push(Command::Again)
        }
    }
    let key = &answered.question.key;
    if key.sources.is_empty() {
        page.idle.push(Command::Sources);
    }
    if open.situation {
        page.rows.extend(story::rows(&answered.question.face, &key.cues, look));
        page.rows.push(Row::blank());
    }
    page.rows.push(outcome(answered, look));
    page.rows.push(Row::blank());
    page.rows.extend(answer::rows(answered, open.reasons, look));
    page.rows.extend(cues(key, look));
    page.rows.extend(rule(key, look));
    page.rows.extend(explanation(key, look));
    page.rows.extend(sources(key, open.sources, look));
    if let AnswerKey::Call(call) = &key.answer {
        page.rows.extend(debrief::conversation(answered, call, look));
    }
    page
}

/// Right or not in words and by a sign, and the marks.
fn outcome(answered: Answered<'_>, look: Look) -> Row {
    let earned = answered.response.map(|response| fraction(answered.question, response));
    let reached = match answered.response {
        Some(Response::Call { path, .. }) => ending(answered.question, path),
        _ => None,
    };
    let (sign, words, style) = match (reached, earned) {
        (Some(ending), _) => debrief::outcome(ending.outcome, look),
        (None, None) => ("–", "No answer", look.theme.dim()),
        (None, Some(earned)) if earned >= 1.0 => ("✓", "Right", look.theme.good()),
        (None, Some(earned)) if earned > 0.0 => ("◐", "Partly right", look.theme.caution()),
        (None, Some(_)) => ("✗", "Not quite", look.theme.bad()),
    };
    let max = answered.question.face.marks;
    let unit = if max == 1 { "mark" } else { "marks" };
    let right = format!("{} of {max} {unit}", marks(earned.unwrap_or(0.0) * f64::from(max)));
    let left = Line::from(vec![Span::styled(format!("{sign} "), style), Span::styled(words, look.theme.strong())]);
    left_and_right(left, &right, look)
}

fn cues(key: &Key, look: Look) -> Vec<Row> {
    if key.cues.is_empty() {
        return Vec::new();
    }
    let title = match &key.answer {
        AnswerKey::Verdict(verdict) if verdict.truth == Truth::Genuine => "What makes it genuine",
        AnswerKey::Verdict(_) => "What gave it away",
        AnswerKey::Call(call) if call.truth == Truth::Genuine => "What makes it genuine",
        AnswerKey::Call(_) => "What gave it away",
        AnswerKey::Choice(_) | AnswerKey::Spot(_) | AnswerKey::Order(_) | AnswerKey::Typed(_) => "What to look at",
    };
    let mut rows = vec![Row::blank(), heading(title, look)];
    for (number, cue) in key.cues.iter().enumerate() {
        let front = vec![Span::styled(format!("  {} ", cue_sign(number, look)), look.theme.accent())];
        let text = format!("“{}” – {}", cue.quote.trim(), cue.why.trim());
        rows.extend(hanging(front, wrap(&text, look.measure().saturating_sub(5), Style::new())));
    }
    rows
}

fn rule(key: &Key, look: Look) -> Vec<Row> {
    let Some(rule) = &key.rule else { return Vec::new() };
    let mut rows = vec![Row::blank()];
    let front = vec![Span::styled("The rule  ", look.theme.accent())];
    rows.extend(hanging(front, wrap(rule, look.measure().saturating_sub(10), look.theme.strong())));
    rows
}

fn explanation(key: &Key, look: Look) -> Vec<Row> {
    let Some(explain) = &key.explain else { return Vec::new() };
    let mut rows = vec![Row::blank()];
    rows.extend(paragraph(explain, Style::new(), look));
    rows
}

/// Who says so, and when somebody last compared; where it stands is a key away.
fn sources(key: &Key, with_addresses: bool, look: Look) -> Vec<Row> {
    if key.sources.is_empty() {
        return Vec::new();
    }
    let checked = key.checked.map(|day| format!(", compared on {day}")).unwrap_or_default();
    let mut rows = vec![Row::blank()];
    rows.extend(paragraph(&format!("Sources{checked}"), look.theme.dim(), look));
    for source in &key.sources {
        rows.extend(inset(source.title.trim(), look.theme.dim(), look));
        if with_addresses {
            rows.extend(hanging(
                vec![Span::raw("    ")],
                wrap(&source.url, look.measure().saturating_sub(4), look.theme.dim()),
            ));
        }
    }
    rows
}
