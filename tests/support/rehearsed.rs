//! A class that never was: so many learners who answer the quiz of the rehearsal by a rule, always the same. Who has a
//! greater number modulo five knows more; every fifth question is hard.

#![allow(dead_code, reason = "each of those who use the class needs only a part of it")]

use std::fmt::Write as _;
use std::fs;

use hangup::class::collect::Marker;
use hangup::class::report::{CallPaths, ClassReport, Findings, Gathered, LinePath, gather};
use hangup_core::quiz::call::EndingOutcome;
use hangup_core::quiz::{AnswerKey, Question, Quiz, Truth, parse};

/// The quiz that they answer.
pub const QUIZ: &str = include_str!("../fixtures/class/rehearsal.yaml");

pub fn quiz() -> Quiz {
    parse(QUIZ.as_bytes()).unwrap()
}

/// A table of responses of so many learners.
pub fn table(learners: usize) -> String {
    let mut table = String::from("learner,question,response,mark,max_mark,truth,verdict,confidence,action_safe\n");
    for learner in 1..=learners {
        for (question, place) in quiz().questions.iter().zip(0..) {
            let knows = learner % 5 + (learner + place) % 4 > 1 + place % 5;
            writeln!(table, "S{learner:03},{}", answer(question, knows, learner + place)).unwrap();
        }
    }
    table
}

/// What somebody answers who knows a question, or does not.
fn answer(question: &Question, knows: bool, turn: usize) -> String {
    let id = &question.face.id;
    let mark = u8::from(knows);
    let sure = 50 + turn % 6 * 10;
    let (response, situation) = match &question.key.answer {
        AnswerKey::Verdict(key) => {
            let (truth, other) = words(key.truth);
            let verdict = if knows { truth } else { other };
            let action = key.actions.iter().find(|action| action.correct == knows);
            let response = action.map_or(verdict.to_owned(), |action| format!("{verdict}+{}", action.id));
            let safe = action.map(|action| action.correct.to_string()).unwrap_or_default();
            (response, format!("{truth},{verdict},{sure},{safe}"))
        }
        AnswerKey::Call(key) => {
            let ending = key.endings.iter().find(|ending| (ending.outcome == EndingOutcome::Safe) == knows).unwrap();
            let (truth, other) = words(key.truth);
            let verdict = if knows { truth } else { other };
            (ending.id.to_string(), format!("{truth},{verdict},{sure},{knows}"))
        }
        AnswerKey::Choice(key) if key.several => {
            ("cards+hurry".replace("+hurry", if knows { "+hurry" } else { "" }), ",,,".into())
        }
        AnswerKey::Choice(key) => {
            let chosen = key.options.iter().find(|option| option.correct == knows).unwrap();
            (chosen.id.to_string(), ",,,".into())
        }
        AnswerKey::Spot(_) => ((if knows { "locked+only" } else { "dear+thanks" }).into(), ",,,".into()),
        AnswerKey::Order(_) => {
            ((if knows { "hang>unplug>money>tell" } else { "tell>hang>money>unplug" }).into(), ",,,".into())
        }
        AnswerKey::Typed(_) => unreachable!("the quiz has no such question"),
    };
    format!("{id},{response},{mark},1,{situation}")
}

fn words(truth: Truth) -> (&'static str, &'static str) {
    match truth {
        Truth::Scam => ("scam", "genuine"),
        Truth::Genuine => ("genuine", "scam"),
    }
}

/// The answers of so many learners, with the ways that they took through the call.
pub fn gathered(learners: usize) -> Gathered {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("responses.csv");
    fs::write(&file, table(learners)).unwrap();
    let (mut gathered, unusable) = gather(&[file], &[Marker::new(quiz()).unwrap()]).unwrap();
    assert!(unusable.is_empty());
    if learners > 0 {
        gathered.calls.push(paths(u32::try_from(learners).unwrap()));
    }
    gathered
}

/// What is found of so many learners.
pub fn findings(learners: usize) -> Findings {
    Findings::of(&ClassReport::of(&gathered(learners)))
}

/// Two lines of the call of the quiz: a third of those who hear the first asks on, and half of these give in.
fn paths(learners: u32) -> CallPaths {
    let (asked, let_in) = (learners.div_ceil(3), learners.div_ceil(3) / 2);
    let line = |says: &str, heard, tells: Option<&str>, replies: [(&str, u32); 2]| LinePath {
        who: "Mike".to_owned(),
        says: says.to_owned(),
        heard,
        tells: tells.map(str::to_owned),
        replies: replies.map(|(words, count)| (words.to_owned(), count)).to_vec(),
    };
    CallPaths {
        question: "on-the-phone".to_owned(),
        played: learners,
        lines: vec![
            line(
                "Your PC has called for help.",
                learners,
                Some("No PC calls anybody: whoever says so wants something from you."),
                [("Who are you?", asked), ("put the phone down", learners - asked)],
            ),
            line("Now let me in.", asked, None, [("let him in", let_in), ("No. I stop here.", asked - let_in)]),
        ],
        endings: vec![
            (EndingOutcome::Safe, "It is quiet.".to_owned(), learners - asked),
            (EndingOutcome::Exposed, "That was near.".to_owned(), asked - let_in),
            (EndingOutcome::Harmed, "He is in your PC.".to_owned(), let_in),
        ],
    }
}
