//! Result files: a learner's paper, what happened, and what the computer's clocks said, a line at a time, each with a check
//! over itself and all lines before it. The check finds accidents and carelessness; whoever wants to forge a file can forge
//! its checks as well. Version 1 of the file has no clocks.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::exam_time::ClockReading;
use crate::files::{BYTE_ORDER_MARK, open};
use hangup_core::attempt::{Attempt, AttemptId, Event, Paper};
use hangup_core::quiz::{Edition, visible};

/// The version of the file that this program writes; it reads all before as well.
const VERSION: u32 = 2;

/// What a result file's name ends with.
pub const RESULT_EXTENSION: &str = "answers";

/// The largest result file that is read, in bytes: of a thousand times the answers that anybody gives.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The first line of a result file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    hangup: Kind,
    v: u32,
    /// The id of the attempt, which no other has.
    pub id: AttemptId,
    /// The learner's code on the roster.
    pub learner: String,
    /// Which edition of the quiz the paper was drawn from.
    #[serde(with = "hexadecimal")]
    pub edition: Edition,
    /// Who wrote it down.
    pub written_by: Writer,
    /// The check of the start file that it was begun with, as the teacher made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dealt: Option<String>,
    /// What was drawn.
    pub paper: Paper,
}

/// A line behind the first.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Line {
    Event(Event),
    Clocks(ClockReading),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "result")]
    Result,
}

/// Who wrote a result down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Writer {
    /// The learner, answer by answer.
    Learner,
    /// The teacher, from an answer code.
    AnswerCode,
    /// The teacher, from a sheet of paper.
    Paper,
}

impl Head {
    /// The first line for an attempt.
    pub fn new(id: AttemptId, learner: &str, edition: Edition, written_by: Writer, paper: Paper) -> Self {
        Self {
            hangup: Kind::Result,
            v: VERSION,
            id,
            learner: learner.to_owned(),
            edition,
            written_by,
            dealt: None,
            paper,
        }
    }
}

/// A result file as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// Its first line.
    pub head: Head,
    /// The paper, and what happened.
    pub attempt: Attempt,
    /// The line from which on it was changed after it was written, from 1.
    pub changed_at: Option<usize>,
    /// The first line that is damaged, from 1; it was passed over.
    pub damaged_at: Option<usize>,
    /// What the clocks of computers said, in order.
    pub readings: Vec<ClockReading>,
    /// Its whole lines, byte for byte; what stands behind them was never confirmed to anybody.
    pub(super) lines: Vec<u8>,
    /// The check of its last whole line.
    pub(super) check: Check,
}

/// Why a file is no result that can be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It is a folder, a device or the like.
    #[error("is no file")]
    NoFile,
    /// It has so many bytes, which is more than any result.
    #[error("has {} MiB, and no result has that much", .0 / (1024 * 1024))]
    TooLarge(u64),
    /// There is no whole line in it, and so nothing that was ever confirmed to anybody.
    #[error("is no result of hangup, or its first line is damaged; the answer code may help")]
    Empty,
    /// It is something else, or damaged in its first line.
    #[error("is no result of hangup, or its first line is damaged; the answer code may help")]
    NotOne,
    /// A newer hangup has written it.
    #[error("was written by a newer hangup; use that to collect")]
    Newer,
}

/// The check of a line: over the check of the line before, and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Check(u64);

