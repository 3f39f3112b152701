//! Why a quiz cannot be opened, in words.

use std::io;
use std::path::PathBuf;

use hangup_core::quiz::{Id, Problem, visible};

/// Why a quiz cannot be opened: in one line what is wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// No quiz has the name asked for.
    #[error("there is no quiz `{}`; {}hangup list names those there are", visible(name), did_you_mean(instead.as_ref()))]
    NoSuchQuiz {
        /// The name.
        name: String,
        /// The quiz whose name is like it, if there is one.
        instead: Option<Id>,
    },
    /// The file could not be read.
    #[error("{} cannot be read: {error}", visible(&path.display().to_string()))]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// It is no quiz that can be played.
    #[error("{} cannot be played{first}", visible(name), first = first(problems))]
    Problems {
        /// What the place is called.
        name: String,
        /// The text, as far as it is text.
        text: String,
        /// What is wrong; at least one error.
        problems: Vec<Problem>,
    },
}

fn first(problems: &[Problem]) -> String {
    let Some(Problem { position, message, help, .. }) = problems.first() else { return String::new() };
    let (line, column) = (position.line, position.column);
    format!(": line {line}, column {column}: {}; {}", visible(message), visible(help))
}

fn did_you_mean(instead: Option<&Id>) -> String {
    instead.map(|id| format!("did you mean `{}`? ", visible(id.as_str()))).unwrap_or_default()
}
