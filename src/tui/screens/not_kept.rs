//! When nothing can be kept: what happened, what to do, and the offer to go on all the same.

use super::{Command, Look, Page, Row, Style, inset};

/// The page, with the answer code of what has been answered so far where it is an exam.
pub fn page(why: &str, code: Option<&str>, look: Look) -> Page {
    let mut page = Page { title: "hangup".to_owned(), ..Page::default() };
    page.headline("Your answers cannot be kept just now", look);
    page.paragraph(why, Style::new(), look);
    page.rows.push(Row::blank());
    page.paragraph(
        "What was kept before is as it was. You can put this right and try again, or go on without keeping anything: \
         then what you answer from now on is gone when you leave.",
        Style::new(),
        look,
    );
    page.rows.push(Row::blank());
    if let Some(code) = code {
        page.paragraph(
            "Or copy this answer code on paper, and give it to your teacher. It has everything up to here:",
            Style::new(),
            look,
        );
        page.rows.extend(inset(code, look.theme.strong(), look));
        page.rows.push(Row::blank());
    }
    page.button("Enter  try again", Command::Confirm, look);
    page.button("c      go on without keeping", Command::WithoutKeeping, look);
    page.button("q      quit", Command::Leave, look);
    page
}
