//! Texts and their formats: plain text out of what Moodle would show as HTML or Markdown, where nothing but paragraphs
//! and line breaks would be lost. What has more to it than that is not carried.

use std::ops::Range;

use super::GAP;
use super::source::{Fault, Piece};
use hangup_core::quiz::{Rule, visible};

/// How Moodle reads a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// HTML in which line breaks count; what a text is that names no format.
    Moodle,
    /// HTML.
    Html,
    /// As it stands.
    Plain,
    /// Markdown.
    Markdown,
}

/// A text as it stands in a file, escapes and format taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub at: Range<usize>,
    pub text: String,
    pub format: Format,
}

/// The most letters between `&` and `;` that can be a character.
const LONGEST_ENTITY: usize = 10;

impl Wording {
    /// A text with its format in brackets before it, if it has one of its own.
    pub fn read(piece: Piece<'_>, usual: Format) -> Self {
        let piece = piece.trim();
        let (format, text) = split_format(piece, usual);
        Self { at: piece.range(), text: text.trim().meant(), format }
    }

    /// Its text without markup.
    pub fn plain(&self) -> Result<String, Fault> {
        let text = match self.format {
            Format::Plain => Ok(self.text.clone()),
            Format::Moodle => from_html(&self.text, '\n'),
            Format::Html => from_html(&self.text, ' '),
            Format::Markdown => from_markdown(&self.text),
        };
        text.map_err(|markup| {
            let message = format!("its text has markup that hangup would lose: {}", visible(&markup));
            Fault::new(self.at.clone(), Rule::NotCarried, message, "write it as plain text")
        })
    }
}

/// The format that a text begins with, and what stands behind it.
pub(super) fn split_format(piece: Piece<'_>, usual: Format) -> (Format, Piece<'_>) {
    let formats = [
        ("[moodle]", Format::Moodle),
        ("[html]", Format::Html),
        ("[plain]", Format::Plain),
        ("[markdown]", Format::Markdown),
    ];
    let own = formats.into_iter().find(|(name, _)| piece.text.starts_with(name));
    own.map_or((usual, piece), |(name, format)| (format, piece.from(name.len())))
}

/// Plain text out of HTML, or the first markup that is more than a paragraph, a line break or a character.
fn from_html(html: &str, line_feed: char) -> Result<String, String> {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        rest = match letter {
            '<' if begins_tag(behind) => {
                let (tag, after) = behind.split_once('>').ok_or_else(|| first_words(rest))?;
                text.push_str(break_of(tag).ok_or_else(|| format!("<{}>", first_words(tag)))?);
                after
            }
            '&' => {
                let (character, after) = entity(behind)?;
                text.push(character);
                after
            }
            '\n' => {
                text.push(line_feed);
                behind
            }
            letter => {
                text.push(letter);
                behind
            }
        };
    }
    Ok(tidy(&text))
}

fn begins_tag(behind: &str) -> bool {
    behind.starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter))
}

/// What a tag does to plain text; `None` where that would not be all.
fn break_of(tag: &str) -> Option<&'static str> {
    let name = tag.trim_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
    match name.to_ascii_lowercase().as_str() {
        "p" => Some("\n\n"),
        "br" => Some("\n"),
        _ => None,
    }
}

/// The character that a name or number between `&` and `;` means, and what comes after. Without either, it is an `&`.
fn entity(behind: &str) -> Result<(char, &str), String> {
    let name_end = behind.bytes().take(LONGEST_ENTITY + 1).position(|byte| byte == b';');
    let Some((name, after)) = name_end.and_then(|end| Some((behind.get(..end)?, behind.get(end + 1..)?))) else {
        return Ok(('&', behind));
    };
    let numbered = |number: &str| match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    };
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => name.strip_prefix('#').and_then(numbered).and_then(char::from_u32),
    };
    match character {
        Some(character) => Ok((character, after)),
        None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') => {
            Err(format!("&{name};"))
        }
        None => Ok(('&', behind)),
    }
}

/// Plain text out of Markdown, or the first character that may be markup.
fn from_markdown(markdown: &str) -> Result<String, String> {
    let words = markdown.replace(GAP, "");
    if let Some(sign) = words.chars().find(|letter| "*_`[]<>#&|\\".contains(*letter)) {
        return Err(sign.to_string());
    }
    let marked = words.lines().find(|line| {
        let behind_digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_numbered = behind_digits.len() < line.len() && behind_digits.starts_with(['.', ')']);
        is_numbered || line.starts_with(['-', '+', '=', '~']) || line.starts_with("    ")
    });
    match marked {
        Some(line) => Err(first_words(line)),
        None => {
            let paragraphs: Vec<String> =
                markdown.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
            Ok(tidy(&paragraphs.join("\n\n")))
        }
    }
}

/// A run of spaces as one, none at the ends of lines, and one empty line at most between two others.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty_lines = 0;
    for line in text.lines() {
        let mut words = line.split_ascii_whitespace().peekable();
        if words.peek().is_none() {
            empty_lines += 1;
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        tidied.extend(words.next());
        words.for_each(|word| tidied.extend([" ", word]));
    }
    tidied
}

fn first_words(text: &str) -> String {
    text.chars().take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::{from_html, from_markdown};

    #[test]
    fn paragraphs_breaks_and_characters_are_all_that_html_may_have() {
        let html = "<p dir=\"ltr\">Who rang,\nand  why?</p>\n<p>1 &lt; 2 &amp; 3&nbsp;&#8211; A&B<br />next</p>";
        let plain = "Who rang, and why?\n\n1 < 2 & 3 \u{2013} A&B\nnext";
        assert_eq!(from_html(html, ' ').as_deref(), Ok(plain));
        assert_eq!(from_html("a\n b", '\n').as_deref(), Ok("a\nb"));
        assert_eq!(from_html("C:\\> x < 3 & y", '\n').as_deref(), Ok("C:\\> x < 3 & y"));
    }

    #[test]
    fn other_markup_is_named() {
        for (html, markup) in
            [("a <b>c</b>", "<b>"), ("<img src=\"x\">", "<img src=\"x\">"), ("x &eacute; y", "&eacute;"), ("<p", "<p")]
        {
            assert_eq!(from_html(html, ' '), Err(markup.to_owned()));
        }
        for (markdown, markup) in [("a *b*", "*"), ("x\n- y", "- y"), ("1. one", "1. one"), ("a_b", "_")] {
            assert_eq!(from_markdown(markdown), Err(markup.to_owned()));
        }
    }

    #[test]
    fn prose_in_markdown_is_prose() {
        assert_eq!(
            from_markdown("Hang\nup _____ now.\n\nThen 2 more.").as_deref(),
            Ok("Hang up _____ now.\n\nThen 2 more.")
        );
    }
}
