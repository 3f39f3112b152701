//! Before leaving a quiz: what it means.

use ratatui::style::Style;

use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::{heading, paragraph};
use hangup_core::drill::Drill;

/// The page.
pub fn page(drill: &Drill, kept: bool, look: Look) -> Page {
    let mut page = Page { title: drill.booklet().title().to_owned(), ..Page::default() };
    let answered = drill.attempt().state().answered();
    page.rows.push(heading("Leave this quiz?", look));
    page.rows.push(Row::blank());
    let text = match (answered, kept) {
        (0, _) => "You have not answered anything yet.".to_owned(),
        (_, true) => format!(
            "You have answered {answered} of {}. Your answers are kept: next time you can go on here.",
            drill.count()
        ),
        (_, false) => format!(
            "You have answered {answered} of {}. Answers are not kept: if you leave, they are gone, and the quiz begins \
             anew next time.",
            drill.count()
        ),
    };
    page.rows.extend(paragraph(&text, Style::new(), look));
    if drill.running_clock().is_some() {
        page.rows.extend(paragraph("The clock goes on while you are away.", Style::new(), look));
    }
    page.rows.push(Row::blank());
    page.rows.extend(paragraph("Enter  stay", Style::new(), look).into_iter().map(|row| row.doing(Command::Confirm)));
    page.rows.extend(paragraph("l      leave", Style::new(), look).into_iter().map(|row| row.doing(Command::Leave)));
    page
}
