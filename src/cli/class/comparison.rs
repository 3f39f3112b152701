//! Before and after a lesson, as text.

use crate::class::report::Comparison;
use hangup_core::quiz::visible;
use hangup_core::wording::class::{change, maybe, not_concluded, signed};
use hangup_core::wording::counted;

/// The comparison as text, wrapped after so many columns.
pub fn text(comparison: &Comparison, columns: usize) -> String {
    let Comparison { title, before, after, gain, topics, same_questions } = comparison;
    let both = counted(gain.marks.n, "learner is", "learners are");
    let mut lines = vec![
        format!("{}: before and after", visible(title)),
        String::new(),
        format!("{before} before, {after} after; {both} in both, and only those are compared."),
        String::new(),
        change("Safe actions", &gain.safe_actions, &|share| percent(100.0 * share)),
        change("Marks", &gain.marks, &percent),
        format!("Hake's gain, the part of what could be gained: {}.", maybe(gain.hake, 2)),
        change("Telling apart, d′", &gain.d_prime, &|figure| signed(figure, 2)),
    ];
    if !topics.is_empty() {
        lines.extend([String::new(), "By topic".to_owned()]);
        lines.extend(topics.iter().map(|topic| change(&visible(&topic.topic), &topic.gain.marks, &percent)));
    }
    lines.extend([String::new(), "What this cannot say".to_owned()]);
    lines.extend(not_concluded(*same_questions).into_iter().map(str::to_owned));
    lines.iter().flat_map(|line| textwrap::wrap(line, columns)).map(|line| format!("{line}\n")).collect()
}

fn percent(figure: f64) -> String {
    format!("{}%", signed(figure, 0))
}
