//! Runs a program on the terminal. Whatever happens comes through one channel, and the main thread waits at its end: other
//! threads only wait for the terminal and for signals. Effects are performed, and frames drawn, on the main thread alone.

use std::io::{self, IsTerminal, stdin};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use jiff::Timestamp;

use super::input;
use super::program::{Effect, Input, Program};
use super::terminal::{Terminal, terminal_size};
use super::theme::Caps;
#[cfg(unix)]
use super::watch;
use crate::output;
use crate::settings::{Settings, ThemeName};
use crate::system::EvenClock;

/// What the main thread waits for.
pub enum Event {
    /// Something happened to the program.
    Input(Input),
    /// The terminal may have another size now. One that shrinks and grows back in no time has its old size, but not what
    /// was on it.
    Resized,
    /// Somebody wants the terminal back for a while.
    #[cfg(unix)]
    Paused,
    /// This signal wants the program to end.
    #[cfg(unix)]
    Ended(i32),
    /// The terminal cannot be read.
    Failed(io::Error),
}

/// Why nothing can be drawn.
#[derive(Debug, thiserror::Error)]
pub enum NoTerminal {
    /// Input or output is no terminal.
    #[error(
        "hangup draws on a terminal, and input or output is none here; start it in a terminal window, without a pipe"
    )]
    Absent,
    /// The terminal failed.
    #[error("the terminal cannot be used: {0}")]
    Failed(#[from] io::Error),
}

/// Runs a program in the terminal, and gives the exit code it leaves with. `clock` says what time it is; `perform` does what
/// only this kind of program asks for, and says what came of it.
///
/// # Errors
/// When there is no terminal, or it fails.
pub fn run<P: Program>(
    settings: Settings,
    clock: &EvenClock,
    perform: &mut dyn FnMut(P::Effect) -> io::Result<Option<P::Message>>,
    begin: impl FnOnce(Caps) -> P,
) -> Result<u8, NoTerminal> {
    if !stdin().is_terminal() || !output::stdout().is_terminal() {
        return Err(NoTerminal::Absent);
    }
    // Signals first: a change of size after the size was asked for must not go unnoticed.
    #[cfg(unix)]
    let signals = watch::catch()?;
    let size = terminal_size()?;
    let Settings { theme, colour, unicode, guest: _ } = settings;
    let mut program = begin(Caps { size, colour, unicode, contrast: theme == ThemeName::HighContrast });
    let mut terminal = Terminal::enter(size)?;
    terminal.draw(&program)?;
    // Only now: starting threads takes as long as a frame.
    let (sender, events) = channel();
    #[cfg(unix)]
    watch::begin(signals, &sender, terminal.guard())?;
    input::begin(sender)?;
    let done = go_on(&mut program, clock, perform, &mut terminal, &events);
    #[cfg(unix)]
    if done.is_err() && watch::has_hung_up() {
        // The failure follows from that, and nobody is left to read of it.
        return Ok(watch::HUNG_UP);
    }
    match done? {
        Left::WithCode(code) => Ok(code),
        #[cfg(unix)]
        Left::BySignal(signal) => {
            // Whatever ends the program now, the terminal is as it was found.
            drop(terminal);
            Ok(watch::end_by(signal))
        }
    }
}

/// Why there is nothing more to draw.
enum Left {
    /// The program leaves with an exit code.
    WithCode(u8),
    /// A signal ends it.
    #[cfg(unix)]
    BySignal(i32),
}

/// Everything between the first frame and leaving.
fn go_on<P: Program>(
    program: &mut P,
    clock: &EvenClock,
    perform: &mut dyn FnMut(P::Effect) -> io::Result<Option<P::Message>>,
    terminal: &mut Terminal,
    events: &Receiver<Event>,
) -> io::Result<Left> {
    let mut effects = program.first_effects();
    loop {
        let mut messages = Vec::new();
        for effect in effects.drain(..) {
            match effect {
                Effect::Own(effect) => messages.extend(perform(effect)?),
                #[cfg(unix)]
                Effect::Suspend => watch::ask_for_pause(),
                #[cfg(not(unix))]
                Effect::Suspend => {}
                Effect::Redraw => {
                    terminal.guard().listen()?;
                    terminal.clear()?;
                }
                Effect::Leave(code) => return Ok(Left::WithCode(code)),
            }
        }
        if messages.is_empty() {
            // All that was asked for is done: an answer is on the disk before the next question shows.
            terminal.draw(program)?;
            let input = match next_event(events, program.wakes_at(), clock)? {
                Event::Input(input) => input,
                Event::Resized => Input::Resized(terminal.clear()?),
                #[cfg(unix)]
                Event::Paused => {
                    watch::pause(terminal.guard())?;
                    Input::Resized(terminal.clear()?)
                }
                #[cfg(unix)]
                Event::Ended(signal) => return Ok(Left::BySignal(signal)),
                Event::Failed(error) => return Err(error),
            };
            #[cfg(debug_assertions)]
            panic_if_asked(&input);
            effects = program.take_input(input, clock.now());
        }
        for message in messages {
            effects.extend(program.take_message(message, clock.now()));
        }
    }
}

/// Waits for something to happen, or for the time at which the program wants to be woken.
fn next_event(events: &Receiver<Event>, wakes_at: Option<Timestamp>, clock: &EvenClock) -> io::Result<Event> {
    let received = match wakes_at {
        None => events.recv().map_err(RecvTimeoutError::from),
        Some(wake) => {
            events.recv_timeout(Duration::try_from(wake.duration_since(clock.now())).unwrap_or(Duration::ZERO))
        }
    };
    match received {
        Err(RecvTimeoutError::Timeout) => Ok(Event::Input(Input::Woke)),
        received => received.map_err(io::Error::other),
    }
}

/// Lets a test see what a panic leaves behind. Release builds have no such key.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what it is for")]
fn panic_if_asked(input: &Input) {
    use super::keys::{Key, KeyCode};
    let asked = *input == Input::Key(Key::plain(KeyCode::Function(12)));
    if asked && std::env::var_os("HANGUP_PANIC_ON_F12").is_some() {
        panic!("asked to panic");
    }
}
