//! Telling scam from genuine: signal detection, with the scam as the signal.
//!
//! After Stanislaw & Todorov, "Calculation of signal detection theory measures" (Behavior Research Methods, Instruments,
//! & Computers 31, 1999), with the log-linear correction of Hautus (same journal, 27, 1995) always applied.

use statrs::distribution::{Continuous, ContinuousCDF, Normal};

use super::Judgement;
use crate::quiz::Truth;

/// How well scams and genuine contacts were told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Discernment {
    /// Scams met.
    pub scams: u32,
    /// Genuine contacts met.
    pub genuine: u32,
    /// Scams called scam.
    pub hits: u32,
    /// Genuine contacts called scam.
    pub alarms: u32,
}

/// What may be claimed about telling apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Every verdict was the same, which is no skill, however many of them were right.
    AlwaysTheSame(Truth),
    /// Better than chance: d′ is more than 1.96 standard errors above 0.
    Tells,
    /// Too few situations, or too mixed, to be sure.
    TooFew,
}

/// Which way somebody leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// Calls too much genuine.
    TooTrusting,
    /// Calls too much a scam.
    TooSuspicious,
    /// No leaning that may be claimed.
    Unsure,
}

impl Discernment {
    /// How many standard errors a figure must be from 0 before it is claimed: a 95% interval.
    const SURE: f64 = 1.96;

    /// Counts verdicts.
    pub fn of(judgements: &[Judgement]) -> Self {
        let mut counted = Self::default();
        judgements.iter().for_each(|judged| counted.add(judged.truth, judged.verdict));
        counted
    }

    /// Counts one more verdict.
    pub fn add(&mut self, truth: Truth, verdict: Truth) {
        let (met, called_scam) = match truth {
            Truth::Scam => (&mut self.scams, &mut self.hits),
            Truth::Genuine => (&mut self.genuine, &mut self.alarms),
        };
        *met += 1;
        *called_scam += u32::from(verdict == Truth::Scam);
    }

    /// d′ = z(H) − z(F), in standard deviations; 0 where every verdict was the same.
    ///
    /// It grows with the number of situations, so only equal numbers may be compared. `None` without at least one scam
    /// and one genuine situation.
    pub fn d_prime(&self) -> Option<f64> {
        let (hit_z, alarm_z) = self.z_scores()?;
        Some(if self.only_verdict().is_some() { 0.0 } else { hit_z - alarm_z })
    }

    /// c = −(z(H) + z(F)) / 2, in standard deviations: above 0 too trusting, below 0 too suspicious.
    pub fn criterion(&self) -> Option<f64> {
        let (hit_z, alarm_z) = self.z_scores()?;
        Some(-(hit_z + alarm_z) / 2.0)
    }

    /// The standard error of d′: √(H(1−H) / (scams · φ(z(H))²) + F(1−F) / (genuine · φ(z(F))²)).
    pub fn d_prime_error(&self) -> Option<f64> {
        let (hit_z, alarm_z) = self.z_scores()?;
        let variance = |rate: f64, z: f64, count: u32| {
            rate * (1.0 - rate) / (f64::from(count) * Normal::standard().pdf(z).powi(2))
        };
        let hits = variance(corrected(self.hits, self.scams), hit_z, self.scams);
        let alarms = variance(corrected(self.alarms, self.genuine), alarm_z, self.genuine);
        Some((hits + alarms).sqrt())
    }

    /// The standard error of c: half that of d′.
    pub fn criterion_error(&self) -> Option<f64> {
        Some(self.d_prime_error()? / 2.0)
    }

    /// What may be claimed about telling apart.
    pub fn telling(&self) -> Option<Telling> {
        let (d_prime, error) = (self.d_prime()?, self.d_prime_error()?);
        Some(match self.only_verdict() {
            Some(verdict) => Telling::AlwaysTheSame(verdict),
            None if d_prime > Self::SURE * error => Telling::Tells,
            None => Telling::TooFew,
        })
    }

