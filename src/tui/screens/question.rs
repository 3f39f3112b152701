//! A question: its scenario, and the answer being composed. It is given faces only; a key cannot get here.

use super::super::draft::Draft;
use super::super::scenario;
use super::{Command, Look, Page, Row, Span, width};
use hangup_core::quiz::call::CallFace;
use hangup_core::quiz::{Ask, Face};
use hangup_core::wording::where_facts_differ;

/// The page of a question.
pub fn page(title: &str, aside: String, face: &Face, draft: &Draft, look: Look) -> Page {
    if let Ask::Call(call) = &face.ask {
        return self::call(call, aside, draft, look);
    }
    let mut page = Page { title: title.to_owned(), aside, rows: situation(face, look), ..Page::default() };
    page.rows.push(Row::blank());
    draft.write(&mut page, look);
    page
}

/// What is heard and seen, before anything is asked.
pub fn situation(face: &Face, look: Look) -> Vec<Row> {
    let region = face.region.as_deref().map(where_facts_differ);
    let mut rows: Vec<Row> =
        region.into_iter().map(|region| Row::text(Span::styled(region, look.theme.dim()))).collect();
    rows.extend(scenario::rows(face, &[], look));
    rows
}

/// Who is on the phone, as far as there is room beside how far one is.
pub fn on_the_phone(call: &CallFace, aside: &str, look: Look) -> String {
    let who = call.number.iter().fold(call.caller.clone(), |who, number| format!("{who} · {number}"));
    // Where not all of it has room, who rings counts for more than that somebody does.
    let whole = format!("On the phone · {who}");
    let has_room = width(&whole) + width(aside) + 4 <= look.width;
    if has_room { whole } else { who }
}

/// The page of a call: the conversation so far, and what can be said or done.
pub fn call(call: &CallFace, aside: String, draft: &Draft, look: Look) -> Page {
    let title = on_the_phone(call, &aside, look);
    let Draft::Call(call) = draft else { return Page { title, aside, ..Page::default() } };
    let mut page = Page { title, aside, ..call.conversation() };
    if !call.prompt_is_open() {
        page.idle.push(Command::Prompt);
    }
    call.write(&mut page, look);
    page
}
