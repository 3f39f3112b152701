//! The report on a class: where its answers come from, and everything that is told of them, whatever tells it. Figures are
//! reckoned in `measure`; how they are shown is for `pages`, the terminal and plain text.

mod anonymous;
mod calls;
mod compare;
mod findings;
mod gather;
mod words;

pub use anonymous::Codes;
pub use calls::{CallPaths, LinePath};
pub use compare::{Comparison, TopicGain};
pub use findings::{Findings, LearnerFindings, OptionFindings, QuestionFindings, ToDiscuss, keys_to_check, to_discuss};
pub use gather::{Gathered, NotGathered, gather};
pub use words::Words;

use std::collections::HashMap;

use hangup_core::measure::Calibration;
use hangup_core::measure::class::{ClassTopic, Plan, Point, Report, Table, by_topic, discuss};

/// Everything there is to tell of a class.
#[derive(Debug)]
pub struct ClassReport<'t> {
    /// What it is about: the titles of the quizzes, or the names of the tables.
    pub title: String,
    /// The three things to discuss now, or fewer.
    pub points: Vec<Point<'t>>,
    /// All figures.
    pub figures: Report<'t>,
    /// Marks by topic; empty where no topic is known.
    pub topics: Vec<ClassTopic>,
    /// How sure, and how right.
    pub calibration: Calibration,
    /// The ways that were taken through calls; empty where there are no result files.
    pub calls: &'t [CallPaths],
    /// The words of questions and responses, as far as they are known.
    pub words: &'t Words,
}

impl<'t> ClassReport<'t> {
    /// Reckons everything there is to tell of what was gathered.
    pub fn of(gathered: &'t Gathered) -> Self {
        let Gathered { title, table, plan, topics, calls, words } = gathered;
        let figures = Report::of(table, plan.as_ref());
        Self {
            title: title.clone(),
            points: discuss(table, &figures),
            topics: by_topic(table, topics),
            calibration: table.calibration(),
            calls,
            words,
            figures,
        }
    }
}

/// What was gathered, without anything to tell of it yet.
fn nothing_known(title: String, table: Table) -> Gathered {
    let (topics, calls) = (HashMap::new(), Vec::new());
    Gathered { title, table, plan: None::<Plan>, topics, calls, words: Words::default() }
}
