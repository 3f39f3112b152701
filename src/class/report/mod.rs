//! The report on a class: gathers its answers from files, has `measure` compute the figures, and puts them into words. How
//! they are shown is for `pages`, the terminal and plain text.

mod anonymous;
mod calls;
mod compare;
mod findings;
mod gather;
mod words;

pub use anonymous::Codes;
pub use calls::{CallPaths, LinePath};
pub use compare::{Comparison, TopicGain};
pub use findings::{Findings, LearnerFindings, OptionFindings, QuestionFindings, ToDiscuss};
pub use gather::{Gathered, NotGathered, gather};
pub use words::Words;

use hangup_core::measure::Calibration;
use hangup_core::measure::class::{ClassTopic, Point, Report, by_topic, discuss};

/// Everything there is to report on a class.
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
    /// Computes everything there is to report on what was gathered.
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
