//! Watches for what ends or pauses the program from outside: signals, and a terminal that has gone. The main thread is
//! asked to leave, and gives the terminal back; where it is stuck, because the terminal takes no more output, the watch
//! does so in its place.

use std::io::{self, stdin};
use std::os::fd::AsFd;
use std::process;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, Signal, kill};
use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSTOP, SIGSYS, SIGTERM, SIGTSTP, SIGTTIN, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::run::Event;
use super::terminal::TerminalGuard;

/// How long the main thread may take to leave, and a thread in its place to give the terminal back.
const PATIENCE: Duration = Duration::from_millis(200);

/// Signals that ask the program to leave; it does, with an exit code.
const ASKING: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

/// Signals that end a program which does not know them, some with an image of its memory. That is left to them, once the
/// terminal is given back. Those that say that the program itself is broken cannot be waited for, and are not caught.
const ENDING: [i32; 9] = [SIGQUIT, SIGABRT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU, SIGSYS];

/// The exit code where the terminal has gone.
pub const HUNG_UP: u8 = exit_code(SIGHUP);

/// As shells have it: 128 and the number of the signal, which is below 128.
const fn exit_code(signal: i32) -> u8 {
    128 + signal.to_le_bytes()[0]
}

/// Catches a change of the terminal's size from now on, and holds back whatever else is watched for until the watch begins:
/// to catch all of it takes as long as a frame, and the first frame should not wait for that.
pub fn catch() -> io::Result<Signals> {
    held_back().thread_block()?;
    Signals::new([SIGWINCH])
}

/// The signals that the system holds back until they are caught.
fn held_back() -> SigSet {
    later().filter_map(|signal| Signal::try_from(signal).ok()).collect()
}

/// The signals that are caught once the first frame is drawn.
fn later() -> impl Iterator<Item = i32> {
    ASKING.into_iter().chain(ENDING).chain([SIGTSTP])
}

/// Ends the program as a signal would that it does not know, or gives the exit code where it is to leave with one.
pub fn end_by(signal: i32) -> u8 {
    if ENDING.contains(&signal) {
        // It does not return from that, unless the system refuses.
        let _ = emulate_default_handler(signal);
    }
    exit_code(signal)
}

/// Begins to watch.
pub fn begin(mut signals: Signals, events: &Sender<Event>, guard: &TerminalGuard) -> io::Result<()> {
    let handle = signals.handle();
    later().try_for_each(|signal| handle.add_signal(signal))?;
    held_back().thread_unblock()?;
    let (sender, own_guard) = (events.clone(), guard.clone());
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            // Nobody receives it where the program is leaving already.
            let _ = match signal {
                SIGTSTP => sender.send(Event::Paused),
                SIGWINCH => sender.send(Event::Resized),
                _ => leave(&sender, &own_guard, signal),
            };
        }
    })?;
    let (sender, own_guard) = (events.clone(), guard.clone());
    thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        wait_for_hang_up();
        leave(&sender, &own_guard, SIGHUP)
    })?;
    Ok(())
}

/// Asks for a pause, as the terminal driver would on Ctrl-Z: the whole group stops, and so does whatever started us.
pub fn ask_for_pause() {
    let our_group = Pid::from_raw(0);
    let _ = kill(our_group, Signal::SIGTSTP);
}

/// Gives the terminal back, stops until somebody wakes us, and takes it over again.
pub fn pause(guard: &TerminalGuard) -> io::Result<()> {
    let Some(stop) = way_to_stop() else { return Ok(()) };
    guard.give_back();
    // Only what a thread raises against itself is sure to have stopped it before it goes on.
    let _ = raise(stop);
    while guard.ending.load(Ordering::SeqCst) {
        // The watch has waited during the pause, and may end the program at any moment.
        thread::park();
    }
    guard.take()
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

/// Asks the main thread to leave, and ends the program if it does not.
#[expect(clippy::disallowed_methods, reason = "the main thread may be stuck")]
fn leave(events: &Sender<Event>, guard: &TerminalGuard, signal: i32) -> ! {
    guard.ending.store(true, Ordering::SeqCst);
    let _ = events.send(Event::Ended(signal));
    wait();
    let own_guard = guard.clone();
    // A terminal that takes no more output would keep this thread as well.
    let _ = thread::Builder::new().spawn(move || {
        own_guard.give_back();
        process::exit(end_by(signal).into());
    });
    wait();
    process::exit(end_by(signal).into())
}

/// Waits as long as there is patience.
fn wait() {
    let (_stays, nothing) = channel::<()>();
    let _ = nothing.recv_timeout(PATIENCE);
}

/// Whether the terminal has gone.
pub fn has_hung_up() -> bool {
    matches!(poll_for_hang_up(PollTimeout::ZERO), Ok(1..))
}

/// Returns when the terminal has gone.
fn wait_for_hang_up() {
    while matches!(poll_for_hang_up(PollTimeout::NONE), Ok(0) | Err(Errno::EINTR)) {}
}

/// Asking for no events at all still reports a hang-up.
fn poll_for_hang_up(timeout: PollTimeout) -> nix::Result<i32> {
    let stdin = stdin();
    poll(&mut [PollFd::new(stdin.as_fd(), PollFlags::empty())], timeout)
}
