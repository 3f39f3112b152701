//! The roster: who is in the class, under which code, with which form and how much more time. A teacher writes it as a
//! table, with as few columns as they like; what is missing is filled in.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::exchange::table::{cell, table, text_of};
use crate::files::BYTE_ORDER_MARK;
use hangup_core::quiz::visible;

/// The forms there are. Papers of one quiz have the same questions in all of them, in different orders.
pub const FORMS: [&str; 4] = ["A", "B", "C", "D"];

/// The most learners on a roster.
const MOST_LEARNERS: usize = 10_000;

/// The most columns of a roster that mean nothing here. Every learner has a cell in each of them, so that a short table could
/// stand for a very large one.
const MOST_COLUMNS: usize = 200;

/// The most time that may be added.
const MOST_EXTRA: SignedDuration = SignedDuration::from_hours(24);

/// Somebody in the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learner {
    /// What stands for them on papers and in results.
    pub code: String,
    /// Their name, where the roster has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The form of their paper.
    pub form: String,
    /// Time on top of the limit of the quiz.
    pub extra_time: SignedDuration,
    /// What the roster has in columns that mean nothing here, such as an e-mail address: the name of each, as it was
    /// written, and the cell. It comes back in the gradebook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<(String, String)>,
}

/// Everybody in the class, in the order of their places in the classroom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The learners, each with a code and a form.
    pub learners: Vec<Learner>,
    /// The names of columns that mean nothing here, as they were written.
    pub more_columns: Vec<String>,
}

/// Why a table is no roster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}{line}: {message}", if file.is_empty() { "" } else { ":" })]
pub struct BadRoster {
    /// The file, where there is a name for it.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong, and what to do.
    pub message: String,
}

impl BadRoster {
    fn new(line: u64, message: impl Into<String>) -> Self {
        Self { file: String::new(), line, message: message.into() }
    }
}

/// A row as it was written.
#[derive(Debug, Default)]
struct Row {
    file: String,
    line: u64,
    name: Option<String>,
    code: Option<String>,
    form: Option<String>,
    extra_time: Option<String>,
    more: Vec<(String, String)>,
}

impl Roster {
    /// Reads a table, and fills in what it leaves out. `time_limit` is that of the quiz, of which `25%` would be a part.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line.
    pub fn read(bytes: &[u8], time_limit: Option<SignedDuration>) -> Result<Self, BadRoster> {
        Self::read_several(&[(String::new(), bytes)], time_limit)
    }

    /// Reads several tables as one roster, each with the name of its file.
    ///
    /// # Errors
    /// The first thing that is wrong, with its file and line. A code is nobody else's, in whatever table; and two that
    /// differ only in small and capital letters are too easily taken for each other.
    pub fn read_several(tables: &[(String, &[u8])], time_limit: Option<SignedDuration>) -> Result<Self, BadRoster> {
        let (mut rows, mut more_columns) = (Vec::new(), Vec::new());
        for (file, bytes) in tables {
            let (found, columns) = self::rows(bytes, file).map_err(|bad| BadRoster { file: file.clone(), ..bad })?;
            rows.extend(found);
            for column in columns {
                if !more_columns.contains(&column) {
                    more_columns.push(column);
                }
            }
        }
        if let Some(row) = rows.get(MOST_LEARNERS) {
            return Err(row.bad(format!("a roster has at most {MOST_LEARNERS} learners; split it")));
        }
        each_code_once(&rows)?;
        let forms = deal_forms(&rows.iter().map(Row::form).collect::<Result<Vec<_>, _>>()?);
        let codes = fill_codes(&rows);
        let mut learners = Vec::with_capacity(rows.len());
        for ((row, form), code) in rows.iter().zip(forms).zip(codes) {
            let extra_time = row.extra_time(time_limit)?;
            let (name, more) = (row.name.clone(), row.more.clone());
            learners.push(Learner { code, name, form: form.to_owned(), extra_time, more });
        }
        Ok(Self { learners, more_columns })
    }

    /// The learner with this code.
    pub fn learner(&self, code: &str) -> Option<&Learner> {
        self.learners.iter().find(|learner| learner.code == code)
    }

    /// The roster as a table, with everything filled in.
    pub fn write(&self) -> String {
        let row = |learner: &Learner| {
            let extra = if learner.extra_time.is_zero() { String::new() } else { format!("{:#}", learner.extra_time) };
            let name = learner.name.as_deref().unwrap_or_default();
            let mut row = vec![cell(name), cell(&learner.code), cell(&learner.form), extra];
            row.extend(self.more_columns.iter().map(|column| cell(learner.more(column))));
            row
        };
        let more: Vec<String> = self.more_columns.iter().map(|column| cell(column)).collect();
        let columns = ["name", "code", "form", "extra_time"].into_iter().chain(more.iter().map(String::as_str));
        table(columns, self.learners.iter().map(row))
    }
}

