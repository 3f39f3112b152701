//! What came of a mutation: every text that somebody gets to read passes here.

use std::process::{Command, Stdio};

use super::class::Class;

/// How many bytes may be told of a file that has none, and how many more for each byte that it has. What a class gets of
/// three learners is less than half of the first.
const MOST: (usize, usize) = (600_000, 60);

/// The texts that came out, looked at one by one, and their length in all.
#[derive(Default)]
pub struct Shown(usize);

impl Shown {
    /// A part of a sentence of ours: not even a line feed is in it, with which it could look like another.
    #[track_caller]
    pub fn line(&mut self, text: &str) {
        assert!(!text.contains('\n'), "a line feed in {text:?}");
        self.page(text);
    }

    /// A text of many lines.
    #[track_caller]
    pub fn page(&mut self, text: &str) {
        self.0 += text.len();
        let steers = |letter: char| {
            letter.is_control() && letter != '\n'
                || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if let Some(place) = text.find(steers) {
            let start = (0..=place.saturating_sub(60)).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0);
            panic!("{:?} behind {:?}", text[place..].chars().next(), &text[start..place]);
        }
    }

    /// A table that a spreadsheet opens: no cell is computed.
    #[track_caller]
    pub fn table(&mut self, table: &str) {
        self.page(table);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
        for row in reader.records() {
            for cell in row.unwrap().iter() {
                let is_formula = cell.trim_start().starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
                assert!(!is_formula, "a spreadsheet computes {cell:?}");
            }
        }
    }

    /// Whether what was told is in proportion to what was read, in bytes.
    pub fn is_in_proportion(&self, read: usize) {
        assert!(self.0 <= MOST.0 + MOST.1 * read, "{} bytes are told of {read}", self.0);
    }
}

/// Runs the program itself, for what only it can be asked, and looks at what it prints.
pub fn run(class: &Class, arguments: &[&str], shown: &mut Shown) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hangup"));
    command.args(arguments).current_dir(class.path("")).env("XDG_CONFIG_HOME", class.path("config"));
    command.env("HOME", class.path("")).env("XDG_DATA_HOME", class.path("data")).stdin(Stdio::null());
    let output = command.output().unwrap();
    for bytes in [output.stdout, output.stderr] {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("panicked"), "{text}");
        shown.page(&text);
    }
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
}
