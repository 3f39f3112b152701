//! What the comments of a block say: an id and tags, as Moodle writes them, and what hangup keeps there.

use std::ops::Range;

use super::kept::{Head, Kept, QUESTION_LABEL, QUIZ_LABEL, read};
use super::source::{Fault, Piece};

/// What the comments of a block say.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// The quiz that the file was, and where that stands.
    pub head: Option<(Head, Range<usize>)>,
    /// What hangup keeps of the question.
    pub kept: Option<Kept>,
    /// The number or name that Moodle knows the question by.
    pub id: Option<String>,
    /// The tags of the question, and where the first stands.
    pub tags: Option<(Vec<String>, Range<usize>)>,
}

impl Remarks {
    /// Reads comments. What hangup keeps in them is never taken for an id or a tag.
    pub fn read(comments: &[Piece<'_>]) -> Result<Self, Fault> {
        let mut remarks = Self::default();
        for comment in comments {
            if let Some(head) = read(QUIZ_LABEL, *comment) {
                remarks.head = Some((head?, comment.range()));
            } else if let Some(kept) = read(QUESTION_LABEL, *comment) {
                remarks.kept = Some(kept?);
            } else {
                remarks.id = remarks.id.or_else(|| bracketed(comment.text, "[id:").next());
                let found = ["[tag:", "[tags:"].into_iter().flat_map(|label| bracketed(comment.text, label));
                for tag in found {
                    remarks.tags.get_or_insert_with(|| (Vec::new(), comment.range())).0.push(tag);
                }
            }
        }
        Ok(remarks)
    }
}

/// What stands between each such label and the next bracket that no backslash takes the meaning from.
fn bracketed<'c>(comment: &'c str, label: &'static str) -> impl Iterator<Item = String> + 'c {
    comment.split(label).skip(1).filter_map(|rest| {
        let mut text = String::new();
        let mut letters = rest.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ']' => return Some(text.trim().to_owned()),
                '\\' => text.extend(letters.next()),
                letter => text.push(letter),
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::bracketed;

    #[test]
    fn ids_and_tags_stand_in_brackets() {
        let found =
            |label| bracketed("question: 7 [id:a-1] [tag:x\\] y][tag: z ] [tag:open", label).collect::<Vec<_>>();
        assert_eq!((found("[id:"), found("[tag:")), (vec!["a-1".to_owned()], vec!["x] y".to_owned(), "z".to_owned()]));
    }
}
