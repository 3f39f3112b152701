//! The real program in a pseudo-terminal: started, typed at, watched, resized, signalled, and asked how it left things.
//! Waiting is always for something to be on the screen, never for time to pass; when it does not come, the test stops
//! and shows the screen.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use portable_pty::{CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use tempfile::TempDir;
use vt100::{MouseProtocolEncoding, MouseProtocolMode, Parser, Screen};

/// How long anything may take.
const DEADLINE: Duration = Duration::from_secs(30);

/// The program.
pub const HANGUP: &str = env!("CARGO_BIN_EXE_hangup");

/// A home of its own for a test, so that nothing there depends on whoever runs it.
pub struct Home(Arc<TempDir>);

impl Home {
    pub fn new() -> Self {
        Self(Arc::new(TempDir::new().unwrap()))
    }

    /// The path of a file at home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file at home.
    pub fn write(&self, name: impl AsRef<Path>, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Writes a quiz into the folder where a user keeps their own.
    pub fn shelve(&self, name: impl AsRef<Path>, bytes: &[u8]) -> PathBuf {
        self.write(Path::new("data/hangup/quizzes").join(name), bytes)
    }

    /// Writes the user's configuration.
    pub fn configure(&self, bytes: &[u8]) -> PathBuf {
        self.write("config/hangup/config.yaml", bytes)
    }

    /// What a file at home says.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// What a program started from here finds in its environment.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let path = std::env::var("PATH").unwrap_or_default();
        let [home, data, config] = ["", "data", "config"].map(|name| self.path(name).to_str().unwrap().to_owned());
        vec![
            ("PATH", path),
            ("HOME", home),
            ("XDG_DATA_HOME", data),
            ("XDG_CONFIG_HOME", config),
            ("TERM", "xterm-256color".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("HANGUP", HANGUP.to_owned()),
        ]
    }

    /// A program started from here without a terminal.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment()).current_dir(self.path(""));
        command
    }

    /// The program, about to be started in a terminal.
    pub fn hangup(&self, arguments: &[&str]) -> Start {
        self.start(HANGUP, arguments)
    }

    /// A shell script, about to be started in a terminal; it finds the program as `$HANGUP`.
    pub fn script(&self, script: &str) -> Start {
        self.start("sh", &["-c", script])
    }

    /// An interactive shell, about to be started in a terminal; its prompt is [`PROMPT`].
    pub fn shell(&self) -> Start {
        self.start("sh", &["-i"]).env("PS1", &format!("{PROMPT} ")).env("ENV", "")
    }

    fn start(&self, program: &str, arguments: &[&str]) -> Start {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.cwd(self.path(""));
        Start { command, size: (80, 24), home: Arc::clone(&self.0), fuse: usize::MAX }
    }
}

/// How the interactive shell says that it waits for a command.
pub const PROMPT: &str = "ready>";

/// A program about to be started in a terminal.
pub struct Start {
    command: CommandBuilder,
    size: (u16, u16),
    home: Arc<TempDir>,
    /// Bytes of output after which it is killed.
    fuse: usize,
}

impl Start {
    /// In a terminal of so many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// To be killed, so that it notices nothing, when so many bytes of its output have been read.
    pub fn killed_after(mut self, bytes: usize) -> Self {
        self.fuse = bytes;
        self
    }

    /// With one thing more in the environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// With one argument more.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Starts it.
    pub fn go(self) -> Pty {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let found = settings(&*pair.master);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shared = Arc::new(Shared::new(columns, rows));
        let child = pair.slave.spawn_command(self.command).unwrap();
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap());

