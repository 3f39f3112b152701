//! The key table: which key does what, where. It feeds dispatch, the footer, the page of keys and the table in the
//! README, so that none of them can say something that another does not do.

use std::fmt::Write as _;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::InputRequest;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Context {
    /// The list of quizzes.
    #[default]
    Menu,
    /// A question with one answer to choose.
    One,
    /// A question with several things to tick.
    Several,
    /// A verdict.
    Verdict,
    /// Steps to put in order.
    Order,
    /// An answer to type.
    Typed,
    /// A call, while it lasts.
    Call,
    /// At the command prompt of a call.
    Prompt,
    /// After a call: what it was.
    Judging,
    /// After an answer.
    Feedback,
    /// From which line to play a call again.
    Again,
    /// Twins, side by side.
    Twins,
    /// Before handing in.
    HandIn,
    /// The results.
    Results,
    /// Progress over all attempts.
    Progress,
    /// The list of questions after the results.
    Review,
    /// One question looked at again.
    Reviewed,
    /// The page of keys.
    Keys,
    /// Whether to leave.
    Leave,
    /// What happened could not be written down, or what was before could not be read.
    Trouble,
}

/// What a key, or a click, does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the top.
    Top,
    /// To the bottom.
    Bottom,
    /// The main thing.
    Confirm,
    /// Tick, or take up and put down.
    Toggle,
    /// Go to the nth thing, from 0.
    Pick(usize),
    /// It is a scam.
    Scam,
    /// It is genuine.
    Genuine,
    /// It could not be told.
    CouldNotTell,
    /// Type at the command prompt.
    Prompt,
    /// Play the call again.
    Again,
    /// Be as sure as the nth step, from 0.
    Sure(usize),
    /// To the next part of a verdict.
    NextPart,
    /// To the next question.
    Next,
    /// To the question before.
    Back,
    /// Play as an exam.
    Exam,
    /// Play all of it.
    Whole,
    /// Begin anew.
    Anew,
    /// Play what was missed.
    Missed,
    /// Look back over all attempts.
    Progress,
    /// Write a calendar file for the next visit.
    Calendar,
    /// Play as somebody else, of whom nothing is kept.
    Guest,
    /// Go on, though nothing is kept.
    WithoutKeeping,
    /// The reasons for the other answers.
    Reasons,
    /// The situation again.
    Situation,
    /// Where the sources are.
    Sources,
    /// Go through every question.
    Review,
    /// The attempt is over.
    HandIn,
    /// Change the text being typed.
    Edit(InputRequest),
    /// The page of keys.
    Keys,
    /// Leave this page, or the program.
    Leave,
    /// Leave at once.
    Interrupt,
    /// Back to the shell for a while.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// A key and what it does.
struct Binding {
    key: Key,
    command: Command,
    /// How the key is written in hints; empty where the line before speaks for this one too.
    sign: &'static str,
    does: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    code: KeyCode,
    ctrl: bool,
}

