//! Leaving, by every way out: keys, signals, a terminal that closes or hangs, a panic. Each has its exit code, and
//! each leaves the terminal as it was found.

use hangup::store::Store;
use hangup::tui::keys::Context;
use nix::sys::signal::{Signal, killpg};

use crate::pty::{Fate, Home, Pty};
use crate::robot::{arrive, asked, every_kind, question, turn};

/// A question with an answer in progress.
fn in_the_middle(home: &Home) -> Pty {
    let mut pty = question(home, "one").go();
    asked(&pty);
    pty.press("2");
    pty.wait_for("▸ 2  ●");
    pty
}

#[test]
fn q_and_escape_leave_the_menu_with_0() {
    for keys in ["q", "Esc"] {
        let mut pty = Home::new().hangup(&[]).go();
        arrive(&pty, Context::Menu);
        pty.press(keys);
        pty.end().gave_the_terminal_back(0);
    }
}

#[test]
fn ctrl_c_leaves_the_menu_with_130() {
    let mut pty = Home::new().hangup(&[]).go();
    arrive(&pty, Context::Menu);
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}

#[test]
fn ctrl_c_leaves_from_anywhere_at_once() {
    for (topic, keys, here) in
        [("one", "2 Enter", Context::Feedback), ("typed", "a", Context::Typed), ("verdict", "s ?", Context::Keys)]
    {
        let mut pty = question(&Home::new(), topic).go();
        asked(&pty);
        pty.press(keys);
        arrive(&pty, here);
        pty.press("Ctrl-C");
        pty.end().gave_the_terminal_back(130);
    }
}

#[test]
fn a_signal_to_end_is_obeyed_with_128_and_its_number() {
    let home = Home::new();
    for (signal, code) in [(Signal::SIGTERM, 143), (Signal::SIGHUP, 129), (Signal::SIGINT, 130)] {
        let pty = in_the_middle(&home);
        pty.signal(signal);
        pty.end().gave_the_terminal_back(code);
    }
}

/// Signals that end a program which does not know them, and say so to whoever has started it.
const DEADLY: [Signal; 9] = [
    Signal::SIGQUIT,
    Signal::SIGABRT,
    Signal::SIGALRM,
    Signal::SIGVTALRM,
    Signal::SIGPROF,
    Signal::SIGUSR1,
    Signal::SIGUSR2,
    Signal::SIGXCPU,
    Signal::SIGSYS,
];

#[test]
fn a_signal_that_ends_every_program_ends_this_one_once_the_terminal_is_given_back() {
    let home = Home::new();
    for signal in DEADLY {
        let pty = in_the_middle(&home);
        pty.signal(signal);
        pty.end().gave_the_terminal_back_and_died_of(signal);
    }
}

