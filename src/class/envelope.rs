//! The sealed envelope: a quiz with its keys, encrypted for the words that a teacher says when all have handed in. It is
//! an age file for a passphrase, so that other programs can open it as well.

use std::fmt;

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use hangup_core::quiz::MAX_BYTES;

/// How many words open an envelope: of a list of 1,295 that are each known by their first three letters, four make more
/// than 41 bits.
const WORDS: usize = 4;

/// The work to try one passphrase, as a power of two. With it, trying all of them would take a computer of today some
/// thousand years, and opening an envelope takes a fraction of a second.
const WORK: u8 = 15;

/// More work than this is refused: the file would not be one of ours.
const MOST_WORK: u8 = 18;

/// The smallest envelope, before it is encrypted. A power of two of these bytes holds any quiz.
const SMALLEST: usize = 4096;

/// A quiz with its keys, encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Envelope(String);

/// Why an envelope stays closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// Another number of words than four.
    NotFour(usize),
    /// A word that is in no passphrase, and one that is and looks like it.
    NoSuchWord(String, &'static str),
    /// These are not the words.
    WrongWords,
    /// The envelope is damaged.
    Damaged,
}

impl fmt::Display for Closed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFour(count) => write!(out, "There are four words, and these are {count}"),
            Self::NoSuchWord(word, like) => {
                write!(out, "“{}” is none of the words there are; was it “{like}”?", hangup_core::quiz::visible(word))
            }
            Self::WrongWords => out.write_str("These words do not open it; ask for them once more"),
            Self::Damaged => out.write_str("The envelope is damaged; your answers are not, and can still be marked"),
        }
    }
}

/// Every word that there is: those of the EFF's second short list that are one word.
fn words() -> impl Iterator<Item = &'static str> {
    include_str!(concat!(env!("OUT_DIR"), "/words.txt")).split(' ')
}

/// Four words by chance, to be said aloud. `chance` gives numbers that nobody can guess.
pub fn passphrase(mut chance: impl FnMut() -> u64) -> Vec<&'static str> {
    let count = words().count() as u64;
    let word = |number: u64| words().nth(usize::try_from(number % count).ok()?);
    (0..WORDS).filter_map(|_| word(chance())).collect()
}

impl Envelope {
    /// Puts the text of a quiz into an envelope that these words open.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn seal(quiz: &[u8], words: &[&str]) -> Result<Self, age::EncryptError> {
        let mut recipient = Recipient::new(SecretString::from(words.join("-")));
        recipient.set_work_factor(WORK);
        age::encrypt(&recipient, &padded(quiz)).map(|sealed| Self(BASE64_STANDARD.encode(sealed)))
    }

    /// The text of the quiz, for somebody who says the words; capitals, spaces and hyphens make no difference.
    ///
    /// # Errors
    /// When the words are wrong, or the envelope is damaged.
    pub fn open(&self, words: &str) -> Result<Vec<u8>, Closed> {
        let words = words_of(words)?;
        let sealed = BASE64_STANDARD.decode(&self.0).map_err(|_| Closed::Damaged)?;
        let mut identity = Identity::new(SecretString::from(words.join("-")));
        identity.set_max_work_factor(MOST_WORK);
        let padded = age::decrypt(&identity, &sealed).map_err(|error| match error {
            age::DecryptError::NoMatchingKeys | age::DecryptError::KeyDecryptionFailed => Closed::WrongWords,
            age::DecryptError::DecryptionFailed => Closed::WrongWords,
            _ => Closed::Damaged,
        })?;
        unpadded(&padded).ok_or(Closed::Damaged)
    }
}

/// The words that were typed, as they stand in the list.
fn words_of(typed: &str) -> Result<Vec<&'static str>, Closed> {
    let typed: Vec<String> = typed
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if typed.len() != WORDS {
        return Err(Closed::NotFour(typed.len()));
    }
    typed.iter().map(|word| known_word(word)).collect()
}

