//! Before leaving a quiz: what it means.

use super::{Command, Look, Page, Row, Style};
use hangup_core::drill::Drill;
use hangup_core::wording::{Kept, on_leaving};

/// The page.
pub fn page(drill: &Drill, kept: Kept, look: Look) -> Page {
    let mut page = Page { title: drill.booklet().title().to_owned(), ..Page::default() };
    page.headline("Leave this quiz?", look);
    page.paragraph(&on_leaving(drill.attempt(), kept), Style::new(), look);
    if drill.running_clock().is_some() {
        page.paragraph("The clock goes on while you are away.", Style::new(), look);
    }
    page.rows.push(Row::blank());
    page.button("Enter  stay", Command::Confirm, look);
    page.button("l      leave", Command::Leave, look);
    page
}
