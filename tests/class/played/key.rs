//! The quiz as a marker with pencil and paper would see it: read from its YAML without hangup, and marked by the published
//! rules, written down once more. Answers are told by what is said, never by ids or places.

use serde_yaml::Value;

/// A question of the quiz.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: String,
    pub scenario: String,
    pub kind: Kind,
}

/// Texts, with what they are worth.
#[derive(Debug, Clone)]
pub enum Kind {
    Verdict {
        scam: bool,
        actions: Vec<(String, bool)>,
    },
    /// Options with their fractions; several may be chosen if more than one is right.
    Choice {
        several: bool,
        options: Vec<(String, f64)>,
    },
    Spot(Vec<(String, bool)>),
    Order(Vec<String>),
    /// Lines with their replies and where each leads, and what endings are worth.
    Call {
        lines: Vec<(String, Vec<(String, String)>)>,
        endings: Vec<(String, f64, bool)>,
    },
}

/// What a learner answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Verdict { scam: bool, sure: u8, action: Option<String> },
    Chosen(Vec<String>),
    Ordered(Vec<String>),
    Called { replies: Vec<String>, impression: Option<(bool, u8)> },
}

/// Reads the questions of a quiz.
pub fn questions(text: &str) -> Vec<Question> {
    let quiz: Value = serde_yaml::from_str(text).unwrap();
    quiz["questions"].as_sequence().unwrap().iter().map(question).collect()
}

fn question(value: &Value) -> Question {
    let kind = if let Some(verdict) = value.get("verdict") {
        let actions = verdict.get("action").map(|action| list(&action["options"], "safe")).unwrap_or_default();
        Kind::Verdict { scam: text(&verdict["truth"]) == "scam", actions }
    } else if let Some(choice) = value.get("choice") {
        choice_kind(&choice["options"])
    } else if let Some(spot) = value.get("spot") {
        Kind::Spot(list(&spot["lines"], "flag"))
    } else if let Some(order) = value.get("order") {
        Kind::Order(list(&order["steps"], "none").into_iter().map(|(text, _)| text).collect())
    } else {
        call_kind(&value["call"])
    };
    Question { id: text(&value["id"]), scenario: text(&value["scenario"]), kind }
}

fn choice_kind(options: &Value) -> Kind {
    let right = list(options, "correct");
    let keys = right.iter().filter(|(_, right)| *right).count() as f64;
    let wrong = right.len() as f64 - keys;
    let given = options.as_sequence().unwrap().iter().map(|option| option.get("fraction").and_then(Value::as_f64));
    let share = |right: bool| match right {
        true => 1.0 / keys,
        false if keys > 1.0 => -1.0 / wrong,
        false => 0.0,
    };
    let options = right.iter().zip(given).map(|((text, right), given)| (text.clone(), given.unwrap_or(share(*right))));
    Kind::Choice { several: keys > 1.0, options: options.collect() }
}

fn call_kind(call: &Value) -> Kind {
    let replies = |line: &Value| {
        let replies = line["replies"].as_sequence().unwrap().iter();
        let words = |reply: &Value| text(reply.get("say").unwrap_or_else(|| &reply["do"]));
        replies.map(|reply| (words(reply), text(&reply["go"]))).collect()
    };
    let lines = call["lines"].as_sequence().unwrap().iter().map(|line| (text(&line["id"]), replies(line))).collect();
    let endings = call["endings"].as_sequence().unwrap().iter();
    let worth =
        |ending: &Value| (text(&ending["id"]), ending["mark"].as_f64().unwrap(), text(&ending["outcome"]) == "safe");
    Kind::Call { lines, endings: endings.map(worth).collect() }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().trim().to_owned()
}

/// The texts of a list, each with whether it has a mark.
fn list(values: &Value, mark: &str) -> Vec<(String, bool)> {
    let marked = |value: &Value| value.get(mark).and_then(Value::as_bool).unwrap_or(false);
    values.as_sequence().unwrap().iter().map(|value| (text(&value["text"]), marked(value))).collect()
}

