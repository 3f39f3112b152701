//! What a bank holds, counted by everything that should be balanced in it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::quiz::{Ask, Channel, Difficulty, Question, Quiz};

/// How many questions of a bank are of each sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// By quiz.
    pub quiz: Vec<Count>,
    /// By topic.
    pub topic: Vec<Count>,
    /// By kind.
    pub kind: Vec<Count>,
    /// By the author's guess.
    pub difficulty: Vec<Count>,
    /// Verdicts and calls, by what they are.
    pub truth: Vec<Count>,
    /// Calls alone, by what they are.
    pub calls: Vec<Count>,
    /// By the way the contact comes.
    pub channel: Vec<Count>,
    /// By the country whose facts they rely on.
    pub region: Vec<Count>,
    /// By how long ago the claims were compared with their sources.
    pub source_age: Vec<Count>,
    /// Pairs of twins.
    pub twins: usize,
}

/// How many questions are of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The sort.
    pub name: String,
    /// How many.
    pub questions: usize,
}

impl Table {
    /// Counts a bank, on a day.
    pub fn of(quizzes: &[Quiz], today: Date) -> Self {
        let by = |sort: &dyn Fn(&Quiz, &Question) -> Option<String>| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for quiz in quizzes {
                for name in quiz.questions.iter().filter_map(|question| sort(quiz, question)) {
                    *counts.entry(name).or_default() += 1;
                }
            }
            counts.into_iter().map(|(name, questions)| Count { name, questions }).collect()
        };
        let questions = quizzes.iter().flat_map(|quiz| &quiz.questions);
        Self {
            quiz: by(&|quiz, _| Some(quiz.id.to_string())),
            topic: by(&|_, question| Some(question.face.topic.clone())),
            kind: by(&|_, question| Some(kind(question).to_owned())),
            difficulty: by(&|_, question| Some(difficulty(question.face.difficulty).to_owned())),
            truth: by(&|_, question| truth(question)),
            calls: by(&|_, question| truth(question).filter(|_| kind(question) == "call")),
            channel: by(&|_, question| Some(channel(question).to_owned())),
            region: by(&|_, question| Some(question.face.region.clone().unwrap_or_else(|| "anywhere".to_owned()))),
            source_age: by(&|_, question| Some(source_age(question, today).to_owned())),
            twins: questions.filter(|question| question.key.twin.is_some()).count() / 2,
        }
    }
}

fn truth(question: &Question) -> Option<String> {
    Some(question.key.answer.truth()?.word().to_owned())
}

fn kind(question: &Question) -> &'static str {
    match &question.face.ask {
        Ask::Choice(choice) if choice.several => "choice, several keys",
        Ask::Choice(_) => "choice, one key",
        Ask::Verdict(_) => "verdict",
        Ask::Spot(_) => "spot",
        Ask::Order(_) => "order",
        Ask::Typed(_) => "typed",
        Ask::Call(_) => "call",
    }
}

fn difficulty(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Easy => "1 easy",
        Difficulty::Medium => "2 in between",
        Difficulty::Hard => "3 hard",
    }
}

fn channel(question: &Question) -> &'static str {
    match (&question.face.ask, question.face.channel()) {
        (Ask::Call(_), _) | (_, Some(Channel::Phone)) => "phone",
        (_, Some(Channel::Screen)) => "screen",
        (_, Some(Channel::Email)) => "email",
        (_, Some(Channel::Sms)) => "text message",
        (_, Some(Channel::Letter)) => "letter",
        (_, None) => "told",
    }
}

fn source_age(question: &Question, today: Date) -> &'static str {
    let days = question.key.checked.map(|day| today.duration_since(day).as_hours() / 24);
    match days {
        None => "never compared",
        Some(..=31) => "up to a month",
        Some(..=183) => "up to half a year",
        Some(..=366) => "up to a year",
        Some(_) => "over a year",
    }
}
