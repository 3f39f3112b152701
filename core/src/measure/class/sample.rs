//! Some values, and the moments of which all figures of a class are made. What is constant but for rounding has no
//! variance here, and what is 0 but for rounding is 0, so that no figure is made of noise.

/// How near to each other, in parts of their size, numbers count as equal.
const NEARLY: f64 = 1e-12;

/// A number; `None` where it is not finite, which is what undefined figures and those too large come to.
pub(super) fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

/// Some values with their mean and the sum of the squares of their deviations from it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sample {
    values: Vec<f64>,
    mean: f64,
    squares: f64,
}

impl Sample {
    /// Takes values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.into_iter().collect();
        let mean = sum(&values, |value| value) / values.len() as f64;
        let first = values.first().copied().unwrap_or_default();
        let varies = values.iter().any(|value| (value - first).abs() > NEARLY * value.abs().max(first.abs()));
        let squares = if varies { sum(&values, |value| (value - mean).powi(2)) } else { 0.0 };
        Self { values, mean, squares }
    }

    /// The values.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The number of values.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// The mean; `None` without values.
    pub fn mean(&self) -> Option<f64> {
        finite(self.mean)
    }

    /// The deviation of each value from the mean.
    pub fn deviations(&self) -> impl Iterator<Item = f64> {
        self.values.iter().map(|value| value - self.mean)
    }

    /// The middle value, or the mean of the two in the middle; `None` without values.
    pub fn median(&self) -> Option<f64> {
        let sorted = self.sorted();
        let middle = |place: usize| sorted.get(place).copied();
        let (low, high) = (middle(sorted.len().checked_sub(1)? / 2)?, middle(sorted.len() / 2)?);
        finite(low + (high - low) / 2.0)
    }

    /// The variance, with divisor n−1; `None` with fewer than two values.
    pub fn variance(&self) -> Option<f64> {
        finite(self.squares / self.degrees()?)
    }

    /// The standard deviation, with divisor n−1; `None` with fewer than two values.
    pub fn sd(&self) -> Option<f64> {
        Some(self.variance()?.sqrt())
    }

    /// The covariance with other values of the same learners, with divisor n−1; `None` with fewer than two.
    pub fn covariance(&self, other: &Self) -> Option<f64> {
        finite(self.product(other) / self.degrees()?)
    }

    /// Pearson's correlation with other values of the same learners, −1 to 1; `None` where one of them does not vary.
    pub fn correlation(&self, other: &Self) -> Option<f64> {
        correlation(self.product(other), self.squares, other.squares)
    }

    /// The correlation of belonging to a group with the value, −1 to 1; `None` where the values do not vary, or nobody
    /// or everybody belongs to it. The group is given by its size and the sum of its deviations from the mean.
    pub fn correlation_of_group(&self, size: u32, deviations: f64) -> Option<f64> {
        let (all, size) = (self.values.len() as f64, f64::from(size));
        correlation(deviations, size * (all - size) / all, self.squares)
    }

    /// The covariance in parts of the greatest that these values could have: had the best of the one gone with the best
    /// of the other, the second with the second, and so on. `None` where one of them does not vary.
    pub fn share_of_greatest_covariance(&self, other: &Self) -> Option<f64> {
        let greatest = self.product_of(&self.sorted(), other, &other.sorted());
        (varies(self.squares) && varies(other.squares)).then(|| self.product(other) / greatest).and_then(finite)
    }

    /// The skewness k₃ / k₂^1.5, from Fisher's k-statistics; `None` with fewer than three values, or where they do not
    /// vary.
    pub fn skewness(&self) -> Option<f64> {
        let n = self.values.len() as f64;
        let k3 = n / ((n - 1.0) * (n - 2.0)) * self.power(3);
        (n > 2.0 && varies(self.squares)).then(|| k3 / (self.k2() * self.k2().sqrt())).and_then(finite)
    }

    /// The excess kurtosis k₄ / k₂², from Fisher's k-statistics; `None` with fewer than four values, or where they do
    /// not vary.
    pub fn kurtosis(&self) -> Option<f64> {
        let n = self.values.len() as f64;
        let k4 = n / ((n - 1.0) * (n - 2.0) * (n - 3.0))
            * ((n + 1.0) * self.power(4) - 3.0 * (n - 1.0) / n * self.squares.powi(2));
        (n > 3.0 && varies(self.squares)).then(|| k4 / self.k2().powi(2)).and_then(finite)
    }

    fn k2(&self) -> f64 {
        self.squares / (self.values.len() as f64 - 1.0)
    }

    fn power(&self, exponent: i32) -> f64 {
        sum(&self.values, |value| (value - self.mean).powi(exponent))
    }

    fn degrees(&self) -> Option<f64> {
        (self.values.len() > 1).then_some(self.values.len() as f64 - 1.0)
    }

    /// The sum of the products of deviations, of each value with the other of the same learner.
    fn product(&self, other: &Self) -> f64 {
        let product = self.product_of(&self.values, other, &other.values);
        let most = self.squares.sqrt() * other.squares.sqrt();
        if product.abs() <= NEARLY * most { 0.0 } else { product }
    }

    /// The sum of the products of deviations, of each of some values with another.
    fn product_of(&self, values: &[f64], other: &Self, others: &[f64]) -> f64 {
        values.iter().zip(others).map(|(one, two)| (one - self.mean) * (two - other.mean)).sum()
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted
    }
}

