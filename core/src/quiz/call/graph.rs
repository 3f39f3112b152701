//! A call as a graph: which lines and endings can be reached, where one could be caught for ever, and which conditions
//! can never hold. Everything is linear in the size of the call; conditions are ignored when asking what can be reached.

use std::collections::HashMap;

use petgraph::Direction;
use petgraph::algo::{dijkstra, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};

use super::{CallFace, CallKey, EndingOutcome, Line, Next, Target};
use crate::quiz::Id;

/// Something wrong with the graph of a call, at the place of a line, a reply of it, or an ending.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody can reach this line.
    LineNeverReached(usize),
    /// Nobody can reach this ending.
    EndingNeverReached(usize),
    /// From this line no ending can be reached: a loop that no reply leaves.
    NoEscape(usize),
    /// Every reply of this line has a condition, so that one could stand before none.
    NoSureReply(usize),
    /// The last place that this line (or its reply) leads to has a condition.
    NoSureTarget(usize, Option<usize>),
    /// No reply that sets the fact reaches this line (or its reply).
    NeverHolds(usize, Option<usize>),
    /// No safe ending.
    NoSafeEnding,
}

/// How long a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Lines in it.
    pub lines: usize,
    /// Endings in it.
    pub endings: usize,
    /// Lines heard on the shortest way to an ending.
    pub shortest: usize,
    /// Lines heard on the longest way to an ending, loops counted as one line.
    pub longest: usize,
}

/// Everything wrong with the graph of a call.
pub fn faults(call: &CallFace, key: &CallKey) -> Vec<Fault> {
    let graph = Graph::of(call);
    let mut faults = Vec::new();
    let reached = graph.reached_from(&[Target::Line(call.start)]);
    let escaping = graph.reaching_an_ending();
    for (place, line) in call.lines.iter().enumerate() {
        let node = graph.node(Target::Line(place));
        if !reached.contains(node) {
            faults.push(Fault::LineNeverReached(place));
        } else if !escaping.contains(node) {
            faults.push(Fault::NoEscape(place));
        }
        faults.extend(unsure(call, place, line));
    }
    let unreached = |place: &usize| !reached.contains(graph.node(Target::Ending(*place)));
    faults.extend((0..call.endings.len()).filter(unreached).map(Fault::EndingNeverReached));
    faults.extend(conditions_that_never_hold(call, &graph));
    if !key.endings.iter().any(|ending| ending.outcome == EndingOutcome::Safe) {
        faults.push(Fault::NoSafeEnding);
    }
    faults
}

/// How long a call is. `None` where no ending can be reached.
pub fn shape(call: &CallFace) -> Option<Shape> {
    let graph = Graph::of(call);
    Some(Shape {
        lines: call.lines.len(),
        endings: call.endings.len(),
        shortest: graph.shortest(call.start)?,
        longest: graph.longest(call.start)?,
    })
}

/// Where one could find nothing to reply, or nowhere to go.
fn unsure(call: &CallFace, place: usize, line: &Line) -> Vec<Fault> {
    let conditional = |targets: &[Target]| match targets.last() {
        Some(Target::Line(last)) => call.lines.get(*last).is_some_and(|line| line.when.is_some()),
        Some(Target::Ending(_)) => false,
        None => true,
    };
    match &line.next {
        Next::Go(targets) => conditional(targets).then_some(Fault::NoSureTarget(place, None)).into_iter().collect(),
        Next::Replies(replies) => {
            let no_sure_reply = replies.iter().all(|reply| reply.when.is_some());
            let unsure_targets = replies.iter().enumerate().filter(|(_, reply)| conditional(&reply.go));
            unsure_targets
                .map(|(reply, _)| Fault::NoSureTarget(place, Some(reply)))
                .chain(no_sure_reply.then_some(Fault::NoSureReply(place)))
                .collect()
        }
    }
}

