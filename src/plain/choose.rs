//! One of some things, by its number.

use std::io::{self, BufRead, Write};

use super::line_io::{LineIo, numbered};
use super::prompt::one_number;
use hangup_core::attempt::fold;

/// Says a question and the things to choose from by number, and asks for one of them; gives its place from 0, or `None`
/// where somebody leaves, or the lines end.
///
/// # Errors
/// When a line cannot be read or written.
pub fn choose(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    question: &str,
    things: &[String],
    width: Option<usize>,
) -> io::Result<Option<usize>> {
    let mut io = LineIo::new(input, output, width);
    let lines = numbered(things.iter().map(String::as_str));
    let how = format!("Type a number from 1 to {}, or quit to leave.", things.len());
    io.say(question)?;
    io.say_all(&lines)?;
    io.say(&how)?;
    while let Some(line) = io.read_line()? {
        let folded = fold(&line);
        match (folded.as_str(), one_number(&folded, things.len())) {
            ("quit", _) => return Ok(None),
            ("" | "?" | "help", _) => io.say(&how)?,
            ("again" | "list", _) => {
                io.say(question)?;
                io.say_all(&lines)?;
            }
            (_, Ok(place)) => return Ok(Some(place)),
            (_, Err(instead)) if instead.is_empty() => io.say(&format!("That is not understood here. {how}"))?,
            (_, Err(instead)) => io.say_all(&instead)?,
        }
    }
    io.flush()?;
    Ok(None)
}
