//! The scale of confidence: six steps in a row, none chosen beforehand.

use ratatui::text::{Line, Span};

use super::super::keys::Command;
use super::super::page::{Hit, Page, Row};
use super::super::theme::Look;
use hangup_core::attempt::Confidence;

/// The step to the left or right of one; the outermost where none was chosen.
pub fn surer(sure: Option<usize>, command: Command) -> Option<usize> {
    let last = Confidence::STEPS.len() - 1;
    Some(match (sure, command) {
        (None, Command::Right) => 0,
        (None, _) => last,
        (Some(step), Command::Right) => (step + 1).min(last),
        (Some(step), _) => step.saturating_sub(1),
    })
}

impl Page {
    /// Adds the scale, the chosen step in brackets; beside its question where there is room.
    pub fn scale(&mut self, sure: Option<usize>, cursor: bool, look: Look) {
        const ASK: &str = "How sure are you?";
        const STEP: usize = 5;
        let first = self.len();
        let front = Span::styled(if cursor { "▸ " } else { "  " }, look.theme.accent());
        let ask = Span::styled(ASK, look.theme.strong());
        let mut row = if look.measure() >= 60 {
            Row::text(Line::from(vec![front, ask, Span::raw("   ")]))
        } else {
            self.rows.push(Row::text(ask));
            Row::text(front)
        };
        let indent = row.line.width();
        for (index, step) in Confidence::STEPS.iter().enumerate() {
            let start = row.line.width();
            let percent = step.percent();
            let cell = if sure == Some(index) { format!("[{percent}]") } else { format!(" {percent} ") };
            row.line.push_span(Span::raw(format!("{cell:<STEP$}")));
            row.hits.push(Hit { columns: start..start + STEP, command: Command::Sure(index) });
        }
        row.line.push_span(Span::raw("%"));
        self.rows.push(row);
        let legend = format!("{}a guess{}certain", " ".repeat(indent), " ".repeat(14));
        self.rows.push(Row::text(Line::styled(legend, look.theme.dim())));
        if cursor {
            self.focus = Some(first..self.len());
        }
    }
}
