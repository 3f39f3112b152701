//! What `hangup-core` promises: quizzes are read and checked, papers drawn, answers marked and written down in few signs,
//! and figures computed, all without a screen, a file or a clock.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

mod answer_code;
#[path = "../support/answers.rs"]
mod answers;
mod architecture;
mod bank;
mod calls;
mod class_discuss;
mod class_figures;
mod class_miskeys;
mod coming_back;
mod drill;
mod lesson;
#[path = "../support/loops.rs"]
mod loops;
mod measures;
mod paper;
mod question_writing;
mod quiz_files;
mod quiz_properties;
#[path = "../support/rules.rs"]
mod rules;
mod sealed;
mod sheet;
