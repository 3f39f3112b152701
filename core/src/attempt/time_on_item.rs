//! How long a question was on the screen.

use jiff::SignedDuration;

use super::{Attempt, What};
use crate::quiz::Id;

/// The whole seconds for which a question was on the screen, over all visits to it; pauses do not count. The screen cannot
/// tell whether anybody was looking.
pub fn seconds_on_item(attempt: &Attempt, question: &Id) -> i64 {
    let mut total = SignedDuration::ZERO;
    let mut since = None;
    let mut on_screen = false;
    for event in attempt.events() {
        total += since.take().map_or(SignedDuration::ZERO, |since| event.at.duration_since(since));
        match &event.what {
            What::Shown { question: shown } => on_screen = shown == question,
            What::HandedIn | What::Reopened { .. } => on_screen = false,
            What::Answered { .. } | What::Replied { .. } | What::Paused | What::Resumed => {}
        }
        since = (on_screen && event.what != What::Paused).then_some(event.at);
    }
    total.as_secs()
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::super::{Attempt, Mode, Paper, Response, What};
    use super::seconds_on_item;
    use crate::quiz::Id;

    #[test]
    fn visits_add_up_and_pauses_do_not_count() {
        let shown = |id: &str| What::Shown { question: Id::new(id) };
        let answered = What::Answered { question: Id::new("a"), response: Response::Typed("x".to_owned()) };
        let mut attempt = Attempt::new(Paper::of_nothing(Mode::Exam));
        for (second, what) in [
            (0, shown("a")),
            (10, answered),
            (12, shown("b")),
            (20, shown("a")),
            (25, What::Paused),
            (85, What::Resumed),
            (90, What::HandedIn),
        ] {
            attempt.record(Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second), what);
        }
        // By hand: 12 + 5 + 5, and 8 for the other one.
        assert_eq!((seconds_on_item(&attempt, &Id::new("a")), seconds_on_item(&attempt, &Id::new("b"))), (22, 8));
    }
}
