//! Answer codes: a whole answered paper in a few symbols that a learner copies by hand and a teacher types in, for where
//! no file can travel. Like [`super::sheet`] it knows only faces; whose code it is, and of which quiz, is for the caller
//! to ask.
//!
//! A code is three symbols for the learner, the form, two for the edition of the quiz, the answers, and two that check
//! the rest. Codes stand on paper, so what a symbol means never changes.

mod figures;
mod symbols;

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::check::fits;
use super::item::items;
use super::{Attempt, Faces, Paper, Response};
use crate::quiz::{Sealed, visible};
use symbols::{Number, check_symbols, letter, symbol, tag};

/// The forms whose papers have codes.
const FORMS: RangeInclusive<char> = 'A'..='H';

/// How many symbols stand together.
const GROUP: usize = 5;

/// How many symbols there can be: with one more, a code is longer than 80 characters, hyphens included.
const SYMBOLS: RangeInclusive<usize> = 8..=67;

/// What an answer code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerCode {
    learner: [u8; 3],
    form: char,
    edition: [u8; 2],
    answers: Vec<u8>,
}

impl AnswerCode {
    /// The code of an answered paper. The answers are in the order of the paper, `None` for a blank one; those that are
    /// missing at the end are blank. A question that the quiz no longer has takes no symbol.
    ///
    /// `learner` is the learner's code on the roster, and `edition` whatever tells one edition of the quiz from another.
    ///
    /// # Errors
    /// When the paper has no form from A to H, an answer was typed or does not fit its question, or the code is too long
    /// to be written down.
    pub fn of(
        learner: &str,
        edition: u64,
        paper: &Paper,
        faces: &Faces<'_>,
        answers: &[Option<Response>],
    ) -> Result<Self, NoCode> {
        let form = paper.form.parse().ok().filter(|form| FORMS.contains(form));
        let code = Self {
            learner: learner_tag(learner),
            form: form.ok_or_else(|| NoCode::Form(paper.form.clone()))?,
            edition: edition_tag(edition),
            answers: encoded(paper, faces, answers)?,
        };
        if SYMBOLS.contains(&code.symbols().len()) { Ok(code) } else { Err(NoCode::TooLong) }
    }

    /// The form of the paper, A to H.
    pub fn form(&self) -> char {
        self.form
    }

    /// Whether it can be the code of the learner with this code on the roster, case and outer spaces aside. One in
    /// 29,791 other learners has the same tag.
    pub fn is_of_learner(&self, learner: &str) -> bool {
        self.learner == learner_tag(learner)
    }

    /// Whether it can be a code of this edition of a quiz. One in 961 other editions has the same tag.
    pub fn is_of_edition(&self, edition: u64) -> bool {
        self.edition == edition_tag(edition)
    }

    /// The answers, in the order of the paper; `None` for a blank one. Ask about the edition first: what was answered to
    /// one quiz can often be read as answers to another.
    ///
    /// # Errors
    /// When the paper is of another form, or these cannot be answers to it.
    pub fn answers(&self, paper: &Paper, faces: &Faces<'_>) -> Result<Vec<Option<Response>>, Miscopied> {
        let mut number = Number::of_digits(self.answers.clone());
        let mut answers = Vec::new();
        for item in items(paper, faces) {
            let answer = figures::answer(&item, &mut number)?;
            answer.iter().try_for_each(|answer| fits(&item, answer)).map_err(|_| Miscopied::OtherPaper)?;
            answers.push(answer);
        }
        // Only what would be written like this counts, so that nothing is missing and nothing is left over.
        let is_written_so = encoded(paper, faces, &answers).is_ok_and(|symbols| symbols == self.answers);
        if is_written_so && paper.form == self.form.to_string() { Ok(answers) } else { Err(Miscopied::OtherPaper) }
    }

    fn symbols(&self) -> Vec<u8> {
        let mut symbols = self.learner.to_vec();
        symbols.extend(symbol(self.form));
        symbols.extend(self.edition);
        symbols.extend(&self.answers);
        symbols.extend(check_symbols(&symbols));
        symbols
    }
}

/// The code of an attempt at a students' copy, as it is written down; or why there is none, in words.
///
/// # Errors
/// When an answer was typed, or the code would be too long.
pub fn answer_code(sealed: &Sealed, attempt: &Attempt, learner: &str) -> Result<String, String> {
    let answers = attempt.state().answers();
    let code = AnswerCode::of(learner, sealed.edition().0, &attempt.paper, &|id| sealed.face(id), &answers);
    code.map(|code| code.to_string()).map_err(|why| why.to_string())
}

