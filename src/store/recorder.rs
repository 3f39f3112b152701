//! Keeping what happens: the one trait that every place has in which events are kept.

use super::StoreError;
use hangup_core::attempt::Event;

/// Keeps the events of one attempt, whose paper it was opened with.
pub trait Recorder {
    /// Keeps events. When this returns they are on the disk; those that are there already are passed over.
    ///
    /// # Errors
    /// When they cannot be written; then none of them is, and the same may be tried again.
    fn append(&mut self, events: &[Event]) -> Result<(), StoreError>;

    /// Whether anything is kept at all.
    fn keeps(&self) -> bool {
        true
    }
}

/// A guest, of whom nothing is kept.
#[derive(Debug, Clone, Copy)]
pub struct Guest;

impl Recorder for Guest {
    fn append(&mut self, _: &[Event]) -> Result<(), StoreError> {
        Ok(())
    }

    fn keeps(&self) -> bool {
        false
    }
}
