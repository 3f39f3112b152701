//! Sitting an exam: what `hangup` and `hangup play` do with a start file from a teacher.

use std::io::stdin;
use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use super::play::{PLAIN_WIDTH, exit_code_of, line_by_line};
use crate::class::ExamSession;
use crate::output;
use crate::plain::{self, Surroundings};
use crate::settings::{Flags, Settings};
use crate::store::copy_folder;
use crate::system::Computer;
use crate::tui::{self, App, ExamHandler};

/// Sits the exam of a start file: from its beginning, or from where it was left.
pub fn sit(start_file: &Path, flags: Flags) -> Result<ExitCode, Failure> {
    let settings = Settings::read(flags)?;
    let (mut file, session, drill) = ExamSession::open(start_file, copy_folder().as_deref(), Computer::this())?;
    let clock = file.clock();
    if line_by_line(flags) {
        let surroundings = Surroundings {
            width: Some(PLAIN_WIDTH),
            now: &mut || clock.now(),
            recorder: &mut file,
            exam: Some(&session),
        };
        return Ok(exit_code_of(&plain::play(&mut stdin().lock(), &mut output::stdout(), drill, surroundings)?));
    }
    let context = session.context().clone();
    let mut handler = ExamHandler { file, session };
    let begin = |caps| App::exam(caps, context, drill, clock.now());
    Ok(tui::run(settings, &clock, &mut |effect| Ok(handler.handle(effect)), begin)?.into())
}
