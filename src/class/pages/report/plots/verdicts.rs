//! Scams caught against genuine contacts taken for a scam: a point for every learner, to the nearest ten percent. Those who
//! stand at the same place share a point, which grows and says how many they are.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::axes::{Axes, Scale, unit};
use super::plot;
use hangup_core::measure::class::Learner;
use hangup_core::wording::counted;

/// The radius of the largest point, so that neighbours do not meet, and the smallest without a number in it, with one of a
/// digit, and with a longer one.
const LARGEST: f64 = 12.0;
const SMALLEST: [f64; 3] = [4.5, 7.0, 10.0];

/// Learners at one place do not fill the largest point if they are fewer than these.
const MANY: u32 = 4;

/// Percents of genuine contacts taken for a scam, and of scams caught, with the number of learners.
type Places = BTreeMap<(u32, u32), u32>;

/// Draws who caught how many scams, and took how many genuine contacts for one.
pub fn verdicts(learners: &[Learner<'_>]) -> Markup {
    let places = places(learners);
    if places.is_empty() {
        return html! {
            p.note { "Verdicts are not drawn: nobody gave one on a scam and one on a genuine contact as well." }
        };
    }
    let axes = Axes {
        x: Scale::percent("genuine contacts taken for a scam", 0.0, 20.0),
        y: Scale::percent("scams caught", 0.0, 20.0),
    };
    let most = places.values().copied().max().unwrap_or_default();
    let picture = axes.picture(
        "Scams caught, and genuine contacts taken for a scam",
        "Each learner is a point: the higher, the more scams they caught; the further right, the more genuine contacts they \
         took for one. On the dashed line, scams and genuine contacts were called a scam equally often.",
        &html! {
            (axes.dashes((0.0, 0.0), (100.0, 100.0)))
            @for ((taken, caught), count) in &places { (draw(axes.at(f64::from(*taken), f64::from(*caught)), *count, most)) }
        },
    );
    let left_out = learners.len() - places.values().sum::<u32>() as usize;
    let in_words = html! {
        (crossed(&places))
        p.note {
            "How many learners, to the nearest ten percent. Top left is best: scams caught, nobody else turned away."
            @if left_out > 0 { " Not drawn, without verdicts on both: " (counted(left_out, "learner", "learners")) "." }
        }
    };
    plot(&picture, &in_words)
}

fn places(learners: &[Learner<'_>]) -> Places {
    let tenths = |part: u32, of: u32| (of > 0).then(|| 10 * (10.0 * f64::from(part) / f64::from(of)).round() as u32);
    let mut places = Places::new();
    for figures in learners.iter().map(|learner| &learner.discernment) {
        if let (Some(taken), Some(caught)) =
            (tenths(figures.alarms, figures.genuine), tenths(figures.hits, figures.scams))
        {
            *places.entry((taken, caught)).or_default() += 1;
        }
    }
    places
}

fn draw((x, y): (f64, f64), count: u32, most: u32) -> Markup {
    let [without_number, with_digit, with_number] = SMALLEST;
    let smallest = match count {
        0 | 1 => without_number,
        2..=9 => with_digit,
        _ => with_number,
    };
    let radius = (LARGEST * (f64::from(count) / f64::from(most.max(MANY))).sqrt()).max(smallest);
    html! {
        circle.learner cx=(unit(x)) cy=(unit(y)) r=(unit(radius)) {}
        @if count > 1 { text.datum.middle x=(unit(x)) y=(unit(y + 4.0)) { (count) } }
    }
}

/// The same as a table: a row for each share of scams caught, from the best, and a column for each of genuine contacts
/// taken for one.
fn crossed(places: &Places) -> Markup {
    let taken: BTreeSet<u32> = places.keys().map(|(taken, _)| *taken).collect();
    let caught: BTreeSet<u32> = places.keys().map(|(_, caught)| *caught).collect();
    html! {
        div.wide {
            table.figures.crossed {
                thead {
                    tr { th rowspan="2" { "Scams caught" } th colspan=(taken.len()) { "Genuine taken for a scam" } }
                    tr { @for taken in &taken { th { (taken) "%" } } }
                }
                tbody {
                    @for caught in caught.iter().rev() {
                        tr {
                            th { (caught) "%" }
                            @for taken in &taken {
                                td { @if let Some(count) = places.get(&(*taken, *caught)) { (count) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
