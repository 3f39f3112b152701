//! What can happen to a program on the screen, and what it can ask for in return.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ratatui::layout::Size;

use super::keys::Command;
use crate::shelf::{Book, Place, Unreadable};
use crate::store::{LookBack, Memory};
use hangup_core::attempt::{Attempt, Event, Mode, Paper};
use hangup_core::lesson::HandCount;
use hangup_core::quiz::{Id, Names, Quiz};

/// Something that happens to a program.
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
    /// The time has come at which it wanted to be woken.
    Woke,
    /// The terminal has another size now, or lost what was on it.
    Resized(Size),
    /// The user's own quizzes were looked up.
    FoundYours(Vec<Book>),
    /// Where the learner is was looked up, for the days that are named.
    FoundZone(TimeZone),
    /// A quiz was opened, or could not be.
    Opened {
        /// How it is to be played.
        how: How,
        /// The quiz, or why there is none.
        quiz: Result<Arc<Quiz>, Unreadable>,
        /// What its paper is drawn with.
        seed: u64,
        /// The attempt to go on with, where that was wished and there is one.
        begun: Option<Attempt>,
        /// When each question was last on a screen, where a round is to be drawn.
        last_seen: HashMap<Id, Timestamp>,
    },
    /// What there is to remember was looked up, or why it could not be.
    Recalled(Result<Vec<Memory>, String>),
    /// Everything that was handed in was looked back on, or why it could not be.
    LookedBack(Result<LookBack, String>),
    /// What happened was written down, or why it could not be.
    Kept(Result<(), String>),
    /// The envelope of an exam was opened: the quiz, and what the names in the students' copy stand for; or why not.
    Unsealed(Result<(Arc<Quiz>, Names), String>),
    /// A calendar file was written, and where; or why not.
    CalendarWritten(Result<String, String>),
}

/// How a quiz is to be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Go on with the attempt that was begun.
    GoOn,
    /// A round: what was not seen lately first.
    Round,
    /// All of it.
    Whole(Mode),
}

/// Something a program asks the rim to do.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Look for quizzes in the user's folder, and answer with [`Action::FoundYours`].
    FindYours,
    /// Look up where the learner is, which no menu needs to know, and answer with [`Action::FoundZone`].
    FindZone,
    /// Open a quiz, and answer with [`Action::Opened`].
    Open {
        /// Where it is.
        place: Place,
        /// How it is to be played.
        how: How,
    },
    /// Look up what there is to remember, and answer with [`Action::Recalled`].
    Recall,
    /// Look back on everything that was handed in, and answer with [`Action::LookedBack`].
    LookBack,
    /// Write down what happened, before anything else is shown, and answer with [`Action::Kept`].
    Keep {
        /// The paper that it happened on.
        paper: Paper,
        /// What happened since the last time.
        events: Vec<Event>,
    },
    /// Write down hands that were counted, and answer with [`Action::Kept`].
    KeepHands(Vec<HandCount>),
    /// Write a calendar file for the next visit, and answer with [`Action::CalendarWritten`].
    WriteCalendar {
        /// What to come back to.
        title: String,
        /// When.
        day: Date,
    },
    /// Open the envelope of an exam, and answer with [`Action::Unsealed`].
    Unseal {
        /// The words that somebody typed.
        words: String,
    },
    /// Hand the terminal back to the shell until the user comes back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Leave with this exit code.
    Leave(u8),
}

impl Effect {
    /// What a command asks for on every screen alike, whatever is shown, or nothing if that is for the screen to say.
    pub(super) fn anywhere(command: Command) -> Option<Self> {
        match command {
            Command::Interrupt => Some(Self::Leave(130)),
            Command::Suspend => Some(Self::Suspend),
            Command::Redraw => Some(Self::Redraw),
            _ => None,
        }
    }
}
