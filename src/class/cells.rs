//! Cells of tables: text from people never becomes a formula in whatever program a teacher opens the table with.

use std::borrow::Cow;

use hangup_core::quiz::visible;

/// What a cell must not begin with, lest a spreadsheet computes it.
const OF_FORMULAS: [char; 4] = ['=', '+', '-', '@'];

/// A text as it is written into a cell: what could be a formula gets an apostrophe before it, which spreadsheets take for
/// “this is text”.
pub fn cell(text: &str) -> Cow<'_, str> {
    let text =
        if text.chars().any(hangup_core::quiz::is_refused) { Cow::Owned(visible(text)) } else { Cow::Borrowed(text) };
    if text.trim_start().starts_with(OF_FORMULAS) { Cow::Owned(format!("'{text}")) } else { text }
}

/// The text of a table that was written into memory.
///
/// # Errors
/// When its last cells cannot be written.
pub fn written(table: csv::Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = table.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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
