//! The history of whoever uses this computer, opened when it is first needed: looks things up in it, and keeps one attempt
//! after another in it. An attempt gets its id with its first event, unless it is one that is gone on with. Where the file
//! is not the one any more that was opened, or is damaged, the attempt is kept once more, whole, from memory.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{HistoryMoved, LookBack, Memory, Moved, Reason, Recorder, Store, StoreError, Unfinished, your_file};
use crate::shelf;
use crate::system::id128;
use hangup_core::attempt::{Attempt, AttemptId, Event, Paper, What};
use hangup_core::quiz::Id;

/// How many damaged histories are kept beside each other; the last gives way.
const MOST_SET_ASIDE: u32 = 9;

/// The learner's history.
#[derive(Debug, Default)]
pub struct History {
    /// Where it is; `None` is where a user's history is.
    file: Option<PathBuf>,
    store: Option<Store>,
    current: Option<Current>,
}

/// The attempt that is being kept.
#[derive(Debug)]
struct Current {
    paper: Paper,
    /// Drawn with its first event.
    id: Option<AttemptId>,
    /// Everything that is kept of it, so that it can be kept anew.
    events: Vec<Event>,
}

impl History {
    /// A history in a store that is open already.
    pub fn of(store: Store) -> Self {
        Self { file: Some(store.path.clone()), store: Some(store), current: None }
    }

    /// What is remembered of every quiz that was ever begun.
    ///
    /// # Errors
    /// When the history cannot be opened or read.
    pub fn recall(&mut self) -> Result<Vec<Memory>, StoreError> {
        if self.is_without_file() {
            return Ok(Vec::new());
        }
        let store = self.open()?;
        let mut memories = Vec::new();
        for book in shelf::all() {
            memories.extend(store.recall(&book)?);
        }
        Ok(memories)
    }

    /// Everything that was handed in, the newest hundred attempts of each quiz.
    ///
    /// # Errors
    /// When the history cannot be opened or read.
    pub fn look_back(&mut self) -> Result<LookBack, StoreError> {
        self.open()?.look_back(&shelf::all(), None, 100)
    }

    /// When each question of a quiz was last on the screen, as far as anything is known.
    pub fn last_seen(&mut self, quiz: &Id) -> HashMap<Id, Timestamp> {
        match &self.store {
            Some(store) => store.last_seen(quiz).unwrap_or_default(),
            None => HashMap::new(),
        }
    }

    /// From now on, what is kept belongs to a new attempt at a paper.
    pub fn begin(&mut self, paper: Paper) {
        self.current = Some(Current { paper, id: None, events: Vec::new() });
    }

    /// The attempts at a quiz, or at any, that can be gone on with, the one that was left last first.
    ///
    /// # Errors
    /// When the history cannot be opened or read.
    pub fn unfinished(&mut self, quiz: Option<&Id>) -> Result<Vec<Unfinished>, StoreError> {
        if self.is_without_file() { Ok(Vec::new()) } else { self.open()?.unfinished(quiz) }
    }

    /// An attempt to go on with; what is kept from now on belongs to it. `None` where it was handed in or removed.
    ///
    /// # Errors
    /// When the history cannot be opened or read.
    pub fn go_on(&mut self, id: AttemptId) -> Result<Option<Attempt>, StoreError> {
        let attempt = self.open()?.to_go_on_with(id)?;
        self.current = attempt.as_ref().map(|attempt| Current {
            paper: attempt.paper.clone(),
            id: Some(id),
            events: attempt.events().to_vec(),
        });
        Ok(attempt)
    }

    /// Who has never answered anything has no file yet, and need not have one to look at the menu.
    fn is_without_file(&self) -> bool {
        self.store.is_none() && self.file().is_some_and(|file| !file.exists())
    }

    fn file(&self) -> Option<PathBuf> {
        self.file.clone().or_else(your_file)
    }

