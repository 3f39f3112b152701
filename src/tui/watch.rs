//! Watches for what ends or pauses the program from outside: signals, and a terminal that has gone. The terminal is
//! given back first. A mere flag would not do: a terminal that is gone leaves the main thread reading nothing for ever.

use std::io::{self, stdin};
use std::os::fd::AsFd;
use std::process;
use std::sync::Arc;
use std::sync::TryLockError;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
use signal_hook::consts::{SIGHUP, SIGINT, SIGSTOP, SIGTERM, SIGTSTP, SIGTTIN, SIGWINCH, SIGXFSZ};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::raise;

use super::terminal::TerminalGuard;

/// How long to wait for a drawing to end before giving the terminal back all the same.
const PATIENCE: Duration = Duration::from_millis(200);

/// Catches signals from now on; those that come before the watch begins are kept for it.
pub fn catch() -> io::Result<Signals> {
    // A limit on the size of files is to be an error like a full disk, and not the end.
    flag::register(SIGXFSZ, Arc::default())?;
    Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])
}

/// Begins to watch.
pub fn begin(mut signals: Signals, hold: &TerminalGuard) -> io::Result<()> {
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
pub fn ask_for_pause() {
    let our_group = Pid::from_raw(0);
    let _ = kill(our_group, Signal::SIGTSTP);
}

/// Gives the terminal back, stops until somebody wakes us, and takes it over again.
fn pause(hold: &TerminalGuard) {
    let Some(stop) = way_to_stop() else { return };
    when_nothing_is_written(hold, || {
        hold.give_back();
        // Only what a thread raises against itself is sure to have stopped it before it goes on.
        let _ = raise(stop);
        let _ = hold.retake();
    });
    // Wakes the main thread, which draws everything anew.
    let _ = raise(SIGWINCH);
}

/// The signal that stops us where somebody can wake us again; none where nobody can.
///
/// Under a shell that leads another group of our session, that is plain. Under a parent in our own group (a script, or
/// cargo) only the kernel knows whether a shell stands above it: it drops SIGTTIN where none does, but never SIGSTOP.
/// In a container, a session or group that was begun outside has the number 0, and is as good as any other.
fn way_to_stop() -> Option<i32> {
    let parent = getppid();
    let same_session = getsid(Some(parent)).is_ok_and(|session| getsid(None) == Ok(session));
    let same_group = getpgid(Some(parent)).is_ok_and(|group| group == getpgrp());
    match (same_session, same_group) {
        (false, _) => None,
        (true, false) => Some(SIGSTOP),
        (true, true) => Some(SIGTTIN),
    }
}

#[expect(clippy::disallowed_methods, reason = "the main thread may be waiting for input that never comes")]
fn leave(hold: &TerminalGuard, signal: i32) -> ! {
    let held = hold.clone();
    let (_stay, left) = channel::<()>();
    // Nothing may be drawn once the terminal is given back, so the thread that does it ends the program as well.
    let _ = thread::Builder::new().spawn(move || {
        when_nothing_is_written(&held, || {
            held.give_back();
            process::exit(128 + signal);
        });
    });
    // A terminal that takes no more output would keep it for ever.
    let _ = left.recv_timeout(2 * PATIENCE);
    process::exit(128 + signal)
}

/// Leaves if the terminal has gone: what failed then is no news, and nobody is left to be told.
pub fn leave_if_gone(hold: &TerminalGuard) {
    let stdin = stdin();
    let mut watched = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
    if poll(&mut watched, PollTimeout::ZERO).is_ok_and(|gone| gone > 0) {
        leave(hold, SIGHUP);
    }
}

/// Does something between two drawings; or during one, if that does not end.
fn when_nothing_is_written(hold: &TerminalGuard, act: impl FnOnce()) {
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
        let mut watched = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
        match poll(&mut watched, PollTimeout::NONE) {
            Ok(0) | Err(Errno::EINTR) => {}
            Ok(_) | Err(_) => return,
        }
    }
}
