//! After an exam: that it is handed in and where, and the field for the words that open the explanations.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::app::Sitting;
use super::super::field::Field;
use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::session::Session;
use super::super::theme::Look;
use super::{counted, heading, inset, paragraph};

/// What there is to tell.
pub struct Told<'a> {
    pub sitting: &'a Sitting,
    pub session: &'a Session,
    /// Whether the time was up before it was handed in.
    pub time_was_up: bool,
    /// The answer code, or why there is none.
    pub code: &'a Result<String, String>,
    /// Whether all of it is in the file.
    pub kept: bool,
}

const KEPT: &str = "Your answers are in the file";
const UNKEPT: &str =
    "Not all of them could be written down: copy the answer code on paper, and give it to your teacher.";

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

/// The page, with the words typed so far.
pub fn page(told: &Told<'_>, words: &Field, look: Look) -> Page {
    let Told { sitting, session, time_was_up, code, kept } = told;
    let mut page =
        Page { title: session.booklet.title().to_owned(), aside: sitting.learner.clone(), ..Page::default() };
    page.rows.push(Row::text(Line::from(vec![
        Span::styled("✓ ", look.theme.good()),
        Span::styled("Handed in", look.theme.strong()),
    ])));
    page.rows.push(Row::blank());
    if *time_was_up {
        page.rows.extend(paragraph("The time is up, so it was handed in as it was.", Style::new(), look));
    }
    let (answered, count) = (session.attempt.state().answered(), session.len());
    let questions = counted(count, "question has", "questions have");
    let text = format!("{answered} of {questions} an answer. {}", if *kept { KEPT } else { UNKEPT });
    page.rows.extend(paragraph(&text, Style::new(), look));
    if *kept {
        page.rows.extend(paragraph(&sitting.file, look.theme.strong(), look));
    }
    page.rows.push(Row::blank());
    page.rows.extend(answer_code(code, look));
    page.rows.push(Row::blank());
    if session.booklet.quiz().is_some() {
        page.rows.extend(paragraph("It is open: press Enter to see how you did.", Style::new(), look));
        return page;
    }
    page.rows.push(heading("What was right, and why", look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph(
        "When everybody has handed in, your teacher says four words. Type them here, and press Enter.",
        Style::new(),
        look,
    ));
    page.rows.push(Row::blank());
    let (row, column) = words.row(look);
    page.caret = Some((page.rows.len(), column));
    page.focus = Some(page.rows.len()..page.rows.len() + 1);
    page.rows.push(row.doing(Command::Confirm));
    page
}
