//! An answer beside the right one, for each kind of question, and the reasons.

use super::{Look, Row, Span, Style, debrief, heading, indented, inset, labelled, section};
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
        Part::Reason(title, why) => section(title, inset(why, Style::new(), look), look),
        Part::Others(others) => {
            let mut rows = Vec::new();
            for (other, why) in others {
                rows.extend(inset(&numbered(other), Style::new(), look));
                rows.extend(indented(vec![Span::raw("     ")], why.unwrap_or("–"), look.theme.dim(), look));
            }
            section("The others", rows, look)
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
    let front = vec![Span::styled(format!("  {sign} "), style)];
    let mut rows = indented(front, &numbered(ticked.thing), Style::new(), look);
    let words = ticked.words();
    let reason = ticked.why.map_or_else(|| words.to_owned(), |why| format!("{words}: {why}"));
    rows.extend(below(&reason, look));
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
    let mut rows = indented(front, &text, Style::new(), look);
    if step.swap_with_next {
        rows.extend(below(Step::EITHER_WAY, look));
    }
    if let Some(why) = step.why {
        rows.extend(below(why, look));
    }
    rows
}

/// What is said of a thing, below it.
fn below(text: &str, look: Look) -> Vec<Row> {
    indented(vec![Span::raw("       ")], text, look.theme.dim(), look)
}
