//! What each command does on each screen.

use jiff::Timestamp;

use super::effects::Effect;
use super::past::Past;
use super::{App, DrillEffect, How, Over, Screen};
use crate::tui::keys::Command;
use crate::tui::page::{a_page, too_small};
use crate::tui::screens::feedback::Open;
use crate::tui::screens::menu;
use hangup_core::attempt::Mode;

impl App {
    pub(super) fn obey(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        if let Some(effect) = Effect::anywhere(command) {
            return vec![effect];
        }
        // Nothing that cannot be seen is changed.
        if too_small(self.caps.size) {
            return Vec::new();
        }
        self.notice.clear();
        match command {
            Command::PageUp => self.scroll_by(-a_page(self.caps.size)),
            Command::PageDown => self.scroll_by(a_page(self.caps.size)),
            Command::Top => self.scroll = 0,
            Command::Bottom => self.scroll_by(i64::MAX),
            Command::Break => self.pause(now),
            Command::Keys if self.over != Some(Over::Keys) => self.lay_over(Over::Keys),
            _ => return self.obey_here(command, now),
        }
        Vec::new()
    }

    pub(super) fn obey_here(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        match (self.over, self.screen) {
            (Some(Over::Keys), _) => match command {
                Command::Leave => self.uncover(),
                _ => self.scroll_on(command),
            },
            (Some(Over::Leave), _) => match command {
                Command::Confirm => self.uncover(),
                Command::Leave => return self.leave_quiz(),
                _ => {}
            },
            (Some(Over::Trouble), _) => return self.in_trouble(command),
            (None, Screen::Menu) => return self.in_menu(command),
            (None, Screen::Welcome) => match command {
                Command::Confirm => self.sit_down(now),
                Command::Leave => return vec![Effect::Leave(0)],
                _ => self.scroll_on(command),
            },
            (None, Screen::Paused) => match command {
                Command::Confirm => self.resume(now),
                Command::Leave => self.lay_over(Over::Leave),
                _ => {}
            },
            (None, Screen::HandedIn) => return self.after_handing_in(command),
            (None, Screen::Question) => self.in_question(command, now),
            (None, Screen::Feedback { open, fresh }) => match command {
                Command::Confirm | Command::Next if fresh => self.after_answer(now),
                Command::Confirm | Command::Next => self.forward(now),
                Command::Back => self.back(now),
                Command::Again => self.choose_again(),
                Command::Leave => self.lay_over(Over::Leave),
                _ => match opened(open, command) {
                    Some(open) => self.go_to(Screen::Feedback { open, fresh }),
                    None => self.scroll_on(command),
                },
            },
            (None, Screen::Again(cursor)) => match command {
                Command::Confirm => self.play_again(cursor),
                Command::Pick(moment) if moment == cursor => self.play_again(cursor),
                Command::Leave => self.return_from_replay(),
                _ => self.move_cursor(command, cursor, Screen::Again),
            },
            (None, Screen::Rehearsal) => match command {
                Command::Confirm => self.rehearse(),
                Command::Leave if !self.leave_prompt() => self.return_from_replay(),
                Command::Up | Command::Down => self.walk(command),
                _ => {
                    self.edit(command);
                    self.keep_focus_in_view();
                }
            },
            (None, Screen::Rehearsed) => match command {
                Command::Confirm | Command::Leave => self.return_from_replay(),
                Command::Again => self.choose_again(),
                _ => self.scroll_on(command),
            },
            (None, Screen::Twins) => match command {
                Command::Confirm => self.advance(now),
                Command::Leave => self.lay_over(Over::Leave),
                _ => self.scroll_on(command),
            },
            (None, Screen::HandIn(cursor)) => match command {
                Command::HandIn => self.hand_in(now),
                Command::Confirm => self.show(cursor, now),
                Command::Back => self.show(self.last_place(), now),
                Command::Leave => self.lay_over(Over::Leave),
                Command::Pick(place) if place == cursor => self.show(cursor, now),
                _ => self.move_cursor(command, cursor, Screen::HandIn),
            },
            (None, Screen::Results) => match command {
                Command::Confirm => return self.leave_results(),
                Command::Review => self.go_to(Screen::Review(0)),
                Command::Missed if !self.is_sitting() => self.play_missed(now),
                Command::Calendar => return self.calendar(),
                Command::Leave => return vec![Effect::Leave(0)],
                _ => self.scroll_on(command),
            },
            (None, Screen::Progress) => match command {
                Command::Leave => self.go_to(Screen::Menu),
                _ => self.scroll_on(command),
            },
            (None, Screen::Review(cursor)) => match command {
                Command::Confirm => self.review(cursor),
                Command::Pick(place) if place == cursor => self.review(cursor),
                Command::Leave => self.go_to(Screen::Results),
                _ => self.move_cursor(command, cursor, Screen::Review),
            },
            (None, Screen::Reviewed(open)) => match command {
                Command::Next => self.review(self.place() + 1),
                Command::Back => self.review(self.place().saturating_sub(1)),
                Command::Again => self.choose_again(),
                Command::Leave => self.move_cursor(Command::Pick(self.place()), 0, Screen::Review),
                _ => match opened(open, command) {
                    Some(open) => self.go_to(Screen::Reviewed(open)),
                    None => self.scroll_on(command),
                },
            },
        }
        Vec::new()
    }