impl Check {
    pub(super) fn then(self, text: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0.to_le_bytes());
        hash.update(text);
        Self(hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// Adds a line to a text, and makes the check of the line before that of this one.
pub(super) fn add_line(text: &mut String, check: &mut Check, value: &impl Serialize) -> serde_json::Result<()> {
    let json = serde_json::to_string(value)?;
    *check = check.then(&json);
    text.push_str(&format!("{:016x} {json}\n", check.0));
    Ok(())
}

/// Reads a result file, as far as it is one.
///
/// # Errors
/// When there is no result in it at all.
pub fn read_result(path: &Path) -> Result<Received, Unusable> {
    let facts = fs::metadata(path)?;
    if !facts.is_file() {
        return Err(Unusable::NoFile);
    }
    if facts.len() > MOST_BYTES {
        return Err(Unusable::TooLarge(facts.len()));
    }
    let mut bytes = Vec::new();
    open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    parse(&bytes)
}

/// The part of a file up to its last end of a line. What stands behind that was never confirmed to the learner.
pub(super) fn whole_lines(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    bytes.get(..end).unwrap_or_default()
}

/// The lines of a file written anew, and the check of the last: each reading before the events that follow it.
pub(super) fn rewritten(
    head: &Head,
    readings: &[ClockReading],
    events: &[Event],
) -> serde_json::Result<(Vec<u8>, Check)> {
    let (mut text, mut check) = (String::new(), Check::default());
    add_line(&mut text, &mut check, head)?;
    let mut readings = readings.iter().peekable();
    for event in events {
        while let Some(reading) = readings.next_if(|reading| reading.at <= event.at) {
            add_line(&mut text, &mut check, reading)?;
        }
        add_line(&mut text, &mut check, event)?;
    }
    readings.try_for_each(|reading| add_line(&mut text, &mut check, reading))?;
    Ok((text.into_bytes(), check))
}

fn parse(bytes: &[u8]) -> Result<Received, Unusable> {
    let whole = whole_lines(bytes);
    // An editor that the file was opened in may have put its mark before it.
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
    let mut lines = text.split_inclusive(|byte| *byte == b'\n');
    let first = lines.next().ok_or(if is_beginning(bytes) { Unusable::Empty } else { Unusable::NotOne })?;
    let (stated, text) = parts(first).ok_or(Unusable::NotOne)?;
    let version: Version = serde_json::from_str(text).map_err(|_| Unusable::NotOne)?;
    if version.v > VERSION {
        return Err(Unusable::Newer);
    }
    let mut head: Head = serde_json::from_str(text).map_err(|_| Unusable::NotOne)?;
    head.learner = visible(&head.learner);
    let mut changed_at = (stated != Check::default().then(text)).then_some(1);
    // The check of the line before; unknown behind a line that is damaged.
    let mut check = Some(stated);
    let (mut events, mut readings): (Vec<Event>, Vec<ClockReading>) = (Vec::new(), Vec::new());
    // The number that the last event has in the file: a line that is damaged, or was taken out, leaves a gap.
    let mut last = 0;
    let mut damaged_at = None;
    for (line, number) in lines.zip(2..) {
        let read = parts(line).and_then(|(stated, text)| {
            let line = serde_json::from_str(text).ok()?;
            let is_changed = check.is_some_and(|check| check.then(text) != stated);
            changed_at = changed_at.or(is_changed.then_some(number));
            check = Some(stated);
            Some(line)
        });
        match read {
            Some(Line::Clocks(reading)) => readings.push(reading),
            Some(Line::Event(event)) if event.number > last => {
                // Without a damaged line, a gap means that somebody has taken lines out.
                let is_taken_out = event.number - last > 1 && damaged_at.is_none();
                changed_at = changed_at.or(is_taken_out.then_some(number));
                last = event.number;
                events.push(Event { number: events.len() as u32 + 1, ..event });
            }
            Some(Line::Event(_)) | None => {
                damaged_at = damaged_at.or(Some(number));
                check = None;
            }
        }
    }
    let attempt = Attempt::resumed(head.paper.clone(), events);
    Ok(Received {
        head,
        attempt,
        changed_at,
        damaged_at,
        readings,
        lines: whole.to_vec(),
        check: check.unwrap_or_default(),
    })
}

/// Whether bytes without a whole line are what a program leaves that was stopped in its first line, or nothing at all: no
/// more than the digits of a check, and JSON behind them. Anything else is somebody's own.
fn is_beginning(bytes: &[u8]) -> bool {
    let (check, rest) = bytes.split_at(bytes.len().min(16));
    check.iter().all(u8::is_ascii_hexdigit) && (rest.is_empty() || rest.starts_with(b" {") || rest == b" ")
}

/// The part of a first line that says whether this program can read the rest of it.
#[derive(Deserialize)]
struct Version {
    v: u32,
}

/// The check that a line states, and its text.
fn parts(line: &[u8]) -> Option<(Check, &str)> {
    let (check, text) = std::str::from_utf8(line).ok()?.trim_end_matches(['\n', '\r']).split_once(' ')?;
    Some((Check(u64::from_str_radix(check, 16).ok()?), text))
}

mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer};

    use hangup_core::quiz::Edition;

    pub fn serialize<S: Serializer>(edition: &Edition, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:016x}", edition.0))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Edition, D::Error> {
        let digits = String::deserialize(deserializer)?;
        u64::from_str_radix(&digits, 16).map(Edition).map_err(serde::de::Error::custom)
    }
}
