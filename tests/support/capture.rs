//! A camera for screens: drives a program by keys without a terminal, and takes pictures of it, as text for tests and as
//! SVG for the documentation. The time and the seed are fixed, so the same keys always give the same picture.

#![allow(dead_code, reason = "each of those who use the camera needs only a part of it")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use hangup::shelf::Book;
use hangup::store::{LookBack, Memory};
use hangup::tui::keys::{Key, KeyCode};
use hangup::tui::{App, Caps, DrillEffect, DrillMessage, Effect, Input, Program, Report, Wall};
use hangup_core::attempt::{Attempt, Paper};
use hangup_core::quiz::Quiz;
use jiff::{SignedDuration, Timestamp};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

/// What quizzes opened from the menu are drawn with.
const SEED: u64 = 7;

/// Keys that answer every question of the quiz of every kind, one after the other: some right, some not.
pub const ANSWERS: [&str; 8] = [
    "1 Enter",
    "1 Space 2 Space Enter",
    "s Right Right Right 1 Enter",
    "s Left Left 2 Enter",
    "2 Space 1 Space Enter",
    "1 Space Down Space Enter",
    "slmgr Enter",
    "1 Enter",
];

/// A program in front of the camera: the drill, if nothing else is said.
pub struct Camera<P: Subject = App> {
    program: P,
    size: Size,
    now: Timestamp,
    /// What the program has asked for that the camera cannot do.
    pub asked_for: Vec<Effect<P::Effect>>,
}

/// A program that the camera can take pictures of.
pub trait Subject: Program {
    /// What comes of an effect, if the camera can perform it without a terminal; otherwise the effect.
    fn perform(effect: Self::Effect) -> Result<Self::Message, Self::Effect> {
        Err(effect)
    }
}

impl Subject for Wall {}

impl Subject for Report {}

impl Subject for App {
    fn perform(effect: DrillEffect) -> Result<DrillMessage, DrillEffect> {
        match effect {
            DrillEffect::Open { place, start } => Ok(DrillMessage::Opened {
                start,
                quiz: place.open().map(Arc::new),
                seed: SEED,
                begun: None,
                last_seen: HashMap::new(),
            }),
            DrillEffect::Keep { .. } => Ok(DrillMessage::Kept(Ok(None))),
            other => Err(other),
        }
    }
}

impl Camera<App> {
    /// An app that shows the menu.
    pub fn at_menu(books: Vec<Book>, caps: Caps) -> Self {
        Self::at(App::with_menu(caps, books), caps)
    }

    /// The same app, which belongs to somebody of whom this is remembered.
    pub fn of(mut self, owner: &str, memories: Vec<Memory>) -> Self {
        self.program = self.program.keeping(Some(owner.to_owned()));
        self.tell(DrillMessage::Recalled(Ok(memories)));
        self
    }

    /// An app that shows the first question of a paper.
    pub fn at_quiz(quiz: Arc<Quiz>, paper: Paper, caps: Caps) -> Self {
        Self::at(App::with_menu(caps, Vec::new()).playing(quiz, paper, Timestamp::UNIX_EPOCH), caps)
    }

    /// Shows what all attempts say together.
    pub fn remember(&mut self, back: LookBack) {
        self.tell(DrillMessage::LookedBack(Ok(back)));
    }

    /// The attempt that is on.
    pub fn attempt(&self) -> &Attempt {
        self.program.attempt().unwrap()
    }
}

impl<P: Subject> Camera<P> {
    /// Any program, begun with these capabilities.
    pub fn at(program: P, caps: Caps) -> Self {
        Self { program, size: caps.size, now: Timestamp::UNIX_EPOCH, asked_for: Vec::new() }
    }

    /// Presses keys, named by words: `Enter`, `Down`, `Space`, `Ctrl-N`, or any text letter by letter. Each takes ten
    /// seconds of the program's time.
    pub fn press(&mut self, script: &str) -> &mut Self {
        for word in script.split_whitespace() {
            for key in keys_of(word) {
                self.input(Input::Key(key));
            }
        }
        self
    }

    /// Gives the program an input.
    pub fn input(&mut self, input: Input) {
        if let Input::Resized(size) = input {
            self.size = size;
        }
        self.now += SignedDuration::from_secs(10);
        let effects = self.program.take_input(input, self.now);
        self.perform(effects);
    }

