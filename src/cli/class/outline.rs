//! What came back, as a table for the terminal: a row a learner, and below it who is missing.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::class::Learner;
use crate::class::collect::{Collection, HandIn, Marker};
use hangup_core::quiz::visible;
use hangup_core::wording::{counted, marks};

/// The widest a name may be in the table, in columns.
const WIDEST: usize = 24;

/// The table.
pub fn table(marker: &Marker, collection: &Collection) -> String {
    let mut rows: Vec<[String; 6]> = vec![["learner", "form", "marks", "percent", "safe", "notes"].map(str::to_owned)];
    rows.extend(collection.hand_ins.iter().map(|hand_in| row(marker, hand_in)));
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut told = format!("{}\n\n", visible(&marker.quiz.title));
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(told, "  {}", line.trim_end());
    }
    let _ = writeln!(told, "\n{}.", counted(collection.hand_ins.len(), "learner", "learners"));
    if !collection.missing.is_empty() {
        let missing: Vec<String> = collection.missing.iter().map(who).collect();
        let _ = writeln!(told, "Missing: {}.", missing.join(", "));
    }
    for hand_in in &collection.hand_ins {
        for note in &hand_in.notes {
            if let crate::class::collect::Note::Double(files) = note {
                let files: Vec<String> = files.iter().map(|file| visible(&file.display().to_string())).collect();
                let counts = visible(&hand_in.file.display().to_string());
                let _ = writeln!(
                    told,
                    "{} handed in more than once: {counts} counts, {} not.",
                    who(&hand_in.learner),
                    files.join(", ")
                );
            }
        }
    }
    told
}

fn row(marker: &Marker, hand_in: &HandIn) -> [String; 6] {
    let results = marker.results(hand_in);
    let notes: Vec<String> = hand_in.notes.iter().map(ToString::to_string).collect();
    [
        who(&hand_in.learner),
        shortened(&visible(&hand_in.learner.form)),
        format!("{} of {}", marks(results.marks()), marks(results.max())),
        results.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent:.0}%")),
        format!("{} of {}", results.safe.safe, results.safe.of),
        notes.join("; "),
    ]
}

/// A learner by code, and by name where that is known.
fn who(learner: &Learner) -> String {
    let name = learner.name.as_deref().map(|name| format!(" {}", shortened(name))).unwrap_or_default();
    format!("{}{name}", shortened(&visible(&learner.code)))
}

fn shortened(text: &str) -> String {
    if text.width() <= WIDEST {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if short.width() + letter.to_string().width() >= WIDEST {
            break;
        }
        short.push(letter);
    }
    short + "…"
}
