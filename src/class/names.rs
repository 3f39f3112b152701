//! Whom a word on a sheet of paper stands for: a code, or a name as somebody writes it by hand, without regard to case,
//! accents or the order of its words. Nobody is ever guessed: whoever several learners could be is nobody here.

use super::{Learner, Roster};
use hangup_core::wording::base_letter;

/// Whom a text stands for on a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'r> {
    /// This learner.
    One(&'r Learner),
    /// One of several; the text does not say which.
    Several,
    /// Nobody.
    Nobody,
}

/// The learner with exactly this code; or else the only one whose code it is in another case, or whose name has all of
/// its words.
pub fn named<'r>(text: &str, roster: &'r Roster) -> Named<'r> {
    if let Some(learner) = roster.learner(text) {
        return Named::One(learner);
    }
    match could_be(text, roster).as_slice() {
        [] => Named::Nobody,
        [one] => Named::One(one),
        _ => Named::Several,
    }
}

/// Everybody whom a text could stand for, in the order of the roster.
pub fn could_be<'r>(text: &str, roster: &'r Roster) -> Vec<&'r Learner> {
    let (code, words) = (folded(text), words(text));
    let fits = |learner: &&Learner| {
        let of_name = learner.name.as_deref().map(self::words).unwrap_or_default();
        folded(&learner.code) == code || (!words.is_empty() && words.iter().all(|word| of_name.contains(word)))
    };
    roster.learners.iter().filter(fits).collect()
}

/// A learner by code, and by name where the roster has it.
pub fn code_and_name(learner: &Learner) -> String {
    learner.name.iter().fold(learner.code.clone(), |code, name| format!("{code} {name}"))
}

/// Whether two codes are one by hand, where nobody can tell capitals from small letters.
pub fn same_by_hand(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// The words of a name, folded.
fn words(name: &str) -> Vec<String> {
    let folded = folded(name);
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A text without case and accents, whichever of its two normal forms it is in.
fn folded(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.trim().to_lowercase().chars() {
        match letter {
            // An accent that is a letter of its own.
            '\u{300}'..='\u{36f}' => {}
            'ß' => folded.push_str("ss"),
            // Typewriters have one apostrophe, and printers another.
            '’' => folded.push('\''),
            letter => folded.push(base_letter(letter).unwrap_or(letter)),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{Named, could_be, named, same_by_hand};
    use crate::class::Roster;

    fn roster() -> Roster {
        let table = "code,name\nL01,Lena Huber\nL02,\"Maier, Lena\"\nL03,José Núñez\nL04,Jürgen Groß\nL05,\n\
                     L06,Zoë O’Hara\nk1,Ann Lee\nk2,Bob Lee\n";
        Roster::read(table.as_bytes(), None).unwrap_or_default()
    }

    #[test]
    fn a_code_or_a_name_that_only_one_learner_has_is_theirs() {
        let roster = roster();
        for (text, code) in [
            ("L01", "L01"),
            ("l01", "L01"),
            ("Lena Huber", "L01"),
            ("huber", "L01"),
            ("Lena Maier", "L02"),
            ("jose nunez", "L03"),
            ("JOSÉ", "L03"),
            ("Jose\u{301}", "L03"),
            ("jurgen gross", "L04"),
            ("Zoe O'Hara", "L06"),
        ] {
            let found = named(text, &roster);
            assert!(matches!(found, Named::One(learner) if learner.code == code), "{text}: {found:?}");
        }
    }

    #[test]
    fn nobody_is_guessed() {
        let roster = roster();
        for text in ["Lena", "lee"] {
            assert_eq!(named(text, &roster), Named::Several, "{text}");
            assert_eq!(could_be(text, &roster).len(), 2, "{text}");
        }
        for text in ["Lena Schmidt", "L0", "Len", "", "-", "L07"] {
            assert_eq!(named(text, &roster), Named::Nobody, "{text}");
        }
    }

    #[test]
    fn codes_that_differ_in_case_are_told_apart_only_by_their_case() {
        let mut roster = roster();
        for (learner, code) in roster.learners.iter_mut().zip(["anna", "ANNA"]) {
            learner.code = code.to_owned();
        }
        assert!(matches!(named("ANNA", &roster), Named::One(learner) if learner.code == "ANNA"));
        assert_eq!(named("Anna", &roster), Named::Several);
        assert!(same_by_hand("anna", "ANNA") && !same_by_hand("anna", "annb"));
    }
}
