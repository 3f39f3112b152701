//! What each command does in a report.

use super::{Effect, Part, Report};
use crate::tui::draft::moved;
use crate::tui::keys::Command;
use crate::tui::pager::Paged;

impl Report {
    pub(super) fn obey(&mut self, command: Command) -> Vec<Effect> {
        if let Some(effect) = Effect::anywhere(command) {
            return vec![effect];
        }
        match self.turn_pages(command) {
            None => {}
            Some(_) if self.pager.over().is_some() => {}
            Some(command) if self.opened => self.obey_at_question(command),
            Some(Command::Leave) => return vec![Effect::Leave(0)],
            Some(command) => self.obey_at_part(command),
        }
        Vec::new()
    }

    fn obey_at_question(&mut self, command: Command) {
        match command {
            Command::Next => self.open(self.cursor + 1),
            Command::Back => self.open(self.cursor.saturating_sub(1)),
            Command::Leave => {
                self.opened = false;
                self.pager.turn();
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
            (Command::Up | Command::Down, Part::Questions) => {
                self.cursor = moved(Some(self.cursor), command, self.findings.questions.len()).unwrap_or(0);
                self.keep_cursor_in_view();
            }
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
            self.pager.turn();
            self.keep_cursor_in_view();
        }
    }

    /// Opens a question, if there is one there.
    fn open(&mut self, place: usize) {
        if place < self.findings.questions.len() {
            self.cursor = place;
            self.opened = true;
            self.pager.turn();
        }
    }

    /// Scrolls so that the question under the cursor is in view, where there is a cursor; with the first question comes
    /// what stands above it.
    pub(super) fn keep_cursor_in_view(&mut self) {
        if self.cursor == 0 && self.content().focus.is_some() {
            self.pager.turn();
        } else {
            self.keep_focus_in_view();
        }
    }
}
