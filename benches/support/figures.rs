//! Figures: how they are taken, so that they can be compared, and how they are printed, each with what it must reach.
//! A target that is missed is said and nothing more: how fast a machine is just now is no reason to fail.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What a figure must reach, and whether it does.
pub struct Target {
    pub words: &'static str,
    pub reached: bool,
}

/// Prints a heading above figures.
pub fn heading(words: &str) {
    println!("\n{words}");
}

/// Prints a figure with its target, if it has one.
pub fn figure(name: &str, value: &str, target: Option<Target>) {
    let verdict = target.map_or(String::new(), |Target { words, reached }| {
        format!("  {} ({words})", if reached { "reached" } else { "MISSED" })
    });
    println!("  {name:.<56} {value:>12}{verdict}");
}

/// The middle one.
pub fn median<N: Copy + Ord>(figures: &[N]) -> N {
    percentile(figures, 50)
}

/// The one that so many percent of the others stay below.
pub fn percentile<N: Copy + Ord>(figures: &[N], percent: usize) -> N {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() * percent / 100]
}

/// Thousandths of a second.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// How often the one is contained in the other.
pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// How long something takes, without the time to drop what it gives.
pub fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    let result = black_box(run());
    let time = begun.elapsed();
    drop(result);
    time
}

/// The times of several measurements, which take turns in every order: whatever else the machine does, and whatever one
/// leaves behind for the next, meets them all alike.
pub fn in_turns<const N: usize>(rounds: usize, measure: [&mut dyn FnMut() -> Duration; N]) -> [Vec<Duration>; N] {
    let mut times = [const { Vec::new() }; N];
    for round in 0..rounds {
        let backwards = round / N % 2 == 1;
        for turn in 0..N {
            let turn = (round + if backwards { N - turn } else { turn }) % N;
            times[turn].push(measure[turn]());
        }
    }
    times
}
