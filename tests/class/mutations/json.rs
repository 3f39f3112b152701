//! JSON as a tree that is written as it stands, so that it can have what no library writes: a key twice, a number that
//! there is not, a thousand levels.

use std::fmt;

use serde_json::Value;

use super::chance::Chance;

/// A value. Keys and what is neither list nor object are kept as they are written.
#[derive(Debug, Clone)]
pub enum Node {
    Scalar(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Numbers at the edges of what numbers can be, and beyond.
const NUMBERS: [&str; 20] = [
    "0",
    "-0",
    "-1",
    "1",
    "2",
    "0.5",
    "50",
    "255",
    "256",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1e308",
    "1e999",
    "-1e999",
    "NaN",
    "Infinity",
];

/// Times and durations at the edges, and beyond.
const TIMES: [&str; 18] = [
    "-009999-01-02T01:59:59Z",
    "0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999999999Z",
    "2026-11-24T09:00:00Z",
    "2026-11-24T10:02:00+01:00[Europe/Berlin]",
    "2026-11-24T10:45:00Z",
    "9999-12-30T22:00:00.999999999Z",
    "9999-12-31T23:59:60Z",
    "PT0S",
    "-PT1S",
    "PT10M",
    "PT24H",
    "PT2562047788015215H30M7.999999999S",
    "-PT2562047788015215H30M8.999999999S",
    "PT9223372036854775807S",
    "-PT9223372036854775808S",
    "P1Y",
    "PT99999999999999999999H",
];

/// Whole values where another kind of value is expected.
const VALUES: [&str; 14] = [
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "{\"typed\":\"x\\u001b[2J\"}",
    "{\"typed\":\"yes\"}",
    "{\"choice\":[]}",
    "{\"line\":18446744073709551615}",
    "{\"ending\":7}",
    "{\"go\":[{\"line\":0}]}",
    "{\"replies\":[]}",
];

impl Node {
    pub fn read(text: &str) -> Self {
        Self::of(serde_json::from_str(text).unwrap())
    }

    fn of(value: Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.into_iter().map(Self::of).collect()),
            Value::Object(pairs) => {
                Self::Object(pairs.into_iter().map(|(key, value)| (key, Self::of(value))).collect())
            }
            scalar => Self::Scalar(scalar.to_string()),
        }
    }

    pub fn text(text: &str) -> Self {
        Self::Scalar(Value::from(text).to_string())
    }

    /// Every text in it that is not longer than a name.
    pub fn texts(&self, texts: &mut Vec<String>) {
        match self {
            Self::Scalar(text) if text.starts_with('"') && text.len() <= 80 => {
                texts.push(serde_json::from_str(text).unwrap());
            }
            Self::Scalar(_) => {}
            Self::List(items) => items.iter().for_each(|item| item.texts(texts)),
            Self::Object(pairs) => pairs.iter().for_each(|(_, value)| value.texts(texts)),
        }
    }

