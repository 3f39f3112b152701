//! The course of an attempt line by line: from question to explanation to the next question, and in the end to the
//! results. It records what the screen records, when the screen records it.

use std::io;

use jiff::Timestamp;

use crate::plain::Keep;
use crate::plain::explaining::{WhatNext, what_next};
use crate::plain::listening::{At, Heard, Step};
use crate::plain::talk::Talk;
use hangup_core::attempt::{Attempt, Mode, Response, What};
use hangup_core::quiz::{Booklet, Face, Id, Question};
use hangup_core::wording::{Answered, before_handing_in, closed, time_left};

/// A quiz being played line by line.
pub struct Drill<'a> {
    pub talk: Talk<'a>,
    pub booklet: &'a Booklet,
    pub attempt: Attempt,
    pub now: &'a mut dyn FnMut() -> Timestamp,
    /// Whether answers were to be kept when it began.
    pub keeps: bool,
    pub keep: Option<Keep<'a>>,
    /// Whether something could not be kept.
    pub unkept: bool,
    /// Questions of the paper that cannot be asked any more.
    pub left_out: usize,
    /// The place on the paper of the question that is asked.
    pub place: usize,
    /// The place of the question that was explained last.
    pub explained: Option<usize>,
}

/// Why a drill stops before its results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Somebody left.
    Quit,
    /// There are no more lines.
    InputEnded,
}

/// Why nothing more is asked.
#[derive(Debug)]
pub enum Stopped {
    /// Lines cannot be read or written.
    Failed(io::Error),
    /// It was left.
    Left(Left),
    /// There is no more time.
    TimeIsUp,
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Left> for Stopped {
    fn from(left: Left) -> Self {
        Self::Left(left)
    }
}

/// What playing a part of a drill gives.
pub type Played<T> = Result<T, Stopped>;

/// Where somebody goes without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Forward,
    Back,
    To(usize),
    HandIn,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A question to answer.
    Question,
    /// What there is to say of an answer that stands.
    Explained {
        /// Whether it was given just now.
        fresh: bool,
    },
    /// What comes before handing in.
    HandIn,
    Results,
}

impl<'a> Drill<'a> {
    pub fn new(
        talk: Talk<'a>,
        booklet: &'a Booklet,
        attempt: Attempt,
        left_out: usize,
        now: &'a mut dyn FnMut() -> Timestamp,
        keep: Option<Keep<'a>>,
    ) -> Self {
        let keeps = keep.is_some();
        Self { talk, booklet, attempt, now, keeps, keep, unkept: false, left_out, place: 0, explained: None }
    }

    /// Plays to the end, or until it is left.
    pub fn play(mut self) -> io::Result<Attempt> {
        let done = match self.run() {
            Err(Stopped::Left(left)) => self.farewell(left),
            other => other,
        };
        match done {
            Err(Stopped::Failed(error)) => Err(error),
            Ok(()) | Err(Stopped::Left(_) | Stopped::TimeIsUp) => {
                self.talk.flush()?;
                Ok(self.attempt)
            }
        }
    }

    fn run(&mut self) -> Played<()> {
        if self.count() == 0 {
            return Ok(self.talk.say("There is no question to ask in this quiz.")?);
        }
        let mut stop = self.begin()?;
        loop {
            let next = match stop {
                Stop::Question => self.question(),
                Stop::Explained { fresh } => self.explain_and_ask(fresh),
                Stop::HandIn => self.before_handing_in(),
                Stop::Results if self.booklet.quiz().is_none() => return Ok(self.talk.say("Handed in.")?),
                Stop::Results => return self.results(),
            };
            stop = match next {
                Err(Stopped::TimeIsUp) => {
                    self.talk.say("The time is up, so it is handed in as it was.")?;
                    self.hand_in()?
                }
                next => next?,
            };
        }
    }

    /// Opens the quiz at its first question, or where it was left.
    fn begin(&mut self) -> Played<Stop> {
        self.talk.say(&closed(self.booklet.title()))?;
        if self.attempt.state().handed_in() {
            return Ok(Stop::Results);
        }
        if !self.attempt.events().is_empty() {
            let answered = self.attempt.state().answered();
            self.talk.say(&format!("You go on where you were; {answered} of {} are answered.", self.count()))?;
        } else if self.attempt.paper.mode == Mode::Exam {
            self.talk.say("An exam: explanations come at the end, and answers may be changed until you hand in.")?;
        }
        self.talk.say("Type a question mark for help.")?;
        let state = self.attempt.state();
        let left_at = state.place();
        let answered = self.entry_id(left_at).is_some_and(|id| state.answer(id).is_some());
        let place = if answered { state.next_open(left_at).unwrap_or(left_at) } else { left_at };
        match self.show(place) {
            // What was left too long ago is only handed in.
            Err(Stopped::TimeIsUp) => Ok(Stop::HandIn),
            stop => stop,
        }
    }

    /// How many questions are on the paper.
    pub fn count(&self) -> usize {
        self.attempt.paper.entries.len()
    }

    pub fn is_practice(&self) -> bool {
        self.attempt.paper.mode == Mode::Practice
    }

