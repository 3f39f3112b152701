//! The text of a GIFT file and its places: blocks between empty lines, comments, and escapes. What the pieces mean is
//! known elsewhere.
//!
//! Comments are blanked byte for byte, so that a place in what is left is the same place in the file.

use std::ops::Range;

use hangup_core::quiz::{Position, Problem, Rule};

/// The characters that mean something in GIFT unless a backslash stands before them.
pub(super) const MARKS: [char; 6] = ['~', '=', '#', '{', '}', ':'];

/// The white space that Moodle trims. Wider spaces are text.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Something wrong, at the bytes of a file where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub at: Range<usize>,
    pub rule: Rule,
    pub message: String,
    pub help: String,
}

impl Fault {
    pub fn new(at: Range<usize>, rule: Rule, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, rule, message: message.into(), help: help.into() }
    }

    /// What is wrong with the quiz that would come of these bytes, introduced by some words.
    pub fn of(problem: Problem, at: Range<usize>, introduction: &str) -> Self {
        Self::new(at, problem.rule, format!("{introduction}{}", problem.message), problem.help)
    }
}

/// A file's text, its comments apart.
#[derive(Debug)]
pub(super) struct Source<'t> {
    text: &'t str,
    without_comments: String,
    line_starts: Vec<usize>,
}

/// What stands between two empty lines.
#[derive(Debug)]
pub(super) struct Block<'s> {
    /// Its comments, without their slashes.
    pub comments: Vec<Piece<'s>>,
    /// All else, trimmed; empty where there are only comments.
    pub body: Piece<'s>,
}

/// A part of the text that knows where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'s> {
    pub text: &'s str,
    start: usize,
}

impl<'t> Source<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut without_comments = String::with_capacity(text.len());
        let mut line_starts = Vec::new();
        for line in text.split_inclusive('\n') {
            line_starts.push(without_comments.len());
            if is_comment(line) {
                let end = line.trim_end_matches(['\r', '\n']);
                without_comments.extend(std::iter::repeat_n(' ', end.len()));
                without_comments.push_str(line.get(end.len()..).unwrap_or_default());
            } else {
                without_comments.push_str(line);
            }
        }
        Self { text, without_comments, line_starts }
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        let mut lines = self.lines().peekable();
        std::iter::from_fn(move || {
            while lines.next_if(|line| line.text.trim_matches(SPACE).is_empty()).is_some() {}
            let first = lines.next()?;
            let mut range = first.range();
            let mut comments = Vec::from_iter(comment(first));
            while let Some(line) = lines.next_if(|line| !line.text.trim_matches(SPACE).is_empty()) {
                range.end = line.range().end;
                comments.extend(comment(line));
            }
            let body = Piece { text: self.without_comments.get(range.clone()).unwrap_or_default(), start: range.start };
            Some(Block { comments, body: body.trim() })
        })
    }

    fn lines(&self) -> impl Iterator<Item = Piece<'_>> {
        let starts = self.line_starts.iter();
        starts.zip(self.text.split_inclusive('\n')).map(|(start, text)| Piece { text, start: *start })
    }

    /// A fault with its line and column.
    pub fn problem(&self, fault: Fault) -> Problem {
        let Fault { at, rule, message, help } = fault;
        let line = self.line_starts.partition_point(|start| *start <= at.start).max(1);
        let line_start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let letters = |range: Range<usize>| self.text.get(range).map_or(0, |text| text.chars().count());
        let first_line = self.text.get(at.clone()).and_then(|text| text.lines().next()).unwrap_or_default();
        let position =
            Position { line, column: letters(line_start..at.start) + 1, width: first_line.chars().count().max(1) };
        Problem { rule, message, help, position }
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start_matches(SPACE).starts_with("//")
}

