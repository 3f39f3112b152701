//! Finds quizzes: inside the binary, in the user's folder, on the command line.
//!
//! A [`Book`] says what the menu shows; opening one gives a [`Quiz`]. Those inside the binary come with a generated index
//! and are parsed only when opened. A broken file is a book too: it says what is wrong and harms no other.

mod built_in;
mod files;
mod unreadable;

pub use built_in::built_in;
pub use files::{files_below, quiz_files, read_bounded, your_folder};
pub use unreadable::Unreadable;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use hangup_core::quiz::{Ask, Id, MAX_BYTES, Quiz, Usage, parse};

/// How alike two names are, from 0 to 1, of which one may be meant for the other.
const ALIKE: f64 = 0.8;

/// A quiz on the shelf.
#[derive(Debug)]
pub struct Book {
    /// Where it is kept.
    pub place: Place,
    /// What the menu shows of it, or why it cannot be read.
    pub cover: Result<Cover, Unreadable>,
}

/// Where a quiz is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Inside the binary.
    BuiltIn {
        /// The name of its file, for messages.
        file: &'static str,
        /// Its text.
        bytes: &'static [u8],
    },
    /// In a file.
    File(PathBuf),
}

/// What the menu shows of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Stable name.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What it is meant for.
    pub usage: Usage,
    /// How many questions it has.
    pub questions: usize,
    /// How many of them are calls.
    pub calls: usize,
    /// A hash of its text, in hexadecimal digits: another text, another hash.
    pub hash: String,
}

impl Cover {
    fn of(quiz: &Quiz, text: &[u8]) -> Self {
        Self {
            id: quiz.id.clone(),
            title: quiz.title.clone(),
            summary: quiz.summary.clone(),
            usage: quiz.usage,
            questions: quiz.questions.len(),
            calls: quiz.questions.iter().filter(|question| matches!(question.face.ask, Ask::Call(_))).count(),
            hash: Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

impl Place {
    /// What the place is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::BuiltIn { file, .. } => (*file).to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Reads the quiz that is kept here.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a quiz that can be played.
    pub fn open(&self) -> Result<Quiz, Unreadable> {
        self.open_with_text().map(|(quiz, _)| quiz)
    }

    /// Reads the quiz that is kept here, and its text.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a quiz that can be played.
    pub fn open_with_text(&self) -> Result<(Quiz, Cow<'_, [u8]>), Unreadable> {
        let bytes = match self {
            Self::BuiltIn { bytes, .. } => Cow::Borrowed(*bytes),
            Self::File(path) => Cow::Owned(read_bounded(path, MAX_BYTES)?),
        };
        match parse(&bytes) {
            Ok(quiz) => Ok((quiz, bytes)),
            Err(problems) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                Err(Unreadable::Problems { name: self.name(), text, problems })
            }
        }
    }
}

/// The quizzes of the user's own folder, broken ones included, sorted by file name. A folder that cannot be read is
/// shown as broken, one that does not exist is nothing to speak of.
pub fn yours() -> Vec<Book> {
    let Some(folder) = your_folder() else { return Vec::new() };
    match quiz_files(&folder) {
        Ok(files) => files.into_iter().map(|path| book(Place::File(path))).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let place = Place::File(folder.clone());
            vec![Book { place, cover: Err(Unreadable::File { path: folder, error }) }]
        }
    }
}

/// Every quiz there is: those inside the binary, and the user's own.
pub fn all() -> Vec<Book> {
    built_in().into_iter().chain(yours()).collect()
}

/// The book at a place, opened once for its cover.
pub fn book(place: Place) -> Book {
    let cover = place.open_with_text().map(|(quiz, text)| Cover::of(&quiz, &text));
    Book { place, cover }
}

/// The place of the quiz that a word on the command line names: a file, or the id of a quiz that is built in or in the
/// user's folder.
///
/// # Errors
/// When it names neither.
pub fn find(name: &str) -> Result<Place, Unreadable> {
    let path = PathBuf::from(name);
    let looks_like_a_file = path.components().count() > 1 || path.extension().is_some();
    if looks_like_a_file || path.is_file() {
        return Ok(Place::File(path));
    }
    let books = all();
    let named = |book: &&Book| book.cover.as_ref().is_ok_and(|cover| cover.id.as_str() == name);
    let found = books.iter().find(named).map(|book| book.place.clone());
    found.ok_or_else(|| Unreadable::NoSuchQuiz { name: name.to_owned(), instead: most_like(name, &books) })
}

/// The id of a quiz that somebody may have meant who wrote a name that none has.
fn most_like(name: &str, books: &[Book]) -> Option<Id> {
    let ids = books.iter().filter_map(|book| Some(&book.cover.as_ref().ok()?.id));
    let likeness = ids.map(|id| (strsim::jaro_winkler(id.as_str(), &name.to_lowercase()), id));
    let (_, id) = likeness.filter(|(likeness, _)| *likeness > ALIKE).max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(id.clone())
}
