//! What a teacher should look at: signs that a question, or its key, is not what its author thinks.

use serde::{Serialize, Serializer};

use super::Planned;
use super::item::Item;
use super::miskey::possible_miskey;

/// A sign that something may be wrong with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// A wrong option looks like the right one.
    PossibleMiskey,
    /// Those who did well in the rest did worse here: the upper end of the interval of item_rest is below 0.
    NegativeDiscrimination,
    /// The facility is above 0.95.
    TooEasy,
    /// The facility is below what knowing nothing earns. Needs the quiz.
    TooHard,
    /// One of the options was chosen by none of 20 people or more. Needs the quiz.
    UnusedOption,
}

impl Flag {
    /// Its name in tables and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::PossibleMiskey => "possible_miskey",
            Self::NegativeDiscrimination => "negative_discrimination",
            Self::TooEasy => "too_easy",
            Self::TooHard => "too_hard",
            Self::UnusedOption => "unused_option",
        }
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What there is to look at in a question whose other figures are known.
pub(super) fn flags(item: &Item<'_>, planned: Option<&Planned>) -> Vec<Flag> {
    /// Facility above which a question tells nobody from anybody.
    const EASY: f64 = 0.95;
    /// People among whom any option that could tempt should have tempted one.
    const ENOUGH: usize = 20;
    let below_chance = |facility| planned.is_some_and(|planned| facility < planned.chance);
    // The options of the quiz come first.
    let unused = |planned: &Planned| {
        item.n >= ENOUGH && item.options.iter().take(planned.options.len()).any(|choice| choice.n == 0)
    };
    let signs = [
        (Flag::PossibleMiskey, possible_miskey(&item.options, item.n)),
        (Flag::NegativeDiscrimination, item.item_rest_ci.is_some_and(|[_, upper]| upper < 0.0)),
        (Flag::TooEasy, item.facility.is_some_and(|facility| facility > EASY)),
        (Flag::TooHard, item.facility.is_some_and(below_chance)),
        (Flag::UnusedOption, planned.is_some_and(unused)),
    ];
    signs.into_iter().filter_map(|(flag, raised)| raised.then_some(flag)).collect()
}
