//! A quiz on the wall: gone through with a room by keyboard, its hands counted and kept, and nothing spoilt where they
//! cannot be.

use std::fs;

use hangup::tui::keys::Context;

use crate::pty::{Home, Pty};
use crate::robot::{arrive, every_kind, progress};

/// A quiz on the wall of a room with a projector, its hands kept in a file at home.
fn wall(home: &Home, file: &str) -> Pty {
    home.hangup(&["class", "show", &every_kind(), "--keep", file]).size(60, 18).go()
}

/// Types hands where they can be counted, and takes them.
fn count(pty: &mut Pty, hands: &str) {
    arrive(pty, Context::Hands);
    pty.press(&format!("{} Enter", hands.replace(' ', " Space ")));
}

/// Leaves, as one is asked before.
fn leave(mut pty: Pty) {
    pty.press("q");
    let asked = arrive(&pty, Context::Leave);
    assert!(asked.contains("Leave the wall?"), "{asked}");
    pty.press("l");
    pty.end().gave_the_terminal_back(0);
}

/// The lines of a file at home, without the times at their ends.
fn lines(home: &Home, file: &str) -> Vec<String> {
    let text = home.read(file);
    text.lines().map(|line| line.split_once(r#","at":""#).unwrap().0.to_owned()).collect()
}

#[test]
fn two_questions_are_gone_through_with_a_room_and_its_hands_are_kept() {
    let home = Home::new();
    let mut pty = wall(&home, "hands.jsonl");
    let situation = arrive(&pty, Context::Wall);
    assert_eq!(progress(&situation), Some((1, 6)), "{situation}");
    pty.press("Enter");
    let asked = arrive(&pty, Context::Hands);
    for option in ["A  Wait for what comes next", "B  Put the phone down", "C  Switch the PC on"] {
        assert!(asked.contains(option), "{asked}");
    }
    count(&mut pty, "17 8 0");
    pty.wait_for("Talk to your neighbour");
    pty.press("Enter");
    pty.wait_for("Once more");
    count(&mut pty, "20 5 0");
    pty.wait_for("17 of 25  68%");
    assert!(pty.frames().iter().all(|frame| !frame.contains("KEPT BACK")), "the answer is told before it is asked for");
    pty.press("Enter");
    let answer = pty.wait_for("KEPT BACK");
    assert!(answer.contains("✓ Right"), "{answer}");

    pty.press("g 3 Enter");
    pty.wait_for("3 of 6");
    pty.press("Enter");
    pty.wait_for("On your own");
    count(&mut pty, "9 16");
    pty.wait_for("Talk to your neighbour");
    pty.press("Enter");
    pty.wait_for("Once more");
    pty.press("Enter");
    pty.wait_for("9 of 25  36%");
    pty.press("Enter");
    pty.wait_for("A  Read out the code");
    count(&mut pty, "4 21");
    pty.wait_for("It is a scam");
    leave(pty);
    let expected = [
        r#"{"v":1,"quiz":"every-kind","question":"one","round":"before","counts":{"end":8,"help":0,"wait":17}"#,
        r#"{"v":1,"quiz":"every-kind","question":"one","round":"after","counts":{"end":5,"help":0,"wait":20}"#,
        r#"{"v":1,"quiz":"every-kind","question":"verdict","round":"before","counts":{"genuine":16,"scam":9}"#,
        r#"{"v":1,"quiz":"every-kind","question":"verdict","round":"once","counts":{"code":4,"ring":21}"#,
    ];
    assert_eq!(lines(&home, "hands.jsonl"), expected);

    let mut pty = wall(&home, "hands.jsonl");
    arrive(&pty, Context::Wall);
    pty.press("Enter");
    count(&mut pty, "1 2 3");
    pty.wait_for("Talk to your neighbour");
    leave(pty);
    let both = lines(&home, "hands.jsonl");
    assert_eq!(both[..4], expected, "what was there stays");
    assert_eq!(both.len(), 5);
}

#[test]
fn a_file_of_something_else_is_refused_before_anything_is_drawn() {
    let home = Home::new();
    home.write("diary.txt", b"Dear diary\n");
    let end = wall(&home, "diary.txt").end();
    end.left_the_terminal_alone(1);
    assert!(end.frames.is_empty() && end.text().contains("diary.txt:1 is no count of hands"), "{}", end.text());
    assert_eq!(home.read("diary.txt"), "Dear diary\n");
}

#[test]
fn hands_that_cannot_be_kept_are_said_so_and_the_lesson_goes_on() {
    let home = Home::new();
    fs::create_dir(home.path("stick")).unwrap();
    let mut pty = wall(&home, "stick/hands.jsonl");
    arrive(&pty, Context::Wall);
    pty.press("Enter");
    arrive(&pty, Context::Hands);
    fs::rename(home.path("stick"), home.path("elsewhere")).unwrap();
    count(&mut pty, "17 8 0");
    let talk = pty.wait_for("Not kept: ");
    assert!(talk.contains("Talk to your neighbour"), "{talk}");
    fs::rename(home.path("elsewhere"), home.path("stick")).unwrap();
    pty.press("Enter");
    pty.wait_for("Once more");
    count(&mut pty, "20 5 0");
    pty.wait_for("20 of 25  80%");
    leave(pty);
    let rounds: Vec<bool> = lines(&home, "stick/hands.jsonl").iter().map(|line| line.contains("before")).collect();
    assert_eq!(rounds, [true, false], "the first count is kept with the second");
}
