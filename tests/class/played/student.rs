//! A learner who reads what hangup says line by line, and answers by what is written there: they know no ids, no places
//! and nothing of the files. A learner can be cut off in the middle, as by a power cut.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::key::{Answer, Kind, Question};
use crate::room::Room;

/// How long to wait for hangup to say something.
const PATIENCE: Duration = Duration::from_secs(60);

/// How what hangup says can end when it waits for an answer.
const PROMPTS: [&str; 13] = [
    "Press Enter to begin, or type quit.",
    "Type s for a scam, or g for genuine.",
    "Type s for a scam, g for genuine, or u if you could not tell.",
    "Type 50, 60, 70, 80, 90 or 100.",
    "Type the numbers of all that apply, such as 1 3.",
    "Type the numbers of these lines, such as 1 3.",
    "or back for the last question.",
    "Type them to see how you did, or quit to leave.",
    "Type the four words, or quit to leave.",
    "or press Enter to finish.",
    "or quit to leave.",
    "such as 4 3 2 1.",
    "Press Enter to go on.",
];

/// A sitting of a learner: hangup with a start file, line by line.
pub struct Student {
    child: Child,
    input: Option<ChildStdin>,
    heard: Receiver<u8>,
    /// What was said since the last line that was typed.
    pub said: String,
    /// Everything that was said.
    pub transcript: String,
}

impl Student {
    pub fn sit(folder: &Path, start_file: &str, home: &Path) -> Self {
        Self::play(folder, &["play", start_file], home, &[])
    }

