//! YAML with something changed in it, line by line: in how far it is indented, in its keys and values, and with whatever
//! YAML has that hangup's files do not use. Sheet lines are changed word by word.

use super::chance::Chance;

/// What stands in YAML for something else, or is more than it seems.
const VALUES: [&str; 30] = [
    "&a x",
    "*a",
    "*nobody",
    "!!binary aGk=",
    "!!float 1",
    "!<tag:x> y",
    "!local",
    "~",
    ".nan",
    ".inf",
    "-.inf",
    "1e400",
    "0x7fffffffffffffff",
    "18446744073709551616",
    "-1",
    "0.5",
    "yes",
    "2026-02-30",
    "[a, b",
    "{a: b}",
    "{ a: 1, a: 2 }",
    "\"\\x1b[2J\"",
    "\"\\u202e\\0\"",
    "'",
    "\"",
    "|",
    ">-",
    "? x",
    "@x",
    "`x`",
];

/// Lines of their own.
const LINES: [&str; 12] = [
    "---",
    "...",
    "%YAML 9.9",
    "<<: *a",
    "<<: { id: x }",
    "? [a, b]",
    "- - - - x",
    "\t- x",
    "#",
    "x: &a [*a, *a]",
    "? ",
    ": x",
];

/// A text with one to three things changed; in half of all cases so that it can still be read for what it is.
pub fn mutate(text: &str, chance: &mut Chance, elsewhere: &[String]) -> Vec<u8> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if chance.once_in(2) {
        (0..1 + chance.below(2)).for_each(|_| nudge(&mut lines, chance));
        return (lines.join("\n") + "\n").into_bytes();
    }
    for _ in 0..1 + chance.below(3) {
        change(&mut lines, chance, elsewhere);
    }
    let end = chance.one(&["\n", "\n", "\n", "\n", "\n", "\r\n", "\r", "\u{85}", "\u{2028}"]);
    let mark = if chance.once_in(12) { "\u{feff}" } else { "" };
    format!("{mark}{}{end}", lines.join(end)).into_bytes()
}

fn change(lines: &mut Vec<String>, chance: &mut Chance, elsewhere: &[String]) {
    let Some(last) = lines.len().checked_sub(1) else { return };
    let (one, other) = (chance.gap(last), chance.gap(last));
    let line = lines[one].clone();
    let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
    match chance.below(16) {
        0 => lines.swap(one, other),
        1 => lines.insert(one, line),
        2 => lines.insert(one, lines[other].clone()),
        3 => drop(lines.remove(one)),
        4 => lines[one] = format!("{}{line}", " ".repeat(1 + chance.below(3))),
        5 => lines[one] = line.replacen("  ", chance.one(&["", " ", "\t", "    "]), 1),
        6 => lines.insert(one, format!("{indent}{}", chance.one(&LINES))),
        7 => lines[one] = line.replacen(": ", chance.one(&[":", ": &a ", ": *a ", " : ", ": !!str ", ": {", ": "]), 1),
        8 => lines.truncate(one),
        9 => {
            let again = line.repeat(1 + chance.below(50));
            lines[one] = again;
        }
        10 => {
            let times = chance.one(&[100, 1_500]);
            let deep = [("[", "]"), ("{ a: ", " }")][chance.below(2)];
            lines[one] = format!("{indent}x: {}{}", deep.0.repeat(times), deep.1.repeat(times));
        }
        11 => {
            let block: Vec<String> = lines[one.min(other)..=one.max(other)].iter().take(40).cloned().collect();
            drop(lines.splice(one..one, block));
        }
        _ => lines[one] = other_value(&line, chance, elsewhere),
    }
}

/// Changes a value for another of the same kind, or takes out or moves something that stands in one line.
fn nudge(lines: &mut Vec<String>, chance: &mut Chance) {
    let one = chance.below(lines.len());
    let is_item = |line: &String| line.trim_start().starts_with("- {");
    let items: Vec<usize> = (0..lines.len()).filter(|place| is_item(&lines[*place])).collect();
    match chance.below(4) {
        0 if !items.is_empty() => lines.swap(chance.one(&items), chance.one(&items)),
        1 if !items.is_empty() => drop(lines.remove(chance.one(&items))),
        _ => {
            let text = serde_json::Value::from(chance.odd()).to_string();
            lines[one] = nudged(&lines[one], &text, chance);
        }
    }
}

