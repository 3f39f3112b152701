//! `hangup play`, and `hangup` alone: the drill itself.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::Failure;
use crate::attempt::{Mode, Wishes, draw};
use crate::quiz::{Quiz, Usage, visible};
use crate::settings::{Flags, Settings};
use crate::shelf::{built_in, find};
use crate::tui::{self, App, Caps, NoTerminal};

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

/// Opens the menu.
pub fn menu(flags: Flags) -> Result<ExitCode, Failure> {
    let settings = Settings::read(flags)?;
    Ok(tui::run(settings, |caps| app(caps, settings))?.into())
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
    let settings = Settings::read(flags)?;
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
    let quiz = Arc::new(quiz);
    Ok(tui::run(settings, |caps| app(caps, settings).playing(quiz, paper, tui::now()))?.into())
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
