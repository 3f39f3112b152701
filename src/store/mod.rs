//! Where events are kept: a learner's own attempts in one SQLite file in the user's data folder, an exam in a result file.
//!
//! Whatever was confirmed is on the disk before anything else happens: each event is a transaction or a line of its own,
//! flushed. Marks and progress are computed elsewhere, from what is read here.

mod error;
mod exam_file;
mod exam_places;
mod exam_time;
mod file_name;
mod history;
mod look_back;
mod memory;
mod private;
mod recorder;
mod result_file;
mod unfinished;

use private::{FilesOfStore, make_private};

pub use error::{Reason, StoreError};
pub use exam_file::ExamFile;
pub use exam_places::ExamPlaces;
pub use exam_time::{ClockChange, ClockReading, clock_changes};
pub use file_name::file_name;
pub use history::History;
pub use look_back::LookBack;
pub use memory::{Memory, visit};
pub use recorder::{Guest, HistoryMoved, Moved, Recorder};
pub use result_file::{Head, RESULT_EXTENSION, Received, Unusable, Writer, read_result};
pub use unfinished::Unfinished;

use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::BaseStrategy;
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use hangup_core::attempt::{AttemptId, Event, Paper, Record, VERSION, What};
use hangup_core::quiz::Id;

/// Tells our files from other SQLite files: "hang" in ASCII.
const APPLICATION: i32 = 0x6861_6e67;

/// How the schema came to be, step by step; the version of a file is how many of these it has been through.
const MIGRATIONS: [&str; 2] = [include_str!("schema-1.sql"), include_str!("schema-2.sql")];

/// How long to wait for another hangup that is writing.
const PATIENCE: Duration = Duration::from_secs(2);

/// The attempts of one learner.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
    files: FilesOfStore,
}

/// The file in which a user's attempts are kept.
pub fn your_file() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("hangup").join("history.db"))
}

/// The folder in which a user has copies of the files of their exams.
pub fn copy_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("hangup").join("exams"))
}

impl Store {
    /// Opens a file, or begins it.
    ///
    /// # Errors
    /// When it cannot be opened, is none of ours, is damaged, or was written by a newer hangup.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let open = || {
            make_private(path)?;
            let mut connection = Connection::open(path)?;
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "foreign_keys", true)?;
            if !is_current(&connection)? {
                migrate(&mut connection)?;
                // One flush to the disk for each transaction, and readers that never wait for a writer. The file
                // remembers that.
                connection.pragma_update(None, "journal_mode", "WAL")?;
            }
            connection.pragma_update(None, "synchronous", "FULL")?;
            // In KiB: what is kept is small, and so should the program be.
            connection.pragma_update(None, "cache_size", -64)?;
            Ok(connection)
        };
        let connection = open().map_err(|reason| StoreError { path: path.to_owned(), reason })?;
        Ok(Self { path: path.to_owned(), connection, files: FilesOfStore::at(path) })
    }

    /// Whether the files that have its names are still those that were opened, and no shorter than they were.
    pub(in crate::store) fn is_in_place(&mut self) -> bool {
        let before = std::mem::replace(&mut self.files, FilesOfStore::at(&self.path));
        self.files.go_on_from(&before)
    }

    /// Closes it without touching any file: under the names of those that it has open there may be others by now.
    pub(in crate::store) fn abandon(self) {
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }

    /// Writes down an attempt with all its events, in place of whatever there is of it.
    ///
    /// # Errors
    /// When it cannot be written; then nothing has changed.
    pub(in crate::store) fn keep_whole(
        &mut self,
        id: AttemptId,
        paper: &Paper,
        events: &[Event],
    ) -> Result<(), StoreError> {
        let keep = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute("DELETE FROM attempt WHERE id = ?1", [id.to_string()])?;
            add_all(&transaction, id, paper, events)?;
            Ok(transaction.commit()?)
        };
        keep(&mut self.connection).map_err(|reason| self.error(reason))
    }

    /// Whether there are events of an attempt in it, and none but the first of some.
    pub(in crate::store) fn has_only(&self, id: AttemptId, events: &[Event]) -> bool {
        let first = |record: Record| {
            record.events.len() <= events.len()
                && record.events.iter().zip(events).all(|(kept, event)| is_same(kept, event))
        };
        self.record(&id.to_string()).is_ok_and(first)
    }

    /// Whether there is anything of an attempt in it.
    pub(in crate::store) fn has(&self, id: AttemptId) -> bool {
        self.record(&id.to_string()).is_ok()
    }

    /// Whether an attempt is in it with exactly these events.
    pub(in crate::store) fn holds(&self, id: AttemptId, events: &[Event]) -> bool {
        self.has_only(id, events)
            && self.record(&id.to_string()).is_ok_and(|record| record.events.len() == events.len())
    }

    /// Writes down events of an attempt, and its paper with the first of them. When this returns they are on the disk.
    ///
    /// # Errors
    /// When they cannot be written; then none of them is.
    pub fn keep(&mut self, id: AttemptId, paper: &Paper, events: &[Event]) -> Result<(), StoreError> {
        let keep = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            add_all(&transaction, id, paper, events)?;
            Ok(transaction.commit()?)
        };
        keep(&mut self.connection).map_err(|reason| self.error(reason))
    }

    /// The attempts that were handed in, of one quiz or of all, the newest first, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn finished(&self, quiz: Option<&Id>, at_most: usize) -> Result<Vec<Record>, StoreError> {
        let newest = "SELECT id FROM attempt WHERE handed_in IS NOT NULL AND (?1 IS NULL OR quiz = ?1)
                      ORDER BY begun DESC LIMIT ?2";
        let find = || -> Result<Vec<Record>, Reason> {
            let mut statement = self.connection.prepare(newest)?;
            let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
            let ids = statement.query_map(params![quiz.map(Id::as_str), at_most], |row| row.get::<_, String>(0))?;
            ids.map(|id| self.record(&id?)).collect()
        };
        find().map_err(|reason| self.error(reason))
    }

    /// Removes attempts, of one quiz or all, and says how many.
    ///
    /// # Errors
    /// When the file cannot be written; then nothing is removed.
    pub fn forget(&mut self, quiz: Option<&Id>) -> Result<usize, StoreError> {
        let forget = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let removed =
                transaction.execute("DELETE FROM attempt WHERE ?1 IS NULL OR quiz = ?1", [quiz.map(Id::as_str)])?;
            transaction.commit()?;
            // What is forgotten is gone from the disk as well.
            connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?;
            Ok(removed)
        };
        forget(&mut self.connection).map_err(|reason| self.error(reason))
    }

    /// How many attempts there are, of one quiz or of all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count(&self, quiz: Option<&Id>) -> Result<usize, StoreError> {
        self.counted("SELECT count(*) FROM attempt WHERE ?1 IS NULL OR quiz = ?1", quiz)
    }

    /// How many attempts there are that were handed in, of one quiz or of all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_finished(&self, quiz: Option<&Id>) -> Result<usize, StoreError> {
        self.counted("SELECT count(*) FROM attempt WHERE handed_in IS NOT NULL AND (?1 IS NULL OR quiz = ?1)", quiz)
    }

    fn counted(&self, sql: &str, quiz: Option<&Id>) -> Result<usize, StoreError> {
        let counted = self.connection.query_row(sql, [quiz.map(Id::as_str)], |row| row.get::<_, i64>(0));
        counted.map(|count| usize::try_from(count).unwrap_or(0)).map_err(|error| self.error(error.into()))
    }

    fn record(&self, id: &str) -> Result<Record, Reason> {
        let paper: String =
            self.connection.query_row("SELECT paper FROM attempt WHERE id = ?1", [id], |row| row.get(0))?;
        let mut statement =
            self.connection.prepare_cached("SELECT number, at, what FROM event WHERE attempt = ?1 ORDER BY number")?;
        let rows = statement
            .query_map([id], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)))?;
        let mut events = Vec::new();
        for row in rows {
            let (number, at, what) = row?;
            let at = Timestamp::from_millisecond(at).map_err(Reason::unreadable)?;
            events.push(Event { number, at, what: serde_json::from_str(&what).map_err(Reason::unreadable)? });
        }
        Ok(Record {
            v: VERSION,
            id: id.parse().map_err(Reason::unreadable)?,
            paper: serde_json::from_str(&paper).map_err(Reason::unreadable)?,
            events,
        })
    }

    pub(in crate::store) fn error(&self, reason: Reason) -> StoreError {
        StoreError { path: self.path.clone(), reason }
    }
}

