//! What is on the screen, without a terminal: a camera presses keys and takes pictures of the drill, an exam, the wall and
//! the report, and of what the documentation shows of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "../support/album.rs"]
mod album;
mod begun;
#[path = "../support/capture.rs"]
mod capture;
mod documents;
mod drill;
mod exam;
#[path = "../support/invented.rs"]
mod invented;
#[path = "../support/lines.rs"]
mod lines;
#[path = "../support/rehearsed.rs"]
mod rehearsed;
mod report;
#[path = "../support/scenes.rs"]
mod scenes;
#[path = "../support/transcripts.rs"]
mod transcripts;
mod wall;
