//! The debrief of a call: how it ended and what it was, when one could know, and then the whole conversation again, each
//! line with what it was meant to do and each choice with what would have come of another.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::flow::wrap;
use super::super::page::{Page, Row, hanging};
use super::super::talk::{beside, in_short, replied, spoken};
use super::super::theme::Look;
use super::feedback::Answered;
use super::{counted, heading, inset, labelled, paragraph};
use crate::attempt::Response;
use crate::quiz::call::{Act, CallFace, CallKey, Ending, Heard, LineKey, Outcome, Reply, follow};
use crate::quiz::{Ask, Id, Truth};

/// How the call ended, what it was, and the earliest moment at which one could know.
pub fn summary(answered: Answered<'_>, key: &CallKey, look: Look) -> Vec<Row> {
    let Some((call, path)) = walked(answered) else { return Vec::new() };
    let walk = follow(call, path);
    let mut rows = Vec::new();
    if let Some(ending) = walk.ending().and_then(|id| key.ending(id)) {
        rows.extend(inset(&ending.text, Style::new(), look));
        rows.push(Row::blank());
    }
    let said = match answered.response {
        Some(Response::Call { impression: Some(impression), .. }) => {
            format!("{}, {}% sure", taken_for(impression.verdict), impression.confidence.percent())
        }
        _ => "you could not tell".to_owned(),
    };
    rows.extend(labelled("You said", &said, look));
    rows.extend(labelled("It was", taken_for(key.truth), look));
    rows.extend(earliest(walk.heard(), key, look));
    rows.push(Row::blank());
    let safe = key.endings.iter().filter(|ending| ending.outcome == Outcome::Safe).count();
    let text = format!("{safe} of the {} were safe.", counted(key.endings.len(), "ending", "endings"));
    rows.extend(paragraph(&text, look.theme.dim(), look));
    if key.truth == Truth::Genuine {
        let text = "The call was genuine. Hanging up and ringing back would have been fine too.";
        rows.extend(paragraph(text, Style::new(), look));
    }
    rows
}

/// What became of you: a sign with its style, and a word.
pub fn outcome(outcome: Outcome, look: Look) -> (&'static str, &'static str, Style) {
    match outcome {
        Outcome::Safe => ("✓", "Safe", look.theme.good()),
        Outcome::Exposed => ("!", "Exposed", look.theme.caution()),
        Outcome::Harmed => ("✗", "Harmed", look.theme.bad()),
    }
}

/// The whole conversation again.
pub fn conversation(answered: Answered<'_>, key: &CallKey, look: Look) -> Vec<Row> {
    let Some((call, path)) = walked(answered) else { return Vec::new() };
    let mut rows = vec![Row::blank(), heading("The conversation again", look)];
    for heard in follow(call, path).heard() {
        match heard {
            Heard::Line(place, line) => {
                rows.extend(spoken(&line.who, line.scene.as_deref(), &line.says, look));
                rows.extend(key.lines.get(*place).map(|key| meant(key, look)).unwrap_or_default());
            }
            Heard::Reply(place, reply) => {
                rows.extend(replied(reply, look));
                let others = call.lines.get(*place).map(|line| line.replies()).unwrap_or_default();
                let whys = key.lines.get(*place).map(|key| key.whys.as_slice()).unwrap_or_default();
                rows.extend(choices(reply, others, whys, look));
            }
        }
    }
    rows
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
fn choices(given: &Reply, others: &[Reply], whys: &[Option<String>], look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    let why = |reply: &Reply| {
        let place = others.iter().position(|other| other.id == reply.id);
        place.and_then(|place| whys.get(place)).and_then(Option::as_deref)
    };
    if let Some(why) = why(given) {
        rows.extend(note("= ", why, look.theme.dim(), look));
    }
    for other in others.iter().filter(|other| other.id != given.id) {
        let words = match &other.act {
            Act::Say(words) => format!("“{words}”"),
            Act::Do(deed) => format!("({deed})"),
        };
        let text = why(other).map_or_else(|| format!("or {words}"), |why| format!("or {words} – {why}"));
        rows.extend(note("  ", &text, look.theme.dim(), look));
    }
    rows
}

/// A remark below a line, set in as far as what is said.
fn note(sign: &'static str, text: &str, style: Style, look: Look) -> Vec<Row> {
    let indent = look.measure() - beside(look);
    let front = vec![Span::raw(" ".repeat(indent)), Span::styled(sign, look.theme.accent())];
    hanging(front, wrap(text, beside(look).saturating_sub(2), style))
}

fn earliest(heard: &[Heard<'_>], key: &CallKey, look: Look) -> Vec<Row> {
    let first = heard.iter().find_map(|heard| match heard {
        Heard::Line(place, line) => Some((line, key.lines.get(*place)?.tells.as_ref()?)),
        Heard::Reply(..) => None,
    });
    let Some((line, tells)) = first else { return Vec::new() };
    let mut rows = vec![Row::blank(), heading("The earliest moment to know", look)];
    rows.push(Row::text(in_short(&format!("  {}", line.who), &line.says, look.measure())));
    rows.extend(note_inset(tells, look));
    rows
}

fn note_inset(text: &str, look: Look) -> Vec<Row> {
    hanging(vec![Span::styled("  ! ", look.theme.accent())], wrap(text, look.measure().saturating_sub(4), Style::new()))
}

fn taken_for(truth: Truth) -> &'static str {
    match truth {
        Truth::Scam => "a scam",
        Truth::Genuine => "genuine",
    }
}

fn walked(answered: Answered<'_>) -> Option<(&CallFace, &[Id])> {
    match (&answered.question.face.ask, answered.response) {
        (Ask::Call(call), Some(Response::Call { path, .. })) => Some((call, path)),
        _ => None,
    }
}

/// How a call ended that was played again.
pub fn again_ended(title: &str, ending: &Ending, look: Look) -> Page {
    let mut page = Page { title: title.to_owned(), ..Page::default() };
    page.rows.push(heading("This time", look));
    page.rows.push(Row::blank());
    let (sign, word, style) = outcome(ending.outcome, look);
    page.rows.push(Row::text(Line::from(vec![
        Span::styled(format!("{sign} "), style),
        Span::styled(word, look.theme.strong()),
    ])));
    page.rows.extend(inset(&ending.text, Style::new(), look));
    page.rows.push(Row::blank());
    page.rows.extend(paragraph("This was practice: your answer stays as it was.", look.theme.dim(), look));
    page
}
