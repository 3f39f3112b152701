//! Tables that other programs open: CSV in which a text from a person never becomes a formula, wherever the program takes a
//! cell to begin, and in which numbers are numbers in the language of whoever opens it.

use std::borrow::Cow;

use serde::Serialize;

use hangup_core::quiz::{harmless, is_refused, visible};

/// How numbers are written, and with it what separates cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decimals {
    /// `3.5`, and commas between cells.
    #[default]
    Point,
    /// `3,5`, and semicolons between cells, as spreadsheets of most languages want it.
    Comma,
}

impl Decimals {
    /// A number.
    pub fn number(self, number: f64) -> String {
        let text = number.to_string();
        match self {
            Self::Point => text,
            Self::Comma => text.replace('.', ","),
        }
    }

    fn separator(self) -> &'static str {
        match self {
            Self::Point => ",",
            Self::Comma => ";",
        }
    }
}

/// A table with these columns. A row is the list of its cells, or a struct with a field for each.
pub fn table<'c>(columns: impl IntoIterator<Item = &'c str>, rows: impl IntoIterator<Item: Serialize>) -> String {
    written(Decimals::Point, columns, rows)
}

/// The same for a spreadsheet. It begins with a byte order mark where a spreadsheet would take letters for others without
/// one; with decimal commas always.
pub fn spreadsheet<'c>(
    decimals: Decimals,
    columns: impl IntoIterator<Item = &'c str>,
    rows: impl IntoIterator<Item: Serialize>,
) -> String {
    let table = written(decimals, columns, rows);
    if decimals == Decimals::Comma || !table.is_ascii() { format!("\u{feff}{table}") } else { table }
}

fn written<'c>(
    decimals: Decimals,
    columns: impl IntoIterator<Item = &'c str>,
    rows: impl IntoIterator<Item: Serialize>,
) -> String {
    let mut table = csv::WriterBuilder::new().has_headers(false).flexible(true).from_writer(Vec::new());
    // To write cells into memory cannot fail.
    let _ = table.write_record(columns);
    for row in rows {
        let _ = table.serialize(row);
    }
    let bytes = table.into_inner().unwrap_or_default();
    let mut cells = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_slice());
    let lines: String = cells.records().flatten().map(|row| line(&row, decimals.separator())).collect();
    harmless(&lines).into_owned()
}

/// A row as it is written.
fn line(row: &csv::StringRecord, separator: &str) -> String {
    row.iter().map(quoted).collect::<Vec<_>>().join(separator) + "\n"
}

/// A cell in quotation marks, if it holds what separates cells in this table or in another one: LibreOffice looks for
/// commas, semicolons and tabs at once, and `3,5` or a note with a semicolon would be two cells to it.
fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
        return Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")));
    }
    Cow::Borrowed(cell)
}

/// Signs with which a spreadsheet begins to compute, or to call another program; also as they are in East Asian fonts, for
/// some programs read these as the same.
const OF_FORMULAS: &str = "=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪−";

/// What a program may take for the end of a cell, if it is set to another separator than the table has.
const SEPARATORS: [char; 3] = [',', ';', '\n'];

/// A text as it is written into a cell: what could be a formula gets an apostrophe before it, which spreadsheets take for
/// “this is text”; also behind a comma, a semicolon or the end of a line, where a program may see another cell begin.
pub fn cell(text: &str) -> String {
    let text = if text.chars().any(is_refused) { visible(text) } else { text.to_owned() };
    let guarded = |piece: &str| if is_guarded(piece) { format!("'{piece}") } else { piece.to_owned() };
    text.split_inclusive(SEPARATORS).map(guarded).collect()
}

/// The text of a cell, without the apostrophes that only keep it from being a formula.
pub fn text_of(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let bare = |piece| str::strip_prefix(piece, '\'').filter(|text| is_guarded(text)).unwrap_or(piece);
    cell.split_inclusive(SEPARATORS).map(bare).collect()
}

