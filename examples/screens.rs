//! Takes the pictures under `docs/screens/` and `docs/looks/`, the transcript `docs/plain-transcript.txt` and the report
//! `docs/report-example.html` anew: `cargo run --example screens`. A test fails when they are not those of the program as
//! it is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for ourselves that should stop when it cannot go on"
)]

#[path = "../tests/support/capture.rs"]
mod capture;
#[path = "../tests/support/invented.rs"]
mod invented;
#[path = "../tests/support/lines.rs"]
mod lines;
#[path = "../tests/support/scenes.rs"]
mod scenes;
#[path = "../tests/support/transcripts.rs"]
mod transcripts;

fn main() {
    for (file, picture) in scenes::files().into_iter().chain([transcripts::file(), invented::file()]) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, picture).unwrap();
    }
}
