//! A call as learners get it: lines in the order of their names, facts without theirs, and all endings as one.

use std::collections::HashMap;
use std::sync::Arc;

use super::{QuestionNames, derived};
use crate::quiz::call::{CallFace, Line, Next, Reply, Target};
use crate::quiz::{Exhibit, Id};

/// The name of the only ending that the copy knows.
const OVER: &str = "over";

/// The call as learners get it. Each reply is learnt by the name it gets.
pub(super) fn seal(call: &CallFace, names: &mut QuestionNames) -> Arc<CallFace> {
    let mut renaming = Renaming { names, given: HashMap::new() };
    let mut lines: Vec<(usize, Line)> =
        call.lines.iter().enumerate().map(|(place, line)| (place, renaming.line(line))).collect();
    lines.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
    let mut places = vec![0; lines.len()];
    for (new, (old, _)) in lines.iter().enumerate() {
        if let Some(place) = places.get_mut(*old) {
            *place = new;
        }
    }
    let moved = |target: &mut Target| {
        *target = match *target {
            Target::Line(old) => Target::Line(places.get(old).copied().unwrap_or(old)),
            Target::Ending(_) => Target::Ending(0),
        }
    };
    let mut lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    for line in &mut lines {
        match &mut line.next {
            Next::Replies(replies) => replies.iter_mut().flat_map(|reply| &mut reply.go).for_each(moved),
            Next::Go(targets) => targets.iter_mut().for_each(moved),
        }
    }
    name_facts(&mut lines);
    let mut prompt = call.prompt.clone();
    prompt.sort_by(|one, other| one.command.cmp(&other.command));
    Arc::new(CallFace {
        caller: call.caller.clone(),
        number: call.number.clone(),
        start: places.get(call.start).copied().unwrap_or(0),
        prompt,
        lines,
        endings: vec![Id::new(OVER)],
    })
}

/// How a call goes on from each of its lines, in a text that is the same for the same ways.
pub(super) fn ways(call: &CallFace) -> String {
    let mut ways = format!("start {}\n", call.start);
    let mut way = |from: &Id, when: Option<&Id>, sets: Option<&Id>, go: &[Target]| {
        let fact = |fact: Option<&Id>| fact.map_or("-".to_owned(), ToString::to_string);
        let go: Vec<String> = go
            .iter()
            .map(|target| match target {
                Target::Line(place) => format!("line {place}"),
                Target::Ending(_) => OVER.to_owned(),
            })
            .collect();
        ways.push_str(&format!("{from} when {} sets {} go {}\n", fact(when), fact(sets), go.join(", ")));
    };
    for line in &call.lines {
        match &line.next {
            Next::Go(go) => way(&line.id, line.when.as_ref(), None, go),
            Next::Replies(replies) => {
                way(&line.id, line.when.as_ref(), None, &[]);
                replies.iter().for_each(|reply| way(&reply.id, reply.when.as_ref(), reply.sets.as_ref(), &reply.go));
            }
        }
    }
    ways
}

/// Gives lines and replies names derived from what is heard and said there.
struct Renaming<'n> {
    names: &'n mut QuestionNames,
    /// How often a name has been given, since people repeat themselves.
    given: HashMap<Id, usize>,
}

impl Renaming<'_> {
    fn line(&mut self, line: &Line) -> Line {
        let mut heard = vec![line.scene.as_deref().unwrap_or_default(), &line.who, &line.says];
        heard.extend(line.exhibit.iter().flat_map(Exhibit::texts));
        heard.extend(line.replies().iter().map(Reply::words));
        let id = self.fresh("l", &heard);
        let next = match &line.next {
            Next::Replies(replies) => {
                let mut replies: Vec<Reply> = replies.iter().map(|reply| self.reply(&id, reply)).collect();
                replies.sort_by(|one, other| one.id.cmp(&other.id));
                Next::Replies(replies)
            }
            Next::Go(targets) => Next::Go(targets.clone()),
        };
        Line { id, next, ..line.clone() }
    }

    fn reply(&mut self, line: &Id, reply: &Reply) -> Reply {
        let id = self.fresh("r", &[line.as_str(), reply.words()]);
        self.names.learn(id.clone(), reply.id.clone());
        Reply { id, ..reply.clone() }
    }

    fn fresh(&mut self, kind: &str, texts: &[&str]) -> Id {
        let name = derived(kind, texts);
        let times = self.given.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { Id::new(format!("{name}-{times}")) }
    }
}

/// Facts keep no name that could say what they mean: they are numbered in the order in which they are met.
fn name_facts(lines: &mut [Line]) {
    let mut known: HashMap<Id, Id> = HashMap::new();
    let mut numbered = |fact: &mut Option<Id>| {
        if let Some(fact) = fact {
            let next = known.len() + 1;
            *fact = known.entry(fact.clone()).or_insert_with(|| Id::new(format!("fact-{next}"))).clone();
        }
    };
    for line in lines {
        numbered(&mut line.when);
        if let Next::Replies(replies) = &mut line.next {
            for reply in replies {
                numbered(&mut reply.when);
                numbered(&mut reply.sets);
            }
        }
    }
}
