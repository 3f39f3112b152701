//! A call as authors write it.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{SeqAccess, Visitor, value::SeqAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::super::file::ExhibitFile;
use super::super::{Truth, Window};
use super::{Ending, Path, Technique};

/// A conversation with branches.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "call")]
pub struct CallFile {
    /// Who the display says is calling.
    pub caller: String,
    /// The number shown, or a word such as `withheld`.
    pub number: Option<String>,
    /// What the call really is.
    pub truth: Truth,
    /// The id of the line it begins with.
    pub start: String,
    /// What a command prompt answers, once a line has opened it.
    #[serde(default)]
    pub prompt: Vec<PromptFile>,
    /// What is said to the learner, in any order.
    pub lines: Vec<LineFile>,
    /// How it can end.
    pub endings: Vec<Ending>,
    /// The call's own tests, which `hangup check` runs.
    #[serde(default)]
    pub paths: Vec<Path>,
}

/// What the command prompt answers to a command: text, or a window of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "prompt answer")]
pub struct PromptFile {
    /// The command.
    pub command: String,
    /// The text it prints.
    pub shows: Option<String>,
    /// The window it opens, as `slmgr` or `eventvwr` do.
    pub window: Option<Window>,
}

/// Something said to the learner; then replies, or `go` where it goes on by itself.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "call line")]
pub struct LineFile {
    /// Stable name in kebab-case.
    pub id: String,
    /// What happens before the words.
    pub scene: Option<String>,
    /// Who speaks.
    pub who: String,
    /// What they say.
    pub says: String,
    /// What it is meant to do, kept for the debrief.
    pub technique: Option<Technique>,
    /// Why one can know from here on what the call is, kept for the debrief.
    pub tells: Option<String>,
    /// What is seen with it.
    pub exhibit: Option<ExhibitFile>,
    /// Whether a command prompt is open in view from here on.
    #[serde(default)]
    pub prompt: bool,
    /// The fact without which this line is passed over.
    pub when: Option<String>,
    /// What the learner can say or do.
    pub replies: Option<Vec<ReplyFile>>,
    /// The next line or ending, where nobody replies.
    pub go: Option<Go>,
}

/// Something the learner says or does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "reply")]
pub struct ReplyFile {
    /// Stable name in kebab-case, unique within the call.
    pub id: String,
    /// The words, if it is said.
    pub say: Option<String>,
    /// The deed, if it is done.
    #[serde(rename = "do")]
    pub does: Option<String>,
    /// What it types at the command prompt.
    pub types: Option<String>,
    /// The line or ending it leads to; of a list, the first whose `when` holds.
    pub go: Go,
    /// The fact that is remembered from then on.
    pub sets: Option<String>,
    /// The fact without which it is not offered.
    pub when: Option<String>,
    /// What comes of it, kept for the debrief.
    pub why: Option<String>,
}

/// One id, or a list of them.
#[derive(Debug)]
pub struct Go(pub Vec<String>);

impl<'de> Deserialize<'de> for Go {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrSeveral;

        impl<'de> Visitor<'de> for OneOrSeveral {
            type Value = Go;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("the id of a line or an ending, or a list of them")
            }

            fn visit_str<E>(self, id: &str) -> Result<Go, E> {
                Ok(Go(vec![id.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, ids: A) -> Result<Go, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(ids)).map(Go)
            }
        }

        deserializer.deserialize_any(OneOrSeveral)
    }
}

impl JsonSchema for Go {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Go".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of a line or an ending, or a list of them.",
            "type": ["string", "array"],
            "items": { "type": "string" }
        })
    }
}
