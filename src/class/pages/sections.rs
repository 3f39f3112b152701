//! A document in sections, one a learner or a form: each begins on a new sheet of paper, and at the foot of every sheet of it
//! stands whose it is, so that a pile that has fallen down can be put in order.

use maud::{Markup, html};

use super::{Cover, STYLE, document};

/// A section of a document.
pub struct Section {
    /// What stands at the foot of each of its sheets, before the number of the page.
    pub foot: String,
    /// What is in it.
    pub inside: Markup,
}

/// A document of some sections, in the language and in the size of a cover.
pub fn document_of(cover: Cover<'_>, title: &str, sections: &[Section]) -> String {
    let feet: String =
        sections.iter().enumerate().map(|(place, section)| foot(place, &section.foot, cover.large)).collect();
    let body = html! {
        body class=[cover.large.then_some("large")] {
            main {
                @for (place, section) in sections.iter().enumerate() { div class={ "section p" (place) } { (section.inside) } }
            }
        }
    };
    document(cover.language, title, &format!("{STYLE}{feet}"), &body)
}

/// The rule that prints the foot of a section.
fn foot(place: usize, text: &str, large: bool) -> String {
    let size = if large { 14 } else { 9 };
    let text = if text.is_empty() { String::new() } else { format!("\"{}\" ", in_a_rule(&format!("{text} · "))) };
    let content = format!("{text}counter(page) \" / \" counter(pages)");
    format!(
        "@page p{place} {{ @bottom-center {{ content: {content}; font: {size}pt sans-serif; }} }}\n\
         .p{place} {{ page: p{place}; }}\n"
    )
}

/// A text as it stands between the quotation marks of a rule: whatever is more than a letter or a digit is its number, so
/// that nothing can end the rule, or the style. So is a space, which would be taken for the end of a number before it.
fn in_a_rule(text: &str) -> String {
    let escaped = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' => letter.to_string(),
        letter => format!("\\{:06x}", u32::from(letter)),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::in_a_rule;

    #[test]
    fn nothing_ends_a_rule_early() {
        assert_eq!(in_a_rule("L07 Zoë"), "L07\\000020Zo\\0000eb");
        let hostile = in_a_rule("\"; } </style><script> \\22 * { }");
        assert!(!hostile.contains(['"', '<', '>', ';', '{', '}', '/', '*']), "{hostile}");
        assert!(hostile.starts_with("\\000022\\00003b"));
    }
}