impl Learner {
    /// Replaces what could steer a terminal, of a learner that comes from a file.
    pub(super) fn make_visible(&mut self) {
        let texts = [&mut self.code, &mut self.form].into_iter().chain(&mut self.name);
        let more = self.more.iter_mut().flat_map(|(column, cell)| [column, cell]);
        texts.chain(more).for_each(|text| *text = visible(text));
    }

    /// What the roster has of them in a column that means nothing here; nothing where it has no such column.
    pub fn more(&self, column: &str) -> &str {
        let found = self.more.iter().find(|(name, _)| name == column);
        found.map(|(_, cell)| cell.as_str()).unwrap_or_default()
    }
}

impl Row {
    fn bad(&self, message: String) -> BadRoster {
        BadRoster { file: self.file.clone(), line: self.line, message }
    }

    /// Where it is, as a row of some file tells it.
    fn place(&self, from: &Self) -> String {
        if self.file == from.file { format!("line {}", self.line) } else { format!("{}:{}", self.file, self.line) }
    }

    fn form(&self) -> Result<Option<&'static str>, BadRoster> {
        let Some(form) = &self.form else { return Ok(None) };
        let known = FORMS.into_iter().find(|known| known.eq_ignore_ascii_case(form));
        known.map(Some).ok_or_else(|| self.bad(format!("there is no form {form}; write A, B, C or D, or leave it out")))
    }

    fn extra_time(&self, time_limit: Option<SignedDuration>) -> Result<SignedDuration, BadRoster> {
        let Some(text) = &self.extra_time else { return Ok(SignedDuration::ZERO) };
        extra_time(text, time_limit)
            .ok_or_else(|| self.bad(format!("{text} is no extra time; write it like 10m or 25%")))
    }
}

/// The extra time that a text stands for: minutes, a duration such as `10m`, or a part of a limit such as `25%`. `None`
/// where it is no such text, negative, or longer than a day.
pub fn extra_time(text: &str, time_limit: Option<SignedDuration>) -> Option<SignedDuration> {
    let extra = match (text.strip_suffix('%'), text.parse::<i64>()) {
        (Some(percent), _) => percent.trim().parse::<i32>().ok().and_then(|percent| {
            let limit = time_limit.unwrap_or(SignedDuration::ZERO);
            limit.checked_mul(percent).and_then(|hundredfold| hundredfold.checked_div(100))
        }),
        (None, Ok(minutes)) => SignedDuration::try_from_mins(minutes),
        (None, Err(_)) => text.parse().ok(),
    };
    let fits = |extra: &SignedDuration| !extra.is_negative() && *extra <= MOST_EXTRA;
    extra.filter(fits)
}

/// Whether no two rows have the same code, or codes that differ only in small and capital letters.
fn each_code_once(rows: &[Row]) -> Result<(), BadRoster> {
    let mut seen: HashMap<String, &Row> = HashMap::new();
    for row in rows {
        let Some(code) = &row.code else { continue };
        let Some(before) = seen.insert(code.to_lowercase(), row) else { continue };
        let (place, other) = (before.place(row), before.code.as_deref().unwrap_or_default());
        return Err(row.bad(if other == code {
            format!("the code {code} is also in {place}; give each learner their own")
        } else {
            format!("the code {code} is {other} of {place} in other letters; give each learner a code of their own")
        }));
    }
    Ok(())
}

