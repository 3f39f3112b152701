//! Problems in a file: which rule was broken, where, in which words, and the way out.

use std::fmt;

use serde::Serialize;

/// One thing wrong, or worth another look, in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The rule it breaks.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where it stands.
    #[serde(flatten)]
    pub position: Position,
}

impl Problem {
    /// What is wrong with a place, and what to do about it.
    pub fn new(rule: Rule, message: impl Into<String>, help: impl Into<String>, position: Position) -> Self {
        Self { rule, message: message.into(), help: help.into(), position }
    }

    /// Whether the file can be used all the same.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

/// A place in a file, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// How many characters of that line are meant, at least 1.
    #[serde(skip)]
    pub width: usize,
}

impl Position {
    /// The first character of a file.
    pub const START: Self = Self::at(1, 1);

    /// A single character, its line and column counted from 1.
    pub const fn at(line: usize, column: usize) -> Self {
        Self { line, column, width: 1 }
    }
}

/// Whether a problem stops a file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can, and could be better.
    Warning,
}

/// A rule of the format (errors), or of good questions (warnings). The rules of the format come first; [`Rule::severity`]
/// goes by that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The file is larger than it may be.
    TooLarge,
    /// The file is not UTF-8 text.
    NotUtf8,
    /// The file has nothing in it.
    Empty,
    /// The text is not of its format: YAML, or what another program writes.
    Syntax,
    /// Lists or mappings stand in one another too deeply.
    TooDeep,
    /// YAML anchors are used to repeat text.
    Alias,
    /// The file is of a format that this program does not know.
    UnknownFormat,
    /// A key that the format does not have.
    UnknownKey,
    /// A key written twice.
    DuplicateKey,
    /// A key that must be there.
    MissingKey,
    /// A value of another type than the key takes.
    WrongType,
    /// A value outside what the key takes.
    BadValue,
    /// A text with nothing in it.
    Blank,
    /// A character that text may not contain.
    RefusedCharacter,
    /// An id that is not kebab-case.
    BadId,
    /// An id used twice.
    DuplicateId,
    /// Not exactly one kind of question, or of exhibit.
    OneKind,
    /// Fewer entries than a question needs.
    TooFew,
    /// No option is correct.
    NoCorrectOption,
    /// No action is safe.
    NoSafeAction,
    /// No line is a flag.
    NoFlag,
    /// A cue whose quote stands nowhere in the text.
    CueWithoutQuote,
    /// A twin that does not exist, or has another twin.
    BadTwin,
    /// Something leads to a line or an ending that does not exist.
    GoesNowhere,
    /// A line or an ending that nobody reaches.
    NeverReached,
    /// A line without a way out, or without one that is sure.
    NoWayOut,
    /// A loop that no reply leaves.
    EndlessLoop,
    /// A condition that no reply can make true.
    NeverHolds,
    /// A call without a safe ending.
    NoSafeEnding,
    /// A call's own test that goes another way.
    PathFails,
    /// Something of another program that hangup has no place for.
    NotCarried,
    /// An option, line or step without its reason. The first of the warnings.
    NoWhy,
    /// A question without an explanation.
    NoExplanation,
    /// A question without a source, or without the day it was checked.
    NoSource,
    /// The right options are longer than the wrong ones.
    KeyLongest,
    /// An option that speaks of the others, such as "all of the above".
    CatchAllOption,
    /// A question put in the negative, and not in capitals.
    NegativeStem,
    /// Two options that say the same, or of which one contains the other.
    OptionsOverlap,
    /// A word such as "always", and only in wrong options.
    AbsoluteWord,
    /// An option whose form alone tells it from the others.
    GrammarClue,
    /// A reason that says no more than right or wrong.
    EmptyWhy,
    /// An explanation longer than people read.
    LongExplanation,
    /// Claims that were last compared with their sources more than a year ago.
    CheckedLongAgo,
    /// A quiz that takes more schooling to read than it should.
    HardToRead,
    /// A telephone number that may be somebody's.
    RealNumber,
    /// Something shaped like a real product key.
    RealKey,
    /// Verdicts that are mostly scam, or mostly genuine.
    Lopsided,
}

impl Rule {
    /// Whether breaking it stops a file from being used.
    pub fn severity(self) -> Severity {
        if self < Self::NoWhy { Severity::Error } else { Severity::Warning }
    }
}

impl fmt::Display for Rule {
    /// The rule's name in kebab-case, as messages and `--json` give it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(out)
    }
}

/// A problem whose place is known by its way through the document, not yet by line and column.
#[derive(Debug)]
pub struct Finding {
    /// What kind of problem it is.
    pub rule: Rule,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The way to it from the top of the file.
    pub path: Vec<Step>,
}

/// One step on the way from the whole document to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(&'static str),
    /// Into the item of a list, counted from 0.
    Index(usize),
}

/// A way from the whole document to a value, built on the stack: it costs nothing until something is wrong.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Option<Step>,
}

impl<'a> At<'a> {
    /// The top of the file.
    pub const ROOT: At<'static> = At { parent: None, step: None };

    /// The place of the value of a key in it.
    pub fn key(&'a self, key: &'static str) -> At<'a> {
        At { parent: Some(self), step: Some(Step::Key(key)) }
    }

    /// The place of an item in it, counted from 0.
    pub fn index(&'a self, index: usize) -> At<'a> {
        At { parent: Some(self), step: Some(Step::Index(index)) }
    }

    /// The way to it from the top of the file.
    pub fn path(&self) -> Vec<Step> {
        let mut path = self.parent.map(At::path).unwrap_or_default();
        path.extend(self.step);
        path
    }
}
