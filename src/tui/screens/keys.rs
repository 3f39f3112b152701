//! The page of keys: what works where one was, from the same table that dispatches them.

use ratatui::style::Style;
use ratatui::text::Span;

use super::super::keys::{Context, all};
use super::super::page::{Page, Row, hanging};
use super::super::theme::Look;
use super::super::wrapping::wrap;
use super::{heading, paragraph};

/// The page of the keys of a context.
pub fn page(context: Context, look: Look) -> Page {
    let mut page = Page { title: "Keys".to_owned(), ..Page::default() };
    page.rows.push(heading(context.name(), look));
    page.rows.push(Row::blank());
    for (sign, does) in all(context, !look.unicode) {
        let front = vec![Span::styled(format!("  {sign:<10} "), look.theme.strong())];
        page.rows.extend(hanging(front, wrap(does, look.measure().saturating_sub(13), Style::new())));
    }
    page.rows.push(Row::blank());
    page.rows.extend(paragraph("The mouse works too: click on an answer, turn the wheel.", look.theme.dim(), look));
    page
}
