//! The commands, by the real program: what they print, where, and with which exit code; and the files of Moodle that they
//! read and write.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

mod desk;
mod gift;
mod gift_round_trip;
mod history;
#[cfg(unix)]
mod safe_files;
mod shell;
#[path = "../support/signs.rs"]
mod signs;
