//! Gathering: from result files with their quizzes, or from tables of responses, to the answers of a class.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Words;
use super::calls::{CallPaths, calls};
use crate::class::collect::{Collection, HandIn, Marker};
use crate::class::{LeftOut, is_of_results};
use crate::exchange::responses::{self, TableError};
use hangup_core::measure::class::{
    Misfit, Plan, Planned, PlannedOption, ResponseCategory, Row, RowResponse, Rows, Situation, Table, Twice,
};
use hangup_core::measure::{Results, chance};
use hangup_core::quiz::{AnswerKey, OptionKey, Question, Quiz, visible};

/// The answers of a class, and what is known of them.
#[derive(Debug)]
pub struct Gathered {
    /// What they are answers to.
    pub title: String,
    /// The answers.
    pub table: Table,
    /// What the quizzes have of their questions, where they are at hand.
    pub plan: Option<Plan>,
    /// The topics of questions, where they are known.
    pub topics: HashMap<String, String>,
    /// The ways that were taken through calls.
    pub calls: Vec<CallPaths>,
    /// The words of questions and responses.
    pub words: Words,
}

/// Why answers cannot be gathered.
#[derive(Debug, thiserror::Error)]
pub enum NotGathered {
    /// A table has a mistake in it.
    #[error("{0}")]
    Table(#[from] TableError),
    /// Result files and tables are to be taken together.
    #[error("result files and tables cannot be reported together; report them one by one")]
    Mixed,
    /// There are result files, and no quiz to mark them with.
    #[error("result files are marked with their quiz; name it with --quiz")]
    NoQuiz,
    /// A row does not fit the others: two quizzes that do not go together.
    #[error("{0}")]
    Misfit(Misfit),
    /// A learner has two answers to one question: of two quizzes that share it.
    #[error(
        "{learner} has two answers to {question}; two of the quizzes share that question, so report them one by one",
        learner = visible(&.0.learner),
        question = visible(&.0.question)
    )]
    Twice(Twice),
}

/// Gathers answers, and says what was left out. Folders, and files named like
/// results, are results; all others are tables.
///
/// # Errors
/// When a table has a mistake in it, or there is nothing to mark result files with.
pub fn gather(paths: &[PathBuf], markers: &[Marker]) -> Result<(Gathered, LeftOut), NotGathered> {
    match paths.iter().filter(|path| is_of_results(path)).count() {
        0 => Ok((from_tables(paths, markers)?, LeftOut::default())),
        results if results < paths.len() => Err(NotGathered::Mixed),
        _ if markers.is_empty() => Err(NotGathered::NoQuiz),
        _ => from_results(paths, markers),
    }
}

fn from_tables(paths: &[PathBuf], markers: &[Marker]) -> Result<Gathered, NotGathered> {
    let name = |path: &PathBuf| visible(&path.file_name().map(Path::new).unwrap_or(path).display().to_string());
    let title =
        if markers.is_empty() { paths.iter().map(name).collect::<Vec<_>>().join(", ") } else { titles(markers) };
    let quizzes: Vec<&Quiz> = markers.iter().map(|marker| &marker.quiz).collect();
    let table = responses::read(paths, &quizzes)?;
    let topics = table.topics().map(|(question, topic)| (question.to_owned(), visible(topic))).collect();
    Ok(with_quizzes(Gathered { title, table, plan: None, topics, calls: Vec::new(), words: Words::default() }, markers))
}

fn from_results(paths: &[PathBuf], markers: &[Marker]) -> Result<(Gathered, LeftOut), NotGathered> {
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
    let table = rows.into_table(|_, category: &ResponseCategory| category.clone()).map_err(NotGathered::Twice)?;
    let (title, topics, words) = (titles(markers), HashMap::new(), Words::default());
    let gathered = with_quizzes(Gathered { title, table, plan: None, topics, calls: all_calls, words }, markers);
    Ok((gathered, of_no_quiz(&collections)))
}

/// What is no result of any of the quizzes, each with the reason why it is none of the last.
fn of_no_quiz(collections: &[Collection]) -> LeftOut {
    let Some((last, others)) = collections.split_last() else { return LeftOut::default() };
    let is_left_out =
        |path: &Path, collection: &Collection| collection.left_out.unusable.iter().any(|(other, _)| other == path);
    let mut left_out = last.left_out.clone();
    left_out.unusable.retain(|(path, _)| others.iter().all(|collection| is_left_out(path, collection)));
    left_out
}

fn titles(markers: &[Marker]) -> String {
    markers.iter().map(|marker| visible(&marker.quiz.title)).collect::<Vec<_>>().join(", ")
}

fn add(rows: &mut Rows<ResponseCategory>, hand_in: &HandIn, results: &Results<'_>) -> Result<(), Misfit> {
    for outcome in &results.outcomes {
        let category = ResponseCategory::of(outcome);
        rows.add(&Row {
            learner: &hand_in.learner.code,
            question: outcome.question.face.id.as_str(),
            mark: outcome.marks(),
            max_mark: f64::from(outcome.question.face.marks),
            response: category.as_ref().map_or(RowResponse::Blank, RowResponse::Given),
            situation: Situation::of(outcome),
        })?;
    }
    Ok(())
}

/// Adds what the quizzes have of their questions.
fn with_quizzes(mut gathered: Gathered, markers: &[Marker]) -> Gathered {
    for Marker { quiz, .. } in markers {
        gathered.words.add(quiz);
        let plan = gathered.plan.get_or_insert_default();
        plan.pass_mark = quiz.pass_mark;
        for question in &quiz.questions {
            let id = question.face.id.to_string();
            plan.questions.insert(id.clone(), Planned { chance: chance(question), options: options(question) });
            gathered.topics.insert(id, question.face.topic.clone());
        }
    }
    gathered
}

/// The options of a choice of one; of other kinds there are too many responses to expect each of them.
fn options(question: &Question) -> Vec<PlannedOption> {
    let option = |option: &OptionKey| PlannedOption {
        response: ResponseCategory::Options(vec![option.id.clone()]),
        key: option.correct,
    };
    match &question.key.answer {
        AnswerKey::Choice(key) if !key.several => key.options.iter().map(option).collect(),
        _ => Vec::new(),
    }
}
