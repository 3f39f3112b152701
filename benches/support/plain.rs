//! The data of a quiz file as plain derived types: what a bare typed parse makes of a text, without a second look at
//! anything. Unknown keys are refused, as hangup refuses them.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    pub format: u32,
    pub id: String,
    pub title: String,
    pub summary: String,
    pub language: Option<String>,
    pub pass_mark: Option<u32>,
    #[serde(default, rename = "use")]
    pub usage: Usage,
    pub time_limit: Option<String>,
    pub questions: Vec<Question>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    #[default]
    Practice,
    Measure,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub topic: String,
    pub difficulty: Option<u32>,
    pub region: Option<String>,
    pub twin: Option<String>,
    pub marks: Option<u32>,
    pub scenario: String,
    #[serde(default)]
    pub exhibits: Vec<Exhibit>,
    pub choice: Option<Choice>,
    pub verdict: Option<Verdict>,
    pub spot: Option<Spot>,
    pub order: Option<Order>,
    pub typed: Option<Typed>,
    pub call: Option<Call>,
    #[serde(default)]
    pub cues: Vec<Cue>,
    pub rule: Option<String>,
    pub explain: Option<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
    pub checked: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    pub phone: Option<Phone>,
    pub console: Option<String>,
    pub popup: Option<Popup>,
    pub window: Option<Window>,
    pub email: Option<Email>,
    pub sms: Option<Note>,
    pub letter: Option<Note>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    pub from: String,
    pub number: Option<String>,
    pub lines: Vec<Speech>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    pub who: String,
    pub says: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Popup {
    pub title: String,
    pub url: Option<String>,
    pub text: String,
    #[serde(default)]
    pub buttons: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub buttons: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Email {
    pub from: String,
    pub subject: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub from: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub ask: String,
    pub options: Vec<Choosable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choosable {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub correct: bool,
    pub why: Option<String>,
    pub fraction: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub truth: Truth,
    pub action: Option<Actions>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    Scam,
    Genuine,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actions {
    pub ask: String,
    pub options: Vec<Action>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub safe: bool,
    pub why: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    pub ask: String,
    pub lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub flag: bool,
    pub why: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub ask: String,
    pub steps: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    pub text: String,
    pub why: Option<String>,
    #[serde(default)]
    pub swap_with_next: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    pub ask: String,
    pub accept: Vec<String>,
    pub why: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub caller: String,
    pub number: Option<String>,
    pub truth: Truth,
    pub start: String,
    #[serde(default)]
    pub prompt: Vec<Prompt>,
    pub lines: Vec<CallLine>,
    pub endings: Vec<Ending>,
    #[serde(default)]
    pub paths: Vec<Path>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    pub command: String,
    pub shows: Option<String>,
    pub window: Option<Window>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallLine {
    pub id: String,
    pub scene: Option<String>,
    pub who: String,
    pub says: String,
    pub technique: Option<Technique>,
    pub tells: Option<String>,
    pub exhibit: Option<Exhibit>,
    #[serde(default)]
    pub prompt: bool,
    pub when: Option<String>,
    #[serde(default)]
    pub replies: Vec<Reply>,
    pub go: Option<Go>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    pub name: String,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub id: String,
    pub say: Option<String>,
    #[serde(rename = "do")]
    pub does: Option<String>,
    pub types: Option<String>,
    pub go: Go,
    pub sets: Option<String>,
    pub when: Option<String>,
    pub why: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Go {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    pub id: String,
    pub outcome: Outcome,
    pub mark: f64,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Safe,
    Exposed,
    Harmed,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    pub replies: Vec<String>,
    pub ends: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    pub quote: String,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub url: String,
}
