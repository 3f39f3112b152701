//! The pictures of the documentation: real screens of the shipped quizzes, always with the same seed and the same keys,
//! and some of them in every look there is.

use std::path::PathBuf;
use std::sync::Arc;

use hangup::shelf::{built_in, find};
use hangup::store::{Memory, Unfinished};
use hangup::tui::Caps;
use hangup_core::attempt::{Attempt, AttemptId, DrawOptions, Mode, Paper, Response, What, draw};
use hangup_core::measure::Visit;
use hangup_core::quiz::call::Walk;
use hangup_core::quiz::{AnswerKey, Ask, Id, Quiz, Truth};
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::capture::{Background, Camera, svg, text, usual};

const HOME: Size = Size::new(80, 24);

/// The files under `docs/screens/` and `docs/looks/` with what must be in them.
pub fn files() -> Vec<(PathBuf, String)> {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pictures = scenes().into_iter().flat_map(|(name, title, screen)| {
        [
            (format!("screens/{name}.svg"), svg(&screen, title, Background::Readers)),
            (format!("screens/{name}.txt"), text(&screen)),
        ]
    });
    pictures.chain(looks()).map(|(name, text)| (docs.join(name), text)).collect()
}

/// A picture of each scene, and its text.
fn scenes() -> Vec<(&'static str, &'static str, Buffer)> {
    let usual = usual(HOME);
    vec![
        ("menu", "The menu of hangup: three quizzes, and what the first is about", menu(usual)),
        ("question", "A caller has you type assoc; what does the match prove?", story("", usual)),
        ("feedback", "After an answer: what gave it away, and the rule", story("Down Enter", usual)),
        ("situation", "The situation again, with what gave it away marked", story("Down Enter t", usual)),
        ("verdict", "Scam or genuine, how sure, and what do you do?", twins("g Right Right Right 2", usual)),
        (
            "twins",
            "Two situations side by side that differ in one fact",
            twins("s Right 1 Enter Enter s Right 1 Enter Enter", usual),
        ),
        ("call", "A call: a caller has you open a command prompt, and you choose what to say or do", call("", usual)),
        ("results", "The results: safe actions first", results("", usual)),
        ("confidence", "The results, further down: how sure, how right", results("End", usual)),
    ]
}

/// The same screens in every look there is, on a light and on a dark background.
fn looks() -> Vec<(String, String)> {
    let usual = usual(HOME);
    let looks = [
        ("terminal", "the terminal's own colours", usual),
        ("high-contrast", "high contrast", Caps { contrast: true, ..usual }),
        ("ascii", "ASCII", Caps { unicode: false, ..usual }),
        ("no-color", "NO_COLOR", Caps { colour: false, ..usual }),
        ("high-contrast-no-color", "high contrast under NO_COLOR", Caps { contrast: true, colour: false, ..usual }),
    ];
    let mut files = Vec::new();
    for (look, title, caps) in looks {
        for (scene, screen) in [
            ("menu", menu(caps)),
            ("question", story("Down", caps)),
            ("feedback", story("Down Enter", caps)),
            ("call", call("Down", caps)),
            ("results", results("", caps)),
            ("confidence", results("End", caps)),
        ] {
            for (name, background) in [("dark", Background::Dark), ("light", Background::Light)] {
                let title = format!("{scene} in {title}, on a {name} background");
                files.push((format!("looks/{look}-{scene}-{name}.svg"), svg(&screen, &title, background)));
            }
        }
    }
    files
}

fn menu(caps: Caps) -> Buffer {
    Camera::at_menu(built_in(), caps).of("ada", memories()).shot()
}

/// What is remembered of somebody who has done one quiz well, another not so well, and is in the middle of the calls.
fn memories() -> Vec<Memory> {
    let visit = |days: i64, percent: f64| Visit {
        at: Timestamp::UNIX_EPOCH - SignedDuration::from_hours(24 * days),
        percent: Some(percent),
        safe_percent: Some(percent),
    };
    let memory = |quiz: &str, unfinished, visits| Memory { quiz: Id::new(quiz), unfinished, visits };
    vec![
        memory("calls", vec![one_call_of_three()], Vec::new()),
        memory("clsid-tricks", Vec::new(), vec![visit(40, 83.0), visit(31, 92.0)]),
        memory("slp-keys", Vec::new(), vec![visit(1, 58.0)]),
    ]
}

