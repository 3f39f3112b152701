//! From a question of Moodle to one of hangup: which kind it becomes, how its text is divided into a situation and a
//! question, and what its weights are worth. What cannot be kept is a fault, and never a guess.

use std::ops::Range;

use super::answers::{Answer, Answers, Truth};
use super::draft::{KindDraft, OptionDraft, QuestionDraft};
use super::kept::KeptOption;
use super::markup::Wording;
use super::names::{Names, kebab};
use super::questions::Question;
use super::remarks::Remarks;
use super::source::Fault;
use super::weights::{Weight, correct, even_shares, fractions, percent};
use hangup_core::quiz::{Id, Rule};

/// Where a question stands among the others.
#[derive(Debug)]
pub(super) struct Place<'p> {
    /// The topic of those around it.
    pub topic: &'p str,
    /// Its number in the file, from 1.
    pub number: usize,
}

/// The question as hangup has it. Its id may be that of another question, and its twin may not exist.
pub(super) fn question(asked: &Question, remarks: &Remarks, place: &Place<'_>) -> Result<QuestionDraft, Fault> {
    let kept = remarks.kept.clone().unwrap_or_default();
    let topic = kept.topic.clone().unwrap_or_else(|| place.topic.to_owned());
    let text = asked.text.plain()?;
    let names = [remarks.id.as_deref(), Some(&asked.title), Some(&text)];
    let id = names.into_iter().flatten().find_map(|name| kebab(name, MOST_OF_A_NAME));
    let id = id.unwrap_or_else(|| Id::new(format!("question-{}", place.number)));
    let (scenario, ask) = match kept.ask_from {
        Some(ask_from) => divided_at(&text, ask_from, &asked.at)?,
        None => divided(asked, &text, &id, &topic),
    };
    let kind = kind(asked, ask, &kept.options)?;
    Ok(QuestionDraft {
        id,
        topic,
        difficulty: kept.difficulty,
        region: kept.region,
        twin: kept.twin,
        marks: kept.marks,
        scenario,
        kind,
        cues: kept.cues,
        rule: kept.rule,
        explain: plain(asked.feedback.as_ref())?,
        sources: kept.sources,
        checked: kept.checked,
    })
}

const MOST_OF_A_NAME: usize = 64;
const MOST_OF_AN_OPTION: usize = 32;

/// What stands between situation and question in Moodle's text.
pub(super) const BETWEEN: &str = "\n\n";

/// The situation and the question put. Moodle has one text for both: its last paragraph is the question, and what stands
/// before is the situation. A title that says something of its own begins the situation; where there is nothing else,
/// the topic is all that is known of it.
fn divided(asked: &Question, text: &str, id: &Id, topic: &str) -> (String, String) {
    let paragraphs = if asked.has_gap { None } else { text.rsplit_once(BETWEEN) };
    let (before, ask) = paragraphs.map_or((None, text), |(before, ask)| (Some(before), ask));
    let title = Some(asked.title.as_str()).filter(|title| *title != id.as_str() && says_more(title, text));
    let situation: Vec<&str> = title.into_iter().chain(before).collect();
    let scenario = if situation.is_empty() { topic.to_owned() } else { situation.join(BETWEEN) };
    (scenario, ask.to_owned())
}

/// Whether a title is more than the beginning of the text, which Moodle takes where there is none.
fn says_more(title: &str, text: &str) -> bool {
    let beginning = title.trim_end_matches('.').trim_end();
    !beginning.is_empty() && !text.starts_with(beginning)
}

/// The situation and the question put, which begins at a character of the text.
fn divided_at(text: &str, ask_from: usize, at: &Range<usize>) -> Result<(String, String), Fault> {
    let byte = text.char_indices().nth(ask_from).map_or(text.len(), |(byte, _)| byte);
    let (before, ask) = text.split_at(byte);
    match before.strip_suffix(BETWEEN) {
        Some(scenario) => Ok((scenario.to_owned(), ask.to_owned())),
        None => {
            let message = "its text was changed, so that where the question begins is not known any more";
            Err(Fault::new(at.clone(), Rule::BadValue, message, "take the line // hangup question out"))
        }
    }
}

fn kind(asked: &Question, ask: String, kept: &[KeptOption]) -> Result<KindDraft, Fault> {
    let not_carried = |what: &str, help: &str| Err(Fault::new(asked.at.clone(), Rule::NotCarried, what, help));
    match &asked.answers {
        Answers::Choice(answers) => Ok(KindDraft::Choice { ask, options: options(answers, kept, &asked.at)? }),
        Answers::TrueFalse(truth) => Ok(KindDraft::Choice { ask, options: true_and_false(truth)? }),
        Answers::Short(answers) => typed(ask, answers),
        Answers::Numerical => not_carried(
            "it is a numerical question, and hangup has none",
            "ask for a short answer that lists what counts, or for a choice",
        ),
        Answers::Matching => {
            not_carried("it is a matching question, and hangup has none", "ask for each pair in a choice of its own")
        }
        Answers::Essay => {
            not_carried("it is an essay, and hangup marks none", "ask for a short answer, or for a choice")
        }
        Answers::None => not_carried(
            "it is a description, which asks nothing",
            "put it into the text of the questions that it belongs to, or write answers in braces behind it",
        ),
    }
}

