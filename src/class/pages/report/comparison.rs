//! Before and after a lesson, on a page: what changed for those who were there both times, and what that does not show.

use maud::{Markup, html};

use super::{head, page};
use crate::class::report::{Comparison, TopicGain};
use hangup_core::quiz::visible;
use hangup_core::wording::class::{change, hake, maybe, not_concluded, signed};
use hangup_core::wording::counted;

/// The page.
pub fn comparison(comparison: &Comparison) -> String {
    let Comparison { title, before, after, gain, topics, same_questions } = comparison;
    let learners = |count: usize| counted(count, "learner", "learners");
    let tenths = |figure: f64| signed(figure, 1);
    let percents = |figure: f64| signed(100.0 * figure, 1);
    page(
        title,
        "Before and after",
        &html! {
            p { (learners(*before)) " before, " (learners(*after)) " after." }
            section {
                h2 { "What changed" }
                ul {
                    li { b { (change("Safe actions in percent of the situations", &gain.safe_actions, &percents)) } }
                    li { (change("Marks in percent", &gain.marks, &tenths)) " " (hake(gain.hake)) }
                    li { (change("d′", &gain.d_prime, &|figure| signed(figure, 2))) }
                }
            }
            @if !topics.is_empty() { section { h2 { "By topic" } (by_topic(topics)) } }
            section {
                h2 { "What this does not show" }
                ul { @for sentence in not_concluded(*same_questions) { li { (sentence) } } }
            }
        },
    )
}

/// Marks in percent, topic by topic.
fn by_topic(topics: &[TopicGain]) -> Markup {
    html! {
        div.wide {
            table.figures {
                (head(&["Marks in percent", "Learners", "Before", "After", "Difference", "95% interval", "Hake’s g"]))
                tbody { @for topic in topics { (row(topic)) } }
            }
        }
    }
}

fn row(TopicGain { topic, gain }: &TopicGain) -> Markup {
    let marks = &gain.marks;
    let interval = marks.difference_ci.map(|[lower, upper]| format!("{} to {}", signed(lower, 1), signed(upper, 1)));
    html! {
        tr {
            td.name { (visible(topic)) }
            td { (marks.n) }
            td { (maybe(marks.before, 1)) }
            td { (maybe(marks.after, 1)) }
            td { (maybe(marks.difference, 1)) }
            td { (interval.as_deref().unwrap_or("–")) }
            td { (maybe(gain.hake, 2)) }
        }
    }
}
