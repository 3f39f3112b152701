//! Cues: the words in a situation that give it away, and where they stand in its text.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What gives a situation away.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Words that stand in the scenario, an exhibit or a line, white space aside.
    pub quote: String,
    /// What these words tell.
    pub why: String,
}

/// Where `quote` stands in `text`, as a byte range, any run of white space counting as one space. The first place wins.
pub fn find_quote(text: &str, quote: &str) -> Option<Range<usize>> {
    if quote.trim().is_empty() {
        return None;
    }
    if let Some(start) = text.find(quote) {
        return Some(start..start + quote.len());
    }
    let (folded_text, places) = fold(text);
    let (folded_quote, _) = fold(quote);
    let folded_quote = folded_quote.trim();
    let from = folded_text.find(folded_quote)?;
    let start = *places.get(from)?;
    let end = *places.get(from + folded_quote.len())?;
    // The place after the last byte of the quote may lie behind white space that the quote does not have.
    let trimmed = text.get(start..end)?.trim_end().len();
    Some(start..start + trimmed)
}

/// The text with every run of white space as one space, and for every byte of it (and its end) the byte it came from.
fn fold(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut in_space = false;
    for (place, letter) in text.char_indices() {
        let letter_or_space = if letter.is_whitespace() { ' ' } else { letter };
        if letter.is_whitespace() && in_space {
            continue;
        }
        in_space = letter.is_whitespace();
        places.extend((0..letter_or_space.len_utf8()).map(|offset| place + offset));
        folded.push(letter_or_space);
    }
    places.push(text.len());
    (folded, places)
}

#[cfg(test)]
mod tests {
    use super::find_quote;

    #[test]
    fn a_quote_is_found_across_line_breaks() {
        let text = "He says: I will read\n  my number first.\nYou listen.";
        let range = find_quote(text, "I will read my number first.").unwrap();
        assert_eq!(&text[range], "I will read\n  my number first.");
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert_eq!(find_quote("He rang you.", "she rang you"), None);
        assert_eq!(find_quote("He rang you.", " "), None);
    }
}