fn conditions_that_never_hold(call: &CallFace, graph: &Graph) -> Vec<Fault> {
    let mut set_at: HashMap<&Id, Vec<Target>> = HashMap::new();
    for line in &call.lines {
        for reply in line.replies() {
            if let Some(fact) = &reply.sets {
                set_at.entry(fact).or_default().extend(&reply.go);
            }
        }
    }
    let known: HashMap<&Id, Nodes> =
        set_at.into_iter().map(|(fact, targets)| (fact, graph.reached_from(&targets))).collect();
    let holds = |when: &Option<Id>, place: usize| {
        let reaches = |fact| known.get(fact).is_some_and(|nodes| nodes.contains(graph.node(Target::Line(place))));
        when.as_ref().is_none_or(reaches)
    };
    let mut faults = Vec::new();
    for (place, line) in call.lines.iter().enumerate() {
        if !holds(&line.when, place) {
            faults.push(Fault::NeverHolds(place, None));
        }
        let never = line.replies().iter().enumerate().filter(|(_, reply)| !holds(&reply.when, place));
        faults.extend(never.map(|(reply, _)| Fault::NeverHolds(place, Some(reply))));
    }
    faults
}

/// Lines and then endings as nodes, and an edge for everything that leads from one to another.
struct Graph {
    graph: DiGraph<(), ()>,
    lines: usize,
}

/// A set of nodes.
struct Nodes(Vec<bool>);

impl Nodes {
    fn contains(&self, node: NodeIndex) -> bool {
        self.0.get(node.index()).copied().unwrap_or(false)
    }
}

impl Graph {
    fn of(call: &CallFace) -> Self {
        let lines = call.lines.len();
        let mut graph = DiGraph::with_capacity(lines + call.endings.len(), lines * 3);
        for _ in 0..lines + call.endings.len() {
            graph.add_node(());
        }
        let mut this = Self { graph, lines };
        for place in 0..lines {
            for target in call.targets(place) {
                let (from, to) = (this.node(Target::Line(place)), this.node(target));
                this.graph.add_edge(from, to, ());
            }
        }
        this
    }

    fn node(&self, target: Target) -> NodeIndex {
        NodeIndex::new(match target {
            Target::Line(place) => place,
            Target::Ending(place) => self.lines + place,
        })
    }

    fn endings(&self) -> impl Iterator<Item = NodeIndex> {
        (self.lines..self.graph.node_count()).map(NodeIndex::new)
    }

    fn reached_from(&self, targets: &[Target]) -> Nodes {
        self.reached(targets.iter().map(|target| self.node(*target)).collect(), Direction::Outgoing)
    }

    fn reaching_an_ending(&self) -> Nodes {
        self.reached(self.endings().collect(), Direction::Incoming)
    }

    /// The nodes that are waiting, and all that can be reached from them in a direction.
    fn reached(&self, mut waiting: Vec<NodeIndex>, direction: Direction) -> Nodes {
        let mut reached = vec![false; self.graph.node_count()];
        while let Some(node) = waiting.pop() {
            if let Some(seen) = reached.get_mut(node.index()).filter(|seen| !**seen) {
                *seen = true;
                waiting.extend(self.graph.neighbors_directed(node, direction));
            }
        }
        Nodes(reached)
    }

    /// Lines on the shortest way to an ending.
    fn shortest(&self, start: usize) -> Option<usize> {
        let lines = dijkstra(&self.graph, self.node(Target::Line(start)), None, |_| 1);
        self.endings().filter_map(|ending| lines.get(&ending).copied()).min()
    }

    /// Lines on the longest way to an ending, each loop counted as one line.
    fn longest(&self, start: usize) -> Option<usize> {
        // Strongly connected components come in reverse topological order: what a component leads to is known by then.
        let components = kosaraju_scc(&self.graph);
        let mut component_of = vec![0; self.graph.node_count()];
        for (number, nodes) in components.iter().enumerate() {
            for node in nodes {
                if let Some(component) = component_of.get_mut(node.index()) {
                    *component = number;
                }
            }
        }
        let mut longest: Vec<Option<usize>> = Vec::with_capacity(components.len());
        for (number, nodes) in components.iter().enumerate() {
            let is_ending = nodes.iter().any(|node| node.index() >= self.lines);
            let onward = nodes
                .iter()
                .flat_map(|node| self.graph.neighbors(*node))
                .filter_map(|next| component_of.get(next.index()).copied())
                .filter(|next| *next != number)
                .filter_map(|next| longest.get(next).copied().flatten())
                .max();
            longest.push(if is_ending { Some(0) } else { onward.map(|lines| lines + 1) });
        }
        longest.get(*component_of.get(start)?).copied().flatten()
    }
}