    pub(super) fn in_menu(&mut self, command: Command) -> Vec<Effect> {
        let offered = menu::offered(&self.books);
        let last = offered.len().saturating_sub(1);
        let book = offered.get(self.chosen).map(|(_, book)| *book);
        let play = |how| {
            let book = book.filter(|book| book.cover.is_ok());
            book.map_or_else(Vec::new, |book| vec![Effect::Own(DrillEffect::Open { place: book.place.clone(), how })])
        };
        let begun = book.and_then(|book| self.past.of(book)).is_some_and(|memory| memory.unfinished.is_some());
        let first = if begun { How::GoOn } else { How::Round };
        match command {
            Command::Confirm => return play(first),
            Command::Pick(place) if place == self.chosen => return play(first),
            Command::Anew => return play(How::Round),
            Command::Whole => return play(How::Whole(Mode::Practice)),
            Command::Exam => return play(How::Whole(Mode::Exam)),
            Command::Guest => self.past = Past::guest(),
            Command::Progress if self.past.is_kept() => return vec![Effect::Own(DrillEffect::LookBack)],
            Command::Leave => return vec![Effect::Leave(0)],
            Command::Up => self.chosen = self.chosen.saturating_sub(1),
            Command::Down => self.chosen = (self.chosen + 1).min(last),
            Command::Pick(place) => self.chosen = place.min(last),
            _ => {}
        }
        self.keep_focus_in_view();
        Vec::new()
    }

    pub(super) fn in_question(&mut self, command: Command, now: Timestamp) {
        match command {
            Command::Confirm => self.answer(now),
            Command::Next => self.forward(now),
            Command::Back => self.back(now),
            Command::Leave if self.leave_prompt() => self.follow(),
            Command::Leave => self.lay_over(Over::Leave),
            Command::Up | Command::Down => self.walk(command),
            _ => {
                self.edit(command);
                self.keep_focus_in_view();
            }
        }
    }

    /// Moves the cursor in a list of the questions on the paper.
    pub(super) fn move_cursor(&mut self, command: Command, cursor: usize, screen: fn(usize) -> Screen) {
        let cursor = match command {
            Command::Up => cursor.saturating_sub(1),
            Command::Down => cursor + 1,
            Command::Pick(place) => place,
            _ => cursor,
        };
        let last =
            if matches!(self.screen, Screen::Again(_)) { self.moments().saturating_sub(1) } else { self.last_place() };
        self.screen = screen(cursor.min(last));
        self.keep_focus_in_view();
    }
}

/// What of the feedback is open after a command that opens or closes part of it.
fn opened(open: Open, command: Command) -> Option<Open> {
    match command {
        Command::Reasons => Some(Open { reasons: !open.reasons, ..open }),
        Command::Situation => Some(Open { situation: !open.situation, ..open }),
        Command::Sources => Some(Open { sources: !open.sources, ..open }),
        _ => None,
    }
}
