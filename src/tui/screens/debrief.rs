//! The debrief of a call: how it ended and what it was, when one could know, and then the whole conversation again, each
//! line with what it was meant to do and each choice with what would have come of another.

use super::super::transcript::{beside, replied, spoken};
use super::{Line, Look, Page, Row, Span, Style, heading, indented, inset, labelled, paragraph, section, shorten};
use hangup_core::attempt::Answered;
use hangup_core::quiz::call::{Act, CallKey, Ending, EndingOutcome, LineKey, Reply};
use hangup_core::wording::{self, Moment, Outcome, Summary};

/// How the call ended, what it was, and the earliest moment at which one could know.
pub fn summary(answered: Answered<'_>, key: &CallKey, look: Look) -> Vec<Row> {
    let Some(summary) = wording::summary(answered, key) else { return Vec::new() };
    let mut rows = ending(&summary, look);
    rows.extend(labelled("You said", &summary.impression, look));
    rows.extend(what_it_was(&summary, look));
    rows
}

/// What happened in the end.
pub fn ending(summary: &Summary<'_>, look: Look) -> Vec<Row> {
    let Some(ending) = summary.ending else { return Vec::new() };
    let mut rows = inset(ending, Style::new(), look);
    rows.push(Row::blank());
    rows
}

/// What it was, the earliest moment at which one could know, and how many endings are safe.
pub fn what_it_was(summary: &Summary<'_>, look: Look) -> Vec<Row> {
    let mut rows = labelled("It was", summary.was, look);
    if let Some((line, tells)) = summary.earliest {
        rows.extend([Row::blank(), heading("The earliest moment to know", look)]);
        rows.push(Row::text(shorten(&format!("  {}: {}", line.who, line.says), look.measure())));
        rows.extend(indented(vec![Span::styled("  ! ", look.theme.accent())], tells, Style::new(), look));
    }
    rows.push(Row::blank());
    rows.extend(paragraph(&summary.safe_endings, look.theme.dim(), look));
    if let Some(text) = summary.genuine {
        rows.extend(paragraph(text, Style::new(), look));
    }
    rows
}

/// What became of you: a sign and its style.
pub fn outcome(outcome: EndingOutcome, look: Look) -> (&'static str, Style) {
    match outcome {
        EndingOutcome::Safe => ("✓", look.theme.good()),
        EndingOutcome::Exposed => ("!", look.theme.caution()),
        EndingOutcome::Harmed => ("✗", look.theme.bad()),
    }
}

/// The same with its sign, in a row.
pub fn ended(ended: EndingOutcome, look: Look) -> Row {
    let (sign, style) = outcome(ended, look);
    let word = Span::styled(Outcome::Ended(ended).words(), look.theme.strong());
    Row::text(Line::from(vec![Span::styled(format!("{sign} "), style), word]))
}

/// The whole conversation again.
pub fn conversation(answered: Answered<'_>, key: &CallKey, look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    for moment in wording::conversation(answered, key) {
        match moment {
            Moment::Line(line, key) => {
                rows.extend(spoken(&line.who, line.scene.as_deref(), &line.says, look));
                rows.extend(key.map(|key| meant(key, look)).unwrap_or_default());
            }
            Moment::Reply { given, why, others } => {
                rows.extend(replied(given, look));
                rows.extend(choices(why, others, look));
            }
        }
    }
    section("The conversation again", rows, look)
}

/// What a line was meant to do, and whether one could know.
fn meant(key: &LineKey, look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(technique) = &key.technique {
        rows.extend(note("▹ ", &format!("{}: {}", technique.name, technique.why), look.theme.dim(), look));
    }
    if let Some(tells) = &key.tells {
        rows.extend(note("! ", &format!("You could know here: {tells}"), Style::new(), look));
    }
    rows
}

/// What came of a reply, and what would have come of the others.
fn choices(why: Option<&str>, others: Vec<(&Reply, Option<&str>)>, look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(why) = why {
        rows.extend(note("= ", why, look.theme.dim(), look));
    }
    for (other, why) in others {
        let words = match &other.act {
            Act::Say(words) => format!("“{words}”"),
            Act::Do(deed) => format!("({deed})"),
        };
        let text = why.map_or_else(|| format!("or {words}"), |why| format!("or {words} – {why}"));
        rows.extend(note("  ", &text, look.theme.dim(), look));
    }
    rows
}

/// A remark below a line, set in as far as what is said.
fn note(sign: &'static str, text: &str, style: Style, look: Look) -> Vec<Row> {
    let indent = look.measure() - beside(look);
    let front = vec![Span::raw(" ".repeat(indent)), Span::styled(sign, look.theme.accent())];
    indented(front, text, style, look)
}

/// How a call ended that was played again.
pub fn again_ended(title: &str, ending: &Ending, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), ..Page::default() };
    page.headline("This time", look);
    page.rows.push(ended(ending.outcome, look));
    page.rows.extend(inset(&ending.text, Style::new(), look));
    page.rows.push(Row::blank());
    page.paragraph("This was practice: your answer stays as it was.", look.theme.dim(), look);
    page
}
