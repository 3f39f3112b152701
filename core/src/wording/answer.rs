//! An answer beside the right one, for each kind of question, and the reasons: what there is to say, in order.

use crate::attempt::{Answered, Response, ending, fold, fraction_on_paper};
use crate::quiz::call::EndingOutcome;
use crate::quiz::{AnswerKey, ChoiceKey, Id, OptionKey, OrderKey, Truth, TypedKey, VerdictKey};

use super::{marks, taken_for, taken_for_and_sure, walked};

/// How an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A call ended like this.
    Ended(EndingOutcome),
    /// There is no answer.
    Blank,
    /// All marks.
    Right,
    /// Some marks.
    PartlyRight,
    /// No marks.
    NotQuite,
}

impl Outcome {
    /// In a word or two.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ended(EndingOutcome::Safe) => "Safe",
            Self::Ended(EndingOutcome::Exposed) => "Exposed",
            Self::Ended(EndingOutcome::Harmed) => "Harmed",
            Self::Blank => "No answer",
            Self::Right => "Right",
            Self::PartlyRight => "Partly right",
            Self::NotQuite => "Not quite",
        }
    }
}

/// How an answer stands.
pub fn outcome(answered: Answered<'_>) -> Outcome {
    let Some(response) = answered.response else { return Outcome::Blank };
    let reached = walked(answered).and_then(|(_, path)| ending(answered.question, path));
    match (reached, fraction_on_paper(answered.question, answered.entry, response)) {
        (Some(ending), _) => Outcome::Ended(ending.outcome),
        (None, earned) if earned >= 1.0 => Outcome::Right,
        (None, earned) if earned > 0.0 => Outcome::PartlyRight,
        (None, _) => Outcome::NotQuite,
    }
}

/// `0.5 of 1 mark`.
pub fn earned(answered: Answered<'_>) -> String {
    let max = answered.question.face.marks;
    let unit = if max == 1 { "mark" } else { "marks" };
    let fraction =
        answered.response.map_or(0.0, |response| fraction_on_paper(answered.question, answered.entry, response));
    format!("{} of {max} {unit}", marks(fraction * f64::from(max)))
}

/// What the cues of a question are called.
pub fn cues_title(key: &AnswerKey) -> &'static str {
    match key.truth() {
        Some(Truth::Genuine) => "What makes it genuine",
        Some(Truth::Scam) => "What gave it away",
        None => "What to look at",
    }
}

/// An option, an action, a line or a step, with the number it had where it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// From 1; 0 where it was not on the paper.
    pub number: usize,
    /// What it says.
    pub text: &'a str,
}

/// A label, and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labelled<'a> {
    /// Something that could be chosen.
    Option(Numbered<'a>),
    /// Something that could be done, and whether it is safe.
    Action {
        /// Whether it is safe.
        safe: bool,
        /// What it is.
        action: Numbered<'a>,
    },
    /// Words.
    Words(String),
}

/// One thing that could be ticked, and how that went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticked<'a> {
    /// What it is.
    pub thing: Numbered<'a>,
    /// Whether it was ticked.
    pub yours: bool,
    /// Whether it should have been.
    pub right: bool,
    /// Why, where that is to be said.
    pub why: Option<&'a str>,
}

impl Ticked<'_> {
    /// How that went, in words.
    pub fn words(&self) -> &'static str {
        match (self.yours, self.right) {
            (true, true) => "yours, and right",
            (true, false) => "yours, but harmless or wrong",
            (false, true) => "right, and you left it out",
            (false, false) => "rightly left out",
        }
    }
}

/// One step of the right order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// Its right place, from 1, and its text.
    pub step: Numbered<'a>,
    /// The place that it was given, from 1.
    pub yours: Option<usize>,
    /// Whether it and the next may come either way round.
    pub swap_with_next: bool,
    /// Why, where that is to be said.
    pub why: Option<&'a str>,
}