fn known_word(typed: &str) -> Result<&'static str, Closed> {
    if let Some(word) = words().find(|word| *word == typed) {
        return Ok(word);
    }
    let nearest = words().min_by_key(|word| strsim::damerau_levenshtein(word, typed)).unwrap_or_default();
    Err(Closed::NoSuchWord(typed.to_owned(), nearest))
}

/// The text with its length before it, and zeros behind, up to a power of two: how long an envelope is says next to
/// nothing of what is in it. A verdict of `scam` is written with three letters less than one of `genuine`; they are made
/// up for, so that the turn of a verdict never changes the length.
fn padded(quiz: &[u8]) -> Vec<u8> {
    let scams = quiz.windows(SCAM.len()).filter(|text| *text == SCAM).count();
    let needed = 8 + quiz.len() + 3 * scams;
    let mut padded = (quiz.len() as u64).to_le_bytes().to_vec();
    padded.extend_from_slice(quiz);
    padded.resize(needed.next_power_of_two().max(SMALLEST), 0);
    padded
}

const SCAM: &[u8] = b"truth: scam";

fn unpadded(padded: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = padded.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok().filter(|length| *length <= MAX_BYTES)?;
    rest.get(..length).map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::{Closed, Envelope, SMALLEST, known_word, padded, passphrase, unpadded, words};

    const WORDS: [&str; 4] = ["aardvark", "bagpipe", "cadillac", "dachshund"];

    fn envelope() -> Envelope {
        Envelope::seal(b"a quiz", &WORDS).unwrap()
    }

    #[test]
    fn the_words_open_it_however_they_are_typed() {
        let envelope = envelope();
        for typed in ["aardvark bagpipe cadillac dachshund", "  Aardvark-BAGPIPE,cadillac\tdachshund. "] {
            assert_eq!(envelope.open(typed), Ok(b"a quiz".to_vec()), "{typed}");
        }
    }

    #[test]
    fn wrong_words_are_told_apart_from_words_that_do_not_exist() {
        let envelope = envelope();
        assert_eq!(envelope.open("aardvark bagpipe cadillac cadillac"), Err(Closed::WrongWords));
        assert_eq!(envelope.open("aardvark bagpipe"), Err(Closed::NotFour(2)));
        let misspelt = envelope.open("ardvark bagpipe cadillac dachshund");
        assert_eq!(misspelt, Err(Closed::NoSuchWord("ardvark".to_owned(), "aardvark")));
    }

    #[test]
    fn a_damaged_envelope_is_said_to_be_damaged() {
        let Envelope(mut text) = envelope();
        text.truncate(text.len() / 2);
        assert_eq!(Envelope(text).open(&WORDS.join(" ")), Err(Closed::Damaged));
        assert_eq!(Envelope("no envelope".to_owned()).open(&WORDS.join(" ")), Err(Closed::Damaged));
    }

    #[test]
    fn four_words_come_by_chance() {
        let mut numbers = [0, 1, 1294, 1295].into_iter();
        let words = passphrase(|| numbers.next().unwrap());
        assert_eq!(words.len(), 4);
        assert_eq!((words[0], words[3]), ("aardvark", "aardvark"));
        assert_ne!(words[1], words[2]);
    }

    #[test]
    fn every_word_is_one_when_it_is_typed() {
        assert_eq!(words().count(), 1295);
        for word in words() {
            assert_eq!(known_word(word), Ok(word));
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn the_length_says_next_to_nothing() {
        for (scam, genuine) in [("truth: scam\n", "truth: genuine\n")] {
            for filler in [0, 1, SMALLEST - 22, SMALLEST - 23, SMALLEST - 24, 100_000] {
                let filler = "x".repeat(filler);
                let length = |truth: &str| padded(format!("{filler}{truth}").as_bytes()).len();
                assert_eq!(length(scam), length(genuine));
            }
        }
        assert_eq!(unpadded(&padded(b"quiz")), Some(b"quiz".to_vec()));
    }
}
