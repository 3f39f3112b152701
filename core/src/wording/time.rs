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

/// A time as it was set: `40 min`, `2 min 30 s`, `30 s`.
pub fn exactly(time: SignedDuration) -> String {
    match (time.as_secs().max(0) / 60, time.as_secs().max(0) % 60) {
        (minutes, 0) => format!("{minutes} min"),
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// How long something was, in the unit that people would use: minutes up to two hours, a minute begun counting as one;
/// whole hours up to two days; then whole days.
pub fn about(time: SignedDuration) -> String {
    match time.as_hours() {
        ..2 => format!("{} min", minutes_begun(time)),
        hours @ ..48 => format!("{hours} hours"),
        hours => format!("{} days", hours / 24),
    }
}

/// Minutes, a minute begun counting as one.
fn minutes_begun(time: SignedDuration) -> usize {
    usize::try_from(time.as_secs()).unwrap_or(0).div_ceil(60)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::{about, exactly};

    #[test]
    fn times_are_said_in_the_unit_that_people_would_use() {
        let seconds = [0, 20, 60, 61, 7_199, 7_200, 172_799, 172_800, 48_301 * 60];
        let said = ["0 min", "1 min", "1 min", "2 min", "120 min", "2 hours", "47 hours", "2 days", "33 days"];
        assert_eq!(seconds.map(|seconds| about(SignedDuration::from_secs(seconds))), said);
    }

    #[test]
    fn times_that_were_set_are_said_to_the_second() {
        let said = [0, 30, 150, 3_000].map(|seconds| exactly(SignedDuration::from_secs(seconds)));
        assert_eq!(said, ["0 min", "30 s", "2 min 30 s", "50 min"]);
    }
}