/// The sum of what each value comes to, in four lanes at once: it is faster, and loses less, than in one.
fn sum(values: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    let (fours, rest) = values.as_chunks::<4>();
    let mut lanes = [0.0; 4];
    for four in fours {
        lanes.iter_mut().zip(four).for_each(|(lane, value)| *lane += of(*value));
    }
    lanes.into_iter().chain(rest.iter().map(|value| of(*value))).sum()
}

/// Whether values with these squares of deviations vary at all, and are finite.
fn varies(squares: f64) -> bool {
    squares > 0.0 && squares.is_finite()
}

fn correlation(product: f64, squares: f64, other_squares: f64) -> Option<f64> {
    let defined = varies(squares) && varies(other_squares);
    let correlation = finite(product / (squares.sqrt() * other_squares.sqrt())).filter(|_| defined)?;
    Some(match correlation.abs() {
        none if none <= NEARLY => 0.0,
        whole if whole >= 1.0 - NEARLY => correlation.signum(),
        _ => correlation,
    })
}

#[cfg(test)]
mod tests {
    use super::Sample;

    fn near(figure: Option<f64>, expected: f64) {
        assert!((figure.unwrap() - expected).abs() < 1e-12, "{figure:?} is not {expected}");
    }

    /// Expected values from NumPy 2.4 (`var`, `std`, `cov`, `corrcoef`, `median`) and SciPy 1.17 (`stats.skew` and
    /// `stats.kurtosis`, both with `bias=False`).
    #[test]
    fn moments_are_those_of_numpy_and_scipy() {
        let sample = Sample::of([2.0, 4.5, 3.0, 7.0, 1.0, 3.5, 9.0]);
        let other = Sample::of([1.0, 3.0, 2.0, 2.5, 0.0, 4.0, 5.0]);
        near(sample.mean(), 4.285_714_285_714_286);
        near(sample.median(), 3.5);
        near(Sample::of([2.0, 4.5, 3.0, 7.0, 1.0, 3.5]).median(), 3.25);
        near(sample.variance(), 7.988_095_238_095_238);
        near(sample.sd(), 2.826_321_856_776_973_5);
        near(sample.covariance(&other), 3.833_333_333_333_333);
        near(sample.correlation(&other), 0.794_166_510_937_026_3);
        near(sample.skewness(), 0.772_596_564_733_483_4);
        near(sample.kurtosis(), -0.315_941_462_461_215_57);
    }

    /// By hand: the deviations (−1, 0, 1) and (1, −1, 0) have the products −1, 0 and 0; sorted alike 1, 0 and 1.
    #[test]
    fn the_greatest_covariance_has_the_best_with_the_best() {
        let (one, other) = (Sample::of([1.0, 2.0, 3.0]), Sample::of([3.0, 1.0, 2.0]));
        near(one.share_of_greatest_covariance(&other), -0.5);
        near(one.share_of_greatest_covariance(&one), 1.0);
    }

    #[test]
    fn what_does_not_vary_but_for_rounding_correlates_with_nothing() {
        let constant = Sample::of([0.1 + 0.2, 0.3, 0.3]);
        let other = Sample::of([1.0, 2.0, 4.0]);
        assert_eq!((constant.variance(), constant.sd()), (Some(0.0), Some(0.0)));
        assert_eq!((constant.correlation(&other), other.share_of_greatest_covariance(&constant)), (None, None));
        assert_eq!((constant.skewness(), Sample::of([0.3; 4]).kurtosis()), (None, None));
    }

    #[test]
    fn too_few_values_and_too_large_ones_leave_figures_undefined() {
        let none = Sample::of([]);
        assert_eq!((none.mean(), none.median(), none.variance(), none.correlation(&none)), (None, None, None, None));
        let one = Sample::of([3.0]);
        assert_eq!((one.mean(), one.median(), one.sd(), one.covariance(&one)), (Some(3.0), Some(3.0), None, None));
        assert_eq!((Sample::of([1.0, 2.0]).skewness(), Sample::of([1.0, 2.0, 4.0]).kurtosis()), (None, None));
        let huge = Sample::of([0.0, f64::MAX, f64::MAX]);
        assert_eq!((huge.mean(), huge.variance(), huge.correlation(&huge)), (None, None, None));
        assert_eq!(Sample::of([0.0, 1e200]).sd(), None);
    }

    #[test]
    fn belonging_to_a_group_correlates_as_ones_and_noughts_do() {
        let values = Sample::of([5.0, 3.0, 4.0, 1.0]);
        let chosen = Sample::of([1.0, 0.0, 1.0, 0.0]);
        near(values.correlation_of_group(2, 1.75 + 0.75), chosen.correlation(&values).unwrap());
        assert_eq!((values.correlation_of_group(0, 0.0), values.correlation_of_group(4, 0.0)), (None, None));
    }
}
