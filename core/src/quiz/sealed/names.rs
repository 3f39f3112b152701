//! What the names in a students' copy stand for. Only the quiz that the copy was derived from can say that.

use std::collections::HashMap;

use crate::quiz::{Face, Fingerprint, Id};

/// What the names in a students' copy stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    questions: HashMap<Id, QuestionNames>,
}

/// What the names in one question stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionNames {
    /// The author's name for the question.
    pub question: Id,
    /// The visible text of the question under the author's names.
    pub fingerprint: Fingerprint,
    /// The author's names for what can be chosen, by those in the copy.
    authored: HashMap<Id, Id>,
}

impl Names {
    /// What the names in a question of the copy stand for; `None` where the quiz has no question that reads so.
    pub fn of(&self, question: &Id) -> Option<&QuestionNames> {
        self.questions.get(question)
    }

    /// Learns what a question stands for, and gives the one that had this name before, if there was one.
    pub(super) fn learn(&mut self, name: Id, names: QuestionNames) -> Option<QuestionNames> {
        self.questions.insert(name, names)
    }
}

impl QuestionNames {
    pub(super) fn new(face: &Face) -> Self {
        Self { question: face.id.clone(), fingerprint: Fingerprint::of(face), authored: HashMap::new() }
    }

    /// The author's name for something to choose. A name that nothing in the copy has stays as it is, and stands for
    /// nothing in the quiz either.
    pub fn authored(&self, name: &Id) -> Id {
        self.authored.get(name).unwrap_or(name).clone()
    }

    /// The name in the copy of something to choose that the author named; the author's own where there is none.
    pub fn in_copy(&self, authored: &Id) -> Id {
        let named = self.authored.iter().find(|(_, known)| *known == authored).map(|(name, _)| name);
        named.unwrap_or(authored).clone()
    }

    /// Learns what a name stands for, and says whether something else had it before.
    pub(super) fn learn(&mut self, name: Id, authored: Id) -> bool {
        self.authored.insert(name, authored).is_some()
    }
}
