//! An exam whose clock stands still. The question is out of sight until it goes on.

use ratatui::style::Style;

use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::{heading, paragraph};

/// The page.
pub fn page(title: &str, left: String, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), aside: left, ..Page::default() };
    page.rows.push(heading("The clock stands still", look));
    page.rows.push(Row::blank());
    let text = "Take the time you need. Your teacher will see that there was a pause, and how long it was.";
    page.rows.extend(paragraph(text, Style::new(), look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph("Enter  go on", Style::new(), look).into_iter().map(|row| row.doing(Command::Confirm)));
    page
}
