//! `hangup play`, and `hangup` alone: the drill itself.

use std::collections::HashMap;
use std::io::{self, IsTerminal, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::{Failure, exam};
use crate::class::{is_start_file, start_file_here};
use crate::plain::{self, Choice, Surroundings};
use crate::settings::{Flags, Settings};
use crate::shelf::{all, built_in, find};
use crate::store::{Guest, History, Recorder};
use crate::system::{EvenClock, now, seed};
use crate::tui::{self, App, Caps, EffectHandler, NoTerminal};
use hangup_core::attempt::{Attempt, DrawOptions, Mode, Paper, draw};
use hangup_core::drill::{Drill, Start};
use hangup_core::quiz::{Booklet, Quiz, Usage, visible};

/// What to play, and how.
#[derive(Debug, Args)]
pub struct Options {
    /// The id of a quiz, a quiz file, or a start file from a teacher
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
        Self::Other(why.to_string())
    }
}

/// Columns after which text is wrapped where it is printed line by line.
pub(super) const PLAIN_WIDTH: usize = 78;

/// Opens the menu.
pub fn menu(flags: Flags) -> Result<ExitCode, Failure> {
    if let Some(start_file) = start_file_here() {
        return exam::sit(&start_file, flags);
    }
    let settings = Settings::read(flags)?;
    if line_by_line(flags) { plain_menu(settings) } else { on_screen(settings, |caps| app(caps, settings)) }
}

/// Runs an app for the user of this computer.
fn on_screen(settings: Settings, begin: impl FnOnce(Caps) -> App) -> Result<ExitCode, Failure> {
    let mut effect_handler = EffectHandler::default();
    Ok(tui::run(settings, &EvenClock::of_this_computer(), &mut |effect| effect_handler.handle(effect), begin)?.into())
}

/// An app that keeps what happens, unless a guest plays.
fn app(caps: Caps, settings: Settings) -> App {
    let app = App::with_menu(caps, built_in());
    if settings.guest {
        return app;
    }
    let owner = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    app.keeping(owner.filter(|owner| !owner.is_empty()))
}

/// Goes straight into a quiz.
pub fn run(options: &Options, flags: Flags) -> Result<ExitCode, Failure> {
    if is_start_file(Path::new(&options.quiz)) {
        return exam::sit(Path::new(&options.quiz), flags);
    }
    let quiz = find(&options.quiz)?.open()?;
    if let Some(topic) = &options.topic {
        known_topic(&quiz, topic)?;
    }
    let options = DrawOptions {
        mode: if options.exam || quiz.usage == Usage::Measure { Mode::Exam } else { Mode::Practice },
        seed: options.seed.map_or_else(seed, Ok)?,
        form: String::new(),
        count: options.count.and_then(|count| usize::try_from(count).ok()),
        topic: options.topic.clone(),
    };
    let paper = draw(&quiz, &options);
    self::paper(quiz, paper, flags)
}

/// Plays a paper that was drawn from a quiz.
pub fn paper(quiz: Quiz, paper: Paper, flags: Flags) -> Result<ExitCode, Failure> {
    let settings = Settings::read(flags)?;
    if line_by_line(flags) {
        play_plain(Arc::new(quiz).into(), Attempt::new(paper), &mut History::default(), settings.guest)?;
        return Ok(ExitCode::SUCCESS);
    }
    let quiz = Arc::new(quiz);
    on_screen(settings, |caps| app(caps, settings).playing(quiz, paper, now()))
}

/// Whether to play line by line: because somebody wants that, or because there is no terminal to draw on.
pub fn line_by_line(flags: Flags) -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    flags.plain || dumb || !stdin().is_terminal() || !stdout().is_terminal()
}

/// Offers the quizzes until somebody leaves, or the lines end.
fn plain_menu(settings: Settings) -> Result<ExitCode, Failure> {
    let books = all();
    let mut history = History::default();
    loop {
        let choice = plain::menu(&mut stdin().lock(), &mut stdout().lock(), &books, Some(PLAIN_WIDTH))?;
        let Some(Choice { place, mode }) = choice else { return Ok(ExitCode::SUCCESS) };
        let quiz = place.open()?;
        let attempt = attempt_at(&quiz, mode, (!settings.guest).then_some(&mut history))?;
        let drill = play_plain(Arc::new(quiz).into(), attempt, &mut history, settings.guest)?;
        if !drill.attempt().state().handed_in() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// What is played of a quiz chosen from the menu: what was begun, or a round; or all of it as an exam.
fn attempt_at(quiz: &Quiz, mode: Mode, history: Option<&mut History>) -> io::Result<Attempt> {
    let start = if mode == Mode::Exam { Start::Whole(mode) } else { Start::GoOn };
    let (begun, last_seen) = match history {
        Some(history) if start == Start::GoOn => (history.go_on(quiz), history.last_seen(&quiz.id)),
        _ => (None, HashMap::new()),
    };
    Ok(start.attempt(quiz, begun, seed()?, &last_seen))
}

/// Plays an attempt line by line, kept in a history unless a guest plays.
fn play_plain(booklet: Booklet, attempt: Attempt, history: &mut History, is_guest: bool) -> io::Result<Drill> {
    let recorder: &mut dyn Recorder = if is_guest {
        &mut Guest
    } else {
        if attempt.events().is_empty() {
            history.begin(attempt.paper.clone());
        }
        history
    };
    let surroundings = Surroundings { width: Some(PLAIN_WIDTH), now: &mut now, recorder, exam: None };
    plain::play(&mut stdin().lock(), &mut stdout().lock(), Drill::new(booklet, attempt), surroundings)
}

fn known_topic(quiz: &Quiz, topic: &str) -> Result<(), Failure> {
    let mut topics: Vec<&str> = quiz.questions.iter().map(|question| question.face.topic.as_str()).collect();
    if topics.contains(&topic) {
        return Ok(());
    }
    topics.sort_unstable();
    topics.dedup();
    let topic = visible(topic);
    Err(Failure::Other(format!("no question is about `{topic}`; the topics are: {}", topics.join(", "))))
}
