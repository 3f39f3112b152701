//! The history of whoever uses this computer, opened when it is first needed: looks things up in it, and keeps one attempt
//! after another in it. An attempt gets its id with its first event, unless it is one that is gone on with.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{LookBack, Memory, Reason, Recorder, Store, StoreError, Unfinished, your_file};
use crate::shelf;
use crate::system::id128;
use hangup_core::attempt::{Attempt, AttemptId, Event, Paper};
use hangup_core::quiz::Id;

/// The learner's history.
#[derive(Debug, Default)]
pub struct History {
    store: Option<Store>,
    current: Option<Current>,
}

/// The attempt that is being kept.
#[derive(Debug)]
struct Current {
    paper: Paper,
    /// Drawn with its first event.
    id: Option<AttemptId>,
}

impl History {
    /// A history in a store that is open already.
    pub fn of(store: Store) -> Self {
        Self { store: Some(store), current: None }
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
        self.current = Some(Current { paper, id: None });
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
        self.current = attempt.as_ref().map(|attempt| Current { paper: attempt.paper.clone(), id: Some(id) });
        Ok(attempt)
    }

    /// Who has never answered anything has no file yet, and need not have one to look at the menu.
    fn is_without_file(&self) -> bool {
        self.store.is_none() && your_file().is_some_and(|file| !file.exists())
    }

    fn open(&mut self) -> Result<&mut Store, StoreError> {
        let store = match self.store.take() {
            Some(store) => store,
            None => Store::open(&your_file().ok_or_else(|| StoreError::without_file(Reason::NoHome))?)?,
        };
        Ok(self.store.insert(store))
    }
}

impl Recorder for History {
    fn append(&mut self, events: &[Event]) -> Result<(), StoreError> {
        let begun = self.current.take().ok_or_else(|| StoreError::without_file(Reason::NothingBegun));
        let Current { paper, id } = begun?;
        let appended = self.open().and_then(|store| {
            let id = id.map_or_else(|| fresh_id(store), Ok)?;
            store.keep(id, &paper, events)?;
            Ok(id)
        });
        let id = id.or(appended.as_ref().ok().copied());
        self.current = Some(Current { paper, id });
        appended.map(|_| ())
    }
}

fn fresh_id(store: &Store) -> Result<AttemptId, StoreError> {
    id128().map(AttemptId).map_err(|error| store.error(Reason::unreadable(error)))
}
