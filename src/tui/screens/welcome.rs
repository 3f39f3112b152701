//! Before an exam begins: whose it is, how long it may take, and what becomes of the answers.

use super::{Command, Look, Page, Row, Span, Style, counted};
use crate::class::ExamContext;
use hangup_core::drill::Drill;
use hangup_core::wording;

/// The page.
pub fn page(context: &ExamContext, drill: &Drill, look: Look) -> Page {
    let paper = &drill.attempt().paper;
    let aside = if paper.form.is_empty() { String::new() } else { format!("form {}", paper.form) };
    let mut page = Page { title: drill.booklet().title().to_owned(), aside, ..Page::default() };
    let whose = context.name.iter().fold(context.learner.clone(), |code, name| format!("{code} · {name}"));
    page.headline(&format!("This paper is for {whose}"), look);
    if let Some(caution) = &context.caution {
        page.rows.push(Row::text(Span::styled("! Careful", look.theme.caution())));
        page.paragraph(caution, Style::new(), look);
        page.rows.push(Row::blank());
    }
    let questions = counted(paper.entries.len(), "question", "questions");
    page.paragraph(&format!("{questions}. {}", wording::time_allowed(paper)), Style::new(), look);
    for text in [
        "You may go back and change answers until you hand in. What is right, and why, comes afterwards: your teacher says \
         four words, you type them in, and see how you did.",
        "Each answer is written down as soon as you press Enter on it, so nothing is lost if this computer stops.",
    ] {
        page.rows.push(Row::blank());
        page.paragraph(text, Style::new(), look);
    }
    page.rows.push(Row::blank());
    page.paragraph(&format!("Your answers go to {}", context.file), look.theme.dim(), look);
    page.rows.push(Row::blank());
    page.button("Not your paper? Press q and tell your teacher.   Enter  begin", Command::Confirm, look);
    page
}