impl fmt::Display for AnswerCode {
    /// In groups of five, joined by hyphens.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters: Vec<char> = self.symbols().into_iter().filter_map(letter).collect();
        let groups: Vec<String> = letters.chunks(GROUP).map(String::from_iter).collect();
        out.write_str(&groups.join("-"))
    }
}

impl FromStr for AnswerCode {
    type Err = Miscopied;

    /// Reads a code as it was copied: case, spaces and hyphens do not matter.
    ///
    /// # Errors
    /// When it was not copied rightly, as far as that can be told.
    fn from_str(text: &str) -> Result<Self, Miscopied> {
        let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let read = |(letter, place)| symbol(letter).ok_or(Miscopied::Letter { letter, place });
        let symbols: Vec<u8> = letters.zip(1..).map(read).collect::<Result<_, _>>()?;
        let whole = symbols.split_last_chunk().filter(|_| SYMBOLS.contains(&symbols.len()));
        let (checked, check) = whole.ok_or(Miscopied::Length(symbols.len()))?;
        match checked {
            [a, b, c, form, d, e, answers @ ..] if check_symbols(checked) == *check => {
                let form = letter(*form).filter(|form| FORMS.contains(form)).ok_or(Miscopied::Check)?;
                Ok(Self { learner: [*a, *b, *c], form, edition: [*d, *e], answers: answers.to_vec() })
            }
            _ => Err(Miscopied::Check),
        }
    }
}

/// The symbols that stand for some answers.
fn encoded(paper: &Paper, faces: &Faces<'_>, answers: &[Option<Response>]) -> Result<Vec<u8>, NoCode> {
    let answers = answers.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    let mut figures = Vec::new();
    for (item, answer) in items(paper, faces).iter().zip(answers) {
        figures.extend(figures::figures(item, answer)?);
    }
    Ok(Number::of_figures(&figures).into_digits())
}

fn learner_tag(learner: &str) -> [u8; 3] {
    tag(learner.trim().to_lowercase().as_bytes())
}

fn edition_tag(edition: u64) -> [u8; 2] {
    tag(&edition.to_be_bytes())
}

/// What there is to do without an answer code.
const INSTEAD: &str = "hand in the result file, or write your answers on paper";

/// Why a paper has no answer code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCode {
    /// Its form is none from A to H.
    #[error("only the forms A to H have answer codes, and this is `{}`; {INSTEAD}", visible(.0))]
    Form(String),
    /// A question, by its number on the paper, was answered by typing.
    #[error("question {0} was answered by typing, and an answer code has no room for words; {INSTEAD}")]
    Typed(usize),
    /// A question, by its number on the paper, has an answer that nobody could have given.
    #[error("the answer to question {0} does not fit the question; {INSTEAD}")]
    Unfit(usize),
    /// It would be longer than 80 characters.
    #[error("the answer code would be longer than 80 characters, too long to write down; {INSTEAD}")]
    TooLong,
}

/// Why what was typed is not the code that was written down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Miscopied {
    /// A letter that no code has.
    #[error("symbol {place} is `{}`, and {}", visible(&letter.to_string()), instead_of(*letter))]
    Letter {
        /// The letter.
        letter: char,
        /// Its place among the symbols, from 1.
        place: usize,
    },
    /// So many symbols, and no code has as few or as many.
    #[error("there are {0} symbols, and a code has {least} to {most}; look for a group that is missing, or there twice",
        least = SYMBOLS.start(), most = SYMBOLS.end())]
    Length(usize),
    /// The check symbols do not agree with the rest.
    #[error("the code was not copied rightly; compare it group by group")]
    Check,
    /// It is in itself right, but no code of this paper.
    #[error("the code is of another paper; use the quiz that the learner had, in the same edition")]
    OtherPaper,
}

/// What may have been meant by a letter that no code has.
fn instead_of(letter: char) -> &'static str {
    match letter {
        '0' | 'O' | 'o' => "no code has a 0 or an O; it may be a D or a Q",
        '1' | 'I' | 'i' | 'L' | 'l' => "no code has a 1, an I or an L; it may be a 7, a J or a T",
        _ => "a code has only digits and letters; look at it again",
    }
}
