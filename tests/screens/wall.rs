//! The wall: every step of every kind of question in every look, what may be seen before the answer, where the keys lead,
//! and which hands it asks to be kept. Look at a changed snapshot before you accept it (INSTA_UPDATE=always).

use std::sync::Arc;

use hangup::class::collect::Marker;
use hangup::shelf::built_in;
use hangup::tui::{Caps, Effect, Input, Wall, WallEffect, WallMessage};
use hangup_core::attempt::Paper;
use hangup_core::quiz::{AnswerKey, Ask, Question, Quiz, parse};
use ratatui::layout::Size;

use crate::album;
use crate::capture::{Camera, text, usual};

/// Those of a terminal at home, the smallest there is, a large one, and one that is projected in large letters.
const SIZES: [Size; 4] = [Size::new(80, 24), Size::new(40, 12), Size::new(120, 40), Size::new(60, 18)];

/// Scenes whose layout a snapshot holds at every size but the smallest; the others are held at 80×24.
const AT_EVERY_SIZE: [&str; 2] = ["ask", "answer"];

/// So large that nothing of a question is out of view, nor what is new in a call.
const HUGE: Size = Size::new(100, 70);

fn every_kind() -> Arc<Quiz> {
    Arc::new(parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap())
}

fn a_call() -> Arc<Quiz> {
    Arc::new(parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap())
}

fn quizzes() -> Vec<Arc<Quiz>> {
    let bank = built_in().into_iter().map(|book| Arc::new(book.place.open().unwrap()));
    bank.chain([every_kind(), a_call()]).collect()
}

fn wall(quiz: &Arc<Quiz>, caps: Caps) -> Camera<Wall> {
    Camera::at(Wall::new(caps, quiz.clone()).keeping("hands.jsonl".to_owned()), caps)
}

/// What is on a huge wall after some keys.
fn seen(quiz: &Arc<Quiz>, keys: &str) -> String {
    text(&wall(quiz, usual(HUGE)).press(keys).shot())
}

#[test]
fn every_step_of_every_kind() {
    let both = "17 Space 8 Space 0 Enter Enter 5 Space 19 Space 1 Enter";
    let several = "9 Space 17 Space 25 Space 4 Enter Enter 20 Space 21 Space 3 Space 0 Enter";
    let verdict = "20 Space 5 Enter Enter 12 Space 14 Enter Enter";
    let moments = [
        ("situation", "".to_owned()),
        ("ask", "Enter".to_owned()),
        ("counting", "Enter 17 Space 8".to_owned()),
        ("miscounted", "Enter 17 Space 8 Enter".to_owned()),
        ("talk", "Enter 17 Space 8 Space 0 Enter".to_owned()),
        ("ask-again", "Enter Enter Enter 5 Space".to_owned()),
        ("compare", format!("Enter {both}")),
        ("answer", format!("Enter {both} Enter")),
        ("why", format!("Enter {both} Enter Enter")),
        ("answer-uncounted", "r".to_owned()),
        ("several-answer", format!("g 2 Enter Enter {several} Enter")),
        ("verdict-act", format!("g 3 Enter Enter {verdict}")),
        ("verdict-answer", format!("g 3 Enter Enter {verdict} 3 Space 22 Space 1 Enter")),
        ("spot-counting", "g 5 Enter Enter 2 Space 21 Space 19".to_owned()),
        ("spot-answer", "g 5 Enter Enter 2 Space 21 Space 19 Space 1 Enter".to_owned()),
        ("order", "g 6 Enter Enter".to_owned()),
        ("order-answer", "g 6 Enter r".to_owned()),
        ("typed-answer", "g 7 Enter r".to_owned()),
        ("hard-text", "g 8 Enter Enter 3 Space 4".to_owned()),
        ("go-to", "g 1 2".to_owned()),
        ("leave", "Esc".to_owned()),
        ("keys", "Enter ?".to_owned()),
    ];
    snapshots(&every_kind(), &moments);
}

#[test]
fn a_call_is_walked_with_the_room_from_its_first_line_to_its_debrief() {
    let over = "a Enter b Enter 20 Space 4 Enter";
    snapshots(
        &a_call(),
        &[
            ("call-ringing", "".to_owned()),
            ("call-counted", "12 Space 8 Space 5 Enter".to_owned()),
            ("call-replied", "b Enter".to_owned()),
            ("call-over", "c Enter".to_owned()),
            ("call-answer", over.to_owned()),
            ("call-why", format!("{over} Enter")),
        ],
    );
}