    /// The face of the question at a place of the paper.
    pub fn face_at(&self, place: usize) -> Option<&'a Face> {
        self.booklet.face(self.entry_id(place)?)
    }

    /// The question at a place of the paper, once the quiz is open.
    pub fn question_at(&self, place: usize) -> Option<&'a Question> {
        self.booklet.question(self.entry_id(place)?)
    }

    /// The question at a place of the paper, and how it was answered, once the quiz is open.
    pub fn answered_at(&self, place: usize) -> Option<Answered<'_>> {
        let entry = self.attempt.paper.entries.get(place)?;
        let question = self.booklet.question(&entry.question)?;
        Some(Answered { question, entry, response: self.attempt.state().answer(&entry.question) })
    }

    fn entry_id(&self, place: usize) -> Option<&Id> {
        self.attempt.paper.entries.get(place).map(|entry| &entry.question)
    }

    /// Goes to a question.
    fn show(&mut self, place: usize) -> Played<Stop> {
        self.place = place;
        if let Some(question) = self.entry_id(place).cloned() {
            self.record(What::Shown { question })?;
        }
        let answered = self.entry_id(place).is_some_and(|id| self.attempt.state().answer(id).is_some());
        Ok(if self.is_practice() && answered { Stop::Explained { fresh: false } } else { Stop::Question })
    }

    fn question(&mut self) -> Played<Stop> {
        let place = self.place;
        let (Some(face), Some(entry)) = (self.face_at(place), self.attempt.paper.entries.get(place).cloned()) else {
            return Ok(Stop::HandIn);
        };
        let given = self.attempt.state().answer(&entry.question).cloned();
        self.talk.say("")?;
        if let Some(clock) = self.attempt.clock() {
            let left = time_left(clock.left((self.now)()));
            self.talk.say(&closed(&left))?;
        }
        match self.put_question(face, &entry, given)? {
            Heard::Given(response) => self.answer(&face.id, response),
            Heard::Gone(gone) => self.go(gone, Stop::Question),
        }
    }

    fn answer(&mut self, question: &Id, response: Response) -> Played<Stop> {
        self.record(What::Answered { question: question.clone(), response })?;
        if self.is_practice() {
            return Ok(Stop::Explained { fresh: true });
        }
        self.talk.say("Noted.")?;
        self.forward()
    }

    fn explain_and_ask(&mut self, fresh: bool) -> Played<Stop> {
        let place = self.place;
        let told = self.explanation(place, fresh);
        let mut whole = self.question_again(place);
        whole.extend(told.iter().cloned());
        self.explained = Some(place);
        self.talk.say("")?;
        self.talk.tell(if fresh { &told } else { &whole })?;
        self.talk.say("")?;
        loop {
            let how = self.how_to_go_on(place);
            let step = Step { at: At::Explained, whole: &whole, brief: &[], how: &how };
            match self.ask(step, what_next)? {
                Heard::Given(WhatNext::Replay(moment)) => self.replay(place, moment)?,
                Heard::Given(WhatNext::GoOn) | Heard::Gone(Move::Forward) if fresh => {
                    return self.advance();
                }
                Heard::Given(WhatNext::GoOn) => return self.forward(),
                Heard::Gone(gone) => return self.go(gone, Stop::Explained { fresh }),
            }
        }
    }

    fn before_handing_in(&mut self) -> Played<Stop> {
        let open = self.count() - self.attempt.state().answered();
        self.talk.say("")?;
        self.talk.say(&before_handing_in(open))?;
        self.list()?;
        let how = "Type hand in to finish, go and a number to go to a question, or back for the last question.";
        let step = Step { at: At::HandIn, whole: &[], brief: &[], how };
        match self.ask::<()>(step, |_| Err(Vec::new()))? {
            Heard::Gone(Move::HandIn) => self.hand_in(),
            Heard::Gone(Move::To(place)) => self.show(place),
            Heard::Gone(Move::Back | Move::Forward) | Heard::Given(()) => self.show(self.count().saturating_sub(1)),
        }
    }

    fn hand_in(&mut self) -> Played<Stop> {
        self.record(What::HandedIn)?;
        Ok(Stop::Results)
    }

    /// Goes where somebody wants to go.
    fn go(&mut self, gone: Move, here: Stop) -> Played<Stop> {
        match gone {
            Move::Forward => self.forward(),
            Move::Back if self.place == 0 => Ok(here),
            Move::Back => self.show(self.place - 1),
            Move::To(place) => self.show(place),
            Move::HandIn => Ok(Stop::HandIn),
        }
    }

    /// To the next question without an answer; to the results when there is none.
    fn advance(&mut self) -> Played<Stop> {
        match self.attempt.state().next_open(self.place) {
            Some(place) => {
                if place < self.place {
                    self.talk.say("Back to a question you skipped.")?;
                }
                self.show(place)
            }
            None => self.hand_in(),
        }
    }

    /// To the next question on the paper; behind the last one, to what comes before handing in.
    fn forward(&mut self) -> Played<Stop> {
        let next = self.place + 1;
        if next < self.count() {
            self.show(next)
        } else if self.is_practice() && self.attempt.state().next_open(self.place).is_none() {
            self.hand_in()
        } else {
            Ok(Stop::HandIn)
        }
    }
}
