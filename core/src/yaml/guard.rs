//! The door: bytes that may go on to the YAML parsers, and those that must be looked at first.
//!
//! `yaml_serde` takes quadratic time on deep flow nesting and recurses on deep block nesting, and both YAML libraries
//! expand aliases. Walking the parser's events first would find all that, at two thirds of the price of parsing.
//! So [`is_surely_shallow`] lets ordinary files through after one look at their bytes. It may be wrong in one direction
//! only: what it lets through nests less than about two hundred deep and has no alias and no directive.

use std::iter::Peekable;

use super::Genre;
use super::problem::{Position, Problem, Rule};
use super::text::{first_stray, name_of};

/// How deep lists and mappings may stand in one another.
pub const MAX_DEPTH: usize = 64;

/// The text of a file, without its byte order mark.
pub fn decode<'b>(bytes: &'b [u8], genre: &Genre) -> Result<&'b str, Problem> {
    if bytes.len() > genre.most_bytes {
        let message = format!("the file is larger than {}, the most a {} may have", size(genre.most_bytes), genre.one);
        return Err(Problem::new(Rule::TooLarge, message, genre.make_smaller, Position::START));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let help = "save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)";
        Problem::new(Rule::NotUtf8, "this is not UTF-8 text", help, position_of(bytes, error.valid_up_to()))
    })?;
    // The two parsers disagree about these: one takes for the end of a line, or of the text, what the other reads on.
    let Some((place, letter)) = first_stray(text) else { return Ok(text) };
    let message = format!("the text has {} in it", name_of(letter));
    let help = "take it out: text may not steer a terminal";
    Err(Problem::new(Rule::RefusedCharacter, message, help, position_of(bytes, place)))
}

/// A number of bytes as people say it.
fn size(bytes: usize) -> String {
    const KIB: usize = 1024;
    const MIB: usize = 1024 * KIB;
    if bytes < MIB { format!("{} KiB", bytes / KIB) } else { format!("{} MiB", bytes / MIB) }
}

/// The place of a byte.
fn position_of(bytes: &[u8], place: usize) -> Position {
    let before = bytes.get(..place).unwrap_or_default();
    let last_line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Position::at(line, String::from_utf8_lossy(last_line).chars().count() + 1)
}

/// Whether the text surely nests little and surely has no alias, so that it may be parsed without looking further.
///
/// A line counts for the most levels that it could leave open whatever came before it: we take each opening bracket in
/// turn to be the first real one (those before it may stand in quotes or in prose), and from there on read the line as
/// YAML does. Levels are only ever added up; closing brackets on other lines are not trusted.
pub fn is_surely_shallow(text: &str) -> bool {
    let mut open = 0;
    for line in text.lines() {
        if may_nest_blocks(line) || may_have_alias(line) || line.starts_with('%') {
            return false;
        }
        open += levels_left_open(line.as_bytes());
        if open > MAX_DEPTH {
            return false;
        }
    }
    true
}

/// Every level of block nesting needs a column of its own, or a sign in front of the content.
fn may_nest_blocks(line: &str) -> bool {
    line.bytes().take_while(|byte| b" -?:".contains(byte)).count() > MAX_DEPTH
}

/// An alias is a star at the start of a value.
fn may_have_alias(line: &str) -> bool {
    let mut before = b' ';
    line.bytes().any(|byte| {
        let alias = byte == b'*' && b" \t[{,:-?".contains(&before);
        before = byte;
        alias
    })
}

fn levels_left_open(line: &[u8]) -> usize {
    const PATIENCE: usize = 8;
    let openings = || line.iter().enumerate().filter(|(_, byte)| matches!(byte, b'[' | b'{'));
    match openings().count() {
        0 => 0,
        count @ ..=PATIENCE => {
            openings().map(|(place, _)| levels_from(line.get(place..).unwrap_or_default())).max().unwrap_or(count)
        }
        count => count,
    }
}

/// How many levels are open at the end of a line that begins with a real opening bracket; all of them where a quote
/// stands in a place that is not plainly the start of a value or the inside of a word.
fn levels_from(flow: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut value_start = true;
    let mut before = b' ';
    let mut bytes = flow.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => (depth, value_start) = (depth + 1, true),
            b']' | b'}' => (depth, value_start) = (depth.saturating_sub(1), false),
            b',' => value_start = true,
            b' ' => value_start |= before == b':',
            b'#' if before == b' ' => return depth,
            b'"' | b'\'' if value_start => {
                skip_quoted(&mut bytes, byte);
                value_start = false;
            }
            b'"' | b'\'' if !before.is_ascii_alphanumeric() => {
                return flow.iter().filter(|byte| matches!(byte, b'[' | b'{')).count();
            }
            _ => value_start = false,
        }
        before = byte;
    }
    depth
}

/// Goes on behind the end of a quoted text whose opening quote has just been read.
fn skip_quoted(bytes: &mut Peekable<impl Iterator<Item = u8>>, quote: u8) {
    while let Some(byte) = bytes.next() {
        if byte == b'\\' && quote == b'"' {
            bytes.next();
        } else if byte == quote && (quote == b'"' || bytes.next_if_eq(&quote).is_none()) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, is_surely_shallow, levels_left_open, size};
    use crate::yaml::Genre;

    const NOTE: Genre = Genre {
        most_bytes: 1024,
        one: "note",
        several: "notes",
        whole: "the note",
        levels: "one level",
        make_smaller: "write less",
    };

    #[test]
    fn a_closed_flow_mapping_leaves_nothing_open() {
        for line in [
            "- { id: a, text: plain }",
            "- { who: Chris, says: \"Press Windows and R: [type] cmd\" }",
            "- { who: Chris, says: 'It''s here', why: It's fine }",
            "just prose with a (bracket) and no other",
        ] {
            assert_eq!(levels_left_open(line.as_bytes()), 0, "{line}");
        }
    }

    #[test]
    fn what_could_be_open_is_counted_as_open() {
        for (line, open) in [
            ("[[[", 3),
            ("- [\"]\"", 1),
            ("x { \", [ \" }", 1),
            ("{a: {b: '}'", 2),
            ("- [ # ]", 1),
            ("{a:\"x, [\"}", 2),
        ] {
            assert_eq!(levels_left_open(line.as_bytes()), open, "{line}");
        }
    }

    #[test]
    fn deep_nesting_and_aliases_are_never_sure() {
        for text in [
            "[".repeat(65),
            "{a: ".repeat(65),
            "- ".repeat(65),
            "? ".repeat(65),
            "[ \"]\",\n".repeat(65),
            "a: *b".to_owned(),
            "[*b]".to_owned(),
        ] {
            assert!(!is_surely_shallow(&text), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_stripped_and_bad_bytes_are_placed() {
        assert_eq!(decode(b"\xEF\xBB\xBFformat: 1", &NOTE), Ok("format: 1"));
        let position = decode(b"a: 1\nb: \xC3\xA9\xFF", &NOTE).unwrap_err().position;
        assert_eq!((position.line, position.column), (2, 5));
    }

    #[test]
    fn what_is_too_large_is_told_its_limit() {
        let problem = decode(&[b'#'; 1025], &NOTE).unwrap_err();
        assert_eq!(problem.message, "the file is larger than 1 KiB, the most a note may have");
        assert_eq!(problem.help, "write less");
        assert_eq!(size(16 * 1024 * 1024), "16 MiB");
    }
}
