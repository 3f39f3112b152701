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
        let last_top = self.page().layout(self.caps.size, 0).map_or(0, |layout| layout.last_top);
        let last_top = i64::try_from(last_top).unwrap_or(i64::MAX);
        let scroll = i64::try_from(self.scroll).unwrap_or(i64::MAX).min(last_top).saturating_add(rows);
        self.scroll = usize::try_from(scroll.clamp(0, last_top)).unwrap_or(0);
    }

    pub(super) fn keep_focus_in_view(&mut self) {
        let page = self.page();
        if let Some(layout) = page.layout(self.caps.size, self.scroll) {
            self.scroll = page.scroll_to_focus(&layout);
        }
    }

    pub(super) fn page_rows(&self) -> i64 {
        i64::from(self.caps.size.height.saturating_sub(5).max(1))
    }

    /// Scrolls so that the newest rows are seen: all the rest of the page if it fits, else from where they begin.
    pub(super) fn follow(&mut self) {
        let page = self.page();
        if let (Some(newest), Some(layout)) = (page.newest, page.layout(self.caps.size, 0)) {
            self.scroll = newest.min(layout.last_top);
        }
    }
}