impl Step<'_> {
    /// Said of a step that may change places with the next.
    pub const EITHER_WAY: &'static str = "this and the next may come either way round";
}

/// One part of what is said of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// `You chose`, and what.
    Labelled(&'static str, Labelled<'a>),
    /// A heading, and the reason below it.
    Reason(&'static str, &'a str),
    /// Everything that was neither chosen nor right, each with its reason.
    Others(Vec<(Numbered<'a>, Option<&'a str>)>),
    /// One thing that could be ticked.
    Ticked(Ticked<'a>),
    /// All steps in the right order.
    Steps(Vec<Step<'a>>),
}

/// What is said of an answer; with the reasons for everything that was neither chosen nor right if `all` are wanted. Of a
/// call nothing is said here: it has a debrief of its own.
pub fn parts(answered: Answered<'_>, all: bool) -> Vec<Part<'_>> {
    let sheet = Sheet { answered, all };
    match &answered.question.key.answer {
        AnswerKey::Choice(key) if !answered.entry.several.unwrap_or(key.several) => sheet.choice(key),
        AnswerKey::Choice(key) | AnswerKey::Spot(key) => sheet.several(key),
        AnswerKey::Verdict(key) => sheet.verdict(key),
        AnswerKey::Order(key) => sheet.order(key),
        AnswerKey::Typed(key) => sheet.typed(key),
        AnswerKey::Call(_) => Vec::new(),
    }
}

#[derive(Clone, Copy)]
struct Sheet<'a> {
    answered: Answered<'a>,
    all: bool,
}

impl<'a> Sheet<'a> {
    fn numbered(&self, id: &Id) -> Numbered<'a> {
        Numbered { number: self.place(id).map_or(0, |place| place + 1), text: self.text(id) }
    }

    /// Where an option stood when it was asked, from 0.
    fn place(&self, id: &Id) -> Option<usize> {
        self.answered.entry.options.iter().position(|option| option == id)
    }

    /// The options chosen, lines marked or steps given.
    fn given(&self) -> &'a [Id] {
        self.answered.response.map_or(&[], Response::ids)
    }

    fn text(&self, id: &Id) -> &'a str {
        self.answered.question.face.statement(id).map_or("", |statement| &statement.text)
    }

    fn option(&self, label: &'static str, id: &Id) -> Part<'a> {
        Part::Labelled(label, Labelled::Option(self.numbered(id)))
    }

    /// The reasons for the rest, if they are wanted, in the order in which they were asked.
    fn others(&self, others: impl Iterator<Item = (&'a Id, &'a Option<String>)>) -> Option<Part<'a>> {
        let mut others: Vec<_> = others.filter(|_| self.all).collect();
        others.sort_by_key(|(id, _)| self.place(id));
        let others: Vec<_> = others.into_iter().map(|(id, why)| (self.numbered(id), why.as_deref())).collect();
        (!others.is_empty()).then_some(Part::Others(others))
    }

    fn choice(&self, key: &'a ChoiceKey) -> Vec<Part<'a>> {
        let chosen = self.given().first();
        let yours = key.options.iter().find(|option| Some(&option.id) == chosen);
        // There may be several by now; the paper asked for one, and each of them is a whole answer.
        let mut right: Vec<&OptionKey> = key.options.iter().filter(|option| option.correct).collect();
        right.sort_by_key(|right| Some(&right.id) != chosen);
        let mut parts = Vec::new();
        parts.extend(yours.map(|yours| self.option("You chose", &yours.id)));
        let label = if yours.is_some_and(|yours| yours.correct) { "Right too" } else { "Right is" };
        let others = right.iter().filter(|right| Some(&right.id) != chosen);
        parts.extend(others.map(|right| self.option(label, &right.id)));
        let tempts = yours.filter(|yours| !yours.correct).and_then(|yours| yours.why.as_deref());
        parts.extend(tempts.map(|why| Part::Reason("Why yours tempts", why)));
        let why = right.first().and_then(|right| right.why.as_deref());
        parts.extend(why.map(|why| Part::Reason("Why it is right", why)));
        let others = key.options.iter().filter(|option| !option.correct && Some(&option.id) != chosen);
        parts.extend(self.others(others.map(|option| (&option.id, &option.why))));
        parts
    }

    /// Everything that could be ticked, in the order in which it was asked. The reason is given for what went wrong, or
    /// for everything.
    fn several(&self, key: &'a ChoiceKey) -> Vec<Part<'a>> {
        let chosen = self.given();
        let ticked = |option: &'a OptionKey| {
            let (yours, right) = (chosen.contains(&option.id), option.correct);
            let why = option.why.as_deref().filter(|_| self.all || yours != right);
            Part::Ticked(Ticked { thing: self.numbered(&option.id), yours, right, why })
        };
        let options = self.answered.entry.options.iter();
        options.filter_map(|id| key.options.iter().find(|option| option.id == *id)).map(ticked).collect()
    }

    fn verdict(&self, key: &'a VerdictKey) -> Vec<Part<'a>> {
        let (given, action) = match self.answered.response {
            Some(Response::Verdict { verdict, confidence, action }) => {
                (verdict.map(|verdict| (verdict, *confidence)), action.as_ref())
            }
            _ => (None, None),
        };
        let mut parts = Vec::new();
        if let Some((verdict, confidence)) = given {
            let said = taken_for_and_sure(verdict, confidence);
            parts.push(Part::Labelled("You said", Labelled::Words(said)));
        }
        parts.push(Part::Labelled("It is", Labelled::Words(taken_for(key.truth).to_owned())));
        let yours = key.actions.iter().find(|option| Some(&option.id) == action);
        if let Some(yours) = yours {
            let action = Labelled::Action { safe: yours.correct, action: self.numbered(&yours.id) };
            parts.push(Part::Labelled("You would", action));
        }
        if !yours.is_some_and(|yours| yours.correct) {
            let safe = key.actions.iter().filter(|option| option.correct);
            parts.extend(safe.map(|safe| self.option("Safe is", &safe.id)));
        }
        if let Some((yours, why)) = yours.and_then(|yours| Some((yours, yours.why.as_deref()?))) {
            let title = if yours.correct { "Why that is safe" } else { "Why that is not safe" };
            parts.push(Part::Reason(title, why));
        }
        let others = key.actions.iter().filter(|option| Some(&option.id) != action);
        parts.extend(self.others(others.map(|option| (&option.id, &option.why))));
        parts
    }

    fn order(&self, key: &'a OrderKey) -> Vec<Part<'a>> {
        let given = self.given();
        let steps = key.steps.iter().zip(1..).map(|(step, number)| {
            let yours = given.iter().position(|id| *id == step.id).map(|place| place + 1);
            Step {
                step: Numbered { number, text: self.text(&step.id) },
                yours,
                swap_with_next: step.swap_with_next,
                why: step.why.as_deref().filter(|_| self.all || yours != Some(number)),
            }
        });
        vec![Part::Steps(steps.collect())]
    }

    fn typed(&self, key: &'a TypedKey) -> Vec<Part<'a>> {
        let typed = match self.answered.response {
            Some(Response::Typed(text)) => Some(text),
            _ => None,
        };
        let words = |label, text: &String| Part::Labelled(label, Labelled::Words(text.clone()));
        let mut parts = Vec::new();
        parts.extend(typed.map(|typed| words("You typed", typed)));
        let accepted = typed.is_some_and(|typed| key.accept.iter().any(|answer| fold(answer) == fold(typed)));
        parts.extend(key.accept.first().filter(|_| !accepted).map(|answer| words("Right is", answer)));
        parts.extend(key.why.as_deref().map(|why| Part::Reason("Why it is right", why)));
        parts
    }
}
