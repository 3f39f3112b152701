//! Before and after a lesson, as text.

use crate::class::report::Comparison;
use hangup_core::quiz::visible;
use hangup_core::wording::class::{change, maybe, not_concluded, signed};
use hangup_core::wording::counted;

/// The comparison as text, wrapped after so many columns.
pub fn text(comparison: &Comparison, columns: usize) -> String {
    let Comparison { title, before, after, gain, topics, same_questions } = comparison;
    let mut lines = vec![format!("{}: before and after", visible(title)), String::new()];
    let both = counted(gain.marks.n, "learner is", "learners are");
    lines.push(format!("{before} before, {after} after; {both} in both, and only those are compared."));
    lines.push(String::new());
    lines.push(change("Safe actions", &gain.safe_actions, &percent_of_share));
    lines.push(change("Marks", &gain.marks, &percent));
    lines.push(format!("Hake's gain, the part of what could be gained: {}.", maybe(gain.hake, 2)));
    lines.push(change("Telling apart, d′", &gain.d_prime, &|figure| signed(figure, 2)));
    if !topics.is_empty() {
        lines.push(String::new());
        lines.push("By topic".to_owned());
        lines.extend(topics.iter().map(|topic| change(&visible(&topic.topic), &topic.gain.marks, &percent)));
    }
    lines.push(String::new());
    lines.push("What this cannot say".to_owned());
    lines.extend(not_concluded(*same_questions).into_iter().map(str::to_owned));
    lines.iter().flat_map(|line| textwrap::wrap(line, columns)).map(|line| format!("{line}\n")).collect()
}

fn percent(figure: f64) -> String {
    format!("{}%", signed(figure, 0))
}

fn percent_of_share(share: f64) -> String {
    percent(100.0 * share)
}
