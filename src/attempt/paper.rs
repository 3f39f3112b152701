//! Papers: which questions, in which order, with which order of options.
//!
//! A paper is drawn from a seed, the same on every machine and for ever. Library shuffles change between versions, so
//! we sort by keys instead: each question and option gets a 64-bit key of its own from ChaCha20, seeded with the SHA-256
//! of its names. The keys of the others do not depend on it, so adding or editing one leaves the order of the rest alone.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::quiz::{Ask, Fingerprint, Id, Question, Quiz};

/// What was drawn for one learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The quiz it was drawn from.
    pub quiz: Id,
    /// How it is played.
    pub mode: Mode,
    /// What it was drawn with.
    pub seed: u64,
    /// Papers of one seed have the same questions; the form decides their order.
    pub form: String,
    /// The questions, in the order in which they are put.
    pub entries: Vec<Entry>,
}

/// A question on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Which question.
    pub question: Id,
    /// Its visible text when the paper was drawn.
    pub fingerprint: Fingerprint,
    /// The order in which its options, actions, lines or steps stand.
    pub options: Vec<Id>,
}

/// How a paper is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Each answer is explained at once, and the first one stands.
    Practice,
    /// Explanations come at the end, and an answer may be changed until then.
    Exam,
}

/// What a paper should be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// How it is played.
    pub mode: Mode,
    /// Chooses the questions and, with the form, their order.
    pub seed: u64,
    /// Orders the questions and options; empty where there is only one form.
    pub form: String,
    /// How many questions at most; all of them if not said.
    pub count: Option<usize>,
    /// Only questions on this topic.
    pub topic: Option<String>,
}

/// Draws a paper.
pub fn draw(quiz: &Quiz, wishes: &Wishes) -> Paper {
    let on_topic = |question: &&Question| wishes.topic.as_ref().is_none_or(|topic| question.face.topic == *topic);
    let mut chosen: Vec<&Question> = quiz.questions.iter().filter(on_topic).collect();
    chosen.sort_by_cached_key(|question| draw_key(wishes.seed, "", &question.face.id, ""));
    chosen.truncate(wishes.count.unwrap_or(usize::MAX));
    chosen.sort_by_cached_key(|question| draw_key(wishes.seed, &wishes.form, &question.face.id, ""));
    Paper {
        quiz: quiz.id.clone(),
        mode: wishes.mode,
        seed: wishes.seed,
        form: wishes.form.clone(),
        entries: chosen.into_iter().map(|question| entry(question, wishes)).collect(),
    }
}

fn entry(question: &Question, wishes: &Wishes) -> Entry {
    let face = &question.face;
    let mut options: Vec<Id> = face.ask.statements().iter().map(|statement| statement.id.clone()).collect();
    match face.ask {
        // The lines of a conversation stay in the order in which they are said.
        Ask::Spot(_) | Ask::Call(_) => {}
        Ask::Choice(_) | Ask::Verdict(_) | Ask::Order(_) | Ask::Typed(_) => {
            options.sort_by_cached_key(|option| draw_key(wishes.seed, &wishes.form, &face.id, option.as_str()));
        }
    }
    Entry { question: face.id.clone(), fingerprint: Fingerprint::of(face), options }
}

/// The key by which a question (with an empty `option`) or one of its options is sorted.
pub(super) fn draw_key(seed: u64, form: &str, question: &Id, option: &str) -> u64 {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    for part in [form, question.as_str(), option] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    ChaCha20Rng::from_seed(hash.finalize().into()).next_u64()
}
