//! The screens of an exam that a teacher has dealt, at three sizes and in every look: before it begins, with its clock,
//! during a pause, when it is handed in, and once it is open. Snapshots hold them at 80×24.

use std::sync::Arc;

use hangup::class::ExamContext;
use hangup::tui::keys::{Key, KeyCode};
use hangup::tui::{App, Caps, DrillEffect, DrillMessage, Effect, Input, Program};
use hangup_core::attempt::{Attempt, DrawOptions, Mode, deal, draw};
use hangup_core::drill::Drill;
use hangup_core::quiz::{Booklet, Quiz, Sealed, parse};
use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Size;

use crate::album::picture;
use crate::capture::{Camera, text, usual};

const SIZES: [Size; 3] = [Size::new(80, 24), Size::new(40, 12), Size::new(120, 40)];

fn quiz() -> Quiz {
    parse(include_bytes!("../fixtures/class/rehearsal.yaml")).unwrap()
}

fn context() -> ExamContext {
    ExamContext {
        learner: "L07".to_owned(),
        name: Some("Ada Example".to_owned()),
        file: "/lesson/handed-in/L07.answers".to_owned(),
        caution: None,
    }
}

fn app(caps: Caps, context: ExamContext) -> App {
    let (sealed, _) = Sealed::of(&quiz()).unwrap();
    let attempt = Attempt::new(deal(&sealed, "B", SignedDuration::from_mins(10)));
    App::exam(caps, context, Drill::new(Booklet::Sealed(Arc::new(sealed)), attempt), Timestamp::UNIX_EPOCH)
}

fn camera(caps: Caps) -> Camera<App> {
    Camera::at(app(caps, context()), caps)
}

fn snapshot(name: &str, scene: impl Fn(Caps) -> Camera<App>) {
    for size in SIZES {
        let picture = picture(name, size, &scene);
        if size == SIZES[0] {
            insta::assert_snapshot!(format!("{name}@{}x{}", size.width, size.height), picture);
        }
    }
}

/// Hands in at once, with every question left blank.
const HAND_IN: &str = "Enter n n n n n n n n n n n h";

#[test]
fn before_it_begins() {
    snapshot("welcome", camera);
    snapshot("welcome-with-a-caution", |caps| {
        let caution =
            Some("The folder to hand in to cannot be reached: /lesson/handed-in. Tell your teacher.".to_owned());
        Camera::at(app(caps, ExamContext { caution, ..context() }), caps)
    });
}

#[test]
fn with_its_clock() {
    snapshot("with-a-clock", |caps| {
        let mut camera = camera(caps);
        camera.press("Enter");
        camera
    });
}

#[test]
fn during_a_pause() {
    snapshot("paused", |caps| {
        let mut camera = camera(caps);
        camera.press("Enter Ctrl-B");
        camera
    });
}

#[test]
fn when_it_is_handed_in() {
    snapshot("handed-in", |caps| {
        let mut camera = camera(caps);
        camera.press(HAND_IN);
        camera.press("taekwondo");
        camera
    });
    snapshot("handed-in-wrong-words", |caps| {
        let mut camera = camera(caps);
        camera.press(HAND_IN);
        camera.tell(DrillMessage::Unsealed(Err("These words do not open it; ask for them once more".to_owned())));
        camera
    });
}

#[test]
fn once_it_is_open() {
    snapshot("opened", |caps| {
        let mut camera = camera(caps);
        camera.press(HAND_IN);
        let quiz = quiz();
        let (_, names) = Sealed::of(&quiz).unwrap();
        camera.tell(DrillMessage::Unsealed(Ok((Arc::new(quiz), names))));
        camera
    });
}

const ENTER: Input = Input::Key(Key::plain(KeyCode::Enter));

/// What an app asks for when an input comes at a minute.
fn at(app: &mut App, minute: i64, input: Input) -> Vec<Effect<DrillEffect>> {
    let now = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute);
    let effects = app.take_input(input, now);
    if effects.iter().any(|effect| matches!(effect, Effect::Own(DrillEffect::Keep { .. }))) {
        app.take_message(DrillMessage::Kept(Ok(None)), now);
    }
    effects
}

