//! The report on a class in whole lines and in words, for pipes and for those who read line by line. It says what the
//! screen shows, in the same order.

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::class::report::{CallPaths, Findings, QuestionFindings};
use hangup_core::quiz::visible;
use hangup_core::wording::class::{
    ABOUT_LEARNERS, ABOUT_QUESTIONS, NO_ANSWERS, NOTHING_TO_DISCUSS, discuss_now, flag, maybe,
};
use hangup_core::wording::{Outcome, closed, counted};

/// The report as a text, no line of it longer than so many columns.
pub fn class_report(findings: &Findings, columns: usize) -> String {
    let mut said = vec![format!("Report: {}", findings.title)];
    if findings.is_empty() {
        said.push(NO_ANSWERS.to_owned());
    } else {
        said.extend(to_discuss(findings));
        said.extend(class(findings));
        said.extend(findings.calls.iter().flat_map(|(about, call)| self::call(about, call)));
        said.extend(questions(findings));
        said.extend(learners(findings));
    }
    wrapped(&said, columns)
}

fn to_discuss(findings: &Findings) -> Vec<String> {
    let mut said = match findings.to_discuss.len() {
        0 => vec![String::new(), NOTHING_TO_DISCUSS.to_owned()],
        points => vec![String::new(), closed(discuss_now(points))],
    };
    for (point, number) in findings.to_discuss.iter().zip(1..) {
        said.push(format!("{number}. {}", point.about));
        said.push(point.found.clone());
        said.push(point.ask.to_owned());
    }
    said.extend(findings.keys_to_check.iter().cloned());
    said
}

fn class(findings: &Findings) -> Vec<String> {
    let mut said = vec![String::new(), "The class.".to_owned()];
    said.extend(findings.safe.clone());
    said.extend(findings.marks.clone());
    let spread = |(band, count): &(&'static str, usize)| {
        format!("{band} of the marks: {}.", counted(*count, "learner", "learners"))
    };
    said.extend(findings.spread.iter().map(spread));
    for topic in &findings.topics {
        let share = topic.share.map_or_else(|| maybe(None, 0), |share| format!("{:.0}%", 100.0 * share));
        let questions = counted(topic.questions, "question", "questions");
        said.push(format!("Topic {}, {questions}: {share} of the marks.", topic.topic));
    }
    said.extend(findings.telling.clone());
    said.extend(findings.confidence.iter().map(|sentence| closed(sentence)));
    said
}

fn call(about: &str, call: &CallPaths) -> Vec<String> {
    let played = counted(call.played as usize, "learner", "learners");
    let mut said = vec![String::new(), format!("A call: {about}"), format!("Played to an end by {played}.")];
    for line in &call.lines {
        said.push(closed(&format!("{} says, heard by {}: {}", line.who, line.heard, line.says)));
        said.extend(line.tells.as_ref().map(|tells| closed(&format!("One could know here: {tells}"))));
        said.extend(line.replies.iter().map(|(words, count)| closed(&format!("{count} replied: {words}"))));
    }
    let ending = |(outcome, words, count): &(_, String, u32)| {
        closed(&format!("Ended {}, {count}: {words}", Outcome::Ended(*outcome).words().to_lowercase()))
    };
    said.extend(call.endings.iter().map(ending));
    said
}

fn questions(findings: &Findings) -> Vec<String> {
    let mut said = vec![
        String::new(),
        closed(&counted(findings.questions.len(), "question", "questions")),
        ABOUT_QUESTIONS.to_owned(),
    ];
    said.extend(findings.questions.iter().flat_map(question));
    said
}

fn question(question: &QuestionFindings) -> Vec<String> {
    let about = if question.about == question.id { String::new() } else { format!(": {}", question.about) };
    let mut said = vec![String::new(), closed(&format!("Question {}{about}", question.id)), question.worked.clone()];
    for (name, what_to_do) in question.flags.iter().map(|it| flag(*it)) {
        said.push(format!("Look at it, {name}. {what_to_do}"));
    }
    for option in &question.options {
        let chosen = if option.key { "The key, chosen by" } else { "Chosen by" };
        said.push(closed(&format!("{chosen} {}: {}", option.in_short(), option.text)));
    }
    let figures: Vec<String> = question.figures.iter().map(|(name, value)| format!("{name} {value}")).collect();
    said.push(closed(&format!("Figures: {}", figures.join("; "))));
    said
}

fn learners(findings: &Findings) -> Vec<String> {
    let mut said = vec![
        String::new(),
        closed(&counted(findings.learners.len(), "learner", "learners")),
        ABOUT_LEARNERS.to_owned(),
    ];
    said.extend(findings.learners.iter().map(|learner| closed(&format!("{}: {}", learner.code, learner.in_short()))));
    said
}

/// Texts as lines, of which none is too long, whatever stands in them. Characters that could steer a terminal are shown as
/// marks.
fn wrapped(texts: &[String], columns: usize) -> String {
    let options = Options::new(columns.max(2))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation);
    let mut lines = String::new();
    for text in texts.iter().flat_map(|text| text.split('\n')).map(visible) {
        for line in textwrap::wrap(&text, &options) {
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
    }
    lines
}
