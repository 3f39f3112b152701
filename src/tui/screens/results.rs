//! The results: safe actions first, then marks, then how well scams and genuine contacts were told apart, then how sure
//! and how right. It claims no more than the numbers carry.

use jiff::civil::Date;

use super::{Command, Look, Page, Row, Span, Style, counted, indented, inset, marks, paragraph, pictures, section};
use hangup_core::drill::Drill;
use hangup_core::measure::{Calibration, Discernment, Results, TopicMarks};
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
    page.paragraph(&wording::marks_and_percent(quiz, &results).join(" · "), Style::new(), look);
    page.rows.extend(left_out(drill, &results, look));
    page.rows.extend(section("By topic", topics(&results.topics, look), look));
    page.rows.extend(telling_apart(&results.discernment, look));
    page.rows.extend(confidence(&results.calibration, look));
    page.rows.extend(look_again(&results, look));
    page.rows.push(Row::blank());
    match next {
        None => {
            page.paragraph("Nothing of this is kept once you leave the page.", look.theme.dim(), look);
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
    let rows = indented(front, &text, Style::new(), look);
    rows.into_iter().map(|row| row.doing(Command::Calendar)).collect()
}

fn safe(results: &Results<'_>, look: Look) -> Vec<Row> {
    let Some(text) = wording::safe_actions(results.safe) else { return Vec::new() };
    let mut rows = paragraph(&text, look.theme.strong(), look);
    rows.push(Row::blank());
    rows
}

fn left_out(drill: &Drill, results: &Results<'_>, look: Look) -> Vec<Row> {
    let text = wording::left_out(drill.left_out() + drill.count() - results.outcomes.len());
    text.map(|text| paragraph(&text, look.theme.dim(), look)).unwrap_or_default()
}

/// The marks earned on each topic, as bars.
pub fn topics(topics: &[TopicMarks], look: Look) -> Vec<Row> {
    let bar = |topic: &TopicMarks| {
        let figures = format!("{}/{}", marks(topic.marks), marks(topic.max));
        pictures::share(&topic.topic, &figures, topic.marks / topic.max, look)
    };
    topics.iter().map(bar).collect()
}

fn telling_apart(figures: &Discernment, look: Look) -> Vec<Row> {
    if figures.situations() == 0 {
        return Vec::new();
    }
    let mut rows = Vec::new();
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
    section("Telling scam from genuine", rows, look)
}

/// A figure with one decimal and a true minus sign.
fn signed(figure: f64) -> String {
    format!("{figure:.1}").replace('-', "−").replace("−0.0", "0.0")
}

fn confidence(calibration: &Calibration, look: Look) -> Vec<Row> {
    let (Some(brier), Some(over)) = (calibration.brier, calibration.overconfidence) else { return Vec::new() };
    let mut rows = pictures::calibration(calibration, look);
    rows.push(Row::blank());
    let on_the_line = "On the dotted line you are as sure as you are right; below it, surer than right.";
    rows.extend(paragraph(on_the_line, look.theme.dim(), look));
    for step in &calibration.steps {
        rows.extend(inset(&wording::step_of_confidence(step), Style::new(), look));
    }
    rows.extend(paragraph(wording::surer_than_right(over), Style::new(), look));
    rows.extend(paragraph(&format!("Brier score {brier:.2} (0 is best, 0.25 is guessing)"), look.theme.dim(), look));
    section("How sure, how right", rows, look)
}

fn look_again(results: &Results<'_>, look: Look) -> Vec<Row> {
    let Some(text) = wording::to_learn_from(results) else { return Vec::new() };
    let front = vec![Span::styled("Look again  ", look.theme.accent())];
    let text = format!("{text}: r");
    let rows = indented(front, &text, Style::new(), look);
    std::iter::once(Row::blank()).chain(rows.into_iter().map(|row| row.doing(Command::Review))).collect()
}
