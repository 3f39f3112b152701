//! A program that can be run on a terminal: it takes every input, and asks for effects in return. Nothing here knows what
//! kind of terminal that is, so that a test, or a connection from elsewhere, can run the same program.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Size;

use super::keys::{Command, Key};

/// What can happen to every program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A click, in cells from the upper left corner.
    Click {
        /// From the left.
        column: u16,
        /// From the top.
        row: u16,
    },
    /// The wheel turned, or two fingers moved: rows to go down, or up if below zero.
    Wheel(i32),
    /// Text was pasted from elsewhere.
    Pasted(String),
    /// The time has come at which the program wanted to be woken.
    Woke,
    /// The terminal has this size now, and may have lost what was on it.
    Resized(Size),
}

/// What a program asks for.
#[derive(Debug, PartialEq)]
pub enum Effect<E> {
    /// Something that only this kind of program asks for; what comes of it is a message to the program.
    Own(E),
    /// Hand the terminal back to the shell until the user comes back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Leave with this exit code.
    Leave(u8),
}

impl<E> Effect<E> {
    /// What a command asks for in every program alike, or nothing if that is for the program to say.
    pub(super) fn anywhere(command: Command) -> Option<Self> {
        match command {
            Command::Interrupt => Some(Self::Leave(130)),
            Command::Suspend => Some(Self::Suspend),
            Command::Redraw => Some(Self::Redraw),
            _ => None,
        }
    }
}

/// A program. The runner draws it only when everything that it asked for is done and it knows what came of it: as long
/// as something is being kept, the page before stays on the screen.
pub trait Program {
    /// What only this kind of program asks for.
    type Effect;

    /// What comes of that.
    type Message;

    /// What to do once the first frame is on the screen.
    fn first_effects(&self) -> Vec<Effect<Self::Effect>> {
        Vec::new()
    }

    /// Takes one input, and asks for what is to be done.
    fn take_input(&mut self, input: Input, now: Timestamp) -> Vec<Effect<Self::Effect>>;

    /// Takes what came of one effect, and asks for what is to be done.
    fn take_message(&mut self, message: Self::Message, now: Timestamp) -> Vec<Effect<Self::Effect>>;

    /// When to wake it with [`Input::Woke`], if no input comes before.
    fn wakes_at(&self) -> Option<Timestamp> {
        None
    }

    /// Draws the screen.
    fn draw(&self, frame: &mut Frame<'_>);
}
