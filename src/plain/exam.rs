//! An exam that a teacher has dealt, line by line: what is said before it begins, its pauses, and the words that open the
//! envelope when it is handed in.

use super::flow::{Left, Played, Player, Stopped};
use hangup_core::attempt::{answer_code, fold};
use hangup_core::drill::Input;
use hangup_core::quiz::Booklet;
use hangup_core::wording::{NOT_ALL_KEPT, closed, counted, time_allowed};

impl Player<'_> {
    /// Says whose paper it is, how long it may take and where it goes, and waits for the learner to begin.
    pub(super) fn welcome(&mut self) -> Played<()> {
        let Some(exam) = self.exam else { return Ok(()) };
        let (context, paper) = (exam.context(), &self.drill.attempt().paper);
        let whose = context.name.iter().fold(context.learner.clone(), |code, name| format!("{code}, {name}"));
        self.io.say(&format!("This paper is for {whose}. Form {}.", paper.form))?;
        let questions = counted(paper.entries.len(), "question", "questions");
        self.io.say(&format!("{questions}. {}", time_allowed(paper)))?;
        self.io.say(
            "Answers may be changed until you hand in. What is right, and why, comes afterwards: your teacher says four \
             words, and you type them in.",
        )?;
        self.io.say(&format!("Your answers go to {}", context.file))?;
        context.caution.iter().try_for_each(|caution| self.io.say(caution))?;
        self.io.say("Press Enter to begin, or type quit.")?;
        match self.io.read_line()? {
            Some(line) if fold(&line) != "quit" => Ok(()),
            _ => Err(Stopped::Done),
        }
    }

    /// Says that it is handed in, and hears the words that open the envelope.
    pub(super) fn handed_in(&mut self) -> Played<()> {
        let Some(exam) = self.exam else {
            self.io.say("Handed in.")?;
            return Err(Stopped::Done);
        };
        self.io.say("Handed in.")?;
        let file = self.file.as_ref().unwrap_or(&exam.context().file);
        self.io.say(&if self.unkept { NOT_ALL_KEPT.to_owned() } else { format!("Your answers are in {file}") })?;
        if let Booklet::Sealed(sealed) = self.drill.booklet() {
            let code = match answer_code(sealed, self.drill.attempt(), &exam.context().learner) {
                Ok(code) => format!("If the file cannot get to your teacher, copy this answer code:\n{code}"),
                Err(why) => format!("There is no answer code: {why}."),
            };
            self.io.say(&code)?;
        }
        self.io.say(
            "When everybody has handed in, your teacher says four words. Type them to see how you did, or quit to leave.",
        )?;
        loop {
            let Some(line) = self.io.read_line()? else { return Err(Stopped::Done) };
            match fold(&line).as_str() {
                "" => {}
                "quit" => return Err(Stopped::Done),
                words => match exam.open_envelope(words) {
                    Ok((quiz, names)) => return self.apply(Input::Unseal(quiz, names)),
                    Err(why) => {
                        self.io.say(&closed(&why))?;
                        self.io.say("Type the four words, or quit to leave.")?;
                    }
                },
            }
        }
    }

    /// Stops the clock until the next line.
    pub(super) fn pause(&mut self) -> Played<()> {
        self.apply(Input::Pause)?;
        self.resume()
    }

    /// Lets the clock go on with the next line.
    pub(super) fn resume(&mut self) -> Played<()> {
        self.io.say("The clock stands still. Your teacher will see that there was a pause. Press Enter to go on.")?;
        let line = self.io.read_line()?;
        self.apply(Input::Resume)?;
        match line {
            Some(_) => Ok(self.io.say("The clock goes on.")?),
            None => Err(Left::InputEnded.into()),
        }
    }
}
