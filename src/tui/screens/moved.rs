//! When something else has changed the file of an attempt, and all of it is kept in another from now on.

use super::{Command, Look, Page, Row, Style};

/// The page.
pub fn page(what: &str, look: Look) -> Page {
    let mut page = Page { title: "hangup".to_owned(), ..Page::default() };
    page.headline("All your answers are kept", look);
    page.paragraph(what, Style::new(), look);
    page.rows.push(Row::blank());
    page.button("Enter  go on", Command::Confirm, look);
    page
}
