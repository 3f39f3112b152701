//! An exam whose clock stands still. The question is out of sight until it goes on.

use super::{Command, Look, Page, Row, Style};

/// The page.
pub fn page(title: &str, left: String, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), aside: left, ..Page::default() };
    page.headline("The clock stands still", look);
    let text = "Take the time you need. Your teacher will see that there was a pause, and how long it was.";
    page.paragraph(text, Style::new(), look);
    page.rows.push(Row::blank());
    page.button("Enter  go on", Command::Confirm, look);
    page
}
