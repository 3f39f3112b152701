//! The calls: line by line what the class replied, where one could know, and how it ended.

use super::{LINE, Line, Look, Page, ROOMY, Row, Span, Style, bar, debrief, heading, indented, inset, paragraph};
use crate::class::report::{CallPaths, Findings, LinePath};
use hangup_core::quiz::call::EndingOutcome;
use hangup_core::wording::{Outcome, counted};

/// The page.
pub fn page(findings: &Findings, look: Look) -> Page {
    let mut rows = Vec::new();
    for (about, call) in &findings.calls {
        if !rows.is_empty() {
            rows.extend([Row::blank(), Row::blank()]);
        }
        rows.extend(paragraph(about, look.theme.strong(), look));
        let played = counted(call.played as usize, "learner", "learners");
        rows.extend(paragraph(&format!("Played to an end by {played}."), look.theme.dim(), look));
        rows.extend(call.lines.iter().flat_map(|line| self::line(line, look)));
        rows.extend(endings(call, look));
    }
    Page { rows, ..Page::default() }
}

/// A line, who heard it, what one could know from it, and what was replied.
fn line(line: &LinePath, look: Look) -> Vec<Row> {
    let who = Span::styled(line.who.clone(), look.theme.strong());
    let heard = Span::styled(format!(" · heard by {}", line.heard), look.theme.dim());
    let mut rows = vec![Row::blank(), Row::text(Line::from(vec![who, heard]))];
    rows.extend(inset(&line.says, Style::new(), look));
    if let Some(tells) = &line.tells {
        let front = vec![Span::styled("  ! ", look.theme.caution())];
        let tells = format!("One could know here: {tells}");
        rows.extend(indented(front, &tells, Style::new(), look));
    }
    let all: u32 = line.replies.iter().map(|(_, count)| count).sum();
    rows.extend(line.replies.iter().flat_map(|(words, count)| counted_row(*count, all, Vec::new(), words, look)));
    rows
}

fn endings(call: &CallPaths, look: Look) -> Vec<Row> {
    let mut rows = vec![Row::blank(), heading("How it ended", look)];
    for (outcome, words, count) in &call.endings {
        let text = format!("{}: {words}", Outcome::Ended(*outcome).words());
        rows.extend(counted_row(*count, call.played, sign(*outcome, look), &text, look));
    }
    rows
}

fn sign(outcome: EndingOutcome, look: Look) -> Vec<Span<'static>> {
    let (sign, style) = debrief::outcome(outcome, look);
    vec![Span::styled(format!("{sign} "), style)]
}

/// How many of all, as a number and where there is room as a bar, and who they are.
fn counted_row(count: u32, all: u32, sign: Vec<Span<'static>>, text: &str, look: Look) -> Vec<Row> {
    let mut front = vec![Span::styled(format!("{count:>5} "), look.theme.strong())];
    if look.width >= ROOMY {
        front.extend(bar(f64::from(count) / f64::from(all.max(1)), 10, LINE, look));
    }
    front.push(Span::raw(" "));
    front.extend(sign);
    indented(front, text, Style::new(), look)
}