#[test]
fn a_shell_is_told_of_it_with_128_and_its_number() {
    let pty = Home::new().script(r#"trap : QUIT; "$HANGUP" play clsid-tricks; exit "$?""#).go();
    asked(&pty);
    killpg(pty.foreground(), Signal::SIGQUIT).unwrap();
    pty.end().left_the_terminal_alone(131);
}

#[test]
fn whatever_ends_it_what_was_answered_is_kept() {
    let ways = [Signal::SIGTERM, Signal::SIGINT, Signal::SIGHUP].into_iter().chain(DEADLY);
    for signal in ways {
        let home = Home::new();
        let mut pty = question(&home, "one").go();
        asked(&pty);
        turn(&mut pty, "1 Enter");
        pty.signal(signal);
        assert_ne!(pty.fate(), Fate::Stopped);
        let unfinished = Store::open(&home.path("data/hangup/history.db")).unwrap().unfinished(None).unwrap();
        assert_eq!(unfinished.iter().map(|it| it.attempt.state().answered()).collect::<Vec<_>>(), [1], "{signal}");
    }
}

#[test]
fn line_by_line_a_signal_ends_it_and_what_was_answered_is_kept() {
    let signals = [Signal::SIGTERM, Signal::SIGINT, Signal::SIGHUP, Signal::SIGQUIT, Signal::SIGABRT, Signal::SIGUSR1];
    for signal in signals {
        let home = Home::new();
        let mut pty = home.hangup(&["play", &every_kind(), "--plain", "--topic", "one"]).go();
        pty.wait_for("Type one number");
        pty.type_line("1");
        pty.wait_for("Press Enter to go on");
        pty.signal(signal);
        let end = pty.end();
        assert_eq!(end.fate, Fate::Killed(signal));
        assert!(!end.raw.contains(&0x1b), "{:?}", String::from_utf8_lossy(&end.raw));
        let unfinished = Store::open(&home.path("data/hangup/history.db")).unwrap().unfinished(None).unwrap();
        assert_eq!(unfinished.iter().map(|it| it.attempt.state().answered()).collect::<Vec<_>>(), [1], "{signal}");
    }
}

#[test]
fn a_signal_to_end_is_obeyed_while_text_is_typed_and_the_cursor_shows() {
    let mut pty = question(&Home::new(), "typed").go();
    asked(&pty);
    pty.press("a b");
    pty.wait_for("▸ ab");
    pty.signal(Signal::SIGTERM);
    pty.end().gave_the_terminal_back(143);
}

#[test]
fn a_terminal_that_closes_ends_the_program_with_129() {
    let home = Home::new();
    assert_eq!(in_the_middle(&home).close(), Fate::Exited(129));
    let pty = home.hangup(&[]).go();
    arrive(&pty, Context::Menu);
    assert_eq!(pty.close(), Fate::Exited(129));
}

/// The system tells only the leader of a session that its terminal has gone. Here that is a shell which does not care.
#[test]
fn a_terminal_that_closes_ends_the_program_even_if_no_signal_says_so() {
    let home = Home::new();
    let script = r#"trap "" HUP; "$HANGUP" play clsid-tricks; echo "$?" >"$HOME/code""#;
    let pty = home.script(script).go();
    asked(&pty);
    assert!(matches!(pty.close(), Fate::Exited(_)));
    assert_eq!(home.read("code"), "129\n");
}

#[test]
fn a_signal_to_end_is_obeyed_even_if_the_terminal_takes_no_more_output() {
    let home = Home::new();
    let mut pty = in_the_middle(&home);
    pty.stop_reading();
    // Far more output than a terminal holds for a reader that does not come.
    pty.press(&["Ctrl-L"; 200].join(" "));
    // The program gets stuck in it while another comes and goes.
    let mut other = home.hangup(&[]).go();
    arrive(&other, Context::Menu);
    other.press("q");
    other.end().gave_the_terminal_back(0);
    pty.signal(Signal::SIGTERM);
    pty.end().left_the_settings_alone(143);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_leaves_its_message_on_the_screen_as_it_was_before() {
    let home = Home::new();
    let script = r#"echo before; "$HANGUP" play clsid-tricks; exit "$?""#;
    let mut pty = home.script(script).env("HANGUP_PANIC_ON_F12", "1").go();
    asked(&pty);
    pty.press("F12");
    let end = pty.end();
    end.gave_the_terminal_back(101);
    let text = end.text();
    assert!(text.starts_with("before\n") && text.contains("asked to panic"), "{text}");
}

#[cfg(debug_assertions)]
#[test]
fn no_key_panics_unless_a_test_has_asked_for_it() {
    let mut pty = Home::new().hangup(&[]).go();
    arrive(&pty, Context::Menu);
    pty.press("F12 q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn what_was_on_the_screen_before_is_there_again_afterwards() {
    let mut pty = Home::new().script(r#"echo before; "$HANGUP"; echo after"#).go();
    arrive(&pty, Context::Menu);
    pty.press("q");
    let end = pty.end();
    end.gave_the_terminal_back(0);
    assert_eq!(end.text(), "before\nafter");
}
