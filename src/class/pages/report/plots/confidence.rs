//! How sure a class was against how often it was right: a point for every confidence that was given.

use maud::{Markup, html};

use super::axes::{Axes, Scale};
use super::labels::labels;
use super::{plot, point};
use hangup_core::measure::Calibration;

/// Draws how often those were right who were so sure. `in_words` says the same.
pub fn confidence(calibration: &Calibration, in_words: &Markup) -> Markup {
    if calibration.steps.is_empty() {
        return html! { p.note { "Confidence is not drawn: nobody said how sure they were." } };
    }
    let axes = Axes {
        x: Scale::percent("how sure they were", 50.0, 10.0),
        y: Scale::percent("how often they were right", 0.0, 20.0),
    };
    let points: Vec<(f64, f64, String)> = calibration
        .steps
        .iter()
        .map(|step| {
            let (x, y) = axes.at(f64::from(step.percent), 100.0 * step.share_right());
            (x, y, format!("n={}", step.count))
        })
        .collect();
    let picture = axes.picture(
        "Confidence and being right",
        "Each point is a confidence, with the number of verdicts given with it: the higher, the more of them were right. On \
         the dashed line people are as sure as they are right; below it, surer.",
        &html! {
            (axes.dashes((50.0, 50.0), (100.0, 100.0)))
            @for (x, y, _) in &points { (point((*x, *y), false)) }
            (labels(&points).0)
        },
    );
    plot(&picture, in_words)
}
