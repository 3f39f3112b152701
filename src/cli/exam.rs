//! Sitting an exam: what `hangup` and `hangup play` do with a start file from a teacher.

use std::io::{stdin, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use super::play::{PLAIN_WIDTH, line_by_line};
use crate::class::{Desk, Laid, NoSitting};
use crate::plain::{self, Surroundings};
use crate::settings::{Flags, Settings};
use crate::system;
use crate::tui::{self, App, DrillEffect, DrillMessage};
use hangup_core::attempt::{Attempt, Event, answer_code, unsealed};
use hangup_core::quiz::Booklet;

impl From<NoSitting> for Failure {
    fn from(NoSitting(why): NoSitting) -> Self {
        Self::Said(format!("hangup: {why}"))
    }
}

/// Sits the exam of a start file: from its beginning, or from where it was left.
pub fn sit(start_file: &Path, flags: Flags, plain: bool) -> Result<ExitCode, Failure> {
    let settings = Settings::read(flags)?;
    let laid = Desk::lay(start_file)?;
    if line_by_line(plain) {
        return by_lines(laid);
    }
    let Laid { mut desk, sitting, booklet, attempt } = laid;
    let begin = |caps| App::sitting(caps, sitting, booklet, attempt, system::now());
    let mut perform = |effect| {
        Ok(match effect {
            DrillEffect::Keep { events, .. } => Some(DrillMessage::Kept(desk.keep(&events))),
            DrillEffect::Unseal { words } => Some(DrillMessage::Unsealed(desk.unseal(&words))),
            // There is nothing to remember but the exam itself; asked again, it may be kept again.
            DrillEffect::Recall => Some(DrillMessage::Recalled(Ok(Vec::new()))),
            // The rest is asked for from the menu, which an exam does not have.
            _ => None,
        })
    };
    Ok(tui::run(settings, &mut perform, begin)?.into())
}

/// The same, line by line.
fn by_lines(laid: Laid) -> Result<ExitCode, Failure> {
    let Laid { mut desk, sitting, booklet, attempt } = laid;
    let (mut input, mut output) = (stdin().lock(), stdout().lock());
    let width = Some(PLAIN_WIDTH);
    if attempt.events().is_empty() {
        let whose = sitting.name.iter().fold(sitting.learner.clone(), |code, name| format!("{code}, {name}"));
        let mut told = vec![format!("Your answers go to {}", sitting.file)];
        told.extend(sitting.caution);
        if !plain::welcome(&mut input, &mut output, width, &whose, &attempt.paper, &told)? {
            return Ok(ExitCode::SUCCESS);
        }
    }
    let mut write_down = |_: &Attempt, event: &Event| desk.keep(std::slice::from_ref(event));
    let surroundings = Surroundings { width, now: &mut system::now, keep: Some(&mut write_down) };
    let attempt = plain::play(&mut input, &mut output, &booklet, attempt, surroundings)?;
    if !attempt.state().handed_in() {
        return Ok(ExitCode::SUCCESS);
    }
    let mut told = vec![format!("Your answers are in {}", sitting.file)];
    if let Booklet::Sealed(sealed) = &booklet {
        told.push(match answer_code(sealed, &attempt, &sitting.learner) {
            Ok(code) => format!("If the file cannot get to your teacher, copy this answer code:\n{code}"),
            Err(why) => format!("There is no answer code: {why}."),
        });
    }
    let opened = plain::hear_words(&mut input, &mut output, width, &told, |words| desk.unseal(words))?;
    if let Some((quiz, names)) = opened {
        // All of it is written down already.
        let mut kept = |_: &Attempt, _: &Event| Ok(());
        let surroundings = Surroundings { width, now: &mut system::now, keep: Some(&mut kept) };
        plain::play(&mut input, &mut output, &quiz.into(), unsealed(&attempt, &names), surroundings)?;
    }
    Ok(ExitCode::SUCCESS)
}
