//! The menu: the quizzes on the shelf, and what the one under the cursor is about.

use jiff::Timestamp;

use super::super::app::LearnerHistory;
use super::{Command, Look, Page, Row, Span, Style, counted, heading, inset, shorten, width};
use crate::shelf::{Book, Cover, Place};
use crate::store::{Memory, Unfinished};
use hangup_core::attempt::round_size;
use hangup_core::quiz::{Usage, visible};

/// How long one question takes, in seconds, read calmly.
const SECONDS_A_QUESTION: usize = 45;

/// From so many columns on there is room for what a quiz holds and for how one got on with it.
const WIDE: usize = 70;

/// How long a call takes, with its debrief.
const SECONDS_A_CALL: usize = 180;

/// The quizzes that the menu offers, with their places on the shelf: forms that measure are kept out.
pub fn offered(books: &[Book]) -> Vec<(usize, &Book)> {
    let offers = |book: &Book| book.cover.as_ref().map_or(true, |cover| cover.usage == Usage::Practice);
    books.iter().enumerate().filter(|(_, book)| offers(book)).collect()
}

/// The page, with the cursor on the nth quiz offered.
pub fn page(books: &[Book], cursor: usize, history: &LearnerHistory, look: Look) -> Page {
    let mut page = Page { title: "hangup".to_owned(), aside: whose(history), ..Page::default() };
    page.paragraph("A drill for the call that says it is Microsoft.", look.theme.dim(), look);
    page.rows.push(Row::blank());
    let offered = offered(books);
    let mut yours_begun = false;
    for (index, (_, book)) in offered.iter().enumerate() {
        if matches!(book.place, Place::File(_)) && !yours_begun {
            page.rows.push(Row::blank());
            page.rows.push(heading("Yours", look));
            yours_begun = true;
        }
        page.entry(index, cursor, line(book, history, look), look);
    }
    page.rows.push(Row::blank());
    if let Some((_, book)) = offered.get(cursor) {
        page.rows.extend(about(book, history, look));
        if book.cover.is_err() {
            page.idle.extend([Command::Confirm, Command::Exam, Command::Whole]);
        }
        if history.of(book).is_none_or(|memory| memory.unfinished.is_empty()) {
            page.idle.push(Command::Anew);
        }
    }
    if !history.is_kept() {
        page.idle.extend([Command::Guest, Command::Progress]);
    }
    page
}

/// Whose history the menu shows.
fn whose(history: &LearnerHistory) -> String {
    match (history.is_kept(), history.owner.as_deref()) {
        (true, Some(owner)) => format!("History of {} · not you? u", visible(owner)),
        (true, None) => "Answers are kept · not you? u".to_owned(),
        (false, _) => "Nothing is kept".to_owned(),
    }
}

fn line(book: &Book, history: &LearnerHistory, look: Look) -> Vec<Span<'static>> {
    let (title, state) = match &book.cover {
        Ok(cover) => (cover.title.clone(), contents(cover)),
        Err(_) => (visible(&file_name(book)), "cannot be played".to_owned()),
    };
    let history = history.of(book).map(|memory| in_short(memory, history.now)).unwrap_or_default();
    // Where there is no room for both, what one did says more than what there is.
    let (room, state) = match look.width {
        ..WIDE if history.is_empty() => (look.measure().saturating_sub(20).min(30), format!("{state:>18}")),
        ..WIDE => (look.measure().saturating_sub(20).min(30), format!("{history:>18}")),
        _ => (28, format!("{state:>14}   {history}")),
    };
    let sign = if book.cover.is_err() { "! " } else { "" };
    let title = shorten(&format!("{sign}{title}"), room);
    let gap = " ".repeat(room.saturating_sub(width(&title)));
    vec![Span::raw(title + &gap), Span::styled(state, look.theme.dim())]
}

/// How one got on with a quiz, and when it is due.
fn in_short(memory: &Memory, now: Timestamp) -> String {
    match memory.unfinished.as_slice() {
        [] => {}
        [Unfinished { attempt, .. }] => {
            return format!("go on, {} of {} done", attempt.state().answered(), attempt.paper.entries.len());
        }
        several => return format!("{} to go on with", several.len()),
    }
    let last = memory.last_percent().map(|percent| format!("last {percent:.0}%"));
    let due = memory.due().map(|due| match due.duration_since(now).as_hours() {
        ..=0 => "due".to_owned(),
        hours @ ..336 => format!("back in {}", counted(days(hours), "day", "days")),
        hours => format!("back in {} weeks", days(hours) / 7),
    });
    [last, due].into_iter().flatten().collect::<Vec<_>>().join("  ")
}

fn days(hours: i64) -> usize {
    usize::try_from(hours).unwrap_or(0).div_ceil(24)
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

fn about(book: &Book, history: &LearnerHistory, look: Look) -> Vec<Row> {
    match &book.cover {
        Ok(cover) => {
            let mut rows = inset(&cover.summary, Style::new(), look);
            rows.extend(inset(&offer(cover, history.of(book)), look.theme.dim(), look));
            rows
        }
        Err(why) => inset(&why.to_string(), Style::new(), look),
    }
}

/// What Enter plays, and how long it takes.
fn offer(cover: &Cover, memory: Option<&Memory>) -> String {
    match memory.map_or(0, |memory| memory.unfinished.len()) {
        0 => {}
        1 => return "Enter goes on where you were; n begins anew.".to_owned(),
        several => return format!("Enter shows the {several} that you have begun; n begins anew."),
    }
    let round = round_size(cover.questions, cover.calls);
    let calls = if cover.calls == cover.questions { round } else { 0 };
    let time = counted(minutes(round, calls), "minute", "minutes");
    if round == cover.questions {
        return format!("About {time}.");
    }
    let all = counted(minutes(cover.questions, cover.calls), "minute", "minutes");
    format!("A round of {round}: about {time}. All (a): {all}.")
}

fn minutes(questions: usize, calls: usize) -> usize {
    (questions.saturating_sub(calls) * SECONDS_A_QUESTION + calls * SECONDS_A_CALL).div_ceil(60)
}
