//! What became of the marks that were given before: the last gradebook, read again, and held against what is collected now.

use std::collections::{HashMap, HashSet};

use super::collect::{Collection, Marker};
use super::roster::delimiter;
use crate::exchange::table::text_of;
use crate::files::BYTE_ORDER_MARK;
use hangup_core::quiz::visible;
use hangup_core::wording::marks;

/// How near marks are to be to count as the same: a table may have been written with fewer digits.
const NEARLY: f64 = 1e-6;

/// The marks of the last gradebook: of each learner, in its order, the code, the name, and the mark if there was one.
#[derive(Debug, Clone, PartialEq)]
pub struct LastMarks(Vec<(String, String, Option<f64>)>);

impl LastMarks {
    /// Reads a gradebook, also one that a spreadsheet has saved; `None` where it is something else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).from_reader(bytes);
        let header = reader.headers().ok()?.clone();
        let place = |name: &str| header.iter().position(|column| column.trim() == name);
        let (learner, name, mark) = (place("learner")?, place("name")?, place("mark")?);
        let row = |record: csv::StringRecord| {
            let cell = |place| visible(&text_of(record.get(place).unwrap_or_default().trim()));
            let mark = cell(mark).replace(',', ".").parse().ok();
            (cell(learner), cell(name), mark)
        };
        Some(Self(reader.records().map(|record| record.map(row)).collect::<Result<_, _>>().ok()?))
    }

    /// A line for each mark that is another one now, and for each learner who is new or gone.
    pub fn changes(&self, marker: &Marker, collection: &Collection) -> Vec<String> {
        let before: HashMap<&str, Option<f64>> = self.0.iter().map(|(code, _, mark)| (code.as_str(), *mark)).collect();
        let handed_in =
            collection.hand_ins.iter().map(|hand_in| (&hand_in.learner, Some(marker.results(hand_in).marks())));
        let missing = collection.missing.iter().map(|learner| (learner, None));
        let now: Vec<_> = handed_in.chain(missing).collect();
        let codes: HashSet<String> = now.iter().map(|(learner, _)| visible(&learner.code)).collect();
        let change = |(learner, mark): &(&super::Learner, Option<f64>)| {
            let who = who(&learner.code, learner.name.as_deref().unwrap_or_default());
            match before.get(visible(&learner.code).as_str()) {
                None => Some(format!("{who}: new, {}", said(*mark))),
                Some(before) if is_same(*before, *mark) => None,
                Some(before) => Some(format!("{who}: {} → {}", said(*before), said(*mark))),
            }
        };
        let gone = self.0.iter().filter(|(code, ..)| !codes.contains(code));
        let gone = gone.map(|(code, name, mark)| format!("{}: {} → gone", who(code, name), said(*mark)));
        now.iter().filter_map(change).chain(gone).collect()
    }
}

fn who(code: &str, name: &str) -> String {
    visible(format!("{code} {name}").trim_end())
}

fn said(mark: Option<f64>) -> String {
    mark.map_or_else(|| "missing".to_owned(), marks)
}

fn is_same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < NEARLY,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::LastMarks;

    #[test]
    fn a_gradebook_is_read_as_hangup_or_a_spreadsheet_wrote_it() {
        let marks = |text: &str| LastMarks::read(text.as_bytes()).map(|last| last.0);
        let row = |code: &str, name: &str, mark| (code.to_owned(), name.to_owned(), mark);
        let expected = Some(vec![row("L01", "Ann", Some(3.5)), row("-2", "", None)]);
        assert_eq!(marks("learner,name,form,mark\nL01,Ann,A,3.5\n'-2,,B,\n"), expected);
        assert_eq!(marks("\u{feff}learner;name;form;mark\r\nL01;Ann;A;3,5\r\n'-2;;B;\r\n"), expected);
        for other in ["", "name,code\nAnn,L01\n", "not a table"] {
            assert_eq!(marks(other), None, "{other}");
        }
    }
}
