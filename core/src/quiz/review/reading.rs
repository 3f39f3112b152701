//! How hard a quiz is to read: the Flesch–Kincaid grade, in years of schooling.
//!
//! Source: Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of new readability formulas for Navy enlisted
//! personnel. The formula is made for English, and so is the way syllables are counted here.

use super::{warn, words};
use crate::quiz::Quiz;
use crate::quiz::texts::{Part, each};
use crate::yaml::{At, Finding, Rule};

/// Years of schooling that a quiz may ask for: about the age of fourteen.
const GRADE: f64 = 8.0;

/// Words too few to say anything of how a quiz reads.
const ENOUGH_WORDS: u32 = 100;

/// Words that the subject cannot do without, and that are explained where they first stand. They are passed over.
const TERMS: &str = "\
    activate activated activation anydesk associations authenticity certificate computer computers connection \
    identifier installation internet microsoft microsoft's password passwords security teamviewer technical \
    telephone window windows activates";

/// What a grade is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counts {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Counts {
    fn add(&mut self, text: &str) {
        let mut open = false;
        for word in text.split_whitespace() {
            if let Some(bare) = words(word).next().filter(|bare| bare.starts_with(char::is_alphabetic))
                && !TERMS.split(' ').any(|term| bare.eq_ignore_ascii_case(term))
            {
                self.words += 1;
                self.syllables += syllables(bare);
                open = true;
            }
            let ends = word.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':']);
            if ends && open {
                self.sentences += 1;
                open = false;
            }
        }
        self.sentences += u32::from(open);
    }

    /// 0.39 · words / sentences + 11.8 · syllables / words − 15.59.
    fn grade(self) -> Option<f64> {
        let [sentences, words, syllables] = [self.sentences, self.words, self.syllables].map(f64::from);
        (self.words >= ENOUGH_WORDS).then(|| 0.39 * words / sentences + 11.8 * syllables / words - 15.59)
    }
}

/// The grade of a quiz in years of schooling, over what is read before and after answering; `None` where there is too
/// little to read, or it is not English.
pub fn grade(quiz: &Quiz) -> Option<f64> {
    let mut counts = Counts::default();
    for question in &quiz.questions {
        each(question, &At::ROOT, &mut |part, text, _| match part {
            Part::Scenario | Part::Ask | Part::Statement | Part::Why => counts.add(text),
            Part::Exhibit | Part::Afterwards => {}
        });
    }
    counts.grade().filter(|_| quiz.language == "en" || quiz.language.starts_with("en-"))
}

pub(super) fn warning(quiz: &Quiz, at: &At<'_>) -> Option<Finding> {
    let grade = grade(quiz).filter(|grade| *grade > GRADE)?;
    let message = format!("this quiz reads like grade {grade:.1}");
    Some(warn(Rule::HardToRead, at, message, "write shorter sentences and shorter words, for a reader of fourteen"))
}

/// Syllables of an English word, by its groups of vowels: an `e` at the end is silent, and so are the endings of most
/// plurals and past tenses.
fn syllables(word: &str) -> u32 {
    let is_vowel = |letter: u8| matches!(letter.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let letters = word.as_bytes();
    let vowel = |place: usize| letters.get(place).copied().is_some_and(is_vowel);
    let groups = (0..letters.len()).filter(|place| vowel(*place) && (*place == 0 || !vowel(*place - 1))).count() as u32;
    (groups - u32::from(groups > 1 && has_silent_ending(word))).max(1)
}

fn has_silent_ending(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let word = word.strip_suffix("'s").unwrap_or(&word);
    let after_consonant = |stem: &str| !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let hissing =
        |stem: &str| stem.ends_with(['s', 'x', 'z', 'c', 'g']) || stem.ends_with("ch") || stem.ends_with("sh");
    if let Some(stem) = word.strip_suffix('e') {
        let spoken = stem.ends_with('l') && after_consonant(stem.strip_suffix('l').unwrap_or(stem));
        after_consonant(stem) && !spoken
    } else if let Some(stem) = word.strip_suffix("es") {
        after_consonant(stem) && !hissing(stem) && !stem.ends_with('l')
    } else if let Some(stem) = word.strip_suffix("ed") {
        after_consonant(stem) && !stem.ends_with(['t', 'd'])
    } else {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, syllables};

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, spoken) in [
            ("phone", 1),
            ("hangs", 1),
            ("table", 2),
            ("asked", 1),
            ("wanted", 2),
            ("licences", 3),
            ("notes", 1),
            ("the", 1),
            ("number", 2),
            ("company", 3),
            ("you", 1),
            ("voice", 1),
            ("Rhythm", 1),
            ("unsolicited", 5),
        ] {
            assert_eq!(syllables(word), spoken, "{word}");
        }
    }

    /// 120 words of one syllable in sentences of six: 0.39 · 6 + 11.8 · 1 − 15.59 = −1.45.
    #[test]
    fn the_grade_follows_the_formula() {
        let mut counts = Counts::default();
        (0..20).for_each(|_| counts.add("The phone rings and you wait."));
        assert_eq!(counts, Counts { sentences: 20, words: 120, syllables: 120 });
        assert!((counts.grade().unwrap() + 1.45).abs() < 1e-9);
        assert_eq!(Counts::default().grade(), None);
    }
}
