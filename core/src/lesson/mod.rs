//! One class's way through a quiz, without a screen: the steps of each question, polls in two rounds, and calls that are
//! walked together. A front end turns what the teacher does into an [`Input`], keeps the [`Event`]s that follow from it, and
//! draws what [`Asked`] and [`Explained`] hold. Nobody is marked here, and no answer is anybody's.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod input;
mod poll;
mod record;
mod step;
mod view;

pub use input::{Input, Refusal};
pub use poll::{Counts, Poll, Raising, VERDICTS, letter};
pub use record::{Event, HandCount, Round, What};
pub use step::Step;
pub use view::{Asked, ClassAnswer, Explained};

use std::sync::Arc;

use jiff::Timestamp;

use crate::attempt::{DrawOptions, Entry, Mode, Paper, draw};
use crate::quiz::{Id, Quiz};

/// Orders the options, which authors often begin with the right one: in every lesson alike, so that it can be prepared.
const SEED: u64 = 0;

/// One class in a quiz: where it is, and what it has answered. It is nothing but what its events say; see
/// [`Lesson::replay`].
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    quiz: Arc<Quiz>,
    /// Every question, as authored, with its options as they were drawn.
    entries: Vec<Entry>,
    /// What the class has answered to each.
    answers: Vec<ClassAnswer>,
    /// The question that is on, from 0.
    place: usize,
    step: Step,
}

impl Lesson {
    /// A lesson at the first step of the first question of a quiz.
    pub fn new(quiz: Arc<Quiz>) -> Self {
        let options = DrawOptions { mode: Mode::Practice, seed: SEED, form: String::new(), count: None, topic: None };
        let mut entries = draw(&quiz, &options).entries;
        // Whoever goes through it with a class has prepared it in the author's order.
        entries.sort_by_key(|entry| quiz.questions.iter().position(|question| question.face.id == entry.question));
        Self::in_order(quiz, entries)
    }

    /// A lesson that goes through a quiz as a paper has it, so that numbers and letters are those of a handout. What the
    /// quiz does not have any more is left out.
    pub fn on_paper(quiz: Arc<Quiz>, paper: &Paper) -> Self {
        let is_there = |entry: &&Entry| quiz.question(&entry.question).is_some();
        let entries = paper.entries.iter().filter(is_there).cloned().collect();
        Self::in_order(quiz, entries)
    }

    fn in_order(quiz: Arc<Quiz>, entries: Vec<Entry>) -> Self {
        let answers = entries.iter().map(|_| ClassAnswer::default()).collect();
        let first = entries.first().and_then(|entry| quiz.question(&entry.question));
        let step = first.and_then(|question| Step::of(&question.face).first().copied()).unwrap_or(Step::Situation);
        Self { quiz, entries, answers, place: 0, step }
    }

