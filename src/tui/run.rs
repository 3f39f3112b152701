//! The loop around the app: reads events, performs effects, draws. All input and output of the screen happens here.

use std::fmt;
use std::io::{self, IsTerminal, stdin, stdout};
use std::sync::Arc;

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::terminal;
use jiff::Timestamp;
use rand::TryRng;
use rand::rngs::SysRng;
use ratatui::layout::Size;

use super::action::{Action, Effect};
use super::terminal::Terminal;
use super::theme::Caps;
use super::{App, keys};
use crate::shelf;

/// Rows that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// Why nothing can be drawn.
#[derive(Debug)]
pub enum NoTerminal {
    /// Input or output is no terminal.
    Absent,
    /// The terminal failed.
    Failed(io::Error),
}

impl From<io::Error> for NoTerminal {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl fmt::Display for NoTerminal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => out.write_str(
                "hangup draws on a terminal, and input or output is none here; start it in a terminal window, without a pipe",
            ),
            Self::Failed(error) => write!(out, "the terminal cannot be used: {error}"),
        }
    }
}

/// The time, for an app that is begun or told of an input.
#[expect(clippy::disallowed_methods, reason = "this is the rim, where the clock is read")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A seed that nobody can guess.
///
/// # Errors
/// When the system has no randomness to give.
pub fn fresh_seed() -> io::Result<u64> {
    SysRng.try_next_u64().map_err(|error| io::Error::other(error.to_string()))
}

/// Runs an app in the terminal, and gives the exit code it leaves with.
///
/// # Errors
/// When there is no terminal, or it fails.
pub fn run(begin: impl FnOnce(Caps) -> App) -> Result<u8, NoTerminal> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(NoTerminal::Absent);
    }
    let (width, height) = terminal::size()?;
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut app = begin(Caps { size: Size::new(width, height), colour });
    let mut terminal = Terminal::enter()?;
    #[cfg(unix)]
    super::watch::begin(&terminal.hold())?;
    let mut effects = app.first_effects();
    loop {
        terminal.draw(&app)?;
        let mut actions = Vec::new();
        for effect in effects.drain(..) {
            match effect {
                Effect::Leave(code) => return Ok(code),
                Effect::FindYours => actions.push(Action::FoundYours(shelf::yours())),
                Effect::Open { place, mode } => {
                    actions.push(Action::Opened { mode, quiz: place.open().map(Arc::new), seed: fresh_seed()? });
                }
                Effect::Redraw => terminal.forget()?,
                #[cfg(unix)]
                Effect::Suspend => super::watch::ask_for_pause(),
                #[cfg(not(unix))]
                Effect::Suspend => {}
            }
        }
        if actions.is_empty() {
            actions.extend(next_action(&app, &mut terminal)?);
        }
        for action in actions {
            effects.extend(app.update(action, now()));
        }
    }
}

/// Waits for something to happen.
fn next_action(app: &App, terminal: &mut Terminal) -> io::Result<Option<Action>> {
    Ok(match event::read()? {
        Event::Key(key) => {
            #[cfg(debug_assertions)]
            panic_if_asked(key);
            keys::command(app.context(), key).map(Action::Command)
        }
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Click { column: mouse.column, row: mouse.row }),
            MouseEventKind::ScrollDown => Some(Action::Wheel(NOTCH)),
            MouseEventKind::ScrollUp => Some(Action::Wheel(-NOTCH)),
            MouseEventKind::Down(_)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => None,
        },
        Event::Paste(text) => Some(Action::Pasted(text)),
        Event::Resize(width, height) => {
            // It also comes after a pause, when nothing of ours is left on the screen.
            terminal.forget()?;
            Some(Action::Resized(Size::new(width, height)))
        }
        Event::FocusGained | Event::FocusLost => None,
    })
}

/// Lets a test see what a panic leaves behind. Release builds have no such key.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what it is for")]
fn panic_if_asked(key: event::KeyEvent) {
    if key.code == event::KeyCode::F(12) && std::env::var_os("HANGUP_PANIC_ON_F12").is_some() {
        panic!("asked to panic");
    }
}
