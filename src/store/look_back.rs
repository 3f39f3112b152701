//! Looking back over everything that was handed in, with the quizzes as they are now.

use super::{Store, StoreError};
use crate::shelf::Book;
use hangup_core::attempt::{Attempt, Record};
use hangup_core::measure::Progress;
use hangup_core::quiz::{Id, Quiz};

/// Progress, and what could not be part of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LookBack {
    /// What the attempts say together.
    pub progress: Progress,
    /// Attempts that were handed in, at quizzes that are not on the shelf any more, or cannot be read.
    pub without_quiz: usize,
}

impl Store {
    /// Looks back over attempts that were handed in, of one quiz or of all, the newest so many of each quiz.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn look_back(&self, books: &[Book], quiz: Option<&Id>, at_most: usize) -> Result<LookBack, StoreError> {
        let mut found: Vec<(Quiz, Vec<Attempt>)> = Vec::new();
        let mut without_quiz = self.count_finished(quiz)?;
        for book in books {
            let Ok(cover) = &book.cover else { continue };
            let wanted = quiz.is_none_or(|id| *id == cover.id);
            let known = found.iter().any(|(known, _)| known.id == cover.id);
            let count = if wanted && !known { self.count_finished(Some(&cover.id))? } else { 0 };
            if count == 0 {
                continue;
            }
            if let Ok(opened) = book.place.open() {
                let attempts = self.finished(Some(&opened.id), at_most)?.into_iter().filter_map(Record::attempt);
                found.push((opened, attempts.collect()));
                without_quiz -= count;
            }
        }
        let pairs = found.iter().flat_map(|(quiz, attempts)| attempts.iter().map(move |attempt| (quiz, attempt)));
        Ok(LookBack { progress: Progress::of(pairs), without_quiz })
    }
}
