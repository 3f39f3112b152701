//! Sentences: where one ends, and which is the first.

/// A text as a sentence: with a full stop, unless it ends in a mark of its own.
pub fn closed(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!', ':', '…', '。', '？', '！']) { text.to_owned() } else { format!("{text}.") }
}

/// The first sentence of a text, to tell it from others in a list.
pub fn first_sentence(text: &str) -> String {
    let text = text.trim();
    let ends = |(place, letter): &(usize, char)| {
        let behind = text.get(place + letter.len_utf8()..).unwrap_or_default();
        matches!(letter, '.' | '?' | '!') && behind.starts_with(char::is_whitespace)
    };
    let end = text.char_indices().find(ends).map_or(text.len(), |(place, letter)| place + letter.len_utf8());
    closed(&text.get(..end).unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{closed, first_sentence};

    #[test]
    fn sentences_end_once() {
        assert_eq!(closed("Hang up!"), "Hang up!");
        assert_eq!(closed("Hang up"), "Hang up.");
        assert_eq!(first_sentence("It is version 2.5 of\nit. More."), "It is version 2.5 of it.");
    }
}
