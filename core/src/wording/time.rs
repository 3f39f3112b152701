//! What is said of the time there is for an exam.

use jiff::SignedDuration;

use super::counted;
use crate::attempt::Paper;

/// How long a paper may take, before it is begun.
pub fn time_allowed(paper: &Paper) -> String {
    let Some(allowed) = paper.time_allowed else { return "There is no time limit.".to_owned() };
    let minutes = counted(minutes_begun(allowed), "minute", "minutes");
    let clock = format!("You have {minutes}. The clock starts when you begin, and goes on even if you leave");
    if paper.may_pause {
        format!("{clock}; Ctrl-B stops it for a while. When the time is up, it is handed in by itself.")
    } else {
        format!("{clock}. When the time is up, it is handed in by itself.")
    }
}

/// How much time is left, in whole minutes.
pub fn time_left(left: SignedDuration) -> String {
    match minutes_begun(left) {
        0 => "time is up".to_owned(),
        1 => "last minute".to_owned(),
        minutes => format!("{minutes} min left"),
    }
}

/// Minutes, a minute begun counting as one.
fn minutes_begun(time: SignedDuration) -> usize {
    usize::try_from(time.as_secs()).unwrap_or(0).div_ceil(60)
}
