//! Sentences: where one ends, and which is the first.

/// A text as a sentence: with a full stop, unless it ends in a mark of its own.
pub fn closed(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!', ':', '…', '。', '？', '！']) { text.to_owned() } else { format!("{text}.") }
}

/// The first sentence of a text, to tell it from others in a list.
pub fn first_sentence(text: &str) -> String {
    let text = text.trim();
    let first = text.get(..end_of_sentence(text)).unwrap_or(text);
    closed(&first.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where the first sentence of a text ends.
fn end_of_sentence(text: &str) -> usize {
    let ends = |(place, letter): &(usize, char)| {
        let behind = text.get(place + letter.len_utf8()..).unwrap_or_default();
        matches!(letter, '.' | '?' | '!') && behind.starts_with(char::is_whitespace)
    };
    text.char_indices().find(ends).map_or(text.len(), |(place, letter)| place + letter.len_utf8())
}

/// The first sentences of a text: as many as it takes to tell what it is about.
pub fn opening(text: &str) -> String {
    /// A sentence shorter than this tells little by itself, in characters.
    const ENOUGH: usize = 60;
    let mut opening = String::new();
    let mut rest = text.trim();
    while opening.chars().count() < ENOUGH && !rest.is_empty() {
        let end = end_of_sentence(rest);
        let (sentence, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !opening.is_empty() {
            opening.push(' ');
        }
        opening.push_str(&closed(&sentence.split_whitespace().collect::<Vec<_>>().join(" ")));
        rest = behind.trim_start();
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::{closed, first_sentence, opening};

    #[test]
    fn sentences_end_once() {
        assert_eq!(closed("Hang up!"), "Hang up!");
        assert_eq!(closed("Hang up"), "Hang up.");
        assert_eq!(first_sentence("It is version 2.5 of\nit. More."), "It is version 2.5 of it.");
    }

    #[test]
    fn an_opening_takes_as_many_sentences_as_tell_something() {
        let text = "Your internet fails.\n You rang the firm, and booked an engineer for Friday. He rings.";
        assert_eq!(opening(text), "Your internet fails. You rang the firm, and booked an engineer for Friday.");
        assert_eq!((opening("Short"), opening("")), ("Short.".to_owned(), String::new()));
    }
}
