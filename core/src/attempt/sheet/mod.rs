//! Sheets: the answers of somebody who worked on paper, as a teacher types them in, in one line. Each question takes a
//! word, and letters stand for what is printed: `a` is the first option of the paper, the first reply of a line.
//!
//! Like answer codes, sheets know the faces of questions and nothing of what is right. What was read is checked as any
//! other input is, so a sheet gives only answers that are possible.
//!
//! | question | word | such as |
//! | --- | --- | --- |
//! | choice | the letter of the option, or of each; `0` for none where there can be several | `b`, `bd` |
//! | verdict | `s` or `g`, how sure in percent, the letter of the action | `s80a` |
//! | verdict, of which a part was left blank | the same without that part, and `-` for `s` or `g` | `s80`, `sa`, `-a` |
//! | spot | the letters of the lines, or `0` for none | `bc` |
//! | order | all letters, in the order chosen | `cabd` |
//! | typed | the words, in double quotes if there are several | `"slmgr /xpr"` |
//! | call | the letters of the replies, with or without the numbers of their lines, a colon, and `s` or `g` with how sure if that is marked, or `u` | `acb:s70`, `acb:s`, `1a:u` |
//! | any, left blank | `-` | `-` |

mod read;
mod write;

pub use read::{Unclear, read};
pub use write::write;

/// What letters there are.
const LETTERS: std::ops::RangeInclusive<char> = 'a'..='z';
