//! The results: safe actions first, then marks, then how well scams and genuine contacts were told apart, then how sure
//! and how right. It claims no more than the numbers carry.

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::flow::wrap;
use super::super::keys::Command;
use super::super::page::{Page, Row, hanging};
use super::super::session::Session;
use super::super::theme::Look;
use super::{counted, heading, inset, marks, paragraph, pictures};
use crate::measure::{Calibration, Discernment, Leaning, Results, Telling};
use crate::quiz::{Quiz, Truth};

/// Below this many verdicts, telling them apart is a sign and no proof.
const FEW_SITUATIONS: u32 = 20;

/// The page of results. `next` says when to come back, where what happened is kept.
pub fn page(session: &Session, next: Option<Option<Date>>, look: Look) -> Page {
    let results = Results::of(&session.quiz, &session.attempt);
    let minutes = usize::try_from(results.time_taken.as_secs()).unwrap_or(0).div_ceil(60);
    let mut page = Page {
        title: format!("{} · results", session.quiz.title),
        aside: counted(minutes, "minute", "minutes"),
        ..Page::default()
    };
    page.rows.extend(safe(&results, look));
    page.rows.extend(total(&session.quiz, &results, look));
    page.rows.extend(left_out(session, &results, look));
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
    let safe = results.safe;
    if safe.of == 0 {
        return Vec::new();
    }
    let situations = counted(safe.of as usize, "situation", "situations");
    let mut rows =
        paragraph(&format!("You did the safe thing in {} of {situations}.", safe.safe), look.theme.strong(), look);
    rows.push(Row::blank());
    rows
}

fn total(quiz: &Quiz, results: &Results<'_>, look: Look) -> Vec<Row> {
    let mut text = format!("{} of {} marks", marks(results.marks()), marks(results.max()));
    if let Some(percent) = results.percent() {
        text += &format!(" · {percent:.0}%");
        if let Some(needed) = quiz.pass_mark {
            let passed = if percent >= f64::from(needed) { "passed" } else { "not passed" };
            text += &format!(" · {passed}, {needed}% needed");
        }
    }
    paragraph(&text, Style::new(), look)
}

fn left_out(session: &Session, results: &Results<'_>, look: Look) -> Vec<Row> {
    match session.left_out + session.len() - results.outcomes.len() {
        0 => Vec::new(),
        gone => {
            let questions = counted(gone, "question has", "questions have");
            paragraph(
                &format!("{questions} changed since the paper was drawn, and are left out."),
                look.theme.dim(),
                look,
            )
        }
    }
}

fn topics(results: &Results<'_>, look: Look) -> Vec<Row> {
    let mut rows = vec![Row::blank(), heading("By topic", look)];
    for topic in &results.topics {
        let figures = format!("{}/{}", marks(topic.marks), marks(topic.max));
        rows.extend(pictures::share(&topic.topic, &figures, topic.marks / topic.max, look));
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
            rows.extend(pictures::share(name, &format!("{count} of {of}"), share, look));
        }
    }
    rows.push(Row::blank());
    rows.extend(paragraph(&telling_words(figures), Style::new(), look));
    if let Some(words) = leaning_words(figures) {
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

fn telling_words(figures: &Discernment) -> String {
    let situations = counted(figures.situations() as usize, "situation", "situations");
    match figures.telling() {
        None => "Telling apart needs scams and genuine contacts; you gave a verdict on one sort only.".to_owned(),
        Some(Telling::AlwaysTheSame(Truth::Scam)) => {
            "You called everything a scam. That catches every scam, and it keeps you safe; but it also turns away the help \
             you asked for, so it does not show that you can tell the two apart. Look for the fact that you can check."
                .to_owned()
        }
        Some(Telling::AlwaysTheSame(Truth::Genuine)) => {
            "You called everything genuine. That is kind to honest callers, but it lets every scam in, so it does not show \
             that you can tell the two apart. Ask who began the contact, and on which number."
                .to_owned()
        }
        Some(Telling::Tells) if figures.situations() < FEW_SITUATIONS => {
            format!("You told them apart better than guessing would. {situations} are few: a good sign, not yet a proof.")
        }
        Some(Telling::Tells) => "You told them apart better than guessing would.".to_owned(),
        Some(Telling::TooFew) => format!("{situations} are too few to be sure that you can tell."),
    }
}

fn leaning_words(figures: &Discernment) -> Option<&'static str> {
    match figures.leaning()? {
        Leaning::TooSuspicious => Some("You lean towards calling things a scam."),
        Leaning::TooTrusting => Some("You lean towards calling things genuine."),
        Leaning::Unsure => None,
    }
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
        let times = counted(step.count as usize, "time", "times");
        let text = format!("{}% sure {times}: right {} of {}", step.confidence.percent(), step.right, step.count);
        rows.extend(inset(&text, Style::new(), look));
    }
    let words = match over {
        over if over > 0.1 => "On the whole you were surer than you were right.",
        over if over < -0.1 => "On the whole you were right more often than you thought.",
        _ => "On the whole you were about as sure as you were right.",
    };
    rows.extend(paragraph(words, Style::new(), look));
    rows.extend(paragraph(&format!("Brier score {brier:.2} (0 is best, 0.25 is guessing)"), look.theme.dim(), look));
    rows
}

fn look_again(results: &Results<'_>, look: Look) -> Vec<Row> {
    let missed = results.outcomes.iter().filter(|outcome| outcome.missed()).count();
    if missed == 0 {
        return Vec::new();
    }
    let front = vec![Span::styled("Look again  ", look.theme.accent())];
    let text = format!("{} to learn from: r", counted(missed, "question", "questions"));
    let rows = hanging(front, wrap(&text, look.measure().saturating_sub(12), Style::new()));
    std::iter::once(Row::blank()).chain(rows.into_iter().map(|row| row.doing(Command::Review))).collect()
}