    /// Plays whatever the arguments name, with more in the environment.
    pub fn play(folder: &Path, arguments: &[&str], home: &Path, environment: &[(&str, String)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hangup"));
        command.arg("--plain").args(arguments).current_dir(folder).env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data")).env("XDG_CONFIG_HOME", home.join("config"));
        command.envs(environment.iter().cloned());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let heard = listen_to(child.stdout.take().unwrap());
        let input = child.stdin.take();
        Self { child, input, heard, said: String::new(), transcript: String::new() }
    }

    /// Listens until hangup waits for an answer, or has ended, or said so many bytes in all. Gives what was said, each run
    /// of white space as one space.
    pub fn listen(&mut self, most: usize) -> Option<String> {
        self.said.clear();
        loop {
            let folded = self.said.split_whitespace().collect::<Vec<_>>().join(" ");
            if self.said.ends_with('\n') && is_prompt(&folded) {
                return Some(folded);
            }
            if self.transcript.len() >= most {
                return None;
            }
            match self.heard.recv_timeout(PATIENCE) {
                Ok(byte) => {
                    self.said.push(char::from(byte));
                    self.transcript.push(char::from(byte));
                }
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return None,
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("waited in vain after:\n{}", self.transcript),
            }
        }
    }

    /// Types a line. Nobody may be there to read it any more.
    pub fn say(&mut self, line: &str) {
        let _ = self.input.as_mut().unwrap().write_all(format!("{line}\n").as_bytes());
    }

    /// Ends it as a power cut would.
    pub fn cut_off(mut self) -> String {
        let _ = self.child.kill();
        self.child.wait().unwrap();
        self.transcript
    }

    /// Has no more to type, and waits until hangup ends as it should.
    pub fn leave(self) -> String {
        self.leave_with(0)
    }

    /// The same, for an exit code.
    pub fn leave_with(mut self, code: i32) -> String {
        assert_eq!(self.wait().code(), Some(code), "{}", self.transcript);
        self.transcript
    }

    /// Has no more to type, and waits until hangup ends, however it does.
    pub fn wait(&mut self) -> ExitStatus {
        drop(self.input.take());
        while let Ok(byte) = self.heard.recv_timeout(PATIENCE) {
            self.transcript.push(char::from(byte));
        }
        self.child.wait().unwrap()
    }

    /// Answers, until it is handed in, or so many questions have been answered: then `false`.
    pub fn work(&mut self, questions: &[Question], learner: u64, answers: usize) -> bool {
        let mut answered = 0;
        let mut replied = 0;
        while let Some(said) = self.listen(usize::MAX) {
            if said.ends_with("to see how you did, or quit to leave.") {
                return true;
            }
            if said.contains("Noted.") {
                answered += 1;
                if answered == answers {
                    return false;
                }
            }
            let line = self.reply(&said, questions, learner, &mut replied);
            self.say(&line);
        }
        panic!("hangup ended before it was handed in:\n{}", self.transcript);
    }

    /// The same, for a learner who has read the first page already.
    pub fn work_from_here(&mut self, questions: &[Question], learner: u64) -> bool {
        self.say("");
        self.work(questions, learner, usize::MAX)
    }

    pub fn reply(&self, said: &str, questions: &[Question], learner: u64, replied: &mut usize) -> String {
        if said.ends_with("Press Enter to begin, or type quit.") || said.ends_with("Press Enter to go on.") {
            return String::new();
        }
        if said.ends_with("or back for the last question.") {
            return "hand in".to_owned();
        }
        let question = self.question(questions);
        let Some(answer) = question.answered_by(learner) else { return "skip".to_owned() };
        let is_call = matches!(question.kind, Kind::Call { .. });
        match answer {
            Answer::Verdict { scam, .. } if said.ends_with("or g for genuine.") => verdict(scam),
            Answer::Verdict { sure, .. } if said.ends_with("90 or 100.") => sure.to_string(),
            Answer::Verdict { action, .. } => self.number(&action.unwrap()),
            Answer::Chosen(texts) | Answer::Ordered(texts) => {
                texts.iter().map(|text| self.number(text)).collect::<Vec<_>>().join(" ")
            }
            Answer::Called { impression, .. } if said.ends_with("if you could not tell.") => {
                *replied = 0;
                impression.map_or("u".to_owned(), |(scam, _)| verdict(scam))
            }
            Answer::Called { impression, .. } if said.ends_with("90 or 100.") => impression.unwrap().1.to_string(),
            Answer::Called { replies, .. } => {
                assert!(is_call);
                let reply = self.number(&replies[*replied]);
                *replied += 1;
                reply
            }
        }
    }

    /// The question that was put last.
    fn question<'q>(&self, questions: &'q [Question]) -> &'q Question {
        let all = self.transcript.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = |question: &&Question| all.rfind(&question.scenario).map_or(0, |place| place + 1);
        questions.iter().max_by_key(place).unwrap()
    }

    /// The number before a text in the list that was read out last.
    fn number(&self, text: &str) -> String {
        let spoken = |line: &&str| line.split_once(". ").is_some_and(|(_, spoken)| spoken.contains(text));
        let line = self.said.lines().rev().find(spoken);
        let line = line.unwrap_or_else(|| panic!("“{text}” was not offered in:\n{}", self.said));
        line.split_once('.').unwrap().0.trim().to_owned()
    }
}

impl Room {
    /// A learner sits down beside the start files.
    pub fn sit(&self, code: &str) -> Student {
        self.sit_in("papers", code)
    }

    pub fn sit_in(&self, folder: &str, code: &str) -> Student {
        Student::sit(&self.path(folder), &format!("{code}.hangup"), &self.path("home"))
    }
}

fn verdict(scam: bool) -> String {
    if scam { "s" } else { "g" }.to_owned()
}

fn is_prompt(said: &str) -> bool {
    let one_number = || said.rsplit_once("Type one number from 1 to ").is_some_and(|(_, rest)| rest.len() < 4);
    PROMPTS.iter().any(|prompt| said.ends_with(prompt)) || one_number()
}

/// Hears bytes as they come, on a thread of its own, so that waiting for them can end.
fn listen_to(mut output: ChildStdout) -> Receiver<u8> {
    let (tell, heard) = channel();
    thread::spawn(move || {
        let mut byte = [0];
        while output.read_exact(&mut byte).is_ok() && tell.send(byte[0]).is_ok() {}
    });
    heard
}
