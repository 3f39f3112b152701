//! A call, steered reply by reply; when it is over one says what it was. Where a command prompt is open in the story, one
//! may also run a command at it; that is no reply, and changes nothing.

use crate::plain::asking::truth;
use crate::plain::course::{Drill, Move, Played};
use crate::plain::listening::{At, Heard, Step, one_number};
use crate::plain::story::{conversation, offered, ringing, says, typed};
use crate::plain::talk::numbered;
use hangup_core::attempt::{Impression, Response, What};
use hangup_core::quiz::call::{CallFace, Heard as InCall, Walk, follow};
use hangup_core::quiz::{Ask, Face, Id};
use hangup_core::wording::choices;

/// What is typed in a call.
enum Said {
    Reply(Id),
    Command(String),
}

impl Drill<'_> {
    /// Puts a call and hears the way through it, and what it was taken for.
    pub(super) fn call(
        &mut self,
        face: &Face,
        call: &CallFace,
        mut opening: Vec<String>,
        replies: Vec<Id>,
    ) -> Played<Heard<Response>> {
        opening.push(face.scenario.trim().to_owned());
        opening.push(ringing("On the phone.", &call.caller, call.number.as_deref()));
        opening.push(String::new());
        self.talk.tell(&opening)?;
        let path = match self.converse(call, &opening, replies, Some(&face.id))? {
            Heard::Given(path) => path,
            Heard::Gone(gone) => return Ok(Heard::Gone(gone)),
        };
        let mut whole = opening;
        whole.extend(conversation(call, follow(call, &path).heard()));
        Ok(match self.impression(&whole)? {
            Heard::Given(impression) => Heard::Given(Response::Call { path, impression }),
            Heard::Gone(gone) => Heard::Gone(gone),
        })
    }

    /// The conversation from where it is to its end. Replies are recorded as those of a question, if one is named.
    fn converse(
        &mut self,
        call: &CallFace,
        opening: &[String],
        mut path: Vec<Id>,
        recorded: Option<&Id>,
    ) -> Played<Heard<Vec<Id>>> {
        let at = if recorded.is_some() { At::Question } else { At::Within };
        let mut walk = follow(call, &path);
        self.talk.tell(&conversation(call, walk.heard()))?;
        while walk.ending().is_none() {
            let mut whole = opening.to_vec();
            whole.extend(conversation(call, walk.heard()));
            let id = match self.reply(at, call, &walk, &whole)? {
                Heard::Given(id) => id,
                Heard::Gone(gone) => return Ok(Heard::Gone(gone)),
            };
            if let Some(question) = recorded {
                self.record(What::Replied { question: question.clone(), reply: id.clone() })?;
            }
            path.push(id);
            let heard_before = walk.heard().len();
            walk = follow(call, &path);
            let new = walk.heard().get(heard_before..).unwrap_or_default();
            self.talk.say("")?;
            self.talk.tell(&conversation(call, new))?;
        }
        Ok(Heard::Given(path))
    }

    /// One reply; commands run at the prompt before it are answered.
    fn reply(&mut self, at: At, call: &CallFace, walk: &Walk<'_>, whole: &[String]) -> Played<Heard<Id>> {
        let replies = walk.offered();
        let opens = |heard: &InCall<'_>| matches!(heard, InCall::Line(_, line) if line.opens_prompt);
        let prompt_is_open = walk.heard().iter().any(opens);
        let mut brief = vec!["What do you say or do?".to_owned()];
        let words: Vec<String> = replies.iter().map(|reply| offered(reply)).collect();
        brief.extend(numbered(words.iter().map(String::as_str)));
        let run = if prompt_is_open { " To try the command prompt yourself, type run and a command." } else { "" };
        let how = format!("Type one number from 1 to {}.{run}", replies.len());
        loop {
            let step = Step { at, whole, brief: &brief, how: &how };
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
                Heard::Given(Said::Reply(id)) => return Ok(Heard::Given(id)),
                Heard::Given(Said::Command(command)) => self.talk.tell(&typed(call, &command))?,
                Heard::Gone(gone) => return Ok(Heard::Gone(gone)),
            }
        }
    }

    /// What the call was taken for; `None` where one could not tell.
    fn impression(&mut self, whole: &[String]) -> Played<Heard<Option<Impression>>> {
        self.talk.say("The call is over.")?;
        loop {
            let how = "Type s for a scam, g for genuine, or u if you could not tell.";
            let step = Step { at: At::Question, whole, brief: &["What was this call?".to_owned()], how };
            let verdict = match self.ask(step, |words| match words {
                "u" | "U" => Ok(None),
                _ => truth(words).map(Some),
            })? {
                Heard::Given(Some(verdict)) => verdict,
                Heard::Given(None) => return Ok(Heard::Given(None)),
                Heard::Gone(gone) => return Ok(Heard::Gone(gone)),
            };
            match self.sure(whole)? {
                Heard::Given(confidence) => return Ok(Heard::Given(Some(Impression { verdict, confidence }))),
                Heard::Gone(Move::Back) => {}
                Heard::Gone(gone) => return Ok(Heard::Gone(gone)),
            }
        }
    }

    /// Plays a call again from one of the moments at which there was something to choose. Nothing of it is recorded.
    pub(super) fn replay(&mut self, place: usize, moment: Option<usize>) -> Played<()> {
        let Some(question) = self.question_at(place) else { return Ok(()) };
        let path = self.answered_at(place).and_then(|answered| match answered.response {
            Some(Response::Call { path, .. }) => Some(path.clone()),
            _ => None,
        });
        let (Ask::Call(call), Some(path)) = (&question.face.ask, path) else {
            return Ok(self.talk.say("Only a call can be played again.")?);
        };
        let lines = choices(call, &path);
        let Some(moment) = moment.and_then(|moment| moment.checked_sub(1)).filter(|moment| *moment < lines.len())
        else {
            self.talk.say("A replay is practice and changes nothing. It can begin at these lines:")?;
            let lines: Vec<String> = lines.iter().map(|line| says(&line.who, &line.says)).collect();
            self.talk.tell(&numbered(lines.iter().map(String::as_str)))?;
            return Ok(self.talk.say("Type replay and a number, such as replay 1.")?);
        };
        self.talk.say("A replay, for practice. Type back to leave it.")?;
        let path = path.get(..moment).unwrap_or_default().to_vec();
        if let Heard::Given(path) = self.converse(call, &[], path, None)? {
            self.tell_ending(question, &path)?;
        }
        Ok(self.talk.say("This was practice: your answer stays as it was.")?)
    }
}
