//! The history of whoever uses this computer, opened when it is first needed: looks things up in it, and writes down what
//! happens. What goes wrong is told in words.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Keeper, LookBack, Memory, Store, StoreError, your_file};
use crate::shelf::{built_in, yours};
use hangup_core::attempt::{Attempt, Event, Paper, Record};
use hangup_core::quiz::{Id, Quiz};

/// The learner's history, opened when it is first needed.
#[derive(Debug, Default)]
pub struct History {
    keeper: Option<Keeper>,
}

impl History {
    /// What is remembered of every quiz that was ever begun.
    ///
    /// # Errors
    /// When the history cannot be opened or read, in words.
    pub fn recall(&mut self) -> Result<Vec<Memory>, String> {
        // Who has never answered anything has no file yet, and need not have one to look at the menu.
        if self.keeper.is_none() && your_file().is_some_and(|file| !file.exists()) {
            return Ok(Vec::new());
        }
        let keeper = self.open()?;
        let recall = || {
            let mut memories = Vec::new();
            for book in built_in().into_iter().chain(yours()) {
                memories.extend(keeper.store().recall(&book)?);
            }
            Ok(memories)
        };
        recall().map_err(|trouble: StoreError| trouble.to_string())
    }

    /// Everything that was handed in, the newest hundred attempts of each quiz.
    ///
    /// # Errors
    /// When the history cannot be opened or read, in words.
    pub fn look_back(&mut self) -> Result<LookBack, String> {
        let books: Vec<_> = built_in().into_iter().chain(yours()).collect();
        self.open()?.store().look_back(&books, None, 100).map_err(|trouble| trouble.to_string())
    }

    /// Writes down what happened.
    ///
    /// # Errors
    /// When that cannot be done, in words.
    pub fn keep(&mut self, paper: &Paper, events: &[Event]) -> Result<(), String> {
        self.open()?.keep(paper, events).map_err(|trouble| trouble.to_string())
    }

    /// When each question of a quiz was last on the screen, as far as anything is known.
    pub fn last_seen(&mut self, quiz: &Id) -> HashMap<Id, Timestamp> {
        match &self.keeper {
            Some(keeper) => keeper.store().last_seen(quiz).unwrap_or_default(),
            None => HashMap::new(),
        }
    }

    /// The attempt at a quiz that was begun and not handed in; what happens from now on belongs to it.
    pub fn go_on(&mut self, quiz: &Quiz) -> Option<Attempt> {
        let keeper = self.open().ok()?;
        let record = keeper.store().unfinished(&quiz.id).ok()??;
        keeper.go_on_with(record.id);
        Record::attempt(record)
    }

    fn open(&mut self) -> Result<&mut Keeper, String> {
        let keeper = match self.keeper.take() {
            Some(keeper) => keeper,
            None => {
                let file = your_file().ok_or("there is no home folder in which answers could be kept")?;
                Keeper::new(Store::open(&file).map_err(|trouble| trouble.to_string())?)
            }
        };
        Ok(self.keeper.insert(keeper))
    }
}
