//! The time of an exam. It goes on evenly while the program runs, whatever becomes of the computer's clock, and from one
//! program to the next by what a computer can prove: how long it has been running. Every result file has the readings from
//! which that can be followed.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::system::{Computer, EvenClock};
use hangup_core::attempt::AttemptId;

/// By how much a computer's clock may stray before that is written down. Clocks are corrected by less all the time.
const STRAYS: SignedDuration = SignedDuration::from_secs(2);

/// What a computer's clocks said at a moment of an exam: a line of a result file, before the events that follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockReading {
    /// The moment, by the exam's own time, which the events have as well.
    pub at: Timestamp,
    /// What the clock said that people set.
    pub clock: Timestamp,
    /// Where a program took the exam up, which start of which computer that was, told only as a name that no other exam
    /// has for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boot: Option<String>,
    /// How long that computer had been running, where a program took the exam up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up: Option<SignedDuration>,
}

impl ClockReading {
    /// How far the computer's clock was ahead of the exam's time.
    pub fn ahead(&self) -> SignedDuration {
        self.clock.duration_since(self.at)
    }
}

/// Something about the clocks of an exam that whoever marks it should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockChange {
    /// A computer's clock was set by so much: forward, or back if negative. The time of the exam went on evenly.
    Set(SignedDuration),
    /// The exam went on on another computer, or after a new start of the same. By the clocks so much time lay in between,
    /// which does not count.
    OtherStart(SignedDuration),
}

/// What readings say of the clocks, in order.
pub fn clock_changes(readings: &[ClockReading]) -> Vec<ClockChange> {
    let mut boot = readings.first().and_then(|first| first.boot.as_ref());
    let mut changes = Vec::new();
    for (before, now) in readings.iter().zip(readings.iter().skip(1)) {
        let by = now.ahead() - before.ahead();
        // A program that takes the exam up writes down how long its computer has been running.
        if now.up.is_some() && now.boot.as_ref() != boot {
            boot = now.boot.as_ref();
            changes.push(ClockChange::OtherStart(by));
        } else if by.abs() >= STRAYS {
            changes.push(ClockChange::Set(by));
        }
    }
    changes
}

/// The time of an exam on a computer.
#[derive(Debug, Clone)]
pub(super) struct ExamTime {
    computer: Computer,
    clock: EvenClock,
    boot: Option<String>,
    /// How far the computer's clock was ahead when that was last written down; `None` before it ever was.
    noted: Option<SignedDuration>,
}

impl ExamTime {
    /// Goes on with an exam of which there are readings, up to the time of its last event; or begins it, by the
    /// computer's clock.
    ///
    /// - On a computer that has been running since, so much time has passed as it has been running.
    /// - Where a computer does not tell its starts apart, its clock counts, but time never runs backwards.
    /// - On another computer, or after a new start, nothing proves how long it was: the time goes on where it was left.
    pub fn go_on(computer: Computer, exam: AttemptId, readings: &[ClockReading], last: Option<Timestamp>) -> Self {
        let now = computer.read();
        let boot = now.boot.map(|boot| name_of(&boot, exam));
        let at = last.map_or(now.clock, |last| {
            let of_this_start = |reading: &&ClockReading| reading.boot.is_some() && reading.boot == boot;
            let since = |it: &ClockReading| it.at.checked_add(now.up.checked_sub(it.up?)?).ok();
            let proven = readings.iter().rfind(of_this_start).and_then(since);
            let has_named_start = boot.is_some() || readings.iter().any(|it| it.boot.is_some());
            let by_clock = || match readings.last() {
                Some(_) if has_named_start => last,
                Some(it) => now.clock.checked_sub(it.ahead()).unwrap_or(last),
                None => now.clock,
            };
            proven.unwrap_or_else(by_clock).max(last)
        });
        let clock = computer.clock_from(at);
        Self { computer, clock, boot, noted: None }
    }

    /// The clock that has this time.
    pub fn clock(&self) -> EvenClock {
        self.clock.clone()
    }

