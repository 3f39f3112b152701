//! Bars: the hands raised for an option, count under count, with their numbers beside them.

use ratatui::text::{Line, Span};

use crate::tui::page::Row;
use crate::tui::screens::pictures::{BLOCK, bar};
use crate::tui::theme::Look;
use hangup_core::lesson::{ClassAnswer, Counts, Raising, Step};
use hangup_core::quiz::Id;

/// Every count of the hands raised in one poll.
pub struct Bars<'a> {
    counts: Vec<(&'static str, &'a Counts)>,
    raising: Raising,
}

impl<'a> Bars<'a> {
    /// What was said to the question itself: once, or before and after people talked.
    pub fn of_question(answer: &'a ClassAnswer, steps: &[Step], raising: Raising) -> Self {
        if steps.contains(&Step::AskAgain) {
            Self::of(answer, &[(Step::Ask, "before"), (Step::AskAgain, "after")], raising)
        } else {
            Self::of(answer, &[(Step::Ask, "hands")], raising)
        }
    }

    /// What people said they would do.
    pub fn of_action(answer: &'a ClassAnswer) -> Self {
        Self::of(answer, &[(Step::Act, "hands")], Raising::Once)
    }

    fn of(answer: &'a ClassAnswer, steps: &[(Step, &'static str)], raising: Raising) -> Self {
        let count = |(step, label): &(Step, &'static str)| Some((*label, answer.counts(*step)?));
        Self { counts: steps.iter().filter_map(count).collect(), raising }
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The bars of an option, set in by some columns.
    pub fn rows(&self, option: &Id, indent: usize, look: Look) -> Vec<Row> {
        const LABEL: usize = 7;
        const GAP: usize = 2;
        let figures: Vec<String> = self.counts.iter().map(|(_, counts)| self.figures(counts, option)).collect();
        let widest = figures.iter().map(String::len).max().unwrap_or(0);
        let columns = look.measure().saturating_sub(indent + LABEL + GAP + widest);
        let row = |((label, counts), figures): (&(&'static str, &Counts), String)| {
            let label = Span::styled(format!("{}{label:<LABEL$}", " ".repeat(indent)), look.theme.dim());
            let mut line = Line::from(label);
            line.extend(bar(self.share(counts, option), columns, BLOCK, look));
            line.push_span(Span::styled(format!("{}{figures}", " ".repeat(GAP)), look.theme.strong()));
            Row::text(line)
        };
        self.counts.iter().zip(figures).map(row).collect()
    }

    /// The part of the bar that is filled: of the room; or, where one raises a hand as often as one likes, of the most
    /// that any option got, because nobody has counted the room then.
    fn share(&self, counts: &Counts, option: &Id) -> f64 {
        let whole = match self.raising {
            Raising::Once => counts.total(),
            Raising::Often | Raising::Never => self.most(),
        };
        if whole == 0 { 0.0 } else { f64::from(counts.of(option)) / f64::from(whole) }
    }

    /// `17 of 25  68%`; or `17 hands`, where the room was not counted. Numbers of one poll stand under each other.
    fn figures(&self, counts: &Counts, option: &Id) -> String {
        let (raised, total) = (counts.of(option), counts.total());
        match self.raising {
            Raising::Once => {
                let totals = self.counts.iter().map(|(_, counts)| counts.total());
                let digits = digits(totals.max().unwrap_or(0));
                let percent = match total {
                    0 => String::new(),
                    _ => format!("{}%", (100.0 * f64::from(raised) / f64::from(total)).round()),
                };
                format!("{raised:>digits$} of {total:<digits$} {percent:>4}")
            }
            Raising::Often | Raising::Never => {
                let digits = digits(self.most());
                format!("{raised:>digits$} {:<5}", if raised == 1 { "hand" } else { "hands" })
            }
        }
    }

    /// The most hands that any option got in any count.
    fn most(&self) -> u32 {
        self.counts.iter().map(|(_, counts)| counts.most()).max().unwrap_or(0)
    }
}

fn digits(number: u32) -> usize {
    number.to_string().len()
}
