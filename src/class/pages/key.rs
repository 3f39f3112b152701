//! The teacher's key: what is right, by the numbers and letters of a handout, and why.

use maud::{Markup, html};

use super::debrief::debrief;
use super::reasons::reasons;
use super::sections::{Section, document_of};
use super::{Cover, letter, questions};
use hangup_core::attempt::{Entry, Paper};
use hangup_core::quiz::{AnswerKey, Ask, ChoiceKey, Id, OptionKey, Question, Quiz, StepKey};
use hangup_core::wording::{Step, counted, marks, taken_for};

/// The key to a paper: the answers at a glance, then each question with its reasons. In 18 point if `large`.
pub fn key(quiz: &Quiz, paper: &Paper, large: bool) -> String {
    let cover = Cover::of(quiz, paper, large);
    cover.document("key", foot(cover), inside(cover, quiz, paper))
}

/// The keys to several forms in one document.
pub fn keys(quiz: &Quiz, papers: &[Paper], large: bool) -> String {
    let section = |paper| {
        let cover = Cover::of(quiz, paper, large);
        Section { foot: foot(cover), inside: inside(cover, quiz, paper) }
    };
    let sections: Vec<Section> = papers.iter().map(section).collect();
    let cover = Cover { language: &quiz.language, title: &quiz.title, form: "", large };
    document_of(cover, &format!("{} · keys", quiz.title), &sections)
}

fn foot(cover: Cover<'_>) -> String {
    cover.kind("Key")
}

fn inside(cover: Cover<'_>, quiz: &Quiz, paper: &Paper) -> Markup {
    let solved = |(number, question, entry)| Solved { number, question, entry };
    let solved: Vec<Solved<'_>> = questions(quiz, paper).into_iter().map(solved).collect();
    html! {
        header {
            h1 { (cover.title) }
            p.kind { (cover.kind("Key")) }
            p.how { "For the teacher. Numbers and letters are those of the handout of the same form." }
        }
        ol.glance {
            @for solved in &solved { li { b { (solved.number) } " " (solved.right()) } }
        }
        @for solved in &solved { (solved.draw()) }
    }
}

/// A question of a paper, and how it is solved.
#[derive(Debug, Clone, Copy)]
struct Solved<'q> {
    /// From 1.
    number: usize,
    question: &'q Question,
    entry: &'q Entry,
}

/// Something that could be chosen, whether that is right, and why.
#[derive(Debug)]
struct Judged<'q> {
    /// Where it stands on the paper, from 0.
    place: usize,
    text: &'q str,
    good: bool,
    /// A sign and words.
    verdict: String,
    why: Option<&'q str>,
}

impl<'q> Solved<'q> {
    /// What is right, as short as possible.
    fn right(&self) -> String {
        let good = || self.judged().into_iter().filter(|judged| judged.good).map(|judged| letter(judged.place));
        let good = || good().collect::<Vec<_>>().join(", ");
        match &self.question.key.answer {
            AnswerKey::Choice(_) | AnswerKey::Spot(_) => good(),
            AnswerKey::Verdict(key) if key.actions.is_empty() => taken_for(key.truth).to_owned(),
            AnswerKey::Verdict(key) => format!("{}; safe: {}", taken_for(key.truth), good()),
            AnswerKey::Order(key) => {
                let letters = key.steps.iter().filter_map(|step| self.place(&step.id)).map(letter);
                letters.collect::<Vec<_>>().join(" ")
            }
            AnswerKey::Typed(key) => key.accept.join(", or: "),
            AnswerKey::Call(key) => taken_for(key.truth).to_owned(),
        }
    }

