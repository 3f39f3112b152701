//! Attempts that were begun and not handed in, and can be gone on with. Only those in which something was answered, or
//! replied in a call: to have looked at a question is no beginning.

use rusqlite::{OptionalExtension, params};

use super::{Reason, Store, StoreError};
use hangup_core::attempt::{Attempt, AttemptId, Record};
use hangup_core::quiz::Id;

/// An attempt to go on with.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// Which.
    pub id: AttemptId,
    /// What was drawn and what has happened so far.
    pub attempt: Attempt,
}

/// Of attempts that nobody answered anything in there are many: whoever opens a quiz and leaves has one. None of them is
/// read. Those that were handed in are not looked at: an index has the others.
const UNFINISHED: &str = r#"
    SELECT id FROM attempt
    WHERE handed_in IS NULL AND (?1 IS NULL OR quiz = ?1)
    AND EXISTS (SELECT 1 FROM event WHERE attempt = id AND (what LIKE '{"answered":%' OR what LIKE '{"replied":%'))
    ORDER BY (SELECT max(at) FROM event WHERE attempt = id) DESC, begun DESC, id"#;

impl Store {
    /// The attempts that can be gone on with, at one quiz or at all, the one that was left last first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unfinished(&self, quiz: Option<&Id>) -> Result<Vec<Unfinished>, StoreError> {
        let find = || -> Result<Vec<Unfinished>, Reason> {
            let mut statement = self.connection.prepare_cached(UNFINISHED)?;
            let ids = statement.query_map([quiz.map(Id::as_str)], |row| row.get::<_, String>(0))?;
            let mut unfinished = Vec::new();
            for id in ids {
                let record = self.record(&id?)?;
                let id = record.id;
                unfinished.extend(record.attempt().map(|attempt| Unfinished { id, attempt }));
            }
            Ok(unfinished)
        };
        find().map_err(|reason| self.error(reason))
    }

    /// An attempt to go on with; `None` where it was handed in or removed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn to_go_on_with(&self, id: AttemptId) -> Result<Option<Attempt>, StoreError> {
        let find = || -> Result<Option<Record>, Reason> {
            let sql = "SELECT id FROM attempt WHERE id = ?1 AND handed_in IS NULL";
            let id =
                self.connection.query_row(sql, params![id.to_string()], |row| row.get::<_, String>(0)).optional()?;
            id.map(|id| self.record(&id)).transpose()
        };
        Ok(find().map_err(|reason| self.error(reason))?.and_then(Record::attempt))
    }
}
