//! Libraries that are loaded before the C library, so that a test has a disk that fails or a clock that is set.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the library whose source has this name beside this file, and gives its path.
pub fn library(name: &str) -> PathBuf {
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.so", std::process::id()));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support").join(format!("{name}.c"));
    let mut compiler = Command::new("cc");
    let built = compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    assert!(built.unwrap().success(), "{name}.c does not compile");
    library
}
