//! The ways that a class took through a call: how it ended, and line by line who heard it, what they replied, and where
//! they could have known.

use maud::{Markup, html};

use crate::class::pages::reasons::state;
use crate::class::report::{CallPaths, LinePath, Words};
use hangup_core::quiz::visible;
use hangup_core::wording::{Outcome, counted};

/// A call.
pub fn call(paths: &CallPaths, words: &Words) -> Markup {
    html! {
        article.call {
            h3 { (words.about(&paths.question)) }
            p.note { code { (visible(&paths.question)) } ", played to an end by " (learners(paths.played)) "." }
            h4 { "How it ended" }
            table.figures {
                thead { tr { th { "Ending" } th { "Learners" } } }
                tbody {
                    @for (outcome, end, count) in &paths.endings {
                        tr { td.name { (state(Outcome::Ended(*outcome))) ": " (end) } td { (count) } }
                    }
                }
            }
            @if !paths.lines.is_empty() {
                h4 { "Line by line" }
                ol.lines { @for line in &paths.lines { (self::line(line)) } }
            }
        }
    }
}

fn line(line: &LinePath) -> Markup {
    html! {
        li {
            p.says { b { (line.who.trim()) ":" } " " (line.says.trim()) " " span.note { "Heard by " (line.heard) "." } }
            @if let Some(tells) = &line.tells { p.tells { b { "! Here one could know:" } " " (tells.trim()) } }
            @if !line.replies.is_empty() {
                ul.replies { @for (words, count) in &line.replies { li { b { (count) } " " span { (words.trim()) } } } }
            }
        }
    }
}

fn learners(count: u32) -> String {
    counted(count as usize, "learner", "learners")
}