    /// Tells the program what came of something.
    pub fn tell(&mut self, message: P::Message) {
        self.now += SignedDuration::from_secs(10);
        let effects = self.program.take_message(message, self.now);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect<P::Effect>>) {
        for effect in effects {
            let performed = match effect {
                Effect::Own(effect) => P::perform(effect).map_err(Effect::Own),
                effect => Err(effect),
            };
            match performed {
                Ok(message) => self.tell(message),
                Err(effect) => self.asked_for.push(effect),
            }
        }
    }

    /// What is on the screen.
    pub fn shot(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.width, self.size.height)).unwrap();
        terminal.draw(|frame| self.program.draw(frame)).unwrap();
        terminal.backend().buffer().clone()
    }
}

fn keys_of(word: &str) -> Vec<Key> {
    let code = match word {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Space" => KeyCode::Char(' '),
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Ctrl-C" => return vec![Key::ctrl('c')],
        "Ctrl-N" => return vec![Key::ctrl('n')],
        "Ctrl-B" => return vec![Key::ctrl('b')],
        letters => return letters.chars().map(Key::letter).collect(),
    };
    vec![Key::plain(code)]
}

/// A terminal of a size that can show everything, in the usual theme.
pub fn usual(size: Size) -> Caps {
    Caps { size, colour: true, unicode: true, contrast: false }
}

/// The rows of a screen as text, without the blanks at their ends.
pub fn text(screen: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(screen) {
        let line: String = row.iter().map(|cell| cell.symbol.as_str()).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A cell that shows something; the second half of a wide character is no cell of its own.
pub struct Cell {
    pub column: u16,
    pub symbol: String,
    pub colour: Color,
    pub background: Color,
    pub modifier: Modifier,
}

/// The cells of a screen, row by row.
pub fn rows(screen: &Buffer) -> Vec<Vec<Cell>> {
    (0..screen.area.height)
        .map(|row| {
            let mut cells = Vec::new();
            let mut hidden = 0;
            for column in 0..screen.area.width {
                let cell = &screen[(column, row)];
                if hidden == 0 {
                    hidden = unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1);
                    let symbol = cell.symbol().to_owned();
                    cells.push(Cell { column, symbol, colour: cell.fg, background: cell.bg, modifier: cell.modifier });
                }
                hidden -= 1;
            }
            cells
        })
        .collect()
}

/// What a picture of a screen is drawn on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light or dark, as the reader has it.
    Readers,
    Light,
    Dark,
}

