//! The results: safe actions first, then marks, then how well scams and genuine contacts were told apart, then how sure
//! and how right. It claims no more than the numbers carry.

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::keys::Command;
use super::super::page::{Page, Row, hanging};
use super::super::theme::Look;
use super::super::wrapping::wrap;
use super::{counted, heading, inset, marks, paragraph, pictures};
use hangup_core::drill::Drill;
use hangup_core::measure::{Calibration, Discernment, Results};
use hangup_core::quiz::Quiz;
use hangup_core::wording;

/// The page of results. `next` says when to come back, where what happened is kept.
pub fn page(drill: &Drill, quiz: &Quiz, next: Option<Option<Date>>, look: Look) -> Page {
    let results = Results::of(quiz, drill.attempt());
    let minutes = usize::try_from(results.time_taken.as_secs()).unwrap_or(0).div_ceil(60);
    let mut page = Page {
        title: format!("{} · results", quiz.title),
        aside: counted(minutes, "minute", "minutes"),
        ..Page::default()
    };
    page.rows.extend(safe(&results, look));
    page.rows.extend(total(quiz, &results, look));
    page.rows.extend(left_out(drill, &results, look));
    page.rows.extend(topics(&results, look));
    page.rows.extend(telling_apart(&results.discernment, look));
    page.rows.extend(confidence(&results.calibration, look));
    page.rows.extend(look_again(&results, look));
    page.rows.push(Row::blank());
    match next {
        None => {
            page.rows.extend(paragraph("Nothing of this is kept once you leave the page.", look.theme.dim(), look));
            page.idle.push(Command::Calendar);
        }
        Some(None) => page.idle.push(Command::Calendar),
        Some(Some(day)) => page.rows.extend(come_back(day, look)),
    }
    if results.outcomes.iter().all(|outcome| !outcome.missed()) {
        page.idle.push(Command::Missed);
    }
    page
}

/// When to come back, and how to be reminded.
fn come_back(day: Date, look: Look) -> Vec<Row> {
    let day = day.strftime("%-d %B %Y");
    let front = vec![Span::styled("Come back   ", look.theme.accent())];
    let text = format!("around {day}, with other questions. A calendar file reminds you: c");
    let rows = hanging(front, wrap(&text, look.measure().saturating_sub(12), Style::new()));
    rows.into_iter().map(|row| row.doing(Command::Calendar)).collect()
}

fn safe(results: &Results<'_>, look: Look) -> Vec<Row> {
    let Some(text) = wording::safe_actions(results.safe) else { return Vec::new() };
    let mut rows = paragraph(&text, look.theme.strong(), look);
    rows.push(Row::blank());
    rows
}

fn total(quiz: &Quiz, results: &Results<'_>, look: Look) -> Vec<Row> {
    paragraph(&wording::marks_and_percent(quiz, results).join(" · "), Style::new(), look)
}

fn left_out(drill: &Drill, results: &Results<'_>, look: Look) -> Vec<Row> {
    let text = wording::left_out(drill.left_out() + drill.count() - results.outcomes.len());
    text.map(|text| paragraph(&text, look.theme.dim(), look)).unwrap_or_default()
}

fn topics(results: &Results<'_>, look: Look) -> Vec<Row> {
    let mut rows = vec![Row::blank(), heading("By topic", look)];
    for topic in &results.topics {
        let figures = format!("{}/{}", marks(topic.marks), marks(topic.max));
        rows.push(pictures::share(&topic.topic, &figures, topic.marks / topic.max, look));
    }
    rows
}

fn telling_apart(figures: &Discernment, look: Look) -> Vec<Row> {
    if figures.situations() == 0 {
        return Vec::new();
    }
    let mut rows = vec![Row::blank(), heading("Telling scam from genuine", look)];
    for (name, count, of) in [
        ("scams caught", figures.hits, figures.scams),
        ("genuine, let in", figures.genuine - figures.alarms, figures.genuine),
    ] {
        if of > 0 {
            let share = f64::from(count) / f64::from(of);
            rows.push(pictures::share(name, &format!("{count} of {of}"), share, look));
        }
    }
    rows.push(Row::blank());
    rows.extend(paragraph(&wording::telling(figures), Style::new(), look));
    if let Some(words) = wording::leaning(figures) {
        rows.extend(paragraph(words, Style::new(), look));
    }
    if let (Some(d_prime), Some(d_error), Some(criterion), Some(c_error)) =
        (figures.d_prime(), figures.d_prime_error(), figures.criterion(), figures.criterion_error())
    {
        let (d_prime, criterion) = (signed(d_prime), signed(criterion));
        let text = format!(
            "d′ {d_prime} (standard error {d_error:.1}; 0 is guessing) · c {criterion} (standard error {c_error:.1}; \
             below 0 leans to scam)"
        );
        rows.extend(paragraph(&text, look.theme.dim(), look));
    }
    rows
}

/// A figure with one decimal and a true minus sign.
fn signed(figure: f64) -> String {
    format!("{figure:.1}").replace('-', "−").replace("−0.0", "0.0")
}

fn confidence(calibration: &Calibration, look: Look) -> Vec<Row> {
    let (Some(brier), Some(over)) = (calibration.brier, calibration.overconfidence) else { return Vec::new() };
    let mut rows = vec![Row::blank(), heading("How sure, how right", look)];
    rows.extend(pictures::calibration(calibration, look));
    rows.push(Row::blank());
    rows.extend(paragraph(
        "On the dotted line you are as sure as you are right; below it, surer than right.",
        look.theme.dim(),
        look,
    ));
    for step in &calibration.steps {
        rows.extend(inset(&wording::step_of_confidence(step), Style::new(), look));
    }
    rows.extend(paragraph(wording::surer_than_right(over), Style::new(), look));
    rows.extend(paragraph(&format!("Brier score {brier:.2} (0 is best, 0.25 is guessing)"), look.theme.dim(), look));
    rows
}

fn look_again(results: &Results<'_>, look: Look) -> Vec<Row> {
    let Some(text) = wording::to_learn_from(results) else { return Vec::new() };
    let front = vec![Span::styled("Look again  ", look.theme.accent())];
    let text = format!("{text}: r");
    let rows = hanging(front, wrap(&text, look.measure().saturating_sub(12), Style::new()));
    std::iter::once(Row::blank()).chain(rows.into_iter().map(|row| row.doing(Command::Review))).collect()
}
