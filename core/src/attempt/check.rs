//! Whether an input is possible: at this paper, after what was recorded before. Whatever comes from outside (a screen, a
//! line, a sheet, an answer code, a result file, the network) is checked here before it is recorded. Nothing here knows
//! which answer is right, or what time it is.

use std::collections::HashMap;

use super::item::{Item, items};
use super::{Event, Faces, LONGEST_TYPED, Mode, Paper, Response, What};
use crate::quiz::call::{CallFace, Walk};
use crate::quiz::{Ask, Id, is_refused, visible};

/// The most characters of an id that a message shows.
const LONGEST_ID: usize = 64;

/// Checks one input. Where `events` have something impossible, it counts as if it had not happened.
///
/// - The question stands on the paper, and the quiz still has it.
/// - The response is of the question's kind, and names only what the paper offers there, nothing twice: one option, or any
///   number (none as well) where several may be chosen or lines are marked; every step of an order; 1 to
///   [`LONGEST_TYPED`] characters, none of them refused.
/// - A verdict may lack what it was taken for, how sure, or its action, and not all of these.
/// - A reply is offered at the line, and with the facts, that the replies before it led to; none comes after the answer to
///   its call. An answer to a call leads to an ending by the replies that were recorded, if any were.
/// - In practice, a question is answered once.
/// - The clock is stopped only where the paper allows that, and goes on only after it was stopped.
/// - Nothing comes after handing in, but that an exam is opened again.
///
/// `faces` gives the faces that the paper was drawn from, and `None` for a question that is gone or reads otherwise now. It
/// is asked once for each question on the paper. The time the check takes grows with the number of events.
///
/// # Errors
/// What is impossible about it.
pub fn check(faces: &Faces<'_>, paper: &Paper, events: &[Event], input: &What) -> Result<(), Impossible> {
    let mut progress = Progress::new(faces, paper);
    for event in events {
        let _ = progress.take(&event.what);
    }
    progress.take(input)
}

/// Checks a whole attempt, each event after those before it: gives the events that are possible, and what is wrong with
/// the others. As fast as checking a single input after all of them.
pub fn check_all(faces: &Faces<'_>, paper: &Paper, events: &[Event]) -> (Vec<Event>, Vec<Impossible>) {
    let mut progress = Progress::new(faces, paper);
    let (mut possible, mut impossible) = (Vec::new(), Vec::new());
    for event in events {
        match progress.take(&event.what) {
            Ok(()) => possible.push(event.clone()),
            Err(why) => impossible.push(why),
        }
    }
    (possible, impossible)
}

/// Why something cannot have happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// The attempt was handed in before.
    #[error("it was handed in before")]
    HandedIn,
    /// The paper has no such question.
    #[error("there is no question {} on the paper", shown(.0))]
    NotOnPaper(Id),
    /// It does not fit its question.
    #[error("question {number}: {wrong}")]
    Question {
        /// The number of the question on the paper, from 1.
        number: usize,
        /// What is wrong.
        wrong: Misfit,
    },
    /// The paper does not allow that the clock is stopped.
    #[error("the clock of this paper may not be stopped")]
    MayNotPause,
    /// Only an exam is opened again.
    #[error("only an exam can be opened again")]
    NoExam,
    /// The clock goes on that was not stopped.
    #[error("the clock goes on, and it was not stopped")]
    NotPaused,
}

/// Why an answer or a reply does not fit its question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.words(shown))]
pub enum Misfit {
    /// The quiz does not have the question any more, or it reads otherwise now.
    NotInQuiz,
    /// It is of another kind than the question.
    OtherKind,
    /// In practice the first answer stands, and there is one.
    Answered,
    /// So many options, where exactly one is asked for.
    NotOne(usize),
    /// The paper offers no such option, action, line or step.
    NotOffered(Id),
    /// This is named more than once.
    Twice(Id),
    /// This step is missing.
    Missing(Id),
    /// Of a verdict, nothing was answered: neither what it is nor how sure nor what next.
    Nothing,
    /// Nothing was typed.
    NoWords,
    /// More than [`LONGEST_TYPED`] characters were typed.
    TooLong,
    /// A character was typed that could steer a terminal.
    Refused,
    /// A reply that the call does not offer where it is.
    ReplyNotOffered {
        /// Which reply of the call this would be, from 1.
        number: usize,
        /// The reply.
        reply: Id,
    },
    /// The call has ended before the reply with this number, from 1.
    CallOver(usize),
    /// The replies do not lead to an ending.
    CallNotOver,
    /// The replies of the answer are not those that were recorded.
    OtherReplies,
}

