//! Answers as the figures of one long number, and back. A question takes one figure, with a value for every answer it
//! can have and one, 0, for a blank; a call takes one for every reply. The number is as short as it can be, and only who
//! knows the paper can read it. The kinds of questions are known here and nowhere else in a code.

use super::super::item::Item;
use super::super::{Confidence, Impression, Response};
use super::symbols::Number;
use super::{Miscopied, NoCode};
use crate::quiz::call::{CallFace, Walk};
use crate::quiz::{Ask, Id, Truth};

/// What a contact can be taken for, by value.
const TRUTHS: [Truth; 2] = [Truth::Scam, Truth::Genuine];

/// How many impressions there are: scam or genuine, and each step of confidence.
const IMPRESSIONS: u64 = (TRUTHS.len() * Confidence::STEPS.len()) as u64;

/// A call with more replies than this is neither written nor read. A code is full after far fewer, but for replies
/// without alternative, which take no room.
const MOST_REPLIES: usize = 500;

/// A figure of a number in which every figure has a base of its own.
pub(super) struct Figure {
    /// Its value, below its base.
    pub value: u64,
    /// How many values it can have, 1 or more.
    pub base: u64,
}

/// The figures that say an answer, or that there is none.
///
/// # Errors
/// When the answer was typed, does not fit the question, or the question has more answers than a code has room for.
pub(super) fn figures(item: &Item<'_>, response: Option<&Response>) -> Result<Vec<Figure>, NoCode> {
    match (item.ask, response) {
        (Some(Ask::Call(call)), Some(Response::Call { path, impression })) => call_figures(call, path, *impression),
        (Some(Ask::Call(_)), None) => Ok(vec![Figure { value: 0, base: 2 }]),
        (Some(Ask::Typed(_)), Some(Response::Typed(_))) => Err(NoCode::Typed(item.number)),
        (Some(ask), response) => {
            let base = base(ask, item.options).ok_or(NoCode::TooLong)?;
            let value = match response {
                None => Some(0),
                Some(response) => value(ask, item.options, response).map(|value| value + 1),
            };
            Ok(vec![Figure { value: value.ok_or(NoCode::Unfit(item.number))?, base }])
        }
        (None, None) => Ok(Vec::new()),
        (None, Some(_)) => Err(NoCode::Unfit(item.number)),
    }
}

/// The answer that the next figures of a number say; `None` for a blank.
///
/// # Errors
/// When they say nothing that could be answered.
pub(super) fn answer(item: &Item<'_>, number: &mut Number) -> Result<Option<Response>, Miscopied> {
    match item.ask {
        None => Ok(None),
        Some(Ask::Call(call)) => call_answer(call, number),
        Some(ask @ (Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_))) => {
            let base = base(ask, item.options).ok_or(Miscopied::OtherPaper)?;
            match number.pop(base) {
                0 => Ok(None),
                value => response(ask, item.options, value - 1).map(Some).ok_or(Miscopied::OtherPaper),
            }
        }
    }
}

/// How many values the figure of a question has: one for every answer, and one for a blank. `None` where they are more
/// than fit into 64 bits.
fn base(ask: &Ask, options: &[Id]) -> Option<u64> {
    let count = options.len() as u64;
    let answers = match ask {
        Ask::Choice(choice) if !choice.several => Some(count),
        Ask::Choice(_) | Ask::Spot(_) => 2_u64.checked_pow(u32::try_from(count).ok()?),
        Ask::Verdict(_) => Some(IMPRESSIONS * count.max(1)),
        Ask::Order(_) => (1..=count).try_fold(1_u64, u64::checked_mul),
        Ask::Typed(_) | Ask::Call(_) => Some(0),
    };
    answers?.checked_add(1)
}

/// The value of an answer among those that its question can have, from 0; `None` where it does not fit.
fn value(ask: &Ask, options: &[Id], response: &Response) -> Option<u64> {
    match (ask, response) {
        (Ask::Choice(choice), Response::Choice(chosen)) | (Ask::Spot(choice), Response::Spot(chosen)) => {
            match chosen.as_slice() {
                chosen if choice.several => value_of_ticks(options, chosen),
                [only] => place(options, only),
                _ => None,
            }
        }
        (Ask::Order(_), Response::Order(steps)) => value_of_order(options, steps),
        (Ask::Verdict(_), Response::Verdict { verdict, confidence, action }) => {
            let impression = Impression { verdict: (*verdict)?, confidence: *confidence };
            let action = match action {
                Some(action) => place(options, action),
                None => options.is_empty().then_some(0),
            };
            Some(value_of_impression(impression)? * actions(options) + action?)
        }
        (Ask::Choice(_) | Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) | Ask::Call(_), _) => None,
    }
}

