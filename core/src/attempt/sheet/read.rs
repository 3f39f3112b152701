//! Reads a sheet: a word for every question, in the order of the paper. What is unclear is said with the number of the
//! question, so that the teacher can look at the paper again. The other way round is in `write`.

use super::super::check::{Misfit, fits};
use super::super::item::{Item, items};
use super::super::{Confidence, Faces, Impression, Paper, Response};
use super::LETTERS;
use super::write::letter;
use crate::quiz::call::{CallFace, Walk};
use crate::quiz::{Ask, Id, Truth, visible};

/// What cannot be understood of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// A word that is no answer to its question.
    #[error("question {number}: {wrong}; type {instead}")]
    Answer {
        /// The number of the question on the paper, from 1.
        number: usize,
        /// What is wrong with the word.
        wrong: String,
        /// What can be typed there.
        instead: String,
    },
    /// More words than questions, or fewer.
    #[error(
        "{} for {}; type one for each, with spaces between them and - for a blank",
        counted(*words, "answer"),
        counted(*questions, "question")
    )]
    Count {
        /// How many words there are.
        words: usize,
        /// How many questions there are.
        questions: usize,
    },
    /// A quotation mark that begins a typed answer, and none that ends it.
    #[error("a quotation mark is not closed; type one before and one after the words")]
    OpenQuote,
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// Reads a sheet: the answers, in the order of the paper, `None` for a blank one. Case does not matter. Where there can
/// be several letters, they are put in the order of the paper.
///
/// # Errors
/// When there are not as many words as questions, or one is no answer to its question.
pub fn read(line: &str, paper: &Paper, faces: &Faces<'_>) -> Result<Vec<Option<Response>>, Unclear> {
    let words = words(line)?;
    let items = items(paper, faces);
    if words.len() != items.len() {
        return Err(Unclear::Count { words: words.len(), questions: items.len() });
    }
    items.iter().zip(&words).map(|(item, word)| answer(item, word)).collect()
}

/// What stands for one answer.
enum Word {
    Bare(String),
    Quoted(String),
}

/// The words of a line; those in quotes may have spaces.
fn words(line: &str) -> Result<Vec<Word>, Unclear> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('"') {
            Some(quoted) => until_quote(quoted).ok_or(Unclear::OpenQuote)?,
            None => {
                let (word, behind) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
                (Word::Bare(word.to_owned()), behind)
            }
        };
        words.push(word);
        rest = behind.trim_start();
    }
    Ok(words)
}

/// What stands before the quotation mark that ends a text, where two of them mean one, and what stands behind it.
fn until_quote(text: &str) -> Option<(Word, &str)> {
    let mut quoted = String::new();
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once('"')?;
        quoted.push_str(before);
        match behind.strip_prefix('"') {
            Some(behind) => {
                quoted.push('"');
                rest = behind;
            }
            None => return Some((Word::Quoted(quoted), behind)),
        }
    }
}

fn answer(item: &Item<'_>, word: &Word) -> Result<Option<Response>, Unclear> {
    let response = match (word, item.ask) {
        (Word::Bare(word), _) if word == "-" => return Ok(None),
        (Word::Bare(word), Some(ask)) => response(ask, item.options, word),
        (Word::Quoted(words), Some(Ask::Typed(_))) => Ok(typed(words)),
        (Word::Quoted(_), Some(_)) => Err("it is not answered in words".to_owned()),
        (_, None) => Err(Misfit::NotInQuiz.to_string()),
    };
    let possible = response.and_then(|response| match fits(item, &response) {
        Ok(()) => Ok(Some(response)),
        Err(misfit) => Err(misfit.words(|id| letter(item.options, id).map_or_else(|| visible(id.as_str()), quoted))),
    });
    possible.map_err(|wrong| Unclear::Answer { number: item.number, wrong, instead: instead(item) })
}

/// The answer that a word without quotes stands for, or what is wrong with it.
fn response(ask: &Ask, options: &[Id], word: &str) -> Result<Response, String> {
    let letters = word.to_ascii_lowercase();
    match ask {
        Ask::Choice(choice) if choice.several => some(options, &letters).map(Response::Choice),
        Ask::Choice(_) => only(options, &letters).map(|id| Response::Choice(vec![id])),
        Ask::Verdict(_) => verdict(options, &letters),
        Ask::Spot(_) => some(options, &letters).map(Response::Spot),
        Ask::Order(_) => each(options, &letters).map(Response::Order),
        Ask::Typed(_) => Ok(typed(word)),
        Ask::Call(call) => self::call(call, &letters),
    }
}

/// What a letter stands for.
fn named(names: &[Id], letter: char) -> Result<Id, String> {
    let named = LETTERS.zip(names).find(|(other, _)| *other == letter);
    named.map(|(_, name)| name.clone()).ok_or_else(|| format!("there is no {}", quoted(letter)))
}

/// What a single letter stands for.
fn only(names: &[Id], letter: &str) -> Result<Id, String> {
    let letter = letter.parse().map_err(|_| format!("`{}` is not one letter", visible(letter)))?;
    named(names, letter)
}

