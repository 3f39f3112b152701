//! The sealed envelope: a quiz with its keys, encrypted for the words that a teacher says when all have handed in. The
//! bytes are described in `docs/envelope.md`, so that other programs can open it as well. What a quiz says, and which file
//! an envelope is kept in, is for other modules.

use std::io;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};

use crate::system::random_bytes;
use hangup_core::quiz::{MAX_BYTES, visible};

/// How many words open an envelope: of 1,133 that are each known by their first three letters, four make more than 40 bits.
const WORDS: usize = 4;

/// What every envelope begins with.
const MAGIC: &[u8] = b"hangup";

/// The version of the format that this program writes and reads.
const VERSION: u8 = 1;

/// How many bytes stand before the ciphertext.
const HEADER_BYTES: usize = 38;

/// How many bytes the ciphertext is longer than what is encrypted.
const TAG_BYTES: usize = 16;

/// What envelopes began with before they had a format of their own.
const OLDER_MAGIC: &[u8] = b"age-encryption.org/";

/// The work to try one passphrase, by scrypt's parameters: the logarithm of N to the base 2, r, and p. With it, trying all
/// passphrases would take a computer of today some thousand years, and opening an envelope takes a fraction of a second.
const WORK: [u8; 3] = [15, 8, 1];

/// The most work that is done for a file, as N × r × p: eight times ours. It takes 256 MiB at most.
const MOST_WORK: u64 = 1 << 21;

/// The smallest envelope, before it is encrypted. A power of two of these bytes holds any quiz.
const SMALLEST: usize = 4096;

/// A quiz with its keys, encrypted, as base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Envelope(String);

/// Why an envelope stays closed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Closed {
    /// Another number of words than four.
    #[error("There are four words, and these are {0}")]
    NotFour(usize),
    /// A word that is in no passphrase, and one that is and looks like it.
    #[error("“{word}” is none of the words there are; was it “{1}”?", word = visible(.0))]
    NoSuchWord(String, &'static str),
    /// These are not the words; or they are, and a byte of the envelope is another than it was.
    #[error("These words do not open it; ask once more. If they are right, it is damaged")]
    WrongWords,
    /// It is no envelope, or not all of one.
    #[error("The envelope is damaged; your answers are not, and can still be marked")]
    Damaged,
    /// It is of an older format.
    #[error("The envelope was made by an older hangup; open it with that one")]
    Older,
    /// It is of a newer format.
    #[error("The envelope was made by a newer hangup; open it with that one")]
    Newer,
    /// Opening it would take more memory and time than any envelope of ours.
    #[error("Opening it asks for more work than hangup does; show your teacher the file")]
    TooMuchWork,
}

/// Every word that there is: those of the EFF's second short list that are one word.
fn words() -> impl Iterator<Item = &'static str> {
    include_str!(concat!(env!("OUT_DIR"), "/words.txt")).split(' ')
}

/// Those that a teacher can say aloud to a class of fourteen-year-olds: none of violence, death, sex, the body, drugs or
/// illness, none that insults, and none that is a people's or a religion's. The others open what was sealed with them.
fn words_to_say() -> impl Iterator<Item = &'static str> {
    words().filter(|word| !LEFT_OUT.lines().any(|left_out| left_out == *word))
}

/// The words that are not said, a line each.
const LEFT_OUT: &str = include_str!("words_left_out.txt");

/// Four words by chance, to be said aloud. `chance` is numbers that nobody can guess.
pub fn passphrase(chance: [u64; WORDS]) -> Vec<&'static str> {
    let words: Vec<&'static str> = words_to_say().collect();
    let count = words.len() as u64;
    chance.into_iter().filter_map(|number| words.get(usize::try_from(number % count).ok()?).copied()).collect()
}

impl Envelope {
    /// Puts the text of a quiz into an envelope that these words open.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn seal(quiz: &[u8], words: &[&str]) -> io::Result<Self> {
        Self::encrypt(&padded(quiz), words, WORK)
    }

    fn encrypt(padded: &[u8], words: &[&str], work: [u8; 3]) -> io::Result<Self> {
        let (salt, nonce): ([u8; 16], [u8; 12]) = (random_bytes()?, random_bytes()?);
        let header = [MAGIC, &[VERSION], &work, &salt, &nonce].concat();
        let params = params(work).map_err(io::Error::other)?;
        let sealed = cipher(words, &salt, &params)
            .and_then(|cipher| cipher.encrypt(&nonce.into(), Payload { msg: padded, aad: &header }).ok())
            .ok_or_else(|| io::Error::other("it cannot be encrypted"))?;
        Ok(Self(BASE64_STANDARD.encode([header, sealed].concat())))
    }

    /// The text of the quiz, for somebody who says the words; capitals, spaces and hyphens make no difference.
    ///
    /// # Errors
    /// When the words are wrong, or the envelope is damaged, of another version, or asks for too much work.
    pub fn open(&self, words: &str) -> Result<Vec<u8>, Closed> {
        let envelope = BASE64_STANDARD.decode(&self.0).map_err(|_| Closed::Damaged)?;
        let Parts { header, params, salt, nonce, ciphertext } = parts(&envelope)?;
        let cipher = cipher(&words_of(words)?, salt, &params).ok_or(Closed::Damaged)?;
        let payload = Payload { msg: ciphertext, aad: header };
        let padded = cipher.decrypt(nonce.into(), payload).map_err(|_| Closed::WrongWords)?;
        unpadded(&padded).ok_or(Closed::Damaged)
    }
}

