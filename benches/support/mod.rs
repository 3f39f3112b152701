//! What the benchmarks share: quizzes made to measure, a pseudo-terminal, what the system says of a process, and figures
//! with their targets. Each benchmark uses its own part of it.

#![allow(dead_code, reason = "each benchmark uses its own part")]

pub mod bank;
pub mod build;
pub mod figures;
pub mod history;
pub mod plain;
pub mod process;
pub mod responses;
pub mod terminal;
