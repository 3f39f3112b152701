//! What each command does on each screen.

use super::effects::{DrillEffect, Effect};
use super::history::LearnerHistory;
use super::playing::List;
use super::{App, Dialog, Screen};
use crate::tui::draft::{Draft, moved};
use crate::tui::keys::Command;
use crate::tui::pager::{Over, Paged};
use crate::tui::screens::feedback::Open;
use crate::tui::screens::menu;
use hangup_core::attempt::Mode;
use hangup_core::drill::{Input, Start};

impl App {
    pub(super) fn obey(&mut self, command: Command) -> Vec<Effect> {
        if let Some(effect) = Effect::anywhere(command) {
            return vec![effect];
        }
        self.turn_pages(command).map_or_else(Vec::new, |command| self.obey_here(command))
    }

    fn obey_here(&mut self, command: Command) -> Vec<Effect> {
        match (self.pager.over(), self.screen()) {
            _ if command == Command::Break => self.apply(Input::Pause),
            (Some(Over::Keys), _) => {}
            (Some(Over::Own(Dialog::Leave)), _) => match command {
                Command::Confirm => self.pager.close(),
                Command::Leave => return self.leave_quiz(),
                _ => {}
            },
            (Some(Over::Own(Dialog::NotKept)), _) => return self.while_nothing_is_kept(command),
            (Some(Over::Own(Dialog::Moved)), _) => match command {
                Command::Confirm | Command::Leave => self.pager.close(),
                _ => self.scroll_on(command),
            },
            (None, Screen::Menu) => return self.in_menu(command),
            (None, Screen::Progress) => match command {
                Command::Leave => {
                    self.looks_back = false;
                    self.pager.turn();
                }
                _ => self.scroll_on(command),
            },
            (None, Screen::Welcome) => match command {
                Command::Confirm => self.apply(Input::Begin),
                Command::Leave => return vec![Effect::Leave(0)],
                _ => self.scroll_on(command),
            },
            (None, Screen::Paused) => match command {
                Command::Confirm => self.apply(Input::Resume),
                Command::Leave => self.ask_to_leave(),
                _ => {}
            },
            (None, Screen::HandedIn) => return self.after_handing_in(command),
            (None, Screen::Results) => return self.in_results(command),
            (None, Screen::Question) => match command {
                Command::Next => self.next(),
                Command::Back => self.apply(Input::Back),
                Command::Leave if self.leave_prompt() => self.follow(),
                Command::Leave => self.ask_to_leave(),
                _ => self.compose(command),
            },
            (None, Screen::Replay) => match command {
                Command::Leave if !self.leave_prompt() => self.apply(Input::EndReplay),
                _ => self.compose(command),
            },
            (None, Screen::Replayed) => match command {
                Command::Confirm | Command::Leave => self.apply(Input::EndReplay),
                Command::Again => {
                    self.apply(Input::EndReplay);
                    self.choose_moment();
                }
                _ => self.scroll_on(command),
            },
            (None, Screen::Feedback) => match command {
                Command::Confirm | Command::Next => self.next(),
                Command::Back => self.apply(Input::Back),
                Command::Leave => self.ask_to_leave(),
                _ => self.in_explanation(command),
            },
            (None, Screen::Twins) => match command {
                Command::Confirm => self.next(),
                Command::Leave => self.ask_to_leave(),
                _ => self.scroll_on(command),
            },
            (None, Screen::Reviewed) => match command {
                Command::Next if self.place() == self.last_place() => self.open_list(List::Review, self.place()),
                Command::Next => self.apply(Input::Next),
                Command::Back => self.apply(Input::Back),
                Command::Leave => self.open_list(List::Review, self.place()),
                _ => self.in_explanation(command),
            },
            (None, Screen::Moments) => self.in_list(command, Input::Replay, Self::close_list),
            (None, Screen::Review) => self.in_list(command, Input::Review, |app| app.apply(Input::Results)),
            (None, Screen::Overview) => match command {
                Command::HandIn => self.apply(Input::HandIn),
                Command::Back => self.apply(Input::Back),
                _ => self.in_list(command, Input::GoTo, |app| app.ask_to_leave()),
            },
        }
        Vec::new()
    }

    fn in_menu(&mut self, command: Command) -> Vec<Effect> {
        let offered = menu::offered(&self.books);
        let book = offered.get(self.chosen).map(|(_, book)| *book);
        let play = |start| {
            let book = book.filter(|book| book.cover.is_ok());
            let open = |place| vec![Effect::Own(DrillEffect::Open { place, start })];
            book.map_or_else(Vec::new, |book| open(book.place.clone()))
        };
        let begun = book.and_then(|book| self.history.of(book)).is_some_and(|memory| memory.unfinished.is_some());
        let first = if begun { Start::GoOn } else { Start::Round };
        match command {
            Command::Confirm => return play(first),
            Command::Pick(place) if place == self.chosen => return play(first),
            Command::Anew => return play(Start::Round),
            Command::Whole => return play(Start::Whole(Mode::Practice)),
            Command::Exam => return play(Start::Whole(Mode::Exam)),
            Command::Guest => self.history = LearnerHistory::guest(),
            Command::Progress if self.history.is_kept() => return vec![Effect::Own(DrillEffect::LookBack)],
            Command::Leave => return vec![Effect::Leave(0)],
            _ => self.chosen = moved(Some(self.chosen), command, offered.len()).unwrap_or(0),
        }
        self.keep_focus_in_view();
        Vec::new()
    }

    /// Where an answer is composed, or a reply chosen.
    fn compose(&mut self, command: Command) {
        match command {
            Command::Confirm => self.answer(),
            Command::Up | Command::Down => self.walk(command),
            _ => {
                self.edit(command);
                self.keep_focus_in_view();
            }
        }
    }

    /// Leaves the command prompt of a call, if one is at it.
    fn leave_prompt(&mut self) -> bool {
        match self.draft_mut() {
            Some(Draft::Call(call)) => call.leave_prompt(),
            _ => false,
        }
    }

    fn in_explanation(&mut self, command: Command) {
        let Some(playing) = &mut self.playing else { return };
        let open = playing.open;
        playing.open = match command {
            Command::Reasons => Open { reasons: !open.reasons, ..open },
            Command::Situation => Open { situation: !open.situation, ..open },
            Command::Sources => Open { sources: !open.sources, ..open },
            Command::Again => return self.choose_moment(),
            _ => return self.scroll_on(command),
        };
        self.pager.turn();
    }

    fn in_results(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Confirm => return self.leave_results(),
            Command::Review => self.open_list(List::Review, 0),
            Command::Missed if self.exam.is_none() => self.play_missed(),
            Command::Calendar => return self.calendar(),
            Command::Leave => return vec![Effect::Leave(0)],
            _ => self.scroll_on(command),
        }
        Vec::new()
    }

    /// Moves the cursor of a list; what it is on is chosen, or the list left.
    fn in_list(&mut self, command: Command, choose: fn(usize) -> Input, leave: fn(&mut Self)) {
        let Some(playing) = &mut self.playing else { return };
        let count = if playing.list == Some(List::Moments) { playing.moments() } else { playing.drill.count() };
        let cursor = playing.cursor;
        match command {
            Command::Confirm => return self.apply(choose(cursor)),
            Command::Pick(place) if place == cursor => return self.apply(choose(cursor)),
            Command::Leave => return leave(self),
            _ => playing.cursor = moved(Some(cursor), command, count).unwrap_or(0),
        }
        self.keep_focus_in_view();
    }
}
