//! How somebody types numbers of hands, one after the other, while looking into the room.

use tui_input::InputRequest;

/// Digits that a number of hands can have: a hall has hundreds of seats, and not thousands.
const DIGITS: usize = 3;

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
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    use tui_input::InputRequest;

    use super::Typing;

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
    fn a_space_begins_a_number_and_zeros_in_front_count_for_nothing() {
        for (keys, numbers) in
            [("17 8 0", [17, 8, 0]), ("  17  8 0 ", [17, 8, 0]), ("007 1 2", [7, 1, 2]), ("0 0 0", [0; 3])]
        {
            assert_eq!(typed(keys).numbers(), numbers, "{keys}");
        }
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

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 256, rng_seed: RngSeed::Fixed(17), failure_persistence: None, ..ProptestConfig::default()
        })]

        #[test]
        fn whatever_is_typed_stays_numbers_of_a_room(keys in "[0-9 <a-z€-]{0,40}") {
            let typing = typed(&keys);
            prop_assert!(typing.numbers().iter().all(|number| *number <= 999));
            prop_assert!(typing.numbers().len() <= typing.place().map_or(0, |place| place + 1));
        }

        #[test]
        fn a_count_is_read_as_it_was_typed(hands in prop::collection::vec(0_u32..1000, 1..9)) {
            let keys: Vec<String> = hands.iter().map(u32::to_string).collect();
            prop_assert_eq!(typed(&keys.join(" ")).numbers(), hands);
        }
    }
}
