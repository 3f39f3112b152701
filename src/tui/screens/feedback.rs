//! After an answer, and when a question is looked at again: short by default. What was yours, what is right, why yours
//! tempts, what gave it away, the one rule; the other reasons are a key away.

use super::super::scenario::{self, cue_sign};
use super::{
    Command, Line, Look, Page, Row, Span, Style, answer, debrief, hanging, indented, inset, left_and_right, paragraph,
    section, wrap,
};
use hangup_core::attempt::Answered;
use hangup_core::quiz::{AnswerKey, Ask, Key};
use hangup_core::wording::{self, Outcome, cues_title, earned};

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

/// The page of feedback.
pub fn page(title: &str, aside: String, answered: Answered<'_>, open: Open, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), aside, ..Page::default() };
    if matches!(answered.question.face.ask, Ask::Typed(_) | Ask::Call(_)) {
        page.idle.push(Command::Reasons);
    }
    let is_call = matches!(answered.question.face.ask, Ask::Call(_));
    page.idle.push(if is_call { Command::Situation } else { Command::Again });
    let key = &answered.question.key;
    if key.sources.is_empty() {
        page.idle.push(Command::Sources);
    }
    if open.situation {
        page.rows.extend(scenario::rows(&answered.question.face, &key.cues, look));
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
    let outcome = wording::outcome(answered);
    let (sign, style) = match outcome {
        Outcome::Ended(ended) => debrief::outcome(ended, look),
        Outcome::Blank => ("–", look.theme.dim()),
        Outcome::Right => ("✓", look.theme.good()),
        Outcome::PartlyRight => ("◐", look.theme.caution()),
        Outcome::NotQuite => ("✗", look.theme.bad()),
    };
    let words = Span::styled(outcome.words(), look.theme.strong());
    left_and_right(Line::from(vec![Span::styled(format!("{sign} "), style), words]), &earned(answered), look)
}

/// What gave it away, as it is numbered in the situation.
pub fn cues(key: &Key, look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, cue) in key.cues.iter().enumerate() {
        let front = vec![Span::styled(format!("  {} ", cue_sign(number, look)), look.theme.accent())];
        let text = format!("“{}” – {}", cue.quote.trim(), cue.why.trim());
        rows.extend(hanging(front, wrap(&text, look.measure().saturating_sub(5), Style::new())));
    }
    section(cues_title(&key.answer), rows, look)
}

/// The one rule to keep.
pub fn rule(key: &Key, look: Look) -> Vec<Row> {
    let Some(rule) = &key.rule else { return Vec::new() };
    let mut rows = vec![Row::blank()];
    let front = vec![Span::styled("The rule  ", look.theme.accent())];
    rows.extend(indented(front, rule, look.theme.strong(), look));
    rows
}

/// Why it works, and what is safe.
pub fn explanation(key: &Key, look: Look) -> Vec<Row> {
    let Some(explain) = &key.explain else { return Vec::new() };
    let mut rows = vec![Row::blank()];
    rows.extend(paragraph(explain, Style::new(), look));
    rows
}

/// Who says so, and when somebody last compared; where it stands is a key away.
pub fn sources(key: &Key, with_addresses: bool, look: Look) -> Vec<Row> {
    if key.sources.is_empty() {
        return Vec::new();
    }
    let checked = key.checked.map(|day| format!(", compared on {day}")).unwrap_or_default();
    let mut rows = vec![Row::blank()];
    rows.extend(paragraph(&format!("Sources{checked}"), look.theme.dim(), look));
    for source in &key.sources {
        rows.extend(inset(source.title.trim(), look.theme.dim(), look));
        if with_addresses {
            rows.extend(indented(vec![Span::raw("    ")], &source.url, look.theme.dim(), look));
        }
    }
    rows
}
