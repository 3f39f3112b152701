//! Drawing in ASCII, for terminals that cannot show more: what has been drawn is gone through once, and every sign that
//! is not ASCII gives way to one that is. Nothing moves, because a sign takes as many columns afterwards as before.
//!
//! Only what one sign cannot say is written differently from the start: the numbers of cues, which would run into the
//! words before them, what an arrow says, and the dots of a chart and of a list. Those are told by
//! [`Look::unicode`](super::theme::Look) or [`Page::ascii`](super::page::Page).

use ratatui::buffer::Buffer;

use super::wrapping::width;
use hangup_core::wording::base_letter;

/// Replaces everything on a screen that is not ASCII.
pub fn make_ascii(screen: &mut Buffer) {
    let columns = usize::from(screen.area.width).max(1);
    for row in screen.content.chunks_mut(columns) {
        let mut cells = row.iter_mut();
        while let Some(cell) = cells.next() {
            if is_plain(cell.symbol()) {
                continue;
            }
            let taken = width(cell.symbol());
            let sign = replacement(cell.symbol());
            cell.set_char(sign);
            let style = cell.style();
            // What a wide character hid is now to be seen.
            for hidden in cells.by_ref().take(taken.saturating_sub(1)) {
                hidden.set_char(sign).set_style(style);
            }
        }
    }
}

/// A text in which the arrow keys are called by their names: `^` would be taken for Ctrl, and `v` for a letter.
pub fn name_arrows(text: &str) -> String {
    let pairs = [("↑↓", "Up Down"), ("←→", "Left Right"), ("← and →", "Left, Right")];
    let arrows = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")];
    pairs.into_iter().chain(arrows).fold(text.to_owned(), |text, (arrow, name)| text.replace(arrow, name))
}

/// Whether a cell needs no replacement.
fn is_plain(symbol: &str) -> bool {
    matches!(symbol.as_bytes(), [b' '..=b'~'])
}

/// What stands for a sign, which may be several characters long: an accent can be one of its own.
fn replacement(symbol: &str) -> char {
    let first = symbol.chars().next().unwrap_or(' ');
    match width(symbol) {
        1 if first.is_ascii_graphic() => first,
        1 => sign(first).or_else(|| base_letter(first)).unwrap_or('?'),
        _ => '?',
    }
}

