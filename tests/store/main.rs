//! Attempts on the disk: what is kept, and what an older hangup has kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

mod attempts;
mod exam_files;
mod histories;
mod older;