const fn plain(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

const fn letter(letter: char) -> Key {
    plain(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Key {
    Key { code: KeyCode::Char(letter), ctrl: true }
}

const fn bind(key: Key, command: Command, sign: &'static str, does: &'static str) -> Binding {
    Binding { key, command, sign, does }
}

/// The same as the binding before, on another key.
const fn also(key: Key, command: Command) -> Binding {
    bind(key, command, "", "")
}

const UP: Key = plain(KeyCode::Up);
const DOWN: Key = plain(KeyCode::Down);
const LEFT: Key = plain(KeyCode::Left);
const RIGHT: Key = plain(KeyCode::Right);
const ENTER: Key = plain(KeyCode::Enter);
const SPACE: Key = letter(' ');
const ESC: Key = plain(KeyCode::Esc);

const MENU: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "play"),
    bind(letter('e'), Command::Exam, "e", "exam"),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(letter('a'), Command::Whole, "a", "play all of it"),
    bind(letter('h'), Command::Progress, "h", "progress"),
    bind(letter('n'), Command::Anew, "n", "begin anew"),
    bind(letter('u'), Command::Guest, "u", "not you?"),
    bind(letter('q'), Command::Leave, "q", "quit"),
    also(ESC, Command::Leave),
];

const ONE: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "answer"),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const SEVERAL: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "answer"),
    bind(SPACE, Command::Toggle, "Space", "tick"),
    bind(UP, Command::Up, "↑↓", "move"),
    also(DOWN, Command::Down),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const VERDICT: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "answer"),
    bind(letter('s'), Command::Scam, "s g", "verdict"),
    also(letter('g'), Command::Genuine),
    bind(LEFT, Command::Left, "←→", "how sure"),
    also(RIGHT, Command::Right),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(plain(KeyCode::Tab), Command::NextPart, "Tab", "next part"),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const ORDER: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "answer"),
    bind(SPACE, Command::Toggle, "Space", "lift, drop"),
    bind(UP, Command::Up, "↑↓", "move"),
    also(DOWN, Command::Down),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const TYPED: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "answer"),
    bind(ctrl('n'), Command::Next, "Ctrl-N", "skip"),
    bind(ctrl('p'), Command::Back, "Ctrl-P", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    also(LEFT, Command::Edit(InputRequest::GoToPrevChar)),
    also(RIGHT, Command::Edit(InputRequest::GoToNextChar)),
    also(plain(KeyCode::Home), Command::Edit(InputRequest::GoToStart)),
    also(plain(KeyCode::End), Command::Edit(InputRequest::GoToEnd)),
    also(plain(KeyCode::Backspace), Command::Edit(InputRequest::DeletePrevChar)),
    also(ctrl('h'), Command::Edit(InputRequest::DeletePrevChar)),
    also(plain(KeyCode::Delete), Command::Edit(InputRequest::DeleteNextChar)),
    also(ctrl('w'), Command::Edit(InputRequest::DeletePrevWord)),
    also(ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
];

const CALL: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "choose"),
    bind(UP, Command::Up, "↑↓", "move"),
    also(DOWN, Command::Down),
    bind(letter('c'), Command::Prompt, "c", "type at the prompt yourself"),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const PROMPT: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "run"),
    bind(ESC, Command::Leave, "Esc", "back to the call"),
    also(LEFT, Command::Edit(InputRequest::GoToPrevChar)),
    also(RIGHT, Command::Edit(InputRequest::GoToNextChar)),
    also(plain(KeyCode::Backspace), Command::Edit(InputRequest::DeletePrevChar)),
    also(ctrl('h'), Command::Edit(InputRequest::DeletePrevChar)),
    also(plain(KeyCode::Delete), Command::Edit(InputRequest::DeleteNextChar)),
    also(ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
];

const JUDGING: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "answer"),
    bind(letter('s'), Command::Scam, "s g u", "what it was"),
    also(letter('g'), Command::Genuine),
    also(letter('u'), Command::CouldNotTell),
    bind(LEFT, Command::Left, "←→", "how sure"),
    also(RIGHT, Command::Right),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const AGAIN: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "play from here"),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "back"),
    also(letter('q'), Command::Leave),
];

const FEEDBACK: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "next"),
    also(SPACE, Command::Confirm),
    also(letter('n'), Command::Next),
    bind(letter('w'), Command::Reasons, "w", "why not the others"),
    bind(letter('t'), Command::Situation, "t", "the situation again"),
    bind(letter('s'), Command::Sources, "s", "where the sources are"),
    bind(letter('g'), Command::Again, "g", "play the call again"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const TWINS: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "go on"),
    also(SPACE, Command::Confirm),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const HAND_IN: &[Binding] = &[
    bind(letter('h'), Command::HandIn, "h", "hand in"),
    bind(ENTER, Command::Confirm, "Enter", "go to the question"),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const RESULTS: &[Binding] = &[
    bind(letter('r'), Command::Review, "r", "review"),
    bind(letter('m'), Command::Missed, "m", "play what you missed"),
    bind(ENTER, Command::Confirm, "Enter", "menu"),
    bind(letter('c'), Command::Calendar, "c", "calendar file"),
    also(ESC, Command::Confirm),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(letter('q'), Command::Leave, "q", "quit"),
];

const PROGRESS: &[Binding] = &[
    bind(ESC, Command::Leave, "Esc", "menu"),
    also(ENTER, Command::Leave),
    also(letter('q'), Command::Leave),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
];

const REVIEW: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "look at it"),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "results"),
    also(letter('q'), Command::Leave),
];

