//! What came back, as a table for the terminal: a row a learner, and below it who is missing.

use unicode_width::UnicodeWidthStr;

use crate::class::Learner;
use crate::class::collect::{Collection, HandIn, Marker, Note};
use crate::cli::shown;
use crate::store::Writer;
use crate::tui::shorten;
use hangup_core::quiz::{Id, visible};
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
    let padded =
        |(cell, width): (&String, usize)| format!("  {cell}{}", " ".repeat(width.saturating_sub(cell.width())));
    let line = |row: &[String; 6]| row.iter().zip(widths).map(padded).collect::<String>().trim_end().to_owned();
    let mut lines = vec![visible(&marker.quiz.title), String::new()];
    lines.extend(rows.iter().map(line));
    lines.push(format!("\n{}.", counted(collection.hand_ins.len(), "learner", "learners")));
    if !collection.missing.is_empty() {
        let missing: Vec<String> = collection.missing.iter().map(who).collect();
        lines.push(format!("Missing: {}.", missing.join(", ")));
    }
    lines.extend(in_general(marker, collection));
    for hand_in in &collection.hand_ins {
        for note in &hand_in.notes {
            let (Note::Double(files) | Note::Parted(files)) = note else { continue };
            let files: Vec<String> = files.iter().map(|file| shown(file)).collect();
            let (who, counts, files) = (who(&hand_in.learner), shown(&hand_in.file), files.join(", "));
            lines.push(format!("{who} handed in more than once: {counts} counts, {files} not."));
        }
    }
    lines.join("\n")
}

/// What is true of all of them: what was decided about questions, and whether they were held against a record. Where all
/// were typed in from paper, nothing was dealt.
fn in_general(marker: &Marker, collection: &Collection) -> Vec<String> {
    let list = |questions: &[Id]| questions.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
    let (credited, left_out) = (&marker.rulings.credited, &marker.rulings.left_out);
    let mut lines = Vec::new();
    if !credited.is_empty() {
        lines.push(format!("Whoever had it on their paper got full marks for: {}.", list(credited)));
    }
    if !left_out.is_empty() {
        lines.push(format!("Counts for nobody: {}.", list(left_out)));
    }
    let is_typed_in = |hand_in: &HandIn| hand_in.notes.iter().any(|note| matches!(note, Note::TypedIn(Writer::Paper)));
    if marker.record.is_none() && !collection.hand_ins.iter().all(is_typed_in) {
        lines.push("Papers were not checked against what was dealt; --record does that.".to_owned());
    }
    lines
}

/// Which marks changed since a gradebook was last written.
pub fn changes(file: &str, changes: &[String]) -> String {
    if changes.is_empty() {
        return format!("\nNo mark has changed since {file} was last written.");
    }
    let lines: String = changes.iter().map(|change| format!("\n  {change}")).collect();
    format!("\nChanged since {file} was last written:{lines}")
}

fn row(marker: &Marker, hand_in: &HandIn) -> [String; 6] {
    let results = marker.results(hand_in);
    let notes: Vec<String> = hand_in.notes.iter().map(ToString::to_string).collect();
    [
        who(&hand_in.learner),
        shorten(&visible(&hand_in.learner.form), WIDEST),
        format!("{} of {}", marks(results.marks()), marks(results.max())),
        results.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent:.0}%")),
        format!("{} of {}", results.safe.safe, results.safe.of),
        notes.join("; "),
    ]
}

/// A learner by code, and by name where that is known.
fn who(learner: &Learner) -> String {
    let name = learner.name.as_deref().map(|name| format!(" {}", shorten(name, WIDEST))).unwrap_or_default();
    format!("{}{name}", shorten(&visible(&learner.code), WIDEST))
}
