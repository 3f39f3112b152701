//! A sum from which a part can be taken away again without loss, as the rest of a quiz is taken from its total.

use serde::{Serialize, Serializer};

/// A sum of marks, with what rounding took from it (Neumaier's summation, 1974): taking away what is nearly all of it
/// leaves the true rest, and not the rounding of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Total {
    sum: f64,
    lost: f64,
}

impl Total {
    /// Adds marks.
    pub fn add(&mut self, marks: f64) {
        let sum = self.sum + marks;
        let (greater, smaller) = if self.sum >= marks { (self.sum, marks) } else { (marks, self.sum) };
        self.lost += (greater - sum) + smaller;
        self.sum = sum;
    }

    /// The sum; not finite where it is greater than a number can be.
    pub fn marks(self) -> f64 {
        self.sum + self.lost
    }

    /// The sum without some marks that are in it.
    pub fn without(self, marks: f64) -> f64 {
        (self.sum - marks) + self.lost
    }
}

impl Serialize for Total {
    /// As a number; `null` where it is greater than a number can be.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::finite(self.marks()).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Total;

    #[test]
    fn a_small_rest_of_a_large_total_is_kept() {
        let mut total = Total::default();
        [0.25, 1e17, 0.5].into_iter().for_each(|marks| total.add(marks));
        assert_eq!(total.without(1e17), 0.75, "plain numbers would say 0");
        assert_eq!(total.marks(), 1e17);
        assert_eq!(serde_json::to_string(&total).unwrap().parse(), Ok(1e17));
    }

    #[test]
    fn what_no_number_can_be_is_null() {
        let mut total = Total::default();
        [f64::MAX, f64::MAX].into_iter().for_each(|marks| total.add(marks));
        assert_eq!(serde_json::to_string(&total).unwrap(), "null");
    }
}