    /// What may be claimed about leaning one way.
    pub fn leaning(&self) -> Option<Leaning> {
        let (criterion, error) = (self.criterion()?, self.criterion_error()?);
        Some(match criterion {
            c if c > Self::SURE * error => Leaning::TooTrusting,
            c if c < -Self::SURE * error => Leaning::TooSuspicious,
            _ => Leaning::Unsure,
        })
    }

    /// How many situations there were.
    pub fn situations(&self) -> u32 {
        self.scams + self.genuine
    }

    fn only_verdict(&self) -> Option<Truth> {
        match self.hits + self.alarms {
            0 => Some(Truth::Genuine),
            called_scam if called_scam == self.situations() => Some(Truth::Scam),
            _ => None,
        }
    }

    fn z_scores(&self) -> Option<(f64, f64)> {
        let defined = self.scams > 0 && self.genuine > 0;
        let z = |count, of| Normal::standard().inverse_cdf(corrected(count, of));
        defined.then(|| (z(self.hits, self.scams), z(self.alarms, self.genuine)))
    }
}

/// A rate with the log-linear correction, which keeps it off 0 and 1.
fn corrected(count: u32, of: u32) -> f64 {
    (f64::from(count) + 0.5) / (f64::from(of) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::{Discernment, Leaning, Telling};
    use crate::quiz::Truth;

    fn discernment(hits: u32, scams: u32, alarms: u32, genuine: u32) -> Discernment {
        Discernment { scams, genuine, hits, alarms }
    }

    fn near(figure: Option<f64>, expected: f64) {
        assert!((figure.unwrap() - expected).abs() < 5e-4, "{figure:?} is not {expected}");
    }

    /// Expected values from tables of the normal distribution: z(6.5/7) = 1.4652, z(10.5/11) = 1.6906.
    #[test]
    fn a_perfect_score_depends_on_the_number_of_situations() {
        near(discernment(6, 6, 0, 6).d_prime(), 2.9305);
        near(discernment(10, 10, 0, 10).d_prime(), 3.3812);
    }

    /// Expected values from the same formulas written with Python's statistics.NormalDist.
    #[test]
    fn five_of_six_caught_and_two_of_six_accused() {
        let figures = discernment(5, 6, 2, 6);
        near(figures.d_prime(), 1.1577);
        near(figures.criterion(), -0.2128);
        near(figures.d_prime_error(), 0.7777);
        near(figures.criterion_error(), 0.3889);
        assert_eq!(figures.telling(), Some(Telling::TooFew));
        assert_eq!(figures.leaning(), Some(Leaning::Unsure));
    }

    #[test]
    fn calling_everything_a_scam_is_no_skill_whatever_the_numbers() {
        for figures in [discernment(6, 6, 6, 6), discernment(9, 9, 3, 3)] {
            assert_eq!(figures.d_prime(), Some(0.0));
            assert_eq!(figures.telling(), Some(Telling::AlwaysTheSame(Truth::Scam)));
        }
        assert_eq!(discernment(10, 10, 10, 10).leaning(), Some(Leaning::TooSuspicious));
        assert_eq!(discernment(0, 10, 0, 10).leaning(), Some(Leaning::TooTrusting));
        assert_eq!(discernment(0, 10, 0, 10).telling(), Some(Telling::AlwaysTheSame(Truth::Genuine)));
    }

    #[test]
    fn without_both_sorts_nothing_is_defined() {
        for figures in [discernment(3, 6, 0, 0), discernment(0, 0, 2, 6), discernment(0, 0, 0, 0)] {
            assert_eq!((figures.d_prime(), figures.criterion(), figures.telling()), (None, None, None));
        }
    }

    #[test]
    fn a_claim_needs_enough_situations() {
        assert_eq!(discernment(2, 2, 0, 2).telling(), Some(Telling::TooFew));
        assert_eq!(discernment(10, 10, 0, 10).telling(), Some(Telling::Tells));
    }
}
