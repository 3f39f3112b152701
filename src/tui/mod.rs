//! One learner at one terminal, a whole room before one, or a teacher who wants to know what a class answered.
//!
//! The screen is a value: an [`App`], a [`Wall`] or a [`Report`] is told its size, its colours and the time with every
//! input, changes its state and asks for effects; drawing only reads. [`run`] owns the real terminal: it is the only part
//! that reads and writes one, and another could drive the same programs over a connection.

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
