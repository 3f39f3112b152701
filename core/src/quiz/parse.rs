//! From bytes to a quiz, or to everything that keeps them from being one.
//!
//! A good file is parsed once, by serde, straight into types. Only when something is wrong is it parsed again, into an
//! outline that knows lines and columns; then the whole document is compared with the schema, and every question that
//! fits it is read on its own, so that one mistake does not hide the others.

use jiff::civil::Date;

use super::file::{FORMAT, QuestionFile, QuizFile};
use super::schema::{question_schema, schema as quiz_schema};
use super::{Quiz, read, review};
use crate::yaml::{
    Finding, Genre, Node, Position, Problem, Rule, Severity, Step, as_serde_says, decode, is_surely_shallow, misfits,
    outline,
};

/// The largest quiz file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

const QUIZ: Genre = Genre {
    most_bytes: MAX_BYTES,
    one: "quiz",
    several: "quizzes",
    whole: "the quiz",
    levels: "fewer than ten levels",
    make_smaller: "split it into several quizzes",
};

/// Reads a quiz file.
///
/// # Errors
/// Every problem that keeps it from being played, sorted by where it stands. At least one.
pub fn parse(bytes: &[u8]) -> Result<Quiz, Vec<Problem>> {
    let text = decode(bytes, &QUIZ).map_err(|problem| vec![problem])?;
    if !is_surely_shallow(text) {
        outline(text, &QUIZ).map_err(|problem| vec![problem])?;
    }
    match serde_yaml::from_str::<QuizFile>(text) {
        Ok(file) => match read::quiz(file) {
            (quiz, findings) if findings.is_empty() => Ok(quiz),
            // One parser takes what the other refuses: then the place is only known of what the other says.
            (_, findings) => Err(match outline(text, &QUIZ) {
                Ok(document) => located(findings, document.as_ref()),
                Err(problem) => vec![problem],
            }),
        },
        Err(error) => Err(explain(text, &error)),
    }
}

/// Everything there is to say about a quiz file on a day, errors and warnings, sorted by where it stands.
pub fn check(bytes: &[u8], today: Date) -> Vec<Problem> {
    match parse(bytes) {
        Err(problems) => problems,
        Ok(quiz) => {
            let findings = review::warnings(&quiz, today);
            if findings.is_empty() {
                return Vec::new();
            }
            let document = decode(bytes, &QUIZ).ok().and_then(|text| outline(text, &QUIZ).ok().flatten());
            located(findings, document.as_ref())
        }
    }
}

fn located(findings: Vec<Finding>, document: Option<&Node>) -> Vec<Problem> {
    let problem = |Finding { rule, message, help, path }: Finding| {
        let position = document.map_or(Position::START, |document| document.position(&path));
        Problem { rule, message, help, position }
    };
    let mut problems: Vec<Problem> = findings.into_iter().map(problem).collect();
    problems.sort_by_key(|problem| problem.position);
    problems
}

/// Everything that is wrong with a text that serde could not read as a quiz.
fn explain(text: &str, error: &serde_yaml::Error) -> Vec<Problem> {
    let document = match outline(text, &QUIZ) {
        Ok(Some(document)) => document,
        Ok(None) => {
            let help = "hangup new <file> writes one to begin with";
            return vec![Problem::new(Rule::Empty, "there is no quiz in this file", help, Position::START)];
        }
        Err(problem) => return vec![problem],
    };
    if let Some(problem) = unknown_format(&document) {
        return vec![problem];
    }
    let mut problems = misfits(&document, &quiz_schema(), QUIZ.whole);
    problems.extend(located(findings_in_what_fits(text, &document), Some(&document)));
    if !problems.iter().any(|problem| problem.severity() == Severity::Error) {
        problems.push(as_serde_says(error));
    }
    problems.sort_by_key(|problem| problem.position);
    problems
}

/// A file of another version is not compared with this one: every key in it may mean something else.
fn unknown_format(document: &Node) -> Option<Problem> {
    let format = document.get("format")?;
    let number: u32 = format.text()?.parse().ok()?;
    let message = format!("format {number} is not known here");
    (number != FORMAT)
        .then(|| Problem::new(Rule::UnknownFormat, message, read::UNKNOWN_FORMAT_HELP, format.span.position))
}

/// Mistakes of meaning in the head and in those questions that have the right shape.
fn findings_in_what_fits(text: &str, document: &Node) -> Vec<Finding> {
    let mut findings = findings_in_head(text, document).unwrap_or_default();
    let items = document.get("questions").map(Node::items).unwrap_or_default();
    let question_schema = question_schema();
    let mut questions = Vec::new();
    for ((index, item), piece) in items.iter().enumerate().zip(pieces(text, items)) {
        if !misfits(item, &question_schema, QUIZ.whole).is_empty() {
            continue;
        }
        // A block keeps the indentation of its other lines. Between braces there is none to keep, and a line of many
        // questions would be indented anew for each of them.
        let indent = if piece.starts_with('{') { 0 } else { item.span.position.column - 1 };
        let indented = format!("{}{piece}", " ".repeat(indent));
        if let Ok(file) = serde_yaml::from_str::<QuestionFile>(&indented) {
            let (question, found) = read::question(file, index);
            questions.extend(question.map(|question| (index, question)));
            findings.extend(found);
        }
    }
    let ids: Vec<&str> = items.iter().map(|item| item.get("id").and_then(Node::text).unwrap_or_default()).collect();
    findings.extend(read::together(&mut questions, &ids));
    findings
}

/// Reads the head on its own: the text without its questions.
fn findings_in_head(text: &str, document: &Node) -> Option<Vec<Finding>> {
    let questions = document.get("questions")?;
    let piece = pieces(text, std::slice::from_ref(questions)).next()?;
    let (before, after) = text.split_once(piece)?;
    let head = format!("{} []\n{after}", before.trim_end());
    let (_, findings) = read::quiz(serde_yaml::from_str(&head).ok()?);
    Some(findings.into_iter().filter(|finding| finding.path != [Step::Key("questions")]).collect())
}

/// The text of each node, given in the order in which they stand.
fn pieces<'t>(text: &'t str, nodes: &[Node]) -> impl Iterator<Item = &'t str> {
    let mut letters = text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len())).enumerate();
    nodes.iter().filter_map(move |node| {
        let start = letters.find(|(letter, _)| *letter == node.span.chars.start)?.1;
        let end = letters.find(|(letter, _)| *letter == node.span.chars.end)?.1;
        text.get(start..end)
    })
}
