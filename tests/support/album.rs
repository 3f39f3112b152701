//! An album of screens: a picture holds the text of one, and below it which cells have which style with colours and under
//! NO_COLOR. Taking it checks that every other look says the same.

use std::fmt::Write as _;

use hangup::tui::Caps;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::capture::{Camera, Subject, rows, text, usual};

/// The picture of a scene at a size.
pub fn picture<P: Subject>(name: &str, size: Size, scene: &impl Fn(Caps) -> Camera<P>) -> String {
    let coloured = scene(usual(size)).shot();
    let plain = scene(Caps { colour: false, ..usual(size) }).shot();
    reads_well_in_high_contrast(name, size, &coloured, scene);
    reads_well_in_ascii(name, size, &coloured, scene);
    assert_eq!(text(&coloured), text(&plain), "colour changes what {name} says");
    assert!(styles(&plain).iter().all(|(_, style)| !style.contains("Fg")), "{name} has a colour under NO_COLOR");
    let mut picture = text(&coloured);
    for (title, screen) in [("with colours", &coloured), ("under NO_COLOR", &plain)] {
        writeln!(picture, "\n{title}:").unwrap();
        styles(screen).iter().for_each(|(place, style)| writeln!(picture, "{place} {style}").unwrap());
    }
    picture
}

/// Checks that the theme of high contrast says the same, dims nothing, has the cursor in reverse, and has no colour but
/// black on a bright one, and none at all under NO_COLOR.
fn reads_well_in_high_contrast<P: Subject>(
    name: &str,
    size: Size,
    usual_look: &Buffer,
    scene: &impl Fn(Caps) -> Camera<P>,
) {
    for colour in [true, false] {
        let screen = scene(Caps { contrast: true, colour, ..usual(size) }).shot();
        assert_eq!(text(&screen), text(usual_look), "the theme changes what {name} says");
        for cell in &screen.content {
            assert!(!cell.modifier.contains(Modifier::DIM), "{name}: {:?} is dim", cell.symbol());
            let bright = [Color::LightGreen, Color::LightRed, Color::LightYellow];
            match (cell.fg, cell.bg) {
                (Color::Reset, Color::Reset) => {}
                (Color::Black, paper) if colour && bright.contains(&paper) => {}
                colours => panic!("{name}: {:?} is {colours:?}", cell.symbol()),
            }
        }
        for row in rows(&screen) {
            let cursor = row.iter().any(|cell| cell.symbol == "▸");
            let reversed = row.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count();
            let edge_to_edge = usize::from(size.width.min(80)) / 2;
            assert!(!cursor || reversed > edge_to_edge, "{name}: the cursor is not in reverse");
        }
    }
}

/// Checks that everything is ASCII, and as much of it is to be seen as otherwise.
fn reads_well_in_ascii<P: Subject>(name: &str, size: Size, usual_look: &Buffer, scene: &impl Fn(Caps) -> Camera<P>) {
    for contrast in [false, true] {
        let screen = scene(Caps { unicode: false, contrast, ..usual(size) }).shot();
        for cell in &screen.content {
            assert!(matches!(cell.symbol().as_bytes(), [b' '..=b'~']), "{name}: {:?} is drawn", cell.symbol());
        }
        let cursors = |screen: &Buffer, sign: &str| {
            rows(screen).iter().flatten().filter(|cell| cell.column == 1 && cell.symbol == sign).count()
        };
        assert_eq!(cursors(&screen, ">"), cursors(usual_look, "▸"), "{name} has lost its cursor");
        assert_eq!(text(&screen).lines().next().map(str::len), text(usual_look).lines().next().map(columns), "{name}");
    }
}

fn columns(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// Runs of cells with a style: `row:from-to` and what it is.
fn styles(screen: &Buffer) -> Vec<(String, String)> {
    let mut runs: Vec<(usize, u16, u16, String)> = Vec::new();
    for (row, cells) in rows(screen).into_iter().enumerate() {
        for cell in cells.into_iter().filter(|cell| cell.symbol != " ") {
            let colour = if cell.colour == Color::Reset { String::new() } else { format!("Fg{:?} ", cell.colour) };
            let modifier =
                if cell.modifier == Modifier::empty() { String::new() } else { format!("{:?}", cell.modifier) };
            let style = format!("{colour}{modifier}");
            match runs.last_mut() {
                Some(run) if run.0 == row && run.3 == style => run.2 = cell.column,
                _ => runs.push((row, cell.column, cell.column, style)),
            }
        }
    }
    runs.retain(|run| !run.3.is_empty());
    runs.into_iter().map(|(row, from, to, style)| (format!("{row}:{from}-{to}"), style)).collect()
}