/// The rows of a table, and the names of the columns that mean nothing here.
fn rows(bytes: &[u8], file: &str) -> Result<(Vec<Row>, Vec<String>), BadRoster> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).from_reader(bytes);
    let bad = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        BadRoster::new(line, "this is no text in UTF-8, or no table; save the roster as CSV in UTF-8")
    };
    let header = reader.headers().map_err(bad)?.clone();
    let columns: Vec<String> = header.iter().map(|name| name.trim().to_lowercase().replace([' ', '-'], "_")).collect();
    let place = |name: &str| columns.iter().position(|column| column == name);
    let (name, code) = (place("name"), place("code"));
    if name.is_none() && code.is_none() {
        let message = "there is no column `name` and no column `code`; the first line of a roster names its columns: \
                       name,code,form,extra_time";
        return Err(BadRoster::new(1, message));
    }
    let (form, extra_time) = (place("form"), place("extra_time"));
    let used = [name, code, form, extra_time];
    let written = header.iter().map(|name| visible(&text_of(name.trim()))).enumerate();
    let more: Vec<(usize, String)> =
        written.filter(|(place, name)| !used.contains(&Some(*place)) && !name.is_empty()).collect();
    if more.len() > MOST_COLUMNS {
        let message = format!("a roster has at most {MOST_COLUMNS} columns of its own, and this has {}", more.len());
        return Err(BadRoster::new(1, message + "; take some out"));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(bad)?;
        let cell = |place: Option<usize>| {
            let text = visible(&text_of(record.get(place?)?.trim()));
            (!text.is_empty()).then_some(text)
        };
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row {
            file: file.to_owned(),
            line,
            name: cell(name),
            code: cell(code),
            form: cell(form),
            extra_time: cell(extra_time),
            more: more.iter().map(|(place, name)| (name.clone(), cell(Some(*place)).unwrap_or_default())).collect(),
        };
        if row.name.is_none() && row.code.is_none() {
            continue;
        }
        rows.push(row);
        if rows.len() > MOST_LEARNERS {
            break;
        }
    }
    if rows.is_empty() {
        return Err(BadRoster::new(1, "nobody is on this roster; write a line for each learner"));
    }
    Ok((rows, more.into_iter().map(|(_, name)| name).collect()))
}

