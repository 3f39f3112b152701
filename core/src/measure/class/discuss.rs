//! What to talk about now: of all that a class answered, the three things that would help most, by a rule that is stated.

use serde::Serialize;

use super::table::Column;
use super::{Flag, Item, Report, ResponseCategory, Table};
use crate::quiz::Truth;

/// How many things a class can talk about before the bell.
const MOST_POINTS: usize = 3;

/// Something that fewer than this share of a class did is no matter for all of them.
const ENOUGH: f64 = 0.1;

/// And something that only one person did is a matter for that person.
const AT_LEAST: u32 = 2;

/// Something to talk about, with the numbers behind it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point<'t> {
    /// The question, as the table names it.
    #[serde(serialize_with = "super::shown")]
    pub question: &'t str,
    /// What it is.
    pub what: Matter<'t>,
    /// How many it concerns.
    pub count: u32,
    /// Of how many who were given the question.
    pub of: u32,
}

/// What there is to talk about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter<'t> {
    /// They would have done something unsafe; with the response that most of them gave, and how many gave it.
    Unsafe(Option<(&'t ResponseCategory, u32)>),
    /// They took a scam for genuine, or a genuine contact for a scam: what it really was.
    TakenWrongly(Truth),
    /// They chose this wrong option.
    Misled(&'t ResponseCategory),
}

/// The three things to discuss now, or fewer where there are no more.
///
/// The first is the situation in which the greatest share chose an unsafe action. The second is, of the other situations,
/// the one that the greatest share took for what it was not. The third is, of the questions that are left, the one with the
/// wrong option that the greatest share chose; questions whose key may be wrong are no matter for the class. Where there is
/// nothing of one sort, the next of the others takes its place, in the same order. What concerns fewer than two people, or
/// fewer than one in ten, is left out. Of equals, the one met first comes first.
pub fn discuss<'t>(table: &'t Table, report: &Report<'t>) -> Vec<Point<'t>> {
    let mut columns: Vec<&Column> = table.columns().iter().collect();
    columns.sort_by_key(|column| column.met);
    // The items of a report are in the same order.
    let questions = columns.into_iter().zip(&report.items);
    let sound: Vec<(&Column, &Item<'t>)> =
        questions.filter(|(_, item)| !item.flags.contains(&Flag::PossibleMiskey)).collect();
    let sorts: [Vec<Point<'t>>; 3] = [
        in_order(sound.iter().filter_map(|(column, _)| unsafe_action(column))),
        in_order(sound.iter().filter_map(|(column, _)| taken_wrongly(column))),
        in_order(sound.iter().filter_map(|(column, item)| misled(column, item))),
    ];
    let mut points: Vec<Point<'t>> = Vec::new();
    for sort in &sorts {
        points.extend(first_new(sort, &points));
    }
    while points.len() < MOST_POINTS {
        let Some(next) = sorts.iter().find_map(|sort| first_new(sort, &points)) else { break };
        points.push(next);
    }
    points
}

/// The first that is about a question that is in no point yet.
fn first_new<'t>(sort: &[Point<'t>], points: &[Point<'t>]) -> Option<Point<'t>> {
    let is_new = |point: &&Point<'t>| points.iter().all(|known| known.question != point.question);
    sort.iter().find(is_new).cloned()
}

/// Those that concern enough people, the greatest share first; equals stay in their order.
fn in_order<'t>(points: impl Iterator<Item = Point<'t>>) -> Vec<Point<'t>> {
    let share = |point: &Point<'_>| f64::from(point.count) / f64::from(point.of.max(1));
    let mut points: Vec<Point<'t>> = points.filter(|point| point.count >= AT_LEAST && share(point) >= ENOUGH).collect();
    points.sort_by(|one, other| share(other).total_cmp(&share(one)));
    points
}

fn unsafe_action(column: &Column) -> Option<Point<'_>> {
    let asked = || column.answers.iter().filter(|answer| answer.situation.safe.is_some());
    let unsafe_ones = || asked().filter(|answer| answer.situation.safe == Some(false) && !answer.is_blank());
    let mut chosen = vec![0_u32; column.responses.len()];
    for place in unsafe_ones().filter_map(|answer| answer.response()) {
        if let Some(count) = chosen.get_mut(place) {
            *count += 1;
        }
    }
    // The last of equals is the one that max_by_key gives, so the order is turned round.
    let most = chosen.iter().enumerate().rev().max_by_key(|(_, count)| **count).filter(|(_, count)| **count > 0);
    let most = most.and_then(|(place, count)| Some((column.responses.get(place)?, *count)));
    let count = unsafe_ones().count() as u32;
    let point = Point { question: &column.question, what: Matter::Unsafe(most), count, of: asked().count() as u32 };
    (point.of > 0).then_some(point)
}

fn taken_wrongly(column: &Column) -> Option<Point<'_>> {
    let verdicts = || column.answers.iter().filter_map(|answer| answer.situation.verdict());
    let (truth, _) = verdicts().next()?;
    let wrong = verdicts().filter(|(truth, verdict)| truth != verdict).count() as u32;
    Some(Point {
        question: &column.question,
        what: Matter::TakenWrongly(truth),
        count: wrong,
        of: verdicts().count() as u32,
    })
}

fn misled<'t>(column: &Column, item: &Item<'t>) -> Option<Point<'t>> {
    let is_situation = column.answers.iter().any(|answer| answer.situation.truth.is_some());
    let wrong = item.options.iter().filter(|option| !option.key && !is_situation);
    let most = wrong.rev().max_by_key(|option| option.n)?;
    Some(Point { question: item.question, what: Matter::Misled(most.response), count: most.n, of: item.n as u32 })
}