/// What the bytes of an envelope are.
struct Parts<'a> {
    header: &'a [u8],
    params: Params,
    salt: &'a [u8; 16],
    nonce: &'a [u8; 12],
    ciphertext: &'a [u8],
}

/// Takes an envelope apart, and refuses what this program would not have made, before any work is done for it.
fn parts(envelope: &[u8]) -> Result<Parts<'_>, Closed> {
    if envelope.starts_with(OLDER_MAGIC) {
        return Err(Closed::Older);
    }
    let behind_magic = envelope.strip_prefix(MAGIC).ok_or(Closed::Damaged)?;
    let (&[version], behind_version) = behind_magic.split_first_chunk().ok_or(Closed::Damaged)?;
    if version != VERSION {
        return Err(if version > VERSION { Closed::Newer } else { Closed::Damaged });
    }
    let (work, behind_work) = behind_version.split_first_chunk().ok_or(Closed::Damaged)?;
    let (salt, behind_salt) = behind_work.split_first_chunk().ok_or(Closed::Damaged)?;
    let (nonce, ciphertext) = behind_salt.split_first_chunk().ok_or(Closed::Damaged)?;
    let whole = ciphertext.len().checked_sub(TAG_BYTES).is_some_and(usize::is_power_of_two);
    let header = envelope.get(..HEADER_BYTES).filter(|_| whole).ok_or(Closed::Damaged)?;
    Ok(Parts { header, params: params(*work)?, salt, nonce, ciphertext })
}

/// The parameters of scrypt, where they ask for no more work than we do for a file.
fn params([log_n, r, p]: [u8; 3]) -> Result<Params, Closed> {
    let (r, p) = (u32::from(r), u32::from(p));
    if 2_u64.saturating_pow(log_n.into()).saturating_mul((r * p).into()) > MOST_WORK {
        return Err(Closed::TooMuchWork);
    }
    Params::new(log_n, r, p).ok().filter(|_| log_n > 0).ok_or(Closed::Damaged)
}

