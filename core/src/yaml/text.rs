//! Text from files is data: the characters that could steer a terminal, or hide what a line says, are refused.

/// Whether a character is kept out of files: control characters (line feeds excepted), line and paragraph separators,
/// and the marks that override the direction of text.
pub fn is_refused(letter: char) -> bool {
    match letter {
        '\n' => false,
        '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => letter.is_control(),
    }
}

/// A text from outside (a file name, what somebody typed) with every refused character, line feeds included, shown as a
/// visible mark.
pub fn visible(text: &str) -> String {
    text.chars().map(|letter| if is_refused(letter) || letter == '\n' { '\u{FFFD}' } else { letter }).collect()
}

/// The first refused character of a text.
pub fn first_refused(text: &str) -> Option<char> {
    // Nearly all text is plain ASCII; one pass over its bytes is enough to let it through.
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\n');
    if plain { None } else { text.chars().find(|letter| is_refused(*letter)) }
}

/// The first character that may not stand anywhere in a file, comments included, and the byte where it stands: control
/// characters (but tabs and the ends of lines), separators of lines, and byte order marks.
pub fn first_stray(text: &str) -> Option<(usize, char)> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return None;
    }
    text.char_indices().find(|(place, letter)| match letter {
        '\n' | '\t' => false,
        '\r' => text.as_bytes().get(place + 1) != Some(&b'\n'),
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' => true,
        _ => letter.is_control(),
    })
}

/// What a refused character is called in a message, without printing it.
pub fn name_of(letter: char) -> String {
    let kind = match letter {
        '\t' => "a tab",
        '\u{1B}' => "an escape character",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a mark that changes the direction of text",
        '\u{2028}' | '\u{2029}' => "a line or paragraph separator",
        _ => "a control character",
    };
    format!("{kind} (U+{:04X})", u32::from(letter))
}
