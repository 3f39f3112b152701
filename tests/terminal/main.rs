//! The program as people meet it: the real binary in a pseudo-terminal, played by keyboard and mouse, interrupted,
//! resized, suspended, and asked to leave the terminal as it was found. The footer tells what is on the screen, so
//! these tests hold for whatever the quizzes say.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod ascii;
mod begun;
mod calling;
mod colours;
mod configuration;
mod entering;
mod escapes;
mod exam;
#[path = "../support/hostile.rs"]
mod hostile;
mod hostile_text;
mod keeping;
mod leaving;
mod lesson;
#[path = "../support/loops.rs"]
mod loops;
mod mouse;
mod pausing;
mod plain;
mod playing;
#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/rehearsed.rs"]
mod rehearsed;
mod report;
mod resizing;
mod robot;
mod sequences;
mod shelf;
mod typing;
mod wall;
