//! From a quiz to a GIFT file. A question is written only if it comes back as it is: each is read again before it counts
//! as carried.

use std::collections::HashSet;

use super::convert::BETWEEN;
use super::import::{import, topic};
use super::kept::{Head, Kept, KeptOption, QUESTION_LABEL, QUIZ_LABEL, comment};
use super::questions::{Entry, entry};
use super::source::{Source, escape};
use super::weights::{Weight, correct, even_shares, fraction, fractions, percent};
use hangup_core::quiz::{
    AnswerKey, Ask, ChoiceFace, ChoiceKey, Difficulty, Id, Key, OptionKey, Question, Quiz, Statement, TypedKey, parse,
};

/// What comes of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The GIFT file; `None` where no question could be carried.
    pub gift: Option<String>,
    /// How many questions are in it.
    pub carried: usize,
    /// The questions that GIFT cannot carry, in the order of the quiz, each with the reason.
    pub left_out: Vec<(Id, &'static str)>,
}

/// Writes a quiz as GIFT: its choices and typed answers that show nothing but text.
///
/// Read back by [`import()`], the questions carried are equal to those of the quiz.
pub fn export(quiz: &Quiz) -> Export {
    let mut blocks: Vec<(&Question, Result<String, &'static str>)> =
        quiz.questions.iter().map(|question| (question, block(question))).collect();
    let carried: HashSet<&Id> =
        blocks.iter().filter(|(_, block)| block.is_ok()).map(|(question, _)| &question.face.id).collect();
    for (question, block) in &mut blocks {
        if question.key.twin.as_ref().is_some_and(|twin| !carried.contains(twin)) && block.is_ok() {
            *block = Err("its twin cannot be carried, and the two belong together");
        }
    }
    let (mut gift, mut last_topic, mut left_out) = (head(quiz), None, Vec::new());
    for (Question { face, .. }, block) in blocks {
        match block {
            Ok(block) => {
                if last_topic != Some(&face.topic) {
                    gift.extend(category(&face.topic));
                    last_topic = Some(&face.topic);
                }
                gift.push_str(&block);
            }
            Err(why) => left_out.push((face.id.clone(), why)),
        }
    }
    let carried = quiz.questions.len() - left_out.len();
    Export { gift: (carried > 0).then_some(gift), carried, left_out }
}

/// The comment at the beginning of the file.
fn head(quiz: &Quiz) -> String {
    // Taken apart, so that the compiler asks what becomes of a new field.
    let Quiz { id, title, summary, language, pass_mark, usage, time_limit, may_pause, questions: _ } = quiz;
    let head = Head {
        id: id.clone(),
        title: title.clone(),
        summary: summary.clone(),
        language: language.clone(),
        pass_mark: *pass_mark,
        usage: *usage,
        time_limit: *time_limit,
        may_pause: *may_pause,
    };
    let kept = comment(QUIZ_LABEL, &head).unwrap_or_default();
    format!("// Written by hangup. Lines that begin with // hangup keep what GIFT has no place for.\n{kept}\n")
}

/// The line that puts what follows into a category, where that would give the topic back.
fn category(topic_name: &str) -> Option<String> {
    let line = format!("$CATEGORY: {}\n\n", topic_name.replace('/', "//"));
    gives_back(&line, topic_name).then_some(line)
}

/// Whether these lines are one category, and it is read as this topic.
fn gives_back(line: &str, topic_name: &str) -> bool {
    let source = Source::new(line);
    let mut entries = source.blocks().map(|block| entry(block.body));
    let Some(Ok(Entry::Category(path))) = entries.next() else { return false };
    entries.next().is_none() && topic(path).as_deref() == Some(topic_name)
}

/// A question as a block of its own, or why it cannot be one.
fn block(question: &Question) -> Result<String, &'static str> {
    let Question { face, key } = question;
    let (ask, options, answers) = match (&face.ask, &key.answer) {
        (Ask::Choice(choice), AnswerKey::Choice(answer)) => {
            (&choice.ask, kept_options(answer), choice_answers(choice, answer))
        }
        (Ask::Typed(typed), AnswerKey::Typed(answer)) => (&typed.ask, Vec::new(), typed_answers(answer)?),
        (Ask::Verdict(_), _) => return Err("it asks for a verdict, and GIFT has no such question"),
        (Ask::Spot(_), _) => return Err("it asks for lines to be marked, and GIFT has no such question"),
        (Ask::Order(_), _) => return Err("it asks for an order, and GIFT has no such question"),
        (Ask::Call(_), _) => return Err("it is a call, and GIFT has no such question"),
        (Ask::Choice(_) | Ask::Typed(_), _) => return Err("its question and its answer are of different kinds"),
    };
    if !face.exhibits.is_empty() {
        return Err("it has exhibits, and GIFT has only a text");
    }
    let text = format!("{}{BETWEEN}{ask}", face.scenario);
    let last_paragraph = text.rsplit_once(BETWEEN).map(|(_, last)| last);
    let ask_from = (last_paragraph != Some(ask)).then(|| text.chars().count() - ask.chars().count());
    let kept = comment(QUESTION_LABEL, &Kept { options, ask_from, ..kept(question) })
        .map_err(|_| "what GIFT has no place for cannot be written as JSON")?;
    let explain = key.explain.as_ref().map(|explain| format!("\t####{}\n", wording(explain))).unwrap_or_default();
    let id = &face.id;
    let block = format!("// [id:{id}]\n{kept}::{id}::[plain]{}{{\n{answers}{explain}}}\n\n", escape(&text));
    let before = category(&face.topic).unwrap_or_default();
    if comes_back(question, &format!("{before}{block}")) {
        Ok(block)
    } else {
        Err("it would not come back from GIFT as it is, where spaces before a text are lost")
    }
}

