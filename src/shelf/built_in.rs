//! The quizzes inside the binary, and the index that the build made of them.

use std::ops::Range;

use super::{Book, Cover, Place};
use hangup_core::quiz::{Id, Usage};

/// A line of the generated index.
struct BuiltIn {
    file: &'static str,
    id: &'static str,
    title: &'static str,
    summary: &'static str,
    usage: Usage,
    questions: usize,
    calls: usize,
    hash: &'static str,
    /// Where its text stands in the bank.
    place: Range<usize>,
}

static INDEX: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The text of all the quizzes in one piece, apart from the index: what is not opened is not even paged in.
static BANK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bank.yaml"));

/// The quizzes inside the binary. Nothing is parsed.
pub fn built_in() -> Vec<Book> {
    INDEX.iter().map(book).collect()
}

fn book(entry: &BuiltIn) -> Book {
    Book {
        place: Place::BuiltIn { file: entry.file, bytes: BANK.get(entry.place.clone()).unwrap_or_default() },
        cover: Ok(Cover {
            id: Id::new(entry.id),
            title: entry.title.to_owned(),
            summary: entry.summary.to_owned(),
            usage: entry.usage,
            questions: entry.questions,
            calls: entry.calls,
            hash: entry.hash.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cover, book as opened};
    use super::built_in;

    #[test]
    fn the_index_says_what_the_quizzes_say() {
        for entry in built_in() {
            let parsed: Cover = opened(entry.place.clone()).cover.unwrap();
            assert_eq!(entry.cover.unwrap(), parsed);
        }
    }
}
