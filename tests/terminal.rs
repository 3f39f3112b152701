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

#[path = "terminal/ascii.rs"]
mod ascii;
#[path = "terminal/calling.rs"]
mod calling;
#[path = "terminal/colours.rs"]
mod colours;
#[path = "terminal/configuration.rs"]
mod configuration;
#[path = "terminal/escapes.rs"]
mod escapes;
#[path = "terminal/exam.rs"]
mod exam;
#[path = "terminal/keeping.rs"]
mod keeping;
#[path = "terminal/leaving.rs"]
mod leaving;
#[path = "terminal/lesson.rs"]
mod lesson;
#[path = "terminal/mouse.rs"]
mod mouse;
#[path = "terminal/pausing.rs"]
mod pausing;
#[path = "terminal/plain.rs"]
mod plain;
#[path = "terminal/playing.rs"]
mod playing;
#[path = "support/pty.rs"]
mod pty;
#[path = "support/rehearsed.rs"]
mod rehearsed;
#[path = "terminal/report.rs"]
mod report;
#[path = "terminal/resizing.rs"]
mod resizing;
#[path = "terminal/robot.rs"]
mod robot;
#[path = "terminal/sequences.rs"]
mod sequences;
#[path = "terminal/shelf.rs"]
mod shelf;
#[path = "terminal/typing.rs"]
mod typing;
#[path = "terminal/wall.rs"]
mod wall;
