//! `hangup schema`: the JSON Schema of a quiz file.

use std::process::ExitCode;

use super::{Failure, print_json};

/// Prints the schema on stdout.
pub fn run() -> Result<ExitCode, Failure> {
    print_json(&hangup_core::quiz::schema())
}
