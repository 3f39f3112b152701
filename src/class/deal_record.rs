//! The teacher's own record of what was dealt: who got which paper, and a key that nobody else has, with which every start
//! file got a check. Whatever comes back is held against it. It stays where learners cannot see it, and nothing of the key
//! is ever written anywhere else.
//!
//! The check of a start file is HMAC-SHA-256 with that key, as 64 hexadecimal digits, over these texts in this order, each
//! behind its length in bytes as eight bytes, the least first, so that no two lists of texts are written alike: `hangup
//! start file 1`; the id of the attempt; the code of the learner; the form; the extra time in nanoseconds; the edition; the
//! time limit of the quiz in nanoseconds, or nothing; `yes` where the clock may be stopped, else `no`; the number of the
//! reopening and its time in nanoseconds, or nothing and nothing.

use std::fmt;
use std::path::PathBuf;

use hmac::{Hmac, KeyInit, Mac};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::{Learner, Roster, Start, StudentsCopy, like};
use hangup_core::attempt::{AttemptId, Paper, Reopening, deal};
use hangup_core::quiz::sealed::Unsealable;
use hangup_core::quiz::{Edition, harmless_json, visible};

/// The version of the file that this program writes and reads.
const VERSION: u32 = 1;

/// What a record's name ends with.
pub const RECORD_EXTENSION: &str = "record";

/// Everything that was dealt from one students' copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealRecord {
    hangup: Kind,
    v: u32,
    key: Key,
    /// The folder to hand in to, as the learners' computers see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_in: Option<PathBuf>,
    /// Every paper, in the order of the roster.
    pub papers: Vec<DealtPaper>,
    /// The students' copy that they were dealt from.
    pub copy: StudentsCopy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "record of a deal")]
    Record,
}

/// A paper that was dealt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealtPaper {
    /// The id of the attempt, which no other has.
    pub id: AttemptId,
    /// Whom it was dealt to, with which form and how much more time.
    pub learner: Learner,
    /// The times for which the teacher has opened it again, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopened: Vec<SignedDuration>,
    /// The code of the learner who sat it, where that was somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sat_by: Option<String>,
}

