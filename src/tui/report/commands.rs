//! What each command does in a report.

use super::{Effect, Part, Report};
use crate::tui::keys::Command;
use crate::tui::page::{a_page, too_small};

impl Report {
    pub(super) fn obey(&mut self, command: Command) -> Vec<Effect> {
        if let Some(effect) = Effect::anywhere(command) {
            return vec![effect];
        }
        match command {
            // Nothing that cannot be seen is changed.
            _ if too_small(self.caps.size) => {}
            Command::PageUp => self.scroll_by(-a_page(self.caps.size)),
            Command::PageDown => self.scroll_by(a_page(self.caps.size)),
            Command::Top => self.scroll = 0,
            Command::Bottom => self.scroll_by(i64::MAX),
            _ if self.keys => self.obey_over_it(command),
            Command::Keys => self.show_keys(),
            _ if self.opened => self.obey_at_question(command),
            Command::Leave => return vec![Effect::Leave(0)],
            _ => self.obey_at_part(command),
        }
        Vec::new()
    }

    fn obey_over_it(&mut self, command: Command) {
        match command {
            Command::Leave => {
                self.keys = false;
                self.scroll = self.scroll_below;
            }
            _ => self.scroll_on(command),
        }
    }

    fn show_keys(&mut self) {
        self.keys = true;
        self.scroll_below = self.scroll;
        self.scroll = 0;
    }

    fn obey_at_question(&mut self, command: Command) {
        match command {
            Command::Next => self.open(self.cursor + 1),
            Command::Back => self.open(self.cursor.saturating_sub(1)),
            Command::Leave => {
                self.opened = false;
                self.scroll = 0;
                self.keep_cursor_in_view();
            }
            _ => self.scroll_on(command),
        }
    }

    fn obey_at_part(&mut self, command: Command) {
        match (command, self.part) {
            (Command::Right, _) => self.turn(1),
            (Command::Left, _) => self.turn(-1),
            (Command::Confirm, Part::Questions) => self.open(self.cursor),
            (Command::Pick(place), Part::Questions) => self.open(place),
            (Command::Up, Part::Questions) => self.move_to(self.cursor.saturating_sub(1)),
            (Command::Down, Part::Questions) => self.move_to(self.cursor + 1),
            _ => self.scroll_on(command),
        }
    }

    /// To a part before or behind this one; behind the last comes the first.
    fn turn(&mut self, by: isize) {
        let parts = Part::of(&self.findings);
        let place = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        let next = place.checked_add_signed(by).map_or(parts.len() - 1, |next| next % parts.len());
        if let Some(part) = parts.get(next) {
            self.part = *part;
            self.scroll = 0;
            self.keep_cursor_in_view();
        }
    }

    /// Opens a question, if there is one there.
    fn open(&mut self, place: usize) {
        if place < self.findings.questions.len() {
            self.cursor = place;
            self.opened = true;
            self.scroll = 0;
        }
    }

    fn move_to(&mut self, place: usize) {
        self.cursor = place.min(self.findings.questions.len().saturating_sub(1));
        self.keep_cursor_in_view();
    }

    /// Scrolls by arrow.
    fn scroll_on(&mut self, command: Command) {
        match command {
            Command::Up => self.scroll_by(-1),
            Command::Down => self.scroll_by(1),
            _ => {}
        }
    }

    pub(super) fn scroll_by(&mut self, rows: i64) {
        self.scroll = self.page().scrolled(self.caps.size, self.scroll, rows);
    }

    /// Scrolls so that the question under the cursor is in view, where there is a cursor; with the first question comes
    /// what stands above it.
    pub(super) fn keep_cursor_in_view(&mut self) {
        let page = self.page();
        let Some(layout) = page.layout(self.caps.size, self.scroll) else { return };
        self.scroll = if page.focus.is_some() && self.cursor == 0 { 0 } else { page.scroll_to_focus(&layout) };
    }
}