const REVIEWED: &[Binding] = &[
    bind(letter('n'), Command::Next, "n", "next"),
    also(ENTER, Command::Next),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(letter('w'), Command::Reasons, "w", "why not the others"),
    bind(letter('t'), Command::Situation, "t", "the situation again"),
    bind(letter('s'), Command::Sources, "s", "where the sources are"),
    bind(letter('g'), Command::Again, "g", "play the call again"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "list"),
    also(letter('q'), Command::Leave),
];

const KEYS: &[Binding] = &[
    bind(ESC, Command::Leave, "Esc", "back"),
    also(ENTER, Command::Leave),
    also(letter('q'), Command::Leave),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
];

const LEAVE: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "stay"),
    also(ESC, Command::Confirm),
    bind(letter('l'), Command::Leave, "l", "leave"),
];

const TROUBLE: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "try again"),
    bind(letter('c'), Command::WithoutKeeping, "c", "go on without keeping"),
    bind(letter('q'), Command::Leave, "q", "quit"),
    also(ESC, Command::Leave),
];

/// What works in every context, unless the context says otherwise.
const EVERYWHERE: &[Binding] = &[
    bind(letter('?'), Command::Keys, "?", "keys"),
    also(plain(KeyCode::F(1)), Command::Keys),
    bind(plain(KeyCode::PageUp), Command::PageUp, "PgUp PgDn", "scroll a page"),
    also(plain(KeyCode::PageDown), Command::PageDown),
    bind(plain(KeyCode::Home), Command::Top, "Home End", "to the top, to the bottom"),
    also(plain(KeyCode::End), Command::Bottom),
    bind(ctrl('l'), Command::Redraw, "Ctrl-L", "draw everything anew"),
    bind(ctrl('z'), Command::Suspend, "Ctrl-Z", "back to the shell, fg returns"),
    bind(ctrl('c'), Command::Interrupt, "Ctrl-C", "leave at once"),
];

impl Context {
    /// Every context, in the order in which one meets them.
    pub const ALL: [Self; 20] = [
        Self::Menu,
        Self::One,
        Self::Several,
        Self::Verdict,
        Self::Order,
        Self::Typed,
        Self::Call,
        Self::Prompt,
        Self::Judging,
        Self::Feedback,
        Self::Again,
        Self::Twins,
        Self::HandIn,
        Self::Results,
        Self::Progress,
        Self::Review,
        Self::Reviewed,
        Self::Keys,
        Self::Leave,
        Self::Trouble,
    ];

