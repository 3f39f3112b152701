//! The words behind the ids in a table: what a question is about, and what a response means. Without a quiz, ids stand for
//! themselves.

use std::collections::HashMap;

use hangup_core::measure::class::ResponseCategory;
use hangup_core::quiz::{AnswerKey, Id, Question, Quiz, visible};
use hangup_core::wording::{first_sentence, opening, taken_for};

/// The words of questions and responses.
#[derive(Debug, Clone, Default)]
pub struct Words {
    questions: HashMap<String, QuestionWords>,
}

#[derive(Debug, Clone)]
struct QuestionWords {
    about: String,
    /// The texts of options, lines, steps, actions and endings.
    texts: HashMap<Id, String>,
}

impl Words {
    /// Adds the words of a quiz.
    pub fn add(&mut self, quiz: &Quiz) {
        for question in &quiz.questions {
            let words = QuestionWords { about: opening(&question.face.scenario), texts: texts(question) };
            self.questions.insert(question.face.id.to_string(), words);
        }
    }

    /// What a question is about, in a sentence; its id where that is not known.
    pub fn about(&self, question: &str) -> String {
        self.questions.get(question).map_or_else(|| visible(question), |words| words.about.clone())
    }

    /// What a response means: the option, the action, or how a call ended; its ids where that is not known.
    pub fn response(&self, question: &str, response: &ResponseCategory) -> String {
        let words = self.questions.get(question);
        words.and_then(|words| words.response(response)).unwrap_or_else(|| visible(&response.to_string()))
    }

    /// What somebody does who gave a response: the action of a verdict without the verdict, or how a call ended.
    pub fn action(&self, question: &str, response: &ResponseCategory) -> String {
        let action = match response {
            ResponseCategory::Verdict { action: Some(action), .. } => {
                self.questions.get(question).and_then(|words| words.text(action))
            }
            _ => None,
        };
        action.unwrap_or_else(|| self.response(question, response))
    }
}

impl QuestionWords {
    fn text(&self, id: &Id) -> Option<String> {
        self.texts.get(id).cloned()
    }

    /// What a response means; of several options, or of steps in an order, one after the other.
    fn response(&self, response: &ResponseCategory) -> Option<String> {
        let each = |ids: &[Id]| ids.iter().map(|id| self.text(id)).collect::<Option<Vec<String>>>();
        match response {
            ResponseCategory::Options(ids) => each(ids).filter(|texts| !texts.is_empty()).map(|texts| texts.join("; ")),
            ResponseCategory::Order(ids) => each(ids).map(|texts| texts.join(", then ")),
            ResponseCategory::Verdict { verdict, action: None } => Some(taken_for(*verdict).to_owned()),
            ResponseCategory::Verdict { verdict, action: Some(action) } => {
                Some(format!("{}; {}", taken_for(*verdict), self.text(action)?))
            }
            ResponseCategory::Ending(ending) => self.text(ending.as_ref()?),
            // A table from elsewhere may have an action without the verdict.
            ResponseCategory::Text(text) => self.text(&Id::new(text.as_str())),
        }
    }
}

fn texts(question: &Question) -> HashMap<Id, String> {
    let statements = question.face.ask.statements();
    let mut texts: HashMap<Id, String> =
        statements.iter().map(|statement| (statement.id.clone(), statement.text.clone())).collect();
    if let AnswerKey::Call(key) = &question.key.answer {
        texts.extend(key.endings.iter().map(|ending| (ending.id.clone(), first_sentence(&ending.text))));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::Words;
    use hangup_core::measure::class::ResponseCategory;
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
    fn a_response_of_several_parts_is_put_into_words_part_by_part() {
        let quiz = parse(QUIZ.as_bytes()).unwrap();
        let mut words = Words::default();
        words.add(&quiz);
        let in_words = |response| words.response("first-things", &ResponseCategory::read(response, &quiz.questions[0]));
        assert_eq!(in_words("hang"), "Hang up");
        assert_eq!(in_words("unplug>hang"), "Pull the plug, then Hang up");
        assert_eq!(in_words("hang>no-such-thing"), "hang>no-such-thing");
        assert_eq!(words.response("first-things", &"unplug".into()), "Pull the plug");
        assert_eq!(words.about("first-things"), "A stranger has been in your PC. It is late.");
    }
}
