//! A robot that plays by keyboard alone. It knows no quiz: like a person it reads in the footer which keys work, and
//! from these it tells what is on the screen and which kind of question it is.

use std::path::PathBuf;

use hangup::tui::keys::{Context, hints};

use crate::pty::{Home, Pty, Start};

/// A quiz with one question of each kind, found by its topic: `one`, `several`, `verdict`, `spot`, `order`, `typed`.
pub fn every_kind() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/every-kind.yaml");
    path.to_str().unwrap().to_owned()
}

/// The question of [`every_kind`] that is about a topic, about to be played alone.
pub fn question(home: &Home, topic: &str) -> Start {
    home.hangup(&["play", &every_kind(), "--seed", "7", "--topic", topic])
}

/// What is on the screen, as its footer tells: the keys there are all among those of the place, and the first is the
/// most useful one, unless it does nothing just now.
pub fn place(screen: &str) -> Option<Context> {
    let footer: Vec<&str> = screen.lines().last()?.split("  ").map(str::trim).filter(|hint| !hint.is_empty()).collect();
    let keys = |context| hints(context, &[], false).into_iter().map(|hint| format!("{} {}", hint.sign, hint.does));
    let fits = |context: &Context| footer.iter().all(|hint| keys(*context).any(|key| key == *hint));
    let leads = |context: &Context| keys(*context).next().as_deref() == footer.first().copied();
    let mut places = Context::ALL.into_iter().filter(fits);
    places.clone().find(leads).or_else(|| places.next())
}

/// Whether an answer is being asked for.
pub fn is_question(context: Context) -> bool {
    matches!(context, Context::One | Context::Several | Context::Verdict | Context::Order | Context::Typed)
}

/// How far one is, as it stands beside the title: the number of the question, and of how many.
pub fn progress(screen: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = screen.lines().next()?.split_whitespace().collect();
    words.windows(3).find_map(|words| match words {
        [number, "of", count] => Some((number.parse().ok()?, count.parse().ok()?)),
        _ => None,
    })
}

/// Keys that give some answer to a question.
pub fn some_answer(context: Context) -> &'static str {
    match context {
        Context::One => "1 Enter",
        Context::Several => "1 Space Enter",
        Context::Verdict => "s Right Right Right 1 Enter",
        Context::Order => "1 Space Down Space Enter",
        Context::Typed => "q u i t Enter",
        other => panic!("{} asks for no answer", other.name()),
    }
}

/// What the robot met on its way.
#[derive(Debug, Default)]
pub struct Played {
    /// The kinds of the questions that it answered, in order.
    pub kinds: Vec<Context>,
    /// How many questions there are, as the program says.
    pub of: usize,
}

/// Answers whatever is asked until something else than a question or its feedback is on the screen.
pub fn play(pty: &mut Pty) -> Played {
    let mut played = Played::default();
    loop {
        let screen = pty.text();
        let here = place(&screen);
        let keys = match here {
            Some(context) if is_question(context) => {
                played.kinds.push(context);
                played.of = progress(&screen).unwrap().1;
                some_answer(context)
            }
            Some(Context::Feedback | Context::Twins) => "Enter",
            Some(_) => return played,
            None => panic!("what is this?\n{screen}"),
        };
        turn(pty, keys);
    }
}

/// Presses keys that lead to another page, and gives that.
pub fn turn(pty: &mut Pty, keys: &str) -> String {
    let before = pty.text();
    pty.press(keys);
    pty.wait_until("the page after this one", |now| {
        place(now).is_some() && (place(now) != place(&before) || progress(now) != progress(&before))
    })
}

/// Skips the question on the screen, and gives the next page.
pub fn skip(pty: &mut Pty) -> String {
    let typing = place(&pty.text()) == Some(Context::Typed);
    turn(pty, if typing { "Ctrl-N" } else { "n" })
}

/// Goes back from the page on the screen, and gives the one before.
pub fn back(pty: &mut Pty) -> String {
    let typing = place(&pty.text()) == Some(Context::Typed);
    turn(pty, if typing { "Ctrl-P" } else { "p" })
}

/// Waits until a question is on the screen, and gives the screen.
pub fn asked(pty: &Pty) -> String {
    pty.wait_until("a question", |screen| place(screen).is_some_and(is_question))
}

/// Waits until a page is on the screen, and gives the screen.
pub fn arrive(pty: &Pty, context: Context) -> String {
    pty.wait_until(context.name(), |screen| place(screen) == Some(context))
}

/// The line that the cursor of the page is on.
pub fn cursor_line(screen: &str) -> Option<&str> {
    screen.lines().find(|line| line.trim_start().starts_with('▸'))
}

/// Moves the cursor down until it is on a line with a text, and gives the screen.
pub fn move_to(pty: &mut Pty, text: &str) -> String {
    loop {
        let screen = pty.text();
        let line = cursor_line(&screen).map(str::to_owned);
        if line.as_deref().is_some_and(|line| line.contains(text)) {
            return screen;
        }
        pty.press("Down");
        pty.wait_until(&format!("the cursor to move towards “{text}”"), |now| cursor_line(now) != line.as_deref());
    }
}
