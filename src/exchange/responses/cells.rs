//! From the cells of a row to what they say. A number takes a few nanoseconds here, since there are millions of them.

use csv::StringRecord;

use super::Reason;
use hangup_core::measure::class::{Opinion, Row, RowResponse, Situation, Sure};
use hangup_core::quiz::Truth;

/// Where the columns are that are read.
pub(super) struct Columns {
    count: usize,
    learner: usize,
    question: usize,
    mark: usize,
    max_mark: usize,
    response: Option<usize>,
    topic: Option<usize>,
    truth: Option<usize>,
    verdict: Option<usize>,
    confidence: Option<usize>,
    action_safe: Option<usize>,
}

impl Columns {
    /// Finds the columns by the names in the header.
    pub fn of(header: &StringRecord) -> Result<Self, Reason> {
        let optional = |column: &'static str| {
            let mut places = header.iter().zip(0..).filter(|(name, _)| *name == column).map(|(_, place)| place);
            let place = places.next();
            if places.next().is_some() { Err(Reason::TwoColumns(column)) } else { Ok(place) }
        };
        let needed = |column| optional(column)?.ok_or_else(|| separator(header).unwrap_or(Reason::NoColumn(column)));
        Ok(Self {
            count: header.len(),
            learner: needed("learner")?,
            question: needed("question")?,
            mark: needed("mark")?,
            max_mark: needed("max_mark")?,
            response: optional("response")?,
            topic: optional("topic")?,
            truth: optional("truth")?,
            verdict: optional("verdict")?,
            confidence: optional("confidence")?,
            action_safe: optional("action_safe")?,
        })
    }

    /// What the question of a row is about, where the row has that.
    pub fn topic<'r>(&self, record: &'r StringRecord) -> Option<&'r str> {
        record.get(self.topic?).filter(|cell| !cell.is_empty())
    }

    /// Reads a row.
    pub fn row<'r>(&self, record: &'r StringRecord) -> Result<Row<'r, &'r str>, Reason> {
        if record.len() != self.count {
            return Err(Reason::Cells(record.len(), self.count));
        }
        let needed = |place| record.get(place).unwrap_or_default();
        let optional = |place: Option<usize>| place.and_then(|place| record.get(place));
        let filled = |place| optional(place).filter(|cell| !cell.is_empty());
        Ok(Row {
            learner: needed(self.learner),
            question: needed(self.question),
            mark: number("mark", needed(self.mark))?,
            max_mark: number("max_mark", needed(self.max_mark))?,
            response: match optional(self.response) {
                None => RowResponse::NotRecorded,
                Some("") => RowResponse::Blank,
                Some(text) => RowResponse::Given(text),
            },
            situation: Situation {
                truth: filled(self.truth).map(truth).transpose()?,
                opinion: filled(self.verdict).map(opinion).transpose()?,
                confidence: filled(self.confidence).map(confidence).transpose()?,
                safe: filled(self.action_safe).map(safe).transpose()?,
            },
        })
    }
}

/// What else may separate the cells, where a name of the header is several in one.
fn separator(header: &StringRecord) -> Option<Reason> {
    let separates =
        |sign| header.iter().any(|name| name.contains(sign) && name.split(sign).any(|name| name == "learner"));
    let by = [(';', "semicolons"), ('\t', "tabs")].into_iter().find(|(sign, _)| separates(*sign))?.1;
    Some(Reason::Separator(by))
}

fn truth(cell: &str) -> Result<Truth, Reason> {
    Truth::from_word(cell).ok_or_else(|| misplaced("truth", cell, "scam or genuine"))
}

fn opinion(cell: &str) -> Result<Opinion, Reason> {
    Opinion::from_words(cell).ok_or_else(|| misplaced("verdict", cell, "scam, genuine or could not tell"))
}

fn safe(cell: &str) -> Result<bool, Reason> {
    match cell {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(misplaced("action_safe", cell, "true or false")),
    }
}

/// A whole percent; that some programs write `80.0` for it does no harm.
fn confidence(cell: &str) -> Result<Sure, Reason> {
    let whole = |percent: f64| Some(percent as u8).filter(|whole| f64::from(*whole) == percent);
    let sure = decimal(cell).and_then(whole).and_then(Sure::new);
    sure.ok_or_else(|| misplaced("confidence", cell, "a whole number from 50 to 100"))
}

fn number(column: &'static str, cell: &str) -> Result<f64, Reason> {
    decimal(cell).ok_or_else(|| misplaced(column, cell, "a number such as 1 or 0.5"))
}

fn misplaced(column: &'static str, cell: &str, allowed: &'static str) -> Reason {
    Reason::Cell(column, cell.to_owned(), allowed)
}

/// The number that a text writes. Most marks are short, and take a short way to the same number.
fn decimal(text: &str) -> Option<f64> {
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(f64::from(digit - b'0')),
        digits => short_decimal(digits).or_else(|| text.parse().ok()),
    }
}

/// The number of up to 15 digits and a point in between or at the end. Such digits, and the power of ten by which they
/// are divided, are exact in floating point, so that the quotient is rounded once, as it should be.
fn short_decimal(text: &[u8]) -> Option<f64> {
    const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    if text.len() > POWERS.len() || !text.first()?.is_ascii_digit() {
        return None;
    }
    let (mut digits, mut decimals) = (0_u64, None);
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                digits = 10 * digits + u64::from(byte - b'0');
                decimals = decimals.map(|decimals| decimals + 1);
            }
            b'.' if decimals.is_none() => decimals = Some(0),
            _ => return None,
        }
    }
    match decimals {
        None => Some(digits as f64),
        Some(decimals) => Some(digits as f64 / POWERS.get::<usize>(decimals)?),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decimal, short_decimal};

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", ".", "-", "1,5", "1.2.3", "one", "0x1", "1 ", "½"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        for (text, number) in [(".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-1", -1.0), ("+2", 2.0), ("007", 7.0)] {
            assert_eq!(decimal(text), Some(number), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_number(text in "[0-9]{1,16}(\\.[0-9]{0,14})?") {
            if let Some(number) = short_decimal(text.as_bytes()) {
                prop_assert_eq!(number, text.parse::<f64>().unwrap());
            }
        }
    }
}
