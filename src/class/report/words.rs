//! The words behind the ids in a table: what a question is about, and what a response means. Without a quiz, ids stand for
//! themselves.

use std::collections::HashMap;

use hangup_core::quiz::{AnswerKey, Ask, Question, Quiz, visible};
use hangup_core::wording::{first_sentence, opening, taken_for};

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
            let words = QuestionWords { about: opening(&question.face.scenario), responses: responses(question) };
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
        words.and_then(|words| words.said(response)).unwrap_or_else(|| visible(response))
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

impl QuestionWords {
    /// What a response says; of several options, or of steps in an order, one after the other.
    fn said(&self, response: &str) -> Option<String> {
        let known = |id: &str| self.responses.get(id).cloned();
        let each = |by: char| response.split(by).map(known).collect::<Option<Vec<String>>>();
        known(response).or_else(|| Some(each('+')?.join("; "))).or_else(|| Some(each('>')?.join(", then ")))
    }
}

fn responses(question: &Question) -> HashMap<String, String> {
    let face = &question.face;
    let mut responses: HashMap<String, String> =
        face.ask.statements().iter().map(|statement| (statement.id.to_string(), statement.text.clone())).collect();
    if matches!(face.ask, Ask::Verdict(_)) {
        for verdict in [hangup_core::quiz::Truth::Scam, hangup_core::quiz::Truth::Genuine] {
            let name = if verdict == hangup_core::quiz::Truth::Scam { "scam" } else { "genuine" };
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

#[cfg(test)]
mod tests {
    use super::Words;
    use hangup_core::quiz::parse;

    const QUIZ: &str = "format: 1
id: words
title: Words
summary: One.
questions:
  - id: first-things
    topic: afterwards
    scenario: A stranger has been in your PC. It is late.
    order:
      ask: What comes first?
      steps: [{ id: hang, text: Hang up }, { id: unplug, text: Pull the plug }]
";

    #[test]
    fn a_response_of_several_parts_is_told_part_by_part() {
        let mut words = Words::default();
        words.learn(&parse(QUIZ.as_bytes()).unwrap());
        let said = |response| words.response("first-things", response);
        assert_eq!(said("hang"), "Hang up");
        assert_eq!(said("unplug>hang"), "Pull the plug, then Hang up");
        assert_eq!(said("hang+unplug"), "Hang up; Pull the plug");
        assert_eq!(said("hang+no-such-thing"), "hang+no-such-thing");
        assert_eq!(words.about("first-things"), "A stranger has been in your PC. It is late.");
    }
}
