//! The report on the screen: every page in every look, where the keys lead, and classes of nobody, of one and of five
//! hundred. Look at a changed snapshot before you accept it (INSTA_UPDATE=always).

use hangup::class::report::Findings;
use hangup::tui::{Caps, Effect, Input, Report};
use ratatui::layout::Size;

use crate::capture::{Camera, text, usual};
use crate::{album, rehearsed};

/// Those of a terminal at home, the smallest there is, and a large one.
const SIZES: [Size; 3] = [Size::new(80, 24), Size::new(40, 12), Size::new(120, 40)];

/// The page whose layout a snapshot holds at every size; the others are held at 80×24.
const AT_EVERY_SIZE: &str = "question";

/// Keys to every page.
const PAGES: [(&str, &str); 5] = [
    ("discuss", ""),
    ("class", "Right"),
    ("calls", "Right Right"),
    ("questions", "Right Right Right"),
    ("learners", "Left"),
];

/// So high that nothing is out of view.
const HIGH: Size = Size::new(80, 600);

fn report(findings: &Findings, caps: Caps) -> Camera<Report> {
    Camera::at(Report::new(caps, findings.clone()), caps)
}

fn seen(findings: &Findings, size: Size, keys: &str) -> String {
    text(&report(findings, usual(size)).press(keys).shot())
}

#[test]
fn every_page_of_a_class_of_25() {
    let findings = rehearsed::findings(25);
    let moments = [
        ("class-end", "Right End"),
        ("calls-end", "Right Right End"),
        ("questions-chosen", "Left Left Down Down"),
        ("question", "Left Left Enter"),
        ("question-end", "Left Left Enter n n End"),
        ("question-with-a-flag", "Left Left Down Down Down Down Enter"),
        ("keys", "Left Left ?"),
    ];
    for (name, keys) in PAGES.into_iter().chain(moments) {
        for size in SIZES {
            let picture = album::picture(name, size, &|caps| {
                let mut camera = report(&findings, caps);
                camera.press(keys);
                camera
            });
            if size == SIZES[0] || name == AT_EVERY_SIZE {
                insta::assert_snapshot!(format!("{name}@{}x{}", size.width, size.height), picture);
            }
        }
    }
}

#[test]
fn classes_of_one_and_of_five_hundred_have_every_page() {
    for learners in [1, 500] {
        let findings = rehearsed::findings(learners);
        for (name, keys) in PAGES {
            for (keys, size) in
                SIZES.into_iter().flat_map(|size| [(keys.to_owned(), size), (format!("{keys} End"), size)])
            {
                let page = album::picture(name, size, &|caps| {
                    let mut camera = report(&findings, caps);
                    camera.press(&keys);
                    camera
                });
                assert!(!page.contains("NaN") && !page.contains("inf "), "{page}");
            }
        }
        let everybody = seen(&findings, HIGH, "Left");
        assert!(everybody.contains(&format!("S{learners:03} ")), "{everybody}");
        assert!(everybody.contains("Learners · A class rehearses"));
    }
}

#[test]
fn a_class_of_nobody_has_one_page_that_says_so() {
    let findings = rehearsed::findings(0);
    for size in SIZES {
        for keys in ["", "Right", "Left", "Enter", "End Down"] {
            let page = seen(&findings, size, keys);
            assert!(page.contains("There are no answers yet"), "{page}");
            assert!(page.contains("1 of 1"), "{page}");
        }
    }
}

#[test]
fn where_nobody_played_a_call_there_is_no_page_of_calls() {
    let mut gathered = rehearsed::gathered(25);
    gathered.calls.clear();
    let findings = Findings::of(&hangup::class::report::ClassReport::of(&gathered));
    assert!(seen(&findings, SIZES[0], "Right Right").contains("Questions · "));
    assert!(seen(&findings, SIZES[0], "").contains("1 of 4"));
}

#[test]
fn the_pages_go_round_and_a_question_leads_to_the_next_and_back_to_the_list() {
    let findings = rehearsed::findings(25);
    let at = |keys: &str| seen(&findings, SIZES[0], keys).lines().next().unwrap().to_owned();
    assert!(at("Tab").starts_with(" The class"));
    assert!(at("Right Right Right Right Right").starts_with(" To discuss"));
    assert!(at("Right Left Left").starts_with(" Learners"));
    let list = "Left Left";
    assert!(at(&format!("{list} Enter")).starts_with(" bank-line · "));
    assert!(at(&format!("{list} Enter p")).starts_with(" bank-line · "), "there is none before the first");
    assert!(at(&format!("{list} Enter n n")).starts_with(" popup-number · "));
    let last = format!("{list} {} Enter", "Down ".repeat(20));
    assert!(at(&last).starts_with(" on-the-phone · "));
    assert!(at(&format!("{last} n")).starts_with(" on-the-phone · "), "there is none behind the last");
    let back = seen(&findings, SIZES[0], &format!("{list} Enter n n Esc"));
    let cursor = back.lines().find(|line| line.starts_with(" ▸")).unwrap();
    assert!(cursor.contains("It is Wednesday"), "{back}");
}

#[test]
fn a_click_opens_a_question() {
    let mut camera = report(&rehearsed::findings(25), usual(SIZES[0]));
    camera.press("Left Left");
    let row = text(&camera.shot()).lines().position(|line| line.contains("It is Tuesday")).unwrap();
    camera.input(Input::Click { column: 40, row: u16::try_from(row).unwrap() });
    assert!(text(&camera.shot()).starts_with(" booked-help · "));
}

#[test]
fn q_leaves_and_from_a_question_first_to_the_list() {
    let mut camera = report(&rehearsed::findings(25), usual(SIZES[0]));
    assert!(camera.press("Left Left Enter q").asked_for.is_empty());
    assert_eq!(camera.press("q").asked_for, [Effect::Leave(0)]);
}

#[test]
fn a_window_that_changes_keeps_the_cursor_in_view() {
    let mut camera = report(&rehearsed::findings(25), usual(SIZES[2]));
    camera.press("Left Left").press(&"Down ".repeat(10));
    camera.input(Input::Resized(SIZES[1]));
    assert!(text(&camera.shot()).contains("▸ It is noon"));
}
