//! A question of a paper beside its key and the answer that was given to it: what an explanation is made from.

use super::{Entry, Response};
use crate::quiz::{AnswerKey, Question, Truth};

/// A question and how it was answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its entry on the paper.
    pub entry: &'a Entry,
    /// The answer that counts; `None` where it was left blank.
    pub response: Option<&'a Response>,
}

impl Answered<'_> {
    /// What the situation is, and what it was taken for; `None` where no verdict was asked or given.
    pub fn verdict(&self) -> Option<(Truth, Truth)> {
        match (&self.question.key.answer, self.response) {
            (AnswerKey::Verdict(key), Some(Response::Verdict { verdict, .. })) => Some((key.truth, (*verdict)?)),
            _ => None,
        }
    }
}
