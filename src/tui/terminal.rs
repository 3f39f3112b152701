//! The real terminal: taken over on entry, and given back as it was found, whatever happens in between.

use std::io::{self, Stdout, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::force_color_output;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal as Ratatui;
use ratatui::backend::CrosstermBackend;

use super::App;

/// Clicks and the wheel, in the notation that knows large screens. Crossterm's own mouse capture would also report every
/// movement.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal, taken over. Dropping it gives it back.
pub struct Terminal {
    ratatui: Ratatui<CrosstermBackend<Stdout>>,
    hold: Hold,
}

/// Who holds the terminal. Shared with the watch, which may have to give it back at any moment.
#[derive(Debug, Clone, Default)]
pub struct Hold {
    taken: Arc<AtomicBool>,
    /// Held while something is being written.
    pub writing: Arc<Mutex<()>>,
}

impl Hold {
    /// Takes the terminal over.
    pub fn take(&self) -> io::Result<()> {
        // Under NO_COLOR, crossterm would leave out bold and reverse as well; our theme leaves out the colours.
        force_color_output(true);
        enable_raw_mode()?;
        self.taken.store(true, Ordering::SeqCst);
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        stdout().write_all(MOUSE_ON.as_bytes())?;
        stdout().flush()
    }

    /// Gives the terminal back as it was found. Where it is gone already, nobody is left to be told.
    pub fn give_back(&self) {
        if self.taken.swap(false, Ordering::SeqCst) {
            let mut out = stdout();
            let _ = out.write_all(MOUSE_OFF.as_bytes());
            let _ = queue!(out, DisableBracketedPaste, LeaveAlternateScreen, Show);
            let _ = out.flush();
            let _ = disable_raw_mode();
        }
    }
}

impl Terminal {
    /// Takes the terminal over, and sees to it that a panic gives it back before its message is printed.
    pub fn enter() -> io::Result<Self> {
        let hold = Hold::default();
        hold.take()?;
        let held = hold.clone();
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            held.give_back();
            report(panic);
        }));
        Ok(Self { ratatui: Ratatui::new(CrosstermBackend::new(stdout()))?, hold })
    }

    /// Who holds the terminal.
    pub fn hold(&self) -> Hold {
        self.hold.clone()
    }

    /// Draws the app; only what changed is written.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        let _writing = self.hold.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.ratatui.draw(|frame| app.draw(frame))?;
        Ok(())
    }

    /// Forgets what is on the screen, so that the next drawing writes everything.
    pub fn forget(&mut self) -> io::Result<()> {
        let _writing = self.hold.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.ratatui.clear()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.hold.give_back();
    }
}
