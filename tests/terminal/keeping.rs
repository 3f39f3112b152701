//! What was answered outlives the program: it is killed at any byte of its output, finds no room on the disk or a history
//! that it cannot read, and nothing that had been confirmed is lost, or silently not kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use hangup::store::Store;
use hangup::tui::keys::Context;
use hangup_core::attempt::Attempt;
use hangup_core::quiz::Id;
use rusqlite::Connection;

use crate::pty::{Home, Pty};
use crate::robot::{arrive, asked, back, every_kind, is_question, move_to, place, play, progress, some_answer, turn};

/// How many bytes of output apart the program is killed, on average, and how often a test does it: 200 times in all.
const TIMES: usize = 50;

const TITLE: &str = "Every kind once";

fn history(home: &Home) -> PathBuf {
    home.path("data/hangup/history.db")
}

/// A home with the quiz of every kind on its shelf.
fn furnished() -> Home {
    let home = Home::new();
    home.shelve("every-kind.yaml", &fs::read(every_kind()).unwrap());
    home
}

fn playing(home: &Home) -> crate::pty::Start {
    home.hangup(&["play", "every-kind", "--seed", "7"])
}

/// Answers whatever is asked, as long as the program lives, and gives the numbers of the questions behind whose answer
/// the next page was shown.
fn play_while_alive(pty: &mut Pty) -> BTreeSet<usize> {
    let mut confirmed = BTreeSet::new();
    let mut before = String::new();
    loop {
        let is_next = |screen: &str| place(screen).is_some() && screen != before;
        let Some(screen) = pty.wait_while_alive(is_next) else { return confirmed };
        let here = place(&screen).unwrap();
        let keys = match here {
            context if is_question(context) => some_answer(context),
            Context::Feedback => {
                confirmed.insert(progress(&screen).unwrap().0);
                "Enter"
            }
            Context::Results => return confirmed,
            other => panic!("{} is not expected here:\n{screen}", other.name()),
        };
        before = screen;
        pty.press_if_alive(keys);
        // While an answer is composed, the same question is on the screen in other states.
        let moved_on =
            |now: &str| place(now).is_some() && (place(now) != Some(here) || progress(now) != progress(&before));
        match pty.wait_while_alive(moved_on) {
            Some(_) => before.clear(),
            None => return confirmed,
        }
    }
}

/// The attempt that can be gone on with.
fn unfinished(home: &Home) -> Option<Attempt> {
    let unfinished = Store::open(&history(home)).unwrap().unfinished(Some(&Id::new("every-kind"))).unwrap();
    unfinished.into_iter().next().map(|unfinished| unfinished.attempt)
}

fn is_sound(home: &Home) {
    let connection = Connection::open(history(home)).unwrap();
    let said: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
}

/// Kills the program at a byte of its output, looks at what it has kept, and goes on.
fn kill_and_go_on(at: usize) {
    let home = furnished();
    let mut pty = playing(&home).killed_after(at).go();
    let confirmed = play_while_alive(&mut pty);
    pty.kill();
    if !history(&home).exists() {
        assert_eq!(confirmed, BTreeSet::new(), "killed at byte {at}: nothing was kept");
        return;
    }
    is_sound(&home);
    let Some(attempt) = unfinished(&home) else {
        // Either nothing was answered yet, or everything up to handing in.
        assert!(confirmed.is_empty() || confirmed.len() == 6, "killed at byte {at}: {confirmed:?} was not kept");
        return;
    };
    let state = attempt.state();
    let kept = |number: &usize| state.answer(&attempt.paper.entries[number - 1].question).is_some();
    assert!(confirmed.iter().all(kept), "killed at byte {at}: of {confirmed:?}, {} are kept", state.answered());
    if state.answered() == 0 {
        return;
    }
    let mut pty = home.hangup(&[]).go();
    let menu = pty.wait_for(&format!("go on, {} of 6 done", state.answered()));
    assert!(menu.contains(TITLE), "{menu}");
    move_to(&mut pty, TITLE);
    pty.press("Enter");
    let screen = pty.wait_until("where one was", |screen| progress(screen).is_some());
    let (number, _) = progress(&screen).unwrap();
    let open = state.answer(&attempt.paper.entries[number - 1].question).is_none();
    assert!(open || state.answered() == 6, "killed at byte {at}: it goes on at {number}, which has an answer");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}

/// The points for one of four tests: a fourth of 200, seeded, anywhere in what a whole play writes.
fn kill_at_a_quarter_of_the_points(quarter: usize) {
    let mut pty = playing(&furnished()).go();
    play_while_alive(&mut pty);
    let all = pty.written();
    pty.kill();
    for number in 0..TIMES {
        // A step that shares no divisor with the number of points spreads them evenly.
        let point = ((number * 4 + quarter) * 73 % (4 * TIMES)) * all / (4 * TIMES);
        kill_and_go_on(point.max(1));
    }
}

