//! A poll: what a class raises hands for, and how many did. It is made from a face alone, so it cannot say what is right.
//! How it is put in words is for `wording`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::attempt::Entry;
use crate::quiz::call::Walk;
use crate::quiz::{Ask, Face, Id, Truth};

/// What a contact can be, and the id of each as an option of a poll.
pub const VERDICTS: [(&str, Truth); 2] = [("scam", Truth::Scam), ("genuine", Truth::Genuine)];

/// Something that a class raises hands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// What one can raise a hand for, by id, in the order of the paper.
    pub options: Vec<Id>,
    /// How often.
    pub raising: Raising,
}

/// How often one raises a hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raising {
    /// For one of the options, so that all hands together are the class.
    Once,
    /// For as many options as one likes.
    Often,
    /// Not at all: hands tell little of an order, and nothing of words.
    Never,
}

impl Poll {
    /// What a question asks. Of a call it is what the call was.
    pub fn of_question(face: &Face, entry: &Entry) -> Self {
        let drawn = || entry.options.clone();
        let verdicts = || VERDICTS.map(|(id, _)| Id::new(id)).to_vec();
        let (options, raising) = match &face.ask {
            Ask::Choice(choice) if choice.several => (drawn(), Raising::Often),
            Ask::Choice(_) => (drawn(), Raising::Once),
            Ask::Verdict(_) | Ask::Call(_) => (verdicts(), Raising::Once),
            Ask::Spot(_) => (drawn(), Raising::Often),
            Ask::Order(_) => (drawn(), Raising::Never),
            Ask::Typed(_) => (Vec::new(), Raising::Never),
        };
        Self { options, raising }
    }

    /// What one would do, where a verdict asks that as well.
    pub(super) fn of_action(entry: &Entry) -> Self {
        Self { options: entry.options.clone(), raising: Raising::Once }
    }

    /// What can be said or done in a call.
    pub(super) fn of_replies(walk: &Walk<'_>) -> Self {
        let options = walk.offered().into_iter().map(|reply| reply.id.clone()).collect();
        Self { options, raising: Raising::Once }
    }

    /// The place of the option with the most hands, the first of them if there are several; `None` where nobody raised one.
    pub fn favourite(&self, counts: &Counts) -> Option<usize> {
        let most = Some(counts.most()).filter(|most| *most > 0)?;
        self.options.iter().position(|option| counts.of(option) == most)
    }
}

/// How many there were for each option of a poll, by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counts(pub(super) BTreeMap<Id, u32>);

impl Counts {
    /// Those for an option; 0 where it was not in the poll.
    pub fn of(&self, option: &Id) -> u32 {
        self.0.get(option).copied().unwrap_or(0)
    }

    /// All together.
    pub fn total(&self) -> u32 {
        self.0.values().fold(0, |total, count| total.saturating_add(*count))
    }

    /// The most that any option got.
    pub fn most(&self) -> u32 {
        self.0.values().copied().max().unwrap_or(0)
    }
}

/// The letter of the nth option, from 0, by which a class calls it: next to a number of hands, a number would be misread.
pub fn letter(place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}