/// What some letters stand for, in their order.
fn each(names: &[Id], letters: &str) -> Result<Vec<Id>, String> {
    letters.chars().map(|letter| named(names, letter)).collect()
}

/// What some letters stand for, in the order of the paper.
fn some(options: &[Id], letters: &str) -> Result<Vec<Id>, String> {
    let mut chosen = if letters == "0" { Vec::new() } else { each(options, letters)? };
    chosen.sort_by_key(|id| options.iter().position(|option| option == id));
    Ok(chosen)
}

fn verdict(actions: &[Id], word: &str) -> Result<Response, String> {
    // A part that was left blank earns nothing; what stands beside it counts.
    let (verdict, rest) = match word.strip_prefix('-') {
        Some(rest) => (None, rest),
        None => truth(word).map(|(truth, rest)| (Some(truth), rest))?,
    };
    let (confidence, letter) = how_sure(rest)?;
    let action = if letter.is_empty() { None } else { Some(only(actions, letter)?) };
    Ok(Response::Verdict { verdict, confidence, action })
}

/// What a word begins with, `s` or `g`, and what stands behind it.
fn truth(word: &str) -> Result<(Truth, &str), String> {
    match word.split_at_checked(1) {
        Some(("s", rest)) => Ok((Truth::Scam, rest)),
        Some(("g", rest)) => Ok((Truth::Genuine, rest)),
        _ => Err("it is neither s nor g".to_owned()),
    }
}

/// How sure, in percent, where a text begins with that, and what stands behind it.
fn how_sure(text: &str) -> Result<(Option<Confidence>, &str), String> {
    let (percent, rest) = text.split_at(text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len()));
    if percent.is_empty() {
        return Ok((None, rest));
    }
    let step = Confidence::STEPS.into_iter().find(|step| step.percent().to_string() == percent);
    step.map(|step| (Some(step), rest)).ok_or_else(|| format!("{percent} is not on the scale"))
}

fn typed(words: &str) -> Response {
    Response::Typed(words.trim().to_owned())
}

fn call(call: &CallFace, word: &str) -> Result<Response, String> {
    let (letters, taken_for) = word.split_once(':').ok_or("the colon behind the replies is missing")?;
    let path = replies(call, letters)?;
    let impression = match taken_for {
        "u" => None,
        taken_for => {
            let (verdict, rest) = truth(taken_for)?;
            let (confidence, rest) = how_sure(rest)?;
            if !rest.is_empty() {
                return Err(format!("`{}` is too much", visible(rest)));
            }
            Some(Impression { verdict, confidence })
        }
    };
    Ok(Response::Call { path, impression })
}

/// The replies that some letters stand for, each by its place among all that its line has, offered or not, as they are
/// printed.
fn replies(call: &CallFace, letters: &str) -> Result<Vec<Id>, String> {
    let mut walk = Walk::begin(call);
    let mut path = Vec::new();
    // Learners write down the number of each line as well; the letters alone tell the way.
    let letters = letters.chars().filter(|letter| !letter.is_ascii_digit());
    for (letter, number) in letters.zip(1..) {
        if walk.ending().is_some() {
            return Err(format!("the call is over before reply {number}"));
        }
        let names: Vec<Id> = walk.replies().iter().map(|reply| reply.id.clone()).collect();
        let id = named(&names, letter).map_err(|wrong| format!("at reply {number} {wrong}"))?;
        walk.reply(&id).map_err(|_| format!("at reply {number} {} is not offered", quoted(letter)))?;
        path.push(id);
    }
    Ok(path)
}

fn quoted(letter: char) -> String {
    format!("`{}`", visible(&letter.to_string()))
}

/// What can be typed for a question.
fn instead(item: &Item<'_>) -> String {
    let span = span(item.options.len());
    let sure = "how sure (50, 60, 70, 80, 90 or 100)";
    let answer = match item.ask {
        Some(Ask::Choice(choice)) if choice.several => format!("the letters of all that apply, {span}, or 0 for none"),
        Some(Ask::Choice(_)) => format!("one letter, {span}"),
        Some(Ask::Verdict(_)) if item.options.is_empty() => format!("s or g and {sure}, such as s80, or s"),
        Some(Ask::Verdict(_)) => format!(
            "s or g, {sure} and the letter of the action, {span}, such as s80a; of a row that is not full what is \
             marked, with - for s or g, such as s80, sa or -a"
        ),
        Some(Ask::Spot(_)) => format!("the letters of the lines, {span}, or 0 for none"),
        Some(Ask::Order(_)) => format!("every letter, {span}, in the order chosen"),
        Some(Ask::Typed(_)) => "the words in double quotes".to_owned(),
        Some(Ask::Call(_)) => {
            format!(
                "the letters of all replies, a colon, and s or g and {sure}, or u if they could not tell, as in acb:s70"
            )
        }
        None => return "-".to_owned(),
    };
    answer + ", or - for a blank"
}

/// The letters there are for so many things: `a to d`.
fn span(count: usize) -> String {
    match LETTERS.take(count).last() {
        Some('a') | None => "a".to_owned(),
        Some(last) => format!("a to {last}"),
    }
}
