//! What there is to show of a lesson. Until the answer a front end is given faces alone, so that a key on the screen does not
//! compile.

use std::collections::BTreeMap;

use super::{Counts, Poll, Raising, Step};
use crate::attempt::Entry;
use crate::quiz::call::{Walk, follow};
use crate::quiz::{Ask, Face, Id, Question};

/// What a class has answered to a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClassAnswer {
    /// The hands counted at each step.
    pub(super) hands: BTreeMap<Step, Counts>,
    /// The replies given in a call.
    pub(super) path: Vec<Id>,
}

impl ClassAnswer {
    /// How many were for each option at a step; `None` where nothing was counted.
    pub fn counts(&self, step: Step) -> Option<&Counts> {
        self.hands.get(&step)
    }

    /// The replies given in a call so far, in order.
    pub fn path(&self) -> &[Id] {
        &self.path
    }
}

/// A question as it is put to a class, without its key.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What is seen and asked.
    pub face: &'a Face,
    /// The order of its options.
    pub entry: &'a Entry,
    /// The step at which it is.
    pub step: Step,
    /// What the class has answered so far.
    pub answer: &'a ClassAnswer,
}

/// A question with its key, which is explained to a class.
#[derive(Debug, Clone, Copy)]
pub struct Explained<'a> {
    /// The question.
    pub question: &'a Question,
    /// The order of its options.
    pub entry: &'a Entry,
    /// The step at which it is: the answer, or why.
    pub step: Step,
    /// What the class has answered.
    pub answer: &'a ClassAnswer,
}

impl<'a> Asked<'a> {
    /// What the class is asked at this step: in a call, what to say or do next; later and everywhere else, the question
    /// itself, or what one would do.
    pub fn poll(&self) -> Option<Poll> {
        match self.step {
            Step::Call => Some(Poll::of_replies(&self.walk()?)),
            Step::Act => Some(Poll::of_action(self.entry)),
            Step::Situation | Step::Ask | Step::Talk | Step::AskAgain | Step::Compare | Step::Answer | Step::Why => {
                Some(Poll::of_question(self.face, self.entry))
            }
        }
    }

    /// The poll for which hands are raised at this step, if any are.
    pub fn poll_to_count(&self) -> Option<Poll> {
        let counts = matches!(self.step, Step::Call | Step::Ask | Step::AskAgain | Step::Act);
        self.poll().filter(|poll| counts && poll.raising != Raising::Never)
    }

    /// The call as far as it was walked; `None` where the question is no call.
    pub fn walk(&self) -> Option<Walk<'a>> {
        match &self.face.ask {
            Ask::Call(call) => Some(follow(call, &self.answer.path)),
            Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => None,
        }
    }

    /// The steps of the question. Where nothing was counted, there is nothing to compare.
    pub(super) fn steps(&self) -> Vec<Step> {
        let counted = [Step::Ask, Step::AskAgain].iter().any(|step| self.answer.counts(*step).is_some());
        Step::of(self.face).iter().copied().filter(|step| *step != Step::Compare || counted).collect()
    }

    /// Whether it is a call that has not ended.
    pub(super) fn waits_for_a_reply(&self) -> bool {
        self.step == Step::Call && self.walk().is_some_and(|walk| walk.ending().is_none())
    }

    /// Whether a reply can be given here.
    pub(super) fn offers(&self, reply: &Id) -> bool {
        self.step == Step::Call && self.poll().is_some_and(|poll| poll.options.contains(reply))
    }
}
