//! The page of keys: what works where one was, from the same table that dispatches them.

use super::super::keys::{Context, all};
use super::{Look, Page, Row, Span, Style, indented};

/// The page of the keys of a context.
pub fn page(context: Context, look: Look) -> Page {
    let mut page = Page { title: "Keys".to_owned(), ..Page::default() };
    page.headline(context.name(), look);
    for (sign, does) in all(context, !look.unicode) {
        let front = vec![Span::styled(format!("  {sign:<10} "), look.theme.strong())];
        page.rows.extend(indented(front, does, Style::new(), look));
    }
    page.rows.push(Row::blank());
    page.paragraph("The mouse works too: click on an answer, turn the wheel.", look.theme.dim(), look);
    page
}
