//! The two ways out of the program, stdout and stderr. Whatever is printed passes one of the writers here, which lets no
//! character out that could steer a terminal, wherever the text came from: nobody has to think of it where a text is printed,
//! and so nobody can forget it. `clippy.toml` keeps everybody else from asking for stdout and stderr; only the screen
//! (`tui/terminal.rs`) does, and goes through its cells in the same way before they are drawn.
//!
//! What is safe to print may still mislead: a name with a line feed in it looks like a line of ours. Whoever puts a text from
//! outside into a sentence asks `visible` for it.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Stderr, StderrLock, Stdout, StdoutLock, Write};

use hangup_core::quiz::{harmless, harmless_json};

/// A way out for text. Bytes that are no text leave as marks; so does a character that is written in two pieces.
#[derive(Debug)]
pub struct Output<W> {
    out: W,
    guard: fn(&str) -> Cow<'_, str>,
}

/// Stdout, for text.
pub fn stdout() -> Output<StdoutLock<'static>> {
    Output { out: real_stdout().lock(), guard: harmless }
}

/// Stdout, for JSON: what could steer a terminal, or hide in what is read, is spelt out, and means what it meant.
pub fn json() -> Output<StdoutLock<'static>> {
    Output { out: real_stdout().lock(), guard: harmless_json }
}

/// Stderr, for text.
pub fn stderr() -> Output<StderrLock<'static>> {
    Output { out: real_stderr().lock(), guard: harmless }
}

/// Stderr, for text in colours. Sequences that choose a look get through, and no others: whoever writes here has made the
/// texts from outside harmless before putting them together.
pub fn coloured_stderr() -> Output<StderrLock<'static>> {
    Output { out: real_stderr().lock(), guard: harmless_but_for_looks }
}

impl<W: IsTerminal> Output<W> {
    /// Whether it leads to a terminal.
    pub fn is_terminal(&self) -> bool {
        self.out.is_terminal()
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.out.write_all((self.guard)(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that prints")]
fn real_stdout() -> Stdout {
    io::stdout()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that prints")]
fn real_stderr() -> Stderr {
    io::stderr()
}

/// A text in which only the looks of text are chosen: `ESC [ 1 ; 31 m`.
fn harmless_but_for_looks(text: &str) -> Cow<'_, str> {
    const BEGINS: &str = "\x1b[";
    let Some((before, mut rest)) = text.split_once(BEGINS) else { return harmless(text) };
    let mut safe = harmless(before).into_owned();
    loop {
        let (piece, following) = rest.split_once(BEGINS).map_or((rest, None), |(piece, rest)| (piece, Some(rest)));
        let behind = piece.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
        safe.push_str(if behind.starts_with('m') { BEGINS } else { "\u{FFFD}[" });
        safe.push_str(&harmless(piece));
        match following {
            Some(following) => rest = following,
            None => return safe.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Output, harmless_but_for_looks};
    use hangup_core::quiz::harmless;

    #[test]
    fn bytes_leave_as_text_that_steers_nothing() {
        let mut output = Output { out: Vec::new(), guard: harmless };
        for bytes in [&b"plain\n"[..], b"\x1b]52;c;UFdORUQ=\x07", b"\x9b2J\xff", "\u{9b}2J\u{202e}é\r\n".as_bytes()] {
            output.write_all(bytes).unwrap();
        }
        let text = String::from_utf8(output.out).unwrap();
        assert_eq!(text, "plain\n\u{fffd}]52;c;UFdORUQ=\u{fffd}\u{fffd}2J\u{fffd}\u{fffd}2J\u{fffd}é\u{fffd}\n");
    }

    #[test]
    fn of_all_sequences_only_looks_get_through() {
        for text in ["\x1b[1m\x1b[38;5;9merror\x1b[0m: no\n", "plain", "\x1b[m"] {
            assert_eq!(harmless_but_for_looks(text), text);
        }
        for (text, safe) in [
            ("a\x1b[2Jb\x1b[1mc", "a\u{fffd}[2Jb\x1b[1mc"),
            ("\x1b[?1049h\x1b]0;x\x07\x1bPq\x1b\\", "\u{fffd}[?1049h\u{fffd}]0;x\u{fffd}\u{fffd}Pq\u{fffd}\\"),
            ("\x1b[31", "\u{fffd}[31"),
            ("\x1b\x1b[1m\x1b", "\u{fffd}\x1b[1m\u{fffd}"),
        ] {
            assert_eq!(harmless_but_for_looks(text), safe, "{text:?}");
        }
    }
}
