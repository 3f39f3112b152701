//! Every command and flag. A command has a file of its own; this one knows which there are, and turns what went wrong
//! into a sentence on stderr and an exit code.

mod bank;
mod check;
mod class;
mod completions;
mod diagnostics;
mod exam;
mod export;
mod forget;
mod graph;
mod history;
mod import;
mod list;
mod new;
mod play;
mod redo;
mod schema;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::settings::{Flags, ThemeName};
use crate::shelf::Unreadable;
use crate::store::StoreError;
use hangup_core::quiz::visible;

/// Recognise a tech-support phone scam before it costs you. Without a command, hangup opens the menu.
#[derive(Debug, Parser)]
#[command(name = "hangup", version)]
struct CommandLine {
    /// Keep nothing of what is played
    #[arg(long, global = true)]
    guest: bool,
    /// Line by line and in words, for screen readers, pipes and scripts; also when there is no terminal to draw on
    #[arg(long, global = true)]
    plain: bool,
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    looks: Looks,
}

/// How to look, whatever the command.
#[derive(Debug, Default, Args)]
struct Looks {
    /// The colours to draw in
    #[arg(long, global = true, value_enum, value_name = "NAME")]
    theme: Option<ThemeName>,
    /// Draw with ASCII characters alone
    #[arg(long, global = true)]
    ascii: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a quiz
    Play(play::Options),
    /// Name the quizzes there are
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say everything that is wrong with quiz files
    Check(check::Options),
    /// Write a quiz to begin with
    New {
        /// The file to write; an existing one is never overwritten
        file: PathBuf,
    },
    /// Play only what was missed the last time
    Redo(redo::Options),
    /// Print what was played, attempt by attempt
    History(history::Options),
    /// Remove attempts from the history, after asking
    Forget(forget::Options),
    /// Many learners: papers out, answers back
    #[command(subcommand)]
    Class(class::Command),
    /// Read questions of another program into a quiz file
    Import {
        /// Whose questions
        #[command(subcommand)]
        from: import::Format,
    },
    /// Write a quiz for another program
    Export {
        /// For whom
        #[command(subcommand)]
        to: export::Format,
    },
    /// Print a call as Graphviz DOT, to see it whole
    Graph(graph::Options),
    /// Print the JSON Schema of a quiz file, for completion in an editor
    Schema,
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

/// Why a command could not be carried out.
#[derive(Debug)]
enum Failure {
    /// Whoever read our output has gone.
    NobodyListens,
    /// Something went wrong; the sentences say what, where, and what to do.
    Said(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::NobodyListens } else { Self::Said(error.to_string()) }
    }
}

impl From<Unreadable> for Failure {
    fn from(why: Unreadable) -> Self {
        match &why {
            Unreadable::Problems { name, text, problems } => Self::Said(diagnostics::render(name, text, problems)),
            Unreadable::NoSuchQuiz { .. } | Unreadable::File { .. } => Self::Said(format!("hangup: {why}")),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(trouble: StoreError) -> Self {
        Self::Said(format!("hangup: {trouble}"))
    }
}

/// Reads the command line, does what it says, and gives the exit code.
pub fn main() -> ExitCode {
    // The menu is what most people start, and needs no command line to be read.
    let CommandLine { guest, plain, command, looks } = if std::env::args_os().len() == 1 {
        CommandLine { guest: false, plain: false, command: None, looks: Looks::default() }
    } else {
        match CommandLine::try_parse() {
            Ok(line) => line,
            Err(error) => return refuse(&error),
        }
    };
    let flags = Flags { theme: looks.theme, ascii: looks.ascii, guest };
    let done = match command {
        None => play::menu(flags, plain),
        Some(Command::Play(options)) => play::run(&options, flags, plain),
        Some(Command::List { json }) => list::run(json),
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::New { file }) => new::run(&file),
        Some(Command::Redo(options)) => redo::run(&options, flags, plain),
        Some(Command::History(options)) => history::run(&options),
        Some(Command::Forget(options)) => forget::run(&options),
        Some(Command::Class(command)) => class::run(&command, flags, plain),
        Some(Command::Import { from }) => import::run(&from),
        Some(Command::Export { to }) => export::run(&to),
        Some(Command::Graph(options)) => graph::run(&options),
        Some(Command::Schema) => schema::run(),
        Some(Command::Completions { shell }) => completions::run(shell),
    };
    done.unwrap_or_else(|failure| match failure {
        // 128 + SIGPIPE, as a shell reports it.
        Failure::NobodyListens => ExitCode::from(141),
        Failure::Said(sentences) => {
            // Nothing is left to be done if stderr is gone as well.
            let _ = writeln!(io::stderr(), "{sentences}");
            ExitCode::FAILURE
        }
    })
}

/// Says what clap has to say: help, the version, or what is wrong with the arguments, which are text from outside.
fn refuse(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let lines: Vec<String> = text.lines().map(visible).collect();
    let text = lines.join("\n");
    // Nothing is left to be done if nobody listens.
    let _ = if error.use_stderr() { writeln!(io::stderr(), "{text}") } else { writeln!(io::stdout(), "{text}") };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Prints a text, ended by a line feed, on stdout.
fn print(text: &str) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a value as JSON on stdout.
fn print_json(value: &impl serde::Serialize) -> Result<ExitCode, Failure> {
    print(&serde_json::to_string_pretty(value).map_err(|error| Failure::Said(error.to_string()))?)
}

/// Writes a text into a file that must not exist yet.
fn write_new(file: &Path, text: &str) -> Result<(), Failure> {
    let mut out = File::create_new(file).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let name = visible(&file.display().to_string());
            Failure::Said(format!("hangup: {name} exists already and is left as it is; choose another name"))
        } else {
            cannot_write(file, &error)
        }
    })?;
    out.write_all(text.as_bytes()).map_err(|error| cannot_write(file, &error))
}

fn cannot_write(file: &Path, error: &io::Error) -> Failure {
    Failure::Said(format!("hangup: {} cannot be written: {error}", visible(&file.display().to_string())))
}
