//! Names that are met again and again: each is kept once, and has a number from then on.

use std::collections::HashMap;
use std::sync::Arc;

/// Names and their numbers, from 0 in the order in which they were first met.
#[derive(Debug, Default)]
pub struct Names {
    names: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
}

impl Names {
    /// The number of a name. One that is among the guesses is found without a search.
    pub fn number(&mut self, name: &str, guesses: &[u32]) -> u32 {
        match guesses.iter().find(|number| self.is_name(**number, name)) {
            Some(number) => *number,
            None => self.search(name),
        }
    }

    /// The number of a name that was met.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// Takes in other names, and gives the numbers that they have here.
    pub fn take_in(&mut self, others: Self) -> Vec<u32> {
        others.names.iter().map(|name| self.search(name)).collect()
    }

    /// The name with a number.
    pub fn name(&self, number: u32) -> Option<&str> {
        self.names.get(number as usize).map(AsRef::as_ref)
    }

    /// All names by their numbers.
    pub fn into_names(self) -> Vec<Arc<str>> {
        self.names
    }

    /// The names in alphabetical order, and the place of each number's name among them.
    pub fn into_sorted(self) -> (Vec<Arc<str>>, Vec<u32>) {
        let Self { names, numbers } = self;
        drop(numbers);
        let mut sorted: Vec<(Arc<str>, usize)> = names.into_iter().zip(0..).collect();
        sorted.sort_unstable();
        let mut places = vec![0; sorted.len()];
        for ((_, number), place) in sorted.iter().zip(0..) {
            if let Some(slot) = places.get_mut(*number) {
                *slot = place;
            }
        }
        (sorted.into_iter().map(|(name, _)| name).collect(), places)
    }

    /// Whether a number has this name. Names differ in their lengths or at their ends more often than at their beginnings.
    fn is_name(&self, number: u32, name: &str) -> bool {
        let (known, name) = (self.name(number).unwrap_or_default().as_bytes(), name.as_bytes());
        known.len() == name.len() && known.last() == name.last() && known == name
    }

    fn search(&mut self, name: &str) -> u32 {
        if let Some(number) = self.find(name) {
            return number;
        }
        let (name, number): (Arc<str>, u32) = (name.into(), self.names.len() as u32);
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_keeps_its_number_whatever_is_guessed() {
        let mut names = Names::default();
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
        assert_eq!((names.name(2), names.name(3)), (Some("bob"), None));
        let (sorted, places) = names.into_sorted();
        assert_eq!(sorted.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["ada", "bob", "carol"]);
        assert_eq!(places, [2, 0, 1]);
    }
}
