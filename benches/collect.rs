//! What collecting a large class costs: two thousand result files read, checked and marked by the real program, and its
//! memory at the most.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at the first surprise"
)]

mod support;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use hangup::shelf::find;
use hangup::store::{ExamFile, Head, Recorder, Writer};
use hangup_core::attempt::{Attempt, AttemptId, Confidence, Response, What, deal};
use hangup_core::quiz::{Sealed, Truth};
use jiff::{SignedDuration, Timestamp};
use support::figures::{Target, figure, heading, milliseconds, time};
use support::process::Process;

const LEARNERS: u128 = 2_000;

fn main() {
    let folder = tempfile::tempdir_in(support::build::scratch()).unwrap();
    let results = folder.path().join("handed-in");
    fs::create_dir(&results).unwrap();
    (0..LEARNERS).for_each(|learner| hand_in(&results, learner));

    let marks = folder.path().join("marks.csv");
    let responses = folder.path().join("responses.csv");
    let program = support::build::hangup();
    let mut peak = None;
    let took = time(|| {
        let mut collect = Command::new(&program);
        collect.args(["class", "collect"]).arg(&results).args(["--quiz", "before", "--gradebook"]).arg(&marks);
        collect.arg("--responses").arg(&responses).stdout(Stdio::piped());
        let mut child = collect.spawn().unwrap();
        // When it begins to tell what came of it, the work is done.
        let mut told = child.stdout.take().unwrap();
        told.read_exact(&mut [0]).unwrap();
        peak = Process(child.id()).peak_memory();
        std::io::copy(&mut told, &mut std::io::sink()).unwrap();
        assert!(child.wait().unwrap().success());
    });
    heading(&format!("Collecting {LEARNERS} result files of ten situations"));
    figure(
        "all of it",
        &milliseconds(took),
        Some(Target { words: "at most 5 s", reached: took <= Duration::from_secs(5) }),
    );
    match peak {
        Some(peak) => figure(
            "memory at the most",
            &format!("{peak} KiB"),
            Some(Target { words: "below 200 MB", reached: peak < 200_000_000 / 1024 }),
        ),
        None => figure("memory at the most", "unknown here", None),
    }
    assert_eq!(fs::read_to_string(&marks).unwrap().lines().count(), LEARNERS as usize + 1);
}

/// Writes the result of a learner who answers everything.
fn hand_in(folder: &Path, learner: u128) {
    let quiz = find("before").unwrap().open().unwrap();
    let (sealed, _) = Sealed::of(&quiz).unwrap();
    let form = ["A", "B", "C", "D"][(learner % 4) as usize];
    let paper = deal(&sealed, form, SignedDuration::ZERO);
    let mut attempt = Attempt::new(paper.clone());
    let at = |minute: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute);
    for (entry, minute) in paper.entries.iter().zip(1..) {
        attempt.record(at(minute), What::Shown { question: entry.question.clone() });
        let verdict = if (learner + minute as u128).is_multiple_of(3) { Truth::Genuine } else { Truth::Scam };
        let action = entry.options.get((learner % 3) as usize).cloned();
        let response = Response::Verdict {
            verdict: Some(verdict),
            confidence: Some(Confidence::STEPS[(learner % 6) as usize]),
            action,
        };
        attempt.record(at(minute), What::Answered { question: entry.question.clone(), response });
    }
    attempt.record(at(20), What::HandedIn);
    let head = Head::new(AttemptId(learner), &format!("L{learner:04}"), sealed.edition(), Writer::Learner, paper);
    let (mut exam_file, _) = ExamFile::open(folder, head).unwrap();
    exam_file.append(attempt.events()).unwrap();
}
