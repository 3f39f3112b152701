//! A draft of the way through a call: it is steered reply by reply, and when it is over one says what it was. While a
//! command prompt is open in the scenario, one may also type at it; that is no reply, and changes nothing.

use std::sync::Arc;

use ratatui::text::Span;

use super::super::field::Field;
use super::super::keys::{Command, Context};
use super::super::page::{Page, Row};
use super::super::theme::Look;
use super::super::transcript::{PROMPT, Transcript};
use super::scale::surer;
use super::{Given, StatementLine, moved, number, radio};
use hangup_core::attempt::{Confidence, Impression, LONGEST_TYPED, Response};
use hangup_core::quiz::call::{Act, CallFace, Reply, Turn, Walk, follow};
use hangup_core::quiz::{Id, Truth};

/// The way through a call.
#[derive(Debug, Clone)]
pub struct Call {
    face: Arc<CallFace>,
    scenario: String,
    path: Vec<Id>,
    here: Here,
    stage: Stage,
    transcript: Option<Transcript>,
}

/// Where the path has led to. Kept, so that drawing does not walk the whole call again.
#[derive(Debug, Clone, Default)]
struct Here {
    offered: Vec<Reply>,
    ending: Option<Id>,
    prompt_is_open: bool,
}

impl Here {
    fn after(walk: &Walk<'_>) -> Self {
        let opens = |turn: &Turn<'_>| matches!(turn, Turn::Line(_, line) if line.opens_prompt);
        Self {
            offered: walk.offered().into_iter().cloned().collect(),
            ending: walk.ending().cloned(),
            prompt_is_open: walk.turns().iter().any(opens) && walk.ending().is_none(),
        }
    }
}

#[derive(Debug, Clone)]
enum Stage {
    /// Replying, with the cursor on one of the replies offered.
    Replying(Option<usize>),
    /// Typing at the command prompt.
    Prompt(Field),
    /// Saying what the call was.
    Judging(Judgement),
}

/// What the call was taken for, as far as that is said.
#[derive(Debug, Clone, Copy, Default)]
struct Judgement {
    /// `Some(None)`: could not tell.
    verdict: Option<Option<Truth>>,
    sure: Option<usize>,
}

impl Call {
    pub fn new(face: &Arc<CallFace>, scenario: &str, path: Vec<Id>) -> Self {
        let here = Here::after(&follow(face, &path));
        let stage = stage_of(&here);
        Self { face: face.clone(), scenario: scenario.to_owned(), path, here, stage, transcript: None }
    }

    pub fn context(&self) -> Context {
        match self.stage {
            Stage::Replying(_) => Context::Call,
            Stage::Prompt(_) => Context::Prompt,
            Stage::Judging(_) => Context::Judging,
        }
    }

    /// The replies given so far.
    pub fn path(&self) -> &[Id] {
        &self.path
    }

    /// Whether a command prompt is open in the scenario.
    pub fn prompt_is_open(&self) -> bool {
        self.here.prompt_is_open
    }

    /// Writes the conversation for a look, if that has not been done.
    pub fn prepare(&mut self, look: Look) {
        if !self.transcript.as_ref().is_some_and(|transcript| transcript.is_for(look)) {
            let mut transcript = Transcript::below(&self.scenario, look);
            transcript.append(&self.face, follow(&self.face, &self.path).turns());
            self.transcript = Some(transcript);
        }
    }

    pub fn apply(&mut self, command: Command) {
        let offered = self.here.offered.len();
        let prompt_is_open = self.here.prompt_is_open;
        match (&mut self.stage, command) {
            (Stage::Replying(_), Command::Prompt) if prompt_is_open => {
                self.stage = Stage::Prompt(Field::new(String::new(), LONGEST_TYPED));
            }
            (Stage::Replying(cursor), command) => *cursor = moved(*cursor, command, offered),
            (Stage::Prompt(field), command) => field.apply(command),
            (Stage::Judging(judgement), command) => judgement.apply(command),
        }
    }

    /// Leaves the prompt, if one is at it.
    pub fn leave_prompt(&mut self) -> bool {
        let typing = matches!(self.stage, Stage::Prompt(_));
        if typing {
            self.stage = Stage::Replying(None);
        }
        typing
    }

