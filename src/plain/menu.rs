//! The menu: the quizzes by number, and which of them is to be played.

use std::io::{self, BufRead, Write};

use super::line_io::LineIo;
use super::prompt::one_number;
use crate::shelf::{Book, Place};
use hangup_core::attempt::{Attempt, fold};
use hangup_core::quiz::{Id, Usage};
use hangup_core::wording::{closed, counted};

/// What somebody wants to play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<'b> {
    /// Which quiz.
    pub place: &'b Place,
    /// How.
    pub wish: Wish,
}

/// How somebody wants to play a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// On from where they were; a round where nothing was begun.
    GoOn,
    /// A round, whatever was begun.
    Anew,
    /// All of it, as an exam.
    Exam,
}

/// What can be typed at the menu.
const HOW: &str =
    "Type a number to play, new and a number to begin anew, exam and a number for an exam, or quit to leave.";

/// Says which quizzes there are and what was begun of them, and asks which is to be played; `None` where somebody leaves.
/// Forms that measure are kept out.
///
/// # Errors
/// When a line cannot be read or written.
pub fn menu<'b>(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    books: &'b [Book],
    begun: &[Attempt],
    width: Option<usize>,
) -> io::Result<Option<Choice<'b>>> {
    let offers = |book: &&Book| book.cover.as_ref().map_or(true, |cover| cover.usage == Usage::Practice);
    let offered: Vec<&Book> = books.iter().filter(offers).collect();
    let lines: Vec<String> = offered.iter().zip(1..).map(|(book, number)| line(book, begun, number)).collect();
    let mut io = LineIo::new(input, output, width);
    io.say("hangup, a drill for the call that says it is Microsoft. These are the quizzes:")?;
    io.say_all(&lines)?;
    io.say(HOW)?;
    loop {
        let Some(line) = io.read_line()? else {
            io.flush()?;
            return Ok(None);
        };
        let folded = fold(&line);
        let (wish, number) = match folded.split_once(' ') {
            Some(("exam", number)) => (Wish::Exam, number),
            Some(("new", number)) => (Wish::Anew, number),
            _ => (Wish::GoOn, folded.as_str()),
        };
        match (folded.as_str(), one_number(number, offered.len())) {
            ("quit", _) => return Ok(None),
            ("" | "?" | "help", _) => io.say(HOW)?,
            ("again" | "list", _) => {
                io.say_all(&lines)?;
                io.say(HOW)?;
            }
            (_, Ok(place)) => match offered.get(place) {
                Some(Book { place, cover: Ok(_) }) => return Ok(Some(Choice { place, wish })),
                Some(Book { cover: Err(why), .. }) => io.say(&closed(&why.to_string()))?,
                None => io.say(HOW)?,
            },
            (_, Err(instead)) => {
                io.say_all(&instead)?;
                io.say(&format!("That is not understood here. {HOW}"))?;
            }
        }
    }
}

fn line(book: &Book, begun: &[Attempt], number: usize) -> String {
    let yours = if matches!(book.place, Place::File(_)) { " One of yours." } else { "" };
    match &book.cover {
        Ok(cover) => {
            let contents = if cover.calls == cover.questions {
                counted(cover.calls, "call", "calls")
            } else {
                counted(cover.questions, "question", "questions")
            };
            let begun = what_was_begun(begun, &cover.id);
            format!("{number}. {} {contents}.{yours}{begun} {}", closed(&cover.title), cover.summary.trim())
        }
        Err(why) => format!("{number}. {}", closed(&why.to_string())),
    }
}

/// What there is to go on with of a quiz; nothing where there is none.
fn what_was_begun(begun: &[Attempt], quiz: &Id) -> String {
    let begun: Vec<&Attempt> = begun.iter().filter(|attempt| attempt.paper.quiz == *quiz).collect();
    match begun.as_slice() {
        [] => String::new(),
        [only] => format!(" Begun, {} of {} done.", only.state().answered(), only.paper.entries.len()),
        several => format!(" Begun {} times.", several.len()),
    }
}
