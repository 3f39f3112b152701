//! What was chosen at a question: a bar an option, full for what is right and empty for what is not.

use maud::{Markup, html};

use super::axes::{picture, unit};
use crate::class::pages::letter;
use hangup_core::measure::class::Choice;

/// How wide a picture is, where its bars begin, and how long one is that everybody chose.
const WIDTH: f64 = 400.0;
const LEFT: f64 = 26.0;
const LONGEST: f64 = 260.0;

/// From one bar to the next, and how thick it is.
const ROW: f64 = 22.0;
const THICK: f64 = 14.0;

/// Draws the share of those who chose each of some options, by their letters.
pub fn options(choices: &[&Choice<'_>]) -> Markup {
    let described: Vec<String> = choices.iter().enumerate().map(|(place, choice)| described(place, choice)).collect();
    picture(
        (WIDTH, ROW * choices.len() as f64),
        "What was chosen",
        &described.join("; "),
        &html! { @for (place, choice) in choices.iter().enumerate() { (bar(place, choice)) } },
    )
}

fn described(place: usize, choice: &Choice<'_>) -> String {
    format!("{}{}: {}", letter(place), if choice.key { ", which is right" } else { "" }, counted(choice))
}

fn bar(place: usize, choice: &Choice<'_>) -> Markup {
    let top = ROW * place as f64 + (ROW - THICK) / 2.0;
    let length = LONGEST * choice.share;
    let base = unit(top + THICK - 3.0);
    html! {
        text x="2" y=(base) { (letter(place)) }
        rect.right[choice.key].wrong[!choice.key] x=(unit(LEFT)) y=(unit(top)) width=(unit(length)) height=(unit(THICK)) {}
        text.datum x=(unit(LEFT + length + 6.0)) y=(base) { (counted(choice)) @if choice.key { " ✓ right" } }
    }
}

/// `12 (48%)`.
fn counted(choice: &Choice<'_>) -> String {
    format!("{} ({:.0}%)", choice.n, 100.0 * choice.share)
}