/// Why a record cannot be used, or cannot be changed so.
#[derive(Debug, thiserror::Error)]
pub enum BadRecord {
    /// It is something else, or damaged.
    #[error("is no record of a deal ({why}); hangup class deal writes one", why = visible(&.0.to_string()))]
    NotOne(#[from] serde_json::Error),
    /// A newer hangup has written it.
    #[error("was written by a newer hangup; use that")]
    Newer,
    /// The copy in it is not as it should be.
    #[error("cannot be used: {0}")]
    Strange(#[from] Unsealable),
    /// It has no such learner.
    #[error("has no learner {}{}", visible(.0), .1.as_ref().map(|like| format!("; did you mean {}?", visible(like))).unwrap_or_default())]
    Nobody(String, Option<String>),
    /// It has such a learner already.
    #[error("has a learner {} already; take another code", visible(.0))]
    Taken(String),
}

impl DealtPaper {
    /// A paper dealt to a learner.
    pub fn new(id: AttemptId, learner: Learner) -> Self {
        Self { id, learner, reopened: Vec::new(), sat_by: None }
    }

    /// The code of whoever sat it.
    pub fn sat_by(&self) -> &str {
        self.sat_by.as_deref().unwrap_or(&self.learner.code)
    }

    /// Every time that the teacher has opened it again, in order.
    pub fn reopenings(&self) -> impl Iterator<Item = Reopening> {
        self.reopened.iter().zip(1..).map(|(time, number)| Reopening { number, time: *time })
    }
}

impl DealRecord {
    /// A record of a copy of which no paper is dealt yet.
    pub fn new(copy: StudentsCopy, key: [u8; 32], hand_in: Option<PathBuf>) -> Self {
        Self { hangup: Kind::Record, v: VERSION, key: Key(key), hand_in, papers: Vec::new(), copy }
    }

    /// Deals a paper to somebody who comes later.
    ///
    /// # Errors
    /// When the learner has one already. Codes that differ only in their case are taken for the same.
    pub fn add(&mut self, learner: Learner, id: AttemptId) -> Result<(), BadRecord> {
        if let Some(taken) = self.learners().find(|known| known.code.to_lowercase() == learner.code.to_lowercase()) {
            return Err(BadRecord::Taken(taken.code.clone()));
        }
        self.papers.push(DealtPaper::new(id, learner));
        Ok(())
    }

    /// Reads the file of a record.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, BadRecord> {
        let mut record: Self = serde_json::from_slice(bytes)?;
        if record.v != VERSION {
            return Err(BadRecord::Newer);
        }
        record.copy.sealed.inspect()?;
        for paper in &mut record.papers {
            paper.learner.make_visible();
            paper.sat_by = paper.sat_by.as_deref().map(visible);
        }
        Ok(record)
    }

    /// The text of its file.
    ///
    /// # Errors
    /// When the path of the folder to hand in to is no text.
    pub fn write(&self) -> serde_json::Result<String> {
        Ok(harmless_json(&serde_json::to_string(self)?).into_owned())
    }

    /// Which edition of the quiz was dealt.
    pub fn edition(&self) -> Edition {
        self.copy.sealed.edition()
    }

    /// Everybody whom a paper was dealt to.
    pub fn learners(&self) -> impl Iterator<Item = &Learner> {
        self.papers.iter().map(|paper| &paper.learner)
    }

    /// Everybody whom a paper was dealt to, as a roster.
    pub fn roster(&self) -> Roster {
        let mut more_columns: Vec<String> = Vec::new();
        for (column, _) in self.learners().flat_map(|learner| &learner.more) {
            if !more_columns.contains(column) {
                more_columns.push(column.clone());
            }
        }
        Roster { learners: self.learners().cloned().collect(), more_columns }
    }

    /// The paper of an attempt.
    pub fn paper_of(&self, id: AttemptId) -> Option<&DealtPaper> {
        self.papers.iter().find(|paper| paper.id == id)
    }

    /// The paper that was dealt to a learner, whoever sat it.
    ///
    /// # Errors
    /// When there is none. Codes are compared as they are.
    pub fn dealt_to(&self, code: &str) -> Result<&DealtPaper, BadRecord> {
        self.papers.iter().find(|paper| paper.learner.code == code).ok_or_else(|| self.nobody(code))
    }

    /// The paper of a learner: the one that they sat, where it was another's, else the one that was dealt to them.
    ///
    /// # Errors
    /// When there is none.
    pub fn paper(&self, code: &str) -> Result<&DealtPaper, BadRecord> {
        let place = self.place_of(code).ok_or_else(|| self.nobody(code))?;
        self.papers.get(place).ok_or_else(|| self.nobody(code))
    }

    /// Opens the paper of a learner again, for so much time.
    ///
    /// # Errors
    /// When there is none.
    pub fn reopen(&mut self, code: &str, time: SignedDuration) -> Result<(), BadRecord> {
        let place = self.place_of(code).ok_or_else(|| self.nobody(code))?;
        self.papers.get_mut(place).into_iter().for_each(|paper| paper.reopened.push(time));
        Ok(())
    }

    /// Notes that the paper dealt to one learner was sat by another, or by themselves after all.
    ///
    /// # Errors
    /// When there is no such paper.
    pub fn reassign(&mut self, dealt_to: &str, sat_by: &str) -> Result<(), BadRecord> {
        let nobody = self.nobody(dealt_to);
        let paper = self.papers.iter_mut().find(|paper| paper.learner.code == dealt_to).ok_or(nobody)?;
        paper.sat_by = Some(sat_by.to_owned()).filter(|sat_by| *sat_by != dealt_to);
        Ok(())
    }

    fn place_of(&self, code: &str) -> Option<usize> {
        let sat = self.papers.iter().position(|paper| paper.sat_by.as_deref() == Some(code));
        sat.or_else(|| self.papers.iter().position(|paper| paper.learner.code == code))
    }

    fn nobody(&self, code: &str) -> BadRecord {
        let like = like(code, self.learners().map(|learner| learner.code.as_str()));
        BadRecord::Nobody(code.to_owned(), like.map(str::to_owned))
    }

    /// What was drawn for a paper.
    pub fn drawn(&self, paper: &DealtPaper) -> Paper {
        deal(&self.copy.sealed, &paper.learner.form, paper.learner.extra_time)
    }

    /// The start file of a paper, with its check.
    pub fn start(&self, paper: &DealtPaper) -> Start {
        let mut start = Start::new(&self.copy, paper.id, &paper.learner, self.hand_in.as_deref());
        start.reopened = paper.reopenings().last();
        start.dealt = Some(self.check(paper, start.reopened));
        start
    }

    /// Whether this is the check of a start file of a paper: of the first, or of one that opened it again.
    pub fn is_check_of(&self, check: &str, paper: &DealtPaper) -> bool {
        let reopenings = paper.reopenings().map(Some);
        std::iter::once(None).chain(reopenings).any(|reopened| self.check(paper, reopened) == check)
    }

    fn check(&self, paper: &DealtPaper, reopened: Option<Reopening>) -> String {
        let sealed = &self.copy.sealed;
        let nanoseconds = |time: SignedDuration| time.as_nanos().to_string();
        let texts = [
            "hangup start file 1".to_owned(),
            paper.id.to_string(),
            paper.learner.code.clone(),
            paper.learner.form.clone(),
            nanoseconds(paper.learner.extra_time),
            format!("{:016x}", sealed.edition().0),
            sealed.time_limit.map(nanoseconds).unwrap_or_default(),
            if sealed.may_pause { "yes" } else { "no" }.to_owned(),
            reopened.map(|reopened| reopened.number.to_string()).unwrap_or_default(),
            reopened.map(|reopened| nanoseconds(reopened.time)).unwrap_or_default(),
        ];
        self.key.check(&texts)
    }
}

/// A key of 256 bits, which nothing prints.
#[derive(Clone, PartialEq, Eq)]
struct Key([u8; 32]);

impl Key {
    fn check(&self, texts: &[String]) -> String {
        // A key that is shorter than a block is filled up with zeros.
        let mut block = [0; 64];
        block.iter_mut().zip(self.0).for_each(|(byte, of_key)| *byte = of_key);
        let mut check = Hmac::<Sha256>::new(&block.into());
        for text in texts {
            check.update(&(text.len() as u64).to_le_bytes());
            check.update(text.as_bytes());
        }
        check.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key")
    }
}

impl Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}", self.0.map(|byte| format!("{byte:02x}")).concat()))
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
        let key = bytes.and_then(|bytes| bytes.try_into().ok());
        key.map(Self).ok_or_else(|| serde::de::Error::custom("the key is no key of 64 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_check_is_hmac_sha_256_over_texts_with_their_lengths() {
        // Computed with the hmac and hashlib of Python's standard library.
        let key = Key(std::array::from_fn(|place| place as u8));
        let texts = ["hangup start file 1", "", "L01"].map(str::to_owned);
        assert_eq!(key.check(&texts), "1ddd6c0c610273d4c5fbac360d6b0356e79c0b71a704568fc523af3e162f4964");
        assert_ne!(key.check(&["ab", "c"].map(str::to_owned)), key.check(&["a", "bc"].map(str::to_owned)));
    }

    #[test]
    fn nothing_prints_the_key() {
        let key = Key([0xab; 32]);
        assert_eq!(format!("{key:?}"), "Key");
        let written = serde_json::to_string(&key).unwrap();
        assert_eq!(serde_json::from_str::<Key>(&written).unwrap(), key);
        for bad in ["\"\"", "\"ab\"", "\"zz\"", "7"] {
            assert!(serde_json::from_str::<Key>(bad).is_err(), "{bad}");
        }
    }
}
