//! How hard the questions are, and how well they go with the rest: a point a question.

use maud::{Markup, html};

use super::axes::{Axes, Scale};
use super::labels::labels;
use super::{plot, point};
use hangup_core::measure::class::Item;
use hangup_core::quiz::visible;
use hangup_core::wording::class::maybe;
use hangup_core::wording::counted;

/// Draws facility against the correlation with the rest; a question has its number, from 1.
pub fn questions(items: &[Item<'_>]) -> Markup {
    let axes = Axes {
        x: Scale { name: "facility: from hard to easy", from: 0.0, to: 1.0, step: 0.2, decimals: 1, unit: "" },
        y: Scale { name: "goes with the rest", from: -1.0, to: 1.0, step: 0.5, decimals: 1, unit: "" },
    };
    let mut points = Vec::new();
    let mut marks = Vec::new();
    for (number, item) in (1..).zip(items) {
        if let (Some(facility), Some(item_rest)) = (item.facility, item.item_rest) {
            let (x, y) = axes.at(facility, item_rest);
            marks.push(point((x, y), !item.flags.is_empty()));
            points.push((x, y, number.to_string()));
        }
    }
    let left_out = items.len() - points.len();
    if points.is_empty() {
        return html! {
            p.note { "The questions are not drawn: it takes learners with different marks to say what goes with what." }
        };
    }
    let (labels, unlabelled) = labels(&points);
    let picture = axes.picture(
        "Facility and discrimination of the questions",
        "Each question is a point with its number: the further right, the easier; the higher, the more those who know the \
         rest know it. A diamond has something to look at.",
        &html! {
            (axes.dashes((0.0, 0.0), (1.0, 0.0)))
            @for mark in &marks { (mark) }
            (labels)
        },
    );
    let is_flagged = items.iter().any(|item| !item.flags.is_empty());
    let in_words = html! {
        (table(items))
        p.note {
            @if is_flagged { "◆ has something to look at; what, is said below." }
            @if unlabelled > 0 { " Without a number, for want of room: " (counted(unlabelled, "point", "points")) "." }
            @if left_out > 0 { " Not drawn, for want of a figure: " (counted(left_out, "question", "questions")) "." }
        }
    };
    plot(&picture, &in_words)
}

/// The same in numbers.
fn table(items: &[Item<'_>]) -> Markup {
    html! {
        table.figures {
            thead { tr { th {} th { "Question" } th { "Facility" } th { "With the rest" } } }
            tbody {
                @for (number, item) in (1..).zip(items) {
                    tr {
                        th { (number) @if !item.flags.is_empty() { "\u{a0}◆" } }
                        td.name { (visible(item.question)) }
                        td { (maybe(item.facility, 2)) }
                        td { (maybe(item.item_rest, 2)) }
                    }
                }
            }
        }
    }
}
