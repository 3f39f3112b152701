//! The same drill, line by line: for screen readers, braille displays, pipes, slow links and scripts.
//!
//! Everything is said in whole lines and in words; nothing is told by a place, a colour or a sign. Answers are read line
//! by line, and no prompt waits for anything else. It knows no terminal, no clock and no environment: lines come from any
//! reader and go to any writer, and the time is asked of a closure. What happens is recorded as on the screen, so that
//! the same answers are the same attempt.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod asking;
mod call;
mod course;
mod debrief;
mod explaining;
mod keeping;
mod listening;
mod menu;
mod report;
mod results;
mod sitting;
mod story;
mod talk;

use std::io::{self, BufRead, Write};

use jiff::Timestamp;

pub use menu::{Choice, menu};
pub use report::class_report;
pub use sitting::{hear_words, welcome};

use course::Drill;
use hangup_core::attempt::{Attempt, Event};
use hangup_core::quiz::{Booklet, Fingerprint};
use talk::Talk;

/// Keeps an attempt and the event that was just added to it, or says why that failed and what can be done.
pub type Keep<'a> = &'a mut dyn FnMut(&Attempt, &Event) -> Result<(), String>;

/// What a drill needs from outside.
pub struct Surroundings<'n, 'k> {
    /// Columns after which text is wrapped; `None` leaves that to whatever shows it.
    pub width: Option<usize>,
    /// What time it is.
    pub now: &'n mut dyn FnMut() -> Timestamp,
    /// Keeps what happens; `None` where nothing is kept, which is then said.
    pub keep: Option<Keep<'k>>,
}

/// Plays an attempt from where it is to its results, or until the lines end or somebody leaves. Of a quiz that is sealed
/// there are no results; then it ends when it is handed in. Questions that are not in
/// the quiz any more, or read otherwise than when the paper was drawn, are left out.
///
/// # Errors
/// When a line cannot be read or written.
pub fn play(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    booklet: &Booklet,
    mut attempt: Attempt,
    surroundings: Surroundings<'_, '_>,
) -> io::Result<Attempt> {
    let drawn = attempt.paper.entries.len();
    attempt
        .paper
        .entries
        .retain(|entry| booklet.face(&entry.question).is_some_and(|face| Fingerprint::of(face) == entry.fingerprint));
    let left_out = drawn - attempt.paper.entries.len();
    let talk = Talk::new(input, output, surroundings.width);
    #[expect(clippy::needless_match, reason = "a lifetime within an option cannot be made shorter")]
    let keep: Option<Keep<'_>> = match surroundings.keep {
        Some(keep) => Some(keep),
        None => None,
    };
    Drill::new(talk, booklet, attempt, left_out, surroundings.now, keep).play()
}
