//! `hangup list`: the quizzes there are.

use std::process::ExitCode;

use serde::Serialize;

use super::{Failure, print, print_json};
use crate::shelf::{Book, Place, all};
use hangup_core::quiz::{Usage, visible};

/// A quiz as `--json` prints it.
#[derive(Serialize)]
struct Listed {
    id: Option<String>,
    title: Option<String>,
    summary: Option<String>,
    questions: Option<usize>,
    #[serde(rename = "use")]
    usage: Option<Usage>,
    file: String,
    built_in: bool,
    problem: Option<String>,
}

impl Listed {
    fn of(book: &Book) -> Self {
        let cover = book.cover.as_ref().ok();
        Self {
            id: cover.map(|cover| cover.id.to_string()),
            title: cover.map(|cover| cover.title.clone()),
            summary: cover.map(|cover| cover.summary.clone()),
            questions: cover.map(|cover| cover.questions),
            usage: cover.map(|cover| cover.usage),
            file: visible(&book.place.name()),
            built_in: matches!(book.place, Place::BuiltIn { .. }),
            problem: book.cover.as_ref().err().map(ToString::to_string),
        }
    }
}

/// Names the quizzes, on stdout.
pub fn run(json: bool) -> Result<ExitCode, Failure> {
    let books = all();
    if json {
        return print_json(&books.iter().map(Listed::of).collect::<Vec<_>>());
    }
    print(&books.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn line(book: &Book) -> String {
    match &book.cover {
        Ok(cover) => {
            let measure = if cover.usage == Usage::Measure { "  (for measuring)" } else { "" };
            let title = visible(cover.title.trim());
            format!("{:<22} {:>4} questions  {title}{measure}", cover.id.as_str(), cover.questions)
        }
        Err(why) => format!("{:<22} {why}", visible(&book.place.name())),
    }
}
