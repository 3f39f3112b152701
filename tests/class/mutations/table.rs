//! Rosters with something changed in them: in a cell, in a row, in the columns, or in how a table is written.

use super::chance::Chance;

type Rows = Vec<Vec<String>>;

/// A table with one to three things changed; in half of all cases so that it can still be read for what it is.
pub fn mutate(table: &str, chance: &mut Chance, elsewhere: &[String]) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut rows: Rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let is_nudged = chance.once_in(2);
    for _ in 0..1 + chance.below(3) {
        if is_nudged { nudge(&mut rows, chance) } else { change(&mut rows, chance, elsewhere) }
    }
    let separator = chance.one(if is_nudged { &[",", ",", ";", "\t"] } else { &[",", ";", "\t", "|"] });
    let end = chance.one(&["\n", "\n", "\r\n", "\r", "\n\n"]);
    let begin = chance.one(&["", "", "", "", "", "\u{feff}", "\n", "sep=;\n"]);
    let mut cell = |cell: &String| {
        let is_quoted = cell.contains(['"', ',', ';', '\t', '\n', '\r']) && (is_nudged || !chance.once_in(8));
        if is_quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let rows: Vec<String> =
        rows.iter().map(|row| row.iter().map(&mut cell).collect::<Vec<_>>().join(separator) + end).collect();
    let mut text = begin.to_owned() + &rows.concat();
    if chance.once_in(8) && !is_nudged {
        let quote = text.char_indices().map(|(byte, _)| byte).nth(chance.below(40)).unwrap_or(0);
        text.insert(quote, '"');
    }
    text.into_bytes()
}

/// Changes a cell for another of its kind, or adds somebody who has no code yet.
fn nudge(rows: &mut Rows, chance: &mut Chance) {
    let one = 1 + chance.below(rows.len() - 1);
    let column = chance.below(rows[one].len());
    match column {
        2 => chance.one(&["a", "B", "c", "D", ""]).clone_into(&mut rows[one][column]),
        3 => chance.one(&["", "0", "1440", "100%", "PT1H", "90s", "12m"]).clone_into(&mut rows[one][column]),
        _ if chance.once_in(4) => {
            let times = chance.one(&[1, 1, 1, 30, 300]);
            (0..times).for_each(|_| rows.push(vec![chance.odd()]));
        }
        _ => rows[one][column] = chance.odd(),
    }
}

fn change(rows: &mut Rows, chance: &mut Chance, elsewhere: &[String]) {
    let Some(last) = rows.len().checked_sub(1) else { return };
    let (one, other) = (chance.gap(last), chance.gap(last));
    let wide = rows[one].len().max(1);
    let column = chance.below(wide);
    match chance.below(13) {
        0 => rows.swap(one, other),
        1 => rows.insert(one, rows[other].clone()),
        2 => drop(rows.remove(one)),
        3 => rows[one].truncate(column),
        4 => rows.iter_mut().for_each(|row| row.extend(row.get(column).cloned())),
        5 => rows.iter_mut().filter(|row| row.len() > column).for_each(|row| drop(row.remove(column))),
        6 => rows.iter_mut().for_each(|row| row.reverse()),
        7 => add_columns(rows, chance),
        8 => {
            let times = if chance.once_in(20) { 10_100 } else { chance.one(&[10, 100]) };
            let row = rows[one].clone();
            rows.extend(std::iter::repeat_n(row, times));
        }
        9 => drop(std::mem::replace(rows, vec![vec![chance.hostile()]])),
        _ => {
            let text = match chance.below(4) {
                0 => chance
                    .one(&["A", "d", "E", "1e3", "25%", "-5", "99999999999%", "PT1H", "2147483648", "l01"])
                    .to_owned(),
                1 => rows[other].get(column).cloned().unwrap_or_default(),
                _ => chance.text(elsewhere),
            };
            rows[one].resize(wide, String::new());
            rows[one][column] = text;
        }
    }
}

/// More columns than anybody has, with names of their own, with one name, or with none.
fn add_columns(rows: &mut Rows, chance: &mut Chance) {
    let name = chance.one(&["column", "name", "", "="]);
    let is_numbered = chance.once_in(2);
    let count = chance.one(&[10, 150, 10_000]);
    for (row, line) in rows.iter_mut().zip(0..) {
        row.extend((0..count).map(|place| match line {
            0 if is_numbered => format!("{name}{place}"),
            0 => name.to_owned(),
            _ => "x".to_owned(),
        }));
    }
}
