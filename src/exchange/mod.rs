//! The formats of other programs: what hangup reads of them, and what it writes for them.
//!
//! Each format has a folder of its own. What it cannot carry is named, and never dropped in silence.

pub mod gift;
pub mod responses;
pub mod table;
