//! Pages for a browser and for paper: the handout with its answer sheet, the teacher's key, what a learner takes home, and
//! the report on a class.
//!
//! A page is one HTML document that needs nothing else. Its style is inside; it has no script, loads nothing and links to
//! nothing, and asks the browser to refuse whatever else it might have. Texts are data: `maud` escapes them, and `harmless`
//! goes over every document. No file is read or written here.

// A new kind of question is found by the compiler in every place that must know it.
#![warn(clippy::wildcard_enum_match_arm)]

mod debrief;
mod exhibits;
mod handout;
mod key;
mod reasons;
mod report;
mod review;
mod script;
mod sections;
mod sheet;

pub use handout::{handout, handouts};
pub use key::{key, keys};
pub use report::{comparison, report};
pub use review::{Reviewed, review, reviews};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use hangup_core::attempt::{Entry, Paper};
use hangup_core::quiz::{Ask, Face, Id, Question, Quiz, Truth, harmless, visible};
use hangup_core::wording::taken_for;

use sections::{Section, document_of};

const STYLE: &str = include_str!("style.css");

/// What a browser may do with a page: apply the style inside, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// What stands above a page: the quiz and the form, and nothing of its questions.
#[derive(Debug, Clone, Copy)]
struct Cover<'q> {
    language: &'q str,
    title: &'q str,
    form: &'q str,
    /// For eyes that need 18 point.
    large: bool,
}

impl<'q> Cover<'q> {
    fn of(quiz: &'q Quiz, paper: &'q Paper, large: bool) -> Self {
        Self { language: &quiz.language, title: &quiz.title, form: &paper.form, large }
    }

    /// What kind of page this is and of which form, where there is more than one. A form may come from a file that anybody
    /// wrote.
    fn kind(&self, kind: &str) -> String {
        if self.form.is_empty() { kind.to_owned() } else { format!("{kind} · {}", self.form()) }
    }

    /// Which form it is; empty where there is only one.
    fn form(&self) -> String {
        if self.form.is_empty() { String::new() } else { format!("Form {}", visible(self.form)) }
    }

    /// A document of its own.
    fn document(self, kind: &str, foot: String, inside: Markup) -> String {
        document_of(self, &format!("{} · {}", self.title, self.kind(kind)), &[Section { foot, inside }])
    }
}

/// A document in a language, with its title and its style.
fn document(language: &str, title: &str, style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (visible(title)) }
                style { (PreEscaped(style)) }
            }
            (body)
        }
    };
    harmless(&page.into_string()).into_owned()
}

/// A question as it is put on a paper: only what may be seen before answering.
#[derive(Debug, Clone, Copy)]
struct Put<'q> {
    /// From 1.
    number: usize,
    face: &'q Face,
    entry: &'q Entry,
}

impl<'q> Put<'q> {
    fn is_call(&self) -> bool {
        matches!(self.face.ask, Ask::Call(_))
    }

    /// Whether one is to say what it is, and how sure.
    fn is_judged(&self) -> bool {
        matches!(self.face.ask, Ask::Verdict(_) | Ask::Call(_))
    }

    /// What there is to choose from, in the order of the paper: letters and texts.
    fn options(&self) -> Vec<(String, &'q str)> {
        let text = |id: &Id| self.face.statement(id).map_or("", |statement| statement.text.as_str());
        self.entry.options.iter().enumerate().map(|(place, id)| (letter(place), text(id))).collect()
    }
}

/// The questions of a paper with their numbers, from 1. One that is no longer in the quiz is left out; the others keep
/// their numbers.
fn questions<'q>(quiz: &'q Quiz, paper: &'q Paper) -> Vec<(usize, &'q Question, &'q Entry)> {
    let numbered = (1..).zip(&paper.entries);
    numbered.filter_map(|(number, entry)| Some((number, quiz.question(&entry.question)?, entry))).collect()
}

/// The same, as far as they may be seen before answering.
fn put<'q>(quiz: &'q Quiz, paper: &'q Paper) -> Vec<Put<'q>> {
    let put = |(number, question, entry): (usize, &'q Question, &'q Entry)| Put { number, face: &question.face, entry };
    questions(quiz, paper).into_iter().map(put).collect()
}

/// The letter of the option, action, line, step or reply at a place counted from 0: a to z, then aa, ab and so on.
pub fn letter(place: usize) -> String {
    let last = char::from_u32('a' as u32 + (place % 26) as u32).unwrap_or('a');
    match place / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}

/// A letter, and what it stands for.
type Lettered = (&'static str, &'static str);

/// What a contact can be taken for.
fn verdicts() -> [Lettered; 2] {
    [("s", taken_for(Truth::Scam)), ("g", taken_for(Truth::Genuine))]
}

/// What a call can be taken for.
fn impressions() -> [Lettered; 3] {
    let [scam, genuine] = verdicts();
    [scam, genuine, ("u", "I could not tell")]
}

/// Things with their letters, one below the other.
fn lettered(things: &[(String, &str)]) -> Markup {
    html! {
        ol.options {
            @for (letter, text) in things {
                li { b.letter { (letter) } span { (text.trim()) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!(
            [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letter),
            ["a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"]
        );
    }
}
