//! The list of questions, each with the two figures that tell most, to be opened one by one.

use super::{Command, LINE, Line, Look, Page, ROOMY, Row, Span, Style, bar, hanging, shorten, wrap};
use crate::class::report::QuestionFindings;
use hangup_core::wording::class::{ABOUT_QUESTIONS, flag, maybe};

/// The page, with the cursor on the nth question.
pub fn page(questions: &[QuestionFindings], cursor: usize, look: Look) -> Page {
    let mut page = Page::default();
    if look.width >= ROOMY {
        page.rows.push(Row::text(Span::styled("  facility       item-rest    n  what it is about", look.theme.dim())));
    }
    for (place, question) in questions.iter().enumerate() {
        page.choice(one(question, place == cursor, look), place == cursor, Command::Pick(place));
    }
    page.rows.push(Row::blank());
    page.paragraph(ABOUT_QUESTIONS, look.theme.dim(), look);
    page
}

/// A question: in one row with a bar where there is room, else in two; and its flags below it.
fn one(question: &QuestionFindings, cursor: bool, look: Look) -> Vec<Row> {
    let mut line = Line::from(Span::styled(if cursor { "▸ " } else { "  " }, look.theme.accent()));
    let wide = look.width >= ROOMY;
    if wide {
        line.extend(bar(question.facility.unwrap_or(0.0), 8, LINE, look));
        let [facility, item_rest] = [question.facility, question.item_rest].map(|figure| maybe(figure, 2));
        line.push_span(Span::raw(format!(" {facility:>5}  {item_rest:>8}  {:>3}  ", question.n)));
    }
    let indent = line.width();
    let room = look.measure().saturating_sub(indent);
    line.push_span(Span::raw(shorten(&question.about, room)));
    let mut rows = vec![Row::text(line)];
    if !wide {
        rows.push(Row::text(Span::styled(format!("  {}", question.in_short()), look.theme.dim())));
    }
    let flags: Vec<&str> = question.flags.iter().map(|it| flag(*it).0).collect();
    if !flags.is_empty() {
        let front = vec![Span::raw(" ".repeat(indent)), Span::styled("! ", look.theme.caution())];
        rows.extend(hanging(front, wrap(&flags.join("; "), room.saturating_sub(2), Style::new())));
    }
    rows
}
