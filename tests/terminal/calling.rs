//! Calls as people live through them: a scam call left in time, one that goes wrong, and the genuine one, steered by
//! number keys or by mouse, told what they were, and looked at afterwards.

use hangup::shelf::find;
use hangup::tui::keys::Context;
use hangup_core::attempt::{DrawOptions, Mode, draw};
use hangup_core::quiz::call::{CallFace, CallKey, EndingOutcome, Path, Walk};
use hangup_core::quiz::{AnswerKey, Ask, Question, Quiz, Truth};

use crate::pty::{Home, Pty};
use crate::robot::arrive;

fn parts(question: &Question) -> (&CallFace, &CallKey) {
    match (&question.face.ask, &question.key.answer) {
        (Ask::Call(call), AnswerKey::Call(key)) => (call, key),
        _ => panic!("{} is no call", question.face.id),
    }
}

/// A seed for which a paper with one question asks this call.
fn seed_for(quiz: &Quiz, id: &str) -> u64 {
    let asks_it = |seed: &u64| {
        let options =
            DrawOptions { mode: Mode::Practice, seed: *seed, form: String::new(), count: Some(1), topic: None };
        draw(quiz, &options).entries[0].question.as_str() == id
    };
    (0..1_000).find(asks_it).unwrap()
}

/// The longest of a call's own paths that ends like this.
fn path_to(key: &CallKey, outcome: EndingOutcome) -> &Path {
    let ends_so = |path: &&Path| key.ending(&path.ends).unwrap().outcome == outcome;
    key.paths.iter().filter(ends_so).max_by_key(|path| path.replies.len()).unwrap()
}

/// Steers a call along a path, reply by reply; what is offered on the screen is what the call offers.
fn steer(pty: &mut Pty, call: &CallFace, path: &Path, choose: impl Fn(&mut Pty, usize, &str)) {
    let mut walk = Walk::begin(call);
    for id in &path.replies {
        arrive(pty, Context::Call);
        let offered = walk.offered();
        let place = offered.iter().position(|reply| reply.id == *id).unwrap();
        let first_words: String = offered[place].words().chars().take(20).collect();
        pty.press("End");
        pty.wait_for(&first_words);
        choose(pty, place, &first_words);
        pty.wait_until("the reply under the cursor", |screen| {
            screen.lines().any(|line| line.contains('▸') && line.contains(&first_words))
        });
        pty.press("Enter");
        walk.reply(id).unwrap();
        if walk.ending().is_none() {
            pty.wait_until("the next replies", |screen| !screen.contains('▸'));
        }
    }
}

fn lives_through(id: &str, outcome: EndingOutcome, choose: impl Fn(&mut Pty, usize, &str)) {
    let quiz = find("calls").unwrap().open().unwrap();
    let question = quiz.questions.iter().find(|question| question.face.id.as_str() == id).unwrap();
    let (call, key) = parts(question);
    let seed = seed_for(&quiz, id).to_string();
    let mut pty = Home::new().hangup(&["play", "calls", "--count", "1", "--seed", &seed]).go();
    steer(&mut pty, call, path_to(key, outcome), choose);

    arrive(&pty, Context::Judging);
    pty.press(if key.truth == Truth::Scam { "s Right Right" } else { "g Right Right" });
    pty.wait_for("[60]");
    pty.press("Enter");
    let debrief = arrive(&pty, Context::Feedback);
    let word = match outcome {
        EndingOutcome::Safe => "✓ Safe",
        EndingOutcome::Exposed => "! Exposed",
        EndingOutcome::Harmed => "✗ Harmed",
    };
    assert!(debrief.contains(word) && debrief.contains("60% sure"), "{debrief}");
    pty.press("Enter");
    let results = arrive(&pty, Context::Results);
    let safe = u8::from(outcome == EndingOutcome::Safe);
    assert!(results.contains(&format!("You did the safe thing in {safe} of 1 situation")), "{results}");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

fn by_number(pty: &mut Pty, place: usize, _: &str) {
    pty.press(&(place + 1).to_string());
}

fn by_mouse(pty: &mut Pty, _: usize, words: &str) {
    pty.click(words);
}

#[test]
fn a_scam_call_is_steered_to_a_safe_ending() {
    lives_through("assoc-call", EndingOutcome::Safe, by_number);
}

#[test]
fn a_scam_call_can_end_in_harm() {
    lives_through("licence-call", EndingOutcome::Harmed, by_number);
}

#[test]
fn the_call_about_a_refund_can_be_steered_by_mouse() {
    lives_through("event-viewer-refund", EndingOutcome::Harmed, by_mouse);
}

#[test]
fn the_genuine_call_is_lived_through_to_its_end() {
    lives_through("booked-callback", EndingOutcome::Safe, by_number);
}