        let watched = Arc::clone(&shared);
        let mut fuse = self.fuse;
        let reading = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while watched.may_read() {
                let room = bytes.len().min(fuse).max(1);
                let count = reader.read(&mut bytes[..room]).unwrap_or(0);
                fuse = fuse.saturating_sub(count);
                if fuse == 0 {
                    // It may have ended just now.
                    let _ = kill(pid, Signal::SIGKILL);
                }
                watched.take_in(&bytes[..count]);
                if fuse == 0 {
                    watched.take_in(&[]);
                }
                if count == 0 || fuse == 0 {
                    return;
                }
            }
        });
        let (tell, fate) = channel();
        let running = Arc::new(AtomicBool::new(true));
        let leash = Leash { pid, running: Arc::clone(&running) };
        thread::spawn(move || {
            while let Ok(status) = waitpid(pid, Some(WaitPidFlag::WUNTRACED)) {
                let news = match status {
                    WaitStatus::Exited(_, code) => Fate::Exited(code),
                    WaitStatus::Signaled(_, signal, _) => Fate::Killed(signal),
                    _ => Fate::Stopped,
                };
                running.store(news == Fate::Stopped, Ordering::SeqCst);
                // A test that has seen enough does not listen any more.
                let _ = tell.send(news);
            }
        });
        Pty {
            leash,
            master: pair.master,
            slave: pair.slave,
            writer: None,
            shared,
            reading,
            fate,
            found,
            _home: self.home,
        }
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// Every flag and special character that the terminal driver has set.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// What became of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It ended with an exit code.
    Exited(i32),
    /// A signal ended it.
    Killed(Signal),
    /// It waits for somebody to wake it.
    Stopped,
}

/// What has come from the program.
struct Output {
    parser: Parser,
    raw: Vec<u8>,
    /// Every screen that was completely drawn, as text.
    frames: Vec<String>,
    /// The size has changed, and nothing has been drawn since.
    stale: bool,
    /// Nobody reads any more.
    over: bool,
    gate: Gate,
}

/// Whether what the program writes is read.
#[derive(PartialEq, Eq)]
enum Gate {
    Open,
    Closed,
    Gone,
}

struct Shared {
    output: Mutex<Output>,
    changed: Condvar,
}

impl Shared {
    fn new(columns: u16, rows: u16) -> Self {
        let parser = Parser::new(count(rows), count(columns), 0);
        let output =
            Output { parser, raw: Vec::new(), frames: Vec::new(), stale: false, over: false, gate: Gate::Open };
        Self { output: Mutex::new(output), changed: Condvar::new() }
    }

    fn output(&self) -> MutexGuard<'_, Output> {
        self.output.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the gate is not closed, and tells whether there is anything left to read for.
    fn may_read(&self) -> bool {
        let output = self.changed.wait_while(self.output(), |output| output.gate == Gate::Closed);
        let mut output = output.unwrap_or_else(PoisonError::into_inner);
        if output.gate == Gate::Gone {
            output.over = true;
            self.changed.notify_all();
        }
        output.gate == Gate::Open
    }

    fn take_in(&self, bytes: &[u8]) {
        let mut output = self.output();
        for byte in bytes {
            output.take_in(*byte);
        }
        output.over = bytes.is_empty();
        self.changed.notify_all();
    }

    fn set_gate(&self, gate: Gate) {
        self.output().gate = gate;
        self.changed.notify_all();
    }

    /// Waits until the output is as it should be.
    fn wait(&self, what: &str, wanted: impl Fn(&Output) -> bool) -> MutexGuard<'_, Output> {
        let deadline = Instant::now() + DEADLINE;
        let mut output = self.output();
        while !wanted(&output) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited in vain for {what}; {}", output.describe());
            let (woken, _) = self.changed.wait_timeout(output, left).unwrap_or_else(PoisonError::into_inner);
            output = woken;
        }
        output
    }
}

impl Output {
    fn take_in(&mut self, byte: u8) {
        self.raw.push(byte);
        self.parser.process(&[byte]);
        if self.shows_a_frame() && self.screen().alternate_screen() {
            self.stale = false;
            let frame = text(self.screen());
            if self.frames.last() != Some(&frame) {
                self.frames.push(frame);
            }
        }
    }

    fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// Whether all of a frame has come. The last thing drawn of it is its cursor: hidden, or shown and then moved.
    fn shows_a_frame(&self) -> bool {
        const HIDDEN: &[u8] = b"\x1b[?25l";
        const SHOWN: &[u8] = b"\x1b[?25h";
        if !self.raw.ends_with(b"H") {
            return self.raw.ends_with(HIDDEN);
        }
        let start = self.raw.iter().rposition(|byte| *byte == b'\x1b').unwrap_or_default();
        self.raw[..start].ends_with(SHOWN)
    }

    /// Whether the screen can be trusted: nothing of a frame is still on its way.
    fn is_settled(&self) -> bool {
        !self.screen().alternate_screen() || (self.shows_a_frame() && !self.stale)
    }

    /// How often the program has had the terminal tell of clicks.
    fn listened(&self) -> usize {
        const LISTEN: &[u8] = b"\x1b[?1006h";
        self.raw.windows(LISTEN.len()).filter(|bytes| *bytes == LISTEN).count()
    }

    fn describe(&self) -> String {
        let screen = self.screen();
        let (columns, rows) = (screen.size().1, screen.size().0);
        let text = text(screen);
        let state = if self.over { ", and nothing more will come" } else { "" };
        format!("the screen is {columns}×{rows}{state}:\n┌──\n{text}\n└──")
    }
}

/// The text on a screen, without the blanks behind the lines and below the last.
fn text(screen: &Screen) -> String {
    let lines: Vec<String> = screen.contents().lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n").trim_end().to_owned()
}

