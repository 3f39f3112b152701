//! What a class gets and gives: pages to print, reports on its answers, and a whole class played with the real binary.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "../support/answers.rs"]
mod answers;
mod call_on_paper;
mod check;
#[cfg(unix)]
mod collecting;
mod comparing;
mod entering;
#[path = "../support/hostile.rs"]
mod hostile;
#[path = "../support/html.rs"]
mod html;
#[path = "../support/invented.rs"]
mod invented;
#[path = "../support/loops.rs"]
mod loops;
mod mutations;
mod pages;
mod played;
#[cfg(target_os = "linux")]
#[path = "../support/preloaded.rs"]
mod preloaded;
#[path = "../support/rehearsed.rs"]
mod rehearsed;
mod report;
mod report_page;
mod room;
mod tables;
