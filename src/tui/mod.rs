//! One learner at one terminal, a whole room before one, or a teacher who wants to know what a class answered.
//!
//! The screen is a value: an [`App`], a [`Wall`] or a [`Report`] is told its size, its colours and the time with every
//! input, changes its state and asks for effects; drawing only reads. [`run`] is the small loop around it that owns the
//! real terminal.

mod action;
mod app;
mod ascii;
mod calendar;
mod draft;
mod effect_handler;
mod field;
mod flow;
pub mod keys;
mod page;
mod report;
mod run;
mod screens;
mod session;
mod story;
mod talk;
mod terminal;
mod theme;
mod wall;
#[cfg(unix)]
mod watch;

pub use action::{Action, Effect, How};
pub use app::{App, Sitting};
pub use effect_handler::EffectHandler;
pub use report::Report;
pub use run::{NoTerminal, Program, fresh_seed, now, run};
pub use theme::Caps;
pub use wall::Wall;
