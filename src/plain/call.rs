//! A call, steered reply by reply; when it is over one says what it was. Where a command prompt is open in the story, one
//! may also run a command at it; that is no reply, and changes nothing.

use crate::plain::flow::{Move, Played, Player};
use crate::plain::line_io::numbered;
use crate::plain::prompt::{At, Parsed, Prompt, one_number};
use crate::plain::question::truth;
use crate::plain::scenario::{conversation, offered, ringing, says, typed};
use hangup_core::attempt::{Answered, Impression, Response};
use hangup_core::drill::{Input, View};
use hangup_core::quiz::call::{CallFace, Turn, Walk, follow};
use hangup_core::quiz::{Ask, Face, Id};
use hangup_core::wording::{Outcome, choices, closed};

/// What is typed in a call.
enum Said {
    Reply(Id),
    Command(String),
}

impl Player<'_> {
    /// Puts a call and hears the way through it, and what it was taken for.
    pub(super) fn call(
        &mut self,
        face: &Face,
        call: &CallFace,
        mut opening: Vec<String>,
        replies: Vec<Id>,
    ) -> Played<Parsed<Response>> {
        opening.push(face.scenario.trim().to_owned());
        opening.push(ringing("On the phone.", &call.caller, call.number.as_deref()));
        opening.push(String::new());
        self.io.say_all(&opening)?;
        let path = match self.converse(At::Question, call, &opening, replies)? {
            Parsed::Answer(path) => path,
            Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
        };
        let mut whole = opening;
        whole.extend(conversation(call, follow(call, &path).turns()));
        Ok(match self.impression(&whole)? {
            Parsed::Answer(impression) => Parsed::Answer(Response::Call { path, impression }),
            Parsed::Move(gone) => Parsed::Move(gone),
        })
    }

    /// The conversation from where it is to its end.
    fn converse(&mut self, at: At, call: &CallFace, opening: &[String], mut path: Vec<Id>) -> Played<Parsed<Vec<Id>>> {
        let mut walk = follow(call, &path);
        self.io.say_all(&conversation(call, walk.turns()))?;
        while walk.ending().is_none() {
            let mut whole = opening.to_vec();
            whole.extend(conversation(call, walk.turns()));
            let id = match self.reply(at, call, &walk, &whole)? {
                Parsed::Answer(id) => id,
                Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
            };
            self.apply(Input::Reply(id.clone()))?;
            path.push(id);
            let turns_before = walk.turns().len();
            walk = follow(call, &path);
            let new = walk.turns().get(turns_before..).unwrap_or_default();
            self.io.say("")?;
            self.io.say_all(&conversation(call, new))?;
        }
        Ok(Parsed::Answer(path))
    }

    /// One reply; commands run at the prompt before it are answered.
    fn reply(&mut self, at: At, call: &CallFace, walk: &Walk<'_>, whole: &[String]) -> Played<Parsed<Id>> {
        let replies = walk.offered();
        let opens = |turn: &Turn<'_>| matches!(turn, Turn::Line(_, line) if line.opens_prompt);
        let prompt_is_open = walk.turns().iter().any(opens);
        let mut brief = vec!["What do you say or do?".to_owned()];
        let words: Vec<String> = replies.iter().map(|reply| offered(reply)).collect();
        brief.extend(numbered(words.iter().map(String::as_str)));
        let run = if prompt_is_open { " To try the command prompt yourself, type run and a command." } else { "" };
        let how = format!("Type one number from 1 to {}.{run}", replies.len());
        loop {
            let step = Prompt { at, whole, brief: &brief, how: &how };
            let said = self.ask(step, |words| match words.split_once(char::is_whitespace) {
                Some((run, command)) if prompt_is_open && run.eq_ignore_ascii_case("run") => {
                    Ok(Said::Command(command.to_owned()))
                }
                _ => {
                    let place = one_number(words, replies.len())?;
                    replies.get(place).map(|reply| Said::Reply(reply.id.clone())).ok_or_else(Vec::new)
                }
            })?;
            match said {
                Parsed::Answer(Said::Reply(id)) => return Ok(Parsed::Answer(id)),
                Parsed::Answer(Said::Command(command)) => self.io.say_all(&typed(call, &command))?,
                Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
            }
        }
    }

    /// What the call was taken for; `None` where one could not tell.
    fn impression(&mut self, whole: &[String]) -> Played<Parsed<Option<Impression>>> {
        self.io.say("The call is over.")?;
        loop {
            let how = "Type s for a scam, g for genuine, or u if you could not tell.";
            let step = Prompt { at: At::Question, whole, brief: &["What was this call?".to_owned()], how };
            let verdict = match self.ask(step, |words| match words {
                "u" | "U" => Ok(None),
                _ => truth(words).map(Some),
            })? {
                Parsed::Answer(Some(verdict)) => verdict,
                Parsed::Answer(None) => return Ok(Parsed::Answer(None)),
                Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
            };
            match self.sure(whole)? {
                Parsed::Answer(confidence) => {
                    return Ok(Parsed::Answer(Some(Impression { verdict, confidence: Some(confidence) })));
                }
                Parsed::Move(Move::Back) => {}
                Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
            }
        }
    }

    /// Plays a call again from one of the moments at which there was something to choose. Nothing of it is recorded.
    pub(super) fn replay(&mut self, place: usize, moment: Option<usize>) -> Played<()> {
        let booklet = self.drill.booklet().clone();
        let (id, path) = match self.answered_at(place) {
            Some(Answered { entry, response: Some(Response::Call { path, .. }), .. }) => (&entry.question, path),
            _ => return Ok(self.io.say("Only a call can be played again.")?),
        };
        let Some(Ask::Call(call)) = booklet.face(id).map(|face| &face.ask) else { return Ok(()) };
        let lines = choices(call, path);
        let Some(moment) = moment.and_then(|moment| moment.checked_sub(1)).filter(|moment| *moment < lines.len())
        else {
            self.io.say("A replay is practice and changes nothing. It can begin at these lines:")?;
            let lines: Vec<String> = lines.iter().map(|line| says(&line.who, &line.says)).collect();
            self.io.say_all(&numbered(lines.iter().map(String::as_str)))?;
            return Ok(self.io.say("Type replay and a number, such as replay 1.")?);
        };
        let path = path.get(..moment).unwrap_or_default().to_vec();
        self.io.say("A replay, for practice. Type back to leave it.")?;
        self.apply(Input::Replay(moment))?;
        if let Parsed::Answer(_) = self.converse(At::Within, call, &[], path)? {
            self.say_ending()?;
        }
        self.apply(Input::EndReplay)?;
        Ok(self.io.say("This was practice: your answer stays as it was.")?)
    }

    /// How a call ended that was played again.
    fn say_ending(&mut self) -> Played<()> {
        if let Some(View::Replayed(ending)) = self.drill.view() {
            let outcome = closed(Outcome::Ended(ending.outcome).words());
            self.io.say(&format!("This time: {outcome}"))?;
            self.io.say(&ending.text)?;
        }
        Ok(())
    }
}
