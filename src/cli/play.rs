//! `hangup play`, and `hangup` alone: the drill itself.

use std::collections::HashMap;
use std::io::{self, IsTerminal, stdin};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::go_on::{Chosen, ask_to_go_on, left_last, say_how_to_go_on, which_to_go_on_with};
use super::start_files::{self, which_start_file};
use super::{Failure, exam};
use crate::class::{is_start_file, start_files_here};
use crate::output;
use crate::plain::{self, Choice, Surroundings, Wish};
use crate::settings::{Flags, Settings};
use crate::shelf::{all, built_in, find};
use crate::store::{Guest, History, Recorder, Unfinished};
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
    /// Begin anew without asking, even where there is an attempt to go on with
    #[arg(long)]
    new: bool,
    /// Go on where you were, in the attempt that you left last
    #[arg(long = "continue", conflicts_with_all = ["new", "exam", "seed", "count", "topic"])]
    go_on: bool,
}

impl From<NoTerminal> for Failure {
    fn from(why: NoTerminal) -> Self {
        Self::Other(why.to_string())
    }
}

/// Columns after which text is wrapped where it is printed line by line.
pub(super) const PLAIN_WIDTH: usize = 78;

/// Opens the menu; beside a start file, the exam, and beside several, the one that is chosen.
pub fn menu(flags: Flags) -> Result<ExitCode, Failure> {
    let start_files = start_files_here();
    match start_files.as_slice() {
        [] => {}
        [only] => return exam::sit(only, flags),
        several => match which_start_file(several)? {
            Some(start_files::Chosen::StartFile(chosen)) => return exam::sit(chosen, flags),
            Some(start_files::Chosen::Menu) => {}
            None => return Ok(ExitCode::SUCCESS),
        },
    }
    let settings = Settings::read(flags)?;
    if line_by_line(flags) {
        plain_menu(settings)
    } else {
        on_screen(settings, History::default(), |caps| app(caps, settings))
    }
}

/// Runs an app for the user of this computer, which keeps what happens in a history.
fn on_screen(settings: Settings, history: History, begin: impl FnOnce(Caps) -> App) -> Result<ExitCode, Failure> {
    let mut effect_handler = EffectHandler::of(history);
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
    let settings = Settings::read(flags)?;
    let place = find(&options.quiz)?;
    let quiz = place.open()?;
    if let Some(topic) = &options.topic {
        known_topic(&quiz, topic)?;
    }
    let mut history = History::default();
    // What the history cannot tell is no reason not to play: once there is something to keep, that says what is wrong.
    let may_go_on = !options.new && !settings.guest && !options.go_on;
    let begun = if may_go_on { history.unfinished(Some(&quiz.id)).unwrap_or_default() } else { Vec::new() };
    if options.go_on {
        let attempt = left_last(&quiz, &mut history, settings)?;
        return play(quiz, attempt, history, settings, flags);
    }
    let paper = draw(&quiz, &draw_options(options, &quiz)?);
    if begun.is_empty() {
        return play(quiz, Attempt::new(paper), history, settings, flags);
    }
    if !line_by_line(flags) {
        return on_screen(settings, history, |caps| {
            app(caps, settings).asking(place, Arc::new(quiz), paper, begun, now())
        });
    }
    let attempt = if stdin().is_terminal() && output::stdout().is_terminal() {
        match ask_to_go_on(&begun, &mut history)? {
            Some(Chosen::GoOn(attempt)) => attempt,
            Some(Chosen::Anew) => Attempt::new(paper),
            None => return Ok(ExitCode::SUCCESS),
        }
    } else {
        say_how_to_go_on(&options.quiz, &begun)?;
        Attempt::new(paper)
    };
    play(quiz, attempt, history, settings, flags)
}

fn draw_options(options: &Options, quiz: &Quiz) -> io::Result<DrawOptions> {
    Ok(DrawOptions {
        mode: if options.exam || quiz.usage == Usage::Measure { Mode::Exam } else { Mode::Practice },
        seed: options.seed.map_or_else(seed, Ok)?,
        form: String::new(),
        count: options.count.and_then(|count| usize::try_from(count).ok()),
        topic: options.topic.clone(),
    })
}

/// Plays a paper that was drawn from a quiz.
pub fn paper(quiz: Quiz, paper: Paper, flags: Flags) -> Result<ExitCode, Failure> {
    play(quiz, Attempt::new(paper), History::default(), Settings::read(flags)?, flags)
}

/// Plays an attempt: from its beginning, or from where it was left.
fn play(
    quiz: Quiz,
    attempt: Attempt,
    mut history: History,
    settings: Settings,
    flags: Flags,
) -> Result<ExitCode, Failure> {
    let quiz = Arc::new(quiz);
    if line_by_line(flags) {
        return Ok(exit_code_of(&play_plain(quiz.into(), attempt, &mut history, settings.guest)?));
    }
    on_screen(settings, history, |caps| app(caps, settings).going_on(quiz, attempt, now()))
}

/// The exit code for a drill that was played line by line: whether all of it is kept that was to be.
pub(super) fn exit_code_of(drill: &Drill) -> ExitCode {
    if drill.unkept().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether to play line by line: because somebody wants that, or because there is no terminal to draw on.
pub fn line_by_line(flags: Flags) -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    flags.plain || dumb || !stdin().is_terminal() || !output::stdout().is_terminal()
}

/// Offers the quizzes until somebody leaves, or the lines end.
fn plain_menu(settings: Settings) -> Result<ExitCode, Failure> {
    let books = all();
    let mut history = History::default();
    loop {
        let begun = if settings.guest { Vec::new() } else { history.unfinished(None).unwrap_or_default() };
        let left: Vec<Attempt> = begun.iter().map(|it| it.attempt.clone()).collect();
        let choice = plain::menu(&mut stdin().lock(), &mut output::stdout(), &books, &left, Some(PLAIN_WIDTH))?;
        let Some(Choice { place, wish }) = choice else { return Ok(ExitCode::SUCCESS) };
        let quiz = place.open()?;
        let begun: Vec<Unfinished> = begun.into_iter().filter(|it| it.attempt.paper.quiz == quiz.id).collect();
        let chosen = match wish {
            Wish::GoOn => which_to_go_on_with(&begun, &mut history)?,
            Wish::Anew | Wish::Exam => Some(Chosen::Anew),
        };
        let attempt = match chosen {
            Some(Chosen::GoOn(attempt)) => attempt,
            Some(Chosen::Anew) if wish == Wish::Exam => {
                Start::Whole(Mode::Exam).attempt(&quiz, seed()?, &HashMap::new())
            }
            Some(Chosen::Anew) => Start::Round.attempt(&quiz, seed()?, &history.last_seen(&quiz.id)),
            None => continue,
        };
        let drill = play_plain(Arc::new(quiz).into(), attempt, &mut history, settings.guest)?;
        if !drill.attempt().state().handed_in() || !drill.unkept().is_empty() {
            return Ok(exit_code_of(&drill));
        }
    }
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
    plain::play(&mut stdin().lock(), &mut output::stdout(), Drill::new(booklet, attempt), surroundings)
}

fn known_topic(quiz: &Quiz, topic: &str) -> Result<(), Failure> {
    let mut topics: Vec<&str> = quiz.questions.iter().map(|question| question.face.topic.as_str()).collect();
    if topics.contains(&topic) {
        return Ok(());
    }
    topics.sort_unstable();
    topics.dedup();
    let (topic, topics) = (visible(topic), visible(&topics.join(", ")));
    Err(Failure::Other(format!("no question is about `{topic}`; the topics are: {topics}")))
}
