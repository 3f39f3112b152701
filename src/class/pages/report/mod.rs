//! The report on a class as a page: first what to discuss now, then what the class did, then each question and each
//! learner. Figures come from `measure` and sentences from `wording`; here they are set and drawn.

mod calls;
mod comparison;
mod items;
mod learners;
mod plots;

pub use comparison::comparison;

use maud::{Markup, html};

use super::{STYLE, document};
use crate::class::report::{ClassReport, keys_to_check, to_discuss};
use hangup_core::measure::class::{ClassTopic, Learner};
use hangup_core::quiz::visible;
use hangup_core::wording::class::{
    self as say, BY_WHICH_RULE, D_PRIME_OF_ONE, NO_ANSWERS, NOTHING_TO_DISCUSS, class_confidence, class_marks,
    class_safe_actions, class_telling,
};
use hangup_core::wording::counted;

/// What the style of all pages does not have: plots and tables of figures.
const REPORT_STYLE: &str = include_str!("report.css");

/// Everything there is to tell of a class.
pub fn report(report: &ClassReport<'_>) -> String {
    let nobody = report.figures.learners.is_empty();
    page(
        &report.title,
        "Report on a class",
        &html! {
            @if nobody {
                p { (NO_ANSWERS) }
            } @else {
                (discuss(report))
                (the_class(report))
                @if !report.calls.is_empty() {
                    section {
                        h2 { "The calls" }
                        @for paths in report.calls { (calls::call(paths, report.words)) }
                    }
                }
                section {
                    h2 { "For authors: each question" }
                    (plots::questions(&report.figures.items))
                    (items::items(report))
                }
                section {
                    h2 { "Each learner" }
                    p.note { (D_PRIME_OF_ONE) }
                    (learners::learners(&report.figures.learners))
                }
            }
        },
    )
}

/// A page with its title and what kind of page it is.
fn page(title: &str, kind: &str, inside: &Markup) -> String {
    let title = visible(title);
    let body = html! {
        body {
            main.report {
                header {
                    h1 { (title) }
                    p.kind { (kind) }
                }
                (inside)
            }
        }
    };
    document("en", &format!("{title} · {kind}"), &format!("{STYLE}\n{REPORT_STYLE}"), &body)
}

fn discuss(report: &ClassReport<'_>) -> Markup {
    let points = &report.points;
    html! {
        section.discuss {
            h2 { (say::discuss_now(points.len())) }
            @if points.is_empty() { p { (NOTHING_TO_DISCUSS) } }
            ol {
                @for point in to_discuss(report) {
                    li { h3 { (point.about) } p { (point.found) } p { b { (point.ask) } } }
                }
            }
            @for key in keys_to_check(report) { p { b { (key) } } }
            p.note { (BY_WHICH_RULE) }
        }
    }
}

fn the_class(report: &ClassReport<'_>) -> Markup {
    let figures = &report.figures;
    let sentences = |said: Vec<String>| html! { ul { @for sentence in said { li { (sentence) } } } };
    html! {
        section {
            h2 { "The class" }
            @if let Some(safe) = class_safe_actions(figures.safe_actions) { p.safe { b { (safe) } } }
            (sentences(class_marks(&figures.quiz, same_maximum(&figures.learners))))
            (plots::marks(&figures.learners))
            @if !report.topics.is_empty() { h3 { "By topic" } (topics(&report.topics)) }
            h3 { "Telling scams from genuine contacts" }
            (sentences(class_telling(&figures.discernment)))
            (plots::verdicts(&figures.learners))
            h3 { "How sure, how right" }
            (plots::confidence(
                &report.calibration,
                &sentences(class_confidence(&report.calibration)),
            ))
        }
    }
}

/// The marks there were to earn, where that was the same for all; 0 otherwise.
fn same_maximum(learners: &[Learner<'_>]) -> f64 {
    let mut maxima = learners.iter().map(|learner| learner.max_mark);
    maxima.next().filter(|first| maxima.all(|other| other == *first)).unwrap_or_default()
}

fn topics(topics: &[ClassTopic]) -> Markup {
    html! {
        ul {
            @for topic in topics {
                li {
                    (visible(&topic.topic)) ", " (counted(topic.questions, "question", "questions")) ": "
                    (say::maybe(topic.share.map(|share| 100.0 * share), 0)) "% of the marks"
                }
            }
        }
    }
}
