//! What results say, and no more than the numbers carry.

use crate::measure::{Discernment, Leaning, Results, SafeActions, Step, Telling};
use crate::quiz::{Quiz, Truth};

use super::{counted, marks};

/// Below this many verdicts, telling them apart is a sign and no proof.
const FEW_SITUATIONS: u32 = 20;

/// How often the safe thing was done; `None` where nobody asked.
pub fn safe_actions(safe: SafeActions) -> Option<String> {
    let situations = counted(safe.of as usize, "situation", "situations");
    (safe.of > 0).then(|| format!("You did the safe thing in {} of {situations}.", safe.safe))
}

/// The marks, the percent, and whether that is enough, as far as there is anything to say.
pub fn marks_and_percent(quiz: &Quiz, results: &Results<'_>) -> Vec<String> {
    let mut parts = vec![format!("{} of {} marks", marks(results.marks()), marks(results.max()))];
    if let Some(percent) = results.percent() {
        parts.push(format!("{percent:.0}%"));
        if let Some(needed) = quiz.pass_mark {
            let passed = if percent >= f64::from(needed) { "passed" } else { "not passed" };
            parts.push(format!("{passed}, {needed}% needed"));
        }
    }
    parts
}

/// How many questions the results leave out; `None` where that is none.
pub fn left_out(gone: usize) -> Option<String> {
    let questions = counted(gone, "question has", "questions have");
    (gone > 0).then(|| format!("{questions} changed since the paper was drawn, and are left out."))
}

/// How many scams were caught and how many genuine contacts let in, as far as there were any.
pub fn caught_and_let_in(figures: &Discernment) -> Vec<String> {
    let mut counts = Vec::new();
    if figures.scams > 0 {
        counts.push(format!("Scams caught: {} of {}.", figures.hits, figures.scams));
    }
    if figures.genuine > 0 {
        counts.push(format!("Genuine, let in: {} of {}.", figures.genuine - figures.alarms, figures.genuine));
    }
    counts
}

/// What may be said of telling scams and genuine contacts apart.
pub fn telling(figures: &Discernment) -> String {
    let situations = counted(figures.situations() as usize, "situation", "situations");
    match figures.telling() {
        None => "Telling apart needs scams and genuine contacts; you gave a verdict on one sort only.".to_owned(),
        Some(Telling::AlwaysTheSame(Truth::Scam)) => {
            "You called everything a scam. That catches every scam, and it keeps you safe; but it also turns away the help \
             you asked for, so it does not show that you can tell the two apart. Look for the fact that you can check."
                .to_owned()
        }
        Some(Telling::AlwaysTheSame(Truth::Genuine)) => {
            "You called everything genuine. That is kind to honest callers, but it lets every scam in, so it does not show \
             that you can tell the two apart. Ask who began the contact, and on which number."
                .to_owned()
        }
        Some(Telling::Tells) if figures.situations() < FEW_SITUATIONS => {
            format!("You told them apart better than guessing would. {situations} are few: a good sign, not yet a proof.")
        }
        Some(Telling::Tells) => "You told them apart better than guessing would.".to_owned(),
        Some(Telling::TooFew) => format!("{situations} are too few to be sure that you can tell."),
    }
}

/// Which way somebody leans, where that may be said.
pub fn leaning(figures: &Discernment) -> Option<&'static str> {
    match figures.leaning()? {
        Leaning::TooSuspicious => Some("You lean towards calling things a scam."),
        Leaning::TooTrusting => Some("You lean towards calling things genuine."),
        Leaning::Unsure => None,
    }
}

/// How often somebody was right when this sure.
pub fn step_of_confidence(step: &Step) -> String {
    let times = counted(step.count as usize, "time", "times");
    format!("{}% sure {times}: right {} of {}", step.percent, step.right, step.count)
}

/// Whether somebody is surer than right on the whole.
pub fn surer_than_right(overconfidence: f64) -> &'static str {
    match overconfidence {
        over if over > 0.1 => "On the whole you were surer than you were right.",
        over if over < -0.1 => "On the whole you were right more often than you thought.",
        _ => "On the whole you were about as sure as you were right.",
    }
}

/// In how many questions something was left to earn; `None` where that is none.
pub fn to_learn_from(results: &Results<'_>) -> Option<String> {
    let missed = results.outcomes.iter().filter(|outcome| outcome.missed()).count();
    (missed > 0).then(|| format!("{} to learn from", counted(missed, "question", "questions")))
}
