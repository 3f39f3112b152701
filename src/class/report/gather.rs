//! Gathering: from result files with their quizzes, or from tables of responses, to the answers of a class.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::calls::{CallPaths, calls};
use super::{Words, nothing_known};
use crate::class::collect::{Collection, HandIn, Marker};
use crate::class::result::EXTENSION;
use crate::class::tables::response;
use crate::exchange::responses::{self, Mistake};
use hangup_core::measure::class::{
    Misfit, Opinion, Plan, Planned, PlannedOption, Row, Rows, Situation, Sure, Table, Twice,
};
use hangup_core::measure::{Results, ScoredItem, chance};
use hangup_core::quiz::{AnswerKey, Quiz, Truth, visible};

/// The answers of a class, and what is known of them.
#[derive(Debug)]
pub struct Gathered {
    /// What they are answers to.
    pub title: String,
    /// The answers.
    pub table: Table,
    /// What the quizzes say of their questions, where they are at hand.
    pub plan: Option<Plan>,
    /// The topics of questions, where they are known.
    pub topics: HashMap<String, String>,
    /// The ways that were taken through calls.
    pub calls: Vec<CallPaths>,
    /// The words of questions and responses.
    pub words: Words,
}

/// Why answers cannot be gathered.
#[derive(Debug)]
pub enum NotGathered {
    /// A table has a mistake in it.
    Table(Mistake),
    /// Result files and tables are to be taken together.
    Mixed,
    /// There are result files, and no quiz to mark them with.
    NoQuiz,
    /// A row does not fit the others: two quizzes that do not go together.
    Misfit(Misfit),
    /// A learner has two answers to one question: of two quizzes that share it.
    Twice(Twice),
}

impl From<Mistake> for NotGathered {
    fn from(mistake: Mistake) -> Self {
        Self::Table(mistake)
    }
}

impl fmt::Display for NotGathered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(mistake) => mistake.fmt(out),
            Self::Mixed => out.write_str("result files and tables cannot be reported together; report them one by one"),
            Self::NoQuiz => out.write_str("result files are marked with their quiz; name it with --quiz"),
            Self::Misfit(misfit) => misfit.fmt(out),
            Self::Twice(twice) => write!(
                out,
                "{} has two answers to {}; two of the quizzes share that question, so report them one by one",
                visible(&twice.learner),
                visible(&twice.question)
            ),
        }
    }
}

/// Gathers answers, and says of which files there was something to say. Folders, and files named like results, are results;
/// all others are tables.
///
/// # Errors
/// When a table has a mistake in it, or there is nothing to mark result files with.
pub fn gather(paths: &[PathBuf], markers: &[Marker]) -> Result<(Gathered, Vec<(PathBuf, String)>), NotGathered> {
    let is_result = |path: &&PathBuf| path.is_dir() || path.extension().is_some_and(|extension| extension == EXTENSION);
    match paths.iter().filter(is_result).count() {
        0 => Ok((from_tables(paths, markers)?, Vec::new())),
        results if results < paths.len() => Err(NotGathered::Mixed),
        _ if markers.is_empty() => Err(NotGathered::NoQuiz),
        _ => from_results(paths, markers),
    }
}

fn from_tables(paths: &[PathBuf], markers: &[Marker]) -> Result<Gathered, NotGathered> {
    let name = |path: &PathBuf| visible(&path.file_name().map(Path::new).unwrap_or(path).display().to_string());
    let title =
        if markers.is_empty() { paths.iter().map(name).collect::<Vec<_>>().join(", ") } else { titles(markers) };
    let mut gathered = nothing_known(title, responses::read(paths)?);
    gathered.topics = gathered.table.topics().map(|(question, topic)| (question.to_owned(), visible(topic))).collect();
    know_quizzes(&mut gathered, markers);
    Ok(gathered)
}

