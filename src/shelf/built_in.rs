//! The quizzes inside the binary, and the index that the build made of them.

use std::ops::Range;

use super::{Book, Cover, Place};
use hangup_core::quiz::{Id, Usage};

/// The text of all the quizzes in one piece, apart from the index: what is not opened is not even paged in.
static BANK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bank.yaml"));

/// The quizzes inside the binary. Nothing is parsed.
pub fn built_in() -> Vec<Book> {
    let index: [(&str, Range<usize>, Cover); _] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));
    let book = |(file, place, cover)| Book {
        place: Place::BuiltIn { file, bytes: BANK.get::<Range<usize>>(place).unwrap_or_default() },
        cover: Ok(cover),
    };
    index.map(book).into()
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
