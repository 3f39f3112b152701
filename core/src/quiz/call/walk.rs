//! Walking a call: its turns so far, what can be replied, and where it ended. The replies are the whole state; the
//! same replies always lead to the same place.

use std::collections::{BTreeMap, BTreeSet};

use super::{CallFace, CallKey, Line, Next, Reply, Target};
use crate::quiz::Id;

/// A call on its way.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    call: &'a CallFace,
    at: Option<Target>,
    facts: BTreeSet<&'a Id>,
    turns: Vec<Turn<'a>>,
}

/// Something that was said or done in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn<'a> {
    /// A line, by its place in the call.
    Line(usize, &'a Line),
    /// A reply to the line with that place.
    Reply(usize, &'a Reply),
}

/// A reply that cannot be given here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOffered;

impl<'a> Walk<'a> {
    /// Picks up the phone.
    pub fn begin(call: &'a CallFace) -> Self {
        let mut walk = Self { call, at: None, facts: BTreeSet::new(), turns: Vec::new() };
        walk.arrive(Some(Target::Line(call.start)));
        walk
    }

    /// Everything said and done so far, in order.
    pub fn turns(&self) -> &[Turn<'a>] {
        &self.turns
    }

    /// What can be replied now; nothing once the call has ended.
    pub fn offered(&self) -> Vec<&'a Reply> {
        self.replies().iter().filter(|reply| self.holds(reply.when.as_ref())).collect()
    }

    /// Every reply of the line that was heard last, as authored, offered or not; nothing once the call has ended.
    pub fn replies(&self) -> &'a [Reply] {
        self.line().map_or(&[], Line::replies)
    }

    /// The ending that was reached.
    pub fn ending(&self) -> Option<&'a Id> {
        match self.at {
            Some(Target::Ending(place)) => self.call.endings.get(place),
            Some(Target::Line(_)) | None => None,
        }
    }

    /// Gives a reply.
    ///
    /// # Errors
    /// When it is not offered here.
    pub fn reply(&mut self, id: &Id) -> Result<(), NotOffered> {
        let Some(Target::Line(place)) = self.at else { return Err(NotOffered) };
        let reply = self.offered().into_iter().find(|reply| reply.id == *id).ok_or(NotOffered)?;
        self.turns.push(Turn::Reply(place, reply));
        self.facts.extend(&reply.sets);
        self.arrive(self.first_open(&reply.go));
        Ok(())
    }

    /// All that matters for what comes next: where the call is, and the facts that are remembered.
    fn state(&self) -> (Option<Target>, BTreeSet<&'a Id>) {
        (self.at, self.facts.clone())
    }

    fn line(&self) -> Option<&'a Line> {
        match self.at {
            Some(Target::Line(place)) => self.call.lines.get(place),
            Some(Target::Ending(_)) | None => None,
        }
    }

    fn holds(&self, when: Option<&Id>) -> bool {
        when.is_none_or(|fact| self.facts.contains(&fact))
    }

    fn first_open(&self, targets: &[Target]) -> Option<Target> {
        let open = |target: &&Target| match target {
            Target::Line(place) => self.call.lines.get(*place).is_some_and(|line| self.holds(line.when.as_ref())),
            Target::Ending(_) => true,
        };
        targets.iter().find(open).copied()
    }

    /// Goes to a place, and on through the lines that nobody replies to. In a checked call those cannot run in a circle;
    /// in any other they are passed through once.
    fn arrive(&mut self, target: Option<Target>) {
        self.at = target;
        for _ in 0..self.call.lines.len() {
            let Some(Target::Line(place)) = self.at else { return };
            let Some(line) = self.call.lines.get(place) else { return };
            self.turns.push(Turn::Line(place, line));
            match &line.next {
                Next::Replies(_) => return,
                Next::Go(targets) => self.at = self.first_open(targets),
            }
        }
    }
}

/// Walks a call by some replies, as far as they are offered.
pub fn follow<'a>(call: &'a CallFace, replies: &[Id]) -> Walk<'a> {
    let mut walk = Walk::begin(call);
    for id in replies {
        if walk.reply(id).is_err() {
            break;
        }
    }
    walk
}

/// Replies after which a walk by chance is given up: what has not ended by then earns nothing.
const MOST_REPLIES: usize = 200;

/// The mean mark of a walk that takes each reply on offer equally often, 0 to 1.
pub fn random_mark(call: &CallFace, key: &CallKey) -> f64 {
    let mut marks = 0.0;
    let mut underway = BTreeMap::from([(Walk::begin(call).state(), 1.0)]);
    for _ in 0..MOST_REPLIES {
        let mut next = BTreeMap::new();
        for ((at, facts), probability) in underway {
            let walk = Walk { call, at, facts, turns: Vec::new() };
            if let Some(ending) = walk.ending() {
                marks += probability * key.ending(ending).map_or(0.0, |ending| ending.mark);
                continue;
            }
            let offered = walk.offered();
            for reply in &offered {
                let mut walk = walk.clone();
                if walk.reply(&reply.id).is_ok() {
                    *next.entry(walk.state()).or_default() += probability / offered.len() as f64;
                }
            }
        }
        underway = next;
    }
    marks
}
