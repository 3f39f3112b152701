//! The formats of other programs: what hangup reads of them, and what it writes for them.
//!
//! A format has a room of its own. What it cannot hold is said and never dropped in silence.

pub mod gift;
pub mod responses;