/// What a line says behind its two slashes, if it is a comment.
fn comment(line: Piece<'_>) -> Option<Piece<'_>> {
    is_comment(line.text).then(|| line.trim().from(2).trim())
}

impl<'s> Piece<'s> {
    /// Where it stands, in bytes of the file.
    pub fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Without white space at its ends.
    pub fn trim(self) -> Self {
        let behind = self.trim_start();
        behind.until(behind.text.trim_end_matches(SPACE).len())
    }

    /// Without white space at its beginning.
    pub fn trim_start(self) -> Self {
        self.from(self.text.len() - self.text.trim_start_matches(SPACE).len())
    }

    /// Where the first line of it stands, in bytes of the file.
    pub fn first_line(self) -> Range<usize> {
        self.until(self.text.find('\n').unwrap_or(self.text.len())).trim().range()
    }

    /// From a byte of it on.
    pub fn from(self, byte: usize) -> Self {
        Self { text: self.text.get(byte..).unwrap_or_default(), start: self.start + byte }
    }

    /// Up to a byte of it.
    pub fn until(self, byte: usize) -> Self {
        Self { text: self.text.get(..byte).unwrap_or_default(), start: self.start }
    }

    /// The place of one byte of it, in bytes of the file.
    pub fn byte(self, byte: usize) -> Range<usize> {
        self.start + byte..self.start + byte + 1
    }

    /// The marks that no backslash takes the meaning from, and the bytes where they stand.
    pub fn marks(self) -> impl Iterator<Item = (usize, char)> {
        let mut letters = self.text.char_indices().peekable();
        std::iter::from_fn(move || {
            loop {
                let (byte, letter) = letters.next()?;
                if letter == '\\' {
                    letters.next_if(|(_, next)| escaped(*next).is_some());
                } else if MARKS.contains(&letter) {
                    return Some((byte, letter));
                }
            }
        })
    }

    /// The first unescaped mark of a kind.
    pub fn first(self, mark: char) -> Option<usize> {
        self.marks().find(|(_, letter)| *letter == mark).map(|(byte, _)| byte)
    }

    /// What stands before and behind the first unescaped mark of a kind.
    pub fn split_once(self, mark: char) -> (Self, Option<Self>) {
        match self.first(mark) {
            Some(byte) => (self.until(byte), Some(self.from(byte + mark.len_utf8()))),
            None => (self, None),
        }
    }

    /// The text that is meant: escapes taken for what they stand for, and lines of which only a blank is left, since
    /// they were comments, left out.
    pub fn meant(self) -> String {
        let lines: Vec<&str> = self.text.split('\n').collect();
        let mut meant = String::with_capacity(self.text.len());
        for (index, line) in lines.iter().enumerate() {
            let is_last = index + 1 == lines.len();
            if index > 0 && !is_last && line.trim_matches(SPACE).is_empty() {
                continue;
            }
            if index > 0 {
                meant.push('\n');
            }
            unescape(if is_last { line } else { line.trim_end_matches(SPACE) }, &mut meant);
        }
        meant
    }
}

fn unescape(text: &str, into: &mut String) {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let meant = (letter == '\\').then(|| letters.peek().copied().and_then(escaped)).flatten();
        if meant.is_some() {
            letters.next();
        }
        into.push(meant.unwrap_or(letter));
    }
}

/// What a letter behind a backslash stands for. Before any other letter the backslash is text.
fn escaped(letter: char) -> Option<char> {
    match letter {
        'n' => Some('\n'),
        '\\' => Some('\\'),
        mark => MARKS.contains(&mark).then_some(mark),
    }
}

/// A text as GIFT writes it, in one line.
pub(super) fn escape(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\n' => written.push_str("\\n"),
            '\\' => written.push_str("\\\\"),
            mark if MARKS.contains(&mark) => written.extend(['\\', mark]),
            letter => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{Piece, Source, escape};

    fn piece(text: &str) -> Piece<'_> {
        Piece { text, start: 0 }
    }

    #[test]
    fn blocks_end_at_empty_lines_and_not_at_comments() {
        let source = Source::new("// one\n\na\n // two \nb\r\n \t\r\n\nc\n");
        let blocks: Vec<(Vec<&str>, &str)> = source
            .blocks()
            .map(|block| (block.comments.iter().map(|comment| comment.text).collect(), block.body.text))
            .collect();
        assert_eq!(blocks, [(vec!["one"], ""), (vec!["two"], "a\n        \nb"), (vec![], "c")]);
    }

    #[test]
    fn an_escaped_mark_is_text_and_a_lone_backslash_stays() {
        assert_eq!(piece(r"a\=b=c\\=d\e~").marks().collect::<Vec<_>>(), [(4, '='), (8, '='), (12, '~')]);
        assert_eq!(piece(r"a\=b\nc\\n\d\:").meant(), "a=b\nc\\n\\d:");
    }

    #[test]
    fn a_comment_inside_a_text_leaves_no_line_behind() {
        assert_eq!(piece("one  \n    \n two").meant(), "one\n two");
    }

    #[test]
    fn what_is_escaped_is_meant_again() {
        for text in ["~=#{}:\\", "a\nb\n", "C:\\new \\n \\\\", "-> // [html]", "ü → \u{1F4DE}"] {
            assert_eq!(piece(&escape(text)).meant(), text);
            assert_eq!(piece(&escape(text)).marks().count(), 0);
        }
    }
}
