//! The report on a class: what to discuss now, and behind it page by page whatever a teacher may want to know. It shows
//! what was found and changes nothing. What is found, and how it is said, belongs to rooms below.

mod calls;
mod commands;
mod discuss;
mod learners;
mod overview;
mod question;
mod questions;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Position;

use crate::class::report::{Findings, QuestionFindings};
use crate::tui::action::{Action, Effect};
use crate::tui::keys::Context;
use crate::tui::page::Page;
use crate::tui::run::Program;
use crate::tui::screens::{how_far, keys};
use crate::tui::theme::{Caps, Look};

/// Columns of a page from which on there is room for bars, and for figures in columns.
const ROOMY: usize = 60;

/// Everything on the screen of a report.
#[derive(Debug)]
pub struct Report {
    caps: Caps,
    findings: Findings,
    part: Part,
    /// The question under the cursor, from 0.
    cursor: usize,
    /// Whether that question is opened.
    opened: bool,
    /// Whether the page of keys lies over it.
    keys: bool,
    /// Rows scrolled down, here and below the page of keys.
    scroll: usize,
    scroll_below: usize,
}

/// A part of the report, each a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Discuss,
    Class,
    Calls,
    Questions,
    Learners,
}

impl Part {
    /// The parts of a report, in order. Where nobody played a call, or nobody answered anything, there are fewer.
    fn of(findings: &Findings) -> Vec<Self> {
        if findings.is_empty() {
            return vec![Self::Discuss];
        }
        let mut parts = vec![Self::Discuss, Self::Class, Self::Calls, Self::Questions, Self::Learners];
        parts.retain(|part| *part != Self::Calls || !findings.calls.is_empty());
        parts
    }

    fn name(self) -> &'static str {
        match self {
            Self::Discuss => "To discuss",
            Self::Class => "The class",
            Self::Calls => "Calls",
            Self::Questions => "Questions",
            Self::Learners => "Learners",
        }
    }
}

impl Report {
    /// A report that shows what to discuss now.
    pub fn new(caps: Caps, findings: Findings) -> Self {
        Self { caps, findings, part: Part::Discuss, cursor: 0, opened: false, keys: false, scroll: 0, scroll_below: 0 }
    }

    fn page(&self) -> Page {
        let look = Look::new(self.caps);
        let mut page = match self.opened_question() {
            _ if self.keys => keys::page(self.context_below(), look),
            Some(question) => Page {
                title: format!("{} · {}", question.id, self.findings.title),
                aside: how_far(self.cursor + 1, self.findings.questions.len(), None, look),
                rows: question::rows(question, look),
                ..Page::default()
            },
            None => self.page_of_part(look),
        };
        page.context = self.context();
        page.ascii = !self.caps.unicode;
        page
    }

    fn page_of_part(&self, look: Look) -> Page {
        let parts = Part::of(&self.findings);
        let mut page = match self.part {
            Part::Discuss => discuss::page(&self.findings, look),
            Part::Class => overview::page(&self.findings, look),
            Part::Calls => calls::page(&self.findings, look),
            Part::Questions => questions::page(&self.findings.questions, self.cursor, look),
            Part::Learners => learners::page(&self.findings.learners, look),
        };
        page.title = format!("{} · {}", self.part.name(), self.findings.title);
        let number = parts.iter().position(|part| *part == self.part).unwrap_or(0) + 1;
        page.aside = how_far(number, parts.len(), None, look);
        page
    }

    fn opened_question(&self) -> Option<&QuestionFindings> {
        self.findings.questions.get(self.cursor).filter(|_| self.opened)
    }

    fn context_below(&self) -> Context {
        match self.part {
            Part::Questions if self.opened => Context::ReportItem,
            Part::Questions => Context::ReportList,
            Part::Discuss | Part::Class | Part::Calls | Part::Learners => Context::Report,
        }
    }

    fn take(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Command(command) => return self.obey(command),
            Action::Click { column, row } => {
                let page = self.page();
                let layout = page.layout(self.caps.size, self.scroll);
                let command = layout.and_then(|layout| page.hit(&layout, Position::new(column, row)));
                return command.map_or_else(Vec::new, |command| self.obey(command));
            }
            Action::Wheel(rows) => self.scroll_by(i64::from(rows)),
            Action::Resized(size) => {
                self.caps.size = size;
                self.keep_cursor_in_view();
            }
            // What only the drill and the wall ask for, and text, which nobody types here.
            Action::Pasted(_)
            | Action::Woke
            | Action::FoundYours(_)
            | Action::FoundZone(_)
            | Action::Opened { .. }
            | Action::Recalled(_)
            | Action::LookedBack(_)
            | Action::Kept(_)
            | Action::Unsealed(_)
            | Action::CalendarWritten(_) => {}
        }
        Vec::new()
    }
}

impl Program for Report {
    fn first_effects(&self) -> Vec<Effect> {
        Vec::new()
    }

    fn update(&mut self, action: Action, _now: Timestamp) -> Vec<Effect> {
        self.take(action)
    }

    fn context(&self) -> Context {
        if self.keys { Context::Keys } else { self.context_below() }
    }

    fn wakes_at(&self) -> Option<Timestamp> {
        None
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.page().show(self.caps, self.scroll, frame);
    }
}
