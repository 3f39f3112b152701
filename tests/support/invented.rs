//! An invented class: learners who do not exist answer the form `before` and play two calls. Who knows how much, and which
//! question is how hard, is made up; what they answer is drawn by chance from a fixed seed, so it is always the same.

#![allow(dead_code, reason = "each of those who use it needs only a part of it")]

use std::path::{Path, PathBuf};

use hangup::class::collect::Marker;
use hangup::class::pages::report;
use hangup::class::report::{ClassReport, Gathered, gather};
use hangup::shelf::find;
use hangup::store::{ExamFile, Head, Recorder, Writer};
use hangup_core::attempt::{Attempt, AttemptId, Confidence, Impression, Response, What, deal, to_copy_ids};
use hangup_core::quiz::call::{CallKey, EndingOutcome};
use hangup_core::quiz::{AnswerKey, Id, Question, Quiz, Truth, VerdictKey};
use jiff::{SignedDuration, Timestamp};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// How many learners the class of the documentation has.
const LEARNERS: u32 = 25;

/// What is taken off the chance of being right, in percent, question by question.
const HARDNESS: [i32; 10] = [26, 8, 2, 34, 0, 16, -8, 44, 6, 12];

/// The file with the report of the documentation, and what must be in it.
pub fn file() -> (PathBuf, String) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/report-example.html");
    (file, page(LEARNERS))
}

/// The report on an invented class of so many.
pub fn page(learners: u32) -> String {
    report(&ClassReport::of(&class(learners)))
}

/// An invented class of so many, gathered from the files that it handed in.
pub fn class(learners: u32) -> Gathered {
    let folder = tempfile::tempdir().unwrap();
    let markers = [find("before").unwrap().open().unwrap(), two_calls()].map(|quiz| Marker::new(quiz).unwrap());
    for learner in 0..learners {
        markers.iter().zip(0..).for_each(|(marker, quiz)| hand_in(folder.path(), marker, quiz, learner));
    }
    let (gathered, unusable) = gather(&[folder.path().to_owned()], &markers).unwrap();
    assert!(unusable.is_empty(), "{unusable:?}");
    Gathered { title: "An invented class".to_owned(), ..gathered }
}

fn two_calls() -> Quiz {
    let mut quiz = find("calls").unwrap().open().unwrap();
    quiz.questions.truncate(2);
    quiz
}

/// Writes the result file of a learner, who sat a quiz with this number.
fn hand_in(folder: &Path, marker: &Marker, quiz: u32, learner: u32) {
    let mut chance = Chance(ChaCha20Rng::seed_from_u64(u64::from(2 * learner + quiz)));
    let form = ["A", "B"][learner as usize % 2];
    let (paper, printed) = (deal(&marker.sealed, form, SignedDuration::ZERO), marker.printed(form));
    let mut attempt = Attempt::new(paper.clone());
    for (entry, authored) in paper.entries.iter().zip(&printed.entries) {
        let place = marker.quiz.questions.iter().position(|question| question.face.id == authored.question).unwrap();
        let percent = (80 + know_how(learner) - HARDNESS[place]).clamp(4, 97) as u32;
        if !chance.is(98) {
            continue;
        }
        let response = chance.response(&marker.quiz.questions[place], percent);
        let response = to_copy_ids(&response, marker.names.of(&entry.question).unwrap());
        attempt.record(Timestamp::UNIX_EPOCH, What::Answered { question: entry.question.clone(), response });
    }
    attempt.record(Timestamp::UNIX_EPOCH, What::HandedIn);
    let id = AttemptId(u128::from(2 * learner + quiz));
    let head = Head::new(id, &format!("S{:02}", learner + 1), marker.edition, Writer::Learner, paper);
    let (mut exam_file, _) = ExamFile::open(folder, head).unwrap();
    exam_file.append(attempt.events()).unwrap();
}

/// How much more a learner knows than the middle of the class, in percent: −30 to 30.
fn know_how(learner: u32) -> i32 {
    (learner * 37 % 61) as i32 - 30
}

struct Chance(ChaCha20Rng);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        (self.0.next_u64() % count as u64) as usize
    }

    /// True in so many of a hundred cases.
    fn is(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// What somebody answers who is right with this chance.
    fn response(&mut self, question: &Question, percent: u32) -> Response {
        match &question.key.answer {
            AnswerKey::Verdict(key) => self.verdict(key, percent),
            AnswerKey::Call(key) => self.call(key, percent),
            other => panic!("nobody was invented for {other:?}"),
        }
    }

    fn verdict(&mut self, key: &VerdictKey, percent: u32) -> Response {
        let Impression { verdict, confidence } = self.impression(key.truth, percent);
        let safe = self.is((percent + 10).min(98));
        let actions: Vec<&Id> = key.actions.iter().filter(|it| it.correct == safe).map(|it| &it.id).collect();
        let place = if self.is(60) { 0 } else { self.below(actions.len()) };
        Response::Verdict { verdict: Some(verdict), confidence, action: Some(actions[place].clone()) }
    }

    /// One of the ways that the author of the call wrote down.
    fn call(&mut self, key: &CallKey, percent: u32) -> Response {
        let safe = self.is(percent);
        let is_safe = |ends: &Id| key.ending(ends).unwrap().outcome == EndingOutcome::Safe;
        let paths: Vec<_> = key.paths.iter().filter(|path| is_safe(&path.ends) == safe).collect();
        let path = paths[self.below(paths.len())].replies.clone();
        let told = self.is(85);
        Response::Call { path, impression: told.then(|| self.impression(key.truth, percent)) }
    }

    /// Rather too sure than not.
    fn impression(&mut self, truth: Truth, percent: u32) -> Impression {
        let other = if truth == Truth::Scam { Truth::Genuine } else { Truth::Scam };
        let verdict = if self.is(percent) { truth } else { other };
        Impression { verdict, confidence: Some(Confidence::STEPS[percent as usize / 34 + self.below(4)]) }
    }
}