fn begun() -> App {
    let mut app = app(usual(SIZES[0]), context());
    at(&mut app, 0, ENTER);
    app
}

fn shot(app: App) -> String {
    text(&Camera::at(app, usual(SIZES[0])).shot())
}

#[test]
fn it_hands_itself_in_when_the_time_is_up() {
    let mut app = begun();
    at(&mut app, 49, Input::Woke);
    assert!(!app.attempt().unwrap().state().handed_in());
    let effects = at(&mut app, 50, Input::Woke);
    assert!(app.attempt().unwrap().state().handed_in());
    assert!(
        matches!(effects.as_slice(), [Effect::Own(DrillEffect::Keep { .. })]),
        "it is not written down: {effects:?}"
    );
    assert_eq!(app.wakes_at(), None);
    assert!(shot(app).contains("The time is up, so it was handed in as it was."));
}

#[test]
fn a_key_that_comes_too_late_answers_nothing() {
    let mut app = begun();
    at(&mut app, 51, ENTER);
    let attempt = app.attempt().unwrap();
    assert!(attempt.state().handed_in());
    assert_eq!(attempt.state().answered(), 0);
}

/// It sleeps until what the clock shows changes, and no longer than the time there is.
#[test]
fn it_wakes_at_full_minutes_and_when_the_time_is_up() {
    let second = |second: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second);
    let mut app = begun();
    assert_eq!(app.wakes_at(), Some(second(60)));
    app.take_input(Input::Woke, second(61));
    assert_eq!(app.wakes_at(), Some(second(120)));
    app.take_input(Input::Woke, second(49 * 60 + 30));
    assert_eq!(app.wakes_at(), Some(second(50 * 60)));
}

#[test]
fn in_a_pause_the_clock_stands_still_and_nobody_is_woken() {
    let mut app = begun();
    at(&mut app, 10, Input::Key(Key::ctrl('b')));
    assert_eq!(app.wakes_at(), None);
    at(&mut app, 500, Input::Woke);
    assert!(!app.attempt().unwrap().state().handed_in());
    at(&mut app, 500, ENTER);
    assert!(shot(app).contains("40 min left"));
}

/// Until somebody opens it, no word of the key is on any page, whatever is pressed.
#[test]
fn no_page_before_the_words_knows_the_key() {
    let secrets =
        ["Every PC shows it", "It ends it", "Hurry helps the caller", "0 of 1 mark", "You did the safe thing"];
    let mut camera = camera(usual(SIZES[2]));
    for keys in HAND_IN.split(' ').chain(["Enter", "r", "Ctrl-L", "Enter"]) {
        camera.press(keys);
        let page = text(&camera.shot());
        assert!(secrets.iter().all(|secret| !page.contains(secret)), "{page}");
    }
}

/// An exam that nobody dealt keeps its time limit as well.
#[test]
fn an_exam_of_ones_own_hands_itself_in_too() {
    let quiz = Arc::new(quiz());
    let options = DrawOptions { mode: Mode::Exam, seed: 1, form: String::new(), count: None, topic: None };
    let paper = draw(&quiz, &options);
    let mut app = App::with_menu(usual(SIZES[0]), Vec::new()).playing(quiz, paper, Timestamp::UNIX_EPOCH);
    at(&mut app, 39, Input::Woke);
    assert!(!app.attempt().unwrap().state().handed_in());
    at(&mut app, 40, Input::Woke);
    assert!(app.attempt().unwrap().state().handed_in());
    let results = shot(app);
    assert!(results.contains("results") && results.contains("The time is up: handed in as it was."), "{results}");
}

/// In practice nobody is hurried.
#[test]
fn practice_has_no_clock() {
    let quiz = Arc::new(quiz());
    let options = DrawOptions { mode: Mode::Practice, seed: 1, form: String::new(), count: None, topic: None };
    let paper = draw(&quiz, &options);
    let app = App::with_menu(usual(SIZES[0]), Vec::new()).playing(quiz, paper, Timestamp::UNIX_EPOCH);
    assert_eq!(app.wakes_at(), None);
    assert!(!shot(app).contains("min left"));
}
