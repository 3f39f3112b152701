//! The class as a whole: safe actions first, then marks, telling apart, and how sure against how right.

use super::{Look, Page, Row, Style, inset, paragraph, pictures, section};
use crate::class::report::Findings;
use hangup_core::measure::Step;
use hangup_core::measure::class::ClassTopic;
use hangup_core::wording::class::maybe;

/// The page.
pub fn page(findings: &Findings, look: Look) -> Page {
    let mut rows = Vec::new();
    if let Some(safe) = &findings.safe {
        rows.extend(paragraph(safe, look.theme.strong(), look));
        rows.push(Row::blank());
    }
    rows.extend(findings.marks.iter().flat_map(|sentence| paragraph(sentence, Style::new(), look)));
    rows.extend(section("How many earned how much", spread(findings, look), look));
    rows.extend(section("Marks by topic", topics(findings, look), look));
    rows.extend(section("Telling scam from genuine", sentences(&findings.telling, look), look));
    rows.extend(section("How sure, and how often right", confidence(findings, look), look));
    Page { rows, ..Page::default() }
}

fn spread(findings: &Findings, look: Look) -> Vec<Row> {
    let all: usize = findings.spread.iter().map(|(_, count)| count).sum();
    let row = |(band, count): &(&'static str, usize)| {
        let share = *count as f64 / all.max(1) as f64;
        pictures::share(band, &format!("{count} of {all}"), share, look)
    };
    findings.spread.iter().filter(|_| all > 0).map(row).collect()
}

fn topics(findings: &Findings, look: Look) -> Vec<Row> {
    let row = |topic: &ClassTopic| {
        let percent = topic.share.map_or_else(|| maybe(None, 0), |share| format!("{:.0}%", 100.0 * share));
        pictures::share(&topic.topic, &percent, topic.share.unwrap_or(0.0), look)
    };
    findings.topics.iter().map(row).collect()
}

/// How right the class was at each confidence, as bars, and then what that comes to, in words.
fn confidence(findings: &Findings, look: Look) -> Vec<Row> {
    let steps = &findings.calibration.steps;
    let row = |step: &Step| {
        let figures = format!("{:.0}% of {}", 100.0 * step.share_right(), step.count);
        pictures::share(&format!("{}% sure", step.percent), &figures, step.share_right(), look)
    };
    let mut rows: Vec<Row> = steps.iter().map(row).collect();
    rows.extend(sentences(findings.confidence.get(steps.len()..).unwrap_or_default(), look));
    rows
}

fn sentences(sentences: &[String], look: Look) -> Vec<Row> {
    sentences.iter().flat_map(|sentence| inset(sentence, Style::new(), look)).collect()
}
