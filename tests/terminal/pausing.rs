//! Back to the shell for a while and in again: Ctrl-Z and `fg` under an interactive shell, the same by signals from
//! elsewhere, and no stopping at all where nobody could wake the program again.

use nix::sys::signal::{Signal, kill};
use vt100::MouseProtocolMode;

use crate::pty::{Home, Pty, is_quiet};
use crate::robot::{asked, every_kind, question};

/// A shell that notes how it finds the terminal, and then plays a question up to an answer in progress.
struct Shelled {
    home: Home,
    pty: Pty,
    /// The screen with the answer in progress.
    screen: String,
}

impl Shelled {
    fn begin() -> Self {
        let home = Home::new();
        let mut pty = home.shell().env("QUIZ", &every_kind()).go();
        pty.wait_for_prompt();
        note(&mut pty, "before");
        pty.type_line(r#""$HANGUP" play "$QUIZ" --seed 7 --topic one"#);
        asked(&pty);
        pty.press("2");
        let screen = pty.wait_for("▸ 2  ●");
        Self { home, pty, screen }
    }

    /// Waits until the shell has the terminal again, and checks that it is as it was.
    fn is_paused(&mut self, time: &str) {
        self.pty.wait_for_prompt();
        self.pty.look(is_quiet);
        note(&mut self.pty, time);
        assert_eq!(self.home.read(time), self.home.read("before"), "the settings of the terminal have changed");
    }

    /// Brings the program to the foreground, and checks that everything is as it was left.
    fn comes_back(&mut self) {
        self.pty.type_line("fg");
        self.pty.wait_until("the question as it was", |screen| screen == self.screen);
        self.pty.look(|screen| {
            assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
            assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::PressRelease);
        });
        // It also still listens.
        self.pty.press("3");
        self.pty.wait_for("▸ 3  ●");
        self.pty.press("2");
        self.pty.wait_until("the question as it was", |screen| screen == self.screen);
    }

