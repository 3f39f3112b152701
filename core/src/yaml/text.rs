//! Text is data: the characters that could steer a terminal, or hide what a line says, are refused in quizzes, and whatever
//! else people may read passes one of the functions here. [`harmless`] is for all that goes out, whole pages of it, and every
//! way out calls it by itself; [`visible`] is for a text from outside that is put into a sentence of ours.

use std::borrow::Cow;

/// Whether a character is kept out of files: control characters (line feeds excepted), line and paragraph separators,
/// and the marks that override the direction of text.
pub fn is_refused(letter: char) -> bool {
    match letter {
        '\n' => false,
        '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => letter.is_control(),
    }
}

/// What stands for a character that is not shown.
const MARK: char = '\u{FFFD}';

/// Whether a character takes no room and is of no use in a name, in whatever script: with it two names look the same, or a
/// text says something that nobody sees. Joiners are of use, to Persian and to families of emoji, and so are the marks
/// of right and left.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A text from outside (a file name, what somebody typed) as a part of a line: with every character that is refused or
/// cannot be seen, line feeds included, shown as a visible mark.
pub fn visible(text: &str) -> String {
    let is_kept = |letter: &char| !is_refused(*letter) && !is_hidden(*letter) && *letter != '\n';
    text.chars().map(|letter| Some(letter).filter(is_kept).unwrap_or(MARK)).collect()
}

/// A text of several lines as it may go out: with every refused character but tabs shown as a visible mark. What is harmless
/// stays as it is, byte by byte.
pub fn harmless(text: &str) -> Cow<'_, str> {
    match first_refused(text) {
        None => Cow::Borrowed(text),
        Some(_) => text.replace(|letter| is_refused(letter) && letter != '\t', "\u{FFFD}").into(),
    }
}

/// A text in JSON as it may go out: every character that is refused or takes no room is spelt out, such as `\u202e`, and
/// means what it meant before.
pub fn harmless_json(json: &str) -> Cow<'_, str> {
    let is_spelt_out = |letter: char| {
        is_refused(letter) || is_hidden(letter) || matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200C}'..='\u{200F}')
    };
    if json.is_ascii() && first_refused(json).is_none() || !json.contains(is_spelt_out) {
        return Cow::Borrowed(json);
    }
    let mut spelt_out = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_spelt_out(letter) {
            spelt_out.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            spelt_out.push(letter);
        }
    }
    spelt_out.into()
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

#[cfg(test)]
mod tests {
    use super::{harmless, harmless_json, visible};

    #[test]
    fn what_is_harmless_is_the_same_byte_by_byte() {
        for text in ["plain\n\tindented\n", "Zoë 👩\u{200d}🚀 می\u{200c}خواهم", "{\"a\": \"b\\u001b\"}\n"] {
            assert_eq!(harmless(text), text);
        }
        let json = "{\n  \"a\": \"é\\u001b\"\n}";
        assert_eq!(harmless_json(json), json);
        assert_eq!(visible("Zoë 👩\u{200d}🚀"), "Zoë 👩\u{200d}🚀");
    }

    #[test]
    fn what_steers_or_hides_is_a_mark() {
        assert_eq!(harmless("a\x1b[2J\0\r\n\u{9b}\u{202e}\u{2066}\u{2028}\x7f"), "a�[2J��\n�����");
        assert_eq!(visible("a\nb\u{200b}c\u{feff}d\u{e0041}e\tf"), "a�b�c�d�e�f");
    }

    #[test]
    fn json_means_what_it_meant_and_shows_all_of_it() {
        let json = "{\"a\u{202e}\": \"\u{9b}2J\u{200b}\u{200d}\u{e0041}\u{7f}\"}\n";
        assert_eq!(harmless_json(json), "{\"a\\u202e\": \"\\u009b2J\\u200b\\u200d\\udb40\\udc41\\u007f\"}\n");
    }
}
