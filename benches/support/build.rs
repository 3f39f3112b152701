//! Builds programs with the cargo that runs the benchmark, optimized and as the lock file says. Where a program is then
//! found, cargo says itself.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where cargo keeps what benchmarks need.
pub fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// The target folder that this benchmark was built into.
pub fn target() -> &'static Path {
    scratch().parent().unwrap()
}

/// Builds an example of this package.
pub fn example(name: &str) -> PathBuf {
    built(cargo(target()).args(["--example", name]))
}

/// Builds hangup as people build it: what tests need besides would change it.
pub fn hangup() -> PathBuf {
    built(cargo(target()).args(["--bin", "hangup"]))
}

/// Builds hangup with the quizzes of another folder inside, beside the usual one.
pub fn hangup_with(quizzes: &Path) -> PathBuf {
    built(cargo(&scratch().join("target")).args(["--bin", "hangup"]).env("HANGUP_QUIZZES", quizzes))
}

fn cargo(target: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into()));
    cargo.args(["build", "--release", "--locked", "--offline", "--message-format=json-render-diagnostics"]);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).arg("--target-dir").arg(target);
    cargo
}

/// The program that a build made, by cargo's own word.
fn built(cargo: &mut Command) -> PathBuf {
    let output = cargo.stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{cargo:?} failed");
    let said = String::from_utf8(output.stdout).unwrap();
    let program = said.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message.get("executable")?.as_str().map(PathBuf::from)
    });
    program.unwrap()
}
