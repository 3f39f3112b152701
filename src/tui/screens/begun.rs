//! Attempts at a quiz that were begun and not handed in: with which to go on, or whether to begin anew.

use super::super::app::LearnerHistory;
use super::{Command, Look, Page, Row, Span, Style, indented};
use crate::store::Unfinished;
use hangup_core::wording::where_left;

/// The page, with the cursor on the nth attempt, or behind the last one, on beginning anew.
pub fn page(title: &str, attempts: &[Unfinished], cursor: usize, history: &LearnerHistory, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), ..Page::default() };
    page.headline("Go on where you were, or begin anew?", look);
    let left = |it: &Unfinished| where_left(&it.attempt, history.now, |at| history.day(at));
    let anew = "Begin anew".to_owned();
    for (place, words) in attempts.iter().map(left).chain([anew]).enumerate() {
        let sign = if place == cursor { "▸ " } else { "  " };
        let front = vec![Span::styled(sign, look.theme.accent())];
        page.choice(indented(front, &words, Style::new(), look), place == cursor, Command::Pick(place));
    }
    page.rows.push(Row::blank());
    let stays = "Whatever you do not go on with stays as it is, for another time.";
    page.paragraph(stays, look.theme.dim(), look);
    page
}
