//! The quiz file, version 1, as authors write it: a promise to them, and the source of the JSON Schema.
//!
//! Kinds and exhibits are optional fields of one struct rather than serde's tagged or flattened enums: those buffer, and
//! an error inside them loses its line. The doc comments here are what an author's editor shows.

use schemars::JsonSchema;
use serde::Deserialize;

use super::call::CallFile;
use super::{Cue, Email, Letter, Phone, Popup, Sms, Source, Truth, Usage, Window};

/// The version of the format this program reads.
pub(super) const FORMAT: u32 = 1;

/// A quiz for hangup.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "hangup quiz, format 1")]
pub(super) struct QuizFile {
    /// The version of this format: 1.
    pub format: u32,
    /// Stable name in kebab-case; results hang on it.
    pub id: String,
    /// What the menu calls it.
    pub title: String,
    /// One sentence for the menu.
    pub summary: String,
    /// Language of the text, such as `en`.
    #[serde(default = "english")]
    pub language: String,
    /// Percent of the marks needed to pass, 0 to 100.
    pub pass_mark: Option<u32>,
    /// `practice`, or `measure`: kept out of the menu and of practice.
    #[serde(default, rename = "use")]
    pub usage: Usage,
    /// How long an exam may take, such as `15m`.
    pub time_limit: Option<String>,
    /// Whether the clock of an exam may be stopped. Every pause is in the record.
    #[serde(default)]
    pub may_pause: bool,
    /// The questions.
    pub questions: Vec<QuestionFile>,
}

fn english() -> String {
    "en".to_owned()
}

/// A question: a situation, and exactly one of `choice`, `verdict`, `spot`, `order`, `typed` and `call`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "question")]
pub(super) struct QuestionFile {
    /// Stable name in kebab-case; progress and results hang on it.
    pub id: String,
    /// What it is about; results are summed by it.
    pub topic: String,
    /// Your guess: 1 easy, 2 in between, 3 hard.
    pub difficulty: Option<u32>,
    /// The country whose facts it relies on, such as `us`.
    pub region: Option<String>,
    /// The id of the same situation but for one decisive fact.
    pub twin: Option<String>,
    /// What a full answer is worth, 1 to 100; 1 if left out.
    pub marks: Option<u32>,
    /// The situation the learner is in.
    pub scenario: String,
    /// What is heard and seen, in order.
    #[serde(default)]
    pub exhibits: Vec<ExhibitFile>,
    /// Choose one or several options.
    pub choice: Option<ChoiceFile>,
    /// Scam or genuine, how sure, and what now.
    pub verdict: Option<VerdictFile>,
    /// Mark the lines that give it away.
    pub spot: Option<SpotFile>,
    /// Put steps in the right order.
    pub order: Option<OrderFile>,
    /// Type a short answer.
    pub typed: Option<TypedFile>,
    /// A conversation with branches.
    pub call: Option<CallFile>,
    /// What gives it away: each quote is marked in the text.
    #[serde(default)]
    pub cues: Vec<Cue>,
    /// The one rule to keep.
    pub rule: Option<String>,
    /// Why it works, and what is safe: at most 80 words.
    pub explain: Option<String>,
    /// Where the claims come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The day the claims were last compared with the sources, such as 2026-11-23.
    #[schemars(extend("format" = "date"))]
    pub checked: Option<String>,
}

/// Something heard or seen: exactly one of these.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "exhibit")]
pub(super) struct ExhibitFile {
    /// A telephone call.
    pub phone: Option<Phone>,
    /// The literal text of a Windows command prompt.
    pub console: Option<String>,
    /// Something a browser shows.
    pub popup: Option<Popup>,
    /// A window of Windows or of a program.
    pub window: Option<Window>,
    /// An e-mail.
    pub email: Option<Email>,
    /// A text message.
    pub sms: Option<Sms>,
    /// A letter on paper.
    pub letter: Option<Letter>,
}

/// Choose one option, or several where more than one is correct.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "choice")]
pub(super) struct ChoiceFile {
    /// The question put.
    pub ask: String,
    /// The options, in any order: hangup shuffles them.
    pub options: Vec<OptionFile>,
}

/// An option.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "option")]
pub(super) struct OptionFile {
    /// Stable name in kebab-case.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whether it is right.
    #[serde(default)]
    pub correct: bool,
    /// Why it is right, or why it tempts and what is wrong with it.
    pub why: Option<String>,
    /// What choosing it is worth, -1 to 1, where the even share is not what you want.
    pub fraction: Option<f64>,
}

/// Scam or genuine, how sure, and what now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "verdict")]
pub(super) struct VerdictFile {
    /// What the contact really is.
    pub truth: Truth,
    /// What the learner would do next.
    pub action: Option<ActionsFile>,
}

/// What the learner would do next.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "action")]
pub(super) struct ActionsFile {
    /// The question put.
    pub ask: String,
    /// The actions, in any order.
    pub options: Vec<ActionFile>,
}

/// An action.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "action option")]
pub(super) struct ActionFile {
    /// Stable name in kebab-case.
    pub id: String,
    /// What one does.
    pub text: String,
    /// Whether it protects. Hanging up and ringing a number one already has is always safe.
    #[serde(default)]
    pub safe: bool,
    /// Why.
    pub why: Option<String>,
}

/// Mark the lines that give it away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "spot")]
pub(super) struct SpotFile {
    /// The question put.
    pub ask: String,
    /// The lines, in reading order.
    pub lines: Vec<LineFile>,
}

/// A line to mark or leave.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "line")]
pub(super) struct LineFile {
    /// Stable name in kebab-case.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whether it gives the scam away.
    #[serde(default)]
    pub flag: bool,
    /// Why.
    pub why: Option<String>,
}

/// Put steps in the right order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "order")]
pub(super) struct OrderFile {
    /// The question put.
    pub ask: String,
    /// The steps in the right order: hangup shuffles them.
    pub steps: Vec<StepFile>,
}

/// A step in its right place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "step")]
pub(super) struct StepFile {
    /// Stable name in kebab-case.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Why it stands here.
    pub why: Option<String>,
    /// Whether this step and the next may come either way round.
    #[serde(default)]
    pub swap_with_next: bool,
}

/// Type a short answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "typed")]
pub(super) struct TypedFile {
    /// The question put.
    pub ask: String,
    /// The answers that count; capitals and spaces make no difference.
    pub accept: Vec<String>,
    /// Why.
    pub why: Option<String>,
}
