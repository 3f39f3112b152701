//! The review: every question of the paper with how it went, to be opened one by one.

use super::{Look, Page, Span, marks, shorten};
use hangup_core::drill::Drill;
use hangup_core::measure::Results;

/// The page, with the cursor on the nth question of the paper.
pub fn page(drill: &Drill, results: &Results<'_>, cursor: usize, look: Look) -> Page {
    let title = format!("{} · review", drill.booklet().title());
    let mut page = Page { title, ..Page::default() };
    for (index, entry) in drill.attempt().paper.entries.iter().enumerate() {
        let Some(outcome) = results.outcomes.iter().find(|outcome| outcome.question.face.id == entry.question) else {
            continue;
        };
        let face = &outcome.question.face;
        let (sign, style) = match outcome.fraction {
            _ if outcome.response.is_none() => ("–", look.theme.dim()),
            earned if earned >= 1.0 => ("✓", look.theme.good()),
            earned if earned > 0.0 => ("◐", look.theme.caution()),
            _ => ("✗", look.theme.bad()),
        };
        let earned = format!("{} of {}", marks(outcome.marks()), face.marks);
        let room = look.measure().saturating_sub(21);
        let spans = vec![
            Span::styled(format!("{sign} "), style),
            Span::raw(format!("{:>2}  {earned:<10}", index + 1)),
            Span::styled(shorten(&face.scenario, room), look.theme.dim()),
        ];
        page.entry(index, cursor, spans, look);
    }
    page
}
