//! Papers: which questions, in which order, with which order of options.
//!
//! A paper is drawn from a seed, the same on every machine and for ever. Library shuffles change between versions, so
//! we sort by keys instead: each question and option gets a 64-bit key of its own from ChaCha20, seeded with the SHA-256
//! of its names. The keys of the others do not depend on it, so adding or editing one leaves the order of the rest alone.

use jiff::SignedDuration;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::quiz::{Ask, Face, Fingerprint, Id, Question, Quiz, Sealed};

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
    /// How long it may take from the first question on; `None` where there is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_allowed: Option<SignedDuration>,
    /// Whether the clock may be stopped.
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_pause: bool,
    /// The questions, in the order in which they are put.
    pub entries: Vec<Entry>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
impl Paper {
    /// A paper without questions.
    pub(super) fn of_nothing(mode: Mode) -> Self {
        Self {
            quiz: Id::new("q"),
            mode,
            seed: 1,
            form: String::new(),
            time_allowed: None,
            may_pause: false,
            entries: Vec::new(),
        }
    }
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
    /// Of a choice, whether several options could be chosen when the paper was drawn. The key may have changed since, but
    /// nobody is marked by a question that they were not asked. `None` for other kinds, and on papers of an older hangup.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub several: Option<bool>,
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
pub struct DrawOptions {
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
pub fn draw(quiz: &Quiz, options: &DrawOptions) -> Paper {
    let on_topic = |question: &&Question| options.topic.as_ref().is_none_or(|topic| question.face.topic == *topic);
    let mut chosen: Vec<&Question> = quiz.questions.iter().filter(on_topic).collect();
    chosen.sort_by_cached_key(|question| draw_key(options.seed, "", &question.face.id, ""));
    chosen.truncate(options.count.unwrap_or(usize::MAX));
    let faces: Vec<&Face> = chosen.into_iter().map(|question| &question.face).collect();
    let is_exam = options.mode == Mode::Exam;
    Paper {
        quiz: quiz.id.clone(),
        mode: options.mode,
        seed: options.seed,
        form: options.form.clone(),
        time_allowed: quiz.time_limit.filter(|_| is_exam),
        may_pause: quiz.may_pause && is_exam,
        entries: entries(&faces, options.seed, &options.form),
    }
}

/// Deals the paper of a form: all questions of a students' copy, in an order that the copy and the form decide, so that
/// whoever has both can draw it again.
pub fn deal(sealed: &Sealed, form: &str, extra_time: SignedDuration) -> Paper {
    let seed = sealed.edition().0;
    let faces: Vec<&Face> = sealed.faces.iter().collect();
    Paper {
        quiz: sealed.quiz.clone(),
        mode: Mode::Exam,
        seed,
        form: form.to_owned(),
        time_allowed: sealed.time_limit.map(|limit| limit.saturating_add(extra_time)),
        may_pause: sealed.may_pause,
        entries: entries(&faces, seed, form),
    }
}

/// Questions in the order of a form, each with its options in the order of the form.
fn entries(faces: &[&Face], seed: u64, form: &str) -> Vec<Entry> {
    let mut faces = faces.to_vec();
    faces.sort_by_cached_key(|face| draw_key(seed, form, &face.id, ""));
    faces.into_iter().map(|face| entry(face, seed, form)).collect()
}

fn entry(face: &Face, seed: u64, form: &str) -> Entry {
    let mut options: Vec<Id> = face.ask.statements().iter().map(|statement| statement.id.clone()).collect();
    match face.ask {
        // The lines of a conversation stay in the order in which they are said.
        Ask::Spot(_) | Ask::Call(_) => {}
        Ask::Choice(_) | Ask::Verdict(_) | Ask::Order(_) | Ask::Typed(_) => {
            options.sort_by_cached_key(|option| draw_key(seed, form, &face.id, option.as_str()));
        }
    }
    let several = match &face.ask {
        Ask::Choice(choice) => Some(choice.several),
        Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) | Ask::Call(_) => None,
    };
    Entry { question: face.id.clone(), fingerprint: Fingerprint::of(face), options, several }
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
