//! The way through a drill line by line: what each stage of it says, and which input each line becomes. Where that leads is
//! for the drill itself to know.

use std::io;

use jiff::Timestamp;

use super::explanation::{AfterExplanation, after_explanation};
use super::line_io::LineIo;
use super::prompt::{At, Parsed, Prompt};
use crate::class::ExamSession;
use crate::store::Recorder;
use hangup_core::attempt::{Answered, Mode, Response};
use hangup_core::drill::{Drill, Input, Refusal, View};
use hangup_core::quiz::Question;
use hangup_core::wording::{before_handing_in, closed, time_left};

/// A drill played line by line.
pub struct Player<'a> {
    pub io: LineIo<'a>,
    pub drill: Drill,
    pub now: &'a mut dyn FnMut() -> Timestamp,
    pub recorder: &'a mut dyn Recorder,
    /// Whether something could not be kept.
    pub unkept: bool,
    /// Whether somebody chose to go on without keeping anything.
    pub without_keeping: bool,
    /// The file in which an exam is kept, once that is another than it was at first.
    pub file: Option<String>,
    /// The exam that a teacher has dealt, if that is what is played.
    pub exam: Option<&'a ExamSession>,
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
    /// The time was up, so it has been handed in.
    TimeIsUp,
    /// There is nothing more to say.
    Done,
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

