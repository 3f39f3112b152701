//! Each question for those who write them: how it worked, in words and in figures, what was chosen, and what to look at.

use maud::{Markup, html};

use super::plots;
use crate::class::pages::letter;
use crate::class::report::{ClassReport, Words};
use hangup_core::measure::class::{Choice, Interval, Item};
use hangup_core::quiz::visible;
use hangup_core::wording::class::{flag, item as how_it_worked, maybe, within};
use hangup_core::wording::counted;

/// Responses that are shown one by one at most; of a question that is typed there may be as many as learners.
const MOST_CHOICES: usize = 12;

/// All questions, numbered from 1.
pub fn items(report: &ClassReport<'_>) -> Markup {
    html! {
        @for (number, item) in (1..).zip(&report.figures.items) { (self::item(number, item, report.words)) }
    }
}

fn item(number: usize, item: &Item<'_>, words: &Words) -> Markup {
    let about = words.about(item.question);
    let id = visible(item.question);
    html! {
        article.item {
            h3 { (number) ". " (about) }
            @if id != about { p.note { code { (id) } } }
            p { (how_it_worked(item)) }
            @for flag in item.flags.iter().copied().map(flag) { p.flag { b { "◆ " (flag.0) ":" } " " (flag.1) } }
            (figures(item))
            (choices(item, words))
        }
    }
}

/// The figures of a question, each with its name.
fn figures(item: &Item<'_>) -> Markup {
    let percent = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |_| format!("{}%", maybe(figure, 0)));
    html! {
        ul.measured {
            li { "given to " b { (counted(item.n, "learner", "learners")) } }
            li { "facility " b { (maybe(item.facility, 2)) } (between(item.facility_ci)) }
            li { "with the rest " b { (maybe(item.item_rest, 2)) } (between(item.item_rest_ci)) }
            li { "discrimination index " b { (percent(item.discrimination_index)) } }
            li { "discriminative efficiency " b { (percent(item.discriminative_efficiency)) } }
            li { "effective weight " b { (percent(item.effective_weight)) } }
        }
    }
}

fn between(interval: Option<Interval>) -> String {
    interval.map(|interval| format!(" ({})", within(interval, 2))).unwrap_or_default()
}

/// What was chosen, drawn and in numbers.
fn choices(item: &Item<'_>, words: &Words) -> Markup {
    let shown = most_chosen(&item.options);
    if shown.is_empty() {
        return html! { p.note { "What was chosen is not known." } };
    }
    let left_out = item.options.len() - shown.len();
    html! {
        (plots::options(&shown))
        table.figures {
            thead { tr { th {} th { "Chosen" } th { "n" } th { "Share" } th { "With the rest" } } }
            tbody {
                @for (place, choice) in shown.iter().enumerate() {
                    tr {
                        th { (letter(place)) }
                        td.name { (words.response(item.question, choice.response)) @if choice.key { " " b { "✓ right" } } }
                        td { (choice.n) }
                        td { (maybe(Some(100.0 * choice.share), 0)) "%" }
                        td { (maybe(choice.item_rest, 2)) }
                    }
                }
            }
        }
        @if left_out > 0 {
            p.note { "Left out, since they were given less often: " (counted(left_out, "response", "responses")) "." }
        }
    }
}

/// The responses that most gave, in their own order.
fn most_chosen<'c, 't>(choices: &'c [Choice<'t>]) -> Vec<&'c Choice<'t>> {
    let mut by_count: Vec<(usize, &Choice<'_>)> = choices.iter().enumerate().collect();
    by_count.sort_by_key(|(_, choice)| (!choice.key, std::cmp::Reverse(choice.n)));
    by_count.truncate(MOST_CHOICES);
    by_count.sort_by_key(|(place, _)| *place);
    by_count.into_iter().map(|(_, choice)| choice).collect()
}
