//! What the answers of a whole class say: of the quiz, of each question and its options, and of the learners.
//!
//! Formulas stand where they are computed, with their sources. A figure that is undefined (nobody, one answer, nothing
//! that varies), or greater than a number can be, is `None`, and `null` in JSON.

mod category;
mod class_discernment;
mod consistency;
mod discuss;
mod flag;
mod gain;
mod interned;
mod intervals;
mod item;
mod learner;
mod miskey;
mod option;
mod quiz_figures;
mod row;
mod sample;
mod scores;
mod table;
mod topics;
mod total;

pub use category::ResponseCategory;
pub use class_discernment::ClassDiscernment;
pub use discuss::{Matter, Point, discuss};
pub use flag::Flag;
pub use gain::{Change, Gain};
pub use intervals::Interval;
pub use item::Item;
pub use learner::Learner;
pub use option::Choice;
pub use quiz_figures::QuizFigures;
pub use row::{Misfit, Opinion, Row, RowResponse, Situation, Sure};
pub use table::{Rows, Table, Twice};
pub use topics::{ClassTopic, by_topic};
pub use total::Total;

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::{Discernment, SafeActions};
use crate::quiz::visible;
use consistency::Consistency;
use sample::finite;
use scores::Standings;

/// What the quiz itself says, where it is at hand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Percent of the marks needed to pass, 0 to 100.
    pub pass_mark: Option<u8>,
    /// Its questions, by the names that the table gives them.
    pub questions: HashMap<String, Planned>,
}

/// What the quiz says of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What knowing nothing earns, in fractions of the question's marks, 0 to 1.
    pub chance: f64,
    /// Its options, as authored.
    pub options: Vec<PlannedOption>,
}

/// What the quiz says of an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedOption {
    /// What is in the table where it was chosen.
    pub response: ResponseCategory,
    /// Whether it is right.
    pub key: bool,
}

/// All figures of a class.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report<'t> {
    /// The whole quiz.
    pub quiz: QuizFigures,
    /// Each question, in the order in which the rows first named them.
    pub items: Vec<Item<'t>>,
    /// How often the safe thing was done.
    pub safe_actions: SafeActions,
    /// How well scams and genuine contacts were told apart.
    pub discernment: ClassDiscernment,
    /// Everybody, in alphabetical order.
    pub learners: Vec<Learner<'t>>,
}

impl<'t> Report<'t> {
    /// Computes all figures of a table. Without a plan, an option is right where it earned all marks of its question.
    pub fn of(table: &'t Table, plan: Option<&'t Plan>) -> Self {
        let learners = Learner::all(table);
        let standings = Standings::of(&learners, table.columns().len());
        let mut consistency = Consistency::of(&standings);
        let mut items = Vec::new();
        for column in table.columns() {
            let scores = standings.scores(column);
            consistency.add(&standings.complete_scores(column, &scores), column);
            let planned = plan.and_then(|plan| plan.questions.get(&column.question));
            items.push((column.met, Item::of(column, &scores, planned)));
        }
        for ((_, item), place) in items.iter_mut().zip(0..) {
            item.compare(&consistency, place);
        }
        items.sort_unstable_by_key(|(met, _)| *met);
        let pass_mark = plan.and_then(|plan| plan.pass_mark);
        Self {
            quiz: QuizFigures::of(table.columns().len(), &learners, &consistency, pass_mark),
            items: items.into_iter().map(|(_, item)| item).collect(),
            safe_actions: safe_actions(&learners),
            discernment: ClassDiscernment::of(table, &learners),
            learners,
        }
    }
}

fn safe_actions(learners: &[Learner<'_>]) -> SafeActions {
    let mut all = SafeActions::default();
    for learner in learners {
        all.safe += learner.safe.safe;
        all.of += learner.safe.of;
    }
    all
}

/// A name from a table, with nothing in it that could steer a terminal.
fn shown<S: Serializer>(name: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&visible(name))
}
