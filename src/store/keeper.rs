//! Keeps one attempt after another: each gets an id that nothing else has, unless it is one that is gone on with.

use super::{Reason, Store, StoreError};
use crate::system;
use hangup_core::attempt::{AttemptId, Event, Paper};

/// A store, and which attempt is being written into it.
#[derive(Debug)]
pub struct Keeper {
    store: Store,
    current: Option<AttemptId>,
}

impl Keeper {
    /// Keeps attempts in a store.
    pub fn new(store: Store) -> Self {
        Self { store, current: None }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// From now on, what is kept belongs to an attempt that was begun before.
    pub fn go_on_with(&mut self, id: AttemptId) {
        self.current = Some(id);
    }

    /// Writes down what happened since the last time. The first event of an attempt begins it.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is, and the same may be tried again.
    pub fn keep(&mut self, paper: &Paper, events: &[Event]) -> Result<(), StoreError> {
        let begins = events.first().is_some_and(|event| event.number == 1);
        let id = match self.current.filter(|_| !begins) {
            Some(id) => id,
            None => self.fresh_id()?,
        };
        self.store.keep(id, paper, events)?;
        self.current = Some(id);
        Ok(())
    }

    fn fresh_id(&self) -> Result<AttemptId, StoreError> {
        system::id128().map(AttemptId).map_err(|error| self.store.trouble(Reason::unreadable(error)))
    }
}