fn options(answers: &[Answer], kept: &[KeptOption], at: &Range<usize>) -> Result<Vec<OptionDraft>, Fault> {
    if !kept.is_empty() && kept.len() != answers.len() {
        let message = format!("it has {} options, and the comment keeps {}", answers.len(), kept.len());
        let help = "change both alike, or take the line // hangup question out";
        return Err(Fault::new(at.clone(), Rule::BadValue, message, help));
    }
    let weights: Vec<Weight> = answers.iter().map(|answer| answer.weight).collect();
    let kept = |index: usize| kept.get(index);
    let mut right = correct(&weights);
    for (index, right) in right.iter_mut().enumerate() {
        *right = kept(index).and_then(|kept| kept.correct).unwrap_or(*right);
    }
    let mut worth = fractions(&weights, &right);
    for (index, (worth, weight)) in worth.iter_mut().zip(&weights).enumerate() {
        // Somebody may have changed the weight, and not the comment above it.
        let is_the_same = |kept: &f64| percent(*kept) == percent(weight.fraction);
        *worth = kept(index).and_then(|kept| kept.fraction).filter(is_the_same).or(*worth);
    }
    can_be_marked(answers, &right, &worth, at)?;
    let mut names = Names::default();
    let option = |(index, answer): (usize, &Answer)| {
        let text = answer.text.plain()?;
        let named = || names.unique(kebab(&text, MOST_OF_AN_OPTION).unwrap_or_else(|| Id::new("option")));
        Ok(OptionDraft {
            id: kept(index).map_or_else(named, |kept| kept.id.clone()),
            correct: right.get(index).copied().unwrap_or_default(),
            why: plain(answer.feedback.as_ref())?,
            fraction: worth.get(index).copied().flatten(),
            text,
        })
    };
    answers.iter().enumerate().map(option).collect()
}

/// Finds the weights that hangup cannot keep as they are.
fn can_be_marked(answers: &[Answer], right: &[bool], worth: &[Option<f64>], at: &Range<usize>) -> Result<(), Fault> {
    let fault = |at: &Range<usize>, rule, message: String, help: &str| Err(Fault::new(at.clone(), rule, message, help));
    if answers.len() < 2 {
        return fault(at, Rule::TooFew, "it has fewer than two options".to_owned(), "write at least two");
    }
    if let Some(answer) = answers.iter().find(|answer| !(-1.0..=1.0).contains(&answer.weight.fraction)) {
        let message = format!("{}% is more than a whole mark", percent(answer.weight.fraction));
        return fault(&answer.at, Rule::NotCarried, message, "write a weight from -100 to 100");
    }
    let marked = answers.iter().filter(|answer| answer.weight.right).count();
    if marked > 1 {
        let message =
            format!("each of {marked} options earns the whole mark by itself, and hangup has one such at most");
        let help = "give the right options weights that make 100 together, such as ~%50%, or keep one =";
        return fault(at, Rule::NotCarried, message, help);
    }
    let earned =
        |(worth, (even, right)): (&Option<f64>, (f64, &bool))| if *right { worth.unwrap_or(even) } else { 0.0 };
    let best: f64 = worth.iter().zip(even_shares(right).into_iter().zip(right)).map(earned).sum();
    if !right.contains(&true) || (best - 1.0).abs() >= 1e-5 {
        let message = format!("what is right earns {}% together, and hangup wants 100%", percent(best));
        let help = "mark one option with =, or give the right ones weights that make 100 together";
        return fault(at, Rule::NotCarried, message, help);
    }
    Ok(())
}

fn true_and_false(truth: &Truth) -> Result<Vec<OptionDraft>, Fault> {
    let option = |text: &str, correct: bool| {
        let why = plain(if correct { truth.to_right.as_ref() } else { truth.to_wrong.as_ref() })?;
        let id = Id::new(text.to_ascii_lowercase());
        Ok(OptionDraft { id, text: text.to_owned(), correct, why, fraction: None })
    };
    Ok(vec![option("True", truth.is_true)?, option("False", !truth.is_true)?])
}

fn typed(ask: String, answers: &[Answer]) -> Result<KindDraft, Fault> {
    let mut whys: Vec<(String, &Answer)> = Vec::new();
    let mut accept = Vec::with_capacity(answers.len());
    for answer in answers {
        let not_carried = |message: String, help: &str| Fault::new(answer.at.clone(), Rule::NotCarried, message, help);
        if answer.weight.fraction != 1.0 {
            let message =
                format!("an answer earns {}%, and hangup gives all or nothing", percent(answer.weight.fraction));
            return Err(not_carried(message, "leave it out, or ask for a choice"));
        }
        let help = "write each answer that counts, or \\\\* for the star itself";
        let text = without_wildcards(&answer.text.text)
            .ok_or_else(|| not_carried("an answer has a star, which stands for any letters".to_owned(), help))?;
        accept.push(text);
        if let Some(why) = plain(answer.feedback.as_ref())? {
            whys.push((why, answer));
        }
    }
    if let Some((_, other)) = whys.iter().find(|(why, _)| whys.first().is_some_and(|(first, _)| first != why)) {
        let message = "its answers have different feedback, and hangup says one thing of all";
        return Err(Fault::new(other.at.clone(), Rule::NotCarried, message, "say the same of each answer"));
    }
    Ok(KindDraft::Typed { ask, accept, why: whys.into_iter().next().map(|(why, _)| why) })
}

/// A short answer as it is typed. In Moodle a star stands for any letters, and one behind a backslash for itself.
fn without_wildcards(answer: &str) -> Option<String> {
    let stars = answer.match_indices('*');
    let mut others = stars.filter(|(star, _)| !answer.get(..*star).is_some_and(|before| before.ends_with('\\')));
    others.next().is_none().then(|| answer.replace("\\*", "*"))
}

fn plain(wording: Option<&Wording>) -> Result<Option<String>, Fault> {
    wording.map(Wording::plain).transpose()
}
