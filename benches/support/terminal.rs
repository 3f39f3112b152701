//! A pseudo-terminal with a program in it: what it writes arrives with the time at which it came, and is shown on a
//! screen of 80 columns and 24 rows. Nothing sleeps: a wait ends with what is awaited, or gives up after half a minute.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::process::Process;

const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };

/// After which a program that shows nothing new is taken to have stopped.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program that has written nothing for so long is waiting for input.
const SILENCE: Duration = Duration::from_millis(120);

/// A terminal with a program in it.
pub struct Terminal {
    program: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Written>,
    screen: vt100::Parser,
    begun: Instant,
    _master: Box<dyn MasterPty + Send>,
}

/// What a program wrote, and when.
struct Written {
    at: Instant,
    bytes: Vec<u8>,
}

impl Terminal {
    /// Starts a program, at home in an empty folder.
    pub fn start<A: AsRef<OsStr>>(program: &Path, arguments: impl IntoIterator<Item = A>, home: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(home);
        for (name, value) in
            [("HOME", home.as_os_str()), ("TERM", "xterm-256color".as_ref()), ("LANG", "C.UTF-8".as_ref())]
        {
            command.env(name, value);
        }
        let (sender, output) = channel();
        let reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        thread::spawn(move || pass_on(reader, &sender));
        let begun = Instant::now();
        let program = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(SIZE.rows.try_into().unwrap(), SIZE.cols.try_into().unwrap(), 0);
        Self { program, keys, output, screen, begun, _master: pair.master }
    }

    /// Waits until all the words are on the screen, and gives the time from the start to that moment.
    pub fn wait_for(&mut self, words: &[impl AsRef<str>]) -> Duration {
        let mut at = self.begun;
        while !self.shows(words) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(written) => at = self.show(&written),
                Err(why) => panic!("{why} while waiting; on the screen:\n{}", self.text()),
            }
        }
        at - self.begun
    }

    /// Types keys, waits until the program has nothing more to write, and gives the number of bytes it wrote.
    pub fn press(&mut self, keys: &str) -> usize {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self.until_silent()
    }

    /// Waits until the program has nothing more to write, and gives the number of bytes it wrote.
    pub fn until_silent(&mut self) -> usize {
        self.written_before_silence_of(SILENCE)
    }

    /// Shows what comes until nothing has come for a while, and gives the number of bytes.
    pub fn written_before_silence_of(&mut self, silence: Duration) -> usize {
        let mut bytes = 0;
        loop {
            match self.output.recv_timeout(silence) {
                Ok(written) => {
                    bytes += written.bytes.len();
                    self.show(&written);
                }
                Err(RecvTimeoutError::Timeout) => return bytes,
                Err(RecvTimeoutError::Disconnected) => panic!("the program has left; on the screen:\n{}", self.text()),
            }
        }
    }

    /// Types keys that end the program, and waits for its end.
    pub fn leave(mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        self.program.wait().unwrap();
    }

    /// The program in it.
    pub fn process(&self) -> Process {
        Process(self.program.process_id().unwrap())
    }

    /// What is on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    fn shows(&self, words: &[impl AsRef<str>]) -> bool {
        let text = self.text();
        words.iter().all(|word| text.contains(word.as_ref()))
    }

    fn show(&mut self, written: &Written) -> Instant {
        self.screen.process(&written.bytes);
        written.at
    }
}

fn pass_on(mut reader: impl Read, output: &Sender<Written>) {
    let mut buffer = [0; 64 * 1024];
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        let written = Written { at: Instant::now(), bytes: buffer[..count].to_vec() };
        if output.send(written).is_err() {
            return;
        }
    }
}