#[test]
fn killed_at_any_byte_it_loses_no_confirmed_answer_1() {
    kill_at_a_quarter_of_the_points(0);
}

#[test]
fn killed_at_any_byte_it_loses_no_confirmed_answer_2() {
    kill_at_a_quarter_of_the_points(1);
}

#[test]
fn killed_at_any_byte_it_loses_no_confirmed_answer_3() {
    kill_at_a_quarter_of_the_points(2);
}

#[test]
fn killed_at_any_byte_it_loses_no_confirmed_answer_4() {
    kill_at_a_quarter_of_the_points(3);
}

#[test]
fn what_was_left_is_gone_on_with_from_the_menu_in_the_same_paper_or_begun_anew() {
    let home = furnished();
    let mut pty = playing(&home).go();
    let first = place(&pty.wait_for("1 of 6")).unwrap();
    turn(&mut pty, some_answer(first));
    pty.press("Enter");
    let second = pty.wait_for("2 of 6");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);

    let mut pty = home.hangup(&[]).go();
    pty.wait_for("go on, 1 of 6 done");
    move_to(&mut pty, TITLE);
    pty.press("Enter");
    pty.wait_until("the second question, as it was", |screen| screen == second);
    assert_eq!(play(&mut pty).kinds.len(), 5);
    arrive(&pty, Context::Results);
    pty.press("Enter");
    let menu = pty.wait_for("last ");
    assert!(menu.contains("back in"), "{menu}");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn of_a_guest_nothing_is_kept_and_who_is_not_the_owner_can_say_so() {
    let home = furnished();
    let mut pty = home.hangup(&["play", "every-kind", "--seed", "7", "--guest"]).go();
    pty.wait_for("1 of 6");
    play(&mut pty);
    let results = arrive(&pty, Context::Results);
    assert!(!results.contains("c calendar file"), "{results}");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
    assert!(!history(&home).exists());

    let mut pty = home.hangup(&[]).env("USER", "ada").go();
    pty.wait_for("History of ada · not you? u");
    pty.press("u");
    pty.wait_for("Nothing is kept");
    move_to(&mut pty, TITLE);
    pty.press("Enter");
    asked(&pty);
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
    assert!(!history(&home).exists(), "to look at the menu, nothing need be kept");
}

/// What is said where the history cannot be used, and that one can go on without, try again, or leave with 1.
fn says_what_is_wrong(home: &Home, words: &[&str], mend: impl FnOnce(&Home)) {
    let mut pty = playing(home).go();
    let trouble = arrive(&pty, Context::NotKept);
    let flat = trouble.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.iter().all(|words| flat.contains(words)), "{trouble}");
    pty.press("q");
    pty.end().gave_the_terminal_back(1);

    let mut pty = playing(home).go();
    arrive(&pty, Context::NotKept);
    pty.press("c");
    pty.wait_for("1 of 6");
    play(&mut pty);
    let results = arrive(&pty, Context::Results);
    assert!(!results.contains("c calendar file"), "{results}");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);

    let mut pty = playing(home).go();
    arrive(&pty, Context::NotKept);
    mend(home);
    pty.press("Enter");
    pty.wait_for("1 of 6");
    play(&mut pty);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
    let store = Store::open(&history(home)).unwrap();
    assert_eq!(store.finished(None, 9).unwrap().len(), 1, "put right, everything is kept from the first event on");
}

/// What is said of a history that holds these bytes: it is damaged, and nothing touches it until it is moved away.
fn is_called_damaged_and_left_alone(home: &Home, bytes: &[u8]) {
    fs::write(history(home), bytes).unwrap();
    says_what_is_wrong(home, &["is damaged", "keep a copy, and move it away"], |home| {
        assert_eq!(fs::read(history(home)).unwrap(), bytes);
        fs::rename(history(home), home.path("copy.db")).unwrap();
    });
}

#[test]
fn a_history_that_is_garbage_is_named_and_left_as_it_is() {
    let garbage = b"no database at all, but long enough to be looked at as if it were one. ".repeat(60);
    is_called_damaged_and_left_alone(&furnished(), &garbage);
}

#[test]
fn a_history_cut_short_is_named_and_left_as_it_is() {
    let home = furnished();
    let mut pty = playing(&home).go();
    pty.wait_for("1 of 6");
    play(&mut pty);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
    let whole = fs::read(history(&home)).unwrap();
    is_called_damaged_and_left_alone(&home, &whole[..whole.len() / 2]);
}

