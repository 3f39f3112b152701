//! `hangup new`: a commented quiz to begin with.

use std::path::Path;
use std::process::ExitCode;

use super::{Failure, print_or_write};
use hangup_core::quiz::Id;

const STARTER: &str = include_str!("starter.yaml");

/// Writes the starter into a file that must not exist yet. Its id comes from the file's name where that can be one.
pub fn run(file: &Path) -> Result<ExitCode, Failure> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).map(Id::new).filter(Id::is_kebab_case);
    let quiz = match stem {
        Some(id) => STARTER.replacen("id: my-first-quiz", &format!("id: {id}"), 1),
        None => STARTER.to_owned(),
    };
    print_or_write(&quiz, Some(file), |name| {
        format!("{name} is written. Edit it, then: hangup check {name} and hangup play {name}")
    })
}