fn snapshots(quiz: &Arc<Quiz>, moments: &[(&str, String)]) {
    for (name, keys) in moments {
        for size in SIZES {
            let picture = album::picture(name, size, &|caps| {
                let mut camera = wall(quiz, caps);
                camera.press(keys);
                camera
            });
            if size == SIZES[0] || size != SIZES[1] && AT_EVERY_SIZE.contains(name) {
                insta::assert_snapshot!(format!("{name}@{}x{}", size.width, size.height), picture);
            }
        }
    }
}

/// The letters of a text or a screen, so that it does not matter where lines end and what frames are around them.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !"│╭╮╰╯─━█░▸↑↓".contains(*letter)).collect()
}

/// Everything that only the key of a question says.
fn secrets(question: &Question) -> Vec<String> {
    let key = &question.key;
    let mut secrets: Vec<&str> = key.cues.iter().map(|cue| cue.why.as_str()).collect();
    secrets.extend(key.rule.as_deref());
    secrets.extend(key.explain.as_deref());
    secrets.extend(key.sources.iter().map(|source| source.title.as_str()));
    match &key.answer {
        AnswerKey::Choice(key) => secrets.extend(key.options.iter().filter_map(|it| it.why.as_deref())),
        AnswerKey::Verdict(key) => secrets.extend(key.actions.iter().filter_map(|it| it.why.as_deref())),
        AnswerKey::Spot(key) => secrets.extend(key.options.iter().filter_map(|it| it.why.as_deref())),
        AnswerKey::Order(key) => secrets.extend(key.steps.iter().filter_map(|it| it.why.as_deref())),
        AnswerKey::Typed(key) => {
            secrets.extend(key.why.as_deref());
            secrets.extend(key.accept.iter().map(String::as_str));
        }
        AnswerKey::Call(key) => {
            secrets.extend(key.endings.iter().map(|ending| ending.text.as_str()));
            for line in &key.lines {
                secrets.extend(line.tells.as_deref());
                secrets.extend(line.technique.iter().flat_map(|it| [it.name.as_str(), it.why.as_str()]));
                secrets.extend(line.whys.iter().filter_map(Option::as_deref));
            }
        }
    }
    secrets.into_iter().map(letters).collect()
}

/// Every screen of a question before its answer, which is where the footer does not offer to reveal it any more. One hand
/// is raised for each option wherever hands are counted, and a call is walked by the first reply each time.
fn before_the_answer(quiz: &Arc<Quiz>, number: usize) -> Vec<String> {
    let mut camera = wall(quiz, usual(HUGE));
    camera.press(&format!("g {number} Enter"));
    let is_call = matches!(quiz.questions[number - 1].face.ask, Ask::Call(_));
    let mut screens = Vec::new();
    let mut screen = text(&camera.shot());
    while screen.lines().last().unwrap().contains("r answer") {
        assert!(is_call || !screen.contains("↓ more"), "out of view: {screen}");
        screens.push(screen);
        assert!(screens.len() < 60, "question {number} of {} never comes to its answer", quiz.id);
        screen = text(&camera.press(if is_call { "a Enter" } else { "1 Enter" }).shot());
        while screen.contains("numbers, not") {
            screen = text(&camera.press("Space 1 Enter").shot());
        }
    }
    screens
}

#[test]
fn before_the_answer_no_reason_no_rule_and_no_explanation_is_on_the_wall() {
    for quiz in quizzes() {
        for (question, number) in quiz.questions.iter().zip(1..) {
            let screens: Vec<String> = before_the_answer(&quiz, number).iter().map(|screen| letters(screen)).collect();
            let steps = match &question.face.ask {
                Ask::Choice(_) => 5,
                Ask::Verdict(verdict) => 5 + usize::from(verdict.action.is_some()),
                Ask::Spot(_) | Ask::Order(_) | Ask::Typed(_) => 2,
                Ask::Call(_) => screens.len().max(2),
            };
            assert_eq!(screens.len(), steps, "{}: {screens:#?}", question.face.id);
            // What the face says as well is no secret.
            let told = letters(&format!("{:?} {}", question.face, screens[0]));
            for secret in secrets(question).iter().filter(|secret| !told.contains(secret.as_str())) {
                let leak = screens.iter().find(|screen| screen.contains(secret.as_str()));
                assert_eq!(leak, None, "{} tells: {secret}", question.face.id);
            }
        }
    }
}

#[test]
fn what_is_kept_back_until_the_answer_is_said_with_it() {
    for quiz in quizzes() {
        for (question, number) in quiz.questions.iter().zip(1..) {
            let told = letters(
                &(seen(&quiz, &format!("g {number} Enter r")) + &seen(&quiz, &format!("g {number} Enter r Enter"))),
            );
            let key = &question.key;
            for text in key.rule.iter().chain(&key.explain) {
                assert!(told.contains(&letters(text)), "{} keeps to itself: {text}", question.face.id);
            }
        }
    }
}

