//! A call: a conversation with branches that the learner steers. Here are its face and its key, how it is walked
//! ([`Walk`]), and what is wrong with its graph.
//!
//! The face holds what the program needs to play it; what a line is meant to do to the learner, and how an ending is to
//! be judged, is in the key.

mod dot;
mod file;
mod graph;
mod walk;

pub use dot::dot;
pub use graph::{Shape, shape};
pub use walk::{NotOffered, Turn, Walk, follow, random_mark};

pub(super) use file::{CallFile, LineFile, PromptFile, ReplyFile};
pub(super) use graph::{Fault, faults};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Exhibit, Id, Truth, Window};
use crate::yaml::At;

/// What a learner sees of a call, and what is needed to play it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallFace {
    /// Who the display says is calling.
    pub caller: String,
    /// The number shown, or a word such as `withheld`.
    pub number: Option<String>,
    /// The line it begins with.
    pub start: usize,
    /// What a command prompt answers, once a line has opened it.
    pub prompt: Vec<PromptAnswer>,
    /// The lines, as authored.
    pub lines: Vec<Line>,
    /// The endings, by name only.
    pub endings: Vec<Id>,
}

/// Something said to the learner, and what can be said or done then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Stable name within the call.
    pub id: Id,
    /// What happens before the words.
    pub scene: Option<String>,
    /// Who speaks.
    pub who: String,
    /// What they say.
    pub says: String,
    /// What is seen with it.
    pub exhibit: Option<Exhibit>,
    /// Whether a command prompt is open in view from here on.
    pub opens_prompt: bool,
    /// The fact without which this line is passed over.
    pub when: Option<Id>,
    /// What comes next.
    pub next: Next,
}

/// What comes after a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Next {
    /// The learner replies.
    Replies(Vec<Reply>),
    /// It goes on by itself.
    Go(Vec<Target>),
}

/// Something the learner says or does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Stable name, unique within the call.
    pub id: Id,
    /// What it is.
    pub act: Act,
    /// What it types at the command prompt.
    pub types: Option<String>,
    /// Where it leads: to the first of these whose condition holds.
    pub go: Vec<Target>,
    /// The fact that is remembered from then on.
    pub sets: Option<Id>,
    /// The fact without which it is not offered.
    pub when: Option<Id>,
}

/// What a reply is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Words.
    Say(String),
    /// A deed.
    Do(String),
}

/// Where something leads, by place in the lists of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// To a line.
    Line(usize),
    /// To an ending.
    Ending(usize),
}

/// What the command prompt answers to a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromptAnswer {
    /// The command, case and white space folded when compared.
    pub command: String,
    /// What it shows.
    pub shows: Shown,
}

/// What a command shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Text in the prompt itself.
    Text(String),
    /// A window of its own, as `slmgr` or `eventvwr` open one.
    Window(Window),
}

/// What a learner learns about a call afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct CallKey {
    /// What the call really is.
    pub truth: Truth,
    /// One entry a line, as authored.
    pub lines: Vec<LineKey>,
    /// One entry an ending, as authored.
    pub endings: Vec<Ending>,
    /// The call's own tests.
    pub paths: Vec<Path>,
}

/// What a line is meant to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineKey {
    /// What it does to the learner.
    pub technique: Option<Technique>,
    /// Why one can know from here on what the call is.
    pub tells: Option<String>,
    /// What comes of each reply, as authored.
    pub whys: Vec<Option<String>>,
}

/// What a line does to the person who hears it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// What it is called, such as `false proof`.
    pub name: String,
    /// How it works, in a sentence.
    pub why: String,
}

/// How the call can end.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "ending")]
pub struct Ending {
    /// Stable name in kebab-case.
    #[schemars(with = "String")]
    pub id: Id,
    /// What became of the learner.
    pub outcome: EndingOutcome,
    /// What it is worth, 0 to 1.
    pub mark: f64,
    /// What happens then.
    pub text: String,
}

/// What became of the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EndingOutcome {
    /// Nothing was lost.
    Safe,
    /// Something was given away, and it was stopped in time.
    Exposed,
    /// Money, access or secrets are gone.
    Harmed,
}

/// A test: these replies lead to that ending.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "path")]
pub struct Path {
    /// The ids of the replies, in order.
    #[schemars(with = "Vec<String>")]
    pub replies: Vec<Id>,
    /// The id of the ending that they reach.
    #[schemars(with = "String")]
    pub ends: Id,
}

impl Reply {
    /// The words of it, whether said or done.
    pub fn words(&self) -> &str {
        match &self.act {
            Act::Say(words) | Act::Do(words) => words,
        }
    }
}

impl Line {
    /// What the learner can say or do here.
    pub fn replies(&self) -> &[Reply] {
        match &self.next {
            Next::Replies(replies) => replies,
            Next::Go(_) => &[],
        }
    }
}

impl CallFace {
    /// Every text in it that a learner may hear or see.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.caller.as_str()];
        texts.extend(self.number.as_deref());
        for answer in &self.prompt {
            texts.push(&answer.command);
            match &answer.shows {
                Shown::Text(text) => texts.push(text),
                Shown::Window(window) => window.each_text(&At::ROOT, &mut |text, _| texts.push(text)),
            }
        }
        for line in &self.lines {
            texts.extend(line.scene.as_deref());
            texts.extend([line.who.as_str(), &line.says]);
            texts.extend(line.exhibit.iter().flat_map(Exhibit::texts));
            for reply in line.replies() {
                texts.push(reply.words());
                texts.extend(reply.types.as_deref());
            }
        }
        texts
    }

    /// Every name in it: of lines, replies, facts and endings.
    pub fn ids(&self) -> Vec<&Id> {
        let mut ids: Vec<&Id> = self.endings.iter().collect();
        for line in &self.lines {
            ids.push(&line.id);
            ids.extend(&line.when);
            for reply in line.replies() {
                ids.push(&reply.id);
                ids.extend(reply.when.iter().chain(&reply.sets));
            }
        }
        ids
    }

    /// Where a line can lead, conditions aside.
    pub fn targets(&self, line: usize) -> Vec<Target> {
        match self.lines.get(line).map(|line| &line.next) {
            Some(Next::Go(targets)) => targets.clone(),
            Some(Next::Replies(replies)) => replies.iter().flat_map(|reply| reply.go.iter().copied()).collect(),
            None => Vec::new(),
        }
    }

    /// What the prompt answers to a command; `None` where it does not know it.
    pub fn answer_to(&self, command: &str) -> Option<&Shown> {
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let wanted = folded(command);
        self.prompt.iter().find(|answer| folded(&answer.command) == wanted).map(|answer| &answer.shows)
    }
}

impl CallKey {
    /// The ending with this name.
    pub fn ending(&self, id: &Id) -> Option<&Ending> {
        self.endings.iter().find(|ending| ending.id == *id)
    }
}
