//! What only the machine can give: the time, and numbers that nobody can guess. Nothing else in the program reads the
//! clock or draws such numbers; whatever needs them is given them.

use std::io;

use jiff::Timestamp;
use rand::TryRng;
#[expect(clippy::disallowed_types, reason = "this is the one place that draws random numbers")]
use rand::rngs::SysRng;

/// The time.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Bytes that nobody can guess.
///
/// # Errors
/// When the system has no randomness to give.
pub fn random_bytes<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes)
}

/// A seed to draw a paper with.
///
/// # Errors
/// When the system has no randomness to give.
pub fn seed() -> io::Result<u64> {
    random_bytes().map(u64::from_le_bytes)
}

/// An id of 128 random bits, which nothing else has.
///
/// # Errors
/// When the system has no randomness to give.
pub fn id128() -> io::Result<u128> {
    random_bytes().map(u128::from_le_bytes)
}
