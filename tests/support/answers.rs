//! Papers, and answers to them by chance: such as a learner could give, in the order in which a paper shows things.

#![allow(dead_code, reason = "each of those who use it needs only a part of it")]

use hangup_core::attempt::{Confidence, DrawOptions, Entry, Impression, Mode, Paper, Response, draw};
use hangup_core::quiz::call::{CallFace, Walk};
use hangup_core::quiz::{Ask, Face, Fingerprint, Id, Question, Quiz, Truth, parse};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Quizzes with questions of every kind between them.
pub fn quizzes() -> Vec<Quiz> {
    [
        include_str!("../../quizzes/before.yaml"),
        include_str!("../../quizzes/calls.yaml"),
        include_str!("../fixtures/screens/every-kind.yaml"),
    ]
    .map(|text| parse(text.as_bytes()).unwrap())
    .into()
}

/// The paper of a form, with so many questions.
pub fn paper(quiz: &Quiz, form: &str, count: usize) -> Paper {
    draw(quiz, &DrawOptions { mode: Mode::Exam, seed: 2026, form: form.to_owned(), count: Some(count), topic: None })
}

/// The paper of a form, in the order in which the quiz was written.
pub fn as_written(quiz: &Quiz, form: &str) -> Paper {
    let entry = |question: &Question| Entry {
        question: question.face.id.clone(),
        fingerprint: Fingerprint::of(&question.face),
        options: question.face.ask.statements().iter().map(|statement| statement.id.clone()).collect(),
        several: None,
    };
    let entries = quiz.questions.iter().map(entry).collect();
    Paper {
        quiz: quiz.id.clone(),
        mode: Mode::Exam,
        seed: 0,
        form: form.to_owned(),
        time_allowed: None,
        may_pause: false,
        entries,
    }
}

/// The ids of these names.
pub fn ids(names: &str) -> Vec<Id> {
    names.split_whitespace().map(Id::new).collect()
}

/// Finds faces in a quiz.
pub fn faces<'q>(quiz: &'q Quiz) -> impl Fn(&Id) -> Option<&'q Face> {
    |id| quiz.question(id).map(|question| &question.face)
}

/// Answers by chance, some of them blank.
pub fn answers(quiz: &Quiz, paper: &Paper, seed: u64) -> Vec<Option<Response>> {
    let mut chance = Chance(ChaCha20Rng::seed_from_u64(seed));
    let answer = |entry: &Entry| {
        let ask = &quiz.question(&entry.question).unwrap().face.ask;
        let blank = chance.below(6) == 0;
        if blank { None } else { Some(chance.response(ask, &entry.options)) }
    };
    paper.entries.iter().map(answer).collect()
}

struct Chance(ChaCha20Rng);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        (self.0.next_u64() % count as u64) as usize
    }

    fn one<T: Clone>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())].clone()
    }

    fn some(&mut self, things: &[Id]) -> Vec<Id> {
        things.iter().filter(|_| self.below(2) == 0).cloned().collect()
    }

    fn response(&mut self, ask: &Ask, options: &[Id]) -> Response {
        match ask {
            Ask::Choice(choice) if choice.several => Response::Choice(self.some(options)),
            Ask::Choice(_) => Response::Choice(vec![self.one(options)]),
            Ask::Verdict(_) => {
                let Impression { verdict, confidence } = self.impression();
                Response::Verdict {
                    verdict: Some(verdict),
                    confidence,
                    action: (!options.is_empty()).then(|| self.one(options)),
                }
            }
            Ask::Spot(_) => Response::Spot(self.some(options)),
            Ask::Order(_) => {
                let mut left = options.to_vec();
                Response::Order((0..left.len()).map(|_| left.remove(self.below(left.len()))).collect())
            }
            Ask::Typed(_) => Response::Typed(self.one(&["slmgr /xpr", "-", "say \"no\"", "\"", "\u{e9}"]).to_owned()),
            Ask::Call(call) => {
                let path = self.path(call);
                let told = self.below(4) > 0;
                Response::Call { path, impression: told.then(|| self.impression()) }
            }
        }
    }

    fn impression(&mut self) -> Impression {
        Impression { verdict: self.one(&[Truth::Scam, Truth::Genuine]), confidence: Some(self.one(&Confidence::STEPS)) }
    }

    /// A way through a call to one of its endings.
    fn path(&mut self, call: &CallFace) -> Vec<Id> {
        let (mut walk, mut path) = (Walk::begin(call), Vec::new());
        while walk.ending().is_none() {
            let reply = self.one(&walk.offered());
            walk.reply(&reply.id).unwrap();
            path.push(reply.id.clone());
        }
        path
    }
}
