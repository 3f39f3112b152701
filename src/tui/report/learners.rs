//! The learners, by their codes: names are for the gradebook, not for a screen that others may see.

use super::{Look, Page, ROOMY, Row, Span, Style, heading, inset, paragraph, shorten, width};
use crate::class::report::LearnerFindings;
use hangup_core::wording::class::ABOUT_LEARNERS;

/// Columns for a code.
const CODES: usize = 22;

/// The page.
pub fn page(learners: &[LearnerFindings], look: Look) -> Page {
    let mut rows = Vec::new();
    if look.width >= ROOMY {
        let columns = format!("{:<CODES$}{:>15}{:>9}{:>12}{:>9}", "code", "marks", "percent", "safe", "d′");
        rows.push(Row::text(Span::styled(columns, look.theme.dim())));
        rows.extend(learners.iter().map(one));
    } else {
        for learner in learners {
            rows.push(heading(&shorten(&learner.code, look.measure()), look));
            rows.extend(inset(&learner.in_short(), Style::new(), look));
        }
    }
    rows.push(Row::blank());
    rows.extend(paragraph(ABOUT_LEARNERS, look.theme.dim(), look));
    Page { rows, ..Page::default() }
}

/// A learner in one row.
fn one(learner: &LearnerFindings) -> Row {
    let LearnerFindings { code, marks, percent, safe, d_prime } = learner;
    let code = shorten(code, CODES);
    let gap = " ".repeat(CODES.saturating_sub(width(&code)));
    Row::text(format!("{code}{gap}{marks:>15}{percent:>9}{safe:>12}{d_prime:>9}"))
}
