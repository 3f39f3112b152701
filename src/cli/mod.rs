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

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::class::NoExam;
use crate::class::report::NotGathered;
use crate::files::{self, Readers};
use crate::settings::Flags;
use crate::shelf::Unreadable;
use crate::store::StoreError;
use hangup_core::quiz::visible;

/// Recognise a tech-support phone scam before it costs you. Without a command, hangup opens the menu.
#[derive(Debug, Default, Parser)]
#[command(name = "hangup", version)]
struct CommandLine {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Option<Command>,
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

/// Why a command could not be carried out, as stderr gets it.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Something could not be read, written, or had from the system.
    #[error("{0}")]
    System(#[from] io::Error),
    /// A quiz or the configuration cannot be used.
    #[error("{}", diagnostics::unreadable(.0))]
    Unreadable(#[from] Unreadable),
    /// The history cannot be used.
    #[error("hangup: {0}")]
    Store(#[from] StoreError),
    /// An exam can neither begin nor go on.
    #[error("hangup: {0}")]
    Exam(#[from] NoExam),
    /// Answers cannot be reported on.
    #[error("hangup: {0}")]
    Answers(#[from] NotGathered),
    /// Anything else: what, where, and what to do.
    #[error("hangup: {0}")]
    Other(String),
}

/// Reads the command line, does what it says, and gives the exit code.
pub fn main() -> ExitCode {
    // The menu is what most people start, and needs no command line to be read.
    let CommandLine { flags, command } = if std::env::args_os().len() == 1 {
        CommandLine::default()
    } else {
        match CommandLine::try_parse() {
            Ok(line) => line,
            Err(error) => return refuse(&error),
        }
    };
    let done = match command {
        None => play::menu(flags),
        Some(Command::Play(options)) => play::run(&options, flags),
        Some(Command::List { json }) => list::run(json),
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::New { file }) => new::run(&file),
        Some(Command::Redo(options)) => redo::run(&options, flags),
        Some(Command::History(options)) => history::run(&options),
        Some(Command::Forget(options)) => forget::run(&options),
        Some(Command::Class(command)) => class::run(&command, flags),
        Some(Command::Import { from }) => import::run(&from),
        Some(Command::Export { to }) => export::run(&to),
        Some(Command::Graph(options)) => graph::run(&options),
        Some(Command::Schema) => schema::run(),
        Some(Command::Completions { shell }) => completions::run(shell),
    };
    done.unwrap_or_else(|failure| match failure {
        // Whoever read our output has gone: 128 + SIGPIPE, as a shell reports it.
        Failure::System(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(141),
        failure => {
            // Nothing is left to be done if stderr is gone as well.
            let _ = writeln!(io::stderr(), "{failure}");
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
    print(&serde_json::to_string_pretty(value).map_err(io::Error::from)?)
}

/// Writes a text into a file that must not exist yet and says so, or prints it where no file is given.
fn print_or_write(text: &str, file: Option<&Path>, done: impl FnOnce(&str) -> String) -> Result<ExitCode, Failure> {
    let Some(file) = file else { return print(text) };
    write_new(file, text)?;
    print(&done(&shown(file)))
}

/// Writes a text for its owner alone into a file that must not exist yet.
fn write_new(file: &Path, text: &str) -> Result<(), Failure> {
    write_new_for(Readers::Owner, file, text)
}

/// Writes a text for somebody into a file that must not exist yet.
fn write_new_for(readers: Readers, file: &Path, text: &str) -> Result<(), Failure> {
    files::write_new(file, text.as_bytes(), readers).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let name = shown(file);
            Failure::Other(format!("{name} exists already and is left as it is; choose another name"))
        } else {
            cannot_write(file, &error)
        }
    })
}

/// Makes a folder for its owner alone, where there is none.
fn make_private_folder(folder: &Path) -> Result<(), Failure> {
    files::make_folder(folder, Readers::Owner).map_err(|error| cannot_write(folder, &error))
}

fn cannot_write(file: &Path, error: &io::Error) -> Failure {
    let name = shown(file);
    Failure::Other(match error.kind() {
        io::ErrorKind::IsADirectory => format!("{name} cannot be written: a folder has this name; choose another"),
        _ => format!(
            "{name} cannot be written: {error}; nothing there was changed. Look whether its folder is there, is yours, and has \
             room"
        ),
    })
}

/// A path, as messages name it.
fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}
