//! The answer sheet: a row a question, read and typed in from left to right. It knows faces only, like the handout that it
//! belongs to.

use maud::{Markup, html};

use super::{Cover, Lettered, Put, impressions, verdicts};
use hangup_core::attempt::Confidence;
use hangup_core::quiz::call::shape;
use hangup_core::quiz::{Ask, visible};

/// More places for the choices in a call than its longest way needs, for those who go round in a circle.
const ROUND_AGAIN: usize = 2;

/// The answer sheet, on a page of its own, with the learner's name where that is known.
pub fn sheet(cover: Cover<'_>, questions: &[Put<'_>], learner: Option<&str>) -> Markup {
    let has_calls = questions.iter().any(Put::is_call);
    html! {
        section.sheet {
            h1 { "Answer sheet" }
            p.kind { (cover.kind(cover.title)) }
            (name_and_date(learner))
            p.how {
                "Cross one box in each group, and several only where it says so."
                @if questions.iter().any(Put::is_judged) {
                    " s is a scam, g genuine" @if has_calls { ", u I could not tell" } "."
                }
                @if has_calls { " Of a call, write down each number and letter that you chose, such as 1b." }
            }
            table {
                @if questions.iter().any(|put| put.is_judged() && !put.is_call()) {
                    thead { tr { th {} th { "what it is" } th { "how sure, %" } th { "what you do" } } }
                }
                @for put in questions { tbody { (rows(*put)) } }
            }
        }
    }
}

/// Who one is, or a line to write that on, and a line for when it is.
pub fn name_and_date(learner: Option<&str>) -> Markup {
    html! {
        p.who {
            @match learner {
                Some(learner) => b.learner { (visible(learner)) },
                None => { span { "Name or code" } span.line {} },
            }
            span { "Date" } span.line.short {}
        }
    }
}

/// Places to write a letter each.
pub fn blanks(count: usize) -> Markup {
    html! { span.boxes { @for _ in 0..count { span.blank {} } } }
}

fn rows(put: Put<'_>) -> Markup {
    let letters: Vec<String> = put.options().into_iter().map(|(letter, _)| letter).collect();
    let wide = |inside: Markup| html! { tr { th { (put.number) } td colspan="3" { (inside) } } };
    match &put.face.ask {
        Ask::Choice(choice) => wide(html! { (boxes(&letters)) @if choice.several { (several()) } }),
        Ask::Spot(_) => wide(html! { (boxes(&letters)) (several()) }),
        Ask::Order(_) => wide(html! { (blanks(letters.len())) span.note { "the letters in your order" } }),
        Ask::Typed(_) => wide(html! { span.line {} }),
        Ask::Verdict(_) => html! { tr { th { (put.number) } (judged(&verdicts())) td { (boxes(&letters)) } } },
        Ask::Call(call) => {
            let longest = shape(call).map_or(call.lines.len(), |shape| shape.longest);
            html! {
                tr { th rowspan="2" { (put.number) } td colspan="3" { (blanks(longest + ROUND_AGAIN)) } }
                tr { (judged(&impressions())) td {} }
            }
        }
    }
}

fn several() -> Markup {
    html! { span.note { "one or several" } }
}

/// What something is, and how sure.
fn judged(answers: &[Lettered]) -> Markup {
    let letters: Vec<&str> = answers.iter().map(|(letter, _)| *letter).collect();
    let steps: Vec<String> = Confidence::STEPS.iter().map(|step| step.percent().to_string()).collect();
    html! { td { (boxes(&letters)) } td { (boxes(&steps)) } }
}

/// Boxes to cross.
fn boxes(marks: &[impl AsRef<str>]) -> Markup {
    html! { span.boxes { @for mark in marks { span.box { (mark.as_ref()) } } } }
}
