//! Every screen of the drill at three sizes, in every look. A snapshot holds what the album says of it at 80×24, and where
//! the layout is the promise at every size; look at what changed before you accept it (INSTA_UPDATE=always).

use std::path::PathBuf;
use std::sync::Arc;

use hangup::shelf::{Place, book, built_in};
use hangup::store::LookBack;
use hangup::tui::{Caps, DrillMessage, Input};
use hangup_core::attempt::{Attempt, Confidence, DrawOptions, Mode, Response, What, draw};
use hangup_core::measure::Progress;
use hangup_core::quiz::{AnswerKey, Ask, Quiz, Truth, parse};
use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Size;

use crate::album;
use crate::capture::{ANSWERS, Camera, text, usual};

pub const SIZES: [Size; 3] = [Size::new(80, 24), Size::new(40, 12), Size::new(120, 40)];

/// Scenes whose layout a snapshot holds at every size.
const AT_EVERY_SIZE: [&str; 5] = ["menu", "question-verdict", "feedback-verdict", "call-replied", "results"];

pub fn quiz() -> Arc<Quiz> {
    Arc::new(parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap())
}

/// A camera in front of the quiz of every kind, its questions as authored.
fn camera(mode: Mode, caps: Caps) -> Camera {
    let quiz = quiz();
    let options = DrawOptions { mode, seed: 1, form: String::new(), count: None, topic: None };
    let mut paper = draw(&quiz, &options);
    paper.entries.sort_by_key(|entry| quiz.questions.iter().position(|question| question.face.id == entry.question));
    Camera::at_quiz(quiz, paper, caps)
}

pub fn snapshot(name: &str, scene: impl Fn(Caps) -> Camera) {
    for size in SIZES {
        let picture = album::picture(name, size, &scene);
        if size == SIZES[0] || AT_EVERY_SIZE.contains(&name) {
            insta::assert_snapshot!(format!("{name}@{}x{}", size.width, size.height), picture);
        }
    }
}

#[test]
fn the_menu() {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/screens");
    snapshot("menu", |caps| {
        let bytes: &'static [u8] = include_bytes!("../fixtures/screens/every-kind.yaml");
        let built_in = book(Place::BuiltIn { file: "every-kind.yaml", bytes });
        let broken = book(Place::BuiltIn { file: "budget-scams.yaml", bytes: b"format: 1\nid: x\n" });
        let yours = book(Place::File(fixtures.join("every-kind.yaml")));
        let mut camera = Camera::at_menu(vec![built_in, broken, yours], caps);
        camera.press("Down");
        camera
    });
}

#[test]
fn a_question_of_each_kind() {
    for (place, name) in ["one", "several", "verdict", "verdict-of-a-region", "spot", "order", "typed", "hard-text"]
        .into_iter()
        .enumerate()
    {
        snapshot(&format!("question-{name}"), |caps| {
            let mut camera = camera(Mode::Practice, caps);
            ANSWERS[..place].iter().for_each(|answer| {
                camera.press(answer).press("Enter");
                if place > 3 && *answer == ANSWERS[3] {
                    camera.press("Enter");
                }
            });
            camera
        });
    }
}

#[test]
fn answers_being_composed() {
    let drafts = [
        (0, "one", "2"),
        (1, "several", "1 Space 3 Space"),
        (2, "verdict", "g Right Right 2"),
        (2, "verdict-incomplete", "s Enter"),
        (4, "spot", "2 Space 3"),
        (5, "order", "2 Space Up"),
        (6, "typed", "slmgr"),
        (0, "nothing-chosen", "Enter"),
    ];
    for (place, name, keys) in drafts {
        snapshot(&format!("draft-{name}"), |caps| {
            let mut camera = camera(Mode::Exam, caps);
            (0..place).for_each(|place| {
                camera.press(if place == 6 { "Ctrl-N" } else { "n" });
            });
            camera.press(keys);
            camera
        });
    }
}

#[test]
fn feedback_on_each_kind() {
    for (place, name) in
        ["one", "several", "verdict", "verdict-right", "spot", "order", "typed", "hard-text"].into_iter().enumerate()
    {
        snapshot(&format!("feedback-{name}"), |caps| {
            let mut camera = camera(Mode::Practice, caps);
            for answer in &ANSWERS[..place] {
                camera.press(answer).press("Enter");
                if *answer == ANSWERS[3] {
                    camera.press("Enter");
                }
            }
            camera.press(ANSWERS[place]);
            camera
        });
    }
}

#[test]
fn feedback_with_everything_open() {
    snapshot("feedback-open", |caps| {
        let mut camera = camera(Mode::Practice, caps);
        camera.press(ANSWERS[0]).press("w t");
        camera
    });
}

/// A camera in front of a call, after some keys.
pub fn on_the_phone(keys: &str, caps: Caps) -> Camera {
    let quiz = Arc::new(parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap());
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let paper = draw(&quiz, &options);
    let mut camera = Camera::at_quiz(quiz, paper, caps);
    camera.press(keys);
    camera
}

