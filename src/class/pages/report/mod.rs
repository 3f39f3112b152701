//! The report on a class as a page: first what to discuss now, then what the class did, then each question and each
//! learner. Figures come from `measure` and sentences from `wording`; here they are put on a page.

mod calls;
mod comparison;
mod items;
mod learners;
mod plots;

pub use comparison::comparison;

use maud::{Markup, html};

use super::{STYLE, document};
use crate::class::report::{ClassReport, Findings};
use hangup_core::measure::class::ClassTopic;
use hangup_core::quiz::visible;
use hangup_core::wording::class::{self as say, BY_WHICH_RULE, D_PRIME_OF_ONE, NO_ANSWERS, NOTHING_TO_DISCUSS};
use hangup_core::wording::counted;

/// What the style of all pages does not have: plots and tables of figures.
const REPORT_STYLE: &str = include_str!("report.css");

/// Everything there is to report on a class.
pub fn report(report: &ClassReport<'_>) -> String {
    let findings = Findings::of(report);
    page(
        &report.title,
        "Report on a class",
        &html! {
            @if findings.is_empty() {
                p { (NO_ANSWERS) }
            } @else {
                (discuss(&findings))
                (the_class(report, &findings))
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

/// The first line of a table.
fn head(names: &[&str]) -> Markup {
    html! { thead { tr { @for name in names { th { (name) } } } } }
}

fn discuss(findings: &Findings) -> Markup {
    let points = &findings.to_discuss;
    html! {
        section.discuss {
            h2 { (say::discuss_now(points.len())) }
            @if points.is_empty() { p { (NOTHING_TO_DISCUSS) } }
            ol { @for point in points { li { h3 { (point.about) } p { (point.found) } p { b { (point.ask) } } } } }
            @for key in &findings.keys_to_check { p { b { (key) } } }
            p.note { (BY_WHICH_RULE) }
        }
    }
}

fn the_class(report: &ClassReport<'_>, findings: &Findings) -> Markup {
    let learners = &report.figures.learners;
    let sentences = |sentences: &[String]| html! { ul { @for sentence in sentences { li { (sentence) } } } };
    html! {
        section {
            h2 { "The class" }
            @if let Some(safe) = &findings.safe { p.safe { b { (safe) } } }
            (sentences(&findings.marks))
            (plots::marks(learners))
            @if !findings.topics.is_empty() { h3 { "By topic" } (topics(&findings.topics)) }
            h3 { "Telling scams from genuine contacts" }
            (sentences(&findings.telling))
            (plots::verdicts(learners))
            h3 { "How sure, how right" }
            (plots::confidence(&report.calibration, &sentences(&findings.confidence)))
        }
    }
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
