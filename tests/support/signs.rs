//! Signs to try GIFT with, for the tests of reading and of coming back.

/// Signs that mean something to GIFT, to Moodle, to YAML, to JSON or to a terminal, and some that do not.
#[rustfmt::skip]
pub const PIECES: &[&str] = &[
    "~", "=", "#", "####", "{", "}", ":", "::", "\\", "\\n", "/", "//", "->", "\n", "\n\n", "\n// ", "\"", "'", "`", "%", "%50%",
    "[html]", "[plain]", "[markdown]", "[x]", "*", "\\*", "$CATEGORY: x", "TRUE", "T", "_____", "<b>", "&amp;", "&", "<", "é",
    "電話", "\u{1F4DE}", "\u{a0}", "\u{3000}", "-", "- ", "? ", "#\u{20}", ", ", "[id:x]", "[tag:x]", "word", "two words", " ", "  ",
];
