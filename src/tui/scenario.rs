//! Draws a scenario, and its exhibits as the things they are. Nothing else in hangup has frames.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::page::{Row, behind};
use super::theme::Look;
use super::wrapping::{cut, shorten, width, wrap_styled};
use hangup_core::quiz::{Cue, Exhibit, Face, Phone, Speech, find_quote};

/// The scenario and the exhibits of a question, with the quotes of `cues` marked and numbered in them.
pub fn rows(face: &Face, cues: &[Cue], look: Look) -> Vec<Row> {
    let mut view = ScenarioView { look, cues: cues.iter().enumerate().collect(), rows: Vec::new() };
    let lines = view.wrap(&face.scenario, look.measure(), Style::new());
    view.rows.extend(lines.into_iter().map(Row::text));
    for exhibit in &face.exhibits {
        view.rows.push(Row::blank());
        view.exhibit(exhibit);
    }
    view.rows
}

/// An exhibit on its own.
pub fn exhibit(exhibit: &Exhibit, look: Look) -> Vec<Row> {
    let mut view = ScenarioView { look, cues: Vec::new(), rows: Vec::new() };
    view.exhibit(exhibit);
    view.rows
}

/// The number of a cue, as it stands behind its quote: ① to ⑨; in brackets where ASCII would run it into the quote.
pub fn cue_sign(number: usize, look: Look) -> String {
    if !look.unicode {
        return format!("[{}]", number + 1);
    }
    let sign =
        u32::try_from(number).ok().filter(|number| *number < 20).and_then(|number| char::from_u32(0x2460 + number));
    sign.map_or_else(|| format!("({})", number + 1), String::from)
}

struct ScenarioView<'a> {
    look: Look,
    /// The cues that no text so far has quoted, with their numbers from 0.
    cues: Vec<(usize, &'a Cue)>,
    rows: Vec<Row>,
}

impl ScenarioView<'_> {
    fn exhibit(&mut self, exhibit: &Exhibit) {
        match exhibit {
            Exhibit::Phone(phone) => self.phone(phone),
            Exhibit::Console(text) => {
                let lines = cut(text.trim_end(), self.look.measure()).into_iter().map(Line::raw).collect();
                self.frame(&["Command Prompt"], lines);
            }
            Exhibit::Popup(popup) => {
                let mut lines = Vec::new();
                if let Some(url) = &popup.url {
                    lines.extend(self.wrap(url, self.look.measure(), self.look.theme.dim()));
                    lines.push(Line::default());
                }
                self.text_and_buttons(&popup.text, &popup.buttons, &mut lines);
                self.frame(&["Browser", &popup.title], lines);
            }
            Exhibit::Window(window) => {
                let mut lines = Vec::new();
                self.text_and_buttons(&window.text, &window.buttons, &mut lines);
                self.frame(&["Window", &window.title], lines);
            }
            Exhibit::Email(email) => {
                let mut lines = self.labelled("From", &email.from);
                lines.extend(self.labelled("Subject", &email.subject));
                lines.push(Line::default());
                lines.extend(self.wrap(&email.text, self.look.measure(), Style::new()));
                self.frame(&["E-mail"], lines);
            }
            Exhibit::Sms(sms) => {
                let lines = self.wrap(&sms.text, self.look.measure(), Style::new());
                self.frame(&["Text message", &sms.from], lines);
            }
            Exhibit::Letter(letter) => {
                let lines = self.wrap(&letter.text, self.look.measure(), Style::new());
                self.frame(&["Letter", &letter.from], lines);
            }
        }
    }

    fn phone(&mut self, phone: &Phone) {
        let names = phone.lines.iter().map(|line| width(&line.who)).max().unwrap_or(0).min(12);
        let mut lines = Vec::new();
        for speech in &phone.lines {
            lines.extend(self.speech(speech, names));
        }
        let mut edge = vec!["Phone", &phone.from];
        edge.extend(phone.number.as_deref());
        self.frame(&edge, lines);
    }

    /// Who speaks on the left, what they say beside it.
    fn speech(&mut self, speech: &Speech, names: usize) -> Vec<Line<'static>> {
        let indent = names + 2;
        let said = self.wrap(&speech.says, self.look.measure().saturating_sub(indent), Style::new());
        let name = shorten(&speech.who, names);
        let gap = indent.saturating_sub(width(&name));
        let front = Span::styled(format!("{name}{}", " ".repeat(gap)), self.look.theme.strong());
        behind(vec![front], said)
    }

    fn labelled(&mut self, label: &str, text: &str) -> Vec<Line<'static>> {
        self.speech(&Speech { who: label.to_owned(), says: text.to_owned() }, "Subject".len())
    }

    fn text_and_buttons(&mut self, text: &str, buttons: &[String], lines: &mut Vec<Line<'static>>) {
        lines.extend(self.wrap(text, self.look.measure(), Style::new()));
        if !buttons.is_empty() {
            lines.push(Line::default());
            let row = buttons.iter().map(|button| format!("[ {button} ]")).collect::<Vec<_>>().join("  ");
            lines.extend(self.wrap(&row, self.look.measure(), self.look.theme.strong()));
        }
    }

    /// The text wrapped. Every cue is marked once, where its quote first stands, with its number behind the quote.
    fn wrap(&mut self, text: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
        let text = text.trim_end();
        let mut found: Vec<_> = Vec::new();
        self.cues.retain(|(number, cue)| {
            let range = find_quote(text, &cue.quote);
            found.extend(range.clone().map(|range| (range, *number)));
            range.is_none()
        });
        found.sort_by_key(|(range, _)| (range.end, range.start));
        let mut numbered = String::new();
        let mut marks = Vec::new();
        let mut copied = 0;
        for (range, number) in found {
            let start = numbered.len() + range.start.saturating_sub(copied);
            numbered.push_str(text.get(copied..range.end).unwrap_or_default());
            copied = range.end.max(copied);
            numbered.push_str(&cue_sign(number, self.look));
            marks.push((start..numbered.len(), self.look.theme.quoted()));
        }
        numbered.push_str(text.get(copied..).unwrap_or_default());
        wrap_styled(&numbered, columns, style, &marks)
    }

    /// A thing with rounded edges and its name on the upper one.
    fn frame(&mut self, names: &[&str], lines: Vec<Line<'static>>) {
        let style = self.look.theme.frame();
        let inside = self.look.measure();
        let name = shorten(&names.join(" · "), inside.saturating_sub(2));
        let rule = "─".repeat((inside + 1).saturating_sub(width(&name) + 2));
        self.rows.push(Row::full(Line::from(vec![
            Span::styled("╭ ", style),
            Span::styled(name, self.look.theme.strong()),
            Span::styled(format!(" {rule}─╮"), style),
        ])));
        for line in lines {
            let gap = inside.saturating_sub(line.width());
            let mut spans = vec![Span::styled("│ ", style)];
            spans.extend(line.spans);
            spans.push(Span::raw(" ".repeat(gap)));
            spans.push(Span::styled(" │", style));
            self.rows.push(Row::full(Line::from(spans)));
        }
        self.rows.push(Row::full(Line::styled(format!("╰{}╯", "─".repeat(inside + 2)), style)));
    }
}
