//! GIFT, the text format in which Moodle keeps questions: read into a quiz file, and written from a quiz.
//!
//! Bytes and quizzes come in as arguments, and texts go out. What a file means is what Moodle takes it for, as far as its
//! own documentation and its own reader say (<https://docs.moodle.org/en/GIFT_format>); docs/moodle.md says what is carried.

mod answers;
mod convert;
mod draft;
mod export;
mod import;
mod kept;
mod markup;
mod names;
mod questions;
mod remarks;
mod source;
mod weights;

pub use export::{Export, export};
pub use import::{Import, import};

use hangup_core::yaml::Genre;

/// The largest GIFT file that is read, in bytes.
pub const MAX_BYTES: usize = hangup_core::quiz::MAX_BYTES;

const GIFT: Genre = Genre {
    most_bytes: MAX_BYTES,
    one: "GIFT file",
    several: "GIFT files",
    whole: "the file",
    levels: "one level",
    make_smaller: "export fewer categories at a time",
};

/// What stands in the text where the answers of a missing word stood, as Moodle writes it.
const GAP: &str = "_____";
