//! `hangup new`: a commented quiz to begin with.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::{Failure, cannot_write, print};
use crate::quiz::{Id, visible};

const STARTER: &str = include_str!("starter.yaml");

/// Writes the starter into a file that must not exist yet. Its id comes from the file's name where that can be one.
pub fn run(file: &Path) -> Result<ExitCode, Failure> {
    let name = visible(&file.display().to_string());
    let mut out = File::create_new(file).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            Failure::Said(format!("hangup: {name} exists already and is left as it is; choose another name"))
        } else {
            cannot_write(file, &error)
        }
    })?;
    let stem = file.file_stem().and_then(|stem| stem.to_str()).map(Id::new).filter(Id::is_kebab_case);
    let quiz = match stem {
        Some(id) => STARTER.replacen("id: my-first-quiz", &format!("id: {id}"), 1),
        None => STARTER.to_owned(),
    };
    out.write_all(quiz.as_bytes()).map_err(|error| cannot_write(file, &error))?;
    print(&format!("{name} is written. Edit it, then: hangup check {name} and hangup play {name}"))
}
