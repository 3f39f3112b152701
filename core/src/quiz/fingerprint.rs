//! A fingerprint of a question: it changes when what the learner sees changes, and not otherwise.

use std::fmt;

use sha2::{Digest, Sha256};

use super::call::CallFace;
use super::{Ask, Exhibit, Face, Statement};

/// A hash of the visible text of a question: scenario, exhibits, ask and options.
///
/// The order in which options are authored does not count, since every paper draws its own; nor does the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a face.
    pub fn of(face: &Face) -> Self {
        let mut seen = Seen(Sha256::new());
        seen.text(&face.scenario);
        for exhibit in &face.exhibits {
            exhibit.texts().into_iter().for_each(|text| seen.text(text));
        }
        match &face.ask {
            Ask::Choice(choice) => seen.list("choice", &choice.ask, &choice.options),
            Ask::Verdict(verdict) => match &verdict.action {
                Some(action) => seen.list("verdict", &action.ask, &action.options),
                None => seen.text("verdict"),
            },
            Ask::Spot(spot) => seen.list("spot", &spot.ask, &spot.options),
            Ask::Order(order) => seen.list("order", &order.ask, &order.steps),
            Ask::Typed(typed) => seen.list("typed", &typed.ask, &[]),
            Ask::Call(call) => seen.call(call),
        }
        let hash = seen.0.finalize();
        Self(hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for Fingerprint {
    /// Sixteen hexadecimal digits.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016x}", self.0)
    }
}

impl serde::Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Fingerprint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        u64::from_str_radix(&digits, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

/// What has been seen so far. Each text goes in with its length, so that no two sequences of texts look alike.
struct Seen(Sha256);

impl Seen {
    fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }

    fn call(&mut self, call: &CallFace) {
        self.text("call");
        self.text(&call.caller);
        for line in &call.lines {
            self.text(line.id.as_str());
            self.text(&line.says);
            line.exhibit.iter().flat_map(Exhibit::texts).for_each(|text| self.text(text));
            for reply in line.replies() {
                self.text(reply.id.as_str());
                self.text(reply.words());
            }
        }
    }

    fn list(&mut self, kind: &str, ask: &str, statements: &[Statement]) {
        self.text(kind);
        self.text(ask);
        let mut sorted: Vec<&Statement> = statements.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        for statement in sorted {
            self.text(statement.id.as_str());
            self.text(&statement.text);
        }
    }
}
