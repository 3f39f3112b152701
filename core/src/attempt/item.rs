//! An item: a question as its paper puts it. This is all that answer codes and sheets may know of a question, so that
//! neither can depend on what is right.

use super::Paper;
use crate::quiz::{Ask, Face, Id};

/// Finds the face of a question by its id; `None` where the quiz has no such question.
pub type Faces<'f> = dyn Fn(&Id) -> Option<&'f Face> + 'f;

/// A question as its paper puts it.
pub(super) struct Item<'a> {
    /// Its number on the paper, from 1.
    pub number: usize,
    /// What is asked; `None` where the quiz has no such question any more.
    pub ask: Option<&'a Ask>,
    /// Its options, actions, lines or steps in the order of the paper.
    pub options: &'a [Id],
    /// Of a choice, whether the paper let several be chosen, whatever the quiz says now.
    pub several: bool,
}

/// The items of a paper, in order.
pub(super) fn items<'a, 'f: 'a>(paper: &'a Paper, faces: &Faces<'f>) -> Vec<Item<'a>> {
    let numbered = paper.entries.iter().zip(1..);
    let item = numbered.map(|(entry, number)| Item {
        number,
        ask: faces(&entry.question).map(|face| &face.ask),
        options: &entry.options,
        several: entry.several == Some(true),
    });
    item.collect()
}
