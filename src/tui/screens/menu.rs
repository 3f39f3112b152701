//! The menu: the quizzes on the shelf, and what the one under the cursor is about.

use ratatui::text::{Line, Span};

use super::super::flow::shorten;
use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::{counted, heading, inset, paragraph};
use crate::quiz::{Usage, visible};
use crate::shelf::{Book, Cover, Place};

/// How long one question takes, in seconds, read calmly.
const SECONDS_A_QUESTION: usize = 45;

/// How long a call takes, with its debrief.
const SECONDS_A_CALL: usize = 180;

/// The quizzes that the menu offers, with their places on the shelf: forms that measure are kept out.
pub fn offered(books: &[Book]) -> Vec<(usize, &Book)> {
    let offers = |book: &Book| book.cover.as_ref().map_or(true, |cover| cover.usage == Usage::Practice);
    books.iter().enumerate().filter(|(_, book)| offers(book)).collect()
}

/// The page, with the cursor on the nth quiz offered.
pub fn page(books: &[Book], cursor: usize, look: Look) -> Page {
    let mut page = Page { title: "hangup".to_owned(), ..Page::default() };
    page.rows.extend(paragraph("A drill for the call that says it is Microsoft.", look.theme.dim(), look));
    page.rows.push(Row::blank());
    let offered = offered(books);
    let mut yours_begun = false;
    for (index, (_, book)) in offered.iter().enumerate() {
        if matches!(book.place, Place::File(_)) && !yours_begun {
            page.rows.push(Row::blank());
            page.rows.push(heading("Yours", look));
            yours_begun = true;
        }
        if index == cursor {
            page.focus = Some(page.rows.len()..page.rows.len() + 1);
        }
        page.rows.push(line(book, index == cursor, look).doing(Command::Pick(index)));
    }
    page.rows.push(Row::blank());
    if let Some((_, book)) = offered.get(cursor) {
        page.rows.extend(about(book, look));
        if book.cover.is_err() {
            page.idle.extend([Command::Confirm, Command::Exam]);
        }
    }
    page
}

fn line(book: &Book, cursor: bool, look: Look) -> Row {
    let front = if cursor { "▸ " } else { "  " };
    let (title, state) = match &book.cover {
        Ok(cover) => (cover.title.clone(), contents(cover)),
        Err(_) => (visible(&file_name(book)), "cannot be played".to_owned()),
    };
    let room = look.measure().saturating_sub(20).min(34);
    let sign = if book.cover.is_err() { "! " } else { "" };
    let title = shorten(&format!("{sign}{title}"), room);
    let gap = room.saturating_sub(Span::raw(title.as_str()).width());
    Row::text(Line::from(vec![
        Span::styled(front, look.theme.accent()),
        Span::raw(title),
        Span::raw(" ".repeat(gap)),
        Span::styled(format!("{state:>18}"), look.theme.dim()),
    ]))
}

/// What a quiz holds, in short.
fn contents(cover: &Cover) -> String {
    if cover.calls == cover.questions {
        counted(cover.calls, "call", "calls")
    } else {
        counted(cover.questions, "question", "questions")
    }
}

fn file_name(book: &Book) -> String {
    match &book.place {
        Place::BuiltIn { file, .. } => (*file).to_owned(),
        Place::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
    }
}

fn about(book: &Book, look: Look) -> Vec<Row> {
    match &book.cover {
        Ok(cover) => {
            let mut rows = inset(&cover.summary, ratatui::style::Style::new(), look);
            rows.extend(inset(&format!("About {}.", minutes(cover)), look.theme.dim(), look));
            rows
        }
        Err(why) => inset(&why.to_string(), ratatui::style::Style::new(), look),
    }
}

fn minutes(cover: &Cover) -> String {
    let others = cover.questions.saturating_sub(cover.calls);
    let minutes = (others * SECONDS_A_QUESTION + cover.calls * SECONDS_A_CALL).div_ceil(60);
    counted(minutes, "minute", "minutes")
}
