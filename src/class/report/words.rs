//! The words behind the ids in a table: what a question is about, and what a response means. Without a quiz, ids stand for
//! themselves.

use std::collections::HashMap;

use crate::quiz::{AnswerKey, Ask, Question, Quiz, visible};
use crate::wording::{first_sentence, taken_for};

/// The words of questions and responses.
#[derive(Debug, Clone, Default)]
pub struct Words {
    questions: HashMap<String, QuestionWords>,
}

#[derive(Debug, Clone)]
struct QuestionWords {
    about: String,
    /// What one does, or says, by the response.
    responses: HashMap<String, String>,
}

impl Words {
    /// Learns the words of a quiz.
    pub fn learn(&mut self, quiz: &Quiz) {
        for question in &quiz.questions {
            let words =
                QuestionWords { about: first_sentence(&question.face.scenario), responses: responses(question) };
            self.questions.insert(question.face.id.to_string(), words);
        }
    }

    /// What a question is about, in a sentence; its id where that is not known.
    pub fn about(&self, question: &str) -> String {
        self.questions.get(question).map_or_else(|| visible(question), |words| words.about.clone())
    }

    /// What a response means: the option, the action, or how a call ended; the response itself where that is not known.
    pub fn response(&self, question: &str, response: &str) -> String {
        let words = self.questions.get(question);
        words.and_then(|words| words.responses.get(response).cloned()).unwrap_or_else(|| visible(response))
    }

    /// What somebody does who gave a response: the action of a verdict without the verdict, or how a call ended.
    pub fn deed(&self, question: &str, response: &str) -> String {
        let action = response.split_once('+').map_or(response, |(_, action)| action);
        let words = self.questions.get(question);
        words
            .and_then(|words| words.responses.get(action).cloned())
            .unwrap_or_else(|| self.response(question, response))
    }
}

fn responses(question: &Question) -> HashMap<String, String> {
    let face = &question.face;
    let mut responses: HashMap<String, String> =
        face.ask.statements().iter().map(|statement| (statement.id.to_string(), statement.text.clone())).collect();
    if matches!(face.ask, Ask::Verdict(_)) {
        for verdict in [crate::quiz::Truth::Scam, crate::quiz::Truth::Genuine] {
            let name = if verdict == crate::quiz::Truth::Scam { "scam" } else { "genuine" };
            let said = taken_for(verdict);
            responses.insert(name.to_owned(), said.to_owned());
            for statement in face.ask.statements() {
                responses.insert(format!("{name}+{}", statement.id), format!("{said}; {}", statement.text));
            }
        }
    }
    if let AnswerKey::Call(key) = &question.key.answer {
        responses.extend(key.endings.iter().map(|ending| (ending.id.to_string(), first_sentence(&ending.text))));
    }
    responses
}
