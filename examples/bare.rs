//! As little as a ratatui program can do: it draws one word and waits for `q`. The benchmark of the start compares
//! hangup with it.

use std::io;

use crossterm::event::{self, Event, KeyCode};
use ratatui::widgets::Paragraph;

fn main() -> io::Result<()> {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget(Paragraph::new("ready"), frame.area()))?;
        loop {
            if let Event::Key(key) = event::read()?
                && key.code == KeyCode::Char('q')
            {
                return Ok(());
            }
        }
    })
}
