//! Lines in, lines out.

use std::io::{self, BufRead, Read, Write};

use textwrap::{Options, WordSeparator};

use hangup_core::quiz::harmless;

/// The longest line that is listened to, in bytes; nobody answers with more.
const LONGEST_LINE: u64 = 64 * 1024;

/// Says and hears lines.
pub struct LineIo<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    width: Option<usize>,
}

impl<'a> LineIo<'a> {
    pub fn new(input: &'a mut dyn BufRead, output: &'a mut dyn Write, width: Option<usize>) -> Self {
        Self { input, output, width }
    }

    /// Says a text. Characters that could steer a terminal are shown as marks.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        for paragraph in text.trim_end().split('\n') {
            let paragraph = harmless(paragraph).replace('\t', "\u{FFFD}");
            // An address in a line of its own can be copied.
            let is_address = paragraph.is_ascii() && !paragraph.trim().contains(' ');
            match self.width {
                None => writeln!(self.output, "{}", paragraph.trim_end())?,
                Some(_) if is_address => writeln!(self.output, "{}", paragraph.trim_end())?,
                Some(width) => {
                    let options = Options::new(width.max(2))
                        .word_separator(WordSeparator::UnicodeBreakProperties)
                        .break_words(false);
                    for line in textwrap::wrap(&paragraph, options) {
                        writeln!(self.output, "{}", line.trim_end())?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Says one text after the other; an empty one is a pause between thoughts.
    pub fn say_all(&mut self, texts: &[String]) -> io::Result<()> {
        texts.iter().try_for_each(|text| self.say(text))
    }

    /// The next line, without its end; `None` when there are no more. Bytes that are no text come as marks.
    pub fn read_line(&mut self) -> io::Result<Option<String>> {
        self.output.flush()?;
        let mut bytes = Vec::new();
        (&mut *self.input).take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if !bytes.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

/// Things by number: `1. The first`.
pub fn numbered<'t>(things: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    things.into_iter().zip(1..).map(|(thing, number): (_, usize)| format!("{number}. {}", thing.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::LineIo;

    fn said(text: &str, width: Option<usize>) -> String {
        let mut out = Vec::new();
        LineIo::new(&mut std::io::empty(), &mut out, width).say(text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_out() {
        assert_eq!(said("a\u{1b}[31mb\u{202e}\tc\r\nd", None), "a\u{fffd}[31mb\u{fffd}\u{fffd}c\u{fffd}\nd\n");
    }

    #[test]
    fn text_is_wrapped_and_addresses_stay_whole() {
        let said = said("See the page at\nhttps://example.org/a-long-address-that-does-not-fit", Some(10));
        assert_eq!(said, "See the\npage at\nhttps://example.org/a-long-address-that-does-not-fit\n");
    }

    #[test]
    fn long_lines_and_bytes_that_are_no_text_are_listened_to_with_care() {
        let bytes = [&b"x".repeat(1 << 20), &b"\n\xff1\r\nlast"[..]].concat();
        let (mut input, mut out) = (bytes.as_slice(), Vec::new());
        let mut io = LineIo::new(&mut input, &mut out, None);
        assert!(io.read_line().unwrap().unwrap().len() <= 64 * 1024);
        assert_eq!(io.read_line().unwrap().unwrap(), "\u{fffd}1");
        assert_eq!(io.read_line().unwrap().unwrap(), "last");
        assert_eq!(io.read_line().unwrap(), None);
    }
}
