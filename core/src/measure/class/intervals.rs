//! 95% intervals: between which bounds a figure of the class may lie, given how few people it comes from.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

use super::sample::{Sample, finite};

/// The lower and the upper bound of a 95% interval.
pub type Interval = [f64; 2];

/// The part of the distribution below the upper bound.
const UPPER: f64 = 0.975;

/// The interval of a share, 0 to 1, of so many (Wilson 1927), without continuity correction; `None` of nobody.
pub(super) fn wilson(share: f64, of: usize) -> Option<Interval> {
    let (z, n) = (Normal::standard().inverse_cdf(UPPER), of as f64);
    let middle = share + z * z / (2.0 * n);
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let shrunk = 1.0 + z * z / n;
    bounds((middle - half) / shrunk, (middle + half) / shrunk).map(|bounds| bounds.map(|bound| bound.clamp(0.0, 1.0)))
}

/// The interval of a mean by Student's t: mean ± t · sd / √n; `None` with fewer than two values.
pub(super) fn of_mean(sample: &Sample) -> Option<Interval> {
    let (mean, sd, n) = (sample.mean()?, sample.sd()?, sample.count() as f64);
    let half = student(UPPER, n - 1.0)? * sd / n.sqrt();
    bounds(mean - half, mean + half)
}

/// The quantile of Student's t with so many degrees of freedom, which are at least 1; `None` with fewer.
///
/// For many degrees, where statrs searches in vain, it is the expansion by Cornish and Fisher (Abramowitz & Stegun 26.7.5),
/// from here on exact to ten digits.
pub(super) fn student(part: f64, degrees: f64) -> Option<f64> {
    const MANY: f64 = 1000.0;
    if degrees < MANY {
        return StudentsT::new(0.0, 1.0, degrees).ok().map(|student| student.inverse_cdf(part)).and_then(finite);
    }
    let z = Normal::standard().inverse_cdf(part);
    let terms = [
        z,
        (z.powi(3) + z) / 4.0,
        (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0,
        (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0,
    ];
    Some(terms.iter().rfold(0.0, |sum, term| sum / degrees + term))
}

/// The interval of a correlation of so many pairs by Fisher's z (1921): tanh(artanh r ± z / √(n−3)); `None` with three
/// pairs or fewer, and where the correlation is −1 or 1.
pub(super) fn of_correlation(correlation: f64, of: usize) -> Option<Interval> {
    let half = Normal::standard().inverse_cdf(UPPER) / (of as f64 - 3.0).sqrt();
    let middle = libm::atanh(correlation);
    (of > 3).then(|| bounds(libm::tanh(middle - half), libm::tanh(middle + half)))?.filter(|_| middle.is_finite())
}

fn bounds(low: f64, high: f64) -> Option<Interval> {
    Some([finite(low)?, finite(high)?])
}

#[cfg(test)]
mod tests {
    use super::{Interval, Sample, of_correlation, of_mean, student, wilson};

    fn near(found: Option<Interval>, expected: Interval) {
        let found = found.unwrap();
        assert!(found.iter().zip(expected).all(|(one, two)| (one - two).abs() < 1e-9), "{found:?} is not {expected:?}");
    }

    /// Expected values from SciPy 1.17, `binomtest(k, n).proportion_ci(method="wilson")`; those of 0.7 of 25 from the
    /// formula written with NumPy.
    #[test]
    fn shares_by_wilson() {
        near(wilson(0.7, 25), [0.504_009_904_630_903, 0.842_713_194_993_477_4]);
        near(wilson(18.0 / 25.0, 25), [0.524_233_948_096_384_4, 0.857_161_461_490_434_5]);
        near(wilson(0.0, 5), [0.0, 0.434_482_464_783_174_76]);
        near(wilson(1.0, 1), [0.206_549_314_377_237_45, 1.0]);
        assert_eq!(wilson(0.0, 0), None);
    }

    /// Expected values from SciPy 1.17, `t.ppf`.
    #[test]
    fn quantiles_of_student() {
        for (part, degrees, quantile) in [
            (0.975, 1.0, 12.706_204_736_174_694),
            (0.8, 24.0, 0.856_855_458_075_656_5),
            (0.975, 999.0, 1.962_341_461_133_449_3),
            (0.975, 24_999.0, 1.960_058_883_701_573_8),
            (0.8, 1_000_000.0, 0.841_621_593_013_984_4),
            (0.975, 50_000_000.0, 1.959_964_031_985_479_9),
        ] {
            let found = student(part, degrees).unwrap();
            assert!((found - quantile).abs() < 1e-10, "{found} is not {quantile}");
        }
        assert_eq!(student(0.975, 0.0), None);
    }

    /// Expected values from SciPy 1.17, `t.interval` with `sem`.
    #[test]
    fn means_by_student() {
        near(
            of_mean(&Sample::of([0.2, 0.45, 0.3, 0.7, 0.1, 0.35, 0.9])),
            [0.167_180_253_309_574_1, 0.689_962_603_833_283],
        );
        near(of_mean(&Sample::of([1.0, 2.0])), [1.5 - 6.353_102_368_087_347, 1.5 + 6.353_102_368_087_347]);
        assert_eq!((of_mean(&Sample::of([1.0])), of_mean(&Sample::of([]))), (None, None));
        assert_eq!(of_mean(&Sample::of([3.0; 3])), Some([3.0, 3.0]));
    }

    /// Expected values from SciPy 1.17, `pearsonr(…).confidence_interval()`.
    #[test]
    fn correlations_by_fisher() {
        near(of_correlation(0.794_166_510_937_026, 7), [0.102_273_324_352_022_29, 0.968_193_236_364_706_7]);
        for (correlation, of) in [(0.5, 3), (0.5, 0), (1.0, 9), (-1.0, 9)] {
            assert_eq!(of_correlation(correlation, of), None, "{correlation} of {of}");
        }
    }
}
