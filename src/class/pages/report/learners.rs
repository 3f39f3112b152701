//! What each learner's answers come to, by code.

use maud::{Markup, html};

use super::head;
use hangup_core::measure::class::Learner;
use hangup_core::quiz::visible;
use hangup_core::wording::class::maybe;
use hangup_core::wording::marks;

/// A row a learner.
pub fn learners(learners: &[Learner<'_>]) -> Markup {
    html! {
        div.wide {
            table.figures.learners {
                (head(&["Learner", "Marks", "Percent", "Safe", "Scams caught", "Genuine taken for a scam", "d′"]))
                tbody { @for learner in learners { (row(learner)) } }
            }
        }
    }
}

fn row(learner: &Learner<'_>) -> Markup {
    let figures = &learner.discernment;
    html! {
        tr {
            th { (visible(learner.learner)) }
            td { (earned(learner.mark.marks())) " of " (earned(learner.max_mark)) }
            td { (maybe(learner.percent(), 0)) }
            td { (part(learner.safe.safe, learner.safe.of)) }
            td { (part(figures.hits, figures.scams)) }
            td { (part(figures.alarms, figures.genuine)) }
            td { (maybe(figures.d_prime(), 2)) }
        }
    }
}

/// Marks, and a dash where they are more than a number can be.
fn earned(sum: f64) -> String {
    if sum.is_finite() { marks(sum) } else { "–".to_owned() }
}

/// `3 of 5`, and a dash of nothing.
fn part(part: u32, of: u32) -> String {
    if of > 0 { format!("{part} of {of}") } else { "–".to_owned() }
}
