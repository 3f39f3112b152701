//! What the terminal can show, and every role of colour. Colour only adds: what it says is also said in words, and the
//! colours are the terminal's own, so that dark and light backgrounds both work.

use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Columns and rows.
    pub size: Size,
    /// Whether colours are wanted.
    pub colour: bool,
}

/// The roles that text can play.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    pub fn new(caps: Caps) -> Self {
        Self { colour: caps.colour }
    }

    /// Where you are.
    pub fn accent(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// The sign of something right or safe.
    pub fn good(self) -> Style {
        self.coloured(Color::Green).add_modifier(Modifier::BOLD)
    }

    /// The sign of something not right or not safe.
    pub fn bad(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// The sign of something to look at.
    pub fn caution(self) -> Style {
        self.coloured(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// A heading, or a word that carries the line.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What stands second.
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The edge of a thing in the story.
    pub fn frame(self) -> Style {
        self.coloured(Color::Blue)
    }

    /// Words quoted as a cue.
    pub fn quoted(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::UNDERLINED)
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }
}

/// How a page is to be written: how wide, and in which colours.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns of the whole page, margins included: at most [`Look::WIDEST`].
    pub width: usize,
    pub theme: Theme,
}

impl Look {
    /// Wider than this, lines get hard to read.
    pub const WIDEST: u16 = 80;

    pub fn new(caps: Caps) -> Self {
        Self { width: usize::from(caps.size.width.min(Self::WIDEST)), theme: Theme::new(caps) }
    }

    /// Columns for text between the margins.
    pub fn measure(self) -> usize {
        self.width.saturating_sub(4).max(1)
    }
}
