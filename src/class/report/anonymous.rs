//! A class without names: codes by chance in their place, and a table of which code stands for whom, for whoever may keep
//! one.

use std::collections::{HashMap, HashSet};

use crate::exchange::table;
use hangup_core::measure::class::Table;

/// Letters and digits of codes: none that looks like another one.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// How many of them make a code: enough that codes say nothing of each other.
const LENGTH: usize = 5;

/// Codes in place of the names of learners.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    codes: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Codes {
    /// The same answers under codes. A learner who has a code already, in another table, keeps it. `chance` is numbers that
    /// nobody can guess, one for each learner.
    pub fn hide(&mut self, table: &Table, chance: impl IntoIterator<Item = u64>) -> Table {
        for (learner, number) in table.learners().zip(chance) {
            if !self.codes.contains_key(learner) {
                let code = self.fresh(number);
                self.codes.insert(learner.to_owned(), code);
            }
        }
        table.renamed(|learner| self.codes.get(learner).cloned().unwrap_or_default())
    }

    /// The code that a number makes, or the next one that is free.
    fn fresh(&mut self, number: u64) -> String {
        for number in (0..=u64::MAX).map(|step| number.wrapping_add(step)) {
            let code = code(number);
            if self.taken.insert(code.clone()) {
                return code;
            }
        }
        String::new()
    }

    /// Which code stands for whom, as a table.
    pub fn table(&self) -> String {
        let mut codes: Vec<(&String, &String)> = self.codes.iter().collect();
        codes.sort();
        table::table(["learner", "code"], codes.into_iter().map(|(learner, code)| [table::cell(learner), code.clone()]))
    }
}

fn code(mut number: u64) -> String {
    let count = LETTERS.len() as u64;
    let mut letter = || {
        let letter = usize::try_from(number % count).ok().and_then(|place| LETTERS.get(place)).copied();
        number /= count;
        letter.map(char::from)
    };
    (0..LENGTH).filter_map(|_| letter()).collect()
}

#[cfg(test)]
mod tests {
    use super::Codes;
    use hangup_core::measure::class::{Row, RowResponse, Rows, Situation, Table};

    fn table(learners: &[&str]) -> Table {
        let mut rows = Rows::default();
        for learner in learners {
            let row = Row {
                learner,
                question: "q",
                mark: 1.0,
                max_mark: 1.0,
                response: RowResponse::NotRecorded,
                situation: Situation::default(),
            };
            rows.add(&row).unwrap();
        }
        rows.into_table(|_, text: &str| text.into()).unwrap()
    }

    #[test]
    fn names_are_gone_codes_differ_and_stay_the_same_from_table_to_table() {
        let mut codes = Codes::default();
        // The same number twice: the second learner gets the next code that is free.
        let hidden = codes.hide(&table(&["Ada", "=Ben"]), [7, 7]);
        let names: Vec<String> = hidden.learners().map(str::to_owned).collect();
        assert_eq!(names.len(), 2);
        assert!(names.iter().all(|name| name.len() == 5 && !name.contains("Ada")), "{names:?}");
        let again = codes.hide(&table(&["Ada", "Cem"]), [8, 9]);
        assert_eq!(again.learners().filter(|name| names.iter().any(|known| known == name)).count(), 1);
        let key = codes.table();
        assert!(key.starts_with("learner,code\n'=Ben,") && key.lines().count() == 4, "{key}");
    }
}
