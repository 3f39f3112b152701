//! A quiz in the hands of a learner: with its keys, or sealed until they have handed in. Whoever asks for more than faces
//! must say what happens while there is no more.

use std::sync::Arc;

use super::{Face, Id, Question, Quiz, Sealed};

/// A quiz in the hands of a learner.
#[derive(Debug, Clone)]
pub enum Booklet {
    /// With its keys.
    Open(Arc<Quiz>),
    /// Without them.
    Sealed(Arc<Sealed>),
}

impl Booklet {
    /// What it is called.
    pub fn title(&self) -> &str {
        match self {
            Self::Open(quiz) => &quiz.title,
            Self::Sealed(sealed) => &sealed.title,
        }
    }

    /// The face with this id.
    pub fn face(&self, id: &Id) -> Option<&Face> {
        match self {
            Self::Open(quiz) => quiz.question(id).map(|question| &question.face),
            Self::Sealed(sealed) => sealed.face(id),
        }
    }

    /// The question with this id, key and all; `None` also while it is sealed.
    pub fn question(&self, id: &Id) -> Option<&Question> {
        self.quiz()?.question(id)
    }

    /// The quiz with its keys; `None` while it is sealed.
    pub fn quiz(&self) -> Option<&Arc<Quiz>> {
        match self {
            Self::Open(quiz) => Some(quiz),
            Self::Sealed(_) => None,
        }
    }
}

impl From<Arc<Quiz>> for Booklet {
    fn from(quiz: Arc<Quiz>) -> Self {
        Self::Open(quiz)
    }
}