fn from_results(paths: &[PathBuf], markers: &[Marker]) -> Result<(Gathered, Vec<(PathBuf, String)>), NotGathered> {
    let collections: Vec<Collection> = markers.iter().map(|marker| marker.collect(paths, None, None)).collect();
    let mut rows = Rows::default();
    let mut all_calls = Vec::new();
    for (marker, collection) in markers.iter().zip(&collections) {
        let results: Vec<Results<'_>> = collection.hand_ins.iter().map(|hand_in| marker.results(hand_in)).collect();
        for (hand_in, results) in collection.hand_ins.iter().zip(&results) {
            add(&mut rows, hand_in, results).map_err(NotGathered::Misfit)?;
        }
        all_calls.extend(calls(&marker.quiz.questions, &results));
    }
    let mut gathered = nothing_known(titles(markers), rows.into_table().map_err(NotGathered::Twice)?);
    gathered.calls = all_calls;
    know_quizzes(&mut gathered, markers);
    Ok((gathered, of_no_quiz(&collections)))
}

/// The files that no quiz could use, each with what the last of them said.
fn of_no_quiz(collections: &[Collection]) -> Vec<(PathBuf, String)> {
    let Some((last, others)) = collections.split_last() else { return Vec::new() };
    let unusable = |(path, _): &&(PathBuf, String)| {
        others.iter().all(|collection| collection.unusable.iter().any(|(other, _)| other == path))
    };
    last.unusable.iter().filter(unusable).cloned().collect()
}

fn titles(markers: &[Marker]) -> String {
    markers.iter().map(|marker| visible(&marker.quiz.title)).collect::<Vec<_>>().join(", ")
}

fn add(rows: &mut Rows, hand_in: &HandIn, results: &Results<'_>) -> Result<(), Misfit> {
    for outcome in &results.outcomes {
        let said = response(outcome);
        rows.add(&Row {
            learner: &hand_in.learner.code,
            question: outcome.question.face.id.as_str(),
            mark: outcome.marks(),
            max_mark: f64::from(outcome.question.face.marks),
            response: Some(&said),
            situation: situation(outcome),
        })?;
    }
    Ok(())
}

fn situation(outcome: &ScoredItem<'_>) -> Situation {
    let judged = outcome.judgement();
    Situation {
        truth: truth(&outcome.question.key.answer),
        opinion: match judged {
            Some(judged) => Some(Opinion::Verdict(judged.verdict)),
            None => outcome.could_not_tell().then_some(Opinion::CouldNotTell),
        },
        confidence: judged.and_then(|judged| Sure::new(judged.confidence.percent())),
        safe: outcome.safe(),
    }
}

fn truth(key: &AnswerKey) -> Option<Truth> {
    match key {
        AnswerKey::Verdict(key) => Some(key.truth),
        AnswerKey::Call(key) => Some(key.truth),
        AnswerKey::Choice(_) | AnswerKey::Spot(_) | AnswerKey::Order(_) | AnswerKey::Typed(_) => None,
    }
}

/// Learns what the quizzes say of their questions.
fn know_quizzes(gathered: &mut Gathered, markers: &[Marker]) {
    for Marker { quiz, .. } in markers {
        gathered.words.learn(quiz);
        let plan = gathered.plan.get_or_insert_default();
        plan.pass_mark = quiz.pass_mark;
        for question in &quiz.questions {
            let id = question.face.id.to_string();
            plan.questions.insert(id.clone(), Planned { chance: chance(question), options: options(quiz, &id) });
            gathered.topics.insert(id, question.face.topic.clone());
        }
    }
}

/// The options of a choice of one; of other kinds there are too many responses to expect each of them.
fn options(quiz: &Quiz, id: &str) -> Vec<PlannedOption> {
    let question = quiz.questions.iter().find(|question| question.face.id.as_str() == id);
    match question.map(|question| &question.key.answer) {
        Some(AnswerKey::Choice(key)) if !key.several => {
            let option = |option: &hangup_core::quiz::OptionKey| PlannedOption {
                response: option.id.to_string(),
                key: option.correct,
            };
            key.options.iter().map(option).collect()
        }
        _ => Vec::new(),
    }
}
