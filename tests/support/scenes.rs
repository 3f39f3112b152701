//! The pictures of the documentation: real screens of the shipped quizzes, always with the same seed and the same keys.

use std::path::PathBuf;
use std::sync::Arc;

use hangup::attempt::{Mode, Paper, Wishes, draw};
use hangup::quiz::call::Walk;
use hangup::quiz::{AnswerKey, Ask, Id, Quiz, Truth};
use hangup::shelf::{built_in, find};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::capture::{Camera, svg, text};

const HOME: Size = Size::new(80, 24);

/// The files under `docs/screens/` with what must be in them: a picture of each scene, and its text.
pub fn files() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/screens");
    scenes()
        .into_iter()
        .flat_map(|(name, title, screen)| {
            [
                (folder.join(format!("{name}.svg")), svg(&screen, title)),
                (folder.join(format!("{name}.txt")), text(&screen)),
            ]
        })
        .collect()
}

fn scenes() -> Vec<(&'static str, &'static str, Buffer)> {
    vec![
        ("menu", "The menu of hangup: three quizzes, and what the first is about", menu()),
        ("question", "A caller has you type assoc; what does the match prove?", story("")),
        ("feedback", "After an answer: what gave it away, and the rule", story("Down Enter")),
        ("situation", "The situation again, with what gave it away marked", story("Down Enter t")),
        ("verdict", "Scam or genuine, how sure, and what do you do?", twins("g Right Right Right 2")),
        (
            "twins",
            "Two situations side by side that differ in one fact",
            twins("s Right 1 Enter Enter s Right 1 Enter Enter"),
        ),
        ("call", "A call: a caller has you open a command prompt, and you choose what to say or do", call()),
        ("results", "The results: safe actions first", results("")),
        ("confidence", "The results, further down: how sure, how right", results("End")),
    ]
}

fn menu() -> Buffer {
    Camera::at_menu(built_in(), HOME, true).shot()
}

/// The question with which it all began.
fn story(keys: &str) -> Buffer {
    let mut camera = playing("clsid-tricks", |id, _| id == "chris-reads-first");
    camera.press(keys).shot()
}

/// A call being played: the first replies of its longest path.
fn call() -> Buffer {
    let (quiz, mut paper) = drawn("calls", |_, _| true);
    paper.entries.retain(|entry| entry.question.as_str() == "assoc-call");
    let question = quiz.question(&paper.entries[0].question).unwrap().clone();
    let mut camera = Camera::at_quiz(quiz, paper, HOME, true);
    let (Ask::Call(call), AnswerKey::Call(key)) = (&question.face.ask, &question.key.answer) else { panic!("no call") };
    let longest = key.paths.iter().max_by_key(|path| path.replies.len()).unwrap();
    let mut walk = Walk::begin(call);
    for id in longest.replies.iter().take(4) {
        let number = walk.offered().iter().position(|reply| reply.id == *id).unwrap() + 1;
        camera.press(&format!("{number} Enter"));
        walk.reply(id).unwrap();
    }
    camera.shot()
}

fn twins(keys: &str) -> Buffer {
    let mut camera = playing("clsid-tricks", |id, _| id.ends_with("booked-assoc-call"));
    camera.press(keys).shot()
}

/// The results of somebody who is a little too sure: takes one genuine contact for a scam, and would once do an unsafe
/// thing.
fn results(keys: &str) -> Buffer {
    let (quiz, paper) = drawn("unsolicited-calls", |_, key| matches!(key, AnswerKey::Verdict(_)));
    let mut camera = Camera::at_quiz(quiz.clone(), paper.clone(), HOME, true);
    let mut accused = false;
    for (place, entry) in paper.entries.iter().enumerate() {
        let AnswerKey::Verdict(key) = &quiz.question(&entry.question).unwrap().key.answer else { continue };
        let accuse = !accused && place > 1 && key.truth == Truth::Genuine;
        accused |= accuse;
        let verdict = if accuse || key.truth == Truth::Scam { "s" } else { "g" };
        let sure = ["Right Right Right Right", "Left", "Right Right"][place % 3];
        let safe = |id: &Id| key.actions.iter().any(|action| action.id == *id && action.safe != (place == 4));
        let action = entry.options.iter().position(safe).unwrap() + 1;
        camera.press(&format!("{verdict} {sure} {action} Enter Enter"));
        skip_twins(&mut camera);
    }
    camera.press(keys).shot()
}

/// Goes on from twins shown side by side, if that is where we are.
fn skip_twins(camera: &mut Camera) {
    if text(&camera.shot()).contains("What changed?") {
        camera.press("Enter");
    }
}

fn playing(id: &str, wanted: impl Fn(&str, &AnswerKey) -> bool) -> Camera {
    let (quiz, paper) = drawn(id, wanted);
    Camera::at_quiz(quiz, paper, HOME, true)
}

fn drawn(id: &str, wanted: impl Fn(&str, &AnswerKey) -> bool) -> (Arc<Quiz>, Paper) {
    let quiz: Arc<Quiz> = Arc::new(find(id).unwrap().open().unwrap());
    let wishes = Wishes { mode: Mode::Practice, seed: 7, form: String::new(), count: None, topic: None };
    let mut paper = draw(&quiz, &wishes);
    paper.entries.retain(|entry| {
        let question = quiz.question(&entry.question).unwrap();
        wanted(entry.question.as_str(), &question.key.answer)
    });
    (quiz, paper)
}
