//! What stands between the braces of a question: which kind of question it makes, its answers, their weights and their
//! feedback.

use std::ops::Range;

use super::markup::{Format, Wording};
use super::source::{Fault, Piece};
use super::weights::{Weight, fraction};
use hangup_core::quiz::Rule;

/// The answers of a question, by its kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answers {
    /// Of a multiple choice.
    Choice(Vec<Answer>),
    /// Of a statement that is true or false.
    TrueFalse(Truth),
    /// Of a short answer.
    Short(Vec<Answer>),
    /// Numbers and ranges. Nothing of them is carried, so they are not read further.
    Numerical,
    /// Pairs, which are not read further either.
    Matching,
    /// Of an essay: empty braces.
    Essay,
    /// Of a text that asks nothing: no braces.
    None,
}

/// An answer, its weight and its feedback.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub at: Range<usize>,
    pub weight: Weight,
    pub text: Wording,
    pub feedback: Option<Wording>,
}

/// Whether a statement is true, and the feedback for those who chose wrong and right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Truth {
    pub is_true: bool,
    pub to_wrong: Option<Wording>,
    pub to_right: Option<Wording>,
}

/// Splits off the feedback for everybody: it stands behind the last `####`.
pub(super) fn general_feedback(inside: Piece<'_>) -> (Piece<'_>, Option<Piece<'_>>) {
    let (mut run, mut behind_last, mut start) = (0, None, None);
    for (byte, _) in inside.marks().filter(|(_, mark)| *mark == '#') {
        run = if behind_last == Some(byte) { run + 1 } else { 1 };
        behind_last = Some(byte + 1);
        if run >= 4 {
            start = Some(byte - 3);
        }
    }
    match start {
        Some(start) => (inside.until(start).trim(), Some(inside.from(start + 4))),
        None => (inside, None),
    }
}

impl Answers {
    /// Reads what stands between the braces, general feedback apart; Moodle tells the kinds apart in this order.
    pub fn read(inside: Piece<'_>, format: Format) -> Result<Self, Fault> {
        let is_short = || inside.first('=').is_some();
        if inside.text.is_empty() {
            Ok(Self::Essay)
        } else if inside.text.starts_with('#') {
            Ok(Self::Numerical)
        } else if inside.first('~').is_some() {
            let answers = entries(inside, &['~', '='])?.into_iter().map(|entry| Answer::of_choice(entry, format));
            answers.collect::<Result<_, _>>().map(Self::Choice)
        } else if is_short() && inside.text.contains("->") {
            Ok(Self::Matching)
        } else if let Some(truth) = Truth::read(inside, format) {
            Ok(Self::TrueFalse(truth))
        } else {
            let answers = entries(inside, &['='])?.into_iter().map(|entry| Answer::short(entry, format));
            answers.collect::<Result<_, _>>().map(Self::Short)
        }
    }
}

/// The most answers of a question that are read: far more than anybody would look through.
const MOST_ANSWERS: usize = 1_000;

/// The answers with the marks that they begin with.
fn entries<'s>(inside: Piece<'s>, marks: &[char]) -> Result<Vec<(char, Piece<'s>)>, Fault> {
    let answers = inside.marks().filter(|(_, mark)| marks.contains(mark));
    let starts: Vec<(usize, char)> = answers.take(MOST_ANSWERS + 1).collect();
    if let Some((start, _)) = starts.get(MOST_ANSWERS) {
        let message = format!("the question has more than {MOST_ANSWERS} answers");
        return Err(Fault::new(inside.byte(*start), Rule::TooLarge, message, "leave some out"));
    }
    let before = inside.until(starts.first().map_or(inside.text.len(), |(start, _)| *start)).trim();
    if !before.text.is_empty() {
        let message = "this is no answer";
        let help = "begin each with = or ~, or write TRUE or FALSE in capitals";
        return Err(Fault::new(before.first_line(), Rule::Syntax, message, help));
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([inside.text.len()]);
    let entry = |((start, mark), end): (&(usize, char), usize)| (*mark, inside.until(end).from(*start));
    Ok(starts.iter().zip(ends).map(entry).collect())
}

impl Answer {
    /// An option: without a weight, it is worth everything behind `=` and nothing behind `~`.
    fn of_choice((mark, entry): (char, Piece<'_>), format: Format) -> Result<Self, Fault> {
        let right = mark == '=';
        let (written, rest) = weight(entry.from(1).trim())?;
        if right && written.is_some() {
            let message = "an option behind = is worth everything, and this has a weight";
            return Err(Fault::new(entry.first_line(), Rule::BadValue, message, "write ~ before the weight"));
        }
        let weight = Weight { right, fraction: written.unwrap_or(if right { 1.0 } else { 0.0 }) };
        Self::new(entry, weight, rest, format)
    }

    /// An answer to be typed: without a weight, it is worth everything.
    fn short((_, entry): (char, Piece<'_>), format: Format) -> Result<Self, Fault> {
        let (written, rest) = weight(entry.from(1).trim())?;
        Self::new(entry, Weight { right: true, fraction: written.unwrap_or(1.0) }, rest, format)
    }

    fn new(entry: Piece<'_>, weight: Weight, rest: Piece<'_>, format: Format) -> Result<Self, Fault> {
        let (text, feedback) = rest.split_once('#');
        let text = Wording::read(text, format);
        if text.text.is_empty() {
            let help = "write the answer, or \\= and \\~ for such a sign in a text";
            return Err(Fault::new(entry.first_line(), Rule::Blank, "this answer says nothing", help));
        }
        Ok(Self { at: entry.trim().range(), weight, text, feedback: remark(feedback, format) })
    }
}

/// The feedback on an answer, if there is any.
fn remark(feedback: Option<Piece<'_>>, format: Format) -> Option<Wording> {
    feedback.map(|feedback| Wording::read(feedback, format)).filter(|feedback| !feedback.text.is_empty())
}

/// The weight that an answer begins with, as a fraction, and what stands behind it. A percent sign before anything but a
/// number is text.
fn weight(answer: Piece<'_>) -> Result<(Option<f64>, Piece<'_>), Fault> {
    let Some(behind) = answer.text.strip_prefix('%') else { return Ok((None, answer)) };
    if !behind.trim_start_matches(['-', '+']).starts_with(|letter: char| letter.is_ascii_digit()) {
        return Ok((None, answer));
    }
    let number = behind.split_once('%').map(|(number, _)| number);
    match number.and_then(|number| Some((number, fraction(number)?))) {
        Some((number, fraction)) => Ok((Some(fraction), answer.from(number.len() + 2).trim())),
        None => {
            let help = "write it like %33.33333%, or [plain] before a text that begins so";
            Err(Fault::new(answer.byte(0), Rule::BadValue, "this weight is no number between two %", help))
        }
    }
}

impl Truth {
    fn read(inside: Piece<'_>, format: Format) -> Option<Self> {
        let (word, feedback) = inside.split_once('#');
        let is_true = match word.trim().text {
            "T" | "TRUE" => true,
            "F" | "FALSE" => false,
            _ => return None,
        };
        let (to_wrong, to_right) = feedback.map_or((None, None), |feedback| {
            let (to_wrong, to_right) = feedback.split_once('#');
            (Some(to_wrong), to_right)
        });
        Some(Self { is_true, to_wrong: remark(to_wrong, format), to_right: remark(to_right, format) })
    }
}
