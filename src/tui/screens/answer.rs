//! An answer beside the right one, for each kind of question, and the reasons.

use ratatui::style::Style;
use ratatui::text::Span;

use super::super::page::{Row, hanging};
use super::super::theme::Look;
use super::super::wrapping::wrap;
use super::{debrief, heading, inset, labelled};
use hangup_core::attempt::Answered;
use hangup_core::quiz::AnswerKey;
use hangup_core::wording::{Labelled, Numbered, Part, Step, Ticked, parts};

/// The rows for an answer; with the reasons for everything that was neither chosen nor right if `all` are wanted.
pub fn rows(answered: Answered<'_>, all: bool, look: Look) -> Vec<Row> {
    if let AnswerKey::Call(key) = &answered.question.key.answer {
        return debrief::summary(answered, key, look);
    }
    parts(answered, all).into_iter().flat_map(|part| rows_of(part, look)).collect()
}

fn rows_of(part: Part<'_>, look: Look) -> Vec<Row> {
    match part {
        Part::Labelled(label, beside) => labelled(label, &words(beside), look),
        Part::Reason(title, why) => {
            let mut rows = vec![Row::blank(), heading(title, look)];
            rows.extend(inset(why, Style::new(), look));
            rows
        }
        Part::Others(others) => {
            let mut rows = vec![Row::blank(), heading("The others", look)];
            for (other, why) in others {
                rows.extend(inset(&numbered(other), Style::new(), look));
                let why = wrap(why.unwrap_or("–"), look.measure().saturating_sub(5), look.theme.dim());
                rows.extend(hanging(vec![Span::raw("     ")], why));
            }
            rows
        }
        Part::Ticked(ticked) => self::ticked(ticked, look),
        Part::Steps(steps) => {
            let mut rows = vec![heading("The right order", look)];
            rows.extend(steps.into_iter().flat_map(|step| self::step(step, look)));
            rows
        }
    }
}

fn words(beside: Labelled<'_>) -> String {
    match beside {
        Labelled::Option(option) => numbered(option),
        Labelled::Action { safe: true, action } => format!("✓ safe · {}", numbered(action)),
        Labelled::Action { safe: false, action } => format!("✗ not safe · {}", numbered(action)),
        Labelled::Words(words) => words,
    }
}

/// The text of an option, with the number it had on the screen.
fn numbered(option: Numbered<'_>) -> String {
    format!("{}  {}", option.number, option.text)
}

/// A thing with how it went in words.
fn ticked(ticked: Ticked<'_>, look: Look) -> Vec<Row> {
    let (sign, style) = match (ticked.yours, ticked.right) {
        (true, true) => ("✓", look.theme.good()),
        (true, false) => ("✗", look.theme.bad()),
        (false, true) => ("!", look.theme.caution()),
        (false, false) => ("–", look.theme.dim()),
    };
    let text = wrap(&numbered(ticked.thing), look.measure().saturating_sub(4), Style::new());
    let mut rows = hanging(vec![Span::styled(format!("  {sign} "), style)], text);
    let words = ticked.words();
    let reason = ticked.why.map_or_else(|| words.to_owned(), |why| format!("{words}: {why}"));
    let reason = wrap(&reason, look.measure().saturating_sub(7), look.theme.dim());
    rows.extend(hanging(vec![Span::raw("       ")], reason));
    rows
}

fn step(step: Step<'_>, look: Look) -> Vec<Row> {
    let place = step.step.number;
    let elsewhere = if look.unicode { "·" } else { "-" };
    let (sign, style, had) = match step.yours {
        Some(yours) if yours == place => ("✓", look.theme.good(), String::new()),
        Some(yours) => (elsewhere, look.theme.dim(), format!(" (you had it as {yours})")),
        None => (elsewhere, look.theme.dim(), String::new()),
    };
    let text = format!("{}{had}", numbered(step.step));
    let front = vec![Span::styled(format!("  {sign} "), style)];
    let mut rows = hanging(front, wrap(&text, look.measure().saturating_sub(4), Style::new()));
    if step.swap_with_next {
        let text = wrap(Step::EITHER_WAY, look.measure(), look.theme.dim());
        rows.extend(hanging(vec![Span::raw("       ")], text));
    }
    if let Some(why) = step.why {
        let why = wrap(why, look.measure().saturating_sub(7), look.theme.dim());
        rows.extend(hanging(vec![Span::raw("       ")], why));
    }
    rows
}