/// A round of calls, left when the first was over.
fn one_call_of_three() -> Unfinished {
    let (_, mut paper) = drawn("calls", |_, _| true);
    paper.entries.truncate(3);
    let question = paper.entries[0].question.clone();
    let mut attempt = Attempt::new(paper);
    let response = Response::Call { path: Vec::new(), impression: None };
    attempt.record(Timestamp::UNIX_EPOCH, What::Answered { question, response });
    Unfinished { id: AttemptId(1), attempt }
}

/// The question with which it all began.
fn story(keys: &str, caps: Caps) -> Buffer {
    let mut camera = playing("clsid-tricks", |id, _| id == "chris-reads-first", caps);
    camera.press(keys).shot()
}

/// A call being played: the first replies of its longest path.
fn call(keys: &str, caps: Caps) -> Buffer {
    let (quiz, mut paper) = drawn("calls", |_, _| true);
    paper.entries.retain(|entry| entry.question.as_str() == "assoc-call");
    let question = quiz.question(&paper.entries[0].question).unwrap().clone();
    let mut camera = Camera::at_quiz(quiz, paper, caps);
    let (Ask::Call(call), AnswerKey::Call(key)) = (&question.face.ask, &question.key.answer) else { panic!("no call") };
    let longest = key.paths.iter().max_by_key(|path| path.replies.len()).unwrap();
    let mut walk = Walk::begin(call);
    for id in longest.replies.iter().take(4) {
        let number = walk.offered().iter().position(|reply| reply.id == *id).unwrap() + 1;
        camera.press(&format!("{number} Enter"));
        walk.reply(id).unwrap();
    }
    camera.press(keys).shot()
}

fn twins(keys: &str, caps: Caps) -> Buffer {
    let mut camera = playing("clsid-tricks", |id, _| id.ends_with("booked-assoc-call"), caps);
    camera.press(keys).shot()
}

/// The results of somebody who is a little too sure: takes one genuine contact for a scam, and would once do an unsafe
/// thing.
fn results(keys: &str, caps: Caps) -> Buffer {
    let (quiz, paper) = drawn("unsolicited-calls", |_, key| matches!(key, AnswerKey::Verdict(_)));
    let mut camera = Camera::at_quiz(quiz.clone(), paper.clone(), caps);
    let mut accused = false;
    for (place, entry) in paper.entries.iter().enumerate() {
        let AnswerKey::Verdict(key) = &quiz.question(&entry.question).unwrap().key.answer else { continue };
        let accuse = !accused && place > 1 && key.truth == Truth::Genuine;
        accused |= accuse;
        let verdict = if accuse || key.truth == Truth::Scam { "s" } else { "g" };
        let sure = ["Right Right Right Right", "Left", "Right Right"][place % 3];
        let safe = |id: &Id| key.actions.iter().any(|action| action.id == *id && action.correct != (place == 4));
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

fn playing(id: &str, wanted: impl Fn(&str, &AnswerKey) -> bool, caps: Caps) -> Camera {
    let (quiz, paper) = drawn(id, wanted);
    Camera::at_quiz(quiz, paper, caps)
}

fn drawn(id: &str, wanted: impl Fn(&str, &AnswerKey) -> bool) -> (Arc<Quiz>, Paper) {
    let quiz: Arc<Quiz> = Arc::new(find(id).unwrap().open().unwrap());
    let options = DrawOptions { mode: Mode::Practice, seed: 7, form: String::new(), count: None, topic: None };
    let mut paper = draw(&quiz, &options);
    paper.entries.retain(|entry| {
        let question = quiz.question(&entry.question).unwrap();
        wanted(entry.question.as_str(), &question.key.answer)
    });
    (quiz, paper)
}