    /// Something that is directly in it.
    fn child(&mut self, chance: &mut Chance) -> Option<&mut Self> {
        match self {
            Self::List(items) if !items.is_empty() => {
                let place = chance.below(items.len());
                items.get_mut(place)
            }
            Self::Object(pairs) if !pairs.is_empty() => {
                let place = chance.below(pairs.len());
                pairs.get_mut(place).map(|(_, value)| value)
            }
            Self::Scalar(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// Changes something in it, as often near the top as deep inside.
    pub fn mutate(&mut self, chance: &mut Chance, elsewhere: &[String]) {
        let stays = chance.once_in(5);
        match self.child(chance).filter(|_| !stays) {
            Some(child) => child.mutate(chance, elsewhere),
            None => self.change(chance, elsewhere),
        }
    }

    /// Every scalar in it, each with the key that it stands behind.
    fn scalars<'n>(&'n mut self, key: &'n str, found: &mut Vec<(&'n str, &'n mut String)>) {
        match self {
            Self::Scalar(text) => found.push((key, text)),
            Self::List(items) => items.iter_mut().for_each(|item| item.scalars(key, found)),
            Self::Object(pairs) => pairs.iter_mut().for_each(|(key, value)| value.scalars(key, found)),
        }
    }

    /// Changes a value in it for another of the same kind, so that the file can still be read for what it is. A value with
    /// a key that there is once is changed as often as all values with a key that there is many times.
    pub fn nudge(&mut self, chance: &mut Chance, elsewhere: &[String]) {
        if chance.once_in(6) {
            return self.nudge_list(chance);
        }
        let mut scalars = Vec::new();
        self.scalars("", &mut scalars);
        let mut keys: Vec<&str> = scalars.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.is_empty() {
            return;
        }
        let key = chance.one(&keys);
        scalars.retain(|(of, _)| *of == key);
        let (_, text) = scalars.swap_remove(chance.below(scalars.len()));
        let inside = serde_json::from_str::<String>(text).ok();
        let text_of = |text: &str| Value::from(text).to_string();
        *text = match (inside, chance.below(2)) {
            (Some(inside), _) if is_time(&inside) => text_of(chance.one(&TIMES)),
            (Some(_), 0) => text_of(&chance.one(elsewhere)),
            (Some(_), _) => text_of(&chance.odd()),
            (None, _) if text.parse::<bool>().is_ok() => (text != "true").to_string(),
            (None, _) => chance.one(&["0", "1", "2", "7", "50", "90", "100", "4294967295"]).to_owned(),
        };
    }

    fn nudge_list(&mut self, chance: &mut Chance) {
        let stays = matches!(self, Self::List(_)) && chance.once_in(3);
        match self {
            Self::List(items) if stays => change_list(items, chance),
            _ => self.child(chance).into_iter().for_each(|child| child.nudge_list(chance)),
        }
    }

    fn change(&mut self, chance: &mut Chance, elsewhere: &[String]) {
        if chance.once_in(3) {
            return self.replace(chance, elsewhere);
        }
        match self {
            Self::Scalar(text) => match serde_json::from_str::<String>(text) {
                Ok(inside) => *self = Self::text(&changed_text(&inside, chance, elsewhere)),
                Err(_) => chance.one(&NUMBERS).clone_into(text),
            },
            Self::List(items) => change_list(items, chance),
            Self::Object(pairs) => change_object(pairs, chance, elsewhere),
        }
    }

    fn replace(&mut self, chance: &mut Chance, elsewhere: &[String]) {
        *self = match chance.below(7) {
            0 => Self::Scalar(chance.one(&NUMBERS).to_owned()),
            1 => Self::Scalar(chance.one(&VALUES).to_owned()),
            2 => Self::text(&chance.text(elsewhere)),
            3 => Self::List(vec![self.clone()]),
            4 => Self::Object(vec![("x".to_owned(), self.clone())]),
            5 => Self::text(chance.one(&TIMES)),
            _ => {
                let levels = chance.one(&[100, 130, 5_000]);
                Self::Scalar(format!("{}{}", "[".repeat(levels), "]".repeat(levels)))
            }
        };
    }
}

fn is_time(text: &str) -> bool {
    text.starts_with("PT") || text.ends_with('Z') && text.contains('T')
}

/// A text with something changed in it, or another one.
fn changed_text(text: &str, chance: &mut Chance, elsewhere: &[String]) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (before, after) = letters.split_at(chance.gap(letters.len()));
    let inside = |with: &str| format!("{}{with}{}", String::from_iter(before), String::from_iter(after));
    match chance.below(6) {
        0 | 1 if is_time(text) => chance.one(&TIMES).to_owned(),
        0 => inside(&chance.hostile()),
        1 => text.to_uppercase(),
        2 => String::from_iter(before),
        3 => text.repeat(1 + chance.below(400)),
        4 => chance.text(elsewhere),
        _ => chance.one(elsewhere),
    }
}

fn change_list(items: &mut Vec<Node>, chance: &mut Chance) {
    let Some(last) = items.len().checked_sub(1) else { return items.push(Node::text("x")) };
    let (one, other) = (chance.gap(last), chance.gap(last));
    match chance.below(5) {
        0 => drop(items.remove(one)),
        1 => items.insert(one, items[other].clone()),
        2 => items.swap(one, other),
        3 => items.truncate(one),
        _ => {
            let times = if items[one].to_string().len() < 200 { 800 } else { 20 };
            let again = vec![items[one].clone(); times];
            drop(items.splice(one..one, again));
        }
    }
}

fn change_object(pairs: &mut Vec<(String, Node)>, chance: &mut Chance, elsewhere: &[String]) {
    let Some(last) = pairs.len().checked_sub(1) else { return pairs.push(("x".to_owned(), Node::text("x"))) };
    let (one, other) = (chance.gap(last), chance.gap(last));
    match chance.below(6) {
        0 => drop(pairs.remove(one)),
        1 => pairs.insert(other, pairs[one].clone()),
        2 => pairs[one].0 = chance.text(elsewhere),
        3 => pairs.insert(one, (chance.hostile(), Node::Scalar("1".to_owned()))),
        4 => pairs[one].0 = pairs[other].0.clone(),
        _ => {
            let value = pairs[other].1.clone();
            pairs[one].1 = value;
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => out.write_str(text),
            Self::List(items) => {
                out.write_str("[")?;
                for (item, place) in items.iter().zip(0..) {
                    let comma = if place == 0 { "" } else { "," };
                    write!(out, "{comma}{item}")?;
                }
                out.write_str("]")
            }
            Self::Object(pairs) => {
                out.write_str("{")?;
                for ((key, value), place) in pairs.iter().zip(0..) {
                    let comma = if place == 0 { "" } else { "," };
                    write!(out, "{comma}{}:{value}", Value::from(key.as_str()))?;
                }
                out.write_str("}")
            }
        }
    }
}
