//! What there is to show of a drill. Before an answer is explained, a front end is given faces alone, so that a key on the
//! screen does not compile.

use super::{Drill, Stage};
use crate::attempt::{Answered, Entry, Response, ending};
use crate::quiz::call::{CallFace, Ending};
use crate::quiz::{Ask, Face, Id};

/// Where a drill is, and what may be shown there.
#[derive(Debug)]
pub enum View<'a> {
    /// Nothing is asked yet.
    Ready,
    /// A question to answer.
    Question(Asked<'a>),
    /// What there is to say of an answer.
    Explained {
        /// The question and its answer.
        answered: Answered<'a>,
        /// Whether it was given just now, rather than looked up again.
        fresh: bool,
    },
    /// Two questions that are alike but for one fact, the one answered last first.
    Twins([Answered<'a>; 2]),
    /// A call that is played again, and the replies given in it so far.
    Replaying {
        /// The situation before the call.
        scenario: &'a str,
        /// The call.
        call: &'a std::sync::Arc<CallFace>,
        /// The replies, in order.
        path: &'a [Id],
    },
    /// How a call ended that was played again.
    Replayed(&'a Ending),
    /// The clock stands still.
    Paused,
    /// Every question in a list, before handing in.
    Overview,
    /// Handed in; the keys are or were sealed.
    HandedIn,
    /// Handed in, and marked.
    Results,
    /// A question looked at again.
    Reviewed(Answered<'a>),
}

/// A question as it is put to a learner.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// What is seen and asked.
    pub face: &'a Face,
    /// Its entry on the paper: the order of its options.
    pub entry: &'a Entry,
    /// The answer given before, which may still be changed.
    pub given: Option<&'a Response>,
    /// The replies given so far, where it is a call.
    pub replies: Vec<Id>,
}

impl Drill {
    /// Where it is, and what may be shown there. `None` where the paper has no question at all.
    pub fn view(&self) -> Option<View<'_>> {
        let answered = self.answered_at(self.place);
        Some(match self.stage {
            _ if self.is_paused() => View::Paused,
            _ if self.replay.is_some() => self.view_of_replay()?,
            Stage::Ready => View::Ready,
            Stage::Question => View::Question(self.asked()?),
            Stage::Explained { fresh } => View::Explained { answered: answered?, fresh },
            Stage::Twins => View::Twins(self.answered_twin()?),
            Stage::Overview => View::Overview,
            Stage::HandedIn => View::HandedIn,
            Stage::Results => View::Results,
            Stage::Reviewed => View::Reviewed(answered?),
        })
    }

    fn asked(&self) -> Option<Asked<'_>> {
        let entry = self.entry(self.place)?;
        let state = self.attempt.state();
        let face = self.booklet.face(&entry.question)?;
        Some(Asked { face, entry, given: state.answer(&entry.question), replies: state.replies(&entry.question) })
    }

    fn view_of_replay(&self) -> Option<View<'_>> {
        let (question, path) = (self.answered_at(self.place)?.question, self.replay.as_deref()?);
        let Ask::Call(call) = &question.face.ask else { return None };
        Some(match ending(question, path) {
            Some(ending) => View::Replayed(ending),
            None => View::Replaying { scenario: &question.face.scenario, call, path },
        })
    }
}
