//! Keeping what happened before anything else is said; and what is said when that fails.

use super::flow::{Left, Played, Player};
use crate::store::Moved;
use hangup_core::attempt::{answer_code, fold};
use hangup_core::quiz::{Booklet, visible};
use hangup_core::wording::counted;

impl Player<'_> {
    /// Keeps what is not known to be kept yet.
    pub(super) fn keep(&mut self) -> Played<()> {
        while !self.without_keeping && !self.drill.unkept().is_empty() {
            let kept = self.recorder.append(self.drill.unkept());
            self.unkept = kept.is_err();
            match kept {
                Ok(moved) => {
                    self.drill.all_kept();
                    self.moved(moved)?;
                }
                Err(why) => {
                    self.io.say(&why.to_string())?;
                    self.answer_code_so_far()?;
                    self.after_store_error()?;
                }
            }
        }
        Ok(())
    }

    /// Tells the answer code of an exam as far as it goes, where one can be written.
    fn answer_code_so_far(&mut self) -> Played<()> {
        let (Some(exam), Booklet::Sealed(sealed)) = (self.exam, self.drill.booklet()) else { return Ok(()) };
        let Ok(code) = answer_code(sealed, self.drill.attempt(), &exam.context().learner) else { return Ok(()) };
        Ok(self.io.say(&format!(
            "If this cannot be put right, copy this answer code, and give it to your teacher. It has everything up to \
             here:\n{code}"
        ))?)
    }

    /// Says where everything is kept from now on, if that is not where it was.
    fn moved(&mut self, moved: Option<Moved>) -> Played<()> {
        let Some(moved) = moved else { return Ok(()) };
        self.io.say(&moved.to_string())?;
        if let Moved::File { to, .. } = moved {
            self.file = Some(visible(&to.display().to_string()));
        }
        Ok(())
    }

    /// Nobody goes on without their answers being kept unless they say so.
    fn after_store_error(&mut self) -> Played<()> {
        loop {
            self.io.say(
                "Type again to try once more, on to go on without keeping your answers from here, or quit to leave.",
            )?;
            let Some(line) = self.io.read_line()? else { return Err(Left::InputEnded.into()) };
            match fold(&line).as_str() {
                "again" => return Ok(()),
                "on" => {
                    self.without_keeping = true;
                    return Ok(self.io.say("Going on. Answers from here are not kept.")?);
                }
                "quit" => return Err(Left::Quit.into()),
                _ => {}
            }
        }
    }

    /// Whether leaving now would lose answers.
    pub(super) fn would_lose(&self) -> bool {
        let state = self.drill.attempt().state();
        (self.unkept || !self.recorder.keeps()) && state.answered() > 0 && !state.handed_in()
    }

    /// How far one has come, and what becomes of it.
    pub(super) fn how_far(&self) -> String {
        let state = self.drill.attempt().state();
        let kept = match (self.recorder.keeps(), self.unkept) {
            _ if state.handed_in() => return String::new(),
            (false, _) => "Answers are not kept: when you leave, they are gone.",
            (true, true) => "What could not be kept is gone when you leave; what came before it is kept.",
            (true, false) => "They are kept: next time you can go on here.",
        };
        match state.answered() {
            0 => "You have not answered anything yet.".to_owned(),
            answered => {
                let questions = counted(self.drill.count(), "question", "questions");
                format!("You have answered {answered} of {questions}. {kept}")
            }
        }
    }

    /// What is said last.
    pub(super) fn farewell(&mut self, left: Left) -> Played<()> {
        let opening = match left {
            Left::Quit => "You leave the quiz.",
            Left::InputEnded => "There are no more lines to read, so the quiz stops here.",
        };
        let how_far = self.how_far();
        Ok(self.io.say(&format!("{opening} {how_far}"))?)
    }
}
