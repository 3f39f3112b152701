//! A call in the teacher's key: what each line of the script does, what comes of each reply, how the call can end, and by
//! which choices.

use maud::{Markup, html};

use super::letter;
use super::reasons::{meant, state};
use super::script::{Script, words};
use hangup_core::quiz::call::{CallFace, CallKey, Ending, Line, LineKey};
use hangup_core::wording::{Outcome, counted, marks};

/// Lines, replies and endings of a call that is worth so many marks.
pub fn debrief(call: &CallFace, key: &CallKey, worth: u32) -> Markup {
    let script = Script::of(call);
    html! {
        h3 { "How it can end" }
        ul.endings { @for ending in &key.endings { (self::ending(&script, key, ending, worth)) } }
        h3 { "Line by line" }
        ol.script {
            @for (number, place, line) in script.lines() { (self::line(number, line, key.lines.get(place))) }
        }
    }
}

/// How a call can end, what that is worth, and the choices that lead there.
fn ending(script: &Script<'_>, key: &CallKey, ending: &Ending, worth: u32) -> Markup {
    let ways = key.paths.iter().filter(|path| path.ends == ending.id).map(|path| script.choices(&path.replies));
    let ways: Vec<String> = ways.collect();
    let earned = marks(ending.mark * f64::from(worth));
    html! {
        li {
            (state(Outcome::Ended(ending.outcome))) ", "
            (earned) " of " (counted(worth as usize, "mark", "marks")) ": " (ending.text.trim())
            @if !ways.is_empty() {
                p.ways { "By " (ways.join("; ")) "." }
            }
        }
    }
}

fn line(number: usize, line: &Line, key: Option<&LineKey>) -> Markup {
    let whys = key.map(|key| key.whys.as_slice()).unwrap_or_default();
    html! {
        li {
            h4 { (number) }
            p.says.note { b { (line.who.trim()) ":" } " " (line.says.trim()) }
            @if let Some(key) = key { (meant(key)) }
            @if !line.replies().is_empty() {
                ol.options {
                    @for (place, reply) in line.replies().iter().enumerate() {
                        li {
                            b.letter { (letter(place)) }
                            span {
                                (words(&reply.act))
                                @if let Some(Some(why)) = whys.get(place) { " " span.why { (why.trim()) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
