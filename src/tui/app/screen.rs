//! Which page shows what the drill has come to, and which keys work on it.

use super::playing::List;
use super::{App, Dialog};
use crate::tui::draft::Draft;
use crate::tui::keys::{Command, Context};
use crate::tui::page::Page;
use crate::tui::pager::Over;
use crate::tui::screens::{
    self, again, debrief, feedback, hand_in, keys, leave, menu, moved, not_kept, paused, progress, question, results,
    review, twins,
};
use crate::tui::theme::Look;
use hangup_core::attempt::Response;
use hangup_core::drill::View;
use hangup_core::quiz::Ask;

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Screen {
    Menu,
    /// What all attempts say together.
    Progress,
    /// Before an exam begins.
    Welcome,
    /// The clock of an exam stands still.
    Paused,
    Question,
    Feedback,
    Twins,
    /// From which moment to play a call again.
    Moments,
    /// A call played again.
    Replay,
    /// How that ended.
    Replayed,
    Overview,
    /// After an exam that a teacher has dealt.
    HandedIn,
    Results,
    Review,
    Reviewed,
}

impl App {
    pub(super) fn screen(&self) -> Screen {
        let Some(playing) = &self.playing else {
            return if self.looks_back { Screen::Progress } else { Screen::Menu };
        };
        match (playing.list, playing.drill.view()) {
            (Some(List::Review), _) => Screen::Review,
            (Some(List::Moments), _) => Screen::Moments,
            (None, None | Some(View::Ready)) => Screen::Welcome,
            (None, Some(View::Paused)) => Screen::Paused,
            (None, Some(View::Question(_))) => Screen::Question,
            (None, Some(View::Explained { .. })) => Screen::Feedback,
            (None, Some(View::Twins(_))) => Screen::Twins,
            (None, Some(View::Replaying { .. })) => Screen::Replay,
            (None, Some(View::Replayed(_))) => Screen::Replayed,
            (None, Some(View::Overview)) => Screen::Overview,
            (None, Some(View::HandedIn)) => Screen::HandedIn,
            (None, Some(View::Results)) => Screen::Results,
            (None, Some(View::Reviewed(_))) => Screen::Reviewed,
        }
    }

    /// Which keys work on the screen, whatever is open over it.
    pub(super) fn context_below(&self) -> Context {
        match self.screen() {
            Screen::Menu => Context::Menu,
            Screen::Progress => Context::Progress,
            Screen::Welcome => Context::Welcome,
            Screen::Paused => Context::Paused,
            Screen::Question | Screen::Replay => self.draft().map_or(Context::Call, Draft::context),
            Screen::Feedback | Screen::Replayed => Context::Feedback,
            Screen::Twins => Context::Twins,
            Screen::Moments => Context::Again,
            Screen::Overview => Context::HandIn,
            Screen::HandedIn => Context::HandedIn,
            Screen::Results if self.exam.is_some() => Context::Marked,
            Screen::Results => Context::Results,
            Screen::Review => Context::Review,
            Screen::Reviewed => Context::Reviewed,
        }
    }

    /// What is open over the screen, or the screen.
    pub(super) fn page_on_top(&self, look: Look) -> Option<Page> {
        match (self.pager.over(), self.drill()) {
            (Some(Over::Keys), _) => Some(keys::page(self.context_below(), look)),
            (Some(Over::Own(Dialog::Leave)), Some(drill)) => Some(leave::page(drill, self.history.is_kept(), look)),
            (Some(Over::Own(Dialog::NotKept)), _) => {
                Some(not_kept::page(&self.history.failure, self.answer_code_so_far().as_deref(), look))
            }
            (Some(Over::Own(Dialog::Moved)), _) => Some(moved::page(&self.history.failure, look)),
            (Some(Over::Own(Dialog::Leave)) | None, None) if self.looks_back => {
                Some(progress::page(&self.history.look_back, &self.history.visits(&self.books), &self.history, look))
            }
            (Some(Over::Own(Dialog::Leave)) | None, None) => {
                Some(menu::page(&self.books, self.chosen, &self.history, look))
            }
            (None, Some(_)) => self.page_of_drill(look),
        }
    }

    fn page_of_drill(&self, look: Look) -> Option<Page> {
        let playing = self.playing.as_ref()?;
        let drill = &playing.drill;
        let title = drill.booklet().title();
        match playing.list {
            Some(List::Review) => return Some(review::page(drill, &drill.results()?, playing.cursor, look)),
            Some(List::Moments) => {
                let answered = drill.answered_at(drill.place())?;
                let Ask::Call(call) = &answered.question.face.ask else { return None };
                let Some(Response::Call { path, .. }) = answered.response else { return None };
                return Some(again::page(title, call, path, playing.cursor, look));
            }
            None => {}
        }
        let aside = screens::how_far(drill.place() + 1, drill.count(), self.time_left(), look);
        Some(match drill.view()? {
            View::Ready | View::HandedIn => self.page_of_exam(drill, look)?,
            View::Paused => paused::page(title, self.time_left().unwrap_or_default(), look),
            View::Question(asked) => question::page(title, aside, asked.face, playing.draft.as_ref()?, look),
            View::Explained { answered, .. } | View::Reviewed(answered) => {
                feedback::page(title, aside, answered, playing.open, look)
            }
            View::Twins(twins) => twins::page(title, twins, look),
            View::Replaying { call, .. } => {
                question::call(call, "a replay, for practice".to_owned(), playing.draft.as_ref()?, look)
            }
            View::Replayed(ending) => {
                let mut page = debrief::again_ended(title, ending, look);
                page.idle.extend([Command::Reasons, Command::Situation, Command::Sources, Command::Back]);
                page
            }
            View::Overview => hand_in::page(drill, playing.cursor, look),
            View::Results => {
                let quiz = drill.booklet().quiz()?;
                let is_in_history = self.history.is_kept() && self.exam.is_none();
                let next = is_in_history.then(|| self.next_visit(drill));
                results::page(drill, quiz, if self.exam.is_some() { Some(None) } else { next }, look)
            }
        })
    }
}
