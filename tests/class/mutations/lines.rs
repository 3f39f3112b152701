//! Result files with something changed in them: in the value of a line, in the lines themselves, or in the times of all.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::chance::Chance;
use super::json::Node;

/// A result file with one to three things changed. In half of all cases the checks are computed anew, as somebody would
/// who knows how.
pub fn mutate(file: &str, of_another: &str, chance: &mut Chance, elsewhere: &[String]) -> Vec<u8> {
    let mut lines: Vec<(String, String)> = file.lines().map(parts).collect();
    for _ in 0..1 + chance.below(3) {
        change(&mut lines, of_another, chance, elsewhere);
    }
    if chance.once_in(2) {
        check_anew(&mut lines);
    }
    let mut text: String = lines.iter().map(|(check, json)| format!("{check} {json}\n")).collect();
    match chance.below(20) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text.insert(0, '\u{feff}'),
        2 => drop(text.pop()),
        3 => text = text.replace('\n', "\n\n"),
        _ => {}
    }
    text.into_bytes()
}

fn parts(line: &str) -> (String, String) {
    let (check, json) = line.split_once(' ').unwrap();
    (check.to_owned(), json.to_owned())
}

fn change(lines: &mut Vec<(String, String)>, of_another: &str, chance: &mut Chance, elsewhere: &[String]) {
    let Some(last) = lines.len().checked_sub(1) else { return };
    let (one, other) = (chance.gap(last), chance.gap(last));
    match chance.below(22) {
        0 => lines.swap(one, other),
        1 => lines.insert(one, lines[other].clone()),
        2 => drop(lines.remove(one)),
        3 => lines.truncate(one),
        4 => {
            let theirs: Vec<&str> = of_another.lines().collect();
            lines.insert(one, parts(chance.one(&theirs)));
        }
        5 => lines[one].0 = chance.one(&["", "0", "+1", "ffffffffffffffff", "x", "\u{1b}[2J"]).to_owned(),
        6 => shift_times(lines, one, chance),
        7 => {
            let again = vec![lines[one].clone(); 500];
            drop(lines.splice(one..one, again));
        }
        8 => number_of(&mut lines[one].1, chance),
        9 | 10 => take_from(lines, of_another, chance),
        11..=13 => change_value(&mut lines[0].1, chance, elsewhere),
        _ => change_value(&mut lines[one].1, chance, elsewhere),
    }
}

fn change_value(json: &mut String, chance: &mut Chance, elsewhere: &[String]) {
    if serde_json::from_str::<Value>(json).is_ok() {
        let mut node = Node::read(json);
        let hostile: Vec<String> = (0..8).map(|_| chance.hostile()).collect();
        match chance.below(3) {
            0 => node.nudge(chance, elsewhere),
            1 => node.nudge(chance, &hostile),
            _ => node.mutate(chance, elsewhere),
        }
        *json = node.to_string();
    }
}

/// Says of itself in the first line what another file does; half of the time as if it had been handed in later.
fn take_from(lines: &mut [(String, String)], of_another: &str, chance: &mut Chance) {
    let theirs: Value = serde_json::from_str(&parts(of_another.lines().next().unwrap()).1).unwrap();
    let key = chance.one(&["id", "id", "learner", "dealt", "paper"]);
    if let Ok(mut own) = serde_json::from_str::<Value>(&lines[0].1)
        && own.is_object()
    {
        own[key] = theirs[key].clone();
        lines[0].1 = own.to_string();
    }
    if chance.once_in(2) {
        lines.iter_mut().for_each(|(_, json)| *json = json.replace("\"2026-", "\"2027-"));
    }
}

/// Gives an event another number.
fn number_of(json: &mut String, chance: &mut Chance) {
    if let Some((_, rest)) = json.strip_prefix("{\"number\":").and_then(|rest| rest.split_once(',')) {
        let number = chance.one(&["0", "1", "2", "9", "4294967294", "4294967295", "4294967296", "-1", "1.0"]);
        *json = format!("{{\"number\":{number},{rest}");
    }
}

/// Sets the year of every line from one on.
fn shift_times(lines: &mut [(String, String)], from: usize, chance: &mut Chance) {
    let year = chance.one(&["\"0001-", "\"-009998-", "\"9999-", "\"2025-", "\"2027-"]);
    lines.iter_mut().skip(from).for_each(|(_, json)| *json = json.replace("\"2026-", year));
}

/// Makes every check what it should be: of the check before, as eight bytes with the lowest first, and the text.
fn check_anew(lines: &mut [(String, String)]) {
    let mut before = 0_u64;
    for (check, json) in lines {
        let hash = Sha256::new().chain_update(before.to_le_bytes()).chain_update(json.as_bytes()).finalize();
        before = hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
        *check = format!("{before:016x}");
    }
}