/// What encrypts and decrypts, with the key that scrypt makes of the words. `None` never in practice: the key is of the
/// length that the cipher has.
fn cipher(words: &[&str], salt: &[u8], params: &Params) -> Option<ChaCha20Poly1305> {
    let mut key = [0; 32];
    scrypt(words.join("-").as_bytes(), salt, params, &mut key).ok()?;
    Some(ChaCha20Poly1305::new(&key.into()))
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
    let nearest = words_to_say().min_by_key(|word| strsim::damerau_levenshtein(word, typed)).unwrap_or_default();
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
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use proptest::prelude::*;

    use super::{
        Closed, Envelope, HEADER_BYTES, LEFT_OUT, SMALLEST, VERSION, known_word, padded, params, passphrase, unpadded,
        words, words_to_say,
    };

    const WORDS: [&str; 4] = ["aardvark", "bagpipe", "cadillac", "dachshund"];

    /// Next to no work, for tests that open thousands of envelopes.
    const LITTLE_WORK: [u8; 3] = [1, 1, 1];

    fn envelope() -> Envelope {
        Envelope::seal(b"a quiz", &WORDS).unwrap()
    }

    fn bytes(envelope: &Envelope) -> Vec<u8> {
        BASE64_STANDARD.decode(&envelope.0).unwrap()
    }

    /// What comes of opening these bytes with the right words.
    fn opened(bytes: &[u8]) -> Result<Vec<u8>, Closed> {
        Envelope(BASE64_STANDARD.encode(bytes)).open(&WORDS.join(" "))
    }

    /// An envelope of 70 bytes, with `hi` in it.
    fn small() -> Vec<u8> {
        let padded = [&2_u64.to_le_bytes()[..], b"hi", &[0; 6]].concat();
        bytes(&Envelope::encrypt(&padded, &WORDS, LITTLE_WORK).unwrap())
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_words_open_any_text(text in prop::collection::vec(any::<u8>(), 0..9000), chance: [u64; 4]) {
            let words = passphrase(chance);
            let envelope = Envelope::encrypt(&padded(&text), &words, LITTLE_WORK).unwrap();
            prop_assert_eq!(envelope.open(&words.join(" ")), Ok(text));
        }
    }

    #[test]
    fn every_envelope_has_the_work_of_ours_and_chance_of_its_own() {
        let [one, other] = [(); 2].map(|()| bytes(&envelope()));
        assert_eq!(one[..10], *b"hangup\x01\x0f\x08\x01");
        assert_eq!(one[..10], other[..10]);
        assert_ne!(one[10..26], other[10..26], "the salt");
        assert_ne!(one[26..HEADER_BYTES], other[26..HEADER_BYTES], "the nonce");
        assert_eq!(one.len(), HEADER_BYTES + SMALLEST + 16);
    }

    #[test]
    fn a_changed_envelope_is_refused_whichever_byte_it_is() {
        let whole = small();
        assert_eq!((whole.len(), opened(&whole)), (70, Ok(b"hi".to_vec())));
        for place in 0..whole.len() {
            for change in (0..8).map(|bit| 1 << bit).chain([0xff]) {
                let mut changed = whole.clone();
                changed[place] ^= change;
                assert!(opened(&changed).is_err(), "byte {place}, changed by {change:#x}");
            }
        }
    }

    #[test]
    fn a_cut_envelope_is_said_to_be_damaged() {
        let whole = bytes(&envelope());
        for kept in (0..HEADER_BYTES + 16).chain([whole.len() / 2, whole.len() - 1]) {
            assert_eq!(opened(&whole[..kept]), Err(Closed::Damaged), "{kept}");
        }
        assert_eq!(opened(&[&whole[..], b"x"].concat()), Err(Closed::Damaged));
        assert_eq!(Envelope("no envelope".to_owned()).open(&WORDS.join(" ")), Err(Closed::Damaged));
    }

    #[test]
    fn what_another_hangup_made_is_said_to_be() {
        assert_eq!(opened(b"age-encryption.org/v1\n-> scrypt"), Err(Closed::Older));
        assert_eq!(opened(&[b"hangup", &[VERSION + 1][..]].concat()), Err(Closed::Newer));
    }

    #[test]
    fn a_file_that_asks_for_too_much_work_is_refused_before_any_is_done() {
        use Closed::{Damaged, TooMuchWork};
        for (work, refusal) in [
            ([18, 8, 1], None),
            ([15, 8, 8], None),
            ([18, 9, 1], Some(TooMuchWork)),
            ([15, 8, 9], Some(TooMuchWork)),
            ([63, 1, 1], Some(TooMuchWork)),
            ([255, 255, 255], Some(TooMuchWork)),
            ([0, 8, 1], Some(Damaged)),
            ([15, 0, 1], Some(Damaged)),
            ([255, 8, 0], Some(Damaged)),
        ] {
            assert_eq!(params(work).err(), refusal, "{work:?}");
            let mut envelope = small();
            envelope[7..10].copy_from_slice(&work);
            if let Some(refusal) = refusal {
                assert_eq!(opened(&envelope), Err(refusal), "{work:?}");
            }
        }
    }

    #[test]
    fn four_words_come_by_chance() {
        let words = passphrase([0, 1, 1132, 1133]);
        assert_eq!(words.len(), 4);
        assert_eq!((words[0], words[3]), ("aardvark", "aardvark"));
        assert_ne!(words[1], words[2]);
    }

    /// Whoever changes what is left out changes how long somebody has to try: 1133⁴ is more than 2⁴⁰.
    #[test]
    fn no_word_is_drawn_that_cannot_be_said_to_a_class() {
        let left_out: Vec<&str> = LEFT_OUT.lines().collect();
        assert!(left_out.iter().all(|left_out| words().any(|word| word == *left_out)), "one is in no list");
        assert!(["nicotine", "body", "revolver", "vixen", "jezebel"].iter().all(|word| left_out.contains(word)));
        assert_eq!(words_to_say().count(), 1133);
        for number in 0..1133 {
            let drawn = passphrase([number, number, number, u64::MAX - number]);
            assert!(drawn.len() == 4 && drawn.iter().all(|word| !left_out.contains(word)), "{drawn:?}");
        }
    }

    /// An envelope that was sealed with any word there is can be opened, and no other is ever suggested.
    #[test]
    fn a_word_that_is_not_said_any_more_is_known_and_not_suggested() {
        assert_eq!(known_word("nicotine"), Ok("nicotine"));
        let Err(Closed::NoSuchWord(_, suggested)) = known_word("nicotines") else { panic!("there is no such word") };
        assert_ne!(suggested, "nicotine");
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
