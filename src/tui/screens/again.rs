//! From where to play a call again: every moment at which there was something to choose.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::super::wrapping::shorten;
use super::{heading, paragraph};
use hangup_core::quiz::Id;
use hangup_core::quiz::call::CallFace;
use hangup_core::wording::choices;

/// The page, with the cursor on the nth moment.
pub fn page(title: &str, call: &CallFace, path: &[Id], cursor: usize, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), ..Page::default() };
    page.rows.push(heading("Play again from which line?", look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph("A replay is practice and changes nothing.", look.theme.dim(), look));
    page.rows.push(Row::blank());
    for (index, line) in choices(call, path).into_iter().enumerate() {
        let front = Span::styled(if index == cursor { "▸ " } else { "  " }, look.theme.accent());
        let text = shorten(&format!("{}: {}", line.who, line.says), look.measure().saturating_sub(2));
        let row = Row::text(Line::from(vec![front, Span::styled(text, Style::new())]));
        page.choice(vec![row], index == cursor, Command::Pick(index));
    }
    page
}