impl Question {
    /// The mark of an answer, 0 to 1, and whether it is safe where that is asked. A blank earns nothing.
    pub fn mark(&self, answer: Option<&Answer>) -> (f64, Option<bool>) {
        match (&self.kind, answer) {
            (Kind::Verdict { scam, actions }, Some(Answer::Verdict { scam: said, action, .. })) => {
                let right = f64::from(scam == said);
                if actions.is_empty() {
                    return (right, None);
                }
                let safe = actions.iter().any(|(text, safe)| *safe && Some(text) == action.as_ref());
                ((right + f64::from(safe)) / 2.0, Some(safe))
            }
            (Kind::Verdict { actions, .. }, _) => (0.0, (!actions.is_empty()).then_some(false)),
            (Kind::Choice { options, .. }, Some(Answer::Chosen(chosen))) => {
                let sum: f64 = options.iter().filter(|(text, _)| chosen.contains(text)).map(|(_, worth)| worth).sum();
                (sum.clamp(0.0, 1.0), None)
            }
            (Kind::Spot(lines), Some(Answer::Chosen(chosen))) => {
                let flags = lines.iter().filter(|(_, flag)| *flag).count() as f64;
                let worth = |flag: bool| if flag { 1.0 / flags } else { -1.0 / (lines.len() as f64 - flags) };
                let marked = lines.iter().filter(|(text, _)| chosen.contains(text));
                (marked.map(|(_, flag)| worth(*flag)).sum::<f64>().clamp(0.0, 1.0), None)
            }
            (Kind::Order(steps), Some(Answer::Ordered(given))) => {
                let follows = |pair: &&[String]| given.windows(2).any(|other| other == *pair);
                (steps.windows(2).filter(follows).count() as f64 / (steps.len() - 1) as f64, None)
            }
            (Kind::Call { .. }, Some(Answer::Called { replies, .. })) => {
                let (_, mark, safe) = self.ending(replies);
                (mark, Some(safe))
            }
            (Kind::Call { .. }, _) => (0.0, Some(false)),
            _ => (0.0, None),
        }
    }

    /// The ending of a call that some replies lead to.
    fn ending(&self, replies: &[String]) -> (String, f64, bool) {
        let Kind::Call { lines, endings, .. } = &self.kind else { panic!("{} is no call", self.id) };
        let mut at = lines[0].0.clone();
        for reply in replies {
            let (_, offered) = lines.iter().find(|(id, _)| *id == at).unwrap();
            at = offered.iter().find(|(words, _)| words == reply).unwrap().1.clone();
        }
        endings.iter().find(|(id, ..)| *id == at).unwrap().clone()
    }

    /// What a learner answers whose choices come from a number: the same to the same question, whatever its order.
    pub fn answered_by(&self, learner: u64) -> Option<Answer> {
        let mut chance = Chance(learner.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ hash(&self.id));
        if chance.below(12) == 0 {
            return None;
        }
        let sure = |chance: &mut Chance| 50 + 10 * chance.below(6) as u8;
        Some(match &self.kind {
            Kind::Verdict { actions, .. } => {
                let scam = chance.below(2) == 0;
                let sure = sure(&mut chance);
                let action = (!actions.is_empty()).then(|| actions[chance.below(actions.len())].0.clone());
                Answer::Verdict { scam, sure, action }
            }
            Kind::Choice { several: false, options } => {
                Answer::Chosen(vec![options[chance.below(options.len())].0.clone()])
            }
            Kind::Choice { options, .. } => Answer::Chosen(some_of(options.iter().map(|(text, _)| text), &mut chance)),
            Kind::Spot(lines) => Answer::Chosen(some_of(lines.iter().map(|(text, _)| text), &mut chance)),
            Kind::Order(steps) => {
                let mut left = steps.clone();
                Answer::Ordered((0..steps.len()).map(|_| left.remove(chance.below(left.len()))).collect())
            }
            Kind::Call { lines, .. } => {
                let (mut at, mut replies) = (lines[0].0.clone(), Vec::new());
                while let Some((_, offered)) = lines.iter().find(|(id, _)| *id == at) {
                    let (words, leads) = &offered[chance.below(offered.len())];
                    replies.push(words.clone());
                    at.clone_from(leads);
                }
                let impression = (chance.below(3) > 0).then(|| (chance.below(2) == 0, sure(&mut chance)));
                Answer::Called { replies, impression }
            }
        })
    }
}

/// At least one of several texts.
fn some_of<'t>(texts: impl Iterator<Item = &'t String>, chance: &mut Chance) -> Vec<String> {
    let texts: Vec<&String> = texts.collect();
    let sure = chance.below(texts.len());
    let chosen = texts.iter().enumerate().filter(|(place, _)| *place == sure || chance.below(2) == 0);
    chosen.map(|(_, text)| (*text).clone()).collect()
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Numbers that look like chance and are always the same (a xorshift generator).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % count
    }
}
