//! The first page: the things to discuss now. It fits a teacher who has two minutes.

use super::{Look, Page, Row, Span, Style, hanging, heading, paragraph, wrap};
use crate::class::report::{Findings, ToDiscuss};
use hangup_core::wording::class::{NO_ANSWERS, NOTHING_TO_DISCUSS, discuss_now};

/// The page.
pub fn page(findings: &Findings, look: Look) -> Page {
    let rows = match findings.to_discuss.as_slice() {
        _ if findings.is_empty() => paragraph(NO_ANSWERS, Style::new(), look),
        [] => paragraph(NOTHING_TO_DISCUSS, Style::new(), look),
        points => {
            let mut rows = vec![heading(discuss_now(points.len()), look)];
            rows.extend(points.iter().zip(1..).flat_map(|(point, number)| one(point, number, look)));
            rows
        }
    };
    let keys = findings
        .keys_to_check
        .iter()
        .flat_map(|key| std::iter::once(Row::blank()).chain(paragraph(key, look.theme.strong(), look)));
    let rows = rows.into_iter().chain(keys).collect();
    Page { rows, ..Page::default() }
}

/// What to discuss: what it is about, what was found, and what to ask.
fn one(point: &ToDiscuss, number: usize, look: Look) -> Vec<Row> {
    const FRONT: usize = 3;
    let theme = look.theme;
    let columns = look.measure().saturating_sub(FRONT);
    let mut text = wrap(&point.about, columns, theme.strong());
    text.extend(wrap(&point.found, columns, Style::new()));
    text.extend(wrap(point.ask, columns, theme.accent()));
    let mut rows = vec![Row::blank()];
    rows.extend(hanging(vec![Span::styled(format!("{number:<FRONT$}"), theme.accent())], text));
    rows
}
