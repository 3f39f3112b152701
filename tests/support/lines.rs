//! Drives the drill line by line, without a terminal. The time is fixed, so the same lines always give the same text.

#![allow(dead_code, reason = "each of those who use it needs only a part of it")]

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;
use std::sync::Arc;

use hangup::plain::{Surroundings, play};
use hangup::store::{Guest, Recorder};
use hangup_core::attempt::{Attempt, Entry};
use hangup_core::drill::Drill;
use hangup_core::quiz::call::{CallFace, CallKey, Walk};
use hangup_core::quiz::{AnswerKey, Ask, Booklet, Id, Question, Quiz, Truth};
use jiff::{SignedDuration, Timestamp};

/// What was said, and the attempt afterwards.
pub struct Played {
    pub said: String,
    pub attempt: Attempt,
}

impl Played {
    /// What happened, whenever it did.
    pub fn happened(&self) -> Vec<hangup_core::attempt::What> {
        self.attempt.events().iter().map(|event| event.what.clone()).collect()
    }
}

/// Plays an attempt by some lines, with nothing kept. Each event takes ten seconds.
pub fn played(quiz: &Quiz, attempt: Attempt, lines: &str) -> Played {
    recorded(quiz, attempt, lines.as_bytes(), None, &mut Guest)
}

/// Plays an attempt by some bytes, wrapped or not, kept by a recorder.
pub fn recorded(
    quiz: &Quiz,
    attempt: Attempt,
    mut bytes: &[u8],
    width: Option<usize>,
    recorder: &mut dyn Recorder,
) -> Played {
    let mut said = Vec::new();
    let surroundings = Surroundings { width, now: &mut clock(), recorder, exam: None };
    let drill = play(&mut bytes, &mut said, Drill::new(booklet(quiz), attempt), surroundings).unwrap();
    Played { said: String::from_utf8(said).unwrap(), attempt: drill.attempt().clone() }
}

fn booklet(quiz: &Quiz) -> Booklet {
    Booklet::Open(Arc::new(quiz.clone()))
}

/// A clock that goes on by ten seconds whenever it is looked at.
pub fn clock() -> impl FnMut() -> Timestamp {
    let mut now = Timestamp::UNIX_EPOCH;
    move || {
        now += SignedDuration::from_secs(10);
        now
    }
}

/// What is said and what is typed, in one text: `You type: 2`.
pub fn transcript(quiz: &Quiz, attempt: Attempt, lines: &[String]) -> String {
    let text = Rc::new(RefCell::new(String::new()));
    let mut input = Typist { lines: lines.join("\n") + "\n", place: 0, text: text.clone() };
    let mut output = Paper(text.clone());
    let surroundings = Surroundings { width: Some(78), now: &mut clock(), recorder: &mut Guest, exam: None };
    play(&mut input, &mut output, Drill::new(booklet(quiz), attempt), surroundings).unwrap();
    text.take()
}

struct Paper(Rc<RefCell<String>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().push_str(std::str::from_utf8(bytes).unwrap());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Types the lines; each comes on the paper as it is read.
struct Typist {
    lines: String,
    place: usize,
    text: Rc<RefCell<String>>,
}

impl Read for Typist {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("lines are read as lines"))
    }
}

impl BufRead for Typist {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(self.lines[self.place..].split_inclusive('\n').next().unwrap_or("").as_bytes())
    }

    fn consume(&mut self, amount: usize) {
        let line = self.lines[self.place..self.place + amount].trim_end();
        if amount > 0 {
            let typed = if line.is_empty() { "You press Enter.".to_owned() } else { format!("You type: {line}") };
            self.text.borrow_mut().push_str(&format!("{typed}\n"));
        }
        self.place += amount;
    }
}

/// The lines that answer a question rightly, or wrongly where that can be.
pub fn answer(question: &Question, entry: &Entry, rightly: bool) -> Vec<String> {
    let number = |id: &Id| (entry.options.iter().position(|option| option == id).unwrap() + 1).to_string();
    let one_of = |ids: Vec<&Id>| ids.first().map(|id| number(id)).unwrap();
    match &question.key.answer {
        AnswerKey::Choice(key) if key.several => {
            let right = key.options.iter().filter(|option| option.correct == rightly);
            vec![right.map(|option| number(&option.id)).collect::<Vec<_>>().join(" ")]
        }
        AnswerKey::Choice(key) => {
            vec![one_of(key.options.iter().filter(|it| it.correct == rightly).map(|it| &it.id).collect())]
        }
        AnswerKey::Verdict(key) => {
            let scam = (key.truth == Truth::Scam) == rightly;
            let sure = if rightly { "90" } else { "70" };
            let mut lines = vec![if scam { "s" } else { "g" }.to_owned(), sure.to_owned()];
            if !key.actions.is_empty() {
                lines.push(one_of(key.actions.iter().filter(|it| it.correct).map(|it| &it.id).collect()));
            }
            lines
        }
        AnswerKey::Spot(key) => {
            let flags = key.options.iter().filter(|line| line.correct);
            vec![flags.take(if rightly { 99 } else { 1 }).map(|line| number(&line.id)).collect::<Vec<_>>().join(" ")]
        }
        AnswerKey::Order(key) => {
            let mut steps: Vec<String> = key.steps.iter().map(|step| number(&step.id)).collect();
            if !rightly {
                steps.rotate_left(1);
            }
            vec![steps.join(" ")]
        }
        AnswerKey::Typed(key) => vec![if rightly { key.accept[0].clone() } else { "dir".to_owned() }],
        AnswerKey::Call(key) => {
            let Ask::Call(call) = &question.face.ask else { unreachable!("a call has the key of a call") };
            steer(call, key, rightly)
        }
    }
}

/// The lines that lead a call to an ending that is worth a full mark, or to one that is not, and say what it was.
fn steer(call: &CallFace, key: &CallKey, rightly: bool) -> Vec<String> {
    let leads = |ends: &Id| key.ending(ends).is_some_and(|ending| (ending.mark >= 1.0) == rightly);
    let path = key.paths.iter().filter(|path| leads(&path.ends)).max_by_key(|path| path.replies.len()).unwrap();
    let mut walk = Walk::begin(call);
    let mut lines = Vec::new();
    for id in &path.replies {
        let place = walk.offered().iter().position(|reply| reply.id == *id).unwrap();
        lines.push((place + 1).to_string());
        walk.reply(id).unwrap();
    }
    let scam = (key.truth == Truth::Scam) == rightly;
    lines.extend([if scam { "s" } else { "g" }.to_owned(), "80".to_owned()]);
    lines
}
