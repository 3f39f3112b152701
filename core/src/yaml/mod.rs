//! What holds for every YAML file that people write for hangup, a quiz or a configuration: which bytes are let in, where
//! everything stands, how it is compared with a schema, and the problems that are found.
//!
//! What a quiz or a configuration means is not known here.

mod guard;
mod outline;
mod problem;
mod shape;
mod text;

pub use guard::{decode, is_surely_shallow};
pub use outline::{Node, outline};
pub use problem::{At, Finding, Position, Problem, Rule, Severity, Step};
pub use shape::misfits;
pub use text::{first_refused, harmless, harmless_json, is_refused, name_of, visible};

/// What a file is: its limits, and the words for it in messages.
#[derive(Debug, Clone, Copy)]
pub struct Genre {
    /// The largest file that is read, in bytes.
    pub most_bytes: usize,
    /// One of them.
    pub one: &'static str,
    /// Several of them.
    pub several: &'static str,
    /// All that is in the file.
    pub whole: &'static str,
    /// How many levels of lists and mappings it needs.
    pub levels: &'static str,
    /// What to do when there is too much of it.
    pub make_smaller: &'static str,
}

/// What serde says, for the rare case that our own reading found nothing to say.
pub fn as_serde_says(error: &serde_yaml::Error) -> Problem {
    let position = error.location().map_or(Position::START, |place| Position::at(place.line(), place.column()));
    let message = format!("this cannot be read: {}", visible(&error.to_string()));
    Problem::new(Rule::Syntax, message, SYNTAX_HELP, position)
}

/// What to do about text that is not YAML.
const SYNTAX_HELP: &str = "look at the indentation, and put text that has a colon, a # or a leading sign in quotes";