    /// What is to be written down of the clocks, if anything: at first, and whenever the computer's clock was set.
    pub fn reading_to_note(&self) -> Option<ClockReading> {
        let (at, now) = (self.clock.now(), self.computer.read());
        let reading = ClockReading { at, clock: now.clock, boot: None, up: None };
        match self.noted {
            None => Some(ClockReading { boot: self.boot.clone(), up: Some(now.up), ..reading }),
            Some(noted) => (reading.ahead() - noted).abs().ge(&STRAYS).then_some(reading),
        }
    }

    /// Takes note that a reading is written down.
    pub fn noted(&mut self, reading: &ClockReading) {
        self.noted = Some(reading.ahead());
    }
}

/// A name for the start of a computer that tells nobody which computer it is, nor whether two exams were on the same.
fn name_of(boot: &str, exam: AttemptId) -> String {
    let hash = Sha256::digest(format!("{exam} {boot}"));
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use jiff::{SignedDuration, Timestamp};

    use super::{ClockChange, ClockReading, ExamTime, clock_changes};
    use crate::system::{Computer, Reading};
    use hangup_core::attempt::AttemptId;

    const EXAM: AttemptId = AttemptId(7);

    fn minute(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    /// A computer whose clock is off by so many minutes, and the true minute, which a test sets.
    fn computer(boot: Option<&'static str>, since: i64, off: Rc<Cell<i64>>, now: Rc<Cell<i64>>) -> Computer {
        Computer::with_clocks(move || Reading {
            clock: minute(now.get() + off.get()),
            up: SignedDuration::from_mins(now.get() - since),
            boot: boot.map(str::to_owned),
        })
    }

    fn cells(off: i64, now: i64) -> (Rc<Cell<i64>>, Rc<Cell<i64>>) {
        (Rc::new(Cell::new(off)), Rc::new(Cell::new(now)))
    }

    /// Notes what there is to note.
    fn note(time: &mut ExamTime, readings: &mut Vec<ClockReading>) {
        if let Some(reading) = time.reading_to_note() {
            time.noted(&reading);
            readings.push(reading);
        }
    }

    #[test]
    fn a_clock_that_is_set_changes_no_time_and_is_written_down() {
        for set in [-1440, -60, -1, 1, 60, 1440] {
            let (off, now) = cells(0, 100);
            let mut time = ExamTime::go_on(computer(Some("a"), 0, off.clone(), now.clone()), EXAM, &[], None);
            let mut readings = Vec::new();
            note(&mut time, &mut readings);
            assert_eq!(time.clock().now(), minute(100));
            now.set(103);
            off.set(set);
            note(&mut time, &mut readings);
            note(&mut time, &mut readings);
            assert_eq!(time.clock().now(), minute(103));
            assert_eq!(readings.len(), 2, "{readings:?}");
            assert_eq!(readings[1].ahead(), SignedDuration::from_mins(set));
            // Opened again on the same computer, which has not been off meanwhile.
            now.set(110);
            let again = ExamTime::go_on(computer(Some("a"), 0, off, now), EXAM, &readings, Some(minute(103)));
            assert_eq!(again.clock().now(), minute(110));
        }
    }

    #[test]
    fn between_two_computers_no_clock_lengthens_or_eats_what_is_left() {
        for off in [-10, 0, 10] {
            let (right, now) = cells(0, 100);
            let mut time = ExamTime::go_on(computer(Some("a"), 0, right.clone(), now.clone()), EXAM, &[], None);
            let mut readings = Vec::new();
            note(&mut time, &mut readings);
            now.set(105);
            let other = computer(Some("b"), 50, Rc::new(Cell::new(off)), now.clone());
            let mut time = ExamTime::go_on(other, EXAM, &readings, Some(minute(103)));
            assert_eq!(time.clock().now(), minute(103), "nothing proves more than the last event");
            note(&mut time, &mut readings);
            assert_eq!(readings[1].ahead(), SignedDuration::from_mins(2 + off));
            // Back on the first one, which knows how long it has been.
            now.set(108);
            let back = ExamTime::go_on(computer(Some("a"), 0, right, now), EXAM, &readings, Some(minute(104)));
            assert_eq!(back.clock().now(), minute(108));
        }
    }

    #[test]
    fn where_starts_have_no_names_the_clock_counts_and_never_runs_backwards() {
        for (off, expected) in [(0, 110), (10, 120), (-10, 103)] {
            let (right, now) = cells(0, 100);
            let mut time = ExamTime::go_on(computer(None, 0, right, now.clone()), EXAM, &[], None);
            let mut readings = Vec::new();
            note(&mut time, &mut readings);
            now.set(110);
            let later = computer(None, 0, Rc::new(Cell::new(off)), now);
            let time = ExamTime::go_on(later, EXAM, &readings, Some(minute(103)));
            assert_eq!(time.clock().now(), minute(expected));
        }
    }

    /// The clock was set on the first computer, so that its last reading is none with which it took the exam up.
    #[test]
    fn between_one_that_names_its_starts_and_one_that_does_not_no_clock_counts() {
        let (off, now) = cells(0, 100);
        let mut time = ExamTime::go_on(computer(Some("a"), 0, off.clone(), now.clone()), EXAM, &[], None);
        let mut readings = Vec::new();
        note(&mut time, &mut readings);
        off.set(60);
        note(&mut time, &mut readings);
        now.set(110);
        let mut other = ExamTime::go_on(computer(None, 0, cells(60, 0).0, now), EXAM, &readings, Some(minute(103)));
        assert_eq!(other.clock().now(), minute(103));
        note(&mut other, &mut readings);
        let minutes = SignedDuration::from_mins;
        assert_eq!(clock_changes(&readings), [ClockChange::Set(minutes(60)), ClockChange::OtherStart(minutes(7))]);
    }

    #[test]
    fn a_reading_that_no_computer_can_have_made_counts_for_nothing() {
        for up in [SignedDuration::MIN, SignedDuration::MAX] {
            let (off, now) = cells(0, 110);
            let mut first = ExamTime::go_on(computer(Some("a"), 0, off.clone(), now.clone()), EXAM, &[], None);
            let mut readings = Vec::new();
            note(&mut first, &mut readings);
            readings[0].up = Some(up);
            let time = ExamTime::go_on(computer(Some("a"), 0, off, now), EXAM, &readings, Some(minute(103)));
            assert_eq!(time.clock().now(), minute(103));
        }
    }

    #[test]
    fn a_file_without_readings_goes_by_the_clock() {
        let (off, now) = cells(0, 110);
        let time = ExamTime::go_on(computer(Some("a"), 0, off, now), EXAM, &[], Some(minute(103)));
        assert_eq!(time.clock().now(), minute(110));
    }

    #[test]
    fn a_reading_that_no_computer_can_have_written_proves_nothing() {
        let computer = || {
            let (off, now) = cells(0, 110);
            computer(Some("a"), 0, off, now)
        };
        let reading = ExamTime::go_on(computer(), EXAM, &[], None).reading_to_note().unwrap();
        for up in [SignedDuration::MIN, SignedDuration::MAX] {
            let forged = ClockReading { up: Some(up), ..reading.clone() };
            let time = ExamTime::go_on(computer(), EXAM, &[forged], Some(minute(103)));
            assert_eq!(time.clock().now(), minute(103), "{up:?}");
        }
    }

    #[test]
    fn that_a_clock_was_set_and_that_another_computer_took_over_are_told_apart() {
        let reading = |at, clock, boot: Option<&str>| ClockReading {
            at: minute(at),
            clock: minute(clock),
            boot: boot.map(str::to_owned),
            up: boot.map(|_| SignedDuration::ZERO),
        };
        let readings = [
            reading(0, 0, Some("a")),
            reading(3, 63, None),
            reading(9, 69, Some("a")),
            reading(9, 25, Some("b")),
            reading(12, 28, Some("b")),
        ];
        let minutes = SignedDuration::from_mins;
        assert_eq!(clock_changes(&readings), [ClockChange::Set(minutes(60)), ClockChange::OtherStart(minutes(-44))]);
        assert_eq!(clock_changes(&[]), []);
    }

    #[test]
    fn what_a_computer_is_called_in_one_exam_says_nothing_in_another() {
        let read = |exam| {
            let (off, now) = cells(0, 0);
            ExamTime::go_on(computer(Some("a"), 0, off, now), exam, &[], None).reading_to_note().unwrap().boot
        };
        assert_eq!(read(EXAM), read(EXAM));
        assert_ne!(read(EXAM), read(AttemptId(8)));
    }
}