#[test]
fn a_history_of_a_newer_hangup_is_named() {
    let home = furnished();
    drop(Store::open(&history(&home)).unwrap());
    let open = || Connection::open(history(&home)).unwrap();
    let own: i32 = open().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let version = |number: i32| open().pragma_update(None, "user_version", number).unwrap();
    version(99);
    says_what_is_wrong(&home, &["was written by a newer hangup", "use the newer hangup"], |_| version(own));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let home = furnished();
    // A file where the folder should be: that stops even those who may do everything.
    let folder = home.path("data/hangup");
    fs::rename(&folder, home.path("data/aside")).unwrap();
    home.write("data/hangup", b"");
    let quiz = every_kind();
    let mut pty = home.hangup(&["play", &quiz, "--seed", "7"]).go();
    let trouble = arrive(&pty, Context::NotKept);
    let flat = trouble.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("cannot be made") && flat.contains("the right to write there"), "{trouble}");
    fs::remove_file(&folder).unwrap();
    fs::rename(home.path("data/aside"), &folder).unwrap();
    pty.press("Enter");
    pty.wait_for("1 of 6");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
    assert_eq!(Store::open(&history(&home)).unwrap().count(None).unwrap(), 1);
}

#[test]
fn as_long_as_an_answer_is_being_kept_its_question_stays_on_the_screen() {
    let home = furnished();
    let mut pty = playing(&home).go();
    let first = place(&pty.wait_for("1 of 6")).unwrap();
    // It takes keys once it has written down that the question was shown.
    pty.press("?");
    arrive(&pty, Context::Keys);
    pty.press("Esc");
    arrive(&pty, first);
    let seen = pty.frames().len();
    let other = Connection::open(history(&home)).unwrap();
    // Another program writes, and the answer waits for it in vain.
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.press(some_answer(first));
    let trouble = arrive(&pty, Context::NotKept);
    assert!(trouble.contains("is being written by another program"), "{trouble}");
    let frames = pty.frames();
    let (last, before) = frames[seen..].split_last().unwrap();
    assert_eq!(*last, trouble);
    let stays = |frame: &String| place(frame) == Some(first) && frame.contains("1 of 6");
    assert!(before.iter().all(stays), "something else was shown before:\n{}", before.join("\n┄┄\n"));
    other.execute_batch("COMMIT").unwrap();
    pty.press("Enter");
    arrive(&pty, Context::Feedback);
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
    assert_eq!(unfinished(&home).unwrap().state().answered(), 1);
}

/// A limit on the size of files does what a full disk does.
#[test]
fn a_full_disk_is_named_and_what_was_confirmed_before_is_there() {
    let home = furnished();
    let script = r#"ulimit -f 400; "$HANGUP" play every-kind --seed 7; exit "$?""#;
    let mut pty = home.script(script).go();
    let first = place(&pty.wait_for("1 of 6")).unwrap();
    turn(&mut pty, some_answer(first));
    // There is room for some hundred pages: turn there and back until there is none.
    let mut pages = 0;
    while place(&pty.text()) != Some(Context::NotKept) {
        match place(&pty.text()) {
            Some(Context::Feedback) => turn(&mut pty, "Enter"),
            _ => back(&mut pty),
        };
        pages += 1;
        assert!(pages < 2_000, "the disk never fills up:\n{}", pty.text());
    }
    let trouble = pty.text();
    let flat = trouble.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("the disk is full") && flat.contains("make room on the disk"), "{trouble}");
    pty.press("q");
    pty.end().gave_the_terminal_back(1);
    is_sound(&home);
    assert_eq!(unfinished(&home).unwrap().state().answered(), 1);
}

#[test]
fn line_by_line_a_full_disk_is_named_as_well() {
    let home = furnished();
    let script = r#"ulimit -f 400
        { echo 1; echo; n=0; while [ "$n" -lt 200 ]; do echo skip; echo back; n=$((n + 1)); done; echo quit; } |
        "$HANGUP" play every-kind --seed 7 >"$HOME/said"; exit "$?""#;
    home.script(script).go().end().left_the_settings_alone(1);
    let said = home.read("said").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("the disk is full, or fails; make room on the disk"), "{said}");
    assert!(said.contains("What could not be kept is gone when you leave; what came before it is kept."), "{said}");
    is_sound(&home);
    assert_eq!(unfinished(&home).unwrap().state().answered(), 1);
}

#[test]
fn two_at_once_keep_both() {
    let home = furnished();
    let (mut one, mut other) = (playing(&home).go(), playing(&home).go());
    one.wait_for("1 of 6");
    other.wait_for("1 of 6");
    assert_eq!(play(&mut one).kinds.len() + play(&mut other).kinds.len(), 12);
    for mut pty in [one, other] {
        arrive(&pty, Context::Results);
        pty.press("q");
        pty.end().gave_the_terminal_back(0);
    }
    assert_eq!(Store::open(&history(&home)).unwrap().finished(None, 9).unwrap().len(), 2);
}
