//! The students' copy of a quiz: its faces, and nothing in it that gives a key away. Names are hashes of what can be seen
//! anyway, lists stand in the order of those names, and all endings of a call are one.
//!
//! Whoever has the quiz can derive the same copy, and so knows what each of its names stands for ([`Names`]).

mod call;
mod names;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use names::{Names, QuestionNames};

use super::{
    Ask, ChoiceFace, Difficulty, Face, Fingerprint, Id, OrderFace, Quiz, Statement, VerdictFace, is_refused, visible,
};

/// What learners get of a quiz before they have handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// The id of the quiz.
    pub quiz: Id,
    /// What it is called.
    pub title: String,
    /// Language of the text, as a BCP 47 tag.
    pub language: String,
    /// How long it may take, if the author set a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_limit: Option<SignedDuration>,
    /// Whether learners may stop the clock.
    #[serde(default)]
    pub may_pause: bool,
    /// The faces, sorted by their ids.
    pub faces: Vec<Face>,
}

/// Which edition of a quiz somebody has: another visible text, another edition. The key has no part in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edition(pub u64);

/// Why a quiz cannot be sealed, or why a students' copy is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    /// Two questions read the same, so no name could tell them apart.
    #[error("the questions `{0}` and `{1}` read the same; learners could not tell them apart")]
    TwoAlike(Id, Id),
    /// Two things to choose in this question read the same.
    #[error("two things to choose in `{0}` read the same")]
    OptionsAlike(Id),
    /// There is no question in it.
    #[error("there is no question in it")]
    Empty,
    /// Some text has characters that could steer a terminal.
    #[error("its text has characters in it that could steer a terminal")]
    RefusedCharacter,
    /// Something in it has a name that no copy would give it.
    #[error("`{}` is no name that hangup would give", visible(.0.as_str()))]
    StrangeName(Id),
}

impl Sealed {
    /// The students' copy of a quiz, and what its names stand for.
    ///
    /// # Errors
    /// When questions or options read the same.
    pub fn of(quiz: &Quiz) -> Result<(Self, Names), Unsealable> {
        let mut names = Names::default();
        let mut faces = Vec::with_capacity(quiz.questions.len());
        for question in &quiz.questions {
            let (face, question_names) = seal(&question.face)?;
            if let Some(other) = names.learn(face.id.clone(), question_names) {
                return Err(Unsealable::TwoAlike(other.question, question.face.id.clone()));
            }
            faces.push(face);
        }
        faces.sort_by(|one, other| one.id.cmp(&other.id));
        let sealed = Self {
            quiz: quiz.id.clone(),
            title: quiz.title.clone(),
            language: quiz.language.clone(),
            time_limit: quiz.time_limit,
            may_pause: quiz.may_pause,
            faces,
        };
        Ok((sealed, names))
    }

    /// The face with this id.
    pub fn face(&self, id: &Id) -> Option<&Face> {
        self.faces.iter().find(|face| face.id == *id)
    }

    /// Which edition this is: the same for whoever derives the copy from a quiz that reads the same.
    pub fn edition(&self) -> Edition {
        let mut hash = Sha256::new();
        for face in &self.faces {
            // The name of a question stands for its text, but not for how a call goes on from line to line.
            hash.update(face.id.as_str());
            if let Ask::Call(call) = &face.ask {
                hash.update(call::ways(call));
            }
        }
        Edition(first_eight(&hash.finalize()))
    }

    /// Whether a copy that came from outside is one that [`Sealed::of`] could have made.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn inspect(&self) -> Result<(), Unsealable> {
        let head = [self.quiz.as_str(), &self.title, &self.language];
        let texts = head.into_iter().chain(self.faces.iter().flat_map(Face::texts));
        if texts.flat_map(str::chars).any(is_refused) {
            return Err(Unsealable::RefusedCharacter);
        }
        for name in std::iter::once(&self.quiz).chain(self.faces.iter().flat_map(Face::ids)) {
            if !name.is_kebab_case() {
                return Err(Unsealable::StrangeName(name.clone()));
            }
        }
        if self.faces.is_empty() { Err(Unsealable::Empty) } else { Ok(()) }
    }
}

/// The face as learners get it, and what its names stand for.
fn seal(face: &Face) -> Result<(Face, QuestionNames), Unsealable> {
    let mut names = QuestionNames::new(face);
    let mut ask = face.ask.clone();
    match &mut ask {
        Ask::Choice(ChoiceFace { options, .. })
        | Ask::Verdict(VerdictFace { action: Some(ChoiceFace { options, .. }) })
        | Ask::Order(OrderFace { steps: options, .. }) => {
            rename(options, &mut names)?;
            options.sort_by(|one, other| one.id.cmp(&other.id));
        }
        // The order of reading is part of the question.
        Ask::Spot(spot) => rename(&mut spot.options, &mut names)?,
        Ask::Call(call) => *call = call::seal(call, &mut names),
        Ask::Verdict(VerdictFace { action: None }) | Ask::Typed(_) => {}
    }
    let mut sealed = Face {
        id: Id::new(String::new()),
        // What a question is about, and how hard its author thinks it is, could help to answer it.
        topic: String::new(),
        difficulty: Difficulty::Medium,
        region: face.region.clone(),
        marks: 1,
        scenario: face.scenario.clone(),
        exhibits: face.exhibits.clone(),
        ask,
    };
    sealed.id = Id::new(format!("q-{}", Fingerprint::of(&sealed)));
    Ok((sealed, names))
}

fn rename(statements: &mut [Statement], names: &mut QuestionNames) -> Result<(), Unsealable> {
    for statement in statements {
        let name = derived("o", &[&statement.text]);
        if names.learn(name.clone(), statement.id.clone()) {
            return Err(Unsealable::OptionsAlike(names.question.clone()));
        }
        statement.id = name;
    }
    Ok(())
}

/// A name that says no more than the texts that it is derived from.
fn derived(kind: &str, texts: &[&str]) -> Id {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    Id::new(format!("{kind}-{:012x}", first_eight(&hash.finalize()) >> 16))
}

fn first_eight(hash: &[u8]) -> u64 {
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