impl Misfit {
    /// In words; `name` says how what the paper offers is called there.
    pub(super) fn words(&self, name: impl Fn(&Id) -> String) -> String {
        match self {
            Self::NotInQuiz => "the quiz has no such question any more".to_owned(),
            Self::OtherKind => "the answer is of another kind than the question".to_owned(),
            Self::Answered => "it was answered before, and the first answer stands".to_owned(),
            Self::NotOne(count) => format!("one answer is asked for, and there are {count}"),
            Self::NotOffered(id) => format!("there is no {}", name(id)),
            Self::Twice(id) => format!("{} stands there twice", name(id)),
            Self::Missing(id) => format!("{} is missing", name(id)),
            Self::Nothing => "nothing is answered there".to_owned(),
            Self::NoWords => "there are no words".to_owned(),
            Self::TooLong => format!("it is longer than {LONGEST_TYPED} characters"),
            Self::Refused => "it has a character that could steer a terminal".to_owned(),
            Self::ReplyNotOffered { number, reply } => format!("at reply {number} {} is not offered", name(reply)),
            Self::CallOver(number) => format!("the call is over before reply {number}"),
            Self::CallNotOver => "the call is not over with these replies".to_owned(),
            Self::OtherReplies => "these are not the replies that were given in the call".to_owned(),
        }
    }
}

/// An id in a message: it may come from a file that anybody wrote.
fn shown(id: &Id) -> String {
    let short: String = id.as_str().chars().take(LONGEST_ID).collect();
    format!("`{}`", visible(&short))
}

/// How far an attempt has come, as far as that decides what is possible next.
struct Progress<'a> {
    mode: Mode,
    may_pause: bool,
    questions: HashMap<&'a Id, QuestionProgress<'a>>,
    paused: bool,
    handed_in: bool,
}

impl<'a> Progress<'a> {
    fn new<'f: 'a>(faces: &Faces<'f>, paper: &'a Paper) -> Self {
        let begun = |item| QuestionProgress { item, walk: None, replies: Vec::new(), answered: false };
        let ids = paper.entries.iter().map(|entry| &entry.question);
        let questions = ids.zip(items(paper, faces).into_iter().map(begun)).collect();
        Self { mode: paper.mode, may_pause: paper.may_pause, questions, paused: false, handed_in: false }
    }

    /// Takes note of something, if it is possible.
    fn take(&mut self, what: &'a What) -> Result<(), Impossible> {
        if self.handed_in && !matches!(what, What::Reopened(_)) {
            return Err(Impossible::HandedIn);
        }
        match what {
            What::Shown { question } => drop(self.question(question)?),
            What::Answered { question, response } => {
                let answer_once = self.mode == Mode::Practice;
                let question = self.question(question)?;
                question.answer(response, answer_once).map_err(|wrong| question.impossible(wrong))?;
            }
            What::Replied { question, reply } => {
                let question = self.question(question)?;
                question.reply(reply).map_err(|wrong| question.impossible(wrong))?;
            }
            What::Paused if self.may_pause => self.paused = true,
            What::Paused => return Err(Impossible::MayNotPause),
            What::Resumed if self.paused => self.paused = false,
            What::Resumed => return Err(Impossible::NotPaused),
            What::HandedIn => self.handed_in = true,
            What::Reopened(_) => self.reopen()?,
        }
        Ok(())
    }

    fn reopen(&mut self) -> Result<(), Impossible> {
        if self.mode == Mode::Practice {
            return Err(Impossible::NoExam);
        }
        (self.handed_in, self.paused) = (false, false);
        Ok(())
    }

    fn question(&mut self, id: &Id) -> Result<&mut QuestionProgress<'a>, Impossible> {
        self.questions.get_mut(id).ok_or_else(|| Impossible::NotOnPaper(id.clone()))
    }
}

