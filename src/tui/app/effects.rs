//! What only the drill asks for, and the messages that answer it. The effect handler turns the one into the other.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::shelf::{Book, Place, Unreadable};
use crate::store::{LookBack, Memory, Moved};
use crate::tui::program;
use hangup_core::attempt::{Attempt, Event, Paper};
use hangup_core::drill::Start;
use hangup_core::quiz::{Id, Names, Quiz};

/// Whatever the drill asks for.
pub(super) type Effect = program::Effect<DrillEffect>;

/// Something that only the drill asks for.
#[derive(Debug, PartialEq)]
pub enum DrillEffect {
    /// Look for quizzes in the user's folder, and answer with [`DrillMessage::FoundYours`].
    FindYours,
    /// Look up where the learner is, which no menu needs to know, and answer with [`DrillMessage::FoundZone`].
    FindZone,
    /// Open a quiz, and answer with [`DrillMessage::Opened`].
    Open {
        /// Where it is.
        place: Place,
        /// How it is to be played.
        start: Start,
    },
    /// Look up what there is to remember, and answer with [`DrillMessage::Recalled`].
    Recall,
    /// Look back on everything that was handed in, and answer with [`DrillMessage::LookedBack`].
    LookBack,
    /// Write down what happened, before anything else is shown, and answer with [`DrillMessage::Kept`].
    Keep {
        /// The paper of the attempt that begins with it.
        begins: Option<Paper>,
        /// What happened since the last time.
        events: Vec<Event>,
    },
    /// Write a calendar file for the next visit, and answer with [`DrillMessage::CalendarWritten`].
    WriteCalendar {
        /// What to come back to.
        title: String,
        /// When.
        day: Date,
    },
    /// Open the envelope of an exam, and answer with [`DrillMessage::Unsealed`].
    Unseal {
        /// The words that somebody typed.
        words: String,
    },
}

/// What came of something that the drill asked for.
#[derive(Debug)]
pub enum DrillMessage {
    /// The user's own quizzes were looked up.
    FoundYours(Vec<Book>),
    /// Where the learner is was looked up, for the days that are named.
    FoundZone(TimeZone),
    /// A quiz was opened, or could not be.
    Opened {
        /// How it is to be played.
        start: Start,
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
    /// What happened was written down, and where from now on, if that is not where it was; or why it could not be.
    Kept(Result<Option<Moved>, String>),
    /// The envelope of an exam was opened: the quiz, and what the names in the students' copy stand for; or why not.
    Unsealed(Result<(Arc<Quiz>, Names), String>),
    /// A calendar file was written, and where; or why not.
    CalendarWritten(Result<String, String>),
}
