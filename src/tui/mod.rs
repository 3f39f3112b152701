//! Draws on a terminal: for one learner ([`App`]), before a class ([`Wall`]), and the report on a class ([`Report`]).
//!
//! Each of them is a value that takes inputs with their time, changes its state and asks for effects; drawing only reads.
//! [`run`] owns the real terminal: nothing else reads or writes one, and another runner could drive the same programs over
//! a connection. What is right, what comes next and what is kept is decided elsewhere.

mod app;
mod ascii;
mod calendar;
mod draft;
mod effect_handler;
mod field;
mod input;
pub mod keys;
mod page;
mod pager;
mod program;
mod report;
mod run;
mod scenario;
mod screens;
mod terminal;
mod theme;
mod transcript;
mod wall;
#[cfg(unix)]
mod watch;
mod wrapping;

pub use app::{App, DrillEffect, DrillMessage};
pub use effect_handler::{EffectHandler, ExamHandler};
pub use program::{Effect, Input, Program};
pub use report::Report;
pub use run::{NoTerminal, run};
pub use theme::Caps;
pub use wall::{Wall, WallEffect, WallMessage};
pub use wrapping::shorten;
