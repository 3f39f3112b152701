//! Time, as collecting tells it: in the units that people use, whoever's clock ran which way, and after an exam was opened
//! again.

use hangup::class::ExamSession;
use hangup::store::Recorder;
use hangup::system::Computer;
use hangup_core::attempt::{Reopening, What};
use jiff::SignedDuration;

use super::desk::{Desk, answered, minute};

const BY_RECORD: &str = "class collect hand-in --quiz quiz.yaml --record papers.record";
const BY_ROSTER: &str = "class collect hand-in --quiz quiz.yaml --roster roster.csv";

fn desk() -> Desk {
    Desk::dealt("code\nL01\n")
}

#[test]
fn how_late_it_was_is_told_in_the_unit_that_people_would_use() {
    for (handed_in, note) in
        [(41, None), (42, Some("late by 1 min")), (160, Some("late by 119 min")), (161, Some("late by 2 hours"))]
    {
        let desk = desk();
        let marker = desk.marker();
        desk.sit("L01", |attempt| {
            attempt.record(minute(0), What::Shown { question: attempt.paper.entries[0].question.clone() });
            attempt.record(minute(handed_in), answered(&marker, "one", "right"));
            attempt.record(minute(handed_in), What::HandedIn);
        });
        let line = Desk::line(&desk.says(BY_RECORD), "L01");
        assert_eq!(line.split("  ").last().filter(|note| note.starts_with("late")), note, "{handed_in}: {line}");
    }
    let desk = desk();
    desk.answers("L01", &[]);
    let said = desk.says(&format!("{BY_RECORD} --due 2026-10-22T04:00:00Z"));
    assert!(said.contains("late by 33 days"), "{said}");
}

fn again(number: u32, minutes: i64) -> What {
    What::Reopened(Reopening { number, time: SignedDuration::from_mins(minutes) })
}

#[test]
fn handed_in_by_the_program_itself_when_it_woke_up_it_is_not_late() {
    let desk = desk();
    let marker = desk.marker();
    desk.sit("L01", |attempt| {
        attempt.record(minute(39), answered(&marker, "one", "right"));
        attempt.record(minute(500), What::HandedIn);
    });
    let line = Desk::line(&desk.says(BY_RECORD), "L01");
    assert!(!line.contains("late"), "{line}");
}

/// A learner hands in at minute 40, and has the exam opened again at minute 60.
fn reopened(desk: &Desk, minutes: i64, handed_in: Option<i64>) {
    let marker = desk.marker();
    desk.sit("L01", |attempt| {
        attempt.record(minute(0), answered(&marker, "one", "right"));
        attempt.record(minute(40), What::HandedIn);
        attempt.record(minute(60), again(1, minutes));
        attempt.record(minute(61), answered(&marker, "two", "right"));
        if let Some(handed_in) = handed_in {
            attempt.record(minute(handed_in), What::HandedIn);
        }
    });
}

#[test]
fn after_it_was_opened_again_the_last_handing_in_counts() {
    let desk = desk();
    desk.says("class reopen papers.record L01 --minutes 10");
    reopened(&desk, 10, Some(69));
    let due = format!("{BY_RECORD} --due 2026-11-24T10:45:00Z");
    for (command, note) in [(due.as_str(), "opened again by you, 10 min"), (BY_ROSTER, "opened again, 10 min")] {
        let line = Desk::line(&desk.says(command), "L01");
        assert!(line.contains("2 of 4  50%") && line.ends_with(note), "{line}");
        assert!(!line.contains("late") && !line.contains("not handed in"), "{line}");
    }
}

#[test]
fn after_it_was_opened_again_it_can_be_late_or_not_be_handed_in() {
    for (handed_in, note) in [(Some(75), "late by 4 min; opened again by you, 10 min"), (None, "not handed in; ")] {
        let desk = desk();
        desk.says("class reopen papers.record L01 --minutes 10");
        let marker = desk.marker();
        reopened(&desk, 10, None);
        if let Some(minutes) = handed_in {
            desk.sit("L01", |attempt| {
                attempt.record(minute(minutes), answered(&marker, "three", "right"));
                attempt.record(minute(minutes), What::HandedIn);
            });
        }
        let line = Desk::line(&desk.says(BY_RECORD), "L01");
        assert!(line.contains(note) && line.contains("2 of 4"), "{line}");
    }
}

