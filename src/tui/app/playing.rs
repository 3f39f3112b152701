//! A drill on the screen: what somebody asks of it, and what they have typed or opened and not confirmed.

use super::{App, Screen};
use crate::tui::draft::{Call, Draft, Given};
use crate::tui::keys::Command;
use crate::tui::pager::Paged;
use crate::tui::screens::feedback::Open;
use hangup_core::attempt::Response;
use hangup_core::drill::{Drill, Input, Refusal, View};

/// A drill, and what the screen adds to it.
#[derive(Debug)]
pub(super) struct Playing {
    pub drill: Drill,
    /// The answer being composed, or the way through a call that is played again.
    pub draft: Option<Draft>,
    /// A list that is open in place of what the drill shows.
    pub list: Option<List>,
    /// The line of a list that the cursor is on.
    pub cursor: usize,
    /// What of an explanation is open.
    pub open: Open,
}

/// A list that the drill itself does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Every question with how it went.
    Review,
    /// The moments of a call from which it can be played again.
    Moments,
}

impl Playing {
    pub fn new(drill: Drill) -> Self {
        Self { drill, draft: None, list: None, cursor: 0, open: Open::default() }
    }

    /// Begins what the drill has come to: a draft of what is asked, a cursor in what is listed.
    fn arrive(&mut self) {
        self.list = None;
        self.draft = match self.drill.view() {
            Some(View::Question(asked)) => Some(Draft::new(asked.face, asked.entry, asked.given, asked.replies)),
            Some(View::Replaying { scenario, call, path }) => {
                Some(Draft::Call(Call::new(call, scenario, path.to_vec())))
            }
            _ => None,
        };
        let state = self.drill.attempt().state();
        self.cursor = state.next_open(self.drill.place()).unwrap_or(0);
    }

    /// How many moments of the call there were at which there was something to choose.
    pub fn moments(&self) -> usize {
        match self.drill.answered_at(self.drill.place()).and_then(|answered| answered.response) {
            Some(Response::Call { path, .. }) => path.len(),
            _ => 0,
        }
    }
}

impl App {
    /// Asks something of the drill, and goes to where that leads.
    pub(super) fn apply(&mut self, input: Input) {
        let now = self.history.now;
        let Some(playing) = &mut self.playing else { return };
        // Whoever plays a call again comes back to the explanation as they left it.
        let leaves_open = matches!(input, Input::Replay(_) | Input::Reply(_) | Input::EndReplay);
        match playing.drill.apply(input, now) {
            Err(Refusal::TimeIsUp) => {}
            Err(refusal) => {
                self.pager.notice = refusal.to_string();
                return;
            }
            Ok(()) => {}
        }
        if !leaves_open {
            playing.open = Open::default();
        }
        playing.arrive();
        self.arrive();
    }

    /// Shows what the drill has come to, from its top; a call that was left, from where it was left.
    pub(super) fn arrive(&mut self) {
        self.pager.turn();
        self.write_answer_code();
        match (self.screen(), self.draft()) {
            (Screen::Overview, _) => self.keep_focus_in_view(),
            (Screen::Question | Screen::Replay, Some(Draft::Call(call))) if !call.path().is_empty() => {
                self.prepare();
                self.scroll_by(i64::MAX);
            }
            _ => {}
        }
    }

    /// Moves the cursor of a draft; but while what it would move to lies further away than half a page, it scrolls
    /// there, so that nobody jumps over what they have not read.
    pub(super) fn walk(&mut self, command: Command) {
        let Some(before) = self.draft().cloned() else { return };
        let focus_before = self.page().focus;
        self.edit(command);
        let page = self.page();
        let Some(layout) = page.layout(self.pager.caps.size, self.pager.scroll) else { return };
        let wanted = page.scroll_to_focus(&layout);
        let half = usize::from(layout.body.height / 2).max(1);
        if wanted.abs_diff(layout.top) <= half && page.focus != focus_before {
            self.keep_focus_in_view();
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

    /// Answers the question, or replies in the call.
    pub(super) fn answer(&mut self) {
        let Some(draft) = self.draft_mut() else { return };
        match draft.confirm() {
            Ok(Given::Nothing) => self.follow(),
            Ok(Given::Reply(reply)) => self.reply(Input::Reply(reply)),
            Ok(Given::Answer(response)) => self.apply(Input::Answer(response)),
            Err(missing) => {
                self.pager.notice = missing.to_owned();
                self.keep_focus_in_view();
            }
        }
    }

    /// The draft has taken the reply already, and grows by what it leads to.
    fn reply(&mut self, reply: Input) {
        let now = self.history.now;
        let Some(playing) = &mut self.playing else { return };
        let replied = playing.drill.apply(reply, now);
        if replied.is_err() || matches!(playing.drill.view(), Some(View::Replayed(_))) {
            return self.leave_draft();
        }
        self.follow();
    }

    /// Goes on, and says so where that leads back to a question that was skipped.
    pub(super) fn next(&mut self) {
        let place = self.place();
        self.apply(Input::Next);
        if self.place() < place && self.screen() == Screen::Question {
            self.pager.notice = "Back to a question you skipped".to_owned();
        }
    }

    pub(super) fn place(&self) -> usize {
        self.drill().map_or(0, Drill::place)
    }

    pub(super) fn last_place(&self) -> usize {
        self.drill().map_or(0, |drill| drill.count().saturating_sub(1))
    }

    /// Opens a list with the cursor on one of its lines.
    pub(super) fn open_list(&mut self, list: List, cursor: usize) {
        if let Some(playing) = &mut self.playing {
            (playing.list, playing.cursor) = (Some(list), cursor);
        }
        self.pager.turn();
        self.keep_focus_in_view();
    }

    /// Chooses from where to play the call again.
    pub(super) fn choose_moment(&mut self) {
        if self.playing.as_ref().is_some_and(|playing| playing.moments() > 0) {
            self.open_list(List::Moments, 0);
        }
    }

    /// Forgets what was typed and not confirmed, where the drill has gone on by itself.
    pub(super) fn leave_draft(&mut self) {
        if let Some(playing) = &mut self.playing {
            playing.arrive();
        }
        self.arrive();
    }

    pub(super) fn close_list(&mut self) {
        if let Some(playing) = &mut self.playing {
            playing.list = None;
        }
        self.pager.turn();
    }
}
