//! Before handing in: which questions have an answer, and what it means to leave the others.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::keys::Command;
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::super::wrapping::shorten;
use super::{heading, paragraph};
use hangup_core::drill::Drill;
use hangup_core::wording::before_handing_in;

/// The page, with the cursor on the nth question of the paper.
pub fn page(drill: &Drill, cursor: usize, look: Look) -> Page {
    let mut page = Page { title: drill.booklet().title().to_owned(), ..Page::default() };
    let state = drill.attempt().state();
    let open = drill.count() - state.answered();
    page.rows.push(heading("Finish?", look));
    page.rows.push(Row::blank());
    let text = before_handing_in(open);
    page.rows.extend(paragraph(&text, Style::new(), look));
    page.rows.push(Row::blank());
    for (index, entry) in drill.attempt().paper.entries.iter().enumerate() {
        let answered = state.answer(&entry.question).is_some();
        let (sign, words) = if answered { ("■", "answered") } else { ("□", "no answer") };
        let scenario = drill.booklet().face(&entry.question).map_or("", |face| &face.scenario);
        let front = if index == cursor { "▸ " } else { "  " };
        let state = format!("{:>2}  {sign} {words:<10} ", index + 1);
        let room = look.measure().saturating_sub(Span::raw(&*state).width() + 2);
        let row = Row::text(Line::from(vec![
            Span::styled(front, look.theme.accent()),
            Span::raw(state),
            Span::styled(shorten(scenario, room), look.theme.dim()),
        ]));
        page.choice(vec![row], index == cursor, Command::Pick(index));
    }
    page
}
