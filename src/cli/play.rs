//! `hangup play`, and `hangup` alone: the drill itself.

use std::io::{self, IsTerminal, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::Failure;
use crate::attempt::{Attempt, Mode, Wishes, draw};
use crate::plain::{self, Choice, Surroundings};
use crate::quiz::{Quiz, Usage, visible};
use crate::shelf::{Book, built_in, find, yours};
use crate::tui::{self, App, NoTerminal};

/// What to play, and how.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, or a quiz file
    #[arg(value_name = "ID | FILE")]
    quiz: String,
    /// As an exam: explanations at the end, answers may be changed until then. A form that measures always is one
    #[arg(long)]
    exam: bool,
    /// Draw the paper with this number: the same number, the same paper
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Ask at most this many questions
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    count: Option<u32>,
    /// Ask only about this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
}

impl From<NoTerminal> for Failure {
    fn from(why: NoTerminal) -> Self {
        Self::Said(format!("hangup: {why}"))
    }
}

/// Columns after which text is wrapped where it is told line by line.
const PLAIN_WIDTH: usize = 78;

/// Opens the menu.
pub fn menu(plain: bool) -> Result<ExitCode, Failure> {
    if line_by_line(plain) { plain_menu() } else { Ok(tui::run(|caps| App::with_menu(caps, built_in()))?.into()) }
}

/// Goes straight into a quiz.
pub fn run(options: &Options, plain: bool) -> Result<ExitCode, Failure> {
    let quiz = find(&options.quiz)?.open()?;
    if let Some(topic) = &options.topic {
        known_topic(&quiz, topic)?;
    }
    let wishes = Wishes {
        mode: if options.exam || quiz.usage == Usage::Measure { Mode::Exam } else { Mode::Practice },
        seed: options.seed.map_or_else(tui::fresh_seed, Ok)?,
        form: String::new(),
        count: options.count.and_then(|count| usize::try_from(count).ok()),
        topic: options.topic.clone(),
    };
    let paper = draw(&quiz, &wishes);
    if line_by_line(plain) {
        play_plain(&quiz, Attempt::new(paper))?;
        return Ok(ExitCode::SUCCESS);
    }
    let quiz = Arc::new(quiz);
    Ok(tui::run(|caps| App::with_menu(caps, built_in()).playing(quiz, paper, tui::now()))?.into())
}

/// Whether to play line by line: because somebody wants that, or because there is no terminal to draw on.
fn line_by_line(wanted: bool) -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    wanted || dumb || !stdin().is_terminal() || !stdout().is_terminal()
}

/// Offers the quizzes until somebody leaves, or the lines end.
fn plain_menu() -> Result<ExitCode, Failure> {
    let books: Vec<Book> = built_in().into_iter().chain(yours()).collect();
    loop {
        let choice = plain::menu(&mut stdin().lock(), &mut stdout().lock(), &books, Some(PLAIN_WIDTH))?;
        let Some(Choice { place, mode }) = choice else { return Ok(ExitCode::SUCCESS) };
        let quiz = place.open()?;
        let wishes = Wishes { mode, seed: tui::fresh_seed()?, form: String::new(), count: None, topic: None };
        let attempt = play_plain(&quiz, Attempt::new(draw(&quiz, &wishes)))?;
        if !attempt.standing().handed_in() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

fn play_plain(quiz: &Quiz, attempt: Attempt) -> io::Result<Attempt> {
    let surroundings = Surroundings { width: Some(PLAIN_WIDTH), now: &mut tui::now, keep: None };
    plain::play(&mut stdin().lock(), &mut stdout().lock(), quiz, attempt, surroundings)
}

fn known_topic(quiz: &Quiz, topic: &str) -> Result<(), Failure> {
    let mut topics: Vec<&str> = quiz.questions.iter().map(|question| question.face.topic.as_str()).collect();
    if topics.contains(&topic) {
        return Ok(());
    }
    topics.sort_unstable();
    topics.dedup();
    let topic = visible(topic);
    Err(Failure::Said(format!("hangup: no question is about `{topic}`; the topics are: {}", topics.join(", "))))
}
