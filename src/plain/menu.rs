//! The menu: the quizzes by number, and which of them is to be played.

use std::io::{self, BufRead, Write};

use super::listening::one_number;
use super::talk::Talk;
use crate::shelf::{Book, Place};
use hangup_core::attempt::{Mode, fold};
use hangup_core::quiz::Usage;
use hangup_core::wording::{closed, counted};

/// What somebody wants to play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<'b> {
    /// Which quiz.
    pub place: &'b Place,
    /// How.
    pub mode: Mode,
}

/// What can be typed at the menu.
const HOW: &str = "Type a number to play, exam and a number for an exam, or quit to leave.";

/// Says which quizzes there are, and asks which is to be played; `None` where somebody leaves. Forms that measure are
/// kept out.
///
/// # Errors
/// When a line cannot be read or written.
pub fn menu<'b>(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    books: &'b [Book],
    width: Option<usize>,
) -> io::Result<Option<Choice<'b>>> {
    let offers = |book: &&Book| book.cover.as_ref().map_or(true, |cover| cover.usage == Usage::Practice);
    let offered: Vec<&Book> = books.iter().filter(offers).collect();
    let told: Vec<String> = offered.iter().zip(1..).map(|(book, number)| line(book, number)).collect();
    let mut talk = Talk::new(input, output, width);
    talk.say("hangup, a drill for the call that says it is Microsoft. These are the quizzes:")?;
    talk.tell(&told)?;
    talk.say(HOW)?;
    loop {
        let Some(line) = talk.listen()? else {
            talk.flush()?;
            return Ok(None);
        };
        let folded = fold(&line);
        let (mode, number) = match folded.strip_prefix("exam ") {
            Some(number) => (Mode::Exam, number),
            None => (Mode::Practice, folded.as_str()),
        };
        match (folded.as_str(), one_number(number, offered.len())) {
            ("quit", _) => return Ok(None),
            ("" | "?" | "help", _) => talk.say(HOW)?,
            ("again" | "list", _) => {
                talk.tell(&told)?;
                talk.say(HOW)?;
            }
            (_, Ok(place)) => match offered.get(place) {
                Some(Book { place, cover: Ok(_) }) => return Ok(Some(Choice { place, mode })),
                Some(Book { cover: Err(why), .. }) => talk.say(&closed(&why.to_string()))?,
                None => talk.say(HOW)?,
            },
            (_, Err(instead)) => {
                talk.tell(&instead)?;
                talk.say(&format!("That is not understood here. {HOW}"))?;
            }
        }
    }
}

fn line(book: &Book, number: usize) -> String {
    let yours = if matches!(book.place, Place::File(_)) { " One of yours." } else { "" };
    match &book.cover {
        Ok(cover) => {
            let contents = if cover.calls == cover.questions {
                counted(cover.calls, "call", "calls")
            } else {
                counted(cover.questions, "question", "questions")
            };
            format!("{number}. {} {contents}.{yours} {}", closed(&cover.title), cover.summary.trim())
        }
        Err(why) => format!("{number}. {}", closed(&why.to_string())),
    }
}