#[test]
fn options_stay_hidden_while_the_situation_is_read() {
    for (question, number) in every_kind().questions.iter().zip(1..) {
        let situation = letters(&seen(&every_kind(), &format!("g {number} Enter")));
        let asked = letters(&seen(&every_kind(), &format!("g {number} Enter Enter")));
        for statement in question.face.ask.statements() {
            assert!(!situation.contains(&letters(&statement.text)), "{}", question.face.id);
            let is_action = matches!(question.face.ask, Ask::Verdict(_));
            assert!(
                is_action || asked.contains(&letters(&statement.text)),
                "{} hides {}",
                question.face.id,
                statement.id
            );
        }
    }
}

#[test]
fn questions_come_as_authored_and_the_right_option_is_not_always_the_first() {
    let mut places = [0; 4];
    for quiz in quizzes() {
        for (question, number) in quiz.questions.iter().zip(1..) {
            let situation = letters(&seen(&quiz, &format!("g {number} Enter")));
            assert!(situation.contains(&letters(&question.face.scenario)), "{number}: {situation}");
            let AnswerKey::Choice(key) = &question.key.answer else { continue };
            let (false, Some(right)) = (key.several, key.options.iter().find(|option| option.correct)) else {
                continue;
            };
            let answer = letters(&seen(&quiz, &format!("g {number} Enter r")));
            let text = letters(&question.face.statement(&right.id).unwrap().text);
            let letter =
                ["A", "B", "C", "D"].iter().position(|letter| answer.contains(&format!("Right{letter}{text}")));
            places[letter.unwrap()] += 1;
        }
    }
    let all: usize = places.iter().sum();
    assert!(all > 30 && places.iter().all(|place| *place > all / 10 && *place < all / 2), "{places:?}");
}

#[test]
fn before_and_after_stand_under_each_other_with_numbers_and_percent() {
    let compare = seen(&every_kind(), "Enter 17 Space 8 Space 0 Enter Enter 1 Space 2 Space 0 Enter");
    // 17 of 25 are 68 in 100, 8 of 25 are 32; 1 of 3 are 33.3, 2 of 3 are 66.7.
    for figures in
        ["17 of 25  68%", " 8 of 25  32%", " 0 of 25   0%", " 1 of 3   33%", " 2 of 3   67%", " 0 of 3    0%"]
    {
        assert!(compare.contains(figures), "no {figures} in {compare}");
    }
    assert!(!compare.contains('✓') && !compare.contains("Right"), "{compare}");
}

#[test]
fn where_nobody_raises_a_hand_there_is_no_percent() {
    let compare = seen(&every_kind(), "Enter 0 Space 0 Space 0 Enter Enter Enter");
    assert!(compare.contains("before") && compare.contains("0 of 0") && !compare.contains('%'), "{compare}");
}

#[test]
fn hands_need_not_be_counted_and_then_nothing_is_compared() {
    let mut camera = wall(&every_kind(), usual(HUGE));
    let screens: Vec<String> = (0..6).map(|_| text(&camera.press("Enter").shot())).collect();
    for (screen, words) in screens.iter().zip(["On your own", "Talk to your neighbour", "Once more", "✓ Right", "①"])
    {
        assert!(screen.contains(words), "no {words} in {screen}");
    }
    assert!(screens[5].contains("2 of 8"), "{}", screens[5]);
    assert_eq!(camera.asked_for, []);
}

#[test]
fn a_number_too_few_or_too_many_is_told_and_can_be_put_right() {
    let mut camera = wall(&every_kind(), usual(HUGE));
    camera.press("Enter 17 Space 8 Enter");
    assert!(text(&camera.shot()).contains("A to C need 3 numbers, not 2"));
    camera.press("Space 0 Space 4 Enter");
    assert!(text(&camera.shot()).contains("A to C need 3 numbers, not 4"));
    camera.press("Backspace Backspace Enter");
    assert!(text(&camera.shot()).contains("Talk to your neighbour"));
    camera.press("p 5 Esc Enter");
    assert!(text(&camera.shot()).contains("Talk to your neighbour"), "Esc takes back what was typed");
}