/// Whether a question, its twin apart, is read from a text as it is.
fn comes_back(question: &Question, gift: &str) -> bool {
    let alone = Question { key: Key { twin: None, ..question.key.clone() }, ..question.clone() };
    let yaml = import(gift.as_bytes(), question.face.topic.as_str()).yaml;
    yaml.and_then(|yaml| parse(yaml.as_bytes()).ok()).is_some_and(|quiz| quiz.questions == [alone])
}

/// What GIFT has no place for, options and the division of the text apart.
fn kept(question: &Question) -> Kept {
    let Question { face, key } = question;
    Kept {
        topic: category(&face.topic).is_none().then(|| face.topic.clone()),
        difficulty: match face.difficulty {
            Difficulty::Easy => Some(1),
            Difficulty::Medium => None,
            Difficulty::Hard => Some(3),
        },
        region: face.region.clone(),
        twin: key.twin.clone(),
        marks: (face.marks != 1).then_some(face.marks),
        cues: key.cues.clone(),
        rule: key.rule.clone(),
        sources: key.sources.clone(),
        checked: key.checked,
        ..Kept::default()
    }
}

/// The weights of a choice as they are written: one right option is marked `=`, and of several each has its weight.
fn weights(answer: &ChoiceKey) -> Vec<Weight> {
    let weight = |option: &OptionKey| {
        let right = option.correct && !answer.several;
        let written = if right { Some(1.0) } else { fraction(&percent(option.fraction)) };
        Weight { right, fraction: written.unwrap_or_default() }
    };
    answer.options.iter().map(weight).collect()
}

/// What the weights as written do not say of the options.
fn kept_options(answer: &ChoiceKey) -> Vec<KeptOption> {
    let weights = weights(answer);
    let right: Vec<bool> = answer.options.iter().map(|option| option.correct).collect();
    let read = correct(&weights).into_iter().zip(fractions(&weights, &right).into_iter().zip(even_shares(&right)));
    let keep = |(option, (read_right, (fraction, even))): (&OptionKey, (bool, (Option<f64>, f64)))| KeptOption {
        id: option.id.clone(),
        correct: (read_right != option.correct).then_some(option.correct),
        fraction: (fraction.unwrap_or(even) != option.fraction).then_some(option.fraction),
    };
    answer.options.iter().zip(read).map(keep).collect()
}

fn choice_answers(choice: &ChoiceFace, answer: &ChoiceKey) -> String {
    let line = |((statement, option), weight): ((&Statement, &OptionKey), Weight)| {
        let mark = if weight.right {
            "=".to_owned()
        } else if weight.fraction == 0.0 {
            "~".to_owned()
        } else {
            format!("~%{}%", percent(weight.fraction))
        };
        answer_line(&mark, &statement.text, option.why.as_deref())
    };
    choice.options.iter().zip(&answer.options).zip(weights(answer)).map(line).collect()
}

fn typed_answers(answer: &TypedKey) -> Result<String, &'static str> {
    let texts = answer.accept.iter().chain(&answer.why);
    if texts.into_iter().any(|text| text.contains("->")) {
        return Err("its answers have ->, by which Moodle knows a matching question");
    }
    // A star stands for any letters, unless a backslash is before it.
    let line = |text: &String| answer_line("=", &text.replace('*', "\\*"), answer.why.as_deref());
    Ok(answer.accept.iter().map(line).collect())
}

fn answer_line(mark: &str, text: &str, why: Option<&str>) -> String {
    let why = why.map(|why| format!("#{}", wording(why))).unwrap_or_default();
    format!("\t{mark}{}{why}\n", wording(text))
}

/// A text that is not the first of its question, whose format is that of the first. Where it begins like a format or a
/// weight, it says its own.
fn wording(text: &str) -> String {
    let format = if text.starts_with(['[', '%']) { "[plain]" } else { "" };
    format!("{format}{}", escape(text))
}
