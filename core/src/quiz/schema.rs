//! The JSON Schema of a quiz file, generated from the types that read it.

use serde_json::Value;

use super::file::{QuestionFile, QuizFile};

/// The JSON Schema (2020-12) of a quiz file, for completion in an editor.
pub fn schema() -> Value {
    schemars::schema_for!(QuizFile).to_value()
}

/// The schema of one question on its own.
pub(super) fn question_schema() -> Value {
    schemars::schema_for!(QuestionFile).to_value()
}
