//! What the terminal can show, and every role of colour. Colour only adds: what it says is also said in words, and the
//! colours are the terminal's own, so that dark and light backgrounds both work.
//!
//! There are two themes. The usual one dims what stands second, and writes signs in colours. The one of high contrast
//! writes everything in the colour that the terminal has for text, which is the one that can be read best; it dims
//! nothing, puts what has the cursor in reverse, and signs in black on the brightest colours, which can be read
//! whatever the background.

use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Columns and rows.
    pub size: Size,
    /// Whether colours are wanted.
    pub colour: bool,
    /// Whether it shows more than ASCII.
    pub unicode: bool,
    /// Whether the theme of high contrast is wanted.
    pub contrast: bool,
}

/// The roles that text can play.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    colour: bool,
    contrast: bool,
}

impl Theme {
    pub fn new(caps: Caps) -> Self {
        Self { colour: caps.colour, contrast: caps.contrast }
    }

    /// Where you are.
    pub fn accent(self) -> Style {
        self.coloured(Color::Magenta, Style::new()).add_modifier(Modifier::BOLD)
    }

    /// The sign of something right or safe.
    pub fn good(self) -> Style {
        self.sign(Color::Green, Color::LightGreen)
    }

    /// The sign of something not right or not safe.
    pub fn bad(self) -> Style {
        self.sign(Color::Red, Color::LightRed)
    }

    /// The sign of something to look at.
    pub fn caution(self) -> Style {
        self.sign(Color::Yellow, Color::LightYellow)
    }

    /// A heading, or a word that carries the line.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What stands second.
    pub fn dim(self) -> Style {
        if self.contrast { Style::new() } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// What is added to the rows that have the cursor, from edge to edge.
    pub fn focus(self) -> Style {
        if self.contrast { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() }
    }

    /// The edge of an exhibit.
    pub fn frame(self) -> Style {
        self.coloured(Color::Blue, Style::new())
    }

    /// Words quoted as a cue.
    pub fn quoted(self) -> Style {
        let contrast = Style::new().add_modifier(Modifier::BOLD);
        self.coloured(Color::Magenta, contrast).add_modifier(Modifier::UNDERLINED)
    }

    /// A colour of the usual theme, or what the theme of high contrast has for it.
    fn coloured(self, usual: Color, contrast: Style) -> Style {
        match (self.contrast, self.colour) {
            (true, _) => contrast,
            (false, true) => Style::new().fg(usual),
            (false, false) => Style::new(),
        }
    }

    fn sign(self, usual: Color, bright: Color) -> Style {
        // Not bold: many terminals make a bold black grey.
        let contrast = if self.colour {
            Style::new().fg(Color::Black).bg(bright)
        } else {
            Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
        };
        let bold = if self.contrast { Modifier::empty() } else { Modifier::BOLD };
        self.coloured(usual, contrast).add_modifier(bold)
    }
}

/// How a page is to be written: how wide, and in which colours.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns of the whole page, margins included: at most [`Look::WIDEST`], or [`Look::WIDEST_ON_THE_WALL`].
    pub width: usize,
    pub theme: Theme,
    /// Whether more than ASCII will be drawn.
    pub unicode: bool,
}

impl Look {
    /// Wider than this, lines get hard to read.
    pub const WIDEST: u16 = 80;

    /// On a wall a line may be somewhat longer: it is read aloud and followed together, and every row saved is one that
    /// nobody has to scroll to. Beyond this, the eye loses its place all the same.
    pub const WIDEST_ON_THE_WALL: u16 = 100;

    pub fn new(caps: Caps) -> Self {
        Self::within(Self::WIDEST, caps)
    }

    pub fn on_the_wall(caps: Caps) -> Self {
        Self::within(Self::WIDEST_ON_THE_WALL, caps)
    }

    fn within(widest: u16, caps: Caps) -> Self {
        Self { width: usize::from(caps.size.width.min(widest)), theme: Theme::new(caps), unicode: caps.unicode }
    }

    /// Columns for text between the margins.
    pub fn measure(self) -> usize {
        self.width.saturating_sub(4).max(1)
    }
}
