//! An exam that a teacher has dealt, line by line: what is said before it begins, its pauses, and the words that open the
//! envelope when it is handed in.

use std::io::{self, BufRead, Write};

use crate::plain::course::{Drill, Left, Played};
use crate::plain::talk::Talk;
use hangup_core::attempt::{Paper, What, fold};
use hangup_core::wording::{closed, counted, time_allowed};

/// Says whose paper it is, how long it may take and where it goes, and waits for the learner to begin. `false` where they
/// do not.
///
/// # Errors
/// When a line cannot be read or written.
pub fn welcome(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    width: Option<usize>,
    whose: &str,
    paper: &Paper,
    told: &[String],
) -> io::Result<bool> {
    let mut talk = Talk::new(input, output, width);
    talk.say(&format!("This paper is for {whose}. Form {}.", paper.form))?;
    talk.say(&format!("{}. {}", counted(paper.entries.len(), "question", "questions"), time_allowed(paper)))?;
    talk.say(
        "Answers may be changed until you hand in. What is right, and why, comes afterwards: your teacher says four words, \
         and you type them in.",
    )?;
    talk.tell(told)?;
    talk.say("Press Enter to begin, or type quit.")?;
    Ok(talk.listen()?.is_some_and(|line| fold(&line) != "quit"))
}

/// Hears the words that open the envelope, until `open` opens it; `None` where there are no more lines, or somebody leaves.
///
/// # Errors
/// When a line cannot be read or written.
pub fn hear_words<T>(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    width: Option<usize>,
    told: &[String],
    open: impl Fn(&str) -> Result<T, String>,
) -> io::Result<Option<T>> {
    let mut talk = Talk::new(input, output, width);
    talk.tell(told)?;
    talk.say(
        "When everybody has handed in, your teacher says four words. Type them to see how you did, or quit to leave.",
    )?;
    loop {
        let Some(line) = talk.listen()? else { return Ok(None) };
        match fold(&line).as_str() {
            "" => {}
            "quit" => return Ok(None),
            words => match open(words) {
                Ok(opened) => return Ok(Some(opened)),
                Err(why) => {
                    talk.say(&closed(&why))?;
                    talk.say("Type the four words, or quit to leave.")?;
                }
            },
        }
    }
}

impl Drill<'_> {
    /// Stops the clock until the next line.
    pub(super) fn pause(&mut self) -> Played<()> {
        self.record(What::Paused)?;
        self.talk.say("The clock stands still. Your teacher will see that there was a pause. Press Enter to go on.")?;
        let line = self.talk.listen()?;
        self.record(What::Resumed)?;
        match line {
            Some(_) => Ok(self.talk.say("The clock goes on.")?),
            None => Err(Left::InputEnded.into()),
        }
    }
}