    /// What it is called on the page of keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Menu => "Menu",
            Self::One => "One answer",
            Self::Several => "Several answers",
            Self::Verdict => "Verdict",
            Self::Order => "Putting in order",
            Self::Typed => "Typing",
            Self::Call => "In a call",
            Self::Prompt => "At the command prompt",
            Self::Judging => "After a call",
            Self::Feedback => "After an answer",
            Self::Again => "A call again",
            Self::Twins => "Twins",
            Self::HandIn => "Before handing in",
            Self::Results => "Results",
            Self::Progress => "Progress",
            Self::Review => "Review",
            Self::Reviewed => "Review of a question",
            Self::Keys => "This page",
            Self::Leave => "Leaving",
            Self::Trouble => "When nothing can be kept",
        }
    }

    fn bindings(self) -> &'static [Binding] {
        match self {
            Self::Menu => MENU,
            Self::One => ONE,
            Self::Several => SEVERAL,
            Self::Verdict => VERDICT,
            Self::Order => ORDER,
            Self::Typed => TYPED,
            Self::Call => CALL,
            Self::Prompt => PROMPT,
            Self::Judging => JUDGING,
            Self::Feedback => FEEDBACK,
            Self::Again => AGAIN,
            Self::Twins => TWINS,
            Self::HandIn => HAND_IN,
            Self::Results => RESULTS,
            Self::Progress => PROGRESS,
            Self::Review => REVIEW,
            Self::Reviewed => REVIEWED,
            Self::Keys => KEYS,
            Self::Leave => LEAVE,
            Self::Trouble => TROUBLE,
        }
    }

    /// Whether letters are text here.
    fn takes_text(self) -> bool {
        matches!(self, Self::Typed | Self::Prompt)
    }

    /// Whether digits go to one of the things listed.
    fn takes_digits(self) -> bool {
        matches!(self, Self::One | Self::Several | Self::Verdict | Self::Order | Self::Call)
    }
}

/// What a key does in a context. Releases do nothing: Windows reports them as well.
pub fn command(context: Context, event: KeyEvent) -> Option<Command> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let key = Key { code: event.code, ctrl: event.modifiers.contains(KeyModifiers::CONTROL) };
    let bound =
        |bindings: &[Binding]| bindings.iter().find(|binding| binding.key == key).map(|binding| binding.command);
    bound(context.bindings()).or_else(|| typed(context, key, event.modifiers)).or_else(|| bound(EVERYWHERE))
}

fn typed(context: Context, key: Key, modifiers: KeyModifiers) -> Option<Command> {
    let KeyCode::Char(letter) = key.code else { return None };
    if key.ctrl || modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    if context.takes_text() {
        return Some(Command::Edit(InputRequest::InsertChar(letter)));
    }
    let digit = letter.to_digit(10).filter(|digit| *digit > 0 && context.takes_digits())?;
    usize::try_from(digit - 1).ok().map(Command::Pick)
}

/// A key in the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// How the key is written.
    pub sign: &'static str,
    /// What it does.
    pub does: &'static str,
    /// What a click on it does; nothing where several keys share a hint.
    pub command: Option<Command>,
}

/// The footer of a context: the most useful keys first, without those that are idle. The way to all keys comes last and
/// is worth keeping where room is short. In ASCII, the arrow keys have names.
pub fn hints(context: Context, idle: &[Command], ascii: bool) -> Vec<Hint> {
    let written = context.bindings().iter().filter(|binding| !binding.sign.is_empty());
    let mut hints: Vec<Hint> = written
        .filter(|binding| !idle.contains(&binding.command))
        .map(|Binding { sign, does, command, .. }| Hint {
            sign: written_as(sign, ascii),
            does,
            command: one_key(sign).then_some(*command),
        })
        .collect();
    if context.takes_digits() && context != Context::Verdict {
        hints.insert(hints.len().min(2), Hint { sign: "1-9", does: "go to", command: None });
    }
    let sign = if context.takes_text() { "F1" } else { "?" };
    hints.push(Hint { sign, does: "keys", command: Some(Command::Keys) });
    hints
}

/// How a key is written. In ASCII an arrow would look like something else: `^v` is Ctrl-V.
fn written_as(sign: &'static str, ascii: bool) -> &'static str {
    match sign {
        "↑↓" if ascii => "Up Down",
        "←→" if ascii => "Left Right",
        _ => sign,
    }
}

fn one_key(sign: &str) -> bool {
    !sign.contains([' ', '↑', '←'])
}

/// Every key of a context, then those that work everywhere. In ASCII, the arrow keys have names.
pub fn all(context: Context, ascii: bool) -> Vec<(&'static str, &'static str)> {
    let written = |bindings: &'static [Binding]| {
        bindings.iter().filter(|binding| !binding.sign.is_empty()).map(|binding| (binding.sign, binding.does))
    };
    let digits = context.takes_digits().then_some(("1-9", "go to the one with this number"));
    let all = written(context.bindings()).chain(digits).chain(everywhere(context));
    all.map(|(sign, does)| (written_as(sign, ascii), does)).collect()
}

