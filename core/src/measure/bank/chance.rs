//! How far from chance a score is: the exact test for a number of hits, each with its own probability.

/// The probability of each number of hits, from none to all. With equal probabilities this is the binomial
/// distribution.
fn distribution(chances: &[f64]) -> Vec<f64> {
    let mut hits = vec![1.0];
    for chance in chances {
        let missed = hits.iter().map(|p| p * (1.0 - chance)).chain([0.0]);
        let hit = [0.0].into_iter().chain(hits.iter().map(|p| p * chance));
        hits = missed.zip(hit).map(|(missed, hit)| missed + hit).collect();
    }
    hits
}

/// The two-sided p-value of a number of hits: how probable, by chance, is a number that is no more probable than this
/// one. The exact binomial test, as R's `binom.test` does it.
pub fn two_sided(hits: usize, chances: &[f64]) -> f64 {
    /// Numbers that are equal but for rounding are equal.
    const NEARLY: f64 = 1.0 + 1e-7;
    let distribution = distribution(chances);
    let here = distribution.get(hits).copied().unwrap_or(0.0);
    distribution.iter().filter(|p| **p <= here * NEARLY).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::two_sided;

    /// Expected values from the sums written out with Python's exact `math.comb`.
    #[test]
    fn the_test_is_the_exact_binomial_one() {
        for (hits, tries, chance, p) in [(8, 10, 0.5, 0.109_375), (5, 10, 0.5, 1.0), (3, 40, 0.25, 0.009_347_1)] {
            let found = two_sided(hits, &vec![chance; tries]);
            assert!((found - p).abs() < 1e-5, "{hits} of {tries}: {found} is not {p}");
        }
    }

    #[test]
    fn unequal_chances_are_weighed_each_by_its_own() {
        // Hits of 0.5 and 0.25: none 0.375, one 0.5, both 0.125.
        assert!((two_sided(2, &[0.5, 0.25]) - 0.125).abs() < 1e-12);
        assert!((two_sided(0, &[0.5, 0.25]) - 0.5).abs() < 1e-12);
        assert!((two_sided(1, &[0.5, 0.25]) - 1.0).abs() < 1e-12);
    }
}
