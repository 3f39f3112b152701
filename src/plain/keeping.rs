//! What happens is recorded, and kept at once if anything is kept; and what is said when that fails.

use crate::plain::course::{Drill, Left, Played, Stopped};
use hangup_core::attempt::{What, fold};
use hangup_core::wording::counted;

impl Drill<'_> {
    /// Records what happened and keeps it, before anything else is said.
    pub(super) fn record(&mut self, what: What) -> Played<()> {
        let at = (self.now)();
        let in_time = self.attempt.clock().is_none_or(|clock| !clock.is_up(at));
        if !in_time && what != What::HandedIn {
            return Err(Stopped::TimeIsUp);
        }
        self.attempt.record(at, what);
        while let (Some(keep), Some(event)) = (&mut self.keep, self.attempt.events().last()) {
            let Err(trouble) = keep(&self.attempt, event) else {
                self.unkept = false;
                return Ok(());
            };
            self.unkept = true;
            self.talk.say(&trouble)?;
            self.after_trouble()?;
        }
        Ok(())
    }

    /// Nobody goes on without their answers being kept unless they say so.
    fn after_trouble(&mut self) -> Played<()> {
        loop {
            self.talk.say(
                "Type again to try once more, on to go on without keeping your answers from here, or quit to leave.",
            )?;
            let Some(line) = self.talk.listen()? else { return Err(Left::InputEnded.into()) };
            match fold(&line).as_str() {
                "again" => return Ok(()),
                "on" => {
                    self.keep = None;
                    return Ok(self.talk.say("Going on. Answers from here are not kept.")?);
                }
                "quit" => return Err(Left::Quit.into()),
                _ => {}
            }
        }
    }

    /// Whether leaving now would lose answers.
    pub(super) fn would_lose(&self) -> bool {
        let state = self.attempt.state();
        (self.unkept || !self.keeps) && state.answered() > 0 && !state.handed_in()
    }

    /// How far one has come, and what becomes of it.
    pub(super) fn how_far(&self) -> String {
        let state = self.attempt.state();
        let kept = match (self.keeps, self.unkept) {
            _ if state.handed_in() => return String::new(),
            (false, _) => "Answers are not kept: when you leave, they are gone.",
            (true, true) => "What could not be kept is gone when you leave; what came before it is kept.",
            (true, false) => "They are kept: next time you can go on here.",
        };
        match state.answered() {
            0 => "You have not answered anything yet.".to_owned(),
            answered => format!("You have answered {answered} of {}. {kept}", self.questions()),
        }
    }

    /// What is said last.
    pub(super) fn farewell(&mut self, left: Left) -> Played<()> {
        let opening = match left {
            Left::Quit => "You leave the quiz.",
            Left::InputEnded => "There are no more lines to read, so the quiz stops here.",
        };
        let how_far = self.how_far();
        Ok(self.talk.say(&format!("{opening} {how_far}"))?)
    }

    fn questions(&self) -> String {
        counted(self.count(), "question", "questions")
    }
}
