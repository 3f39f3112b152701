//! Hands: how many were raised for each option, and how somebody types them, one number after the other, while looking
//! into the room. How they are drawn is for [`bars`](super::bars).

use tui_input::InputRequest;

use super::poll::letter;

/// Digits that a number of hands can have: a hall has hundreds of seats, and not thousands.
const DIGITS: usize = 3;

/// Hands raised for the options of a poll, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hands(Vec<u32>);

impl Hands {
    /// The hands raised for each option.
    pub fn each(&self) -> &[u32] {
        &self.0
    }

    /// All hands together.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The option with the most hands, the first of them if there are several; `None` where nobody raised one.
    pub fn favourite(&self) -> Option<usize> {
        let most = self.0.iter().copied().max().filter(|most| *most > 0)?;
        self.0.iter().position(|hands| *hands == most)
    }
}

/// Numbers on their way: digits, and single spaces between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typing(String);

impl Typing {
    /// Adds a digit or a space, or takes something away. What makes no sense is passed over: a space with no number
    /// before it, and a digit more than a number can have.
    pub fn apply(&mut self, request: InputRequest) {
        let digits = self.0.chars().rev().take_while(char::is_ascii_digit).count();
        match request {
            InputRequest::InsertChar(' ') if digits > 0 => self.0.push(' '),
            InputRequest::InsertChar(digit) if digit.is_ascii_digit() && digits < DIGITS => self.0.push(digit),
            InputRequest::DeletePrevChar => drop(self.0.pop()),
            InputRequest::DeleteFromStart => self.0.clear(),
            _ => {}
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets what was typed.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What was typed so far, number by number.
    pub fn numbers(&self) -> Vec<u32> {
        // A number of three digits can always be read.
        self.0.split(' ').filter_map(|number| number.parse().ok()).collect()
    }

    /// The place, from 0, of the number that the next digit belongs to; `None` where nothing was typed.
    pub fn place(&self) -> Option<usize> {
        let behind = self.0.chars().filter(|letter| *letter == ' ').count();
        (!self.0.is_empty()).then_some(behind)
    }

    /// The hands for so many options.
    ///
    /// # Errors
    /// When there is not one number for each, in a sentence that says so and fits above the keys.
    pub fn hands(&self, options: usize) -> Result<Hands, String> {
        let numbers = self.numbers();
        if numbers.len() == options {
            return Ok(Hands(numbers));
        }
        let last = letter(options.saturating_sub(1));
        Err(format!("A to {last} need {options} numbers, not {}", numbers.len()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    use tui_input::InputRequest;

    use super::{Hands, Typing};

    fn typed(keys: &str) -> Typing {
        let mut typing = Typing::default();
        for key in keys.chars() {
            typing.apply(match key {
                '<' => InputRequest::DeletePrevChar,
                key => InputRequest::InsertChar(key),
            });
        }
        typing
    }

    #[test]
    fn one_number_an_option_is_a_count() {
        for (keys, hands) in [
            ("17 8 0", vec![17, 8, 0]),
            ("  17  8 0 ", vec![17, 8, 0]),
            ("007 1 2", vec![7, 1, 2]),
            ("0 0 0", vec![0; 3]),
        ] {
            assert_eq!(typed(keys).hands(3), Ok(Hands(hands)), "{keys}");
        }
    }

    #[test]
    fn anything_else_says_what_is_expected() {
        assert_eq!(typed("17 8").hands(3), Err("A to C need 3 numbers, not 2".to_owned()));
        assert_eq!(typed("1 2 3 4").hands(3), Err("A to C need 3 numbers, not 4".to_owned()));
        assert_eq!(typed("").hands(2), Err("A to B need 2 numbers, not 0".to_owned()));
    }

    #[test]
    fn what_was_typed_can_be_rubbed_out() {
        assert_eq!(typed("17 8<<<2 9").numbers(), [12, 9]);
        let mut typing = typed("17 8");
        typing.apply(InputRequest::DeleteFromStart);
        assert_eq!(typing, Typing::default());
    }

    #[test]
    fn the_place_is_that_of_the_number_being_typed() {
        for (keys, place) in [("", None), ("1", Some(0)), ("17", Some(0)), ("17 ", Some(1)), ("17 8 0", Some(2))] {
            assert_eq!(typed(keys).place(), place, "{keys:?}");
        }
    }

    #[test]
    fn the_favourite_has_the_most_hands_and_is_nobody_where_none_was_raised() {
        for (hands, favourite) in [(vec![3, 9, 1], Some(1)), (vec![4, 4], Some(0)), (vec![0, 0], None), (vec![], None)]
        {
            assert_eq!(Hands(hands.clone()).favourite(), favourite, "{hands:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 256, rng_seed: RngSeed::Fixed(17), failure_persistence: None, ..ProptestConfig::default()
        })]

        #[test]
        fn whatever_is_typed_stays_numbers_of_a_room(keys in "[0-9 <a-z€-]{0,40}") {
            let typing = typed(&keys);
            prop_assert!(typing.numbers().iter().all(|number| *number <= 999));
            prop_assert!(typing.numbers().len() <= typing.place().map_or(0, |place| place + 1));
            prop_assert_eq!(typing.hands(3).is_ok(), typing.numbers().len() == 3);
        }

        #[test]
        fn a_count_is_read_as_it_was_typed(hands in prop::collection::vec(0_u32..1000, 1..9)) {
            let keys: Vec<String> = hands.iter().map(u32::to_string).collect();
            let read = typed(&keys.join(" ")).hands(hands.len());
            prop_assert_eq!(read.as_ref().map(Hands::each), Ok(hands.as_slice()));
            prop_assert_eq!(read.map(|read| read.total()), Ok(hands.iter().sum()));
        }
    }
}
