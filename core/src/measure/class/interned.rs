//! Values that are met again and again, such as names and responses: each is kept once, and has a number from then on.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::ResponseCategory;

/// A value that can be kept once for all who have it.
pub trait Internable: Eq + Hash {
    /// A copy of it to keep.
    fn to_shared(&self) -> Arc<Self>;

    /// Whether it is another one, found faster than by comparing it from the beginning.
    fn is(&self, other: &Self) -> bool {
        self == other
    }
}

impl Internable for str {
    fn to_shared(&self) -> Arc<Self> {
        self.into()
    }

    /// Names differ in their lengths or at their ends more often than at their beginnings.
    fn is(&self, other: &Self) -> bool {
        let (one, other) = (self.as_bytes(), other.as_bytes());
        one.len() == other.len() && one.last() == other.last() && one == other
    }
}

impl Internable for ResponseCategory {
    fn to_shared(&self) -> Arc<Self> {
        Arc::new(self.clone())
    }
}

/// Values and their numbers, from 0 in the order in which they were first met.
#[derive(Debug)]
pub struct Interned<T: ?Sized> {
    values: Vec<Arc<T>>,
    numbers: HashMap<Arc<T>, u32>,
}

impl<T: ?Sized> Default for Interned<T> {
    fn default() -> Self {
        Self { values: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Internable + ?Sized> Interned<T> {
    /// The number of a value. One that is among the guesses is found without a search.
    pub fn number(&mut self, value: &T, guesses: &[u32]) -> u32 {
        let is_value = |number: &&u32| self.values.get(**number as usize).is_some_and(|known| known.is(value));
        match guesses.iter().find(is_value) {
            Some(number) => *number,
            None => self.search(value),
        }
    }

    /// The number of a value that was met.
    pub fn find(&self, value: &T) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    /// Takes in other values, and gives the numbers that they have here.
    pub fn take_in(&mut self, others: Self) -> Vec<u32> {
        others.values.iter().map(|value| self.search(value)).collect()
    }

    /// All values by their numbers.
    pub fn into_values(self) -> Vec<Arc<T>> {
        self.values
    }

    fn search(&mut self, value: &T) -> u32 {
        if let Some(number) = self.find(value) {
            return number;
        }
        let (value, number) = (value.to_shared(), self.values.len() as u32);
        self.values.push(Arc::clone(&value));
        self.numbers.insert(value, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::Interned;

    #[test]
    fn a_name_keeps_its_number_whatever_is_guessed() {
        let mut names = Interned::default();
        let met: [(&str, &[u32], u32); 6] = [
            ("carol", &[], 0),
            ("ada", &[0], 1),
            ("bob", &[7], 2),
            ("carol", &[], 0),
            ("ada", &[0, 1], 1),
            ("ada", &[2], 1),
        ];
        for (name, guesses, number) in met {
            assert_eq!(names.number(name, guesses), number, "{name}");
        }
        assert_eq!((names.find("bob"), names.find("dave")), (Some(2), None));
        let names = names.into_values();
        assert_eq!(names.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["carol", "ada", "bob"]);
    }
}
