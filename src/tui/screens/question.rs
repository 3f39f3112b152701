//! A question: the story, and the answer being composed. It is given faces only; a key cannot get here.

use ratatui::text::Span;

use super::super::draft::Draft;
use super::super::page::{Page, Row};
use super::super::story;
use super::super::theme::Look;
use crate::quiz::Face;

/// The page of a question.
pub fn page(title: &str, aside: String, face: &Face, draft: &Draft, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), aside, ..Page::default() };
    if let Some(region) = &face.region {
        let text = format!("Where facts differ by country: {}", region.to_uppercase());
        page.rows.push(Row::text(Span::styled(text, look.theme.dim())));
    }
    page.rows.extend(story::rows(face, &[], look));
    page.rows.push(Row::blank());
    let sheet = draft.sheet(look);
    let above = page.rows.len();
    page.rows.extend(sheet.rows);
    page.focus = sheet.focus.map(|rows| rows.start + above..rows.end + above);
    page.caret = sheet.caret.map(|(row, column)| (row + above, column));
    page
}