fn count(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

/// Ends the program when the test ends before it.
struct Leash {
    pid: Pid,
    running: Arc<AtomicBool>,
}

impl Drop for Leash {
    fn drop(&mut self) {
        if self.running.load(Ordering::SeqCst) {
            // It may have ended just now.
            let _ = kill(self.pid, Signal::SIGKILL);
        }
    }
}

/// A program that runs in a terminal.
pub struct Pty {
    leash: Leash,
    master: Box<dyn MasterPty + Send>,
    slave: Box<dyn SlavePty + Send>,
    /// Taken at the first key: dropping it sends a few more.
    writer: Option<Box<dyn Write + Send>>,
    shared: Arc<Shared>,
    reading: thread::JoinHandle<()>,
    fate: Receiver<Fate>,
    /// The settings of the terminal before anything was started in it.
    found: String,
    /// Kept until the program has ended.
    _home: Arc<TempDir>,
}

impl Pty {
    /// Sends bytes as a keyboard or a mouse would.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let writer = self.writer.get_or_insert_with(|| self.master.take_writer().unwrap());
        writer.write_all(bytes.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Presses keys where the program may be gone, and nobody would read them.
    pub fn press_if_alive(&mut self, keys: &str) {
        let writer = self.writer.get_or_insert_with(|| self.master.take_writer().unwrap());
        // Whether anybody still listens is what such a test leaves open.
        let _ = writer.write_all(keys.split(' ').map(key).collect::<String>().as_bytes());
        let _ = writer.flush();
    }

    /// Waits until the text on the screen is as it should be, and gives it; `None` if the program ends before.
    pub fn wait_while_alive(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let as_wanted = |output: &Output| output.is_settled() && wanted(&text(output.screen()));
        let output = self.shared.wait("the next page, or the end", |output| output.over || as_wanted(output));
        as_wanted(&output).then(|| text(output.screen()))
    }

    /// Bytes that the program has written.
    pub fn written(&self) -> usize {
        self.shared.output().raw.len()
    }

    /// Presses keys, by their names: `1 Enter Ctrl-C`.
    pub fn press(&mut self, keys: &str) {
        self.send(keys.split(' ').map(key).collect::<String>());
    }

    /// Presses keys, and waits until all of them have been obeyed: the last is one that has the terminal listen anew,
    /// which can be seen in what the program writes.
    pub fn press_through(&mut self, keys: &str) {
        let before = self.shared.output().listened();
        self.press(keys);
        self.press("Ctrl-L");
        self.wait_until_it_listened(before + 1);
    }

    /// Waits until the program has had the terminal listen so many times in all: it does when it takes the terminal over,
    /// at the start and after a pause, and when everything is to be drawn anew.
    pub fn wait_until_it_listened(&self, times: usize) {
        let everything = |output: &Output| output.is_settled() && output.listened() >= times;
        drop(self.shared.wait("everything to be drawn anew", everything));
    }

    /// Presses and lets go of the left button on a text.
    pub fn click(&mut self, text: &str) {
        let (column, row) = self.find(text);
        self.send(format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", column + 1, row + 1, column + 1, row + 1));
    }

    /// Turns the wheel by one notch, down or up.
    pub fn wheel(&mut self, down: bool) {
        self.send(if down { "\x1b[<65;10;5M" } else { "\x1b[<64;10;5M" });
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Types a command into a shell.
    pub fn type_line(&mut self, command: &str) {
        self.send(format!("{command}\r"));
    }

    /// Waits until a text is on the screen, and gives the screen.
    pub fn wait_for(&self, text: &str) -> String {
        self.wait_until(&format!("“{text}”"), |screen| screen.contains(text))
    }

    /// Waits until the text on the screen is as it should be, and gives it.
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let output = self.shared.wait(what, |output| output.is_settled() && wanted(&text(output.screen())));
        text(output.screen())
    }

    /// Waits until an interactive shell waits for a command, and gives its screen.
    pub fn wait_for_prompt(&self) -> String {
        let output = self.shared.wait("the prompt of the shell", |output| {
            !output.screen().alternate_screen() && text(output.screen()).lines().last() == Some(PROMPT)
        });
        text(output.screen())
    }

    /// Waits until a text that the program has not drawn is on the screen.
    pub fn wait_for_foreign(&self, words: &str) {
        drop(self.shared.wait(&format!("“{words}”"), |output| text(output.screen()).contains(words)));
    }

    /// Whatever is on the screen now, once all of it has come.
    pub fn text(&self) -> String {
        self.wait_until("a whole screen", |_| true)
    }

    /// Where a text is on the screen: column and row, from 0.
    pub fn find(&self, text: &str) -> (usize, usize) {
        let screen = self.wait_for(text);
        let rows = screen.lines().enumerate();
        let mut places = rows.filter_map(|(row, line)| line.find(text).map(|byte| (line[..byte].chars().count(), row)));
        places.next().unwrap()
    }

    /// Asks something about the screen.
    pub fn look<T>(&self, ask: impl FnOnce(&Screen) -> T) -> T {
        ask(self.shared.output().screen())
    }

    /// Every whole screen so far.
    pub fn frames(&self) -> Vec<String> {
        self.shared.output().frames.clone()
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut output = self.shared.output();
        output.parser.set_size(count(rows), count(columns));
        output.stale = true;
        drop(output);
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Kills it, if that has not happened yet, and waits until it is gone.
    pub fn kill(self) {
        // It may have ended just now.
        let _ = kill(self.leash.pid, Signal::SIGKILL);
        while self.fate() == Fate::Stopped {}
    }

    /// Sends a signal to what was started.
    pub fn signal(&self, signal: Signal) {
        kill(self.leash.pid, signal).unwrap();
    }

    /// The process that has the terminal: what was started, or what a shell runs in the foreground.
    pub fn foreground(&self) -> Pid {
        Pid::from_raw(self.master.process_group_leader().unwrap())
    }

    /// Waits until what was started stops or ends.
    pub fn fate(&self) -> Fate {
        match self.fate.recv_timeout(DEADLINE) {
            Ok(fate) => fate,
            Err(_) => panic!("waited in vain for the program to stop or end; {}", self.shared.output().describe()),
        }
    }

    /// Reads nothing more of what the program writes until it has ended, as a terminal that hangs.
    pub fn stop_reading(&self) {
        self.shared.set_gate(Gate::Closed);
    }

    /// Closes the terminal under the program, and tells what became of it.
    pub fn close(mut self) -> Fate {
        self.shared.set_gate(Gate::Gone);
        // Something to read, so that the reader wakes up and lets go of the terminal.
        let (rows, columns) = self.look(Screen::size);
        self.resize(columns.get(), rows.get() + 1);
        drop(self.shared.wait("the reader to leave", |output| output.over));
        self.reading.join().unwrap();
        drop(self.writer.take());
        drop(self.slave);
        drop(self.master);
        self.fate.recv_timeout(DEADLINE).expect("the program goes on without a terminal")
    }

    /// Waits until what was started has ended, and tells how.
    pub fn end(self) -> End {
        let fate = self.fate();
        assert_ne!(fate, Fate::Stopped, "it stopped instead of ending");
        let left = settings(&*self.master);
        drop(self.slave);
        self.shared.set_gate(Gate::Open);
        drop(self.shared.wait("the last of the output", |output| output.over));
        let mut output = self.shared.output();
        let raw = std::mem::take(&mut output.raw);
        let frames = std::mem::take(&mut output.frames);
        End { fate, found: self.found, left, screen: output.screen().clone(), raw, frames }
    }
}

/// How a program ended, and how it left the terminal.
pub struct End {
    pub fate: Fate,
    found: String,
    left: String,
    pub screen: Screen,
    pub raw: Vec<u8>,
    pub frames: Vec<String>,
}

impl End {
    /// What is on the screen in the end.
    pub fn text(&self) -> String {
        text(&self.screen)
    }

    /// Checks that it had the terminal, left with this code, and gave the terminal back as it was found.
    #[track_caller]
    pub fn gave_the_terminal_back(&self, code: i32) {
        assert!(!self.frames.is_empty(), "nothing was ever drawn; the screen:\n{}", self.text());
        self.left_the_terminal_alone(code);
    }

    /// Checks that it had the terminal, gave it back as it was found, and then died of this signal.
    #[track_caller]
    pub fn gave_the_terminal_back_and_died_of(&self, signal: Signal) {
        assert!(!self.frames.is_empty(), "nothing was ever drawn; the screen:\n{}", self.text());
        assert_eq!(self.fate, Fate::Killed(signal), "the screen:\n{}", self.text());
        assert_eq!(self.left, self.found, "the settings of the terminal have changed");
        is_quiet(&self.screen);
    }

    /// Checks that it left with this code, and that the terminal is as it was before.
    #[track_caller]
    pub fn left_the_terminal_alone(&self, code: i32) {
        self.left_the_settings_alone(code);
        is_quiet(&self.screen);
    }

    /// Checks that it left with this code, and that the terminal driver has the settings it had before.
    #[track_caller]
    pub fn left_the_settings_alone(&self, code: i32) {
        assert_eq!(self.fate, Fate::Exited(code), "the screen:\n{}", self.text());
        assert_eq!(self.left, self.found, "the settings of the terminal have changed");
    }
}

/// Checks that a terminal is in none of the states that a program must leave again.
#[track_caller]
pub fn is_quiet(screen: &Screen) {
    assert!(!screen.alternate_screen(), "the other screen is still there:\n{}", text(screen));
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
    assert_eq!(screen.mouse_protocol_encoding(), MouseProtocolEncoding::Default);
    assert!(!screen.bracketed_paste(), "pastes are still bracketed");
    assert!(!screen.application_keypad() && !screen.application_cursor(), "keys are still in another mode");
    let (bold, underline, inverse) = (screen.bold(), screen.underline(), screen.inverse());
    assert!(!bold && !underline && !inverse && !screen.dim(), "what is written next would look different");
    assert_eq!(screen.fgcolor(), vt100::Color::Default);
    assert_eq!(screen.bgcolor(), vt100::Color::Default);
}

/// What a keyboard sends for a key.
fn key(name: &str) -> String {
    let code = match name {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Space" => " ",
        "Backspace" => "\x7f",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PgUp" => "\x1b[5~",
        "PgDn" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F12" => "\x1b[24~",
        _ => match name.strip_prefix("Ctrl-").map(str::as_bytes) {
            Some([letter]) => return char::from(letter & 0x1f).to_string(),
            Some(_) => panic!("there is no key {name}"),
            None => name,
        },
    };
    code.to_owned()
}
