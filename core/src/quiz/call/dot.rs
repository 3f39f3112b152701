//! A call as Graphviz DOT, so that an author sees it.

use std::fmt::Write as _;

use super::{Act, CallFace, CallKey, EndingOutcome, Next, Reply, Target};
use crate::quiz::Id;

/// Columns after which a label breaks.
const COLUMNS: usize = 32;

/// The call as a directed graph: a box a line, an oval an ending, an arrow a reply.
pub fn dot(name: &Id, call: &CallFace, key: &CallKey) -> String {
    let mut dot = format!("digraph {} {{\n", quoted(name.as_str()));
    dot += "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=10];\n";
    dot += "  edge [fontname=\"sans-serif\", fontsize=9];\n";
    for (place, line) in call.lines.iter().enumerate() {
        let start = if place == call.start { ", penwidth=2" } else { "" };
        let when = line.when.as_ref().map(|fact| format!("\n[if {fact}]")).unwrap_or_default();
        let label = format!("{}\n{}: {}{when}", line.id, line.who, line.says);
        statement(&mut dot, &format!("{} [label={}{start}]", quoted(line.id.as_str()), label_of(&label)));
    }
    for ending in &key.endings {
        let look = match ending.outcome {
            EndingOutcome::Safe => "color=\"#1a7f37\"",
            EndingOutcome::Exposed => "color=\"#9a6700\", style=dashed",
            EndingOutcome::Harmed => "color=\"#cf222e\", style=bold",
        };
        let label = format!("{}\n{:?}, mark {}", ending.id, ending.outcome, ending.mark);
        statement(
            &mut dot,
            &format!("{} [shape=oval, {look}, label={}]", quoted(ending.id.as_str()), label_of(&label)),
        );
    }
    for line in &call.lines {
        match &line.next {
            Next::Go(targets) => arrows(&mut dot, call, &line.id, targets, None),
            Next::Replies(replies) => {
                replies.iter().for_each(|reply| arrows(&mut dot, call, &line.id, &reply.go, Some(reply)));
            }
        }
    }
    dot + "}\n"
}

fn arrows(dot: &mut String, call: &CallFace, from: &Id, targets: &[Target], reply: Option<&Reply>) {
    let label = reply.map(words).unwrap_or_default();
    for target in targets {
        let to = match target {
            Target::Line(place) => call.lines.get(*place).map(|line| &line.id),
            Target::Ending(place) => call.endings.get(*place),
        };
        if let Some(to) = to {
            let (from, to) = (quoted(from.as_str()), quoted(to.as_str()));
            statement(dot, &format!("{from} -> {to} [label={}]", label_of(&label)));
        }
    }
}

fn words(reply: &Reply) -> String {
    let act = match &reply.act {
        Act::Say(words) => format!("“{words}”"),
        Act::Do(deed) => deed.clone(),
    };
    let when = reply.when.as_ref().map(|fact| format!(" [if {fact}]")).unwrap_or_default();
    let sets = reply.sets.as_ref().map(|fact| format!(" [sets {fact}]")).unwrap_or_default();
    format!("{act}{when}{sets}")
}

fn statement(dot: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(dot, "  {text};");
}

fn label_of(text: &str) -> String {
    quoted(&textwrap::fill(text, COLUMNS))
}

/// A DOT string: quotes and backslashes escaped, line feeds as DOT writes them.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
