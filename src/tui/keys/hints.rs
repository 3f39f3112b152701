//! Writes the keys for people: in the footer, on the page of keys and in the README. What they do stands in the table.

use std::fmt::Write as _;

use super::table::{Binding, EVERYWHERE};
use super::{Command, Context};

/// A key in the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// How the key is written.
    pub sign: &'static str,
    /// What it does.
    pub does: &'static str,
    /// What a click on it does; nothing where several keys share a hint.
    pub command: Option<Command>,
}

/// The footer of a context: the most useful keys first, without those that are idle. The way to all keys comes last and
/// is worth keeping where room is short. In ASCII, the arrow keys have names.
pub fn hints(context: Context, idle: &[Command], ascii: bool) -> Vec<Hint> {
    let mut hints: Vec<Hint> = written(context.bindings())
        .filter(|binding| !idle.contains(&binding.command))
        .map(|Binding { sign, does, command, .. }| Hint {
            sign: written_as(sign, ascii),
            does,
            command: one_key(sign).then_some(*command),
        })
        .collect();
    let of_a_kind = of_a_kind(context).iter().filter(|_| context != Context::Verdict);
    let place = hints.len().min(2);
    hints.splice(place..place, of_a_kind.map(|&(sign, does, _)| Hint { sign, does, command: None }));
    let sign = if context.takes_text() { "F1" } else { "?" };
    hints.push(Hint { sign, does: "keys", command: Some(Command::Keys) });
    hints
}

/// How a key is written. In ASCII an arrow would look like something else: `^v` is Ctrl-V.
fn written_as(sign: &'static str, ascii: bool) -> &'static str {
    match sign {
        "↑↓" if ascii => "Up Down",
        "←→" if ascii => "Left Right",
        _ => sign,
    }
}

fn one_key(sign: &str) -> bool {
    !sign.contains([' ', '↑', '←'])
}

/// Every key of a context, then those that work everywhere. In ASCII, the arrow keys have names.
pub fn all(context: Context, ascii: bool) -> Vec<(&'static str, &'static str)> {
    own(context).chain(everywhere(context)).map(|(sign, does)| (written_as(sign, ascii), does)).collect()
}

/// The keys of a context alone.
fn own(context: Context) -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_a_kind = of_a_kind(context).iter().map(|&(sign, _, does)| (sign, does));
    written(context.bindings()).map(|binding| (binding.sign, binding.does)).chain(of_a_kind)
}

/// Keys that the table does not list one by one: how they are written, and what they do in short and in full.
fn of_a_kind(context: Context) -> &'static [(&'static str, &'static str, &'static str)] {
    const HANDS: (&str, &str, &str) = ("0-9", "hands", "type the hands for each, with spaces between");
    match context {
        Context::GoTo => &[("0-9", "number", "type its number")],
        Context::WallCall => &[("a-f", "go to", "go to the one with this letter"), HANDS],
        _ if context.takes_numbers() => &[HANDS],
        _ if context.takes_digits() => &[("1-9", "go to", "go to the one with this number")],
        _ => &[],
    }
}

fn everywhere(context: Context) -> impl Iterator<Item = (&'static str, &'static str)> {
    let hidden = move |sign: &str| context.takes_text() && (sign == "Home End" || sign == "?");
    let all = written(EVERYWHERE).map(|binding| (binding.sign, binding.does)).filter(move |(sign, _)| !hidden(sign));
    context.takes_text().then_some(("F1", "keys")).into_iter().chain(all)
}

/// The bindings that have a hint.
fn written(bindings: &'static [Binding]) -> impl Iterator<Item = &'static Binding> {
    bindings.iter().filter(|binding| !binding.sign.is_empty())
}

/// All keys of all contexts as a Markdown table, for the README.
pub fn markdown() -> String {
    let mut table = String::from("| where | keys |\n| --- | --- |\n");
    let row = |hints: &mut dyn Iterator<Item = (&'static str, &'static str)>| {
        hints.map(|(sign, does)| format!("`{sign}` {does}")).collect::<Vec<_>>().join(" · ")
    };
    for context in Context::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {} | {} |", context.name(), row(&mut own(context)));
    }
    let _ = writeln!(table, "| Everywhere | {} |", row(&mut everywhere(Context::Menu)));
    table
}