fn everywhere(context: Context) -> impl Iterator<Item = (&'static str, &'static str)> {
    let written = EVERYWHERE.iter().filter(|binding| !binding.sign.is_empty());
    let hidden = move |sign: &str| context.takes_text() && (sign == "Home End" || sign == "?");
    let question = context.takes_text().then_some(("F1", "keys"));
    question
        .into_iter()
        .chain(written.map(|binding| (binding.sign, binding.does)).filter(move |(sign, _)| !hidden(sign)))
}

/// All keys of all contexts as a Markdown table, for the README.
pub fn markdown() -> String {
    let mut table = String::from("| where | keys |\n| --- | --- |\n");
    let row = |hints: &mut dyn Iterator<Item = (&'static str, &'static str)>| {
        hints.map(|(sign, does)| format!("`{sign}` {does}")).collect::<Vec<_>>().join(" · ")
    };
    for context in Context::ALL {
        let here = context.bindings().iter().filter(|binding| !binding.sign.is_empty());
        let digits = context.takes_digits().then_some(("1-9", "go to the one with this number"));
        let mut hints = here.map(|binding| (binding.sign, binding.does)).chain(digits);
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {} | {} |", context.name(), row(&mut hints));
    }
    let _ = writeln!(table, "| Everywhere | {} |", row(&mut everywhere(Context::Menu)));
    table
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
    use tui_input::InputRequest;

    use super::{Command, Context, EVERYWHERE, all, command, hints};

    fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for context in Context::ALL {
            let mut seen = HashSet::new();
            for binding in context.bindings() {
                assert!(seen.insert(binding.key), "{context:?} binds {:?} twice", binding.key);
            }
        }
        let mut seen = HashSet::new();
        assert!(EVERYWHERE.iter().all(|binding| seen.insert(binding.key)));
    }

    #[test]
    fn the_keys_that_always_help_work_everywhere() {
        for context in Context::ALL {
            assert_eq!(command(context, press(KeyCode::Char('c'), KeyModifiers::CONTROL)), Some(Command::Interrupt));
            assert_eq!(command(context, press(KeyCode::F(1), KeyModifiers::NONE)), Some(Command::Keys));
        }
    }

    #[test]
    fn a_letter_is_text_while_one_is_typing() {
        for letter in ['q', 'n', '?', '1', ' ', 'É'] {
            let insert = Some(Command::Edit(InputRequest::InsertChar(letter)));
            assert_eq!(command(Context::Typed, press(KeyCode::Char(letter), KeyModifiers::SHIFT)), insert);
        }
    }

    #[test]
    fn releases_do_nothing_and_repeats_do_something() {
        let mut event = press(KeyCode::Down, KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(command(Context::Menu, event), None);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(command(Context::Menu, event), Some(Command::Down));
    }

    #[test]
    fn the_footer_leaves_out_what_does_nothing_now() {
        let signs =
            |idle: &[Command]| hints(Context::Feedback, idle, false).iter().map(|hint| hint.sign).collect::<Vec<_>>();
        assert!(signs(&[]).contains(&"w"));
        assert!(!signs(&[Command::Reasons]).contains(&"w"));
    }

    #[test]
    fn in_ascii_no_key_is_written_with_an_arrow() {
        for context in Context::ALL {
            let signs = hints(context, &[], true).into_iter().map(|hint| hint.sign);
            let all = all(context, true).into_iter().map(|(sign, _)| sign);
            assert!(signs.chain(all).all(str::is_ascii), "{context:?}");
        }
    }
}
