//! Text into lines: the one place where text is wrapped, so that everything breaks alike.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use textwrap::{Options, WordSeparator};
use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Wraps a text, paragraph by paragraph.
pub fn wrap(text: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
    wrap_styled(text, columns, style, &[])
}

/// Wraps a text in which some byte ranges have another style.
pub fn wrap_styled(text: &str, columns: usize, style: Style, marks: &[(Range<usize>, Style)]) -> Vec<Line<'static>> {
    let options = Options::new(columns.max(2)).word_separator(WordSeparator::UnicodeBreakProperties);
    let mut lines = Vec::new();
    for piece in text.split('\n').flat_map(|paragraph| textwrap::wrap(paragraph, &options)) {
        let start = offset_in(text, &piece);
        let spans = split(start..start + piece.len(), marks)
            .into_iter()
            .map(|(range, mark)| Span::styled(text.get(range).unwrap_or_default().to_owned(), mark.unwrap_or(style)));
        lines.push(Line::from_iter(spans));
    }
    lines
}

/// Breaks a text at the edge, keeping every space: for what a console shows.
pub fn cut(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in text.lines() {
        let mut line = String::new();
        for letter in row.chars() {
            if !line.is_empty() && width(&line) + width(letter.encode_utf8(&mut [0; 4])) > columns {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
        lines.push(line);
    }
    lines
}

/// A text shortened to some columns, with a sign that it goes on.
pub fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if width(&short) + width(letter.encode_utf8(&mut [0; 4])) >= columns {
            break;
        }
        short.push(letter);
    }
    short.push('…');
    short
}

/// Where a piece that textwrap cut out of a text begins. Without hyphens and indents it only ever borrows.
fn offset_in(text: &str, piece: &str) -> usize {
    (piece.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize).min(text.len())
}

/// Splits a range where marks begin and end.
fn split(range: Range<usize>, marks: &[(Range<usize>, Style)]) -> Vec<(Range<usize>, Option<Style>)> {
    let mut parts = Vec::new();
    let mut place = range.start;
    while place < range.end {
        let here = marks.iter().find(|(mark, _)| mark.contains(&place));
        let end = match here {
            Some((mark, _)) => mark.end,
            None => marks.iter().map(|(mark, _)| mark.start).filter(|start| *start > place).min().unwrap_or(range.end),
        };
        let end = end.min(range.end);
        parts.push((place..end, here.map(|(_, style)| *style)));
        place = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Modifier, Style};

    use super::{cut, shorten, width, wrap, wrap_styled};

    fn words(text: &str, columns: usize) -> Vec<String> {
        wrap(text, columns, Style::new()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        for text in
            ["a long sentence with a verylongwordthatcannotfit in it", "漢字漢字漢字漢字", "👩‍💻👩‍💻👩‍💻 hello", "שלום עולם"]
        {
            for columns in 4..20 {
                assert!(words(text, columns).iter().all(|line| width(line) <= columns), "{text} in {columns}");
            }
        }
    }

    #[test]
    fn a_mark_keeps_its_style_over_a_line_break() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let lines = wrap_styled("one two three four", 9, Style::new(), &[(4..13, bold)]);
        let marked: Vec<String> = lines
            .iter()
            .flat_map(|line| &line.spans)
            .filter(|span| span.style == bold)
            .map(|span| span.content.to_string())
            .collect();
        assert_eq!(marked, ["two", "three"]);
    }

    #[test]
    fn a_console_line_is_cut_at_the_edge_and_keeps_its_spaces() {
        assert_eq!(cut("a  b  c\n\nd", 4), ["a  b", "  c", "", "d"]);
    }

    #[test]
    fn a_shortened_text_says_so() {
        assert_eq!(shorten("abcdef", 4), "abc…");
        assert_eq!(shorten("abcd", 4), "abcd");
    }
}
