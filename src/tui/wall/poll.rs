//! A poll: something that a room raises hands for. It is made from a face alone, so it cannot say what is right.

use hangup_core::attempt::Entry;
use hangup_core::quiz::call::{Act, Reply};
use hangup_core::quiz::{Ask, Face, Id, Statement, Truth};
use hangup_core::wording::{taken_for, what_is_it};

/// Something that a room raises hands for.
#[derive(Debug)]
pub struct Poll {
    /// What is asked.
    pub ask: String,
    /// What one can raise a hand for, in the order of the paper.
    pub options: Vec<Statement>,
    pub raising: Raising,
}

/// How often one raises a hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raising {
    /// For one of the options, so that all hands together are the room.
    Once,
    /// For as many options as one likes.
    Often,
    /// Not at all: hands tell little of an order, and nothing of words.
    Never,
}

impl Poll {
    /// What a question asks. Of a call it is what the call was.
    pub fn of(face: &Face, entry: &Entry) -> Self {
        let drawn = || entry.options.iter().filter_map(|id| face.statement(id).cloned()).collect();
        let poll = |ask: &str, options, raising| Self { ask: ask.to_owned(), options, raising };
        match &face.ask {
            Ask::Choice(choice) if choice.several => poll(&choice.ask, drawn(), Raising::Often),
            Ask::Choice(choice) => poll(&choice.ask, drawn(), Raising::Once),
            Ask::Verdict(_) => poll(what_is_it(face.channel()), verdicts(), Raising::Once),
            Ask::Spot(spot) => poll(&spot.ask, drawn(), Raising::Often),
            Ask::Order(order) => poll(&order.ask, drawn(), Raising::Never),
            Ask::Typed(typed) => poll(&typed.ask, Vec::new(), Raising::Never),
            Ask::Call(_) => poll("What was this call?", verdicts(), Raising::Once),
        }
    }

    /// What one would do, where a verdict asks that as well.
    pub fn of_action(face: &Face, entry: &Entry) -> Option<Self> {
        let Ask::Verdict(verdict) = &face.ask else { return None };
        let ask = verdict.action.as_ref()?.ask.clone();
        let options = entry.options.iter().filter_map(|id| face.statement(id).cloned()).collect();
        Some(Self { ask, options, raising: Raising::Once })
    }

    /// What can be said or done in a call; what is said stands in quotation marks.
    pub fn of_replies(offered: &[Reply]) -> Self {
        let words = |reply: &Reply| match &reply.act {
            Act::Say(words) => format!("“{words}”"),
            Act::Do(deed) => deed.clone(),
        };
        let options = offered.iter().map(|reply| Statement { id: reply.id.clone(), text: words(reply) }).collect();
        Self { ask: "What do you say or do?".to_owned(), options, raising: Raising::Once }
    }
}

/// What a contact can be.
fn verdicts() -> Vec<Statement> {
    let statement = |(id, truth)| Statement { id: Id::new(id), text: taken_for(truth).to_owned() };
    [("scam", Truth::Scam), ("genuine", Truth::Genuine)].map(statement).to_vec()
}

/// The letter of the nth option, from 0, by which a room calls it: next to a number of hands, a number would be misread.
pub fn letter(place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}
