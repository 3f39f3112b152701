//! What a class did, drawn: a plot a file. A plot needs no colour to be read, and all its numbers stand beside it as text;
//! where there is nothing to draw, a sentence says why.

mod axes;
mod confidence;
mod labels;
mod marks;
mod options;
mod questions;
mod verdicts;

pub use confidence::confidence;
pub use marks::marks;
pub use options::options;
pub use questions::questions;
pub use verdicts::verdicts;

use maud::{Markup, html};

/// A plot, and the same in words and numbers beside it.
fn plot(picture: &Markup, in_words: &Markup) -> Markup {
    html! { div.plot { (picture) div.beside { (in_words) } } }
}

/// A point, round, or a diamond where there is something to look at.
fn point((x, y): (f64, f64), to_look_at: bool) -> Markup {
    let (x, y) = (axes::unit(x), axes::unit(y));
    html! {
        @if to_look_at {
            path.point d={ "M" (x) " " (y) "m0-6l6 6l-6 6l-6-6z" } {}
        } @else {
            circle.point cx=(x) cy=(y) r="4" {}
        }
    }
}