    fn leaves(mut self) {
        self.pty.press("Ctrl-C");
        self.pty.wait_for_prompt();
        self.pty.type_line(r#"echo "code $?.""#);
        self.pty.wait_for("code 130.");
        self.is_paused("after");
        self.pty.type_line("exit 0");
        self.pty.end().gave_the_terminal_back(0);
    }
}

/// Has the shell note every setting of the terminal.
fn note(pty: &mut Pty, time: &str) {
    pty.type_line(&format!(r#"stty -g >"$HOME/{time}"; echo "noted {time}"."#));
    pty.wait_for(&format!("noted {time}."));
    pty.wait_for_prompt();
}

#[test]
fn ctrl_z_goes_back_to_the_shell_and_fg_brings_the_question_back_as_it_was() {
    let mut shelled = Shelled::begin();
    for time in ["once", "twice"] {
        shelled.pty.press("Ctrl-Z");
        shelled.is_paused(time);
        shelled.comes_back();
    }
    shelled.leaves();
}

#[test]
fn a_key_that_comes_right_behind_fg_is_obeyed_and_the_whole_screen_is_there() {
    let mut shelled = Shelled::begin();
    shelled.pty.press("3");
    let third = shelled.pty.wait_for("▸ 3  ●");
    shelled.pty.press("2");
    shelled.pty.wait_until("the question as it was", |screen| screen == shelled.screen);
    shelled.pty.press("Ctrl-Z");
    shelled.is_paused("once");
    shelled.pty.send("fg\r3");
    shelled.pty.wait_until("the question with the third option chosen", |screen| screen == third);
    shelled.leaves();
}

#[test]
fn a_terminal_that_is_resized_during_a_pause_is_drawn_at_its_new_size() {
    let mut shelled = Shelled::begin();
    shelled.pty.press("Ctrl-Z");
    shelled.is_paused("once");
    shelled.pty.resize(60, 30);
    shelled.pty.type_line("fg");
    let screen = asked(&shelled.pty);
    assert!(screen.contains("▸ 2  ●") && screen.lines().count() == 30, "{screen}");
    shelled.pty.resize(80, 24);
    shelled.pty.wait_until("the question as it was", |screen| screen == shelled.screen);
    shelled.leaves();
}

#[test]
fn a_signal_to_stop_pauses_as_ctrl_z_does() {
    let mut shelled = Shelled::begin();
    kill(shelled.pty.foreground(), Signal::SIGTSTP).unwrap();
    shelled.is_paused("once");
    shelled.comes_back();
    shelled.leaves();
}

#[test]
fn in_the_background_it_waits_for_the_foreground_and_leaves_the_terminal_to_the_shell() {
    let mut shelled = Shelled::begin();
    shelled.pty.press("Ctrl-Z");
    shelled.is_paused("once");
    // It wakes up, finds that the terminal is not for it to take, and stops again.
    shelled.pty.type_line(r#"bg; wait %1; echo "waited"."#);
    shelled.pty.wait_for("waited.");
    shelled.is_paused("twice");
    shelled.comes_back();
    shelled.leaves();
}

#[test]
fn a_signal_to_end_during_a_pause_is_obeyed() {
    let mut shelled = Shelled::begin();
    let pid = shelled.pty.foreground();
    shelled.pty.press("Ctrl-Z");
    shelled.is_paused("once");
    kill(pid, Signal::SIGTERM).unwrap();
    shelled.pty.type_line(r#"fg; echo "code $?.""#);
    shelled.pty.wait_for("code 143.");
    shelled.is_paused("after");
    shelled.pty.type_line("exit 0");
    shelled.pty.end().gave_the_terminal_back(0);
}

#[test]
fn a_signal_to_end_that_comes_together_with_one_to_stop_is_obeyed() {
    let mut shelled = Shelled::begin();
    let pid = shelled.pty.foreground();
    kill(pid, Signal::SIGTSTP).unwrap();
    kill(pid, Signal::SIGTERM).unwrap();
    shelled.is_paused("once");
    // Whether it stopped before it left is for the system to say. Where it did not, there is nothing to go on with.
    shelled.pty.type_line(r#"fg; echo "over.""#);
    shelled.pty.wait_for("over.");
    shelled.is_paused("after");
    shelled.pty.type_line("exit 0");
    shelled.pty.end().gave_the_terminal_back(0);
}

#[test]
fn ctrl_z_does_nothing_where_the_program_leads_the_session() {
    let mut pty = question(&Home::new(), "one").go();
    asked(&pty);
    pty.press("Ctrl-Z 2");
    pty.wait_for("▸ 2  ●");
    pty.press("Ctrl-C");
    let end = pty.end();
    end.gave_the_terminal_back(130);
    let left = end.raw.windows(8).filter(|bytes| bytes == b"\x1b[?1049l").count();
    assert_eq!(left, 1, "the screen was left before the end");
}

/// A script starts its commands in its own process group, and cannot bring them back.
#[test]
fn ctrl_z_does_nothing_where_a_script_waits_that_could_not_wake_the_program() {
    let mut pty =
        Home::new().script(r#""$HANGUP" play "$QUIZ" --topic one; exit "$?""#).env("QUIZ", &every_kind()).go();
    asked(&pty);
    pty.press("Ctrl-Z 2");
    // To ask the kernel whether somebody could wake it, it gives the terminal back for a moment. Then Ctrl-C would be a
    // signal, and end the script as well.
    pty.wait_until_it_listened(2);
    pty.wait_for("▸ 2  ●");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}

#[test]
fn a_signal_to_stop_does_nothing_where_nobody_could_wake_the_program() {
    let mut pty = question(&Home::new(), "one").go();
    asked(&pty);
    pty.signal(Signal::SIGTSTP);
    pty.press("2");
    pty.wait_for("▸ 2  ●");
    pty.press("Ctrl-C");
    pty.end().gave_the_terminal_back(130);
}
