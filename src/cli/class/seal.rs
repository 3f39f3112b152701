//! `hangup class seal`: the students' copy of a quiz, and the words that open its envelope.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::class::{StudentsCopy, passphrase};
use crate::cli::{Failure, print, shown, write_new};
use crate::shelf::{built_in, find};
use crate::system::seed;
use hangup_core::quiz::{Id, Sealed, visible};

/// What to seal, and where to.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
    /// The file to write; an existing one is never overwritten
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Seals a quiz.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let place = find(&options.quiz)?;
    let (quiz, text) = place.open_with_text()?;
    let failed = |why: String| Failure::Other(format!("{} cannot be sealed: {why}", visible(&quiz.title)));
    let words = passphrase([seed()?, seed()?, seed()?, seed()?]);
    let copy = StudentsCopy::of(&quiz, &text, &words).map_err(failed)?;
    let published = published(&copy.sealed);
    let text = copy.write().map_err(|error| failed(error.to_string()))?;
    write_new(&options.output, &text)?;
    let file = shown(&options.output);
    let mut text = format!(
        "{file} is the students' copy: it has no key in it, but an envelope with one.\n\
         These four words open the envelope. Write them down, and say them when everybody has handed in:\n\n    {}\n",
        words.join(" ")
    );
    if published > 0 {
        text.push_str(&format!(
            "\nSealing cannot hide everything here: {published} of the questions come with hangup, and whoever has the \
             program can look up their keys. For a mark that counts, write questions of your own.\n"
        ));
    }
    print(&text)
}

/// How many questions of a copy are inside the program as well, key and all.
fn published(copy: &Sealed) -> usize {
    let shipped: HashSet<Id> = built_in()
        .iter()
        .filter_map(|book| Sealed::of(&book.place.open().ok()?).ok())
        .flat_map(|(sealed, _)| sealed.faces.into_iter().map(|face| face.id))
        .collect();
    copy.faces.iter().filter(|face| shipped.contains(&face.id)).count()
}
