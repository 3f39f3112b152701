//! What only the machine can give: the time, and numbers that nobody can guess. Nothing else in the program reads the
//! clock or draws such numbers; whatever needs them is given them.

use std::fmt;
use std::io;
use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use rand::TryRng;
#[expect(clippy::disallowed_types, reason = "this is the one place that draws random numbers")]
use rand::rngs::SysRng;

/// The time, as the computer's clock has it. Anybody may set that clock, at any moment.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// What a computer's clocks say at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The clock that people set and look at.
    pub clock: Timestamp,
    /// How long the computer has been running, the time during which it was suspended included. It only ever grows.
    pub up: SignedDuration,
    /// What tells this start of this computer from every other; `None` where the system does not say.
    pub boot: Option<String>,
}

/// The clocks of a computer: of this one, or of one that a test plays.
#[derive(Clone)]
pub struct Computer(Rc<dyn Fn() -> Reading>);

impl Computer {
    /// The computer that the program runs on.
    pub fn this() -> Self {
        let boot = boot();
        Self(Rc::new(move || Reading { clock: now(), up: up(), boot: boot.clone() }))
    }

    /// One whose clocks say what a function says.
    pub fn with_clocks(read: impl Fn() -> Reading + 'static) -> Self {
        Self(Rc::new(read))
    }

    /// What its clocks say now.
    pub fn read(&self) -> Reading {
        (self.0)()
    }

    /// A clock that goes on evenly from a time, whatever becomes of the clock that people set.
    pub fn clock_from(&self, at: Timestamp) -> EvenClock {
        EvenClock { computer: self.clone(), from: at, since: self.read().up }
    }
}

impl fmt::Debug for Computer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Computer")
    }
}

/// A clock that goes on evenly.
#[derive(Debug, Clone)]
pub struct EvenClock {
    computer: Computer,
    from: Timestamp,
    /// How long the computer had been running then.
    since: SignedDuration,
}

impl EvenClock {
    /// One that begins with the time as it is now.
    pub fn of_this_computer() -> Self {
        Computer::with_clocks(|| Reading { clock: now(), up: up(), boot: None }).clock_from(now())
    }

    /// Its time.
    pub fn now(&self) -> Timestamp {
        let passed = self.computer.read().up - self.since;
        self.from.saturating_add(passed.max(SignedDuration::ZERO)).unwrap_or(self.from)
    }
}

/// How long the computer has been running, suspended or not.
#[cfg(target_os = "linux")]
fn up() -> SignedDuration {
    let up = nix::time::clock_gettime(nix::time::ClockId::CLOCK_BOOTTIME);
    up.map_or(SignedDuration::ZERO, |up| SignedDuration::new(up.tv_sec(), i32::try_from(up.tv_nsec()).unwrap_or(0)))
}

/// How long it is since this was first asked for, which is as good where a start of the computer has no name.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
fn up() -> SignedDuration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static FIRST: OnceLock<Instant> = OnceLock::new();
    SignedDuration::try_from(FIRST.get_or_init(Instant::now).elapsed()).unwrap_or(SignedDuration::ZERO)
}

/// The name that the system gives to the start of this computer.
fn boot() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
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
