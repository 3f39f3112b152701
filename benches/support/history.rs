//! A long history, made for measuring: attempts at the quizzes that come with hangup, all of them handed in.

use std::path::Path;

use hangup::shelf::built_in;
use hangup::store::Store;
use hangup_core::attempt::{Attempt, AttemptId, DrawOptions, Mode, Response, What, draw};
use hangup_core::quiz::Quiz;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

/// Fills a history with so many attempts of so many answers each, all in one transaction.
pub fn fill(file: &Path, attempts: usize, answers: usize) {
    drop(Store::open(file).unwrap());
    let quizzes: Vec<Quiz> = built_in().iter().map(|book| book.place.open().unwrap()).collect();
    let mut connection = Connection::open(file).unwrap();
    let transaction = connection.transaction().unwrap();
    for number in 0..attempts {
        let attempt = attempt(&quizzes[number % quizzes.len()], number, answers);
        let id = AttemptId(number as u128).to_string();
        let paper = serde_json::to_string(&attempt.paper).unwrap();
        let [begun, over] =
            [attempt.events().first(), attempt.events().last()].map(|it| it.unwrap().at.as_millisecond());
        transaction
            .execute(
                "INSERT INTO attempt (id, quiz, begun, handed_in, paper) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, attempt.paper.quiz.as_str(), begun, over, paper],
            )
            .unwrap();
        for event in attempt.events() {
            let what = serde_json::to_string(&event.what).unwrap();
            transaction
                .execute(
                    "INSERT INTO event (attempt, number, at, what) VALUES (?1, ?2, ?3, ?4)",
                    params![id, event.number, event.at.as_millisecond(), what],
                )
                .unwrap();
        }
    }
    transaction.commit().unwrap();
}

fn attempt(quiz: &Quiz, number: usize, answers: usize) -> Attempt {
    let seed = number as u64;
    let options = DrawOptions { mode: Mode::Practice, seed, form: String::new(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(quiz, &options));
    let mut at = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(number as i64);
    for place in 0..answers {
        let question = attempt.paper.entries[place % attempt.paper.entries.len()].question.clone();
        at += SignedDuration::from_secs(30);
        attempt.record(at, What::Answered { question, response: Response::Typed("slmgr".to_owned()) });
    }
    attempt.record(at, What::HandedIn);
    attempt
}
