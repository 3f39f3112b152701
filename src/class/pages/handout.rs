//! The handout: the questions as a learner sees them before answering, and the answer sheet behind them. It is made from
//! faces; the one function that is given a whole quiz takes them out of it.

use maud::{Markup, html};

use super::exhibits::situation;
use super::script::Script;
use super::sections::{Section, document_of};
use super::sheet::{self, blanks, name_and_date};
use super::{Cover, Lettered, Put, impressions, lettered, put, verdicts};
use hangup_core::attempt::{Confidence, Paper};
use hangup_core::quiz::{Ask, Quiz, visible};
use hangup_core::wording::what_is_it;

/// A paper to hand out: its questions in their order, and an answer sheet on a page of its own. In 18 point if `large`.
pub fn handout(quiz: &Quiz, paper: &Paper, large: bool) -> String {
    let cover = Cover::of(quiz, paper, large);
    cover.document("handout", cover.form(), pages(cover, &put(quiz, paper), None))
}

/// The papers of a whole class in one document, each with the name of its learner on it.
pub fn handouts(quiz: &Quiz, papers: &[(String, Paper)], large: bool) -> String {
    let section = |(learner, paper): &(String, Paper)| {
        let cover = Cover::of(quiz, paper, large);
        let foot = format!("{} · {}", visible(learner), cover.form());
        Section { foot, inside: pages(cover, &put(quiz, paper), Some(learner)) }
    };
    let sections: Vec<Section> = papers.iter().map(section).collect();
    let cover = Cover { language: &quiz.language, title: &quiz.title, form: "", large };
    document_of(cover, &format!("{} · handouts", quiz.title), &sections)
}

fn pages(cover: Cover<'_>, questions: &[Put<'_>], learner: Option<&str>) -> Markup {
    html! {
        header {
            h1 { (cover.title) }
            p.kind { (cover.kind("Handout")) }
            (name_and_date(learner))
            p.how {
                "Decide on each situation and put your answers on the answer sheet at the end"
                @if questions.iter().any(Put::is_judged) {
                    "; of how sure you are, 50% is a guess and 100% certain"
                }
                "."
            }
        }
        @for question in questions { (self::question(*question)) }
        (sheet::sheet(cover, questions, learner))
    }
}

fn question(put: Put<'_>) -> Markup {
    html! {
        article.question.whole[!put.is_call()] {
            h2 { (put.number) }
            (situation(put.face))
            (asked(put))
        }
    }
}

/// What is asked, and what there is to choose from.
fn asked(put: Put<'_>) -> Markup {
    let options = put.options();
    html! {
        @match &put.face.ask {
            Ask::Choice(choice) => {
                p.ask { (choice.ask) }
                (lettered(&options))
            }
            Ask::Verdict(verdict) => {
                (judged(what_is_it(put.face.channel()), &verdicts()))
                @if let Some(action) = &verdict.action {
                    p.ask { (action.ask) }
                    (lettered(&options))
                }
            }
            Ask::Spot(spot) => {
                p.ask { (spot.ask) }
                (lettered(&options))
            }
            Ask::Order(order) => {
                p.ask { (order.ask) }
                (lettered(&options))
                p { "Your order: " (blanks(options.len())) }
            }
            Ask::Typed(typed) => {
                p.ask { (typed.ask) }
                p.line {}
            }
            Ask::Call(call) => {
                (Script::of(call).draw())
                (judged("What was this call?", &impressions()))
            }
        }
    }
}

/// What something is, by letters, and how sure one is.
fn judged(ask: &str, answers: &[Lettered]) -> Markup {
    html! {
        p.judged {
            b.ask { (ask) }
            span.answers { @for (letter, words) in answers { span { b.letter { (letter) } (words) } " " } }
            span.sure {
                "How sure? "
                @for step in Confidence::STEPS { (step.percent()) " " }
                "%"
            }
        }
    }
}