#[test]
fn a_call_from_its_first_line_to_the_debrief() {
    let moments = [
        ("ringing", ""),
        ("replied", "2 Enter"),
        ("at-the-prompt", "2 Enter c slmgr Space /dli Enter"),
        ("unknown-command", "1 Enter c frobnicate Enter Esc"),
        ("over", "2 Enter 3 Enter s"),
        ("debrief", "2 Enter 3 Enter s Right Enter"),
        ("debrief-end", "2 Enter 1 Enter u Enter End"),
        ("again", "2 Enter 3 Enter s Right Enter g Down"),
        ("again-ended", "2 Enter 3 Enter s Right Enter g Down Enter 1 Enter"),
    ];
    for (name, keys) in moments {
        snapshot(&format!("call-{name}"), |caps| on_the_phone(keys, caps));
    }
}

#[test]
fn the_newest_line_is_in_view_and_no_reply_is_cut_off() {
    for size in SIZES {
        for keys in ["", "2 Enter", "2 Enter 2 Enter", "1 Enter"] {
            let mut camera = on_the_phone(keys, usual(size));
            let seen = text(&camera.shot());
            if !keys.is_empty() {
                assert!(seen.contains("You  "), "{size}: the newest words are out of view:\n{seen}");
            }
            camera.press("End");
            let end = text(&camera.shot());
            assert!(end.contains("Hang up"), "{size}: the last reply is out of reach:\n{end}");
        }
    }
}

#[test]
fn a_call_left_half_way_is_gone_on_with_at_its_line() {
    let quiz = Arc::new(parse(include_bytes!("../fixtures/calls/two-calls.yaml")).unwrap());
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let paper = draw(&quiz, &options);
    let mut camera = Camera::at_quiz(quiz, paper, usual(SIZES[0]));
    camera.press("2 Enter");
    let half_way = text(&camera.shot());
    camera.press("n p");
    assert_eq!(text(&camera.shot()), half_way);
}

#[test]
fn a_call_is_played_again_from_its_feedback_or_its_review_and_one_comes_back_there() {
    for keys in ["2 Enter 3 Enter s Right Enter", "2 Enter 3 Enter s Right Enter Enter r Enter"] {
        let mut camera = on_the_phone(keys, usual(SIZES[0]));
        let here = text(&camera.shot());
        camera.press("g");
        assert!(text(&camera.shot()).contains("Play again"), "{}", text(&camera.shot()));
        for replay in ["Esc", "g Enter Esc", "g Enter 1 Enter 1 Enter Enter", "g Enter 3 Enter g Esc"] {
            camera.press(replay);
        }
        assert_eq!(text(&camera.shot()), here);
    }
}

#[test]
fn twins_side_by_side() {
    snapshot("twins", |caps| {
        let mut camera = camera(Mode::Practice, caps);
        for answer in &ANSWERS[..3] {
            camera.press(answer).press("Enter");
        }
        camera.press(ANSWERS[3]).press("Enter");
        camera
    });
}

fn played(caps: Caps) -> Camera {
    let mut camera = camera(Mode::Practice, caps);
    for answer in ANSWERS {
        camera.press(answer).press("Enter");
        if answer == ANSWERS[3] {
            camera.press("Enter");
        }
    }
    camera
}

#[test]
fn the_results() {
    snapshot("results", played);
    snapshot("results-end", |caps| {
        let mut camera = played(caps);
        camera.press("End");
        camera
    });
}

#[test]
fn the_review() {
    snapshot("review", |caps| {
        let mut camera = played(caps);
        camera.press("r Down Down");
        camera
    });
    snapshot("reviewed", |caps| {
        let mut camera = played(caps);
        camera.press("r Down Down Enter");
        camera
    });
}

/// What is remembered of the quiz of every kind after some attempts.
fn remembered(caps: Caps) -> Camera {
    let bytes: &'static [u8] = include_bytes!("../fixtures/screens/every-kind.yaml");
    let books = vec![book(Place::BuiltIn { file: "every-kind.yaml", bytes })];
    let quiz = quiz();
    let day = |day: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day);
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let attempts: Vec<Attempt> = [(1, Truth::Scam), (9, Truth::Genuine), (40, Truth::Scam)]
        .into_iter()
        .map(|(number, verdict)| {
            let mut attempt = Attempt::new(draw(&quiz, &options));
            for question in &quiz.questions {
                let AnswerKey::Verdict(key) = &question.key.answer else { continue };
                let action = key.actions.iter().find(|action| action.correct == (number > 1)).map(|it| it.id.clone());
                let response =
                    Response::Verdict { verdict: Some(verdict), confidence: Some(Confidence::STEPS[3]), action };
                attempt.record(day(number), What::Answered { question: question.face.id.clone(), response });
            }
            attempt.record(day(number), What::HandedIn);
            attempt
        })
        .collect();
    let mut camera = Camera::at_menu(books, caps);
    camera.remember(LookBack {
        progress: Progress::of(attempts.iter().map(|attempt| (&*quiz, attempt))),
        without_quiz: 1,
    });
    camera
}

