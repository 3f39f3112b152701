//! When to come back, and which visits count. All in one place, with where it comes from.
//!
//! What people learn about fraud fades: four months after a lesson on phishing it still showed, after six no longer
//! (Reinheimer and others, An investigation of phishing awareness and education over time, SOUPS 2020). So the visits lie
//! a week, a month and then four to five months apart; after a weak result the next is due within days.

use jiff::{SignedDuration, Timestamp};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Days until the next visit after the first, the second and every later good one.
const DAYS: [i32; 3] = [7, 30, 135];

/// Days until the next visit after a weak one.
const DAYS_AFTER_WEAK: i32 = 3;

/// Marks in percent, and safe actions of all situations in percent, below which a visit is weak.
const WEAK_BELOW: f64 = 70.0;
const UNSAFE_BELOW: f64 = 80.0;

/// An attempt that was handed in, as far as coming back is concerned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit {
    /// When it was handed in.
    pub at: Timestamp,
    /// Marks in percent of the maximum; `None` where there was nothing to earn.
    pub percent: Option<f64>,
    /// Safe actions in percent of the situations that asked for one; `None` where none did.
    pub safe_percent: Option<f64>,
}

impl Visit {
    /// Whether it went so badly that the next one should come soon.
    pub fn is_weak(&self) -> bool {
        self.percent.is_some_and(|percent| percent < WEAK_BELOW)
            || self.safe_percent.is_some_and(|percent| percent < UNSAFE_BELOW)
    }
}

/// When the next visit is due after some, given in the order in which they were; `None` without any.
///
/// A good visit that comes before it was due is practice: it begins the same time anew, and does not lengthen it.
pub fn next_visit(visits: &[Visit]) -> Option<Timestamp> {
    let mut due: Option<Timestamp> = None;
    let mut good_in_turn: usize = 0;
    for visit in visits {
        if visit.is_weak() {
            good_in_turn = 0;
        } else if due.is_none_or(|due| visit.at >= due) || good_in_turn == 0 {
            good_in_turn += 1;
        }
        let days = match good_in_turn {
            0 => DAYS_AFTER_WEAK,
            turn => DAYS.get(turn - 1).or(DAYS.last()).copied().unwrap_or(DAYS_AFTER_WEAK),
        };
        due = visit.at.checked_add(DAY * days).ok();
    }
    due
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{Visit, next_visit};

    fn on_day(day: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day)
    }

    fn good(day: i64) -> Visit {
        Visit { at: on_day(day), percent: Some(90.0), safe_percent: Some(100.0) }
    }

    fn weak(day: i64) -> Visit {
        Visit { percent: Some(40.0), ..good(day) }
    }

    fn due(visits: &[Visit]) -> Option<i64> {
        next_visit(visits).map(|due| due.duration_since(Timestamp::UNIX_EPOCH).as_hours() / 24)
    }

    #[test]
    fn visits_lie_a_week_a_month_and_then_four_and_a_half_months_apart() {
        assert_eq!(due(&[]), None);
        assert_eq!(due(&[good(0)]), Some(7));
        assert_eq!(due(&[good(0), good(8)]), Some(38));
        assert_eq!(due(&[good(0), good(8), good(40)]), Some(175));
        assert_eq!(due(&[good(0), good(8), good(40), good(180)]), Some(315));
    }

    #[test]
    fn after_a_weak_visit_the_next_is_due_within_days_and_the_turn_begins_anew() {
        assert_eq!(due(&[weak(0)]), Some(3));
        assert_eq!(due(&[good(0), good(8), weak(40)]), Some(43));
        assert_eq!(due(&[good(0), good(8), weak(40), good(43)]), Some(50));
        let unsafe_visit = Visit { safe_percent: Some(60.0), ..good(0) };
        assert_eq!(due(&[unsafe_visit]), Some(3), "marks alone do not protect");
    }

    #[test]
    fn practice_before_the_day_does_not_lengthen_the_time() {
        assert_eq!(due(&[good(0), good(1), good(2)]), Some(9));
        assert_eq!(due(&[weak(0), good(1)]), Some(8), "a good visit ends the weak turn at once");
    }
}
