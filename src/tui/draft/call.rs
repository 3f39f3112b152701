//! A draft of the way through a call: it is steered reply by reply, and when it is over one says what it was. While a
//! command prompt is open in the story, one may also type at it; that is no reply, and changes nothing.

use std::sync::Arc;

use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use super::super::keys::{Command, Context};
use super::super::page::Row;
use super::super::talk::{PROMPT, Talk, offer};
use super::super::theme::Look;
use super::scale::surer;
use super::{Given, Sheet, StatementLine, moved, number};
use hangup_core::attempt::{Confidence, Impression, Response};
use hangup_core::quiz::call::{CallFace, Reply, Turn, Walk, follow};
use hangup_core::quiz::{Id, Truth, is_refused};

/// The way through a call.
#[derive(Debug, Clone)]
pub struct Call {
    face: Arc<CallFace>,
    scenario: String,
    path: Vec<Id>,
    here: Here,
    stage: Stage,
    talk: Option<Talk>,
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
    Talking(Option<usize>),
    /// Typing at the command prompt.
    Prompt(Input),
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
        Self { face: face.clone(), scenario: scenario.to_owned(), path, here, stage, talk: None }
    }

    pub fn context(&self) -> Context {
        match self.stage {
            Stage::Talking(_) => Context::Call,
            Stage::Prompt(_) => Context::Prompt,
            Stage::Judging(_) => Context::Judging,
        }
    }

    /// The replies given so far.
    pub fn path(&self) -> &[Id] {
        &self.path
    }

    /// What can be said or done now.
    pub fn offered(&self) -> &[Reply] {
        &self.here.offered
    }

    /// The reply that the cursor is on, by its place among those offered.
    pub fn cursor(&self) -> Option<usize> {
        match self.stage {
            Stage::Talking(cursor) => cursor,
            Stage::Prompt(_) | Stage::Judging(_) => None,
        }
    }

    /// The ending, once there.
    pub fn ending(&self) -> Option<Id> {
        self.here.ending.clone()
    }

    /// Whether a command prompt is open in the story.
    pub fn prompt_is_open(&self) -> bool {
        self.here.prompt_is_open
    }

    /// Writes the conversation for a look, if that has not been done.
    pub fn prepare(&mut self, look: Look) {
        if !self.talk.as_ref().is_some_and(|talk| talk.is_for(look)) {
            let mut talk = Talk::below(&self.scenario, look);
            talk.hear(&self.face, follow(&self.face, &self.path).turns());
            self.talk = Some(talk);
        }
    }

    pub fn apply(&mut self, command: Command) {
        let offered = self.here.offered.len();
        let prompt_is_open = self.here.prompt_is_open;
        match (&mut self.stage, command) {
            (Stage::Talking(_), Command::Prompt) if prompt_is_open => self.stage = Stage::Prompt(Input::default()),
            (Stage::Talking(cursor), command) => *cursor = moved(*cursor, command, offered),
            (Stage::Prompt(_), Command::Edit(InputRequest::InsertChar(letter)))
                if is_refused(letter) || letter == '\n' => {}
            (Stage::Prompt(input), Command::Edit(request)) => drop(input.handle(request)),
            (Stage::Prompt(_), _) => {}
            (Stage::Judging(judgement), command) => judgement.apply(command),
        }
    }

    /// Leaves the prompt, if one is at it.
    pub fn leave_prompt(&mut self) -> bool {
        let typing = matches!(self.stage, Stage::Prompt(_));
        if typing {
            self.stage = Stage::Talking(None);
        }
        typing
    }

    /// The reply chosen, or the answer when the call is over.
    pub fn confirm(&mut self) -> Result<Given, &'static str> {
        match &mut self.stage {
            Stage::Talking(cursor) => {
                let reply = cursor.and_then(|place| self.here.offered.get(place));
                let id = reply.ok_or("Choose what you say or do first")?.id.clone();
                self.reply(&id);
                Ok(Given::Reply(id))
            }
            Stage::Prompt(input) => {
                let command = input.value_and_reset();
                if let Some(talk) = &mut self.talk
                    && !command.trim().is_empty()
                {
                    talk.run(&self.face, command.trim());
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
        if let Some(talk) = &mut self.talk {
            talk.hear(&self.face, walk.turns().get(turns_before..).unwrap_or_default());
        }
    }

    /// What was said and done so far, and where the newest of it begins.
    pub fn conversation(&self) -> Sheet {
        let mut sheet = Sheet::default();
        if let Some(talk) = &self.talk {
            sheet.above = talk.rows.clone();
            sheet.newest = Some(talk.newest);
        }
        sheet
    }

    pub fn sheet(&self, look: Look) -> Sheet {
        let mut sheet = self.conversation();
        sheet.rows.push(Row::blank());
        match &self.stage {
            Stage::Talking(cursor) => self.offers(*cursor, &mut sheet, look),
            Stage::Prompt(input) => prompt(input, &mut sheet, look),
            Stage::Judging(judgement) => judgement.sheet(&mut sheet, look),
        }
        sheet
    }

    fn offers(&self, cursor: Option<usize>, sheet: &mut Sheet, look: Look) {
        for (place, reply) in self.here.offered.iter().enumerate() {
            let start = sheet.rows.len();
            let rows = offer(&number(place), cursor == Some(place), reply, look);
            sheet.rows.extend(rows.into_iter().map(|row| row.doing(Command::Pick(place))));
            if cursor == Some(place) {
                sheet.focus = Some(start..sheet.rows.len());
            }
        }
    }
}

/// One replies until the call has ended, and then says what it was.
fn stage_of(here: &Here) -> Stage {
    if here.ending.is_some() { Stage::Judging(Judgement::default()) } else { Stage::Talking(None) }
}

fn prompt(input: &Input, sheet: &mut Sheet, look: Look) {
    let room = look.measure().saturating_sub(PROMPT.len() + 2);
    let scroll = input.visual_scroll(room);
    let shown: String = input.value().chars().skip(scroll).take(room).collect();
    let row = sheet.rows.len();
    let line = Line::from(vec![Span::styled(format!("{PROMPT} "), look.theme.strong()), Span::raw(shown)]);
    sheet.rows.push(Row::text(line));
    sheet.caret = Some((row, PROMPT.len() + 2 + input.visual_cursor().saturating_sub(scroll)));
    sheet.focus = Some(row..row + 1);
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
                Ok(Some(Impression { verdict, confidence }))
            }
        }
    }

    fn sheet(&self, sheet: &mut Sheet, look: Look) {
        sheet.rows.push(Row::text(Span::styled("The call is over.", look.theme.dim())));
        sheet.rows.push(Row::blank());
        sheet.ask("What was this call?", look);
        let choices = [
            (Some(Truth::Scam), "s", "a scam", Command::Scam),
            (Some(Truth::Genuine), "g", "genuine", Command::Genuine),
            (None, "u", "I could not tell", Command::CouldNotTell),
        ];
        for (verdict, label, text, command) in choices {
            let chosen = self.verdict == Some(verdict);
            let sign = if chosen { "●" } else { "○" };
            sheet.statement(StatementLine { cursor: chosen, label, sign, text }, look, command);
        }
        if self.verdict != Some(None) {
            sheet.rows.push(Row::blank());
            let focus = sheet.focus.clone();
            sheet.scale(self.sure, false, look);
            sheet.focus = focus;
        }
    }
}
