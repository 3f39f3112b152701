//! One row of a table of responses: what is in it, and whether that can be.

use std::num::NonZeroU8;

use crate::measure::ScoredItem;
use crate::quiz::{Truth, visible};

/// One row: what a learner did with a question they were given.
///
/// `R` is how its source has responses: a text in a table of another program, a [`ResponseCategory`] of a result file.
///
/// [`ResponseCategory`]: super::ResponseCategory
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a, R> {
    /// Who.
    pub learner: &'a str,
    /// Which question.
    pub question: &'a str,
    /// Marks earned, 0 to `max_mark`.
    pub mark: f64,
    /// Marks there were to earn, the same in every row of the question.
    pub max_mark: f64,
    /// What was answered.
    pub response: RowResponse<R>,
    /// What it says of a situation.
    pub situation: Situation,
}

/// What was answered, as far as a row has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowResponse<R> {
    /// The table has no responses.
    NotRecorded,
    /// Nothing was answered.
    Blank,
    /// This was answered.
    Given(R),
}

/// What a row says of a situation, as far as its question is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Situation {
    /// What it was.
    pub truth: Option<Truth>,
    /// What it was taken for.
    pub opinion: Option<Opinion>,
    /// How sure they were.
    pub confidence: Option<Sure>,
    /// Whether a safe action was chosen, where one was asked for.
    pub safe: Option<bool>,
}

impl Situation {
    /// What an answer says of its situation.
    pub fn of(scored: &ScoredItem<'_>) -> Self {
        let judgement = scored.judgement();
        let could_not_tell = || scored.could_not_tell().then_some(Opinion::CouldNotTell);
        Self {
            truth: scored.question.key.answer.truth(),
            opinion: judgement.map(|judgement| Opinion::Verdict(judgement.verdict)).or_else(could_not_tell),
            confidence: judgement.and_then(|judgement| Sure::new(judgement.confidence?.percent())),
            safe: scored.safe(),
        }
    }

    /// What it was, and what it was taken for; `None` where one of the two is not known, or they could not tell.
    pub fn verdict(&self) -> Option<(Truth, Truth)> {
        match self.opinion? {
            Opinion::Verdict(verdict) => Some((self.truth?, verdict)),
            Opinion::CouldNotTell => None,
        }
    }

    /// How sure they were of their verdict, in percent, and whether it was right.
    pub fn sure_and_right(&self) -> Option<(u8, bool)> {
        let (truth, verdict) = self.verdict()?;
        Some((self.confidence?.percent(), truth == verdict))
    }
}

/// What a situation was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    /// A scam, or genuine.
    Verdict(Truth),
    /// They could not tell.
    CouldNotTell,
}

impl Opinion {
    const COULD_NOT_TELL: &str = "could not tell";

    /// The words for it in tables: `scam`, `genuine` or `could not tell`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Verdict(verdict) => verdict.word(),
            Self::CouldNotTell => Self::COULD_NOT_TELL,
        }
    }

    /// What words of tables stand for; `None` where they are other words.
    pub fn from_words(words: &str) -> Option<Self> {
        match words {
            Self::COULD_NOT_TELL => Some(Self::CouldNotTell),
            words => Truth::from_word(words).map(Self::Verdict),
        }
    }
}

/// How sure somebody is of their verdict: any whole percent, since tables from elsewhere may have finer steps than
/// [`Confidence`](crate::attempt::Confidence) has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sure(NonZeroU8);

impl Sure {
    /// How sure, from a guess, 50 percent, to certain, 100 percent. `None` outside of that.
    pub fn new(percent: u8) -> Option<Self> {
        NonZeroU8::new(percent).filter(|_| (50..=100).contains(&percent)).map(Self)
    }

    /// In percent.
    pub fn percent(self) -> u8 {
        self.0.get()
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Misfit {
    /// It does not say whose it is, or of which question.
    #[error("there is no {column}; every row needs one, a code or a number will do")]
    Nameless {
        /// The column.
        column: &'static str,
    },
    /// A mark, or a maximum, that is below 0 or not finite.
    #[error("{column} is {value}; marks are numbers from 0 up")]
    NoMark {
        /// The column.
        column: &'static str,
        /// What it says.
        value: f64,
    },
    /// More marks than there were to earn.
    #[error("mark is {mark}, and max_mark only {max}; put one of them right")]
    AboveMaximum {
        /// Marks earned.
        mark: f64,
        /// Marks there were to earn.
        max: f64,
    },
    /// Another maximum than in an earlier row of the question.
    #[error(
        "max_mark of {} is {max}, and was {before} in a row before; a question has one maximum for all",
        visible(question)
    )]
    OtherMaximum {
        /// The question.
        question: String,
        /// What this row says.
        max: f64,
        /// What earlier rows say.
        before: f64,
    },
}

impl<R> Row<'_, R> {
    /// Whether it makes sense by itself.
    pub(super) fn check(&self) -> Result<(), Misfit> {
        for (column, name) in [("learner", self.learner), ("question", self.question)] {
            if name.is_empty() {
                return Err(Misfit::Nameless { column });
            }
        }
        for (column, value) in [("mark", self.mark), ("max_mark", self.max_mark)] {
            if !(0.0..f64::INFINITY).contains(&value) {
                return Err(Misfit::NoMark { column, value });
            }
        }
        if self.mark > self.max_mark {
            return Err(Misfit::AboveMaximum { mark: self.mark, max: self.max_mark });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Row, RowResponse, Situation, Sure};

    #[test]
    fn a_row_that_makes_no_sense_is_refused() {
        let refused = |learner, question, mark, max_mark| {
            let response = RowResponse::<&str>::NotRecorded;
            Row { learner, question, mark, max_mark, response, situation: Situation::default() }.check()
        };
        let infinite = f64::INFINITY;
        assert_eq!(refused("ada", "q", 0.5, 1.0), Ok(()));
        assert_eq!(refused("", "q", 0.0, 1.0), Err(Misfit::Nameless { column: "learner" }));
        assert_eq!(refused("ada", "", 0.0, 1.0), Err(Misfit::Nameless { column: "question" }));
        assert_eq!(refused("ada", "q", -1.0, 1.0), Err(Misfit::NoMark { column: "mark", value: -1.0 }));
        assert_eq!(refused("ada", "q", 1.0, infinite), Err(Misfit::NoMark { column: "max_mark", value: infinite }));
        assert!(matches!(refused("ada", "q", f64::NAN, 1.0), Err(Misfit::NoMark { column: "mark", .. })));
        assert_eq!(refused("ada", "q", 1.5, 1.0), Err(Misfit::AboveMaximum { mark: 1.5, max: 1.0 }));
    }

    #[test]
    fn one_is_sure_from_a_guess_to_certain() {
        assert_eq!([49, 101, 0].map(Sure::new), [None; 3]);
        assert_eq!([50, 75, 100].map(|percent| Sure::new(percent).map(Sure::percent)), [Some(50), Some(75), Some(100)]);
    }
}
