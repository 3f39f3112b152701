//! One learner in figures: what they earned, how often they did the safe thing, and whether they can tell.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::row::Opinion;
use super::sample::finite;
use super::table::{Answer, Table};
use super::total::Total;
use super::{Discernment, SafeActions, visible};

/// What one learner's answers come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Learner<'t> {
    /// The name, as the table has it.
    pub learner: &'t str,
    /// Marks earned.
    pub mark: Total,
    /// Marks there were to earn with the questions they were given.
    pub max_mark: f64,
    /// How many questions they were given.
    pub given: u32,
    /// How many of these they did not leave blank.
    pub answered: u32,
    /// How often a safe action was chosen.
    pub safe: SafeActions,
    /// How well scams and genuine contacts were told apart.
    pub discernment: Discernment,
    /// How often they could not tell.
    pub could_not_tell: u32,
}

impl<'t> Learner<'t> {
    /// Everybody in a table, in alphabetical order.
    pub fn all(table: &'t Table) -> Vec<Self> {
        let mut learners: Vec<Self> = table.learners().map(Self::named).collect();
        for column in table.columns() {
            for answer in &column.answers {
                if let Some(learner) = learners.get_mut(answer.learner()) {
                    learner.add(answer, column.max);
                }
            }
        }
        learners
    }

    /// Marks in percent of those there were to earn; `None` where there was nothing to earn.
    pub fn percent(&self) -> Option<f64> {
        finite(100.0 * self.mark.marks() / self.max_mark)
    }

    /// The share of situations in which a safe action was chosen, 0 to 1; `None` where none asked for one.
    pub fn safe_share(&self) -> Option<f64> {
        (self.safe.of > 0).then(|| f64::from(self.safe.safe) / f64::from(self.safe.of))
    }

    fn named(learner: &'t str) -> Self {
        Self {
            learner,
            mark: Total::default(),
            max_mark: 0.0,
            given: 0,
            answered: 0,
            safe: SafeActions::default(),
            discernment: Discernment::default(),
            could_not_tell: 0,
        }
    }

    fn add(&mut self, answer: &Answer, max: f64) {
        self.mark.add(answer.mark);
        self.max_mark += max;
        self.given += 1;
        self.answered += u32::from(!answer.is_blank());
        let situation = answer.situation;
        if let Some(safe) = situation.safe {
            self.safe.of += 1;
            self.safe.safe += u32::from(safe);
        }
        if let Some((truth, verdict)) = situation.verdict() {
            self.discernment.add(truth, verdict);
        }
        self.could_not_tell += u32::from(situation.opinion == Some(Opinion::CouldNotTell));
    }
}

impl Serialize for Learner<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Learner", 14)?;
        fields.serialize_field("learner", &visible(self.learner))?;
        fields.serialize_field("mark", &self.mark)?;
        fields.serialize_field("max_mark", &finite(self.max_mark))?;
        fields.serialize_field("percent", &self.percent())?;
        fields.serialize_field("given", &self.given)?;
        fields.serialize_field("answered", &self.answered)?;
        fields.serialize_field("safe", &self.safe.safe)?;
        fields.serialize_field("situations", &self.safe.of)?;
        fields.serialize_field("scams", &self.discernment.scams)?;
        fields.serialize_field("hits", &self.discernment.hits)?;
        fields.serialize_field("genuine", &self.discernment.genuine)?;
        fields.serialize_field("alarms", &self.discernment.alarms)?;
        fields.serialize_field("could_not_tell", &self.could_not_tell)?;
        fields.serialize_field("d_prime", &self.discernment.d_prime())?;
        fields.end()
    }
}
