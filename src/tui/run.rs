//! The loop around what is on the screen: reads events, has effects performed, draws. All input and output of the screen
//! happens here; what else is asked for is an errand of whoever runs the loop.

use std::fmt;
use std::io::{self, IsTerminal, stdin, stdout};
use std::time::Duration;

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::terminal;
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Size;

use super::action::{Action, Effect};
use super::keys::{self, Context};
use super::terminal::Terminal;
use super::theme::Caps;
use crate::settings::{Settings, ThemeName};
use crate::system::now;

/// Rows that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// What the loop runs: it is told of every input and asks for effects in return; drawing it only reads.
pub trait Program {
    /// What to do once the first frame is on the screen.
    fn first_effects(&self) -> Vec<Effect>;

    /// Takes an input at a time, and asks for what is to be done.
    fn update(&mut self, action: Action, now: Timestamp) -> Vec<Effect>;

    /// Which keys work now.
    fn context(&self) -> Context;

    /// When to wake it with [`Action::Woke`], if no input comes before.
    fn wakes_at(&self) -> Option<Timestamp>;

    /// Draws the screen.
    fn draw(&self, frame: &mut Frame<'_>);
}

/// Does what a program asks for outside the terminal, and tells what came of it.
pub type EffectHandler<'e> = &'e mut dyn FnMut(Effect) -> io::Result<Option<Action>>;

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

/// Runs a program in the terminal, and gives the exit code it leaves with.
///
/// # Errors
/// When there is no terminal, or it fails.
pub fn run<P: Program>(
    settings: Settings,
    effect_handler: EffectHandler<'_>,
    begin: impl FnOnce(Caps) -> P,
) -> Result<u8, NoTerminal> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(NoTerminal::Absent);
    }
    // The first look for events begins to listen for changes of size; one before that would go unnoticed.
    event::poll(Duration::ZERO)?;
    let size = terminal_size()?;
    let Settings { theme, colour, unicode, guest: _ } = settings;
    let mut program = begin(Caps { size, colour, unicode, contrast: theme == ThemeName::HighContrast });
    #[cfg(unix)]
    let signals = super::watch::catch()?;
    let mut terminal = Terminal::enter(size)?;
    terminal.draw(&program)?;
    // Only now: starting threads takes as long as a frame.
    #[cfg(unix)]
    super::watch::begin(signals, &terminal.hold())?;
    let done = go_on(&mut program, effect_handler, &mut terminal, size);
    #[cfg(unix)]
    if done.is_err() {
        super::watch::leave_if_gone(&terminal.hold());
    }
    Ok(done?)
}

/// Everything between taking the terminal over and giving it back.
fn go_on(
    program: &mut dyn Program,
    effect_handler: EffectHandler<'_>,
    terminal: &mut Terminal,
    mut size: Size,
) -> io::Result<u8> {
    let mut effects = program.first_effects();
    loop {
        // Crossterm may lose the news of a change of size that comes together with a key, so we look for ourselves.
        let size_now = terminal_size()?;
        if size_now != size || terminal.was_lost() {
            size = size_now;
            terminal.clear(size)?;
            effects.extend(program.update(Action::Resized(size), now()));
        }
        // What was asked for comes before the next frame: an answer is on the disk before another question shows.
        let mut actions = Vec::new();
        for effect in effects.drain(..) {
            match effect {
                Effect::Leave(code) => return Ok(code),
                Effect::Redraw => {
                    terminal.hold().listen()?;
                    terminal.clear(size)?;
                    terminal.draw(program)?;
                }
                #[cfg(unix)]
                Effect::Suspend => super::watch::ask_for_pause(),
                #[cfg(not(unix))]
                Effect::Suspend => {}
                errand => actions.extend(effect_handler(errand)?),
            }
        }
        if actions.is_empty() {
            terminal.draw(program)?;
            actions.extend(next_action(program, terminal)?);
        }
        for action in actions {
            effects.extend(program.update(action, now()));
        }
    }
}

fn terminal_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size::new(width, height))
}

/// Waits for something to happen, or for the time at which the program wants to be woken.
fn next_action(program: &dyn Program, terminal: &Terminal) -> io::Result<Option<Action>> {
    if let Some(wake) = program.wakes_at() {
        let wait = Duration::try_from(wake.duration_since(now())).unwrap_or(Duration::ZERO);
        if !event::poll(wait)? {
            return Ok(Some(Action::Woke));
        }
    }
    Ok(match event::read()? {
        Event::Key(key) => {
            #[cfg(debug_assertions)]
            panic_if_asked(key);
            keys::command(program.context(), key).map(Action::Command)
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
