//! What can happen to the app, and what it can ask for in return.

use std::sync::Arc;

use ratatui::layout::Size;

use super::keys::Command;
use crate::attempt::Mode;
use crate::quiz::Quiz;
use crate::shelf::{Book, Place, Unreadable};

/// Something that happens to the app.
#[derive(Debug)]
pub enum Action {
    /// A key that means something here, or a click on something that does.
    Command(Command),
    /// A click, in cells from the upper left corner.
    Click {
        /// From the left.
        column: u16,
        /// From the top.
        row: u16,
    },
    /// The wheel turned, or two fingers moved: rows to go down, or up if below zero.
    Wheel(i32),
    /// Text pasted from elsewhere.
    Pasted(String),
    /// The terminal has another size now, or lost what was on it.
    Resized(Size),
    /// The user's own quizzes were looked up.
    FoundYours(Vec<Book>),
    /// A quiz was opened, or could not be.
    Opened {
        /// How it is to be played.
        mode: Mode,
        /// The quiz, or why there is none.
        quiz: Result<Arc<Quiz>, Unreadable>,
        /// What its paper is drawn with.
        seed: u64,
    },
}

/// Something the app asks the rim to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Look for quizzes in the user's folder, and answer with [`Action::FoundYours`].
    FindYours,
    /// Open a quiz, and answer with [`Action::Opened`].
    Open {
        /// Where it is.
        place: Place,
        /// How it is to be played.
        mode: Mode,
    },
    /// Hand the terminal back to the shell until the user comes back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Leave with this exit code.
    Leave(u8),
}