/// A picture of a screen. Each run of cells is placed on the grid, so that edges meet whatever font is used.
pub fn svg(screen: &Buffer, title: &str, background: Background) -> String {
    const COLUMN: f32 = 8.43;
    const ROW: f32 = 18.0;
    const MARGIN: f32 = 14.0;
    let width = f32::from(screen.area.width) * COLUMN + 2.0 * MARGIN;
    let height = f32::from(screen.area.height) * ROW + 2.0 * MARGIN;
    let mut svg = String::new();
    writeln!(svg, r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">"#).unwrap();
    writeln!(svg, "<title>{}</title>", escape(title)).unwrap();
    svg.push_str(&style(background));
    writeln!(svg, r#"<rect width="{width}" height="{height}" rx="8"/>"#).unwrap();
    for (row, cells) in rows(screen).into_iter().enumerate() {
        for patch in patches(&cells) {
            let (x, y) = (MARGIN + COLUMN * f32::from(patch.column), MARGIN + ROW * row as f32);
            let width = COLUMN * patch.columns as f32;
            writeln!(svg, r#"<path d="M{x:.1} {y:.1}h{width:.1}v{ROW}h-{width:.1}z" class="{}"/>"#, patch.class)
                .unwrap();
        }
        let y = MARGIN + ROW * (row as f32 + 0.75);
        for run in runs(cells) {
            let x = MARGIN + COLUMN * f32::from(run.column);
            let length = COLUMN * run.columns as f32;
            writeln!(
                svg,
                r#"<text x="{x:.1}" y="{y:.1}" textLength="{length:.1}" class="{}">{}</text>"#,
                run.class,
                escape(&run.text)
            )
            .unwrap();
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn style(background: Background) -> String {
    match background {
        Background::Readers => format!("<style>\n{LIGHT}@media (prefers-color-scheme: dark) {{\n{DARK}}}\n</style>\n"),
        Background::Light => {
            format!("<style>\n{LIGHT}{BRIGHT}.ink {{ fill: #1f2328 }} .paper {{ fill: #ffffff }}\n</style>\n")
        }
        Background::Dark => {
            format!("<style>\n{LIGHT}{DARK}{BRIGHT}.ink {{ fill: #e6edf3 }} .paper {{ fill: #15191f }}\n</style>\n")
        }
    }
}

const LIGHT: &str = "\
rect { fill: #ffffff; stroke: #d0d0d0 }
text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre; fill: #1f2328 }
.bold { font-weight: bold } .dim { fill: #656d76 } .underlined { text-decoration: underline }
.magenta { fill: #8a2a8a } .green { fill: #1a7f37 } .red { fill: #cf222e } .yellow { fill: #7d5a00 } .blue { fill: #3b6fb6 }
";

/// Where it differs from the light one.
const DARK: &str = "\
rect { fill: #15191f; stroke: #30363d } text { fill: #e6edf3 } .dim { fill: #9198a1 }
.magenta { fill: #d58fd5 } .green { fill: #56d364 } .red { fill: #ff7b72 } .yellow { fill: #e3b341 } .blue { fill: #79a8e0 }
";

/// The brightest colours of most terminals, whatever their background, and the black that is written on them.
const BRIGHT: &str = "\
.black { fill: #000000 } .light-green { fill: #55ff55 } .light-red { fill: #ff5555 } .light-yellow { fill: #ffff55 }
";

/// Neighbouring cells with the same background, if it is not that of the page.
struct Patch {
    column: u16,
    columns: usize,
    class: &'static str,
}

fn patches(cells: &[Cell]) -> Vec<Patch> {
    let mut patches: Vec<Patch> = Vec::new();
    for cell in cells {
        let class = match (cell.modifier.contains(Modifier::REVERSED), cell.background) {
            (false, Color::Reset) => continue,
            (false, background) => name_of(background),
            (true, _) if cell.colour == Color::Reset => "ink",
            (true, _) => name_of(cell.colour),
        };
        let columns = unicode_width::UnicodeWidthStr::width(cell.symbol.as_str()).max(1);
        match patches.last_mut() {
            Some(patch)
                if patch.class == class && usize::from(patch.column) + patch.columns == usize::from(cell.column) =>
            {
                patch.columns += columns;
            }
            _ => patches.push(Patch { column: cell.column, columns, class }),
        }
    }
    patches
}

struct Run {
    column: u16,
    columns: usize,
    text: String,
    class: String,
}

/// Neighbouring cells of one style, without the blanks around them, which not every viewer keeps.
fn runs(cells: Vec<Cell>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut apart = true;
    for cell in cells {
        let class = class_of(&cell);
        let columns = unicode_width::UnicodeWidthStr::width(cell.symbol.as_str()).max(1);
        let blank = cell.symbol == " ";
        match runs.last_mut() {
            Some(run) if !apart && run.class == class => {
                run.text.push_str(&cell.symbol);
                run.columns += columns;
                apart = run.text.ends_with("  ");
            }
            _ if blank => apart = true,
            _ => {
                runs.push(Run { column: cell.column, columns, text: cell.symbol, class });
                apart = false;
            }
        }
    }
    for run in &mut runs {
        run.columns -= run.text.len() - run.text.trim_end().len();
        run.text.truncate(run.text.trim_end().len());
    }
    runs
}

fn class_of(cell: &Cell) -> String {
    let colour = match (cell.modifier.contains(Modifier::REVERSED), cell.background) {
        (false, _) => name_of(cell.colour),
        (true, Color::Reset) => "paper",
        (true, background) => name_of(background),
    };
    let bold = if cell.modifier.contains(Modifier::BOLD) { "bold" } else { "" };
    let dim = if cell.modifier.contains(Modifier::DIM) { "dim" } else { "" };
    let underlined = if cell.modifier.contains(Modifier::UNDERLINED) { "underlined" } else { "" };
    [colour, bold, dim, underlined].into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The class of a colour.
fn name_of(colour: Color) -> &'static str {
    match colour {
        Color::Reset => "",
        Color::Black => "black",
        Color::Magenta => "magenta",
        Color::Green => "green",
        Color::Red => "red",
        Color::Yellow => "yellow",
        Color::Blue => "blue",
        Color::LightGreen => "light-green",
        Color::LightRed => "light-red",
        Color::LightYellow => "light-yellow",
        other => panic!("no picture has {other:?} yet"),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
