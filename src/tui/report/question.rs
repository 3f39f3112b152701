//! One question: how it worked, what to look at, what was chosen, and every figure.

use super::{
    LINE, Look, ROOMY, Row, Span, Style, bar, hanging, heading, indented, inset, paragraph, section, width, wrap,
};
use crate::class::report::{OptionFindings, QuestionFindings};
use hangup_core::wording::class::{flag, maybe};

/// The rows of its page.
pub fn rows(question: &QuestionFindings, look: Look) -> Vec<Row> {
    let mut rows = paragraph(&question.about, look.theme.strong(), look);
    rows.extend(paragraph(&question.worked, Style::new(), look));
    rows.extend(flags(question, look));
    if !question.options.is_empty() {
        rows.extend([Row::blank(), heading("What was chosen", look)]);
        if look.width >= ROOMY {
            let columns = "      n              share  item-rest";
            rows.push(Row::text(Span::styled(columns, look.theme.dim())));
        }
        rows.extend(question.options.iter().flat_map(|option| self::option(option, look)));
    }
    let figures = question.figures.iter().flat_map(|(name, value)| figure(name, value, look)).collect();
    rows.extend(section("Figures", figures, look));
    rows
}

/// What to look at, and what to do about it.
fn flags(question: &QuestionFindings, look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, what_to_do) in question.flags.iter().map(|it| flag(*it)) {
        rows.push(Row::blank());
        rows.extend(indented(vec![Span::styled("! ", look.theme.caution())], name, look.theme.strong(), look));
        rows.extend(inset(what_to_do, Style::new(), look));
    }
    rows
}

/// An option with its figures: in front of it where there is room, else below.
fn option(option: &OptionFindings, look: Look) -> Vec<Row> {
    let (sign, style) = if option.key { ("✓ ", look.theme.good()) } else { ("  ", Style::new()) };
    let mut front = vec![Span::styled(sign, style)];
    let wide = look.width >= ROOMY;
    if wide {
        front.push(Span::raw(format!("{:>5} ", option.n)));
        front.extend(bar(option.share, 10, LINE, look));
        front.push(Span::raw(format!(" {:>6}  {:>8}   ", option.percent(), maybe(option.item_rest, 2))));
    }
    let taken: usize = front.iter().map(|span| width(&span.content)).sum();
    let words = if option.key { format!("the key: {}", option.text) } else { option.text.clone() };
    let mut text = wrap(&words, look.measure().saturating_sub(taken), Style::new());
    if !wide {
        text.extend(wrap(&option.in_short(), look.measure().saturating_sub(taken), look.theme.dim()));
    }
    hanging(front, text)
}

/// A figure by its name.
fn figure(name: &str, value: &str, look: Look) -> Vec<Row> {
    const NAMES: usize = 27;
    if look.width < ROOMY {
        return inset(&format!("{name}: {value}"), Style::new(), look);
    }
    let front = Span::styled(format!("  {name:<NAMES$}"), look.theme.dim());
    indented(vec![front], value, Style::new(), look)
}
