//! A learner's desk during an exam: the paper they were dealt, the journal it is written into, and the envelope on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journal::{Journal, NotKept};
use super::result::{Head, Writer};
use super::{Envelope, Start};
use crate::tui::Sitting;
use hangup_core::attempt::{Attempt, Event};
use hangup_core::quiz::{Booklet, Names, Quiz, Sealed, parse, visible};

/// A learner's desk during an exam.
#[derive(Debug)]
pub struct Desk {
    journal: Journal,
    envelope: Envelope,
}

/// An exam that can begin or go on.
#[derive(Debug)]
pub struct Laid {
    /// Where it is kept, and how it is opened.
    pub desk: Desk,
    /// Whose it is.
    pub sitting: Sitting,
    /// The students' copy.
    pub booklet: Booklet,
    /// The attempt, as far as it has come.
    pub attempt: Attempt,
}

/// Why an exam can neither begin nor go on, in words.
#[derive(Debug)]
pub struct NoSitting(pub String);

impl From<NotKept> for NoSitting {
    fn from(why: NotKept) -> Self {
        Self(why.to_string())
    }
}

impl Desk {
    /// Lays out the exam of a start file: from its beginning, or from where it was left, in the folder to hand in to or
    /// beside the start file.
    ///
    /// # Errors
    /// When the start file is none, or its journal cannot be used.
    pub fn lay(start_file: &Path) -> Result<Laid, NoSitting> {
        let start = Start::open(start_file).map_err(NoSitting)?;
        let beside = match start_file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            Some(_) | None => PathBuf::from("."),
        };
        // Told whole, so that a teacher finds it.
        let beside = beside.canonicalize().unwrap_or(beside);
        let hand_in = start.hand_in.as_ref().map(|folder| beside.join(folder));
        let hand_in = hand_in.map(|folder| folder.canonicalize().unwrap_or(folder));
        let head = Head::new(start.id, &start.learner, start.copy.sealed.edition(), Writer::Learner, start.paper());
        let there = hand_in.as_ref().filter(|folder| folder.is_dir());
        let caution = hand_in.as_ref().filter(|_| there.is_none()).map(|folder| {
            format!(
                "The folder to hand in to cannot be reached: {}. Your answers stay beside the start file; tell your teacher.",
                visible(&folder.display().to_string())
            )
        });
        let folder = furthest(&head, there, &beside);
        let (journal, attempt) = Journal::open(folder, head)?;
        let file = visible(&journal.path().display().to_string());
        let sitting = Sitting { learner: start.learner, name: start.name, file, caution };
        let booklet = Booklet::Sealed(Arc::new(start.copy.sealed));
        Ok(Laid { desk: Self { journal, envelope: start.copy.envelope }, sitting, booklet, attempt })
    }

    /// Writes down what happened.
    ///
    /// # Errors
    /// When that cannot be done, in words.
    pub fn keep(&mut self, events: &[Event]) -> Result<(), String> {
        self.journal.keep(events).map_err(|why| why.to_string())
    }

    /// Opens the envelope: the quiz, and what the names in the students' copy stand for.
    ///
    /// # Errors
    /// When the words are wrong, in words.
    pub fn unseal(&self, words: &str) -> Result<(Arc<Quiz>, Names), String> {
        let text = self.envelope.open(words).map_err(|closed| closed.to_string())?;
        let quiz = parse(&text).map_err(|_| "The quiz in the envelope cannot be read".to_owned())?;
        let (_, names) = Sealed::of(&quiz).map_err(|why| why.to_string())?;
        Ok((Arc::new(quiz), names))
    }
}

/// Where the attempt has come furthest: in the folder to hand in to, if nowhere.
fn furthest<'f>(head: &Head, hand_in: Option<&'f PathBuf>, beside: &'f Path) -> &'f Path {
    let Some(hand_in) = hand_in else { return beside };
    let (there, here) = (Journal::find(hand_in, head), Journal::find(beside, head));
    if here > there { beside } else { hand_in }
}
