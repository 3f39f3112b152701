//! One block of a file: a category, or a question with its title, its text and its answers.

use std::ops::Range;

use super::GAP;
use super::answers::{Answers, general_feedback};
use super::markup::{Format, Wording, split_format};
use super::source::{Fault, Piece};
use hangup_core::quiz::Rule;

const CATEGORY: &str = "$CATEGORY:";

/// What a block says, its comments apart.
#[derive(Debug)]
pub(super) enum Entry<'s> {
    /// The category of the questions behind it.
    Category(Piece<'s>),
    /// A question.
    Question(Box<Question>),
}

/// A question as GIFT has it.
#[derive(Debug)]
pub(super) struct Question {
    /// Its first line.
    pub at: Range<usize>,
    /// What it is called; that may be nothing.
    pub title: String,
    /// What is asked, with a gap in it where the answers of a missing word stood.
    pub text: Wording,
    /// Whether there is such a gap.
    pub has_gap: bool,
    /// The answers, by kind of question.
    pub answers: Answers,
    /// The feedback for everybody.
    pub feedback: Option<Wording>,
}

/// Reads a block that is not empty.
pub(super) fn entry(body: Piece<'_>) -> Result<Entry<'_>, Fault> {
    if body.text.starts_with(CATEGORY) {
        return category(body.from(CATEGORY.len()).trim()).map(Entry::Category);
    }
    question(body).map(Box::new).map(Entry::Question)
}

fn category(path: Piece<'_>) -> Result<Piece<'_>, Fault> {
    match path.text.find('\n') {
        Some(end) => {
            let behind = path.from(end).trim();
            let message = "a category stands alone, and here something stands behind it";
            Err(Fault::new(behind.first_line(), Rule::Syntax, message, "leave an empty line after the category"))
        }
        None => Ok(path),
    }
}

fn question(body: Piece<'_>) -> Result<Question, Fault> {
    let (title, rest) = title(body)?;
    let braces = braces(rest)?;
    let (before, inside, behind) = match &braces {
        Some(braces) => (
            rest.until(braces.start),
            Some(rest.from(braces.start + 1).until(braces.len() - 2).trim()),
            rest.from(braces.end),
        ),
        None => (rest, None, rest.from(rest.text.len())),
    };
    let has_gap = !behind.trim().text.is_empty();
    let text = text(rest, before, has_gap.then_some(behind));
    if text.text.is_empty() {
        let message = "the question has no text";
        return Err(Fault::new(body.first_line(), Rule::Blank, message, "write what is asked before the answers"));
    }
    let (answers, feedback) = match inside {
        Some(inside) => {
            let (inside, feedback) = general_feedback(inside);
            (Answers::read(inside, text.format)?, feedback.map(|feedback| Wording::read(feedback, text.format)))
        }
        None => (Answers::None, None),
    };
    let feedback = feedback.filter(|feedback| !feedback.text.is_empty());
    Ok(Question { at: body.first_line(), title, text, has_gap, answers, feedback })
}

/// What a question is called, if anything, and what stands behind that.
fn title(body: Piece<'_>) -> Result<(String, Piece<'_>), Fault> {
    if !body.text.starts_with("::") {
        return Ok((String::new(), body));
    }
    let rest = body.from(2);
    let colons: Vec<usize> = rest.marks().filter(|(_, mark)| *mark == ':').map(|(byte, _)| byte).collect();
    let end = colons.iter().zip(colons.iter().skip(1)).find(|(one, next)| **one + 1 == **next).map(|(one, _)| *one);
    match end {
        Some(end) => Ok((rest.until(end).trim().meant().replace('\n', " "), rest.from(end + 2).trim())),
        None => {
            let place = body.range().start;
            let message = "the title has no end";
            Err(Fault::new(place..place + 2, Rule::Syntax, message, "write :: behind it, or \\: for a colon in a text"))
        }
    }
}

/// The bytes from the brace that opens the answers to the one that closes them; `None` where there are no answers.
fn braces(text: Piece<'_>) -> Result<Option<Range<usize>>, Fault> {
    let mut braces = text.marks().filter(|(_, mark)| matches!(mark, '{' | '}'));
    let fault = |byte, message, help| Err(Fault::new(text.byte(byte), Rule::Syntax, message, help));
    let open = match braces.next() {
        None => return Ok(None),
        Some((open, '{')) => open,
        Some((stray, _)) => return fault(stray, "no { opened what this } closes", "write \\} for a brace in a text"),
    };
    let close = match braces.next() {
        None => return fault(open, "the answers have no end", "write } behind the last, or \\{ for a brace in a text"),
        Some((close, '}')) => close,
        Some((second, _)) => {
            let help = "write } before it, or \\{ for a brace in a text";
            return fault(second, "a { stands inside of the answers", help);
        }
    };
    match braces.next() {
        None => Ok(Some(open..close + 1)),
        Some((more, _)) => {
            let help = "leave an empty line between two questions, or write \\{ and \\} in a text";
            fault(more, "a brace stands behind the answers", help)
        }
    }
}

/// The text of a question, whose format stands before it. What is on both sides of a gap is one text.
fn text(whole: Piece<'_>, before: Piece<'_>, behind_gap: Option<Piece<'_>>) -> Wording {
    let at = whole.first_line();
    let (format, before) = split_format(before.trim_start(), Format::Moodle);
    let text = match behind_gap {
        Some(behind) => format!("{}{GAP}{}", before.trim_start().meant(), behind.meant()),
        None => before.trim().meant(),
    };
    Wording { at, text, format }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Question, entry};
    use crate::exchange::gift::source::Source;

    fn question(text: &str) -> Question {
        match entry(Source::new(text).blocks().next().unwrap().body).unwrap() {
            Entry::Question(question) => *question,
            Entry::Category(_) => panic!("{text}"),
        }
    }

    #[test]
    fn a_title_stands_between_double_colons() {
        let read = question("::Who\\: the\n caller:: Is it: them::now? {T}");
        assert_eq!((read.title.as_str(), read.text.text.as_str()), ("Who: the  caller", "Is it: them::now?"));
    }

    #[test]
    fn answers_in_the_middle_leave_a_gap() {
        let read = question("Ring [plain]{=back ~on} on a number you know.");
        assert_eq!((read.text.text.as_str(), read.has_gap), ("Ring [plain]_____ on a number you know.", true));
        let read = question("Hang {=up}.");
        assert_eq!((read.text.text.as_str(), read.has_gap), ("Hang _____.", true));
        let read = question("Hang up? {T####Do.}\n");
        assert_eq!((read.text.text.as_str(), read.has_gap), ("Hang up?", false));
    }
}
