//! A conversation as rows: who says what, what is seen with it, and what the command prompt answers. It grows by what is
//! new, so that a long call costs no more to draw than a short one.

use std::sync::Arc;

use ratatui::style::Style;
use ratatui::text::Span;

use super::page::{Row, hanging};
use super::scenario;
use super::theme::Look;
use super::wrapping::{shorten, width, wrap};
use hangup_core::quiz::Exhibit;
use hangup_core::quiz::call::{Act, CallFace, Reply, Shown, Turn};

/// Columns for the names of those who speak.
const NAMES: usize = 10;

/// What stands before the cursor of a command prompt.
pub const PROMPT: &str = r"C:\Users\you>";

/// The rows of a conversation.
#[derive(Debug, Clone)]
pub struct Transcript {
    look: Look,
    pub rows: Arc<Vec<Row>>,
    /// Where the newest rows begin.
    pub newest: usize,
}

impl Transcript {
    /// A conversation that begins below a scenario.
    pub fn below(scenario: &str, look: Look) -> Self {
        let rows = wrap(scenario, look.measure(), Style::new()).into_iter().map(Row::text).collect();
        Self { look, rows: Arc::new(rows), newest: 0 }
    }

    /// Whether it was written for this look.
    pub fn is_for(&self, look: Look) -> bool {
        self.look.width == look.width
    }

    /// Adds the turns since.
    pub fn append(&mut self, call: &CallFace, turns: &[Turn<'_>]) {
        self.newest = self.rows.len();
        for part in turns {
            let rows = match part {
                Turn::Line(_, line) => {
                    let mut rows = spoken(&line.who, line.scene.as_deref(), &line.says, self.look);
                    if let Some(exhibit) = &line.exhibit {
                        rows.push(Row::blank());
                        rows.extend(scenario::exhibit(exhibit, self.look));
                    }
                    if line.opens_prompt {
                        rows.push(Row::blank());
                        rows.extend(scenario::exhibit(&Exhibit::Console(format!("{PROMPT} _")), self.look));
                    }
                    rows
                }
                Turn::Reply(_, reply) => {
                    let mut rows = replied(reply, self.look);
                    if let Some(command) = &reply.types {
                        rows.extend(typed(call, command, self.look));
                    }
                    rows
                }
            };
            Arc::make_mut(&mut self.rows).extend(rows);
        }
    }

    /// Adds what the prompt answers to a command.
    pub fn run(&mut self, call: &CallFace, command: &str) {
        self.newest = self.rows.len();
        let rows = typed(call, command, self.look);
        Arc::make_mut(&mut self.rows).extend(rows);
    }
}

/// Somebody speaks: a scene before it, the name on the left, the words beside it.
pub fn spoken(who: &str, scene: Option<&str>, says: &str, look: Look) -> Vec<Row> {
    let mut rows = vec![Row::blank()];
    if let Some(scene) = scene {
        let front = vec![Span::raw(" ".repeat(NAMES + 2))];
        rows.extend(hanging(front, wrap(scene, beside(look), look.theme.dim())));
        rows.push(Row::blank());
    }
    rows.extend(hanging(vec![name(who, look)], wrap(says, beside(look), Style::new())));
    rows
}

/// What the learner said or did.
pub fn replied(reply: &Reply, look: Look) -> Vec<Row> {
    let words = match &reply.act {
        Act::Say(words) => words.clone(),
        Act::Do(deed) => format!("({deed})"),
    };
    let mut rows = vec![Row::blank()];
    rows.extend(hanging(vec![name("You", look)], wrap(&words, beside(look), Style::new())));
    rows
}

/// Columns for what is said.
pub fn beside(look: Look) -> usize {
    look.measure().saturating_sub(NAMES + 2)
}

fn name(who: &str, look: Look) -> Span<'static> {
    let who = shorten(who, NAMES);
    Span::styled(format!("{}{who}  ", " ".repeat(NAMES.saturating_sub(width(&who)))), look.theme.strong())
}

/// The prompt with a command in it, and its answer.
fn typed(call: &CallFace, command: &str, look: Look) -> Vec<Row> {
    let line = format!("{PROMPT} {command}");
    let (text, window) = match call.answer_to(command) {
        Some(Shown::Text(text)) => (format!("{line}\n{text}"), None),
        Some(Shown::Window(window)) => (line, Some(Exhibit::Window(window.clone()))),
        None => (format!("{line}\n'{command}' is not known here."), None),
    };
    let mut rows = vec![Row::blank()];
    rows.extend(scenario::exhibit(&Exhibit::Console(text), look));
    if let Some(window) = window {
        rows.push(Row::blank());
        rows.extend(scenario::exhibit(&window, look));
    }
    rows
}
