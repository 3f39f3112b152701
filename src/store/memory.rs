//! What is remembered of a quiz: computed from the attempts, with the quiz as it is now. What an attempt was worth with
//! one version of a quiz is computed once, and looked up after that, so that nothing need be opened for the menu.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::params;

use super::{Reason, Store, StoreError, Unfinished};
use crate::shelf::{Book, Cover};
use hangup_core::attempt::{Attempt, Record, What};
use hangup_core::measure::{Results, Visit, next_visit};
use hangup_core::quiz::{Id, Quiz};

/// How many attempts back one remembers: more than the time to the next visit depends on, and more than are of use in
/// telling what was seen lately.
const BACK: usize = 12;

/// What is remembered of a quiz.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    /// Which.
    pub quiz: Id,
    /// The attempts to go on with, the one that was left last first.
    pub unfinished: Vec<Unfinished>,
    /// The attempts that were handed in, the newest last.
    pub visits: Vec<Visit>,
}

impl Memory {
    /// Marks of the last attempt, in percent.
    pub fn last_percent(&self) -> Option<f64> {
        self.visits.last()?.percent
    }

    /// When the next visit is due.
    pub fn due(&self) -> Option<Timestamp> {
        next_visit(&self.visits)
    }
}

/// An attempt that was handed in, and what it was worth with a version of its quiz, if that was computed before.
struct Row {
    id: String,
    computed: Option<Option<Visit>>,
}

impl Store {
    /// What is remembered of a quiz on the shelf; `None` where nobody has ever begun it, or it cannot be read.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn recall(&self, book: &Book) -> Result<Option<Memory>, StoreError> {
        let Ok(cover) = &book.cover else { return Ok(None) };
        let unfinished = self.unfinished(Some(&cover.id))?;
        let visits = self.visits(book, cover).map_err(|reason| self.error(reason))?;
        let memory = Memory { quiz: cover.id.clone(), unfinished, visits };
        Ok(Some(memory).filter(|memory| !memory.unfinished.is_empty() || !memory.visits.is_empty()))
    }

    /// When each question of a quiz was last on the screen.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn last_seen(&self, quiz: &Id) -> Result<HashMap<Id, Timestamp>, StoreError> {
        let finished = self.finished(Some(quiz), BACK)?.into_iter().filter_map(Record::attempt);
        let unfinished = self.unfinished(Some(quiz))?.into_iter().map(|unfinished| unfinished.attempt);
        let mut last_seen = HashMap::new();
        for event in finished.chain(unfinished).flat_map(|attempt| attempt.events().to_vec()) {
            if let What::Shown { question } = event.what {
                let seen = last_seen.entry(question).or_insert(event.at);
                *seen = event.at.max(*seen);
            }
        }
        Ok(last_seen)
    }

    fn visits(&self, book: &Book, cover: &Cover) -> Result<Vec<Visit>, Reason> {
        let (mut visits, mut quiz) = (Vec::new(), None);
        for Row { id, computed } in self.rows(cover)? {
            if let Some(visit) = computed {
                visits.extend(visit);
                continue;
            }
            let quiz = match &quiz {
                Some(quiz) => quiz,
                None => match book.place.open() {
                    Ok(opened) => quiz.insert(opened),
                    Err(_) => return Ok(Vec::new()),
                },
            };
            let visit = self.record(&id)?.attempt().and_then(|attempt| visit(quiz, &attempt));
            self.note(&id, &cover.hash, visit)?;
            visits.extend(visit);
        }
        visits.reverse();
        Ok(visits)
    }

    /// The attempts at a quiz that were handed in, the newest first.
    fn rows(&self, quiz: &Cover) -> Result<Vec<Row>, Reason> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, handed_in, counts, percent, safe_percent
             FROM attempt LEFT JOIN figure ON figure.attempt = attempt.id AND figure.quiz_hash = ?3
             WHERE quiz = ?1 AND handed_in IS NOT NULL ORDER BY begun DESC LIMIT ?2",
        )?;
        let back = i64::try_from(BACK).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![quiz.id.as_str(), back, quiz.hash], |row| {
            let at = Timestamp::from_millisecond(row.get(1)?).unwrap_or_default();
            let visit = Visit { at, percent: row.get(3)?, safe_percent: row.get(4)? };
            let counts: Option<bool> = row.get(2)?;
            Ok(Row { id: row.get(0)?, computed: counts.map(|counts| counts.then_some(visit)) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn note(&self, attempt: &str, quiz_hash: &str, visit: Option<Visit>) -> Result<(), Reason> {
        let percent = visit.and_then(|visit| visit.percent);
        let safe_percent = visit.and_then(|visit| visit.safe_percent);
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO figure VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![attempt, quiz_hash, visit.is_some(), percent, safe_percent])?;
        Ok(())
    }
}

/// An attempt as a visit. `None` where nothing of it can be marked any more, since every question has changed.
pub fn visit(quiz: &Quiz, attempt: &Attempt) -> Option<Visit> {
    let results = Results::of(quiz, attempt);
    let safe = results.safe;
    let at = attempt.events().last()?.at;
    (!results.outcomes.is_empty()).then(|| Visit {
        at,
        percent: results.percent(),
        safe_percent: (safe.of > 0).then(|| 100.0 * f64::from(safe.safe) / f64::from(safe.of)),
    })
}