    /// Everything that could be chosen, in the order of the paper.
    fn judged(&self) -> Vec<Judged<'q>> {
        let judge = |id: &Id, good: bool, verdict: String, why: &'q Option<String>| {
            Some(Judged { place: self.place(id)?, text: self.text(id), good, verdict, why: why.as_deref() })
        };
        let mut judged: Vec<Judged<'q>> = match &self.question.key.answer {
            AnswerKey::Choice(key) => {
                let option = |it: &'q OptionKey| judge(&it.id, it.correct, self.worth(key, it), &it.why);
                key.options.iter().filter_map(option).collect()
            }
            AnswerKey::Verdict(key) => {
                let word = |safe| if safe { "✓ safe" } else { "✗ not safe" }.to_owned();
                key.actions.iter().filter_map(|it| judge(&it.id, it.correct, word(it.correct), &it.why)).collect()
            }
            AnswerKey::Spot(key) => {
                let word = |flag| if flag { "! gives it away" } else { "– harmless" }.to_owned();
                key.options.iter().filter_map(|it| judge(&it.id, it.correct, word(it.correct), &it.why)).collect()
            }
            AnswerKey::Order(_) | AnswerKey::Typed(_) | AnswerKey::Call(_) => Vec::new(),
        };
        judged.sort_by_key(|judged| judged.place);
        judged
    }

    /// Whether an option is right, and what it earns where that is neither everything nor nothing.
    fn worth(&self, key: &ChoiceKey, option: &OptionKey) -> String {
        let right = if option.correct { "✓ right" } else { "✗ wrong" };
        if key.several || option.fraction <= 0.0 || option.fraction >= 1.0 {
            return right.to_owned();
        }
        let worth = marks(option.fraction * f64::from(self.question.face.marks));
        format!("{right}, but worth {worth} of {}", self.marks())
    }

    /// `2 marks`.
    fn marks(&self) -> String {
        counted(self.question.face.marks as usize, "mark", "marks")
    }

    /// Where an option stands on the paper, from 0.
    fn place(&self, id: &Id) -> Option<usize> {
        self.entry.options.iter().position(|option| option == id)
    }

    fn text(&self, id: &Id) -> &'q str {
        self.question.face.statement(id).map_or("", |statement| statement.text.trim())
    }

    fn draw(&self) -> Markup {
        let (face, key) = (&self.question.face, &self.question.key);
        let is_call = matches!(face.ask, Ask::Call(_));
        html! {
            article.question.whole[!is_call] {
                h2 { (self.number) }
                p.right { b { (self.right()) } " " span.note { "(" (self.marks()) ")" } }
                p.scenario.note { (face.scenario.trim()) }
                (self.solution())
                (reasons(key))
            }
        }
    }

    /// What there was to choose from, with the reasons.
    fn solution(&self) -> Markup {
        match &self.question.key.answer {
            AnswerKey::Choice(_) | AnswerKey::Verdict(_) | AnswerKey::Spot(_) => html! {
                ol.options { @for judged in self.judged() { (judged.draw()) } }
            },
            AnswerKey::Order(key) => html! { ol.options { @for step in &key.steps { (self.step(step)) } } },
            AnswerKey::Typed(key) => html! { @if let Some(why) = &key.why { p { (why.trim()) } } },
            AnswerKey::Call(key) => html! {
                @if let Ask::Call(call) = &self.question.face.ask { (debrief(call, key, self.question.face.marks)) }
            },
        }
    }

    fn step(&self, step: &StepKey) -> Markup {
        html! {
            li {
                b.letter { (self.place(&step.id).map(letter).unwrap_or_default()) }
                span {
                    (self.text(&step.id))
                    @if step.swap_with_next { " " b { "(" (Step::EITHER_WAY) ")" } }
                    @if let Some(why) = &step.why { span.why { (why.trim()) } }
                }
            }
        }
    }
}

impl Judged<'_> {
    fn draw(&self) -> Markup {
        html! {
            li {
                b.letter { (letter(self.place)) }
                span {
                    (self.text)
                    span.why {
                        b { (self.verdict) @if self.why.is_some() { ": " } }
                        @if let Some(why) = self.why { (why.trim()) }
                    }
                }
            }
        }
    }
}
