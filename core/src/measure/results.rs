//! The results of one attempt: every mark computed anew from the answers and the quiz.

use jiff::SignedDuration;

use super::{Calibration, Discernment, Judgement};
use crate::attempt::{Attempt, Entry, Impression, Response, ending, fraction_on_paper};
use crate::quiz::call::EndingOutcome;
use crate::quiz::{AnswerKey, Fingerprint, Id, Question, Quiz};

/// The results of one attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Results<'a> {
    /// One entry a question, in the order of the paper. A question that has vanished from the quiz, or whose visible
    /// text changed since the paper was drawn, is left out.
    pub outcomes: Vec<ScoredItem<'a>>,
    /// How often a safe action was chosen.
    pub safe: SafeActions,
    /// In how many calls they could not tell; these are left out of discernment.
    pub could_not_tell: u32,
    /// How well scams and genuine contacts were told apart.
    pub discernment: Discernment,
    /// How sure, and how right.
    pub calibration: Calibration,
    /// Marks by topic, in the order in which the topics were first met.
    pub topics: Vec<TopicMarks>,
    /// From the first question to the last event.
    pub time_taken: SignedDuration,
}

/// How one question went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoredItem<'a> {
    /// The question.
    pub question: &'a Question,
    /// The answer that counts; `None` where it was left blank.
    pub response: Option<&'a Response>,
    /// The fraction of its marks earned, 0 to 1.
    pub fraction: f64,
}

impl ScoredItem<'_> {
    /// The marks earned.
    pub fn marks(&self) -> f64 {
        self.fraction * f64::from(self.question.face.marks)
    }

    /// Whether anything was left to earn.
    pub fn missed(&self) -> bool {
        self.fraction < 1.0
    }

    /// Whether a safe action was chosen; `None` where the question asks for none.
    pub fn safe(&self) -> Option<bool> {
        match &self.question.key.answer {
            AnswerKey::Verdict(key) if !key.actions.is_empty() => {
                let chosen = match self.response {
                    Some(Response::Verdict { action, .. }) => action.as_ref(),
                    _ => None,
                };
                Some(key.actions.iter().any(|action| action.correct && Some(&action.id) == chosen))
            }
            AnswerKey::Call(_) => {
                let reached = match self.response {
                    Some(Response::Call { path, .. }) => ending(self.question, path),
                    _ => None,
                };
                Some(reached.is_some_and(|ending| ending.outcome == EndingOutcome::Safe))
            }
            AnswerKey::Choice(_)
            | AnswerKey::Verdict(_)
            | AnswerKey::Spot(_)
            | AnswerKey::Order(_)
            | AnswerKey::Typed(_) => None,
        }
    }

    /// Whether this is a call of which the learner could not tell what it was.
    pub fn could_not_tell(&self) -> bool {
        matches!(self.response, Some(Response::Call { impression: None, .. }))
    }

    /// The verdict given; `None` where none was asked or given.
    pub fn judgement(&self) -> Option<Judgement> {
        match (&self.question.key.answer, self.response) {
            (AnswerKey::Verdict(key), Some(Response::Verdict { verdict, confidence, .. })) => {
                Some(Judgement { truth: key.truth, verdict: (*verdict)?, confidence: *confidence })
            }
            (AnswerKey::Call(key), Some(Response::Call { impression: Some(impression), .. })) => {
                let Impression { verdict, confidence } = *impression;
                Some(Judgement { truth: key.truth, verdict, confidence })
            }
            _ => None,
        }
    }
}

/// How often a safe action was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct SafeActions {
    /// Situations in which a safe action was chosen.
    pub safe: u32,
    /// Situations met that ask what one would do.
    pub of: u32,
}

/// Marks on one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicMarks {
    /// The topic.
    pub topic: String,
    /// Marks earned.
    pub marks: f64,
    /// Marks there were to earn.
    pub max: f64,
}

/// What becomes of the marks of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// They are what the answer earns.
    Marked,
    /// They are given, whatever was answered.
    Credited,
    /// It is as if the question did not exist.
    LeftOut,
}

impl<'a> Results<'a> {
    /// Marks an attempt with the quiz as it is now.
    pub fn of(quiz: &'a Quiz, attempt: &'a Attempt) -> Self {
        Self::ruled(quiz, attempt, |_| Ruling::Marked)
    }

    /// Marks an attempt as somebody has ruled on its questions.
    pub fn ruled(quiz: &'a Quiz, attempt: &'a Attempt, rule: impl Fn(&Id) -> Ruling) -> Self {
        let state = attempt.state();
        let outcome = |entry: &Entry| {
            let question = quiz.question(&entry.question);
            let question = question.filter(|question| Fingerprint::of(&question.face) == entry.fingerprint)?;
            let response = state.answer(&entry.question);
            let fraction = match rule(&entry.question) {
                Ruling::Marked => response.map_or(0.0, |response| fraction_on_paper(question, entry, response)),
                Ruling::Credited => 1.0,
                Ruling::LeftOut => return None,
            };
            Some(ScoredItem { question, response, fraction })
        };
        let outcomes: Vec<ScoredItem<'a>> = attempt.paper.entries.iter().filter_map(outcome).collect();
        let judgements: Vec<Judgement> = outcomes.iter().filter_map(ScoredItem::judgement).collect();
        Self {
            safe: safe_actions(&outcomes),
            could_not_tell: outcomes.iter().filter(|outcome| outcome.could_not_tell()).count() as u32,
            discernment: Discernment::of(&judgements),
            calibration: Calibration::of(judgements.iter().filter_map(Judgement::sure_and_right)),
            topics: topics(&outcomes),
            time_taken: time_taken(attempt),
            outcomes,
        }
    }

    /// Marks earned.
    pub fn marks(&self) -> f64 {
        self.outcomes.iter().map(ScoredItem::marks).sum()
    }

    /// Marks there were to earn.
    pub fn max(&self) -> f64 {
        self.outcomes.iter().map(|outcome| f64::from(outcome.question.face.marks)).sum()
    }

    /// Marks in percent of the maximum; `None` where there was nothing to earn.
    pub fn percent(&self) -> Option<f64> {
        let max = self.max();
        (max > 0.0).then(|| 100.0 * self.marks() / max)
    }
}

fn safe_actions(outcomes: &[ScoredItem<'_>]) -> SafeActions {
    let asked = || outcomes.iter().filter_map(ScoredItem::safe);
    SafeActions { safe: asked().filter(|safe| *safe).count() as u32, of: asked().count() as u32 }
}

fn topics(outcomes: &[ScoredItem<'_>]) -> Vec<TopicMarks> {
    let mut topics: Vec<TopicMarks> = Vec::new();
    for outcome in outcomes {
        let face = &outcome.question.face;
        add_marks(&mut topics, &face.topic, outcome.marks(), f64::from(face.marks));
    }
    topics
}

/// Adds marks to those on the same topic.
pub(super) fn add_marks(topics: &mut Vec<TopicMarks>, topic: &str, marks: f64, max: f64) {
    match topics.iter_mut().find(|known| known.topic == topic) {
        Some(known) => {
            known.marks += marks;
            known.max += max;
        }
        None => topics.push(TopicMarks { topic: topic.to_owned(), marks, max }),
    }
}

fn time_taken(attempt: &Attempt) -> SignedDuration {
    match (attempt.events().first(), attempt.events().last()) {
        (Some(first), Some(last)) => last.at.duration_since(first.at),
        _ => SignedDuration::ZERO,
    }
}
