//! The key table: which key does what in which context, and how that is written. Nothing else may live here.

use tui_input::InputRequest;

use super::{Command, Context, Key, KeyCode};

/// A key and what it does.
pub(super) struct Binding {
    pub key: Key,
    pub command: Command,
    /// How the key is written in hints; empty where the line before speaks for this one too.
    pub sign: &'static str,
    pub does: &'static str,
}

const fn letter(letter: char) -> Key {
    Key::letter(letter)
}

const fn bind(key: Key, command: Command, sign: &'static str, does: &'static str) -> Binding {
    Binding { key, command, sign, does }
}

/// The same as the binding before, on another key.
const fn also(key: Key, command: Command) -> Binding {
    bind(key, command, "", "")
}

const UP: Key = Key::plain(KeyCode::Up);
const DOWN: Key = Key::plain(KeyCode::Down);
const LEFT: Key = Key::plain(KeyCode::Left);
const RIGHT: Key = Key::plain(KeyCode::Right);
const ENTER: Key = Key::plain(KeyCode::Enter);
const SPACE: Key = letter(' ');
const ESC: Key = Key::plain(KeyCode::Esc);
const TAB: Key = Key::plain(KeyCode::Tab);
const BACK_TAB: Key = Key::plain(KeyCode::BackTab);
const BACKSPACE: Key = Key::plain(KeyCode::Backspace);

const RUB_OUT: Command = Command::Edit(InputRequest::DeletePrevChar);

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

const WELCOME: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "begin"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(letter('q'), Command::Leave, "q", "quit"),
    also(ESC, Command::Leave),
];

const PAUSED: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "go on"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const HANDED_IN: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "open"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "quit"),
    also(LEFT, Command::Edit(InputRequest::GoToPrevChar)),
    also(RIGHT, Command::Edit(InputRequest::GoToNextChar)),
    also(Key::plain(KeyCode::Backspace), Command::Edit(InputRequest::DeletePrevChar)),
    also(Key::ctrl('h'), Command::Edit(InputRequest::DeletePrevChar)),
    also(Key::plain(KeyCode::Delete), Command::Edit(InputRequest::DeleteNextChar)),
    also(Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
];

const MARKED: &[Binding] = &[
    bind(letter('r'), Command::Review, "r", "review"),
    bind(ENTER, Command::Confirm, "Enter", "where it was handed in"),
    also(ESC, Command::Confirm),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(letter('q'), Command::Leave, "q", "quit"),
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
    bind(TAB, Command::NextPart, "Tab", "next part"),
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
    bind(Key::ctrl('n'), Command::Next, "Ctrl-N", "skip"),
    bind(Key::ctrl('p'), Command::Back, "Ctrl-P", "back"),
    bind(ESC, Command::Leave, "Esc", "leave"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    also(LEFT, Command::Edit(InputRequest::GoToPrevChar)),
    also(RIGHT, Command::Edit(InputRequest::GoToNextChar)),
    also(Key::plain(KeyCode::Home), Command::Edit(InputRequest::GoToStart)),
    also(Key::plain(KeyCode::End), Command::Edit(InputRequest::GoToEnd)),
    also(BACKSPACE, RUB_OUT),
    also(Key::ctrl('h'), RUB_OUT),
    also(Key::plain(KeyCode::Delete), Command::Edit(InputRequest::DeleteNextChar)),
    also(Key::ctrl('w'), Command::Edit(InputRequest::DeletePrevWord)),
    also(Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
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
    also(BACKSPACE, RUB_OUT),
    also(Key::ctrl('h'), RUB_OUT),
    also(Key::plain(KeyCode::Delete), Command::Edit(InputRequest::DeleteNextChar)),
    also(Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
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

const WALL: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "go on"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(letter('r'), Command::Reveal, "r", "answer"),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('g'), Command::GoTo, "g", "question by number"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const HANDS: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "go on"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(letter('r'), Command::Reveal, "r", "answer"),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('g'), Command::GoTo, "g", "question by number"),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(BACKSPACE, RUB_OUT, "Backspace", "rub out"),
    also(Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const WALL_CALL: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "reply"),
    bind(letter('p'), Command::Back, "p", "back"),
    bind(UP, Command::Up, "↑↓", "move"),
    also(DOWN, Command::Down),
    bind(letter('r'), Command::Reveal, "r", "answer"),
    bind(letter('n'), Command::Next, "n", "skip"),
    bind(letter('g'), Command::GoTo, "g", "question by number"),
    bind(BACKSPACE, RUB_OUT, "Backspace", "rub out"),
    also(Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
    bind(ESC, Command::Leave, "Esc", "leave"),
    also(letter('q'), Command::Leave),
];

const GO_TO: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "go"),
    bind(ESC, Command::Leave, "Esc", "back"),
    also(letter('q'), Command::Leave),
    bind(BACKSPACE, RUB_OUT, "Backspace", "rub out"),
    also(Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart)),
];

