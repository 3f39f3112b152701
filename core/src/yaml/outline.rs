//! The outline of a document: where every key and value stands. Made only when a file is refused or looks dangerous,
//! because it costs as much as parsing.
//!
//! It is built from parser events with a stack of its own, so that no nesting can overflow ours, and stops at the depth
//! and at the aliases that are refused.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::guard::MAX_DEPTH;
use super::problem::{Position, Problem, Rule, Step};
use super::text::visible;
use super::{Genre, SYNTAX_HELP};

/// A value in the document and where it stands.
#[derive(Debug)]
pub struct Node {
    /// Where it stands in the text.
    pub span: Place,
    /// What it holds.
    pub value: Value,
}

/// A stretch of the text.
#[derive(Debug, Clone)]
pub struct Place {
    pub position: Position,
    /// In characters from the start of the text.
    pub chars: Range<usize>,
}

#[derive(Debug)]
pub enum Value {
    /// A text, and whether it was written without quotes.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    /// Keys and values in order, duplicates included.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The first value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    fn entry(&self, key: &str) -> Option<&(Node, Node)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name.text() == Some(key)),
            Value::Scalar { .. } | Value::List(_) => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether nothing was written here.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if text.is_empty() || text == "~")
    }

    /// The entries of a list.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Scalar { .. } | Value::Map(_) => &[],
        }
    }

    /// Where the value at the end of a path stands, or the nearest thing around it.
    ///
    /// For a list or a mapping reached by a key it is the key: the place an author looks for.
    pub fn position(&self, path: &[Step]) -> Position {
        let mut node = self;
        let mut position = self.span.position;
        for step in path {
            let next = match step {
                Step::Key(key) => node.entry(key).map(|(name, value)| match value.value {
                    Value::Scalar { .. } => (value, value.span.position),
                    Value::List(_) | Value::Map(_) => (value, name.span.position),
                }),
                Step::Index(index) => node.items().get(*index).map(|item| (item, item.span.position)),
            };
            let Some((value, place)) = next else { break };
            (node, position) = (value, place);
        }
        position
    }
}

/// Reads where everything stands. Fails on what is not YAML, nests too deeply, or uses aliases.
pub fn outline(text: &str, genre: &Genre) -> Result<Option<Node>, Problem> {
    // The parser under serde takes quadratic time on many of them.
    if let Some(line) = text.lines().position(|line| line.starts_with('%')) {
        let message = format!("a directive (%) begins this line, and {} have none", genre.several);
        let help = "take the line out, or put spaces before a % that is text";
        return Err(Problem::new(Rule::Syntax, message, help, Position::at(line + 1, 1)));
    }
    let mut builder = Builder { genre, values: 0, root: None, documents: 0, open: Vec::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| not_yaml(&error, genre))?;
        builder.take(event, span)?;
    }
    Ok(builder.root)
}

fn not_yaml(error: &saphyr_parser::ScanError, genre: &Genre) -> Problem {
    let marker = error.marker();
    let position = Position::at(marker.line().max(1), marker.col() + 1);
    // The parser reads ahead and may meet a limit of its own before our count sees the levels.
    if error.info().contains("recursion limit") {
        return too_deep(position, genre);
    }
    Problem::new(Rule::Syntax, format!("this is not YAML: {}", visible(error.info())), SYNTAX_HELP, position)
}

fn too_deep(position: Position, genre: &Genre) -> Problem {
    let message = format!("lists and mappings stand in one another more than {MAX_DEPTH} deep");
    let help = format!("a {} needs {}; look for brackets or dashes that were not meant", genre.one, genre.levels);
    Problem::new(Rule::TooDeep, message, help, position)
}

/// How many values a document may have. A quiz of the largest size has far fewer; more would take seconds.
const MOST_VALUES: usize = 2_000_000;

struct Builder<'g> {
    genre: &'g Genre,
    values: usize,
    root: Option<Node>,
    documents: usize,
    open: Vec<Open>,
}

/// A list or mapping whose end has not been seen.
struct Open {
    start: Place,
    value: Value,
    /// In a mapping, a key that waits for its value.
    key: Option<Node>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        self.values += 1;
        if self.values > MOST_VALUES {
            let message = format!("there are more than {MOST_VALUES} values before this");
            return Err(Problem::new(Rule::TooLarge, message, self.genre.make_smaller, place(span, 1).position));
        }
        match event {
            Event::Scalar(text, style, _, _) => {
                let plain = style == ScalarStyle::Plain;
                let span = place(span, if plain { text.chars().count() } else { 1 });
                self.close(Node { span, value: Value::Scalar { text: text.into_owned(), plain } });
            }
            Event::SequenceStart(..) => self.begin(span, Value::List(Vec::new()))?,
            Event::MappingStart(..) => self.begin(span, Value::Map(Vec::new()))?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(done) = self.open.pop() {
                    let mut start = done.start;
                    start.chars.end = span.end.index();
                    self.close(Node { span: start, value: done.value });
                }
            }
            Event::Alias(_) => {
                let message = format!("YAML aliases (*name) are not used in {}", self.genre.several);
                let help = "write the text out, or put it in quotes if it should begin with a star";
                return Err(Problem::new(Rule::Alias, message, help, place(span, 1).position));
            }
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let help = format!("keep one {} a file", self.genre.one);
                    let position = place(span, 3).position;
                    return Err(Problem::new(Rule::Syntax, "a second document begins here (---)", help, position));
                }
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn begin(&mut self, span: Span, value: Value) -> Result<(), Problem> {
        let start = place(span, 1);
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(start.position, self.genre));
        }
        self.open.push(Open { start, value, key: None });
        Ok(())
    }

    /// Puts a finished value where it belongs: into the innermost open list or mapping.
    fn close(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open { value: Value::List(items), .. }) => items.push(node),
            Some(Open { value: Value::Map(entries), key, .. }) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
            Some(Open { value: Value::Scalar { .. }, .. }) => {}
        }
    }
}

fn place(span: Span, width: usize) -> Place {
    Place {
        position: Position { line: span.start.line().max(1), column: span.start.col() + 1, width: width.max(1) },
        chars: span.start.index()..span.end.index(),
    }
}
