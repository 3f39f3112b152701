//! The course of a quiz on the wall: which steps each question takes, and how one goes on, back, or somewhere else.

use super::Wall;
use crate::tui::draft::Call;
use hangup_core::quiz::{Ask, Face};

/// A step of a question, each a page of its own. Before [`Step::Answer`] nothing on it says what is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// What is heard and seen.
    Situation,
    /// A call, walked reply by reply.
    Call,
    /// What is asked, with its options, and hands.
    Ask,
    /// Everybody talks to a neighbour about it.
    Talk,
    /// The same question, and hands again.
    AskAgain,
    /// Both counts side by side.
    Compare,
    /// What one would do, and hands.
    Act,
    /// What is right, and why.
    Answer,
    /// What gave it away.
    Why,
}

impl Step {
    /// The steps of a question, in order. People talk, and hands are raised twice, where the options are few and one can
    /// be argued for: this is peer instruction (Crouch & Mazur 2001).
    pub fn of(face: &Face) -> &'static [Self] {
        use Step::{Act, Answer, Ask as Asked, AskAgain, Call, Compare, Situation, Talk, Why};
        match &face.ask {
            Ask::Choice(_) => &[Situation, Asked, Talk, AskAgain, Compare, Answer, Why],
            Ask::Verdict(verdict) if verdict.action.is_some() => {
                &[Situation, Asked, Talk, AskAgain, Compare, Act, Answer, Why]
            }
            Ask::Verdict(_) => &[Situation, Asked, Talk, AskAgain, Compare, Answer, Why],
            Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => &[Situation, Asked, Answer, Why],
            Ask::Call(_) => &[Call, Asked, Answer, Why],
        }
    }

    /// Whether one may know by now what is right.
    pub fn tells(self) -> bool {
        matches!(self, Self::Answer | Self::Why)
    }
}

impl Wall {
    /// To the next step of the question, or to the next question.
    pub(super) fn go_on(&mut self) {
        match self.steps_after().first() {
            Some(step) => self.enter(*step),
            None => self.next_question(),
        }
    }

    /// To the step before, or to the last step of the question before. In a call, a reply is taken back.
    pub(super) fn back(&mut self) {
        if self.step == Step::Call && self.take_back() {
            return;
        }
        match (self.steps_before().last(), self.place.checked_sub(1)) {
            (Some(step), _) => {
                self.enter(*step);
                // Where the call is over, nothing is left to reply to.
                if self.step == Step::Call {
                    self.take_back();
                }
            }
            (None, Some(place)) => {
                self.place = place;
                self.enter(Step::Why);
            }
            (None, None) => self.notice = "This is the first question".to_owned(),
        }
    }

    /// To the first step of the next question.
    pub(super) fn next_question(&mut self) {
        if self.place + 1 < self.entries.len() {
            self.go_to(self.place + 1);
        } else {
            self.notice = "This was the last question".to_owned();
        }
    }

    /// To the first step of a question, which there is.
    pub(super) fn go_to(&mut self, place: usize) {
        self.place = place;
        let first = self.steps().first().copied().unwrap_or(Step::Situation);
        self.enter(first);
    }

    /// To what is right, at once.
    pub(super) fn reveal(&mut self) {
        if !self.step.tells() {
            self.enter(Step::Answer);
        }
    }

    /// Goes to a step of the question, and to what is new on it.
    pub(super) fn enter(&mut self, step: Step) {
        self.step = step;
        self.over = None;
        self.scroll = 0;
        self.typing.clear();
        self.call = self.call_so_far();
        self.prepare();
        self.follow();
    }

    /// The steps of the question on the wall. Where no hands were counted, there is nothing to compare.
    pub(super) fn steps(&self) -> Vec<Step> {
        let counted = self.said().is_some_and(|said| said.has_hands_of(&[Step::Ask, Step::AskAgain]));
        let steps = self.face().map(Step::of).unwrap_or_default().iter().copied();
        steps.filter(|step| *step != Step::Compare || counted).collect()
    }

    fn steps_before(&self) -> Vec<Step> {
        self.steps().into_iter().take_while(|step| *step != self.step).collect()
    }

    fn steps_after(&self) -> Vec<Step> {
        self.steps().into_iter().skip_while(|step| *step != self.step).skip(1).collect()
    }

    /// The call of the question, as far as it was walked; nothing where it is no call.
    fn call_so_far(&self) -> Option<Call> {
        let face = self.face()?;
        let path = self.said()?.path.clone();
        match &face.ask {
            Ask::Call(call) => Some(Call::new(call, &face.scenario, path)),
            Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => None,
        }
    }

    /// Takes back the last reply in the call, if there is one.
    fn take_back(&mut self) -> bool {
        let taken = self.said.get_mut(self.place).is_some_and(|said| said.path.pop().is_some());
        if taken {
            self.enter(Step::Call);
        }
        taken
    }
}