/// What separates the cells: whatever the first line has most of.
pub(super) fn delimiter(bytes: &[u8]) -> u8 {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |separator: u8| header.iter().filter(|byte| **byte == separator).count();
    // The last of equals wins, which is to be the comma.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// A form for everybody who has none, so that neighbours differ and each form is dealt about as often as the others.
fn deal_forms(given: &[Option<&'static str>]) -> Vec<&'static str> {
    let mut dealt: Vec<&'static str> = Vec::with_capacity(given.len());
    let mut times = FORMS.map(|form| (form, 0));
    for (place, form) in given.iter().enumerate() {
        let next = given.get(place + 1).copied().flatten();
        let neighbours = [dealt.last().copied(), next];
        let free = times.iter().filter(|(form, _)| !neighbours.contains(&Some(form)));
        let form = form.or_else(|| free.min_by_key(|(_, times)| *times).map(|(form, _)| *form)).unwrap_or("A");
        times.iter_mut().filter(|(known, _)| *known == form).for_each(|(_, times)| *times += 1);
        dealt.push(form);
    }
    dealt
}

/// A code for everybody who has none.
fn fill_codes(rows: &[Row]) -> Vec<String> {
    let taken: HashSet<String> = rows.iter().filter_map(|row| Some(row.code.as_deref()?.to_uppercase())).collect();
    let mut fresh = (1..).map(|number| format!("L{number:02}")).filter(|code| !taken.contains(code));
    rows.iter().map(|row| row.code.clone().or_else(|| fresh.next()).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;

    use super::{FORMS, Roster, deal_forms};

    fn read(text: &str) -> Result<Roster, String> {
        Roster::read(text.as_bytes(), Some(SignedDuration::from_mins(40))).map_err(|bad| bad.to_string())
    }

    #[test]
    fn what_is_missing_is_filled_in() {
        let roster = read("name\nAnn\nBen\n\nCem\n").unwrap();
        let given: Vec<_> = roster.learners.iter().map(|one| (one.code.as_str(), one.form.as_str())).collect();
        assert_eq!(given, [("L01", "A"), ("L02", "B"), ("L03", "C")]);
        let codes_alone = read("code\nL02\n").unwrap();
        assert_eq!((codes_alone.learners[0].code.as_str(), &codes_alone.learners[0].name), ("L02", &None));
    }

    #[test]
    fn a_code_that_is_taken_is_not_given_again() {
        let roster = read("name,code\nAnn,\nBen,L01\n").unwrap();
        assert_eq!(roster.learners[0].code, "L02");
        assert_eq!(read("name,code\nAnn,\nBen,l01\n").unwrap().learners[0].code, "L02");
    }

    #[test]
    fn columns_come_in_any_order_and_with_any_separator() {
        for text in [
            "form;code;extra_time\nb;x1;10",
            "\u{feff}Code\tExtra time\tForm\nx1\t25%\tB",
            "code,form,extra-time\nx1,B,10m",
        ] {
            let roster = read(text).unwrap();
            let learner = &roster.learners[0];
            assert_eq!((learner.code.as_str(), learner.form.as_str()), ("x1", "B"), "{text}");
            assert_eq!(learner.extra_time, SignedDuration::from_mins(10), "{text}");
        }
    }

    #[test]
    fn columns_of_other_programs_are_kept_as_they_are() {
        let roster = read("name,E-Mail,ID number\nAnn,a@example.com,0012\n").unwrap();
        assert_eq!(roster.more_columns, ["E-Mail", "ID number"]);
        assert_eq!(roster.learners[0].more("E-Mail"), "a@example.com");
        assert_eq!(read(&roster.write()).unwrap(), roster);
    }

    #[test]
    fn a_short_table_does_not_stand_for_a_very_large_one() {
        let table = |column: &str, times| read(&format!("code{}\na\nb\n", column.repeat(times)));
        assert_eq!(table(",x", 200).unwrap().learners.len(), 2);
        assert_eq!(table(",", 10_000).unwrap().learners.len(), 2, "without a name they are not kept");
        let told = "1: a roster has at most 200 columns of its own, and this has 10000; take some out";
        assert_eq!(table(",x", 10_000).unwrap_err(), told);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, message) in [
            ("who\nAnn", "1: there is no column `name` and no column `code`"),
            ("name\n", "1: nobody is on this roster"),
            ("code\na\nb\na", "4: the code a is also in line 2"),
            ("code\nanna\nANNA", "3: the code ANNA is anna of line 2 in other letters"),
            ("code,form\na,A\nb,E", "3: there is no form E"),
            ("code,extra_time\na,soon", "2: soon is no extra time"),
            ("code,extra_time\na,-5", "2: -5 is no extra time"),
            ("code,extra_time\na,99999999999999999999h", "2: 99999999999999999999h is no extra time"),
        ] {
            assert!(read(text).unwrap_err().starts_with(message), "{text}: {:?}", read(text));
        }
        assert!(Roster::read(b"name\n\xff\xfe", None).is_err());
    }

    #[test]
    fn several_tables_are_one_roster() {
        let tables: [(String, &[u8]); 2] = [
            ("a.csv".to_owned(), b"name\nAnn\nBen\n"),
            ("b.csv".to_owned(), b"code;name;e-mail\n;Cem;c@x\nL09;Dot;\n"),
        ];
        let roster = Roster::read_several(&tables, None).unwrap();
        let given: Vec<_> = roster.learners.iter().map(|one| (one.code.as_str(), one.form.as_str())).collect();
        assert_eq!(given, [("L01", "A"), ("L02", "B"), ("L03", "C"), ("L09", "D")]);
        assert_eq!((roster.learners[2].more("e-mail"), roster.learners[0].more("e-mail")), ("c@x", ""));
        let twice: [(String, &[u8]); 2] = [("a.csv".to_owned(), b"code\nx\n"), ("b.csv".to_owned(), b"code\ny\nx\n")];
        let bad = Roster::read_several(&twice, None).unwrap_err();
        assert_eq!(bad.to_string(), "b.csv:3: the code x is also in a.csv:2; give each learner their own");
        let broken: [(String, &[u8]); 2] = [("a.csv".to_owned(), b"code\nx\n"), ("b.csv".to_owned(), b"who\ny\n")];
        assert!(
            Roster::read_several(&broken, None).unwrap_err().to_string().starts_with("b.csv:1: there is no column")
        );
    }

    #[test]
    fn a_name_cannot_steer_a_terminal() {
        let roster = read("name\n\"An\u{1b}[31mn\u{202e}\nx\"\n").unwrap();
        assert_eq!(roster.learners[0].name.as_deref(), Some("An\u{fffd}[31mn\u{fffd}\u{fffd}x"));
    }

    #[test]
    fn no_cell_that_is_written_is_a_formula() {
        let mut roster = read("name,code,=e-mail\n+a,-b,@c\n").unwrap();
        // A record may say anything.
        roster.learners[0].form = "=1+1".to_owned();
        assert_eq!(roster.write(), "name,code,form,extra_time,'=e-mail\n'+a,'-b,'=1+1,,'@c\n");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let roster = read("name,code,form,extra_time\n\"a, \"\"b\"\"\",c1,D,\n=1+1,-c2,A,90\n").unwrap();
        assert_eq!(read(&roster.write()).unwrap(), roster);
    }

    proptest! {
        /// With at most one form given in a row, neighbours never share one.
        #[test]
        fn neighbours_have_different_forms(given in prop::collection::vec(prop::option::weighted(0.3, 0..4usize), 0..60)) {
            let given: Vec<Option<&str>> = given.into_iter().map(|form| form.map(|form| FORMS[form])).collect();
            let dealt = deal_forms(&given);
            for (place, pair) in dealt.windows(2).enumerate() {
                let chosen_for_them = given[place].is_some() && given[place + 1].is_some();
                prop_assert!(pair[0] != pair[1] || chosen_for_them, "{dealt:?}");
            }
            for (dealt, given) in dealt.iter().zip(&given) {
                prop_assert!(given.is_none_or(|given| given == *dealt));
            }
        }
    }
}
