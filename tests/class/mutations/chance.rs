//! Chance that is the same every time, and the texts that do harm wherever they are obeyed.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::hostile::PAYLOADS;

/// Chance for one mutation.
pub struct Chance(ChaCha20Rng);

impl Chance {
    pub fn of(number: usize) -> Self {
        Self(ChaCha20Rng::seed_from_u64(number as u64))
    }

    /// A number below this one, which is not 0.
    pub fn below(&mut self, count: usize) -> usize {
        (self.0.next_u64() % count as u64) as usize
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one<T: Clone>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())].clone()
    }

    /// A place to insert something into a list of so many.
    pub fn gap(&mut self, count: usize) -> usize {
        self.below(count + 1)
    }

    /// A text that would do harm; what is no UTF-8 in it stands as marks.
    pub fn hostile(&mut self) -> String {
        const OTHERS: [&str; 12] = [
            "=HYPERLINK(\"http://x\",\"y\")",
            "+1+1",
            "@SUM(A1)",
            "-2",
            "<script>alert(1)</script>",
            "../../../x",
            "con",
            "a\"b'c,d;e\tf",
            "\u{fffd}\u{1F468}\u{200d}\u{1F469}",
            "e\u{301}\u{301}\u{301}",
            " ",
            "",
        ];
        match self.below(3) {
            0 => self.one(&OTHERS).to_owned(),
            _ => String::from_utf8_lossy(self.one(PAYLOADS)).into_owned(),
        }
    }

    /// A text that is odd, and may stand wherever a text may.
    pub fn odd(&mut self) -> String {
        const ODD: [&str; 14] = [
            "=HYPERLINK(\"http://x\",\"y\")",
            "@SUM(A1)",
            "-2",
            "<script>alert('1')</script> &amp; &",
            "../../../x",
            "CON",
            "a\"b'c,d;e|f",
            "\u{1F468}\u{200d}\u{1F469}\u{200d}\u{1F467}",
            "e\u{301}\u{301}\u{301}\u{301}",
            "a\u{200b}b\u{feff}c\u{ad}d",
            "\u{645}\u{631}\u{62d}\u{628}\u{627}",
            "\u{4e2d}\u{6587}",
            "-----",
            "x",
        ];
        let times = self.one(&[1, 1, 1, 1, 2, 50, 700]);
        self.one(&ODD).repeat(times)
    }

    /// A hostile or a very long text, or one that stands elsewhere.
    pub fn text(&mut self, elsewhere: &[String]) -> String {
        match self.below(8) {
            0 => "x".repeat(1 << self.below(18)),
            1 => "\u{4e2d}".repeat(self.below(3_000)),
            2..=4 => self.hostile(),
            _ => self.one(elsewhere),
        }
    }

    /// Damages bytes as a bad disk or a careless copy does: cuts, turns bits, inserts.
    pub fn damage(&mut self, bytes: &mut Vec<u8>) {
        let place = self.gap(bytes.len());
        match self.below(5) {
            0 => bytes.truncate(place),
            1 => bytes.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= 1 << self.below(8)),
            2 => drop(bytes.splice(place..place, self.one(PAYLOADS).iter().copied())),
            3 => {
                let end = bytes.len().min(place + self.below(200));
                drop(bytes.drain(place..end));
            }
            _ => {
                let end = bytes.len().min(place + self.below(200));
                let again = bytes[place..end].to_vec();
                drop(bytes.splice(place..place, again));
            }
        }
    }
}