#[test]
fn keys_lead_on_back_and_to_any_question() {
    let quiz = every_kind();
    let first = seen(&quiz, "");
    for (keys, expected) in [
        ("Enter p", first.as_str()),
        ("n p", &seen(&quiz, "r Enter")),
        ("n n", &seen(&quiz, "g 3 Enter")),
        ("Enter r p", &seen(&quiz, "Enter Enter Enter")),
        ("r Enter Enter", &seen(&quiz, "g 2 Enter")),
        ("g 9 Esc", first.as_str()),
        ("Esc Enter", first.as_str()),
        ("? Esc", first.as_str()),
    ] {
        assert_eq!(seen(&quiz, keys), expected, "{keys}");
    }
    for (keys, notice) in [
        ("p", "This is the first question"),
        ("g 8 Enter n", "This was the last question"),
        ("g 8 Enter r Enter Enter", "This was the last question"),
        ("g 9 Enter", "There are questions 1 to 8"),
        ("g 0 Enter", "There are questions 1 to 8"),
        ("g Enter", "There are questions 1 to 8"),
    ] {
        let screen = seen(&quiz, keys);
        assert!(screen.contains(notice), "{keys}: {screen}");
    }
}

#[test]
fn leaving_is_asked_about_once_and_control_c_leaves_at_once() {
    for (keys, effects) in [
        ("q l", vec![Effect::Leave(0)]),
        ("Enter Esc l", vec![Effect::Leave(0)]),
        ("Enter Esc Enter q", vec![]),
        ("Ctrl-C", vec![Effect::Leave(130)]),
    ] {
        let mut camera = wall(&every_kind(), usual(HUGE));
        assert_eq!(camera.press(keys).asked_for, effects, "{keys}");
    }
}

#[test]
fn a_reply_in_a_call_can_be_taken_back_and_another_given() {
    let quiz = a_call();
    let first = seen(&quiz, "");
    assert_eq!(seen(&quiz, "a Enter p"), first);
    assert_eq!(seen(&quiz, "c Enter p"), first, "the end of a call is taken back as well");
    assert_eq!(seen(&quiz, "a Enter p b Enter"), seen(&quiz, "b Enter"));
    assert_eq!(seen(&quiz, "12 Space 8 Space 25 Enter Enter"), seen(&quiz, "c Enter"), "most hands are for C");
}

#[test]
fn where_no_reply_is_chosen_enter_shows_the_rest_of_them_and_then_asks_for_one() {
    let mut camera = wall(&a_call(), usual(SIZES[1]));
    let mut screen = text(&camera.shot());
    while screen.contains("↓ more") {
        let next = text(&camera.press("Enter").shot());
        assert_ne!(next, screen);
        screen = next;
    }
    assert!(screen.contains("C  Hang up"), "{screen}");
    screen = text(&camera.press("Enter").shot());
    assert!(screen.contains("Choose a reply by its letter"), "{screen}");
}

/// The hands that were asked to be kept last, as they will stand in the file.
fn kept(camera: &Camera<Wall>) -> Vec<String> {
    match camera.asked_for.last() {
        Some(Effect::Own(WallEffect::KeepHands(counts))) => {
            counts.iter().map(|count| serde_json::to_string(count).unwrap()).collect()
        }
        _ => Vec::new(),
    }
}

/// A line of the file, written by hand.
fn line(question: &str, round: &str, counts: &str, at: &str) -> String {
    let (quiz, at) = if question == "the-call" { ("short-call", at) } else { ("every-kind", at) };
    format!(
        r#"{{"v":1,"quiz":"{quiz}","question":"{question}","round":"{round}","counts":{{{counts}}},"at":"1970-01-01T00:{at}Z"}}"#
    )
}

