//! A front end without a screen: it plays a quiz by lines of JSON, and needs nothing but `hangup-core`.
//!
//! `json_lines QUIZ.yaml [SEED [exam]]` draws a paper and begins. Each line that it writes is one of
//!
//! - `{"events": […]}`: what happened, to be kept;
//! - `{"refused": "…"}`: why the line that was read last changed nothing;
//! - `{"view": "question", …}` and the like: where the drill is, and what may be shown there.
//!
//! Each line that it reads is an input: `"next"`, `"back"`, `"hand-in"`, `{"go-to": 3}`, `{"reply": "hang-up"}`,
//! `{"answer": {"choice": ["a"]}}` and so on.

use std::error::Error;
use std::io::{self, BufRead, Write, stdin, stdout};
use std::sync::Arc;

use hangup_core::attempt::{Answered, Attempt, DrawOptions, Mode, draw};
use hangup_core::drill::{Drill, Input, View};
use hangup_core::quiz::{Booklet, parse};
use hangup_core::wording::{earned, marks, outcome};
use jiff::Timestamp;
use serde_json::{Value, json};

#[expect(clippy::disallowed_methods, reason = "the clock belongs to whoever runs a front end")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a quiz file, and then a seed if you like")?;
    let seed = arguments.next().map_or(Ok(1), |seed| seed.parse())?;
    let mode = if arguments.next().as_deref() == Some("exam") { Mode::Exam } else { Mode::Practice };
    let quiz = parse(&std::fs::read(&path)?).map_err(|problems| format!("{path} has {} mistakes", problems.len()))?;
    let options = DrawOptions { mode, seed, form: String::new(), count: None, topic: None };
    let attempt = Attempt::new(draw(&quiz, &options));
    play(stdin().lock(), stdout().lock(), Drill::new(Booklet::Open(Arc::new(quiz)), attempt), Timestamp::now)?;
    Ok(())
}

/// Plays a drill by lines of JSON until they end.
///
/// # Errors
/// When a line cannot be read or written.
pub fn play(
    input: impl BufRead,
    mut output: impl Write,
    mut drill: Drill,
    mut now: impl FnMut() -> Timestamp,
) -> io::Result<Drill> {
    apply(&mut drill, Ok(Input::Begin), now(), &mut output)?;
    for line in input.lines() {
        let parsed = serde_json::from_str(&line?).map_err(|error| error.to_string());
        apply(&mut drill, parsed, now(), &mut output)?;
    }
    Ok(drill)
}

/// Does what a line asks for, and writes what came of it.
fn apply(drill: &mut Drill, input: Result<Input, String>, now: Timestamp, output: &mut impl Write) -> io::Result<()> {
    let applied = input.and_then(|input| drill.apply(input, now).map_err(|refusal| refusal.to_string()));
    if !drill.unkept().is_empty() {
        writeln!(output, "{}", json!({ "events": drill.unkept() }))?;
        drill.all_kept();
    }
    if let Err(why) = applied {
        writeln!(output, "{}", json!({ "refused": why }))?;
    }
    writeln!(output, "{}", view(drill))?;
    output.flush()
}

/// Where the drill is, and what may be shown there.
fn view(drill: &Drill) -> Value {
    match drill.view() {
        None => json!({ "view": "nothing-to-ask" }),
        Some(View::Ready) => json!({ "view": "ready" }),
        Some(View::Question(asked)) => json!({
            "view": "question",
            "number": drill.place() + 1,
            "of": drill.count(),
            "face": asked.face,
            "options": asked.entry.options,
            "given": asked.given,
            "replies": asked.replies,
        }),
        Some(View::Explained { answered, .. }) => explained("explained", answered),
        Some(View::Twins(twins)) => {
            json!({ "view": "twins", "questions": twins.map(|twin| &twin.question.face.id) })
        }
        Some(View::Replaying { path, .. }) => json!({ "view": "replaying", "replies": path }),
        Some(View::Replayed(ending)) => json!({ "view": "replayed", "ending": ending.text }),
        Some(View::Paused) => json!({ "view": "paused" }),
        Some(View::Overview) => json!({ "view": "overview", "answered": drill.attempt().state().answered() }),
        Some(View::HandedIn) => json!({ "view": "handed-in" }),
        Some(View::Results) => json!({ "view": "results", "marks": drill.results().map(|it| marks(it.marks())) }),
        Some(View::Reviewed(answered)) => explained("reviewed", answered),
    }
}

/// What there is to say of an answer, in short.
fn explained(view: &str, answered: Answered<'_>) -> Value {
    let key = &answered.question.key;
    json!({
        "view": view,
        "question": answered.question.face.id,
        "outcome": outcome(answered).words(),
        "earned": earned(answered),
        "rule": key.rule,
        "explain": key.explain,
    })
}
