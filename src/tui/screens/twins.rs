//! Twins side by side: two situations alike but for one decisive fact. Only the sentences that differ are shown.

use super::feedback::rule;
use super::{Line, Look, Page, Row, Span, Style, width, wrap};
use hangup_core::attempt::Answered;
use hangup_core::wording::{TWINS, differences, taken_for};

/// The page of two twins.
pub fn page(title: &str, twins: [Answered<'_>; 2], look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), ..Page::default() };
    page.headline("What changed?", look);
    page.paragraph(TWINS, Style::new(), look);
    page.rows.push(Row::blank());
    let [first, second] = twins;
    page.rows.extend(if look.width >= 70 { beside(first, second, look) } else { below(first, second, look) });
    page.rows.extend(rule(&first.question.key, look));
    page
}

fn beside(first: Answered<'_>, second: Answered<'_>, look: Look) -> Vec<Row> {
    let column = (look.measure() - 3) / 2;
    let left = side(first, second, column, look);
    let right = side(second, first, column, look);
    let line = |lines: &[Line<'static>], row: usize| lines.get(row).cloned().unwrap_or_default();
    (0..left.len().max(right.len()))
        .map(|row| {
            let mut spans = line(&left, row);
            let gap = column.saturating_sub(spans.width());
            spans.push_span(Span::raw(" ".repeat(gap)));
            spans.push_span(Span::styled(" │ ", look.theme.dim()));
            spans.extend(line(&right, row).spans);
            Row::text(spans)
        })
        .collect()
}

fn below(first: Answered<'_>, second: Answered<'_>, look: Look) -> Vec<Row> {
    let mut rows: Vec<Row> = side(first, second, look.measure(), look).into_iter().map(Row::text).collect();
    rows.push(Row::blank());
    rows.extend(side(second, first, look.measure(), look).into_iter().map(Row::text));
    rows
}

/// What one twin is, what it was taken for, and what it says that the other does not.
fn side(twin: Answered<'_>, other: Answered<'_>, columns: usize, look: Look) -> Vec<Line<'static>> {
    let mut lines = wrap(&verdict(twin), columns, look.theme.strong());
    for sentence in differences(twin.question, other.question) {
        lines.push(Line::default());
        lines.extend(wrap(&sentence, columns.max(width("…")), Style::new()));
    }
    lines
}

fn verdict(twin: Answered<'_>) -> String {
    match twin.verdict() {
        Some((truth, verdict)) => {
            let sign = if verdict == truth { "✓" } else { "✗" };
            format!("{sign} {} · you said {}", taken_for(truth), taken_for(verdict))
        }
        None => twin.question.face.id.to_string(),
    }
}
