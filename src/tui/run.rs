//! The loop around the app: reads events, performs effects, draws. All input and output of the screen happens here.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, IsTerminal, stdin, stdout};
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::terminal;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand::TryRng;
use rand::rngs::SysRng;
use ratatui::layout::Size;

use super::action::{Action, Effect, How};
use super::calendar;
use super::terminal::Terminal;
use super::theme::Caps;
use super::{App, keys};
use crate::quiz::visible;
use crate::settings::{Settings, ThemeName};
use crate::shelf;
use crate::store::History;

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
pub fn run(settings: Settings, begin: impl FnOnce(Caps) -> App) -> Result<u8, NoTerminal> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(NoTerminal::Absent);
    }
    // The first look for events begins to listen for changes of size; one before that would go unnoticed.
    event::poll(Duration::ZERO)?;
    let size = terminal_size()?;
    let Settings { theme, colour, unicode, guest: _ } = settings;
    let mut app = begin(Caps { size, colour, unicode, contrast: theme == ThemeName::HighContrast });
    #[cfg(unix)]
    let signals = super::watch::catch()?;
    let mut terminal = Terminal::enter(size)?;
    terminal.draw(&app)?;
    // Only now: starting threads takes as long as a frame.
    #[cfg(unix)]
    super::watch::begin(signals, &terminal.hold())?;
    let done = go_on(&mut app, &mut terminal, size);
    #[cfg(unix)]
    if done.is_err() {
        super::watch::leave_if_gone(&terminal.hold());
    }
    Ok(done?)
}

/// Everything between taking the terminal over and giving it back.
fn go_on(app: &mut App, terminal: &mut Terminal, mut size: Size) -> io::Result<u8> {
    let mut effects = app.first_effects();
    let mut history = History::default();
    loop {
        // Crossterm may lose the news of a change of size that comes together with a key, so we look for ourselves.
        let size_now = terminal_size()?;
        if size_now != size || terminal.was_lost() {
            size = size_now;
            terminal.clear(size)?;
            effects.extend(app.update(Action::Resized(size), now()));
        }
        // What was asked for comes before the next frame: an answer is on the disk before another question shows.
        let mut actions = Vec::new();
        for effect in effects.drain(..) {
            match effect {
                Effect::Leave(code) => return Ok(code),
                Effect::FindYours => actions.push(Action::FoundYours(shelf::yours())),
                Effect::FindZone => actions.push(Action::FoundZone(TimeZone::system())),
                Effect::Open { place, how } => {
                    let quiz = place.open();
                    let begun = quiz.as_ref().ok().filter(|_| how == How::GoOn).and_then(|quiz| history.go_on(quiz));
                    let last_seen = match &quiz {
                        Ok(quiz) if how == How::Round => history.last_seen(&quiz.id),
                        Ok(_) | Err(_) => HashMap::new(),
                    };
                    let (quiz, seed) = (quiz.map(Arc::new), fresh_seed()?);
                    actions.push(Action::Opened { how, quiz, seed, begun, last_seen });
                }
                Effect::Recall => actions.push(Action::Recalled(history.recall())),
                Effect::LookBack => actions.push(Action::LookedBack(history.look_back())),
                Effect::Keep { paper, events } => actions.push(Action::Kept(history.keep(&paper, &events))),
                Effect::WriteCalendar { title, day } => {
                    let written = calendar::write(&title, day, now());
                    actions.push(Action::CalendarWritten(match written {
                        Ok(path) => Ok(visible(&path.display().to_string())),
                        Err(error) => Err(format!("the calendar file cannot be written: {error}")),
                    }));
                }
                Effect::Redraw => {
                    terminal.hold().listen()?;
                    terminal.clear(size)?;
                    terminal.draw(app)?;
                }
                #[cfg(unix)]
                Effect::Suspend => super::watch::ask_for_pause(),
                #[cfg(not(unix))]
                Effect::Suspend => {}
            }
        }
        if actions.is_empty() {
            terminal.draw(app)?;
            actions.extend(next_action(app, terminal)?);
        }
        for action in actions {
            effects.extend(app.update(action, now()));
        }
    }
}

fn terminal_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size::new(width, height))
}

/// Waits for something to happen.
fn next_action(app: &App, terminal: &Terminal) -> io::Result<Option<Action>> {
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
        Event::Resize(..) => {
            // A terminal that shrinks and grows back in no time has its old size, but not what was on it.
            terminal.lose();
            None
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
