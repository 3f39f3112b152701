//! When nothing can be kept: what happened, what to do, and the offer to go on all the same.

use ratatui::style::Style;

use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::{heading, paragraph};

/// The page.
pub fn page(why: &str, look: Look) -> Page {
    let mut page = Page { title: "hangup".to_owned(), ..Page::default() };
    page.rows.push(heading("Your answers cannot be kept just now", look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph(why, Style::new(), look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph(
        "What was kept before is as it was. You can put this right and try again, or go on without keeping anything: \
         then what you answer from now on is gone when you leave.",
        Style::new(),
        look,
    ));
    page.rows.push(Row::blank());
    for (text, command) in [
        ("Enter  try again", Command::Confirm),
        ("c      go on without keeping", Command::WithoutKeeping),
        ("q      quit", Command::Leave),
    ] {
        page.rows.extend(paragraph(text, Style::new(), look).into_iter().map(|row| row.doing(command)));
    }
    page
}
