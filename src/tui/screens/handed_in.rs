//! After an exam: that it is handed in and where, and the field for the words that open the explanations.

use super::super::field::Field;
use super::{Command, Line, Look, Page, Row, Span, Style, counted, inset, paragraph};
use crate::class::ExamContext;
use hangup_core::drill::Drill;
use hangup_core::wording::NOT_ALL_KEPT;

const KEPT: &str = "Your answers are in the file";

/// The answer code, to be copied where no file can travel; or why there is none.
fn answer_code(code: &Result<String, String>, look: Look) -> Vec<Row> {
    match code {
        Ok(code) => {
            let mut rows =
                paragraph("If the file cannot get to your teacher, copy this answer code:", Style::new(), look);
            rows.extend(inset(code, look.theme.strong(), look));
            rows
        }
        Err(why) => paragraph(&format!("There is no answer code: {why}."), look.theme.dim(), look),
    }
}

/// The page, with the answer code or why there is none, whether all of it is in the file, and the words typed so far.
pub fn page(
    context: &ExamContext,
    drill: &Drill,
    code: &Result<String, String>,
    kept: bool,
    words: &Field,
    look: Look,
) -> Page {
    let title = drill.booklet().title().to_owned();
    let mut page = Page { title, aside: context.learner.clone(), ..Page::default() };
    page.rows.push(Row::text(Line::from(vec![
        Span::styled("✓ ", look.theme.good()),
        Span::styled("Handed in", look.theme.strong()),
    ])));
    page.rows.push(Row::blank());
    if drill.time_was_up() {
        page.paragraph("The time is up, so it was handed in as it was.", Style::new(), look);
    }
    let (answered, count) = (drill.attempt().state().answered(), drill.count());
    let questions = counted(count, "question has", "questions have");
    let text = format!("{answered} of {questions} an answer. {}", if kept { KEPT } else { NOT_ALL_KEPT });
    page.paragraph(&text, Style::new(), look);
    if kept {
        page.paragraph(&context.file, look.theme.strong(), look);
    }
    page.rows.push(Row::blank());
    page.rows.extend(answer_code(code, look));
    page.rows.push(Row::blank());
    if drill.booklet().quiz().is_some() {
        page.paragraph("It is open: press Enter to see how you did.", Style::new(), look);
        return page;
    }
    page.headline("What was right, and why", look);
    page.paragraph(
        "When everybody has handed in, your teacher says four words. Type them here, and press Enter.",
        Style::new(),
        look,
    );
    page.rows.push(Row::blank());
    let (row, column) = words.row(look);
    page.typing(row.doing(Command::Confirm), column);
    page
}