#[test]
fn an_exam_that_was_opened_again_by_somebody_else_is_named() {
    for opened in [&[][..], &[20], &[9, 10]] {
        let desk = desk();
        for minutes in opened {
            desk.says(&format!("class reopen papers.record L01 --minutes {minutes}"));
        }
        reopened(&desk, 10, Some(65));
        let line = Desk::line(&desk.says(BY_RECORD), "L01");
        assert!(
            line.contains("opened again, 10 min, which your record does not have, so it does not count; "),
            "{line}"
        );
        assert!(line.contains("1 of 4  25%") && line.ends_with("the first: it was handed in before"), "{line}");
        assert!(!line.contains("late"), "{line}");
    }
}

#[test]
fn what_a_teacher_has_opened_again_once_counts_once() {
    for number in [1, 2] {
        let desk = desk();
        desk.says("class reopen papers.record L01 --minutes 10");
        reopened(&desk, 10, Some(65));
        let marker = desk.marker();
        desk.sit("L01", |attempt| {
            attempt.record(minute(80), again(number, 10));
            attempt.record(minute(81), answered(&marker, "three", "right"));
            attempt.record(minute(82), What::HandedIn);
        });
        let line = Desk::line(&desk.says(BY_RECORD), "L01");
        assert!(line.contains("2 of 4  50%") && !line.contains("late"), "{line}");
        assert!(
            line.contains("opened again by you, 10 min; opened again, 10 min, which your record does not"),
            "{line}"
        );
    }
}

#[test]
fn a_start_file_that_opens_an_exam_again_gives_its_time_once_however_often_it_is_opened() {
    let desk = desk();
    desk.answers("L01", &[("one", "right")]);
    // The first of the two never reached the learner.
    desk.says("class reopen papers.record L01 --minutes 10");
    desk.says("class reopen papers.record L01 --minutes 5");
    let opened_again = || {
        let start_file = desk.path("papers/L01.hangup");
        let (mut file, _, drill) = ExamSession::open(&start_file, None, Computer::this()).unwrap();
        file.append(drill.unkept()).unwrap();
        drill.attempt().events().iter().filter(|event| matches!(event.what, What::Reopened(_))).count()
    };
    assert_eq!([opened_again(), opened_again(), opened_again()], [1, 1, 1]);
    assert!(Desk::line(&desk.says(BY_RECORD), "L01").ends_with("opened again by you, 5 min"));
}

#[test]
fn where_nothing_is_known_of_an_exam_that_was_opened_again_the_learner_is_told_before_it_begins_anew() {
    let desk = desk();
    desk.answers("L01", &[]);
    desk.says("class reopen papers.record L01 --minutes 10");
    let caution = || {
        let opened = ExamSession::open(&desk.path("papers/L01.hangup"), None, Computer::this());
        opened.unwrap().1.context().caution.clone()
    };
    assert_eq!(caution(), None);
    std::fs::remove_file(desk.path("hand-in/L01.answers")).unwrap();
    assert!(caution().unwrap().starts_with("Your teacher has opened this exam again, and nothing of it is here"));
}

#[test]
fn a_copy_from_before_it_was_opened_again_does_not_count() {
    let desk = desk();
    desk.says("class reopen papers.record L01 --minutes 10");
    reopened(&desk, 10, None);
    let text = desk.read("hand-in/L01.answers");
    // The first line, the clocks, an answer, and that it was handed in.
    let before: Vec<&str> = text.lines().take(4).collect();
    desk.write("hand-in/copy.answers", before.join("\n") + "\n");
    let said = desk.says(BY_RECORD);
    assert!(said.contains("1 earlier state of it is passed over"), "{said}");
}

#[test]
fn times_that_run_backwards_are_named() {
    let desk = desk();
    desk.answers("L01", &[("one", "right"), ("two", "right")]);
    desk.change(
        "hand-in/L01.answers",
        "\"number\":2,\"at\":\"2026-11-24T10:01:00Z\"",
        "\"number\":2,\"at\":\"2026-11-24T09:01:00Z\"",
    );
    let said = desk.says(BY_RECORD);
    assert!(said.contains("its times run backwards 1 time"), "{said}");
}