    /// The lesson as it stands after its events, in order. An event that does not fit the quiz is passed over, as where a
    /// question has been taken out since.
    pub fn replay<'e>(quiz: Arc<Quiz>, events: impl IntoIterator<Item = &'e Event>) -> Self {
        let mut lesson = Self::new(quiz);
        events.into_iter().for_each(|event| lesson.take(&event.what));
        lesson
    }

    /// Does what somebody asks for, and gives what happened because of it: at least one event, all of the same moment.
    ///
    /// # Errors
    /// When it cannot be done here; nothing has changed then.
    pub fn apply(&mut self, input: Input, at: Timestamp) -> Result<Vec<Event>, Refusal> {
        let goes_back = input == Input::Back;
        let first = self.follows_from(input)?;
        self.take(&first);
        let second = self.comes_with(&first, goes_back);
        second.iter().for_each(|what| self.take(what));
        Ok([Some(first), second].into_iter().flatten().map(|what| Event { at, what }).collect())
    }

    /// What the quiz is called.
    pub fn title(&self) -> &str {
        &self.quiz.title
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// The place of the question that is on, from 0.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The step at which it is.
    pub fn step(&self) -> Step {
        self.step
    }

    /// What may be shown at any step: no key can be reached from it. `None` where the quiz has no question.
    pub fn asked(&self) -> Option<Asked<'_>> {
        let entry = self.entries.get(self.place)?;
        let face = &self.quiz.question(&entry.question)?.face;
        Some(Asked { face, entry, step: self.step, answer: self.answers.get(self.place)? })
    }

    /// What may be shown from [`Step::Answer`] on; `None` before.
    pub fn explained(&self) -> Option<Explained<'_>> {
        let Asked { entry, step, answer, .. } = self.asked().filter(|asked| asked.step.explains())?;
        Some(Explained { question: self.quiz.question(&entry.question)?, entry, step, answer })
    }

    /// The record of the hands that an event says were counted; `None` where it says something else.
    pub fn hand_count(&self, event: &Event) -> Option<HandCount> {
        let What::HandsCounted { question, step, counts } = &event.what else { return None };
        let (quiz, question, counts) = (self.quiz.id.clone(), question.clone(), counts.clone());
        let round = Round::at(*step, Step::of(&self.quiz.question(&question)?.face));
        Some(HandCount { v: HandCount::VERSION, quiz, question, round, counts, at: event.at })
    }

    /// The event that follows from an input, if it can be done here.
    fn follows_from(&self, input: Input) -> Result<What, Refusal> {
        let asked = self.asked().ok_or(Refusal::NoSuchQuestion { count: self.count() })?;
        let question = asked.face.id.clone();
        match input {
            Input::Next if asked.waits_for_a_reply() => Err(Refusal::ReplyFirst),
            Input::Next => self.next_step().map_or_else(|| self.next_question(), Ok),
            Input::Back if self.step == Step::Call && !asked.answer.path.is_empty() => {
                Ok(What::ReplyTakenBack { question })
            }
            Input::Back => self.step_before().ok_or(Refusal::FirstQuestion),
            Input::SkipQuestion => self.next_question(),
            Input::GoTo(place) => self.first_step_of(place).ok_or(Refusal::NoSuchQuestion { count: self.count() }),
            Input::Reveal if self.step.explains() => Err(Refusal::AnswerIsShown),
            Input::Reveal => Ok(What::Stepped { question, step: Step::Answer }),
            Input::HandsCounted(hands) => {
                let options = asked.poll_to_count().ok_or(Refusal::NothingToCount)?.options;
                if hands.len() != options.len() {
                    return Err(Refusal::OneNumberEach { options: options.len(), numbers: hands.len() });
                }
                let counts = Counts(options.into_iter().zip(hands).collect());
                Ok(What::HandsCounted { question, step: self.step, counts })
            }
            Input::Reply(reply) if asked.offers(&reply) => Ok(What::Replied { question, reply }),
            Input::Reply(_) => Err(Refusal::NotOffered),
        }
    }

    /// The event that comes with one that has just happened, unasked: a poll that was counted and a call that is over lead
    /// on; going back into a call takes back the last reply, since nothing is left to reply to at its end.
    fn comes_with(&self, what: &What, goes_back: bool) -> Option<What> {
        let asked = self.asked()?;
        match what {
            What::HandsCounted { .. } if self.step != Step::Call => self.next_step(),
            What::Replied { .. } if !asked.waits_for_a_reply() => self.next_step(),
            What::Stepped { step: Step::Call, .. } if goes_back && !asked.answer.path.is_empty() => {
                Some(What::ReplyTakenBack { question: asked.face.id.clone() })
            }
            What::HandsCounted { .. } | What::Replied { .. } | What::Stepped { .. } | What::ReplyTakenBack { .. } => {
                None
            }
        }
    }

    /// The next step of the question, if there is one.
    fn next_step(&self) -> Option<What> {
        let asked = self.asked()?;
        let step = asked.steps().into_iter().skip_while(|step| *step != self.step).nth(1)?;
        Some(What::Stepped { question: asked.face.id.clone(), step })
    }

    /// The step before, or the last step of the question before.
    fn step_before(&self) -> Option<What> {
        let asked = self.asked()?;
        let before = asked.steps().into_iter().take_while(|step| *step != self.step).last();
        match before {
            Some(step) => Some(What::Stepped { question: asked.face.id.clone(), step }),
            None => {
                let entry = self.entries.get(self.place.checked_sub(1)?)?;
                Some(What::Stepped { question: entry.question.clone(), step: Step::Why })
            }
        }
    }

    fn next_question(&self) -> Result<What, Refusal> {
        self.first_step_of(self.place + 1).ok_or(Refusal::LastQuestion)
    }

    fn first_step_of(&self, place: usize) -> Option<What> {
        let question = &self.quiz.question(&self.entries.get(place)?.question)?.face;
        Some(What::Stepped { question: question.id.clone(), step: *Step::of(question).first()? })
    }

    /// Changes the state by something that happened.
    fn take(&mut self, what: &What) {
        let id: &Id = what.question();
        let place = self.entries.iter().position(|entry| entry.question == *id);
        let Some((place, question)) = place.zip(self.quiz.question(id)) else { return };
        let Some(answer) = self.answers.get_mut(place) else { return };
        match what {
            What::Stepped { step, .. } if Step::of(&question.face).contains(step) => {
                (self.place, self.step) = (place, *step);
            }
            What::Stepped { .. } => {}
            What::HandsCounted { step, counts, .. } => drop(answer.hands.insert(*step, counts.clone())),
            What::Replied { reply, .. } => {
                answer.path.push(reply.clone());
                answer.hands.remove(&Step::Call);
            }
            What::ReplyTakenBack { .. } => {
                answer.path.pop();
                answer.hands.remove(&Step::Call);
            }
        }
    }
}
