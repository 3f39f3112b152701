//! Scrolling: what stays in view, and how far an arrow goes where there is more to read first.

use super::App;
use crate::tui::keys::Command;

impl App {
    /// Moves the cursor of a draft; but while what it would move to lies further away than half a page, it scrolls
    /// there, so that nobody jumps over what they have not read.
    pub(super) fn walk(&mut self, command: Command) {
        let Some(before) = self.draft().cloned() else { return };
        let focus_before = self.page().focus;
        self.edit(command);
        let page = self.page();
        let Some(layout) = page.layout(self.caps.size, self.scroll) else { return };
        let wanted = page.scroll_to_focus(&layout);
        let half = usize::from(layout.body.height / 2).max(1);
        if wanted.abs_diff(layout.top) <= half && page.focus != focus_before {
            self.scroll = wanted;
        } else {
            if page.focus != focus_before
                && let Some(draft) = self.draft_mut()
            {
                *draft = before;
            }
            let rows = i64::try_from(half).unwrap_or(i64::MAX);
            self.scroll_by(if command == Command::Up { -rows } else { rows });
        }
    }

    /// Scrolls by arrow where there is nothing to choose.
    pub(super) fn scroll_on(&mut self, command: Command) {
        match command {
            Command::Up => self.scroll_by(-1),
            Command::Down => self.scroll_by(1),
            _ => {}
        }
    }

    pub(super) fn scroll_by(&mut self, rows: i64) {
        self.scroll = self.page().scrolled(self.caps.size, self.scroll, rows);
    }

    pub(super) fn keep_focus_in_view(&mut self) {
        let page = self.page();
        if let Some(layout) = page.layout(self.caps.size, self.scroll) {
            self.scroll = page.scroll_to_focus(&layout);
        }
    }

    /// Scrolls so that the newest rows are seen, if there are any.
    pub(super) fn follow(&mut self) {
        if let Some(scroll) = self.page().scroll_to_newest(self.caps.size) {
            self.scroll = scroll;
        }
    }
}
