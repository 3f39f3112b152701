//! From where to play a call again: every moment at which there was something to choose.

use super::{Look, Page, Row, Span, shorten};
use hangup_core::quiz::Id;
use hangup_core::quiz::call::CallFace;
use hangup_core::wording::choices;

/// The page, with the cursor on the nth moment.
pub fn page(title: &str, call: &CallFace, path: &[Id], cursor: usize, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), ..Page::default() };
    page.headline("Play again from which line?", look);
    page.paragraph("A replay is practice and changes nothing.", look.theme.dim(), look);
    page.rows.push(Row::blank());
    for (index, line) in choices(call, path).into_iter().enumerate() {
        let text = shorten(&format!("{}: {}", line.who, line.says), look.measure().saturating_sub(2));
        page.entry(index, cursor, vec![Span::raw(text)], look);
    }
    page
}
