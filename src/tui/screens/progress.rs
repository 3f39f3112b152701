//! Progress: what is due, and how several attempts went, in words and pictures.

use jiff::Timestamp;

use super::super::app::LearnerHistory;
use super::results::topics;
use super::{Look, Page, Row, Style, counted, heading, inset, paragraph, pictures, section};
use crate::store::LookBack;
use hangup_core::measure::{Discernment, Milestone, Progress};

/// Attempts that are shown one by one: the newest ones.
const SHOWN: usize = 12;

/// The page.
pub fn page(back: &LookBack, titles: &[(String, Timestamp)], history: &LearnerHistory, look: Look) -> Page {
    let progress = &back.progress;
    let aside = history.owner.as_deref().map(|owner| format!("History of {owner}")).unwrap_or_default();
    let mut page = Page { title: "hangup · progress".to_owned(), aside, ..Page::default() };
    if progress.milestones.is_empty() {
        page.paragraph("Nothing has been handed in yet.", Style::new(), look);
        return page;
    }
    page.rows.extend(due(titles, history, look));
    page.rows.extend(safe(progress, history, look));
    page.rows.extend(section("Marks, attempt by attempt", earned(progress, history, look), look));
    page.rows.extend(section("Marks by topic, over all of them", topics(&progress.topics, look), look));
    page.rows.extend(section("Telling scam from genuine", telling(progress, history, look), look));
    if progress.calibration.brier.is_some() {
        let picture = pictures::calibration(&progress.calibration, look);
        page.rows.extend(section("How sure, how right, over all of them", picture, look));
    }
    page.rows.extend(left_out(back, look));
    page
}

fn due(titles: &[(String, Timestamp)], history: &LearnerHistory, look: Look) -> Vec<Row> {
    if titles.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![heading("Coming back", look)];
    for (title, due) in titles {
        let when = if *due <= history.now {
            "due now".to_owned()
        } else {
            format!("around {}", history.day(*due).strftime("%-d %B %Y"))
        };
        rows.extend(inset(&format!("{title}: {when}"), Style::new(), look));
    }
    rows.push(Row::blank());
    rows
}

fn newest(progress: &Progress) -> impl Iterator<Item = &Milestone> {
    let skipped = progress.milestones.len().saturating_sub(SHOWN);
    progress.milestones.iter().skip(skipped)
}

fn safe(progress: &Progress, history: &LearnerHistory, look: Look) -> Vec<Row> {
    let mut rows = vec![heading("Safe actions, attempt by attempt", look)];
    for milestone in newest(progress).filter(|milestone| milestone.safe.of > 0) {
        let safe = milestone.safe;
        let share = f64::from(safe.safe) / f64::from(safe.of);
        rows.push(pictures::share(&named(milestone, history), &format!("{} of {}", safe.safe, safe.of), share, look));
    }
    rows
}

fn earned(progress: &Progress, history: &LearnerHistory, look: Look) -> Vec<Row> {
    let bar = |milestone: &Milestone| {
        let percent = milestone.percent()?;
        Some(pictures::share(&named(milestone, history), &format!("{percent:.0}%"), percent / 100.0, look))
    };
    newest(progress).filter_map(bar).collect()
}

fn telling(progress: &Progress, history: &LearnerHistory, look: Look) -> Vec<Row> {
    let comparable = progress.comparable();
    let Some(first) = comparable.first().map(|milestone| milestone.discernment) else { return Vec::new() };
    let which = format!(
        "Attempts with {} and {} can be compared, and no others.",
        counted(first.scams as usize, "scam", "scams"),
        counted(first.genuine as usize, "genuine contact", "genuine contacts")
    );
    let mut rows = paragraph(&which, look.theme.dim(), look);
    for milestone in comparable {
        let Discernment { hits, scams, alarms, genuine } = milestone.discernment;
        let attempt = named(milestone, history);
        let text = format!("{attempt}: caught {hits} of {scams}, took {alarms} of {genuine} genuine for a scam");
        rows.extend(inset(&text, Style::new(), look));
    }
    rows
}

fn left_out(back: &LookBack, look: Look) -> Vec<Row> {
    let changed: usize = back.progress.milestones.iter().map(|milestone| milestone.left_out).sum();
    let mut words = Vec::new();
    if changed > 0 {
        words.push(format!("{} changed since, and are left out.", counted(changed, "question has", "questions have")));
    }
    if back.without_quiz > 0 {
        let attempts = counted(back.without_quiz, "attempt is", "attempts are");
        words.push(format!("{attempts} left out, as the quiz is not on the shelf any more."));
    }
    if words.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::blank()];
    rows.extend(paragraph(&words.join(" "), look.theme.dim(), look));
    rows
}

/// An attempt by its day and its quiz.
fn named(milestone: &Milestone, history: &LearnerHistory) -> String {
    format!("{} {}", history.day(milestone.at).strftime("%-d %b"), milestone.title)
}
