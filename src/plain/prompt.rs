//! Asking and listening: what can be typed at any time, and what is said when something else is.

use crate::plain::flow::{Left, Move, Played, Player};
use hangup_core::attempt::{Mode, fold};
use hangup_core::drill::View;
use hangup_core::quiz::Ask;
use hangup_core::wording::first_sentence;

/// A line that was typed, as far as it means the same everywhere.
#[derive(Debug, PartialEq, Eq)]
pub enum Command<'l> {
    Nothing,
    Help,
    Again,
    Why,
    Skip,
    Back,
    List,
    /// To the question with this number, if it is one.
    Go(Option<usize>),
    HandIn,
    /// Stop the clock.
    Pause,
    Quit,
    /// Anything else.
    Words(&'l str),
}

impl<'l> Command<'l> {
    pub fn of(line: &'l str) -> Self {
        let folded = fold(line);
        match folded.as_str() {
            "" => Self::Nothing,
            "?" | "help" => Self::Help,
            "again" => Self::Again,
            "why" => Self::Why,
            "skip" => Self::Skip,
            "back" => Self::Back,
            "list" => Self::List,
            "go" => Self::Go(None),
            "hand in" => Self::HandIn,
            "pause" => Self::Pause,
            "quit" => Self::Quit,
            words => match words.strip_prefix("go ").map(str::parse) {
                Some(Ok(number)) => Self::Go(Some(number)),
                _ => Self::Words(line),
            },
        }
    }
}

/// Where in the course something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// At a question.
    Question,
    /// Within a question, after a first part of the answer was given.
    Within,
    /// After an answer has been explained; an empty line goes on.
    Explained,
    /// Before handing in.
    HandIn,
}

/// Something asked.
#[derive(Debug, Clone, Copy)]
pub struct Prompt<'s> {
    pub at: At,
    /// What came before and is said anew by `again`.
    pub whole: &'s [String],
    /// What is asked.
    pub brief: &'s [String],
    /// How it can be answered, in a sentence.
    pub how: &'s str,
}

/// What a line was read as.
#[derive(Debug)]
pub enum Parsed<T> {
    /// An answer.
    Answer(T),
    /// Somebody goes elsewhere.
    Move(Move),
}

/// What is said where a line is no answer.
pub type Instead = Vec<String>;