#[test]
fn progress_over_several_attempts() {
    snapshot("progress", remembered);
    snapshot("progress-end", |caps| {
        let mut camera = remembered(caps);
        camera.press("End");
        camera
    });
}

#[test]
fn when_nothing_can_be_kept() {
    snapshot("trouble", |caps| {
        let mut camera = Camera::at_menu(Vec::new(), caps);
        camera.tell(DrillMessage::Recalled(Err(
            "/home/ada/.local/share/hangup/history.db is damaged; keep a copy, and move it away: hangup then begins a new one"
                .to_owned(),
        )));
        camera
    });
}

#[test]
fn before_handing_in() {
    snapshot("hand-in", |caps| {
        let mut camera = camera(Mode::Exam, caps);
        camera.press("1 Enter n n n n n Ctrl-N n");
        camera
    });
}

#[test]
fn the_page_of_keys() {
    snapshot("keys", |caps| {
        let mut camera = camera(Mode::Practice, caps);
        camera.press("?");
        camera
    });
}

#[test]
fn before_leaving() {
    snapshot("leave", |caps| {
        let mut camera = camera(Mode::Practice, caps);
        camera.press("1 Enter Esc");
        camera
    });
}

#[test]
fn a_window_that_is_too_small_says_so_and_loses_nothing() {
    let mut camera = camera(Mode::Practice, usual(Size::new(80, 24)));
    camera.press("2");
    let before = text(&camera.shot());
    camera.input(Input::Resized(Size::new(20, 5)));
    let small = text(&camera.shot());
    assert!(small.contains("This window is 20×5.") && small.contains("nothing is lost"), "{small}");
    camera.press("1 Enter");
    camera.input(Input::Resized(Size::new(80, 24)));
    assert_eq!(text(&camera.shot()), before);
}

#[test]
fn in_ascii_a_notice_and_what_arrows_say_are_in_words_and_fit_the_smallest_window() {
    let mut camera = camera(Mode::Exam, Caps { unicode: false, ..usual(Size::new(40, 12)) });
    camera.press("n n s Enter");
    let screen = text(&camera.shot());
    assert!(screen.contains("And how sure are you? Left, Right more"), "{screen}");
    camera.press("?");
    let keys = text(&camera.shot());
    assert!(keys.contains("Left Right how sure") && keys.contains("Up Down"), "{keys}");
    camera.input(Input::Resized(Size::new(20, 5)));
    let small = text(&camera.shot());
    assert!(small.contains("This window is 20x5."), "{small}");
}

#[test]
fn any_size_can_be_drawn() {
    for width in [0, 1, 2, 39, 40, 41, 59, 60, 69, 70, 79, 81, 200, 500] {
        for height in [0, 1, 2, 11, 12, 13, 24, 100] {
            let mut camera = camera(Mode::Practice, usual(Size::new(80, 24)));
            camera.input(Input::Resized(Size::new(width, height)));
            for answer in ANSWERS {
                camera.shot();
                camera.press(answer);
                camera.shot();
                camera.press("w t");
                camera.shot();
                camera.press("Enter Enter");
            }
            camera.shot();
        }
    }
}

/// Pages that have to be turned to see all of what is on the screen.
fn pages(camera: &mut Camera) -> usize {
    camera.press("Home");
    let mut pages = 1;
    let mut seen = text(&camera.shot());
    loop {
        camera.press("PgDn");
        let next = text(&camera.shot());
        if next == seen {
            return pages;
        }
        (pages, seen) = (pages + 1, next);
    }
}

/// Keys that give some answer to a question; none to a call, which is steered.
fn some_answer(ask: &Ask) -> Option<&'static str> {
    match ask {
        Ask::Choice(choice) if choice.several => Some("1 Space Enter"),
        Ask::Choice(_) => Some("1 Enter"),
        Ask::Verdict(_) => Some("s Right 1 Enter"),
        Ask::Spot(_) => Some("1 Space Enter"),
        Ask::Order(_) => Some("1 Space Down Space Enter"),
        Ask::Typed(_) => Some("x Enter"),
        Ask::Call(_) => None,
    }
}

#[test]
fn every_question_of_the_bank_fits_two_pages_and_what_is_said_of_its_answer_three() {
    let mut long = Vec::new();
    for book in built_in() {
        let quiz = Arc::new(book.place.open().unwrap());
        let options = DrawOptions { mode: Mode::Practice, seed: 7, form: String::new(), count: None, topic: None };
        let whole = draw(&quiz, &options);
        for entry in &whole.entries {
            let mut paper = whole.clone();
            paper.entries = vec![entry.clone()];
            let mut camera = Camera::at_quiz(quiz.clone(), paper, usual(SIZES[0]));
            let asked = pages(&mut camera);
            let told = some_answer(&quiz.question(&entry.question).unwrap().face.ask).map(|keys| {
                camera.press("Home").press(keys);
                pages(&mut camera)
            });
            if asked > 2 || told.is_some_and(|pages| pages > 3) {
                long.push(format!("{} takes {asked} pages, and then {told:?}", entry.question));
            }
        }
    }
    assert_eq!(long, [""; 0]);
}
