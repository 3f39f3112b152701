//! The transcript of the documentation: a whole quiz and a call, told line by line.

use std::path::PathBuf;

use hangup::shelf::find;
use hangup_core::attempt::{Attempt, DrawOptions, Mode, draw};

use super::lines::{answer, transcript};

/// How many questions of the quiz are asked.
const QUESTIONS: usize = 6;

/// The file with the transcript, and what must be in it.
pub fn file() -> (PathBuf, String) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/plain-transcript.txt");
    let mut text = "hangup line by line: everything it says, and what somebody types.\n".to_owned();
    for (command, id, count, wrong) in [
        (format!("hangup play clsid-tricks --plain --seed 8 --count {QUESTIONS}"), "clsid-tricks", QUESTIONS, 1),
        ("hangup play calls --plain --seed 8 --count 1".to_owned(), "calls", 1, 1),
    ] {
        text += &format!("\nThis is what comes of the command: {command}\n\n");
        text += &told(id, count, wrong);
    }
    (file, text)
}

/// Plays a quiz in which one question is answered wrongly; the first is asked for once more, with all its reasons.
fn told(id: &str, count: usize, wrong: usize) -> String {
    let quiz = find(id).unwrap().open().unwrap();
    let options = DrawOptions { mode: Mode::Practice, seed: 8, form: String::new(), count: Some(count), topic: None };
    let paper = draw(&quiz, &options);
    let mut typed = Vec::new();
    for (place, entry) in paper.entries.iter().enumerate() {
        typed.extend(answer(quiz.question(&entry.question).unwrap(), entry, place != wrong));
        typed.extend((place == wrong).then(|| "why".to_owned()));
        typed.push(String::new());
    }
    typed.extend(["review", ""].map(str::to_owned));
    transcript(&quiz, Attempt::new(paper), &typed)
}
