//! The report on a class: what to discuss now, and behind it page by page whatever a teacher may want to know. It draws
//! what was found and changes nothing. What is found, and in which words, is decided by the class's report and by wording.

mod calls;
mod commands;
mod discuss;
mod learners;
mod overview;
mod question;
mod questions;

use std::convert::Infallible;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::class::report::{Findings, QuestionFindings};
use crate::tui::keys::{Command, Context};
use crate::tui::page::{Page, Row, hanging};
use crate::tui::pager::{Paged, Pager};
use crate::tui::program::{self, Input, Program};
use crate::tui::screens::pictures::{self, LINE, bar};
use crate::tui::screens::{self, debrief, heading, how_far, indented, inset, paragraph, section};
use crate::tui::theme::{Caps, Look};
use crate::tui::wrapping::{shorten, width, wrap};

/// Columns of a page from which on there is room for bars, and for figures in columns.
const ROOMY: usize = 60;

/// Whatever a report asks for, which is nothing that others do not.
type Effect = program::Effect<Infallible>;

/// Everything on the screen of a report.
#[derive(Debug)]
pub struct Report {
    pager: Pager<Infallible>,
    findings: Findings,
    part: Part,
    /// The question under the cursor, from 0.
    cursor: usize,
    /// Whether that question is opened.
    opened: bool,
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
        Self { pager: Pager::new(caps), findings, part: Part::Discuss, cursor: 0, opened: false }
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
}

impl Paged for Report {
    type Over = Infallible;

    fn pager(&self) -> &Pager<Infallible> {
        &self.pager
    }

    fn pager_mut(&mut self) -> &mut Pager<Infallible> {
        &mut self.pager
    }

    fn content(&self) -> Page {
        let look = Look::new(self.pager.caps);
        match self.opened_question() {
            _ if self.pager.over().is_some() => screens::keys::page(self.context_below(), look),
            Some(question) => Page {
                title: format!("{} · {}", question.id, self.findings.title),
                aside: how_far(self.cursor + 1, self.findings.questions.len(), None, look),
                rows: question::rows(question, look),
                ..Page::default()
            },
            None => self.page_of_part(look),
        }
    }

    fn context(&self) -> Context {
        if self.pager.over().is_some() { Context::Keys } else { self.context_below() }
    }
}

impl Program for Report {
    type Effect = Infallible;
    type Message = Infallible;

    fn take_input(&mut self, input: Input, _now: Timestamp) -> Vec<Effect> {
        let is_resized = matches!(input, Input::Resized(_));
        let effects = self.command(input).map_or_else(Vec::new, |command| self.obey(command));
        if is_resized {
            self.keep_cursor_in_view();
        }
        effects
    }

    fn take_message(&mut self, message: Infallible, _now: Timestamp) -> Vec<Effect> {
        match message {}
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.show(frame);
    }
}
