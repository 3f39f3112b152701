//! Watches for what ends or pauses the program from outside: signals, and a terminal that has gone. The terminal is
//! given back first. A mere flag would not do: a terminal that is gone leaves the main thread reading nothing for ever.

use std::io::{self, stdin};
use std::process;
use std::sync::TryLockError;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{getpid, getsid};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::terminal::Hold;

/// How long to wait for a drawing to end before giving the terminal back all the same.
const PATIENCE: Duration = Duration::from_millis(200);

/// Begins to watch.
pub fn begin(hold: &Hold) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
    let held = hold.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if signal == SIGTSTP { pause(&held) } else { leave(&held, signal) }
        }
    })?;
    let held = hold.clone();
    thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        wait_for_hang_up();
        leave(&held, SIGHUP);
    })?;
    Ok(())
}

/// Asks for a pause, as the terminal driver would on Ctrl-Z: the whole group stops, and so does whatever started us.
/// Where no shell waits for us, nobody could wake us again, and nothing happens.
pub fn ask_for_pause() {
    let is_session_leader = getsid(None).is_ok_and(|session| session == getpid());
    if !is_session_leader {
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
    }
}

/// Gives the terminal back, stops until somebody wakes us, and takes it over again.
fn pause(hold: &Hold) {
    when_nothing_is_written(hold, || {
        hold.give_back();
        let _ = emulate_default_handler(SIGTSTP);
        let _ = hold.take();
    });
    // The main thread draws everything anew after a change of size.
    let _ = raise(SIGWINCH);
}

#[expect(clippy::disallowed_methods, reason = "the main thread may be waiting for input that never comes")]
fn leave(hold: &Hold, signal: i32) -> ! {
    when_nothing_is_written(hold, || hold.give_back());
    process::exit(128 + signal)
}

/// Does something between two drawings; or during one, if that does not end.
fn when_nothing_is_written(hold: &Hold, act: impl FnOnce()) {
    let begun = Instant::now();
    loop {
        match hold.writing.try_lock() {
            Ok(_writing) => return act(),
            Err(TryLockError::Poisoned(_)) => return act(),
            Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => return act(),
            Err(TryLockError::WouldBlock) => thread::park_timeout(Duration::from_millis(1)),
        }
    }
}

/// Returns when the terminal has gone. Asking for no events at all still reports a hang-up.
fn wait_for_hang_up() {
    let stdin = stdin();
    loop {
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(0) | Err(rustix::io::Errno::INTR) => {}
            Ok(_) | Err(_) => return,
        }
    }
}
