//! Tables that other programs open: CSV in which a text from a person never becomes a formula.

use serde::Serialize;

use hangup_core::quiz::{harmless, is_refused, visible};

/// What a cell must not begin with, lest a spreadsheet computes it.
const OF_FORMULAS: [char; 4] = ['=', '+', '-', '@'];

/// A table with these columns. A row is the list of its cells, or a struct with a field for each.
pub fn table<'c>(columns: impl IntoIterator<Item = &'c str>, rows: impl IntoIterator<Item: Serialize>) -> String {
    let mut table = csv::WriterBuilder::new().has_headers(false).flexible(true).from_writer(Vec::new());
    // To write cells into memory cannot fail.
    let _ = table.write_record(columns);
    for row in rows {
        let _ = table.serialize(row);
    }
    harmless(&String::from_utf8_lossy(&table.into_inner().unwrap_or_default())).into_owned()
}

/// A text as it is written into a cell: what could be a formula gets an apostrophe before it, which spreadsheets take for
/// “this is text”.
pub fn cell(text: &str) -> String {
    let text = if text.chars().any(is_refused) { visible(text) } else { text.to_owned() };
    if text.trim_start().starts_with(OF_FORMULAS) { format!("'{text}") } else { text }
}

/// The text of a cell, without an apostrophe that only keeps it from being a formula.
pub fn text_of(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| text.trim_start().starts_with(OF_FORMULAS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{cell, text_of};

    #[test]
    fn what_could_be_a_formula_is_text_and_comes_back_as_it_was() {
        for formula in ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "  =1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
            assert_eq!(text_of(&cell(formula)), formula);
        }
        for plain in ["Ann", "O'Hara", "'quoted'", "", "a=b"] {
            assert_eq!(cell(plain), plain);
            assert_eq!(text_of(plain), plain);
        }
    }

    #[test]
    fn what_could_steer_a_terminal_is_a_mark() {
        assert_eq!(cell("a\u{1b}[2Jb\t\u{202e}"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}");
    }
}