    /// The reply chosen, or the answer when the call is over.
    pub fn confirm(&mut self) -> Result<Given, &'static str> {
        match &mut self.stage {
            Stage::Replying(cursor) => {
                let reply = cursor.and_then(|place| self.here.offered.get(place));
                let id = reply.ok_or("Choose what you say or do first")?.id.clone();
                self.reply(&id);
                Ok(Given::Reply(id))
            }
            Stage::Prompt(field) => {
                let command = field.take();
                if let Some(transcript) = self.transcript.as_mut().filter(|_| !command.is_empty()) {
                    transcript.run(&self.face, &command);
                }
                Ok(Given::Nothing)
            }
            Stage::Judging(judgement) => {
                let impression = judgement.impression()?;
                Ok(Given::Answer(Response::Call { path: self.path.clone(), impression }))
            }
        }
    }

    fn reply(&mut self, id: &Id) {
        let mut walk = follow(&self.face, &self.path);
        let turns_before = walk.turns().len();
        // It is one of those offered, so it is taken.
        let _ = walk.reply(id);
        self.path.push(id.clone());
        self.here = Here::after(&walk);
        self.stage = stage_of(&self.here);
        if let Some(transcript) = &mut self.transcript {
            transcript.append(&self.face, walk.turns().get(turns_before..).unwrap_or_default());
        }
    }

    /// What was said and done so far, and where the newest of it begins.
    pub fn conversation(&self) -> Page {
        let Some(transcript) = &self.transcript else { return Page::default() };
        Page { above: transcript.rows.clone(), newest: Some(transcript.newest), ..Page::default() }
    }

    /// Writes what can be done now below the conversation.
    pub fn write(&self, page: &mut Page, look: Look) {
        page.rows.push(Row::blank());
        match &self.stage {
            Stage::Replying(cursor) => self.offers(*cursor, page, look),
            Stage::Prompt(field) => {
                let (row, column) = field.row_behind(Span::styled(format!("{PROMPT} "), look.theme.strong()), look);
                page.typing(row, column);
            }
            Stage::Judging(judgement) => judgement.write(page, look),
        }
    }

    fn offers(&self, cursor: Option<usize>, page: &mut Page, look: Look) {
        for (place, reply) in self.here.offered.iter().enumerate() {
            let (kind, text) = match &reply.act {
                Act::Say(words) => ("say", format!("“{words}”")),
                Act::Do(deed) => ("do", deed.clone()),
            };
            let label = format!("{:<3}{kind:<5}", number(place));
            let line = StatementLine { cursor: cursor == Some(place), label: &label, sign: "", text: &text };
            page.statement(line, look, Command::Pick(place));
        }
    }
}

/// One replies until the call has ended, and then says what it was.
fn stage_of(here: &Here) -> Stage {
    if here.ending.is_some() { Stage::Judging(Judgement::default()) } else { Stage::Replying(None) }
}

impl Judgement {
    fn apply(&mut self, command: Command) {
        match command {
            Command::Scam => self.verdict = Some(Some(Truth::Scam)),
            Command::Genuine => self.verdict = Some(Some(Truth::Genuine)),
            Command::CouldNotTell => self.verdict = Some(None),
            Command::Sure(step) => self.sure = Some(step),
            Command::Left | Command::Right => self.sure = surer(self.sure, command),
            Command::Down => {
                self.verdict = Some(match self.verdict {
                    None => Some(Truth::Scam),
                    Some(Some(Truth::Scam)) => Some(Truth::Genuine),
                    Some(_) => None,
                });
            }
            Command::Up => {
                self.verdict = Some(match self.verdict {
                    Some(None) => Some(Truth::Genuine),
                    _ => Some(Truth::Scam),
                });
            }
            _ => {}
        }
    }

    fn impression(&self) -> Result<Option<Impression>, &'static str> {
        match self.verdict {
            None => Err("What was it? s, g or u"),
            Some(None) => Ok(None),
            Some(Some(verdict)) => {
                let step = self.sure.and_then(|step| Confidence::STEPS.get(step).copied());
                let confidence = step.ok_or("And how sure are you? ← and →")?;
                Ok(Some(Impression { verdict, confidence: Some(confidence) }))
            }
        }
    }

    fn write(&self, page: &mut Page, look: Look) {
        page.rows.push(Row::text(Span::styled("The call is over.", look.theme.dim())));
        page.rows.push(Row::blank());
        page.ask("What was this call?", look);
        let choices = [
            (Some(Truth::Scam), "s", "a scam", Command::Scam),
            (Some(Truth::Genuine), "g", "genuine", Command::Genuine),
            (None, "u", "I could not tell", Command::CouldNotTell),
        ];
        for (verdict, label, text, command) in choices {
            let chosen = self.verdict == Some(verdict);
            page.statement(StatementLine { cursor: chosen, label, sign: radio(chosen), text }, look, command);
        }
        if self.verdict != Some(None) {
            page.rows.push(Row::blank());
            page.scale(self.sure, false, look);
        }
    }
}