/// Whether a file is ours, and has been through every step.
fn is_current(connection: &Connection) -> Result<bool, Reason> {
    let known = i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX);
    Ok(number(connection, "application_id")? == APPLICATION && number(connection, "user_version")? == known)
}

/// A number that stands in the head of a file.
fn number(connection: &Connection, pragma: &str) -> Result<i32, Reason> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

/// Brings a file to the newest schema, all in one transaction.
fn migrate(connection: &mut Connection) -> Result<(), Reason> {
    // Two that begin at the same time: the second waits, and then finds everything done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version = number(&transaction, "user_version")?;
    let tables: i64 = transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && number(&transaction, "application_id")? != APPLICATION {
        return Err(Reason::Foreign);
    }
    let known = i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX);
    if version > known {
        return Err(Reason::Newer { version, known });
    }
    let done = usize::try_from(version).unwrap_or(0);
    if done < MIGRATIONS.len() {
        for step in MIGRATIONS.iter().skip(done) {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", known)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Whether an event was kept as it is, its time in whole milliseconds.
fn is_same(kept: &Event, event: &Event) -> bool {
    kept.number == event.number && kept.at.as_millisecond() == event.at.as_millisecond() && kept.what == event.what
}

fn add_all(transaction: &Transaction<'_>, id: AttemptId, paper: &Paper, events: &[Event]) -> Result<(), Reason> {
    for event in events {
        if event.number == 1 {
            begin(transaction, id, paper, event.at)?;
        }
        add(transaction, id, event)?;
    }
    Ok(())
}

fn begin(transaction: &Transaction<'_>, id: AttemptId, paper: &Paper, at: Timestamp) -> Result<(), Reason> {
    let json = serde_json::to_string(paper).map_err(Reason::unreadable)?;
    transaction.execute(
        "INSERT INTO attempt (id, quiz, begun, paper) VALUES (?1, ?2, ?3, ?4)",
        params![id.to_string(), paper.quiz.as_str(), at.as_millisecond(), json],
    )?;
    Ok(())
}

fn add(transaction: &Transaction<'_>, id: AttemptId, event: &Event) -> Result<(), Reason> {
    let json = serde_json::to_string(&event.what).map_err(Reason::unreadable)?;
    let at = event.at.as_millisecond();
    transaction
        .prepare_cached("INSERT INTO event (attempt, number, at, what) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.to_string(), event.number, at, json])?;
    if event.what == What::HandedIn {
        transaction.execute("UPDATE attempt SET handed_in = ?2 WHERE id = ?1", params![id.to_string(), at])?;
    }
    Ok(())
}