/// What stands for a sign of punctuation, a line or a mark.
fn sign(letter: char) -> Option<char> {
    Some(match letter {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '´' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '…' => '.',
        '·' | '¦' => '|',
        '•' | '●' | '∙' => '*',
        '○' | '◦' => 'o',
        '■' | '█' => '#',
        '□' | '░' => '.',
        '◐' => '~',
        '✓' | '✔' => '+',
        '✗' | '✘' | '×' => 'x',
        '÷' => '/',
        'α' => 'a',
        'ŉ' => 'n',
        '▸' | '▹' | '▶' | '▷' | '→' => '>',
        '◂' | '◃' | '◀' | '◁' | '←' => '<',
        '↑' | '▲' => '^',
        '↓' | '▼' => 'v',
        '↕' | '↔' => '=',
        '①'..='⑨' => char::from_digit(u32::from(letter) - u32::from('①') + 1, 10)?,
        // A bar is as long as its heavy part.
        '━' | '═' | '┅' | '┉' | '╍' => '=',
        '─' | '┄' | '┈' | '╌' | '╴' | '╶' => '-',
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '╵' | '╷' => '|',
        '╱' => '/',
        '╲' => '\\',
        '╳' => 'x',
        '\u{2500}'..='\u{257F}' => '+',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    use super::{make_ascii, name_arrows};
    use crate::tui::wrapping::width;

    /// A row of so many columns with a text in it.
    fn row(text: &str, columns: u16) -> Buffer {
        let mut screen = Buffer::empty(Rect::new(0, 0, columns, 1));
        screen.set_string(0, 0, text, Style::new());
        screen
    }

    /// What a row of a hundred columns says when it is made ASCII.
    fn in_ascii(text: &str) -> String {
        let mut screen = row(text, 100);
        make_ascii(&mut screen);
        let said: String = screen.content.iter().map(|cell| cell.symbol()).collect();
        said.trim_end().to_owned()
    }

    #[test]
    fn every_sign_has_one_that_means_the_same() {
        for (text, ascii) in [
            ("“It’s here” – he said — again…", "\"It's here\" - he said - again."),
            ("‘a’ „b“ «c» 5′", "'a' \"b\" \"c\" 5'"),
            ("The CLSID trick · results · 60%", "The CLSID trick | results | 60%"),
            ("▸ ● yes ○ no ■ ticked □ not ↕ lifted", "> * yes o no # ticked . not = lifted"),
            ("✓ Right ✗ Not quite ◐ Partly right", "+ Right x Not quite ~ Partly right"),
            ("↑↓←→", "^v<>"),
            ("╭ Phone ─╮│ a │╰──╯├┼┤", "+ Phone -+| a |+--++++"),
            ("3 of 7 ━━━────", "3 of 7 ===----"),
            ("20×5, −0.3", "20x5, -0.3"),
            ("Cronbach’s α, d′", "Cronbach's a, d'"),
            ("①②⑨", "129"),
            ("a\u{A0}b", "a b"),
        ] {
            assert_eq!(in_ascii(text), ascii);
        }
    }

    #[test]
    fn letters_lose_their_accents_and_nothing_else() {
        assert_eq!(
            in_ascii("Žofie Müller, François, Łódź, Đặng, Smørrebrød, Straße"),
            "Zofie Muller, Francois, Lodz, Dang, Smorrebrod, Strase"
        );
        assert_eq!(in_ascii("e\u{301}te\u{301}"), "ete", "an accent may be a character of its own");
    }

    #[test]
    fn what_has_no_likeness_is_a_question_mark_in_every_column() {
        assert_eq!(in_ascii("漢字 Ωμ £5 👩‍💻."), "???? ?? ?5 ??.");
        assert_eq!(in_ascii("1\u{FE0F}\u{20E3}!"), "??!");
    }

    #[test]
    fn a_replacement_looks_like_what_it_replaces() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let mut screen = row("", 4);
        screen.set_string(0, 0, "漢✓", bold);
        make_ascii(&mut screen);
        assert!(screen.content.iter().take(3).all(|cell| cell.modifier == Modifier::BOLD));
    }

    #[test]
    fn arrow_keys_are_called_by_their_names() {
        assert_eq!(name_arrows("↑↓"), "Up Down");
        assert_eq!(name_arrows("And how sure are you? ← and →"), "And how sure are you? Left, Right");
        assert_eq!(name_arrows("Enter"), "Enter");
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 512, rng_seed: RngSeed::Fixed(61), failure_persistence: None, ..ProptestConfig::default()
        })]

        #[test]
        fn whatever_is_drawn_becomes_ascii_and_keeps_its_place(text in "\\PC{0,60}|[À-ỹ─-╿①-⑳←-⇿■-◿ ]{0,60}", columns in 1_u16..60) {
            let before = row(&text, columns);
            let mut after = before.clone();
            make_ascii(&mut after);
            prop_assert_eq!(after.area, before.area);
            let mut hidden = 0;
            for (was, is) in before.content.iter().zip(&after.content) {
                prop_assert!(matches!(is.symbol().as_bytes(), [b' '..=b'~']), "{:?}", is.symbol());
                prop_assert_eq!(is.style(), if hidden == 0 { was.style() } else { is.style() });
                let plain = was.symbol().is_ascii() && was.symbol().len() == 1;
                prop_assert!(hidden > 0 || !plain || was == is, "{:?} became {:?}", was, is);
                prop_assert!(hidden > 0 || was.symbol() == " " || is.symbol() != " " || was.symbol().starts_with(char::is_whitespace));
                hidden = if hidden == 0 { width(was.symbol()).saturating_sub(1) } else { hidden - 1 };
            }
        }
    }
}
