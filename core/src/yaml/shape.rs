//! Compares the outline of a document with the schema of the format, and reports everything that does not fit:
//! unknown, missing and repeated keys, and values of the wrong type. Used only after a typed parse has failed, which
//! stops at the first mistake.
//!
//! The schema is generated from the types that parse, so there is one truth about the format. Only the part of JSON
//! Schema that our types produce is understood here.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::outline::{Node, Value};
use super::problem::{Position, Problem, Rule};

/// Everything in the document that the schema does not allow; `whole` is what the document is called.
pub fn misfits(document: &Node, schema: &Json, whole: &str) -> Vec<Problem> {
    let mut reader = Reader { definitions: schema.get("$defs"), problems: Vec::new() };
    reader.value(document, schema, whole);
    reader.problems
}

/// Nobody reads more problems than this at once.
const MOST_PROBLEMS: usize = 1000;

struct Reader<'a> {
    definitions: Option<&'a Json>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn value(&mut self, node: &Node, schema: &Json, name: &str) {
        let schema = self.resolve(schema);
        let allowed = words_of(schema);
        if !allowed.is_empty() {
            return self.word(node, &allowed, name);
        }
        let types = types_of(schema);
        match &node.value {
            Value::Map(entries) if types.contains(&"object") => self.entries(node.span.position, entries, schema, name),
            Value::List(items) if types.contains(&"array") => {
                let item_schema = schema.get("items").unwrap_or(&Json::Null);
                items.iter().for_each(|item| self.value(item, item_schema, name));
            }
            Value::Scalar { text, plain } if scalar_fits(text, *plain, &types) => {}
            found @ (Value::Map(_) | Value::List(_) | Value::Scalar { .. }) => {
                let message = format!("`{name}` should be {}, and this is {}", wanted(&types), found_as(found));
                self.report(Rule::WrongType, node.span.position, message, way_out(&types, found));
            }
        }
    }

    fn entries(&mut self, start: Position, entries: &[(Node, Node)], schema: &Json, name: &str) {
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Json::as_object).unwrap_or(&empty);
        let mut seen = HashSet::new();
        for (key, value) in entries {
            let key_text = key.text().unwrap_or_default();
            match properties.get(key_text) {
                None => {
                    let help = if value.is_nothing() && key_text.contains(' ') {
                        "a comma ends a text between { and }: put the whole text in quotes".to_owned()
                    } else {
                        known_keys(key_text, properties, name)
                    };
                    let message = format!("there is no key `{}` in {name}", key_text.escape_debug());
                    self.report(Rule::UnknownKey, key.span.position, message, help);
                }
                Some(_) if !seen.insert(key_text) => {
                    let message = format!("`{key_text}` stands twice in {name}");
                    self.report(Rule::DuplicateKey, key.span.position, message, "keep one of the two");
                }
                Some(expected) => self.value(value, expected, key_text),
            }
        }
        let required = schema.get("required").and_then(Json::as_array);
        for key in required.into_iter().flatten().filter_map(Json::as_str).filter(|key| !seen.contains(key)) {
            self.report(Rule::MissingKey, start, format!("{name} has no `{key}`"), format!("add `{key}:` here"));
        }
    }

    fn word(&mut self, node: &Node, allowed: &[&str], name: &str) {
        if !node.text().is_some_and(|text| allowed.contains(&text)) {
            let found =
                node.text().map_or("a list or a mapping".to_owned(), |text| format!("`{}`", text.escape_debug()));
            let message = format!("`{name}` cannot be {found}");
            self.report(Rule::BadValue, node.span.position, message, format!("write {}", allowed.join(" or ")));
        }
    }

    fn report(&mut self, rule: Rule, position: Position, message: String, help: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(rule, message, help, position));
        }
    }

    /// Follows a reference, and the first of several possibilities (the other one is `null`).
    fn resolve<'s>(&self, schema: &'s Json) -> &'s Json
    where
        Self: 's,
    {
        let schema: &Json = schema.get("anyOf").and_then(|options| options.get(0)).unwrap_or(schema);
        let name = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
        name.and_then(|name| self.definitions?.get(name)).unwrap_or(schema)
    }
}

/// What to write in place of a key that is not known.
fn known_keys(key: &str, properties: &Map<String, Json>, name: &str) -> String {
    let likeness = properties.keys().map(|known| (strsim::jaro_winkler(known, key), known));
    match likeness.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((likeness, known)) if likeness > 0.8 => format!("did you mean `{known}`?"),
        _ => format!("{name} takes: {}", properties.keys().cloned().collect::<Vec<_>>().join(", ")),
    }
}

/// The words a value may be, if the schema lists them.
fn words_of(schema: &Json) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Json::as_array).into_iter().flatten();
    let described = schema.get("oneOf").and_then(Json::as_array).into_iter().flatten();
    listed.chain(described.filter_map(|option| option.get("const"))).filter_map(Json::as_str).collect()
}

fn types_of(schema: &Json) -> Vec<&str> {
    match schema.get("type") {
        Some(Json::String(one)) => vec![one.as_str()],
        Some(Json::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

fn scalar_fits(text: &str, plain: bool, types: &[&str]) -> bool {
    let is_null = plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
    types.iter().any(|kind| match *kind {
        "string" => !is_null,
        "integer" => plain && text.parse::<u32>().is_ok(),
        "number" => plain && text.parse::<f64>().is_ok(),
        "boolean" => plain && matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE"),
        "null" => is_null,
        _ => false,
    })
}

fn wanted(types: &[&str]) -> &'static str {
    match types.first() {
        Some(&"object") => "a mapping (key: value)",
        Some(&"array") => "a list",
        Some(&"integer") => "a whole number",
        Some(&"number") => "a number",
        Some(&"boolean") => "true or false",
        _ => "text",
    }
}

fn found_as(value: &Value) -> &'static str {
    match value {
        Value::Map(_) => "a mapping",
        Value::List(_) => "a list",
        Value::Scalar { text, plain: true } if text.is_empty() => "nothing",
        Value::Scalar { text, plain: true } if text.parse::<f64>().is_ok() => "a number",
        Value::Scalar { .. } => "text",
    }
}

fn way_out(types: &[&str], found: &Value) -> String {
    match (types.first(), found) {
        (Some(&"array"), _) => "begin each entry on a line of its own with `- `".to_owned(),
        (Some(&"string"), Value::Map(_)) => "put the text in quotes: it has a colon in it".to_owned(),
        (Some(&"integer"), Value::Scalar { text, plain: true }) if text.parse::<f64>().is_ok() => {
            "write a whole number without sign or point".to_owned()
        }
        (Some(&"integer" | &"number"), _) => "write a number without quotes".to_owned(),
        (Some(&"boolean"), _) => "write true, without quotes, or leave the key out".to_owned(),
        (_, Value::Scalar { text, .. }) if text.is_empty() => "write a value, or leave the key out".to_owned(),
        _ => format!("write {} here", wanted(types)),
    }
}
