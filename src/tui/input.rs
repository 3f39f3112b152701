//! Reads the terminal: the thread that waits for its events, and their translation. No other file knows crossterm's keys,
//! and no other thread may ask crossterm for events: it would wait for this one.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::keys::{Key, KeyCode};
use super::program::Input;
use super::run::Event;

/// Rows that one notch of the wheel scrolls.
const NOTCH: i32 = 3;

/// Reads the terminal from now on, until it fails or nobody wants its events any more.
pub fn begin(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        loop {
            let (event, failed) = match event::read() {
                Ok(event) => (translated(event), false),
                Err(error) => (Some(Event::Failed(error)), true),
            };
            let is_unwanted = event.is_some_and(|event| events.send(event).is_err());
            if failed || is_unwanted {
                return;
            }
        }
    })?;
    Ok(())
}

fn translated(event: event::Event) -> Option<Event> {
    let input = match event {
        event::Event::Key(event) => Input::Key(key(event)?),
        event::Event::Mouse(event) => mouse(event)?,
        event::Event::Paste(text) => Input::Pasted(text),
        // Elsewhere a signal says so, and is caught earlier than this thread begins.
        event::Event::Resize(..) => return cfg!(not(unix)).then_some(Event::Resized),
        event::Event::FocusGained | event::Event::FocusLost => return None,
    };
    Some(Event::Input(input))
}

fn mouse(event: MouseEvent) -> Option<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { column: event.column, row: event.row }),
        MouseEventKind::ScrollDown => Some(Input::Wheel(NOTCH)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(-NOTCH)),
        _ => None,
    }
}

/// The key that was pressed. Releases do nothing: Windows reports them as well.
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    Some(Key { code: code(event.code)?, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) })
}

fn code(code: event::KeyCode) -> Option<KeyCode> {
    Some(match code {
        event::KeyCode::Char(letter) => KeyCode::Char(letter),
        event::KeyCode::F(number) => KeyCode::Function(number),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::key;
    use crate::tui::keys::Key;

    #[test]
    fn releases_do_nothing_and_repeats_do_something() {
        let mut event = KeyEvent::new(KeyCode::Down, KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(key(event), None);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(key(event), Some(Key::plain(crate::tui::keys::KeyCode::Down)));
    }

    #[test]
    fn modifiers_make_another_key() {
        let pressed = |modifiers| key(KeyEvent::new(KeyCode::Char('x'), modifiers));
        assert_eq!(pressed(KeyModifiers::CONTROL), Some(Key::ctrl('x')));
        assert_eq!(pressed(KeyModifiers::ALT), Some(Key { alt: true, ..Key::letter('x') }));
        assert_eq!(pressed(KeyModifiers::SHIFT), Some(Key::letter('x')));
    }
}
