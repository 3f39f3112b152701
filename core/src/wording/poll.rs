//! What a class is asked at a step of a lesson, in words made of a face alone.

use super::{taken_for, what_is_it};
use crate::lesson::{Step, VERDICTS};
use crate::quiz::call::{Act, Line};
use crate::quiz::{Ask, Face, Id};

/// What is asked in the poll of a step.
pub fn poll_question(face: &Face, step: Step) -> &str {
    match &face.ask {
        Ask::Choice(choice) => &choice.ask,
        Ask::Verdict(verdict) => match &verdict.action {
            Some(action) if step == Step::Act => &action.ask,
            _ => what_is_it(face.channel()),
        },
        Ask::Spot(spot) => &spot.ask,
        Ask::Order(order) => &order.ask,
        Ask::Typed(typed) => &typed.ask,
        Ask::Call(_) if step == Step::Call => "What do you say or do?",
        Ask::Call(_) => "What was this call?",
    }
}

/// An option of the poll of a step; what is said in a call stands in quotation marks.
pub fn poll_option(face: &Face, step: Step, option: &Id) -> String {
    let verdict = || VERDICTS.iter().find(|(id, _)| *id == option.as_str()).map(|(_, truth)| taken_for(*truth));
    let statement = || face.statement(option).map(|statement| statement.text.as_str());
    let words = match &face.ask {
        Ask::Call(call) if step == Step::Call => {
            let reply = call.lines.iter().flat_map(Line::replies).find(|reply| reply.id == *option);
            return reply.map_or_else(String::new, |reply| match &reply.act {
                Act::Say(words) => format!("“{words}”"),
                Act::Do(deed) => deed.clone(),
            });
        }
        Ask::Verdict(_) if step == Step::Act => statement(),
        Ask::Call(_) | Ask::Verdict(_) => verdict(),
        Ask::Choice(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => statement(),
    };
    words.unwrap_or_default().to_owned()
}