/// The camera lets ten seconds go by with every key.
#[test]
fn every_count_is_kept_by_the_ids_of_its_options_and_with_its_round() {
    for (quiz, keys, expected) in [
        // On the wall, its options stand in the order licence, nothing, alarm: see the snapshots.
        (
            every_kind(),
            "Enter 17 Space 8 Space 0 Enter",
            line("one-answer", "before", r#""alarm":0,"licence":17,"nothing":8"#, "01:20"),
        ),
        (
            every_kind(),
            "Enter Enter Enter 1 Space 2 Space 3 Enter",
            line("one-answer", "after", r#""alarm":3,"licence":1,"nothing":2"#, "01:30"),
        ),
        (
            every_kind(),
            "g 3 Enter Enter 9 Space 8 Enter",
            line("booked-call", "before", r#""genuine":8,"scam":9"#, "01:20"),
        ),
        // Its actions stand in the order ring-back, go-on, password.
        (
            every_kind(),
            "g 3 Enter Enter Enter Enter Enter 4 Space 0 Space 6 Enter",
            line("booked-call", "once", r#""go-on":0,"password":6,"ring-back":4"#, "02:10"),
        ),
        (
            every_kind(),
            "g 5 Enter Enter 1 Space 2 Space 3 Space 4 Enter",
            line("spot-lines", "once", r#""greeting":1,"hurry":2,"number":3,"thanks":4"#, "02:00"),
        ),
        (
            a_call(),
            "3 Space 2 Space 1 Enter",
            line("the-call", "once", r#""hang-up":1,"how-number":3,"type-assoc":2"#, "01:00"),
        ),
        (a_call(), "c Enter 7 Space 0 Enter", line("the-call", "once", r#""genuine":0,"scam":7"#, "01:00")),
    ] {
        let mut camera = wall(&quiz, usual(HUGE));
        camera.press(keys);
        assert_eq!(kept(&camera), [expected], "{keys}");
    }
}

#[test]
fn a_count_that_cannot_be_kept_is_said_and_comes_with_the_next_one() {
    let mut camera = wall(&every_kind(), usual(SIZES[3]));
    camera.press("Enter 17 Space 8 Space 0 Enter");
    let before = kept(&camera);
    camera.tell(WallMessage::Kept(Err("the disk is full".to_owned())));
    let screen = text(&camera.shot());
    assert!(screen.contains("Not kept: the disk is full") && screen.contains("Talk to your neighbour"), "{screen}");
    camera.press("q");
    let leaving = text(&camera.shot());
    assert!(leaving.contains("1 count could not be written into hands.jsonl"), "{leaving}");
    camera.press("Enter Enter 1 Space 2 Space 3 Enter");
    let both = kept(&camera);
    assert!(both.len() == 2 && both.starts_with(&before) && both[1].contains(r#""round":"after""#), "{both:#?}");
    camera.tell(WallMessage::Kept(Ok(())));
    camera.press("q");
    let leaving = text(&camera.shot());
    assert!(leaving.contains("are kept in hands.jsonl"), "{leaving}");
    camera.press("Enter p 1 Space 1 Space 1 Enter");
    assert_eq!(kept(&camera).len(), 1);
}

#[test]
fn without_a_file_nothing_is_asked_to_be_kept() {
    let caps = usual(SIZES[0]);
    let mut camera = Camera::at(Wall::new(caps, every_kind()), caps);
    camera.press("Enter 17 Space 8 Space 0 Enter Esc");
    assert_eq!(camera.asked_for, []);
    assert!(text(&camera.shot()).contains("The hands that were counted are not kept."));
}

/// Whoever has a handout finds the question on it by the number, and with the form of the wall the option by its letter.
#[test]
fn beside_handouts_the_wall_says_which_number_a_question_has_on_each() {
    let quiz = every_kind();
    let marker = Marker::new((*quiz).clone()).unwrap();
    let handouts = ["B", "A", "C", "D"].map(|form| marker.printed(form)).to_vec();
    let caps = usual(HUGE);
    let mut camera = Camera::at(Wall::beside(caps, quiz.clone(), handouts.clone()), caps);
    for (place, entry) in handouts[0].entries.iter().enumerate() {
        let number =
            |paper: &Paper| paper.entries.iter().position(|other| other.question == entry.question).unwrap() + 1;
        let numbers: Vec<String> = handouts.iter().map(|paper| format!("{}: {}", paper.form, number(paper))).collect();
        assert_eq!(numbers[0], format!("B: {}", place + 1));
        let expected = format!("Form {}", numbers.join(" · "));
        let seen = text(&camera.press("Enter").shot());
        assert!(seen.contains(&expected), "no {expected} in\n{seen}");
        let face = &quiz.question(&entry.question).unwrap().face;
        if let Ask::Choice(_) = face.ask {
            let rows: Vec<&str> = seen.lines().map(str::trim).collect();
            for (option, letter) in entry.options.iter().zip('A'..) {
                let option = format!("{letter}  {}", face.statement(option).unwrap().text.trim());
                assert!(rows.iter().any(|row| row.starts_with(&option)), "no {option} in\n{seen}");
            }
        }
        camera.press("n");
    }
}

#[test]
fn any_size_can_be_drawn() {
    for quiz in [every_kind(), a_call()] {
        for width in [0, 1, 39, 40, 60, 101, 500] {
            for height in [0, 11, 12, 18, 100] {
                let size = Size::new(width, height);
                let mut camera = wall(&quiz, usual(Size::new(80, 24)));
                camera.input(Input::Resized(size));
                for _ in 0..60 {
                    camera.press("1 Space 2 Space 3 Enter a Enter");
                    camera.shot();
                }
            }
        }
    }
}