/// What happened at one question.
struct QuestionProgress<'a> {
    item: Item<'a>,
    /// Where the replies have led to, once there was one.
    walk: Option<Walk<'a>>,
    replies: Vec<&'a Id>,
    answered: bool,
}

impl<'a> QuestionProgress<'a> {
    fn impossible(&self, wrong: Misfit) -> Impossible {
        Impossible::Question { number: self.item.number, wrong }
    }

    fn answer(&mut self, response: &Response, answer_once: bool) -> Result<(), Misfit> {
        if answer_once && self.answered {
            return Err(Misfit::Answered);
        }
        if let Response::Call { path, .. } = response
            && !self.replies.is_empty()
            && !self.replies.iter().copied().eq(path)
        {
            return Err(Misfit::OtherReplies);
        }
        fits(&self.item, response)?;
        self.answered = true;
        Ok(())
    }

    fn reply(&mut self, reply: &'a Id) -> Result<(), Misfit> {
        let Ask::Call(call) = self.item.ask.ok_or(Misfit::NotInQuiz)? else { return Err(Misfit::OtherKind) };
        let number = self.replies.len() + 1;
        // What is played again after the answer is never recorded.
        if self.answered {
            return Err(Misfit::CallOver(number));
        }
        give(self.walk.get_or_insert_with(|| Walk::begin(call)), number, reply)?;
        self.replies.push(reply);
        Ok(())
    }
}

/// Whether a response can be given to a question, whatever happened before.
pub(super) fn fits(item: &Item<'_>, response: &Response) -> Result<(), Misfit> {
    match (item.ask.ok_or(Misfit::NotInQuiz)?, response) {
        (Ask::Choice(choice), Response::Choice(ids)) if !choice.several && !item.several && ids.len() != 1 => {
            Err(Misfit::NotOne(ids.len()))
        }
        (Ask::Choice(_), Response::Choice(ids)) | (Ask::Spot(_), Response::Spot(ids)) => each_once(item.options, ids),
        (Ask::Verdict(_), Response::Verdict { verdict: None, confidence: None, action: None }) => Err(Misfit::Nothing),
        (Ask::Verdict(_), Response::Verdict { action, .. }) => each_once(item.options, action.as_slice()),
        (Ask::Order(_), Response::Order(steps)) => {
            each_once(item.options, steps)?;
            let missing = item.options.iter().find(|step| !steps.contains(step));
            missing.map_or(Ok(()), |step| Err(Misfit::Missing(step.clone())))
        }
        (Ask::Typed(_), Response::Typed(text)) => can_be_typed(text),
        (Ask::Call(call), Response::Call { path, .. }) => leads_to_an_ending(call, path),
        (Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) | Ask::Call(_), _) => {
            Err(Misfit::OtherKind)
        }
    }
}

/// Whether all these are offered, and none is named twice.
fn each_once(options: &[Id], ids: &[Id]) -> Result<(), Misfit> {
    for (place, id) in ids.iter().enumerate() {
        if !options.contains(id) {
            return Err(Misfit::NotOffered(id.clone()));
        }
        if ids.iter().take(place).any(|before| before == id) {
            return Err(Misfit::Twice(id.clone()));
        }
    }
    Ok(())
}

fn can_be_typed(text: &str) -> Result<(), Misfit> {
    if text.trim().is_empty() {
        return Err(Misfit::NoWords);
    }
    if text.chars().nth(LONGEST_TYPED).is_some() {
        return Err(Misfit::TooLong);
    }
    let refused = text.chars().any(|letter| is_refused(letter) || letter == '\n');
    if refused { Err(Misfit::Refused) } else { Ok(()) }
}

fn leads_to_an_ending(call: &CallFace, path: &[Id]) -> Result<(), Misfit> {
    let mut walk = Walk::begin(call);
    for (reply, number) in path.iter().zip(1..) {
        give(&mut walk, number, reply)?;
    }
    walk.ending().map(drop).ok_or(Misfit::CallNotOver)
}

/// Gives the reply with this number in a call, from 1.
fn give(walk: &mut Walk<'_>, number: usize, reply: &Id) -> Result<(), Misfit> {
    if walk.ending().is_some() {
        return Err(Misfit::CallOver(number));
    }
    walk.reply(reply).map_err(|_| Misfit::ReplyNotOffered { number, reply: reply.clone() })
}
