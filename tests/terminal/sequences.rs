//! Escape sequences in what the program has written: found in the raw bytes, where the picture of a screen does not
//! show them.

/// A control sequence: `ESC [ ? 1049 h`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// It is private to terminals: its parameters begin with a question mark.
    pub private: bool,
    pub parameters: Vec<u16>,
    /// What it does.
    pub last: char,
}

/// Every control sequence in some output.
///
/// Checks at the same time that nothing else in there steers a terminal: no other kind of sequence, and no control
/// character but the ends of lines.
#[track_caller]
pub fn sequences(raw: &[u8]) -> Vec<Sequence> {
    let text = str::from_utf8(raw).expect("the output is no text");
    let mut found = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\x1b' {
            assert!(!letter.is_control() || "\r\n".contains(letter), "{letter:?} in {:?}", around(text, letter));
            continue;
        }
        assert_eq!(letters.next(), Some('['), "an escape that begins no control sequence, in {text:?}");
        let private = letters.next_if_eq(&'?').is_some();
        let mut parameters = String::new();
        while let Some(letter) = letters.next_if(|letter| letter.is_ascii_digit() || ";:".contains(*letter)) {
            parameters.push(letter);
        }
        let parameters = parameters.split([';', ':']).map(|number| number.parse().unwrap_or(0)).collect();
        let last = letters.next().unwrap();
        assert!(last.is_ascii_alphabetic(), "a control sequence ends in {last:?}");
        found.push(Sequence { private, parameters, last });
    }
    found
}

/// The modes that a terminal was put into.
pub fn modes(raw: &[u8]) -> Vec<u16> {
    let on = sequences(raw).into_iter().filter(|sequence| sequence.private && sequence.last == 'h');
    let mut modes: Vec<u16> = on.flat_map(|sequence| sequence.parameters).collect();
    modes.sort_unstable();
    modes.dedup();
    modes
}

/// The looks that text was given: the parameters of all `ESC [ … m`.
pub fn looks(raw: &[u8]) -> Vec<u16> {
    let looks = sequences(raw).into_iter().filter(|sequence| sequence.last == 'm');
    looks.flat_map(|sequence| sequence.parameters).collect()
}

/// Whether one of the looks is a colour; the default colours (39, 49) are none.
pub fn is_colour(look: u16) -> bool {
    matches!(look, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107)
}

fn around(text: &str, letter: char) -> String {
    let before = text.split(letter).next().unwrap_or_default();
    let mut tail: Vec<char> = before.chars().rev().take(80).collect();
    tail.reverse();
    tail.into_iter().collect()
}
