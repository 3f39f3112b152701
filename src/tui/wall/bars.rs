//! Bars: the hands raised for an option, count under count, with their numbers beside them.

use ratatui::text::{Line, Span};

use super::Said;
use super::course::Step;
use super::hands::Hands;
use super::poll::Raising;
use crate::tui::page::Row;
use crate::tui::screens::pictures::{BLOCK, bar};
use crate::tui::theme::Look;

/// Every count of the hands raised in one poll.
pub struct Bars<'a> {
    counts: Vec<(&'static str, &'a Hands)>,
    raising: Raising,
}

impl<'a> Bars<'a> {
    /// What was said to the question itself: once, or before and after people talked.
    pub fn of_question(said: &'a Said, steps: &[Step], raising: Raising) -> Self {
        if steps.contains(&Step::AskAgain) {
            Self::of(said, &[(Step::Ask, "before"), (Step::AskAgain, "after")], raising)
        } else {
            Self::of(said, &[(Step::Ask, "hands")], raising)
        }
    }

    /// What people said they would do.
    pub fn of_action(said: &'a Said) -> Self {
        Self::of(said, &[(Step::Act, "hands")], Raising::Once)
    }

    fn of(said: &'a Said, steps: &[(Step, &'static str)], raising: Raising) -> Self {
        let count = |(step, label): &(Step, &'static str)| Some((*label, said.hands.get(step)?));
        Self { counts: steps.iter().filter_map(count).collect(), raising }
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The bars of the nth option, from 0, set in by some columns.
    pub fn rows(&self, place: usize, indent: usize, look: Look) -> Vec<Row> {
        const LABEL: usize = 7;
        const GAP: usize = 2;
        let figures: Vec<String> = self.counts.iter().map(|(_, hands)| self.figures(hands, place)).collect();
        let widest = figures.iter().map(String::len).max().unwrap_or(0);
        let columns = look.measure().saturating_sub(indent + LABEL + GAP + widest);
        let row = |((label, hands), figures): (&(&'static str, &Hands), String)| {
            let label = Span::styled(format!("{}{label:<LABEL$}", " ".repeat(indent)), look.theme.dim());
            let mut line = Line::from(label);
            line.extend(bar(self.share(hands, place), columns, BLOCK, look));
            line.push_span(Span::styled(format!("{}{figures}", " ".repeat(GAP)), look.theme.strong()));
            Row::text(line)
        };
        self.counts.iter().zip(figures).map(row).collect()
    }

    /// The part of the bar that is filled: of the room; or, where one raises a hand as often as one likes, of the most
    /// that any option got, because nobody has counted the room then.
    fn share(&self, hands: &Hands, place: usize) -> f64 {
        let whole = match self.raising {
            Raising::Once => hands.total(),
            Raising::Often | Raising::Never => self.most(),
        };
        if whole == 0 { 0.0 } else { f64::from(raised(hands, place)) / f64::from(whole) }
    }

    /// `17 of 25  68%`; or `17 hands`, where the room was not counted. Numbers of one poll stand under each other.
    fn figures(&self, hands: &Hands, place: usize) -> String {
        let (raised, total) = (raised(hands, place), hands.total());
        match self.raising {
            Raising::Once => {
                let totals = self.counts.iter().map(|(_, hands)| hands.total());
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
        self.counts.iter().flat_map(|(_, hands)| hands.each()).copied().max().unwrap_or(0)
    }
}

fn raised(hands: &Hands, place: usize) -> u32 {
    hands.each().get(place).copied().unwrap_or(0)
}

fn digits(number: u32) -> usize {
    number.to_string().len()
}
