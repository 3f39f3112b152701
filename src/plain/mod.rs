//! The same drill, line by line: for screen readers, braille displays, pipes, slow links and scripts.
//!
//! Everything is said in whole lines and in words; nothing is told by a place, a colour or a sign. Answers are read line
//! by line, and no prompt waits for anything else. It knows no terminal, no clock and no environment: lines come from any
//! reader and go to any writer, and the time is asked of a closure. What happens is recorded as on the screen, so that
//! the same answers are the same attempt.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod call;
mod debrief;
mod exam;
mod explanation;
mod flow;
mod keeping;
mod line_io;
mod menu;
mod prompt;
mod question;
mod report;
mod results;
mod scenario;

use std::io::{self, BufRead, Write};

use jiff::Timestamp;

pub use menu::{Choice, menu};
pub use report::class_report;

use crate::class::ExamSession;
use crate::store::Recorder;
use flow::Player;
use hangup_core::drill::Drill;
use line_io::LineIo;

/// What a drill needs from outside.
pub struct Surroundings<'a> {
    /// Columns after which text is wrapped; `None` leaves that to whatever shows it.
    pub width: Option<usize>,
    /// What time it is.
    pub now: &'a mut dyn FnMut() -> Timestamp,
    /// Keeps what happens, or says that it keeps nothing.
    pub recorder: &'a mut dyn Recorder,
    /// The exam that a teacher has dealt, if that is what is played.
    pub exam: Option<&'a ExamSession>,
}

/// Plays a drill from where it is to its results, or until the lines end or somebody leaves. Of a quiz that is sealed
/// there are results only once the words were typed that open it.
///
/// # Errors
/// When a line cannot be read or written.
pub fn play(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    drill: Drill,
    surroundings: Surroundings<'_>,
) -> io::Result<Drill> {
    let Surroundings { width, now, recorder, exam } = surroundings;
    let io = LineIo::new(input, output, width);
    Player { io, drill, now, recorder, unkept: false, without_keeping: false, file: None, exam, explained: None }.play()
}