impl Player<'_> {
    /// Asks, and listens until there is an answer that can be read, or somebody goes elsewhere.
    pub(super) fn ask<T>(&mut self, step: Prompt<'_>, read: impl Fn(&str) -> Result<T, Instead>) -> Played<Parsed<T>> {
        self.put(step)?;
        let mut leaving = false;
        loop {
            let Some(line) = self.io.read_line()? else { return Err(Left::InputEnded.into()) };
            let typed = Command::of(&line);
            let sure = std::mem::replace(&mut leaving, false);
            match typed {
                Command::Nothing if step.at == At::Explained => {
                    if let Ok(answer) = read("") {
                        return Ok(Parsed::Answer(answer));
                    }
                }
                Command::Nothing => self.put(step)?,
                Command::Help => self.help(step)?,
                Command::Again => {
                    self.io.say_all(step.whole)?;
                    self.put(step)?;
                }
                Command::Why => self.other_reasons()?,
                Command::List => self.list()?,
                Command::Skip if step.at == At::HandIn => self.not_understood(step)?,
                Command::Skip => return Ok(Parsed::Move(Move::Forward)),
                Command::Back if matches!(step.at, At::Question | At::Explained) && self.drill.place() == 0 => {
                    self.io.say("This is the first question.")?;
                }
                Command::Back => return Ok(Parsed::Move(Move::Back)),
                Command::Go(number) => match number.and_then(|number| number.checked_sub(1)) {
                    Some(place) if place < self.drill.count() => return Ok(Parsed::Move(Move::To(place))),
                    _ => {
                        let last = self.drill.count();
                        self.io.say(&format!("Type go and a number from 1 to {last}, such as go 1."))?;
                    }
                },
                Command::HandIn => return Ok(Parsed::Move(Move::HandIn)),
                Command::Pause if self.drill.attempt().paper.may_pause => self.pause()?,
                Command::Pause => self.io.say("There is no clock to stop here.")?,
                Command::Quit if sure || !self.would_lose() => return Err(Left::Quit.into()),
                Command::Quit => {
                    leaving = true;
                    let how_far = self.how_far();
                    self.io.say(&format!("{how_far} Type quit again to leave, or anything else to stay."))?;
                }
                // What was typed to stay is no answer.
                Command::Words(_) if sure => self.put(step)?,
                Command::Words(words) => match read(words) {
                    Ok(answer) => return Ok(Parsed::Answer(answer)),
                    Err(instead) if instead.is_empty() => self.not_understood(step)?,
                    Err(instead) => self.io.say_all(&instead)?,
                },
            }
        }
    }

    /// Puts what is asked.
    fn put(&mut self, step: Prompt<'_>) -> Played<()> {
        self.io.say_all(step.brief)?;
        Ok(self.io.say(step.how)?)
    }

    fn not_understood(&mut self, step: Prompt<'_>) -> Played<()> {
        Ok(self.io.say(&format!("That is not understood here. {} Type a question mark for help.", step.how))?)
    }

    /// Says which questions have an answer.
    pub(super) fn list(&mut self) -> Played<()> {
        let state = self.drill.attempt().state();
        let mut lines = Vec::new();
        for (entry, number) in self.drill.attempt().paper.entries.iter().zip(1..) {
            let state = if state.answer(&entry.question).is_some() { "Answered" } else { "No answer yet" };
            let scenario = self.drill.booklet().face(&entry.question).map_or("", |face| &face.scenario);
            lines.push(format!("Question {number}: {}. {}", state, first_sentence(scenario)));
        }
        Ok(self.io.say_all(&lines)?)
    }

    fn help(&mut self, step: Prompt<'_>) -> Played<()> {
        let exam = self.drill.attempt().paper.mode == Mode::Exam;
        let finish = if exam { "hand in: finish the exam." } else { "hand in: finish here." };
        let back = match step.at {
            At::Within => "back: to what was asked before.",
            At::Question | At::Explained | At::HandIn => "back: to the question before.",
        };
        let empty = match step.at {
            At::Explained => "An empty line: go on.",
            At::Question | At::Within | At::HandIn => "An empty line: hear briefly what is asked.",
        };
        self.io.say(step.how)?;
        self.io.say("At any time you can type:")?;
        for line in [
            empty,
            "again: hear all of it once more.",
            "skip: go on without an answer.",
            back,
            "why: the reasons for the other answers, after an answer.",
            "list: which questions have an answer.",
            "go and a number, such as go 1: to that question.",
            finish,
            "quit: leave.",
        ] {
            self.io.say(line)?;
        }
        if self.drill.attempt().paper.may_pause {
            self.io.say("pause: stop the clock.")?;
        }
        if matches!(self.drill.view(), Some(View::Question(asked)) if matches!(asked.face.ask, Ask::Typed(_))) {
            self.io.say("answer and some words: an answer that is itself one of these, such as answer skip.")?;
        }
        Ok(())
    }
}

/// Reads one number of those from 1 to `count`; from 0 then.
pub fn one_number(words: &str, count: usize) -> Result<usize, Instead> {
    match numbers(words, count)?.as_slice() {
        [one] => Ok(*one),
        _ => Err(vec![format!("One number, please, from 1 to {count}.")]),
    }
}

/// Reads some numbers of those from 1 to `count`; from 0 then.
pub fn numbers(words: &str, count: usize) -> Result<Vec<usize>, Instead> {
    let pieces = words.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|piece| !piece.is_empty());
    let mut numbers = Vec::new();
    for piece in pieces.filter(|piece| !piece.eq_ignore_ascii_case("and")) {
        let Ok(number) = piece.parse::<usize>() else { return Err(Vec::new()) };
        match number.checked_sub(1).filter(|place| *place < count) {
            Some(place) => numbers.push(place),
            None => return Err(vec![format!("There is no number {number} here; they go from 1 to {count}.")]),
        }
    }
    if numbers.is_empty() { Err(Vec::new()) } else { Ok(numbers) }
}

#[cfg(test)]
mod tests {
    use super::{Command, numbers, one_number};

    #[test]
    fn commands_are_heard_in_any_case_and_with_any_spaces() {
        assert_eq!(Command::of("  Hand   IN "), Command::HandIn);
        assert_eq!(Command::of("GO 12"), Command::Go(Some(12)));
        assert_eq!(Command::of("go"), Command::Go(None));
        assert_eq!(Command::of("go home"), Command::Words("go home"));
        assert_eq!(Command::of("Slmgr /xpr"), Command::Words("Slmgr /xpr"));
    }

    #[test]
    fn numbers_are_read_with_spaces_commas_and_an_and() {
        assert_eq!(numbers("1, 3 and 2", 3), Ok(vec![0, 2, 1]));
        assert!(numbers("0", 3).is_err() && numbers("4", 3).is_err() && numbers("-1", 3).is_err());
        assert!(numbers("one", 3).is_err() && numbers(",", 3).is_err());
        assert!(one_number("1 2", 3).is_err());
    }
}
