//! The symbols of an answer code, and what is computed with them. There are 31, a prime number, so that they can be
//! added, multiplied and divided by each other, which the check symbols need. What they say is not known here.

use sha2::{Digest, Sha256};

use super::figures::Figure;

/// The symbols by their values, 0 to 30: no 0 and O, and no 1, I and L, which people take for each other.
const ALPHABET: [char; 31] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R',
    'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
];

/// How many symbols there are.
const BASE: u64 = ALPHABET.len() as u64;

/// The symbol with this value, as it is written.
pub(super) fn letter(symbol: u8) -> Option<char> {
    ALPHABET.get(usize::from(symbol)).copied()
}

/// The value of a symbol, whatever its case.
pub(super) fn symbol(letter: char) -> Option<u8> {
    ALPHABET.iter().zip(0..).find(|(symbol, _)| **symbol == letter.to_ascii_uppercase()).map(|(_, value)| value)
}

/// A short name for some bytes: as many digits in base 31, the last one first, of the number that the first eight bytes of
/// their SHA-256 make.
pub(super) fn tag<const LENGTH: usize>(bytes: &[u8]) -> [u8; LENGTH] {
    let hash = Sha256::digest(bytes);
    let mut number = hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    [(); LENGTH].map(|()| {
        let digit = number % BASE;
        number /= BASE;
        digit as u8
    })
}

/// The two check symbols of a Reed–Solomon code over the integers modulo 31 (Reed & Solomon, "Polynomial codes over
/// certain finite fields", Journal of the Society for Industrial and Applied Mathematics 8, 1960).
///
/// A code is read as a polynomial, the first symbol with the highest power, and the check symbols make it zero at 3 and
/// at 3² = 9. As 3 is a primitive root, any two wrong symbols among 30 are noticed, and in a code of any length one wrong
/// symbol and two neighbours swapped. A 1 is thought before the first symbol, so that a symbol with the value 0 left out
/// there is noticed too.
pub(super) fn check_symbols(symbols: &[u8]) -> [u8; 2] {
    // The remainder of the division by (x − 3)(x − 9), where x² = 12x − 27, and −27 is 4 modulo 31.
    let (mut first, mut second) = (12, 4);
    for symbol in symbols {
        let carried = first + u64::from(*symbol);
        (first, second) = ((second + 12 * carried) % BASE, 4 * carried % BASE);
    }
    [first, second].map(|rest| ((BASE - rest) % BASE) as u8)
}

/// A whole number of any size: its digits in base 31, the first weighing least.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number(Vec<u8>);

impl Number {
    /// The number with these digits.
    pub fn of_digits(digits: Vec<u8>) -> Self {
        Self(digits)
    }

    /// The number that some figures make, the first weighing least. It has as many digits as the greatest number that
    /// such figures can make, so that its length says nothing about it.
    pub fn of_figures(figures: &[Figure]) -> Self {
        let (mut number, mut greatest) = (Self(Vec::new()), Self(Vec::new()));
        for figure in figures.iter().rev() {
            number.push(figure.value, figure.base);
            greatest.push(figure.base - 1, figure.base);
        }
        number.0.resize(greatest.0.len(), 0);
        number
    }

    /// The digits, the first weighing least.
    pub fn into_digits(self) -> Vec<u8> {
        self.0
    }

    /// Puts a figure below all others: multiplies by its base and adds its value.
    fn push(&mut self, value: u64, base: u64) {
        let (mut carried, radix) = (u128::from(value), u128::from(BASE));
        for digit in &mut self.0 {
            carried += u128::from(*digit) * u128::from(base);
            *digit = (carried % radix) as u8;
            carried /= radix;
        }
        while carried > 0 {
            self.0.push((carried % radix) as u8);
            carried /= radix;
        }
    }

    /// Takes off the lowest figure, whose base (1 or more) is given: divides by the base, and gives what remains.
    pub fn pop(&mut self, base: u64) -> u64 {
        let base = u128::from(base);
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            rest = rest * u128::from(BASE) + u128::from(*digit);
            *digit = (rest / base) as u8;
            rest %= base;
        }
        rest as u64
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::Figure;
    use super::{ALPHABET, Number, check_symbols, letter, symbol, tag};

    #[test]
    fn no_symbol_is_taken_for_another() {
        assert!(ALPHABET.is_sorted());
        for (value, sign) in (0..).zip(ALPHABET) {
            assert_eq!((letter(value), symbol(sign)), (Some(sign), Some(value)));
            assert_eq!(symbol(sign.to_ascii_lowercase()), Some(value));
        }
        for sign in "01iIlLoO-é".chars() {
            assert_eq!(symbol(sign), None, "{sign}");
        }
    }

    /// Of nothing by hand: x² leaves 12x + 4, and 31 less 12 and 4 are 19 and 27. The others by trying all 961 pairs in
    /// Python.
    #[test]
    fn check_symbols_make_the_polynomial_zero_at_3_and_9() {
        for (symbols, check) in [(&[] as &[u8], [19, 27]), (&[0], [7, 14]), (&[30], [19, 18]), (&[1, 2, 3], [9, 2])] {
            assert_eq!(check_symbols(symbols), check, "{symbols:?}");
            let at =
                |x: u32| [symbols, &check].concat().iter().fold(1, |sum, symbol| (sum * x + u32::from(*symbol)) % 31);
            assert_eq!((at(3), at(9)), (0, 0), "{symbols:?}");
        }
    }

    /// Expected values from Python's hashlib.
    #[test]
    fn a_tag_is_the_end_of_a_hash_in_base_31() {
        assert_eq!(tag(b"k7"), [0, 16, 27]);
        assert_eq!(tag(b""), [15, 2, 19]);
        assert_eq!(tag(&2026_u64.to_be_bytes()), [18, 3]);
    }

    /// By hand: 1 + 2 · 5 + 0 · 15 = 11, where the greatest is 3 · 5 · 7 − 1 = 104 = 11 + 3 · 31.
    #[test]
    fn figures_with_bases_of_their_own_make_one_number() {
        let figures = [(1, 5), (2, 3), (0, 7)].map(|(value, base)| Figure { value, base });
        let mut number = Number::of_figures(&figures);
        assert_eq!(number, Number(vec![11, 0]));
        assert_eq!([5, 3, 7].map(|base| number.pop(base)), [1, 2, 0]);
    }

    #[test]
    fn a_number_may_be_greater_than_any_that_the_machine_knows() {
        let figures: Vec<Figure> =
            (0..50).map(|less| Figure { value: u64::MAX - 1 - less, base: u64::MAX - less }).collect();
        let mut number = Number::of_figures(&figures);
        assert!(figures.iter().all(|figure| number.pop(figure.base) == figure.value));
        assert!(number.into_digits().iter().all(|digit| *digit == 0), "nothing is left over");
    }
}
