//! Texts that would do harm wherever they were obeyed. Those with a line feed say `FORGED`, as if hangup said it.

/// Payloads. The first has all that is text, so that one round finds most of what there is to find.
pub const PAYLOADS: &[&[u8]] = &[
    "x\x1b[31m\x1b]0;t\x07\x1bPq\x1b\\\u{9b}2J\u{9d}0;t\u{9c}\u{202e}\u{2067}\u{200b}\u{feff}\u{2028}\0\x7f\x08\r\nFORGED"
        .as_bytes(),
    b"\x1b[2J\x1b[31mred",
    b"\x1b]52;c;UFdORUQ=\x07",
    b"\x1b]0;owned\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gq\x1b\\",
    b"\x1bc",
    "\u{9b}2J".as_bytes(),
    "\u{9d}0;owned\u{9c}".as_bytes(),
    "\u{90}q\u{9c}".as_bytes(),
    b"\x9b2J\x9d0;owned\x9c",
    "a\u{202e}b\u{202d}c\u{202a}d".as_bytes(),
    "a\u{2066}b\u{2067}c\u{2068}d\u{2069}".as_bytes(),
    "a\u{200b}b\u{2060}c\u{feff}d".as_bytes(),
    "a\u{2028}b\u{2029}c".as_bytes(),
    b"a\0b\x7fc\x08\x08",
    b"\xff\xfe\xc0\x80\xed\xa0\x80",
    b"a\rb\x0b\x0c\x85",
    b"a\nFORGED\tb",
];