const REPORT: &[Binding] = &[
    bind(RIGHT, Command::Right, "←→", "page"),
    also(LEFT, Command::Left),
    also(TAB, Command::Right),
    also(BACK_TAB, Command::Left),
    bind(UP, Command::Up, "↑↓", "scroll"),
    also(DOWN, Command::Down),
    bind(letter('q'), Command::Leave, "q", "quit"),
    also(ESC, Command::Leave),
];

const REPORT_LIST: &[Binding] = &[
    bind(ENTER, Command::Confirm, "Enter", "look at it"),
    bind(RIGHT, Command::Right, "←→", "page"),
    also(LEFT, Command::Left),
    also(TAB, Command::Right),
    also(BACK_TAB, Command::Left),
    bind(UP, Command::Up, "↑↓", "choose"),
    also(DOWN, Command::Down),
    bind(letter('q'), Command::Leave, "q", "quit"),
    also(ESC, Command::Leave),
];

const REPORT_ITEM: &[Binding] = &[
    bind(letter('n'), Command::Next, "n", "next"),
    also(ENTER, Command::Next),
    bind(letter('p'), Command::Back, "p", "back"),
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
pub(super) const EVERYWHERE: &[Binding] = &[
    bind(letter('?'), Command::Keys, "?", "keys"),
    also(Key::plain(KeyCode::Function(1)), Command::Keys),
    bind(Key::plain(KeyCode::PageUp), Command::PageUp, "PgUp PgDn", "scroll a page"),
    also(Key::plain(KeyCode::PageDown), Command::PageDown),
    bind(Key::plain(KeyCode::Home), Command::Top, "Home End", "to the top, to the bottom"),
    also(Key::plain(KeyCode::End), Command::Bottom),
    bind(Key::ctrl('l'), Command::Redraw, "Ctrl-L", "draw everything anew"),
    bind(Key::ctrl('b'), Command::Break, "Ctrl-B", "stop the clock, where an exam allows it"),
    bind(Key::ctrl('z'), Command::Suspend, "Ctrl-Z", "back to the shell, fg returns"),
    bind(Key::ctrl('c'), Command::Interrupt, "Ctrl-C", "leave at once"),
];

impl Context {
    /// The keys of this context, the most useful first.
    pub(super) fn bindings(self) -> &'static [Binding] {
        match self {
            Self::Menu => MENU,
            Self::Welcome => WELCOME,
            Self::Paused => PAUSED,
            Self::HandedIn => HANDED_IN,
            Self::Marked => MARKED,
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
            Self::Wall => WALL,
            Self::Hands => HANDS,
            Self::WallCall => WALL_CALL,
            Self::GoTo => GO_TO,
            Self::Report => REPORT,
            Self::ReportList => REPORT_LIST,
            Self::ReportItem => REPORT_ITEM,
            Self::Keys => KEYS,
            Self::Leave => LEAVE,
            Self::Trouble => TROUBLE,
        }
    }
}
