//! What each command does on the wall.

use jiff::Timestamp;
use tui_input::InputRequest;

use super::hands::Typing;
use super::{Dialog, Effect, Wall, WallEffect};
use crate::tui::draft::moved;
use crate::tui::keys::Command;
use crate::tui::page::a_page;
use crate::tui::pager::{Over, Paged};
use hangup_core::lesson::{Event, Input, Poll, Refusal, Step, What};
use hangup_core::quiz::Id;

impl Wall {
    pub(super) fn obey(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        if let Some(effect) = Effect::anywhere(command) {
            return vec![effect];
        }
        let Some(command) = self.turn_pages(command) else { return Vec::new() };
        match self.pager.over_mut() {
            None => return self.obey_at_step(command, now),
            Some(Over::Keys) => {}
            Some(Over::Own(Dialog::Leave)) => match command {
                Command::Confirm => self.pager.close(),
                Command::Leave => return vec![Effect::Leave(0)],
                _ => {}
            },
            Some(Over::Own(Dialog::GoTo(typing))) => match command {
                Command::Confirm => {
                    // What is no number, or 0, is the place of no question.
                    let number = typing.numbers().first().and_then(|number| usize::try_from(*number).ok());
                    let place = number.and_then(|number| number.checked_sub(1)).unwrap_or(usize::MAX);
                    return self.ask_for(Input::GoTo(place), now);
                }
                Command::Leave => self.pager.close(),
                Command::Edit(request) => typing.apply(request),
                _ => {}
            },
        }
        Vec::new()
    }

    fn obey_at_step(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        let input = match command {
            Command::Confirm if !self.typing.is_empty() => Input::HandsCounted(self.typing.numbers()),
            Command::Confirm => self.chosen_reply().map_or(Input::Next, Input::Reply),
            Command::Back => Input::Back,
            Command::Next => Input::SkipQuestion,
            Command::Reveal => Input::Reveal,
            _ => {
                self.obey_alone(command);
                return Vec::new();
            }
        };
        self.ask_for(input, now)
    }

    /// What the lesson need not know of.
    fn obey_alone(&mut self, command: Command) {
        match command {
            Command::GoTo => self.pager.open(Over::Own(Dialog::GoTo(Typing::default()))),
            Command::Leave if !self.typing.is_empty() => self.typing.clear(),
            Command::Leave => self.pager.open(Over::Own(Dialog::Leave)),
            Command::Edit(request) => self.type_hands(request),
            _ if self.lesson.step() == Step::Call => self.move_in_call(command),
            _ => self.scroll_on(command),
        }
    }

    /// Asks something of the lesson, shows what has come of it, and asks for counted hands to be kept.
    fn ask_for(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        match self.lesson.apply(input, now) {
            Ok(events) => {
                self.show_what_happened(&events);
                return self.keep(&events);
            }
            Err(Refusal::ReplyFirst) => self.look_for_replies(),
            Err(Refusal::AnswerIsShown) => {}
            Err(refusal) => self.pager.notice = refusal.to_string(),
        }
        Vec::new()
    }

    /// Shows what has happened: another step, what came of a reply, or the reply that most hands are for.
    fn show_what_happened(&mut self, events: &[Event]) {
        match events.last().map(|event| &event.what) {
            Some(What::Stepped { .. } | What::ReplyTakenBack { .. }) => self.arrive(),
            Some(What::Replied { .. }) => self.hear_the_newest(),
            Some(What::HandsCounted { counts, .. }) => {
                self.typing.clear();
                if let Some(place) = self.poll().and_then(|poll| poll.favourite(counts)) {
                    self.move_in_call(Command::Pick(place));
                }
            }
            None => {}
        }
    }

    /// Asks for counted hands to be written down, with those that could not be before.
    fn keep(&mut self, events: &[Event]) -> Vec<Effect> {
        let counts: Vec<_> = events.iter().filter_map(|event| self.lesson.hand_count(event)).collect();
        if counts.is_empty() || self.keeping.file.is_none() {
            return Vec::new();
        }
        self.keeping.waiting.extend(counts);
        vec![Effect::Own(WallEffect::KeepHands(self.keeping.waiting.clone()))]
    }

    /// Shows more of the replies, as long as some are out of view; then it is for the room to choose one.
    fn look_for_replies(&mut self) {
        let before = self.pager.scroll;
        self.scroll_by(a_page(self.pager.caps.size));
        if self.pager.scroll == before {
            self.pager.notice = Refusal::ReplyFirst.to_string();
        }
    }

    fn move_in_call(&mut self, command: Command) {
        self.typing.clear();
        let offered = self.poll().map_or(0, |poll| poll.options.len());
        self.cursor = moved(self.cursor, command, offered);
        self.keep_focus_in_view();
    }

    fn type_hands(&mut self, request: InputRequest) {
        self.typing.apply(request);
        if !self.typing.is_empty() {
            self.pager.notice = "Space: next, Enter: take them".to_owned();
        }
        self.keep_focus_in_view();
    }

    fn poll(&self) -> Option<Poll> {
        self.lesson.asked()?.poll()
    }

    /// The reply in a call that the cursor is on.
    fn chosen_reply(&self) -> Option<Id> {
        self.poll()?.options.get(self.cursor?).cloned()
    }
}
