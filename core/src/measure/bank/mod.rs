//! What a bank of questions holds, and what somebody who knows nothing would score in it: a fair one pays no guess.
//!
//! A bank is any number of quizzes. Its forms are those that measure; each is judged on its own as well.

mod chance;
mod players;
mod table;

pub use players::{Played, Player};
pub use table::{Count, Table};

use jiff::civil::Date;
use serde::Serialize;

use crate::quiz::{Quiz, Usage};

/// What there is to say of a bank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Survey {
    /// What it holds.
    pub table: Table,
    /// What players who know nothing score in all of it.
    pub players: Vec<Played>,
    /// The same for each form that measures.
    pub forms: Vec<FormSurvey>,
}

/// What players who know nothing score in a form that measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormSurvey {
    /// The id of the quiz.
    pub quiz: String,
    /// Of its situations, how many are genuine.
    pub genuine: usize,
    /// Situations in it.
    pub situations: usize,
    /// What each player scores.
    pub players: Vec<Played>,
}

impl Survey {
    /// Surveys a bank, on a day.
    pub fn of(quizzes: &[Quiz], today: Date) -> Self {
        let bank = players::Bank::of(quizzes);
        let measures = |quiz: &&Quiz| quiz.usage == Usage::Measure;
        Self {
            table: Table::of(quizzes, today),
            players: bank.play(|_| true),
            forms: quizzes
                .iter()
                .filter(measures)
                .map(|quiz| {
                    let truths = Table::of(std::slice::from_ref(quiz), today).truth;
                    FormSurvey {
                        quiz: quiz.id.to_string(),
                        genuine: truths
                            .iter()
                            .filter(|count| count.name == "genuine")
                            .map(|count| count.questions)
                            .sum(),
                        situations: truths.iter().map(|count| count.questions).sum(),
                        players: bank.play(|question| std::ptr::eq(question, quiz)),
                    }
                })
                .collect(),
        }
    }
}
