//! The debrief of a call in words: how it ended, what it was, when one could know, and the conversation again.

use crate::plain::scenario::{replied, says, spoken};
use hangup_core::attempt::Answered;
use hangup_core::quiz::call::{Act, CallKey, LineKey, Reply};
use hangup_core::wording::{self, Moment, closed};

/// How the call ended, what it was, and the earliest moment at which one could know.
pub fn summary(answered: Answered<'_>, key: &CallKey) -> Vec<String> {
    let Some(summary) = wording::summary(answered, key) else { return Vec::new() };
    let mut lines: Vec<String> = summary.ending.iter().map(|ending| ending.trim().to_owned()).collect();
    lines.push(format!("You said: {}", closed(&summary.impression)));
    lines.push(format!("It was: {}", closed(summary.was)));
    if let Some((line, tells)) = summary.earliest {
        lines.push("The earliest moment to know:".to_owned());
        lines.push(says(&line.who, &line.says));
        lines.push(format!("You could know here: {}", tells.trim()));
    }
    lines.push(summary.safe_endings);
    lines.extend(summary.genuine.map(str::to_owned));
    lines
}

/// The whole conversation again: what each line was meant to do, and what would have come of other replies.
pub fn conversation(answered: Answered<'_>, key: &CallKey) -> Vec<String> {
    let moments = wording::conversation(answered, key);
    if moments.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), "The conversation again.".to_owned()];
    for moment in moments {
        match moment {
            Moment::Line(line, key) => {
                lines.extend(spoken(line));
                lines.extend(key.map(meant).unwrap_or_default());
            }
            Moment::Reply { given, why, others } => {
                lines.push(replied(given));
                lines.extend(why.map(|why| format!("What came of it: {}", why.trim())));
                lines.extend(others.into_iter().map(|(other, why)| instead(other, why)));
            }
        }
    }
    lines
}

/// What a line was meant to do, and whether one could know.
fn meant(key: &LineKey) -> Vec<String> {
    let technique = key.technique.iter().map(|technique| {
        let name = technique.name.trim();
        format!("What that does, {name}: {}", technique.why.trim())
    });
    technique.chain(key.tells.iter().map(|tells| format!("You could know here: {}", tells.trim()))).collect()
}

/// What would have come of another reply.
fn instead(other: &Reply, why: Option<&str>) -> String {
    let words = match &other.act {
        Act::Say(words) => format!("You could have said: {}", closed(words)),
        Act::Do(deed) => format!("You could have done this: {}", closed(deed)),
    };
    why.map_or_else(|| words.clone(), |why| format!("{words} What would have come of it: {}", why.trim()))
}
