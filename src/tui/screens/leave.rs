//! Before leaving a quiz: what it means.

use super::{Command, Look, Page, Row, Style};
use hangup_core::drill::Drill;

/// The page.
pub fn page(drill: &Drill, kept: bool, look: Look) -> Page {
    let mut page = Page { title: drill.booklet().title().to_owned(), ..Page::default() };
    let answered = drill.attempt().state().answered();
    page.headline("Leave this quiz?", look);
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
    page.paragraph(&text, Style::new(), look);
    if drill.running_clock().is_some() {
        page.paragraph("The clock goes on while you are away.", Style::new(), look);
    }
    page.rows.push(Row::blank());
    page.button("Enter  stay", Command::Confirm, look);
    page.button("l      leave", Command::Leave, look);
    page
}
