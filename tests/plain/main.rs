//! The drill line by line: the same answers are the same attempt as on the screen, also where a clock runs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "../support/capture.rs"]
mod capture;
mod choosing;
mod clock;
mod json_lines;
#[path = "../support/lines.rs"]
mod lines;
mod playing;
