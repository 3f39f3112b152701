//! The clock of an exam: how much time is left, computed from the paper and from when things happened. It runs whether or
//! not the program does, and stands still only during a pause that the quiz allows.

use jiff::{SignedDuration, Timestamp};

use super::{Event, Paper, Reopening, What};

/// How the clock of an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// When the time is up, were there no further pause.
    deadline: Timestamp,
    /// Since when it stands still.
    stopped: Option<Timestamp>,
    /// The newest time of any event. A computer's clock may be set back; that gives no time.
    latest: Timestamp,
}

impl Clock {
    /// The clock after some events; `None` where there is no limit, or nothing has happened yet.
    pub(super) fn after(paper: &Paper, events: &[Event]) -> Option<Self> {
        let mut clock = Self::before(paper, events)?;
        events.iter().for_each(|event| clock.take(paper, event));
        Some(clock)
    }

    /// The clock when the first of some events happens, before any of them is taken.
    pub(super) fn before(paper: &Paper, events: &[Event]) -> Option<Self> {
        let begun = events.first()?.at;
        let deadline = begun.checked_add(paper.time_allowed?).ok()?;
        Some(Self { deadline, stopped: None, latest: begun })
    }

    /// Takes the next event into account.
    pub(super) fn take(&mut self, paper: &Paper, event: &Event) {
        self.latest = self.latest.max(event.at);
        match event.what {
            What::Paused if paper.may_pause && self.left(event.at).is_positive() => {
                self.stopped = self.stopped.or(Some(self.latest));
            }
            What::Resumed => {
                if let Some(since) = self.stopped.take() {
                    self.deadline =
                        self.deadline.saturating_add(self.latest.duration_since(since)).unwrap_or(self.deadline);
                }
            }
            What::Reopened(Reopening { time, .. }) => {
                self.stopped = None;
                self.deadline = self.deadline.max(self.latest.saturating_add(time).unwrap_or(self.latest));
            }
            What::Paused | What::Shown { .. } | What::Answered { .. } | What::Replied { .. } | What::HandedIn => {}
        }
    }

    /// The time that is left at a moment, at least zero.
    pub fn left(&self, now: Timestamp) -> SignedDuration {
        let at = self.stopped.unwrap_or(now.max(self.latest));
        self.deadline.duration_since(at).max(SignedDuration::ZERO)
    }

    /// Whether the time is up at a moment.
    pub fn is_up(&self, now: Timestamp) -> bool {
        self.left(now).is_zero()
    }

    /// When the full minutes that are left change next, or the time is up; `None` while it stands still.
    pub fn next_minute(&self, now: Timestamp) -> Option<Timestamp> {
        let shown_until = (self.left(now).as_secs() - 1).max(0) / 60 * 60;
        let change = self.deadline.checked_sub(SignedDuration::from_secs(shown_until)).ok()?;
        (!self.is_stopped()).then_some(change)
    }

    /// Whether it stands still.
    pub fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// When the time is up, were there no further pause.
    pub fn deadline(&self) -> Timestamp {
        self.deadline
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::super::{Attempt, Mode, Paper, Reopening, Response, What};
    use crate::quiz::Id;

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    fn shown() -> What {
        What::Shown { question: Id::new("a") }
    }

    fn answered(text: &str) -> What {
        What::Answered { question: Id::new("a"), response: Response::Typed(text.to_owned()) }
    }

    /// An attempt with ten minutes for it.
    fn attempt(may_pause: bool, events: &[(i64, What)]) -> Attempt {
        let time_allowed = Some(SignedDuration::from_mins(10));
        let paper = Paper { time_allowed, may_pause, ..Paper::of_nothing(Mode::Exam) };
        let mut attempt = Attempt::new(paper);
        events.iter().for_each(|(minute, what)| attempt.record(at(*minute), what.clone()));
        attempt
    }

    fn minutes_left(attempt: &Attempt, minute: i64) -> i64 {
        attempt.clock().unwrap().left(at(minute)).as_mins()
    }

    #[test]
    fn it_runs_from_the_first_question_on_also_while_the_program_does_not() {
        let attempt = attempt(false, &[(5, shown())]);
        assert_eq!(minutes_left(&attempt, 6), 9);
        assert_eq!(minutes_left(&attempt, 15), 0);
        assert_eq!(minutes_left(&attempt, 500), 0);
        assert!(attempt.clock().unwrap().is_up(at(15)) && !attempt.clock().unwrap().is_up(at(14)));
    }

    #[test]
    fn it_stands_still_in_a_pause_that_the_quiz_allows_and_in_no_other() {
        let pause = [(0, shown()), (4, What::Paused), (30, What::Resumed)];
        assert_eq!(minutes_left(&attempt(true, &pause[..2]), 20), 6);
        assert_eq!(minutes_left(&attempt(true, &pause), 31), 5);
        assert_eq!(minutes_left(&attempt(false, &pause), 31), 0);
    }

    #[test]
    fn a_pause_after_the_end_gives_no_time() {
        let late = [(0, shown()), (11, What::Paused), (60, What::Resumed)];
        assert_eq!(minutes_left(&attempt(true, &late), 60), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_gives_no_time() {
        let attempt = attempt(false, &[(0, shown()), (8, shown())]);
        assert_eq!(minutes_left(&attempt, 3), 2);
        assert_eq!(minutes_left(&attempt, 9), 1);
    }

    #[test]
    fn an_answer_counts_until_the_time_is_up() {
        let id = Id::new("a");
        let in_time = attempt(false, &[(0, shown()), (9, answered("first"))]);
        assert!(in_time.state().answer(&id).is_some());
        let late = attempt(false, &[(0, shown()), (9, answered("first")), (10, answered("second"))]);
        assert_eq!(late.state().answer(&id), Some(&Response::Typed("first".to_owned())));
    }

    #[test]
    fn without_a_limit_or_before_the_first_event_there_is_no_clock() {
        assert_eq!(attempt(false, &[]).clock(), None);
        assert_eq!(Attempt::new(Paper::of_nothing(Mode::Exam)).clock(), None);
    }

    #[test]
    fn opened_again_it_gives_what_the_teacher_gave_or_what_was_left() {
        let reopened = |minutes| What::Reopened(Reopening { number: 1, time: SignedDuration::from_mins(minutes) });
        let late = attempt(false, &[(0, shown()), (10, What::HandedIn), (30, reopened(5))]);
        assert_eq!([30, 34, 35].map(|minute| minutes_left(&late, minute)), [5, 1, 0]);
        let early = attempt(false, &[(0, shown()), (2, What::HandedIn), (3, reopened(5))]);
        assert_eq!(minutes_left(&early, 3), 7);
        let paused = attempt(true, &[(0, shown()), (2, What::Paused), (20, reopened(5))]);
        assert_eq!(minutes_left(&paused, 21), 4);
    }
}