impl Player<'_> {
    /// Plays to the end, or until it is left.
    pub fn play(mut self) -> io::Result<Drill> {
        let done = match self.run() {
            Err(Stopped::Left(left)) => self.farewell(left),
            other => other,
        };
        match done {
            Err(Stopped::Failed(error)) => Err(error),
            Ok(()) | Err(Stopped::Left(_) | Stopped::TimeIsUp | Stopped::Done) => {
                self.io.flush()?;
                Ok(self.drill)
            }
        }
    }

    fn run(&mut self) -> Played<()> {
        if self.drill.count() == 0 {
            return Ok(self.io.say("There is no question to ask in this quiz.")?);
        }
        self.open()?;
        loop {
            let stage: fn(&mut Self) -> Played<()> = match self.drill.view() {
                Some(View::Ready) => |player| player.apply(Input::Begin),
                Some(View::Question(_)) => Self::question,
                Some(View::Explained { .. }) => Self::explain,
                Some(View::Paused) => Self::resume,
                Some(View::Overview) => Self::overview,
                Some(View::HandedIn) => Self::handed_in,
                Some(View::Results | View::Reviewed(_)) => return self.results(),
                // Twins are told with the explanation, and a replay from its beginning to its end.
                Some(View::Twins(_) | View::Replaying { .. } | View::Replayed(_)) | None => return Ok(()),
            };
            match stage(self) {
                Err(Stopped::TimeIsUp) => {}
                Err(Stopped::Done) => return Ok(()),
                other => other?,
            }
        }
    }

    /// Says what is opened, and how far it has come.
    fn open(&mut self) -> Played<()> {
        let state = self.drill.attempt().state();
        let (handed_in, answered) = (state.handed_in(), state.answered());
        let begun = !self.drill.attempt().events().is_empty();
        if !begun && self.exam.is_some() {
            self.welcome()?;
        }
        self.io.say(&closed(self.drill.booklet().title()))?;
        if handed_in {
            return Ok(());
        }
        if begun {
            self.io.say(&format!("You go on where you were; {answered} of {} are answered.", self.drill.count()))?;
        } else if self.drill.attempt().paper.mode == Mode::Exam {
            self.io.say("An exam: explanations come at the end, and answers may be changed until you hand in.")?;
        }
        Ok(self.io.say("Type a question mark for help.")?)
    }

    /// Does what somebody asks for, and keeps what happened before anything else is said.
    pub(super) fn apply(&mut self, input: Input) -> Played<()> {
        let now = (self.now)();
        self.apply_at(input, now)
    }

    fn apply_at(&mut self, input: Input, now: Timestamp) -> Played<()> {
        let done = self.drill.apply(input, now);
        if done == Err(Refusal::TimeIsUp) {
            self.io.say("The time is up, so it is handed in as it was.")?;
        }
        self.keep()?;
        match done {
            Ok(()) => Ok(()),
            Err(Refusal::TimeIsUp) => Err(Stopped::TimeIsUp),
            Err(why) => Ok(self.io.say(&closed(&why.to_string()))?),
        }
    }

    /// The question at a place of the paper, and how it was answered, once the quiz is open.
    pub(super) fn answered_at(&self, place: usize) -> Option<Answered<'_>> {
        self.drill.answered_at(place)
    }

    /// The question at a place of the paper, once the quiz is open.
    pub(super) fn question_at(&self, place: usize) -> Option<&Question> {
        self.answered_at(place).map(|answered| answered.question)
    }

    fn question(&mut self) -> Played<()> {
        let Some(View::Question(asked)) = self.drill.view() else { return Ok(()) };
        let (entry, given, replies) = (asked.entry.clone(), asked.given.cloned(), asked.replies);
        let booklet = self.drill.booklet().clone();
        let Some(face) = booklet.face(&entry.question) else { return Ok(()) };
        self.io.say("")?;
        if let Some(clock) = self.drill.running_clock() {
            let left = time_left(clock.left((self.now)()));
            self.io.say(&closed(&left))?;
        }
        match self.put_question(face, &entry, given, replies)? {
            Parsed::Answer(response) => self.answer(response),
            Parsed::Move(to) => self.go(to),
        }
    }

    fn answer(&mut self, response: Response) -> Played<()> {
        self.apply(Input::Answer(response))?;
        if self.drill.is_practice() { Ok(()) } else { Ok(self.io.say("Noted.")?) }
    }

    fn explain(&mut self) -> Played<()> {
        let fresh = matches!(self.drill.view(), Some(View::Explained { fresh: true, .. }));
        let place = self.drill.place();
        let explanation = self.explanation(place, fresh);
        let mut whole = self.question_again(place);
        whole.extend(explanation.iter().cloned());
        self.explained = Some(place);
        self.io.say("")?;
        self.io.say_all(if fresh { &explanation } else { &whole })?;
        self.io.say("")?;
        loop {
            let how = self.how_to_go_on(place);
            let prompt = Prompt { at: At::Explained, whole: &whole, brief: &[], how: &how };
            match self.ask(prompt, after_explanation)? {
                Parsed::Answer(AfterExplanation::Replay(moment)) => self.replay(place, moment)?,
                Parsed::Answer(AfterExplanation::GoOn) => return self.go_on(),
                Parsed::Move(to) => return self.go(to),
            }
        }
    }

    /// Goes on; past twins, which have been told already, and with a word where that leads back.
    fn go_on(&mut self) -> Played<()> {
        let (now, from) = ((self.now)(), self.drill.place());
        let fresh = matches!(self.drill.view(), Some(View::Explained { fresh: true, .. }));
        if fresh && self.drill.attempt().state().next_open(from).is_some_and(|next| next < from) {
            self.io.say("Back to a question you skipped.")?;
        }
        self.apply_at(Input::Next, now)?;
        if matches!(self.drill.view(), Some(View::Twins(_))) { self.apply_at(Input::Next, now) } else { Ok(()) }
    }

    fn overview(&mut self) -> Played<()> {
        let open = self.drill.count() - self.drill.attempt().state().answered();
        self.io.say("")?;
        self.io.say(&before_handing_in(open))?;
        self.list()?;
        let how = "Type hand in to finish, go and a number to go to a question, or back for the last question.";
        let prompt = Prompt { at: At::HandIn, whole: &[], brief: &[], how };
        match self.ask::<()>(prompt, |_| Err(Vec::new()))? {
            Parsed::Move(Move::HandIn) => self.apply(Input::HandIn),
            Parsed::Move(Move::To(place)) => self.apply(Input::GoTo(place)),
            Parsed::Move(Move::Back | Move::Forward) | Parsed::Answer(()) => self.apply(Input::Back),
        }
    }

    /// Goes where somebody wants to go.
    fn go(&mut self, to: Move) -> Played<()> {
        match to {
            Move::Forward => self.go_on(),
            Move::Back => self.apply(Input::Back),
            Move::To(place) => self.apply(Input::GoTo(place)),
            Move::HandIn => self.apply(Input::Overview),
        }
    }
}
