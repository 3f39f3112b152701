//! What each command does on the wall.

use jiff::Timestamp;
use tui_input::InputRequest;

use super::course::Step;
use super::hands::{Hands, Typing};
use super::poll::Poll;
use super::record::{HandCount, Round};
use super::{Effect, Over, Wall, WallEffect};
use crate::tui::draft::Given;
use crate::tui::keys::Command;
use crate::tui::page::{a_page, too_small};

impl Wall {
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
            Command::Keys if self.over != Some(Over::Keys) => self.lay_over(Over::Keys),
            _ => return self.obey_here(command, now),
        }
        Vec::new()
    }

    fn obey_here(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        match &mut self.over {
            None => return self.obey_at_step(command, now),
            Some(Over::Keys) => match command {
                Command::Leave => self.uncover(),
                _ => self.scroll_on(command),
            },
            Some(Over::Leave) => match command {
                Command::Confirm => self.uncover(),
                Command::Leave => return vec![Effect::Leave(0)],
                _ => {}
            },
            Some(Over::GoTo(typing)) => match command {
                Command::Confirm => self.go_to_number(),
                Command::Leave => self.uncover(),
                Command::Edit(request) => typing.apply(request),
                _ => {}
            },
        }
        Vec::new()
    }

    fn obey_at_step(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        match command {
            Command::Confirm if self.typing.is_empty() => self.confirm(),
            Command::Confirm => return self.take_hands(now),
            Command::Back => self.back(),
            Command::Next => self.next_question(),
            Command::Reveal => self.reveal(),
            Command::GoTo => self.lay_over(Over::GoTo(Typing::default())),
            Command::Leave if !self.typing.is_empty() => self.typing.clear(),
            Command::Leave => self.lay_over(Over::Leave),
            Command::Edit(request) => self.type_hands(request),
            _ if self.step == Step::Call => self.move_in_call(command),
            _ => self.scroll_on(command),
        }
        Vec::new()
    }

    /// Goes on; in a call, by the reply under the cursor.
    fn confirm(&mut self) {
        match &mut self.call {
            Some(call) if self.step == Step::Call && call.ending().is_none() => match call.confirm() {
                Ok(Given::Reply(_)) => self.replied(),
                Ok(Given::Answer(_) | Given::Nothing) => {}
                Err(_) => self.look_for_replies(),
            },
            _ => self.go_on(),
        }
    }

    /// Shows more of the replies, as long as some are out of view; then it is for the room to choose one.
    fn look_for_replies(&mut self) {
        let before = self.scroll;
        self.scroll_by(a_page(self.caps.size));
        if self.scroll == before {
            self.notice = "Choose a reply by its letter".to_owned();
        }
    }

    /// Takes note of a reply that was given, and of the end of the call if that is there.
    fn replied(&mut self) {
        let Some(call) = &self.call else { return };
        let (path, over) = (call.path().to_vec(), call.ending().is_some());
        if let Some(said) = self.said.get_mut(self.place) {
            said.path = path;
            said.hands.remove(&Step::Call);
        }
        if over {
            self.go_on();
        } else {
            self.prepare();
            self.follow();
        }
    }

    fn move_in_call(&mut self, command: Command) {
        self.typing.clear();
        if let Some(call) = &mut self.call {
            call.apply(command);
        }
        self.keep_focus_in_view();
    }

    fn type_hands(&mut self, request: InputRequest) {
        self.typing.apply(request);
        if !self.typing.is_empty() {
            self.notice = "Space: next, Enter: take them".to_owned();
        }
        self.keep_focus_in_view();
    }

    /// Takes the hands that were typed, and goes on; in a call, to the reply that got the most.
    fn take_hands(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(poll) = self.poll() else { return Vec::new() };
        let hands = match self.typing.hands(poll.options.len()) {
            Ok(hands) => hands,
            Err(expected) => {
                self.notice = expected;
                return Vec::new();
            }
        };
        self.typing.clear();
        let effects = self.keep(&poll, &hands, now);
        let favourite = hands.favourite();
        if let Some(said) = self.said.get_mut(self.place) {
            said.hands.insert(self.step, hands);
        }
        match (self.step, favourite) {
            (Step::Call, Some(place)) => self.move_in_call(Command::Pick(place)),
            (Step::Call, None) => {}
            _ => self.go_on(),
        }
        effects
    }

    /// Asks for hands to be written down, with those that could not be before.
    fn keep(&mut self, poll: &Poll, hands: &Hands, now: Timestamp) -> Vec<Effect> {
        let Some(face) = self.face().filter(|_| self.keeping.file.is_some()) else { return Vec::new() };
        let round = Round::at(self.step, Step::of(face));
        let count = HandCount::of(&self.quiz.id, &face.id, round, poll, hands, now);
        self.keeping.waiting.push(count);
        vec![Effect::Own(WallEffect::KeepHands(self.keeping.waiting.clone()))]
    }

    /// Goes to the question whose number was typed, if there is one.
    fn go_to_number(&mut self) {
        let Some(Over::GoTo(typing)) = &self.over else { return };
        let number = typing.numbers().first().and_then(|number| usize::try_from(*number).ok());
        match number.filter(|number| (1..=self.entries.len()).contains(number)) {
            Some(number) => self.go_to(number - 1),
            None => self.notice = format!("There are questions 1 to {}", self.entries.len()),
        }
    }
}