/// Whether what stands between two separators gets an apostrophe: it could be a formula, or it is one that has an apostrophe
/// of its own, lest that is taken for ours.
fn is_guarded(piece: &str) -> bool {
    let is_before = |letter: char| letter == '\'' || letter.is_whitespace() || is_unseen(letter);
    piece.trim_start_matches(is_before).starts_with(|sign| OF_FORMULAS.contains(sign))
}

/// Whether a character has no width and no ink, so that a program may pass it over.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Decimals, OF_FORMULAS, cell, spreadsheet, text_of};

    #[test]
    fn what_could_be_a_formula_is_text_and_comes_back_as_it_was() {
        for sign in OF_FORMULAS.chars() {
            for before in
                ["", " ", "  ", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff}", "\u{2060} \u{ad}", "'", "''", "\n"]
            {
                let formula = format!("{before}{sign}HYPERLINK(\"x\")");
                let guarded = cell(&formula);
                assert!(guarded.trim_start_matches('\n').starts_with('\''), "{formula:?}: {guarded:?}");
                assert_ne!(guarded, formula);
                assert_eq!(text_of(&guarded), formula);
            }
        }
        for plain in ["Ann", "O'Hara", "'quoted'", "", "a=b", "'", "Huber, Ann", "100%", "3-4", "a; b"] {
            assert_eq!(cell(plain), plain);
            assert_eq!(text_of(plain), plain);
        }
    }

    /// A table with commas is opened by a program that looks for semicolons, or the other way round.
    #[test]
    fn what_another_separator_would_make_a_cell_of_is_no_formula_either() {
        assert_eq!(cell("x;=1+1"), "x;'=1+1");
        assert_eq!(cell("x,\u{200b}=cmd|'/c calc'!A0;y"), "x,'\u{200b}=cmd|'/c calc'!A0;y");
        assert_eq!(cell("x\n@SUM(A1)"), "x\n'@SUM(A1)");
    }

    #[test]
    fn what_could_steer_a_terminal_is_a_mark() {
        assert_eq!(cell("a\u{1b}[2Jb\t\u{202e}"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}");
    }

    #[test]
    fn decimal_commas_come_with_semicolons_and_a_mark_that_it_is_utf_8() {
        let table = |decimals: Decimals, name: &str| {
            spreadsheet(decimals, ["name", "mark"], [[cell(name), decimals.number(3.5)]])
        };
        assert_eq!(table(Decimals::Comma, "Ann; Lee"), "\u{feff}name;mark\n\"Ann; Lee\";\"3,5\"\n");
        assert_eq!(table(Decimals::Point, "Ann, Lee"), "name,mark\n\"Ann, Lee\",3.5\n");
        assert_eq!(table(Decimals::Point, "Zoë"), "\u{feff}name,mark\nZoë,3.5\n");
    }

    /// LibreOffice takes commas, semicolons and tabs for separators, all at once, unless it is told otherwise.
    #[test]
    fn a_program_that_looks_for_every_separator_finds_the_same_cells() {
        let texts =
            ["late by 3 min; double", "sat by L04, not by L05", "x\ty", "6 \" floppy", "two\nlines", "", "plain"];
        for decimals in [Decimals::Point, Decimals::Comma] {
            let row = texts.map(str::to_owned).into_iter().chain([decimals.number(3.5)]).collect::<Vec<_>>();
            let written = super::written(decimals, ["a"; 8], [&row]);
            let other = if decimals == Decimals::Point { ';' } else { ',' };
            let mut inside = false;
            for letter in written.chars() {
                inside ^= letter == '"';
                assert!(inside || (letter != other && letter != '\t'), "{written}");
            }
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.delimiter(decimals.separator().as_bytes()[0]).from_reader(written.as_bytes());
            let read: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
            assert_eq!(read, row);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 512, rng_seed: RngSeed::Fixed(77), failure_persistence: None, ..ProptestConfig::default()
        })]

        #[test]
        fn whatever_stands_in_a_cell_comes_back(text in "[-=+@|%'a1;,\n ＝\u{200b}\u{feff}]{0,12}|\\PC{0,20}") {
            let guarded = cell(&text);
            prop_assert_eq!(text_of(&guarded), text);
        }
    }
}