/// The answer that has a value; `None` where none has.
fn response(ask: &Ask, options: &[Id], value: u64) -> Option<Response> {
    match ask {
        Ask::Choice(choice) if choice.several => Some(Response::Choice(ticks(options, value))),
        Ask::Choice(_) => Some(Response::Choice(vec![at(options, value)?])),
        Ask::Spot(_) => Some(Response::Spot(ticks(options, value))),
        Ask::Order(_) => Some(Response::Order(order(options, value))),
        Ask::Verdict(_) => {
            let Impression { verdict, confidence } = impression(value / actions(options))?;
            let verdict = Some(verdict);
            Some(Response::Verdict { verdict, confidence, action: at(options, value % actions(options)) })
        }
        Ask::Typed(_) | Ask::Call(_) => None,
    }
}

/// How many answers a verdict has by its action: one where none is asked.
fn actions(options: &[Id]) -> u64 {
    options.len().max(1) as u64
}

fn value_of_impression(impression: Impression) -> Option<u64> {
    let steps = Confidence::STEPS.len() as u64;
    Some(place(&TRUTHS, &impression.verdict)? * steps + place(&Confidence::STEPS, &impression.confidence?)?)
}

fn impression(value: u64) -> Option<Impression> {
    let steps = Confidence::STEPS.len() as u64;
    let confidence = Some(at(&Confidence::STEPS, value % steps)?);
    Some(Impression { verdict: at(&TRUTHS, value / steps)?, confidence })
}

/// Ticks as bits, the first option weighing least. There are fewer than 64: see [`base`].
fn value_of_ticks(options: &[Id], ticked: &[Id]) -> Option<u64> {
    let known = ticked.iter().all(|id| options.contains(id));
    let bits = options.iter().enumerate().map(|(place, id)| u64::from(ticked.contains(id)) << place);
    known.then(|| bits.sum())
}

fn ticks(options: &[Id], value: u64) -> Vec<Id> {
    let ticked = |(place, _): &(usize, &Id)| value >> place & 1 == 1;
    options.iter().enumerate().filter(ticked).map(|(_, id)| id.clone()).collect()
}

/// The place of an order among all, by its Lehmer code: for each step, how many of those left it passes over.
fn value_of_order(options: &[Id], steps: &[Id]) -> Option<u64> {
    let mut left = options.to_vec();
    let mut value = 0;
    for step in steps {
        let passed_over = place(&left, step)?;
        value = value * left.len() as u64 + passed_over;
        left.retain(|other| other != step);
    }
    left.is_empty().then_some(value)
}

fn order(options: &[Id], mut value: u64) -> Vec<Id> {
    // The last step has no choice, the one before it two, and so on.
    let passed_over: Vec<u64> = (1..=options.len() as u64)
        .map(|left| {
            let passed_over = value % left;
            value /= left;
            passed_over
        })
        .collect();
    let mut left = options.to_vec();
    passed_over.iter().rev().map(|passed_over| left.remove(*passed_over as usize)).collect()
}

/// The figures of a call: that it was played to its end, each reply among those offered, and what it was taken for. One
/// that was not played to its end counts as a blank.
fn call_figures(call: &CallFace, path: &[Id], impression: Option<Impression>) -> Result<Vec<Figure>, NoCode> {
    let mut figures = vec![Figure { value: 1, base: 2 }];
    let mut walk = Walk::begin(call);
    for id in path {
        let offered: Vec<Id> = walk.offered().into_iter().map(|reply| reply.id.clone()).collect();
        let (Some(value), Ok(())) = (place(&offered, id), walk.reply(id)) else { break };
        figures.push(Figure { value, base: offered.len() as u64 });
    }
    if figures.len() > MOST_REPLIES {
        return Err(NoCode::TooLong);
    }
    if walk.ending().is_none() {
        return Ok(vec![Figure { value: 0, base: 2 }]);
    }
    let value = impression.and_then(value_of_impression).map_or(0, |value| value + 1);
    figures.push(Figure { value, base: IMPRESSIONS + 1 });
    Ok(figures)
}

fn call_answer(call: &CallFace, number: &mut Number) -> Result<Option<Response>, Miscopied> {
    if number.pop(2) == 0 {
        return Ok(None);
    }
    let (mut walk, mut path) = (Walk::begin(call), Vec::new());
    while walk.ending().is_none() && path.len() < MOST_REPLIES {
        let offered = walk.offered();
        let reply = at(&offered, number.pop(offered.len().max(1) as u64)).ok_or(Miscopied::OtherPaper)?;
        walk.reply(&reply.id).map_err(|_| Miscopied::OtherPaper)?;
        path.push(reply.id.clone());
    }
    let impression = match number.pop(IMPRESSIONS + 1) {
        0 => None,
        value => impression(value - 1),
    };
    Ok(walk.ending().map(|_| Response::Call { path, impression }))
}

fn place<T: PartialEq>(things: &[T], thing: &T) -> Option<u64> {
    things.iter().zip(0..).find(|(other, _)| *other == thing).map(|(_, place)| place)
}

fn at<T: Clone>(things: &[T], place: u64) -> Option<T> {
    things.get(usize::try_from(place).ok()?).cloned()
}