    fn open(&mut self) -> Result<&mut Store, StoreError> {
        let store = match self.store.take() {
            Some(store) => store,
            None => Store::open(&self.file().ok_or_else(|| StoreError::without_file(Reason::NoHome))?)?,
        };
        Ok(self.store.insert(store))
    }
}

impl Recorder for History {
    fn append(&mut self, events: &[Event]) -> Result<Option<Moved>, StoreError> {
        let mut current = self.current.take().ok_or_else(|| StoreError::without_file(Reason::NothingBegun))?;
        let appended = self.append_to(&mut current, events);
        self.current = Some(current);
        Ok(appended?.map(Moved::History))
    }
}

impl History {
    /// Keeps events of an attempt; all of it once more, where the file is not what it was.
    fn append_to(&mut self, current: &mut Current, events: &[Event]) -> Result<Option<HistoryMoved>, StoreError> {
        let store = self.open()?;
        let id = current.id.map_or_else(|| fresh_id(store), Ok)?;
        current.id = Some(id);
        let new = || events.iter().filter(|event| event.number as usize > current.events.len()).cloned();
        let all: Vec<Event> = current.events.iter().cloned().chain(new()).collect();
        let kept = store.keep(id, &current.paper, &new().collect::<Vec<_>>());
        let moved = match kept {
            // Said to have failed, but in the file: it is only not known to have reached the disk.
            Err(error) if error.reason.is_taken() && store.has_only(id, &all) => {
                store.keep_whole(id, &current.paper, &all)?;
                None
            }
            Err(error) if error.reason.is_taken() && store.has(id) => {
                let id = fresh_id(store)?;
                store.keep_whole(id, &current.paper, &all)?;
                current.id = Some(id);
                Some(HistoryMoved::GoneOnElsewhere)
            }
            Ok(()) if store.is_in_place() && !is_end(events) => None,
            Err(error) if store.is_in_place() && !error.reason.is_damage() && !error.reason.is_taken() => {
                return Err(error);
            }
            Ok(()) | Err(_) => self.keep_again(id, &current.paper, &all)?,
        };
        current.events = all;
        Ok(moved)
    }

    /// Opens the file that has the name now, and sees to it that an attempt is in it.
    fn keep_again(
        &mut self,
        id: AttemptId,
        paper: &Paper,
        events: &[Event],
    ) -> Result<Option<HistoryMoved>, StoreError> {
        let path = self.open()?.path.clone();
        self.store.take().into_iter().for_each(Store::abandon);
        let (mut store, aside) = match Store::open(&path) {
            Err(error) if error.reason.is_damage() => {
                let aside = set_aside(&path)?;
                (Store::open(&path)?, Some(aside))
            }
            opened => (opened?, None),
        };
        let is_there = store.holds(id, events);
        if !is_there {
            store.keep_whole(id, paper, events)?;
        }
        self.store = Some(store);
        Ok(match aside {
            Some(aside) => Some(HistoryMoved::Damaged(aside)),
            None => (!is_there).then_some(HistoryMoved::Gone),
        })
    }
}

/// Whether an attempt ends with some events.
fn is_end(events: &[Event]) -> bool {
    events.iter().any(|event| event.what == What::HandedIn)
}

/// Gives a damaged history another name, and what was on its way into it as well.
fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let name = |number: u32, end: &str| path.with_file_name(format!("history-damaged-{number}.db{end}"));
    let free = (1..=MOST_SET_ASIDE).find(|number| !name(*number, "").exists());
    let number = free.unwrap_or(MOST_SET_ASIDE);
    for end in ["-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(end);
        let _ = fs::rename(file, name(number, end));
    }
    let aside = name(number, "");
    let failed = |error| StoreError { path: path.to_owned(), reason: Reason::Folder(error) };
    fs::rename(path, &aside).map_err(failed)?;
    Ok(aside)
}

fn fresh_id(store: &Store) -> Result<AttemptId, StoreError> {
    id128().map(AttemptId).map_err(|error| store.error(Reason::unreadable(error)))
}
