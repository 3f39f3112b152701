//! The real terminal: taken over on entry, and given back as it was found, whatever happens in between.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::force_color_output;
use crossterm::terminal::{
    self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal as Ratatui, TerminalOptions, Viewport};

use super::program::Program;
use hangup_core::yaml::first_refused;

/// Clicks and the wheel, in the notation that knows large screens. Crossterm's own mouse capture would also report every
/// movement.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// A frame of bytes is written at once, where stdout alone would do so by the kilobyte.
const FRAME: usize = 16 * 1024;

/// The terminal, taken over. Dropping it gives it back.
pub struct Terminal {
    /// Never dropped: it would complain on stderr, and panic, where the terminal has gone. We show the cursor ourselves.
    ratatui: ManuallyDrop<Ratatui<CrosstermBackend<BufWriter<Stdout>>>>,
    guard: TerminalGuard,
}

/// The terminal itself. What is drawn comes here as cells, and [`Terminal::draw`] has looked at each.
#[expect(clippy::disallowed_methods, reason = "a screen is drawn with sequences, which output.rs keeps back")]
fn stdout() -> Stdout {
    io::stdout()
}

/// The size of the terminal.
pub fn terminal_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size::new(width, height))
}

/// Ratatui for a screen of a size. The size is fixed: left to itself, ratatui follows a change of size by asking the
/// terminal where its cursor is, and one that does not answer would end the program.
fn ratatui(size: Size) -> io::Result<Ratatui<CrosstermBackend<BufWriter<Stdout>>>> {
    let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
    Ratatui::with_options(
        CrosstermBackend::new(BufWriter::with_capacity(FRAME, stdout())),
        TerminalOptions { viewport },
    )
}

/// Who holds the terminal. Shared with the watch, which may have to give it back in place of the main thread.
#[derive(Debug, Clone, Default)]
pub struct TerminalGuard {
    taken: Arc<AtomicBool>,
    /// Whether the watch is about to end the program.
    pub ending: Arc<AtomicBool>,
}

impl TerminalGuard {
    /// Takes the terminal over.
    pub fn take(&self) -> io::Result<()> {
        // Under NO_COLOR, crossterm would leave out bold and reverse as well; our theme leaves out the colours.
        force_color_output(true);
        self.taken.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        queue!(stdout(), EnterAlternateScreen)?;
        self.listen()
    }

    /// Has the terminal tell of clicks and pastes. Others who write to it may have switched that off.
    pub fn listen(&self) -> io::Result<()> {
        let mut out = stdout();
        queue!(out, EnableBracketedPaste)?;
        out.write_all(MOUSE_ON.as_bytes())?;
        out.flush()
    }

    /// Gives the terminal back as it was found. Where it is gone already, errors mean nothing any more.
    pub fn give_back(&self) {
        if self.taken.swap(false, Ordering::SeqCst) {
            // First what cannot get stuck.
            let _ = disable_raw_mode();
            let mut out = stdout();
            let _ = out.write_all(MOUSE_OFF.as_bytes());
            let _ = queue!(out, DisableBracketedPaste, LeaveAlternateScreen, Show);
            let _ = out.flush();
        }
    }
}

impl Terminal {
    /// Takes the terminal over, and sees to it that a panic gives it back before its message is printed.
    pub fn enter(size: Size) -> io::Result<Self> {
        let guard = TerminalGuard::default();
        guard.take()?;
        let guard_of_hook = guard.clone();
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            guard_of_hook.give_back();
            report(panic);
        }));
        Ok(Self { ratatui: ManuallyDrop::new(ratatui(size)?), guard })
    }

    /// Who holds the terminal.
    pub fn guard(&self) -> &TerminalGuard {
        &self.guard
    }

    /// Draws a program; only what changed is written.
    pub fn draw(&mut self, program: &impl Program) -> io::Result<()> {
        self.ratatui.draw(|frame| {
            program.draw(frame);
            mark_what_steers(frame.buffer_mut());
        })?;
        Ok(())
    }

    /// Clears the screen, so that the next drawing writes everything, and says what size it has now.
    pub fn clear(&mut self) -> io::Result<Size> {
        let size = terminal_size()?;
        execute!(stdout(), Clear(ClearType::All))?;
        self.ratatui.resize(Rect::from((Position::ORIGIN, size)))?;
        Ok(size)
    }
}

/// Puts a mark in the place of whatever on a screen could steer the terminal, wherever the text came from.
fn mark_what_steers(screen: &mut Buffer) {
    for cell in &mut screen.content {
        let symbol = cell.symbol();
        if first_refused(symbol).is_some() || symbol.contains('\n') {
            cell.set_symbol("\u{FFFD}");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.give_back();
    }
}