/// A line with another text, number or truth behind one of its keys; an id stays, for others may name it.
fn nudged(line: &str, text: &str, chance: &mut Chance) -> String {
    let values: Vec<usize> = line.match_indices(": ").map(|(byte, _)| byte + 2).collect();
    if values.is_empty() {
        return line.to_owned();
    }
    let (before, rest) = line.split_at(chance.one(&values));
    let end = rest.find([',', '}']).unwrap_or(rest.len());
    let (value, behind) = rest.split_at(end);
    let value = match value.trim() {
        number if number.parse::<f64>().is_ok() => chance.one(&["0", "1", "0.25", "100", "-1"]).to_owned(),
        truth if truth.parse::<bool>().is_ok() => (truth != "true").to_string(),
        "scam" => "genuine ".to_owned(),
        "genuine" => "scam ".to_owned(),
        _ if before.ends_with("id: ") || before.ends_with("go: ") => value.to_owned(),
        _ if value.is_empty() || value.starts_with(['{', '[', '>', '|', '"', '\'']) => value.to_owned(),
        _ => text.to_owned(),
    };
    format!("{before}{value}{behind}")
}

/// A line with another value behind its last key, or behind one in braces.
fn other_value(line: &str, chance: &mut Chance, elsewhere: &[String]) -> String {
    let values: Vec<usize> = line.match_indices(": ").map(|(byte, _)| byte + 2).collect();
    if values.is_empty() {
        return format!("{line}{}", chance.hostile());
    }
    let (before, rest) = line.split_at(chance.one(&values));
    let behind = rest.find([',', '}']).map_or("", |end| &rest[end..]);
    let value = match chance.below(4) {
        0 | 1 => chance.one(&VALUES).to_owned(),
        2 => serde_json::Value::from(chance.text(elsewhere)).to_string(),
        _ => chance.text(elsewhere),
    };
    format!("{before}{value}{behind}")
}

/// A line that a teacher types in, with one to three words changed.
pub fn mutate_sheet(line: &str, chance: &mut Chance, elsewhere: &[String]) -> String {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    if chance.once_in(2) {
        let one = chance.below(words.len());
        let others = ["-", "0", "a", "ab", "B", "s50a", "g90", "S100B", "dcba", "b:u", "aaa:s60", "l02", "D"];
        words[one] = if chance.once_in(3) { words[one].to_lowercase() } else { chance.one(&others).to_owned() };
        return words.join(" ");
    }
    for _ in 0..1 + chance.below(3) {
        let Some(last) = words.len().checked_sub(1) else { break };
        let (one, other) = (chance.gap(last), chance.gap(last));
        match chance.below(9) {
            0 => words.swap(one, other),
            1 => drop(words.remove(one)),
            2 => words.insert(one, words[other].clone()),
            3 => words[one] = words[one].repeat(1 + chance.below(300)),
            4 => words[one] = chance.text(elsewhere),
            5 => words[one] = words[one].to_uppercase(),
            6 => words.insert(
                one,
                chance.one(&["-", "0", "\"", "\"\"", "s80a", "g101", "abc:u", "::", "z", "\u{a0}"]).to_owned(),
            ),
            7 => words.truncate(one),
            _ => {
                let mut letters: Vec<char> = words[one].chars().collect();
                let with = chance.one(&['a', '0', 'Z', '-', ':', '\u{1b}', 'é', '\u{202e}', '"', 's', '\u{661}']);
                let place = chance.gap(letters.len());
                letters.splice(place..letters.len().min(place + 1), [with]);
                words[one] = letters.into_iter().collect();
            }
        }
    }
    words.join(chance.one(&[" ", " ", " ", "  ", "\t", "\u{a0}"]))
}
