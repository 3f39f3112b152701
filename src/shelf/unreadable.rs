//! Why a quiz cannot be opened, in words.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::Place;
use hangup_core::quiz::{Problem, visible};

/// Why a quiz cannot be opened.
#[derive(Debug)]
pub enum Unreadable {
    /// No quiz has that name.
    NoSuchQuiz {
        /// The name asked for.
        name: String,
    },
    /// The file could not be read.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It is no quiz that can be played.
    Problems {
        /// What the place is called.
        name: String,
        /// The text, as far as it is text.
        text: String,
        /// What is wrong; at least one error.
        problems: Vec<Problem>,
    },
}

impl Unreadable {
    pub(super) fn problems(place: &Place, bytes: &[u8], problems: Vec<Problem>) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        Self::Problems { name: place.name(), text, problems }
    }
}

impl fmt::Display for Unreadable {
    /// One line: what is wrong, where, and what to do.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchQuiz { name } => {
                write!(out, "there is no quiz `{}`; hangup list names those there are", visible(name))
            }
            Self::File { path, error } => {
                write!(out, "{} cannot be read: {error}", visible(&path.display().to_string()))
            }
            Self::Problems { name, problems, .. } => {
                write!(out, "{} cannot be played", visible(name))?;
                match problems.first() {
                    Some(Problem { position, message, help, .. }) => write!(
                        out,
                        ": line {}, column {}: {}; {}",
                        position.line,
                        position.column,
                        visible(message),
                        visible(help)
                    ),
                    None => Ok(()),
                }
            }
        }
    }
}
