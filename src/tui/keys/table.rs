//! The key table: what each key does and how that is written, and which keys a context has. Nothing else may live here.

use tui_input::InputRequest;

use super::{Command, Context, Key, KeyCode};

/// A key and what it does, with other keys of which its hint speaks as well.
pub(super) struct Binding {
    key: Key,
    pub command: Command,
    /// How the keys are written in hints; empty where they need none.
    pub sign: &'static str,
    /// What they do, in words.
    pub does: &'static str,
    others: &'static [(Key, Command)],
}

impl Binding {
    /// The same, with other keys of which the hint speaks as well.
    const fn and(self, others: &'static [(Key, Command)]) -> Self {
        Self { others, ..self }
    }

    /// Every key, and what it does.
    pub fn keys(&self) -> impl Iterator<Item = (Key, Command)> {
        std::iter::once((self.key, self.command)).chain(self.others.iter().copied())
    }
}

const fn bind(key: Key, command: Command, sign: &'static str, does: &'static str) -> Binding {
    Binding { key, command, sign, does, others: &[] }
}

/// A letter or another sign that is one byte long.
const fn letter(sign: &'static str, command: Command, does: &'static str) -> Binding {
    let [letter, ..] = sign.as_bytes() else { return bind(SPACE, command, sign, does) };
    bind(Key::letter(*letter as char), command, sign, does)
}

const fn enter(does: &'static str) -> Binding {
    bind(ENTER, Command::Confirm, "Enter", does)
}

const fn escape(does: &'static str) -> Binding {
    bind(ESC, Command::Leave, "Esc", does)
}

const fn arrows(does: &'static str) -> Binding {
    bind(plain(KeyCode::Up), Command::Up, "↑↓", does).and(ALSO_DOWN)
}

const fn plain(code: KeyCode) -> Key {
    Key::plain(code)
}

const ENTER: Key = plain(KeyCode::Enter);
const ESC: Key = plain(KeyCode::Esc);
const Q: Key = Key::letter('q');
const SPACE: Key = Key::letter(' ');
const LEFT: Key = plain(KeyCode::Left);
const RIGHT: Key = plain(KeyCode::Right);

// Moving about a page.
const ALSO_DOWN: &[(Key, Command)] = &[(plain(KeyCode::Down), Command::Down)];
const SCROLL: Binding = arrows("scroll");
const CHOOSE: Binding = arrows("choose");
const MOVE: Binding = arrows("move");

// Leaving one.
const ALSO_Q: &[(Key, Command)] = &[(Q, Command::Leave)];
const ALSO_ENTER_AND_Q: &[(Key, Command)] = &[(ENTER, Command::Leave), (Q, Command::Leave)];
const LEAVE: Binding = escape("leave").and(ALSO_Q);
const TO_PAGE_BEFORE: Binding = escape("back").and(ALSO_Q);
const TO_LIST: Binding = escape("list").and(ALSO_Q);
const TO_RESULTS: Binding = escape("results").and(ALSO_Q);
const TO_MENU: Binding = escape("menu").and(ALSO_ENTER_AND_Q);
const CLOSE: Binding = escape("back").and(ALSO_ENTER_AND_Q);
const QUIT: Binding = letter("q", Command::Leave, "quit").and(&[(ESC, Command::Leave)]);
const QUIT_BY_LETTER: Binding = letter("q", Command::Leave, "quit");
const ALSO_ESC: &[(Key, Command)] = &[(ESC, Command::Confirm)];
const STAY: Binding = enter("stay").and(ALSO_ESC);
const LEAVE_BY_LETTER: Binding = letter("l", Command::Leave, "leave");

// The menu, and progress.
const PLAY: Binding = enter("play");
const EXAM: Binding = letter("e", Command::Exam, "exam");
const WHOLE: Binding = letter("a", Command::Whole, "play all of it");
const PROGRESS: Binding = letter("h", Command::Progress, "progress");
const ANEW: Binding = letter("n", Command::Anew, "begin anew");
const GUEST: Binding = letter("u", Command::Guest, "not you?");

// From question to question.
const BEGIN: Binding = enter("begin");
const GO_ON: Binding = enter("go on");
const GO_ON_OR_SPACE: Binding = GO_ON.and(&[(SPACE, Command::Confirm)]);
const SKIP: Binding = letter("n", Command::Next, "skip");
const NEXT: Binding = letter("n", Command::Next, "next").and(&[(ENTER, Command::Next)]);
const BACK: Binding = letter("p", Command::Back, "back");
const HAND_IN: Binding = letter("h", Command::HandIn, "hand in");
const TO_QUESTION: Binding = enter("go to the question");

// Answering.
const ANSWER: Binding = enter("answer");
const TICK: Binding = bind(SPACE, Command::Toggle, "Space", "tick");
const LIFT: Binding = bind(SPACE, Command::Toggle, "Space", "lift, drop");
const VERDICT: Binding = bind(Key::letter('s'), Command::Scam, "s g", "verdict").and(&[GENUINE]);
const WHAT_IT_WAS: Binding = bind(Key::letter('s'), Command::Scam, "s g u", "what it was")
    .and(&[GENUINE, (Key::letter('u'), Command::CouldNotTell)]);
const GENUINE: (Key, Command) = (Key::letter('g'), Command::Genuine);
const SURE: Binding = bind(LEFT, Command::Left, "←→", "how sure").and(&[(RIGHT, Command::Right)]);
const NEXT_PART: Binding = bind(plain(KeyCode::Tab), Command::NextPart, "Tab", "next part");
const REPLY: Binding = enter("choose");
const TO_PROMPT: Binding = letter("c", Command::Prompt, "type at the prompt yourself");

// Typing: the keys that edit a text are known to everybody, and have no hint.
const SKIP_WHILE_TYPING: Binding = bind(Key::ctrl('n'), Command::Next, "Ctrl-N", "skip");
const BACK_WHILE_TYPING: Binding = bind(Key::ctrl('p'), Command::Back, "Ctrl-P", "back");
const LEAVE_WHILE_TYPING: Binding = escape("leave");
const RUN: Binding = enter("run");
const LEAVE_PROMPT: Binding = escape("back to the call");
const OPEN: Binding = enter("open");
const QUIT_WHILE_TYPING: Binding = escape("quit");
const EDIT: Binding = bind(LEFT, Command::Edit(InputRequest::GoToPrevChar), "", "").and(&[
    (RIGHT, Command::Edit(InputRequest::GoToNextChar)),
    (plain(KeyCode::Backspace), Command::Edit(InputRequest::DeletePrevChar)),
    (Key::ctrl('h'), Command::Edit(InputRequest::DeletePrevChar)),
    (plain(KeyCode::Delete), Command::Edit(InputRequest::DeleteNextChar)),
    CLEAR,
]);
const EDIT_FROM_END_TO_END: Binding =
    bind(plain(KeyCode::Home), Command::Edit(InputRequest::GoToStart), "", "").and(&[
        (plain(KeyCode::End), Command::Edit(InputRequest::GoToEnd)),
        (Key::ctrl('w'), Command::Edit(InputRequest::DeletePrevWord)),
    ]);
const RUB_OUT: Binding =
    bind(plain(KeyCode::Backspace), Command::Edit(InputRequest::DeletePrevChar), "Backspace", "rub out").and(&[CLEAR]);
const CLEAR: (Key, Command) = (Key::ctrl('u'), Command::Edit(InputRequest::DeleteFromStart));

// Explanations.
const NEXT_BY_ENTER: Binding = enter("next").and(&[(SPACE, Command::Confirm), (Key::letter('n'), Command::Next)]);
const REASONS: Binding = letter("w", Command::Reasons, "why not the others");
const SITUATION: Binding = letter("t", Command::Situation, "the situation again");
const SOURCES: Binding = letter("s", Command::Sources, "where the sources are");
const AGAIN: Binding = letter("g", Command::Again, "play the call again");
const FROM_HERE: Binding = enter("play from here");

// Results.
const REVIEW: Binding = letter("r", Command::Review, "review");
const MISSED: Binding = letter("m", Command::Missed, "play what you missed");
const FROM_RESULTS: Binding = enter("menu").and(ALSO_ESC);
const FROM_EXAM_RESULTS: Binding = enter("where it was handed in").and(ALSO_ESC);
const CALENDAR: Binding = letter("c", Command::Calendar, "calendar file");
const LOOK_AT_IT: Binding = enter("look at it");

// Before a class, and the report on one.
const REVEAL: Binding = letter("r", Command::Reveal, "answer");
const BY_NUMBER: Binding = letter("g", Command::GoTo, "question by number");
const GO: Binding = enter("go");
const REPLY_FOR_CLASS: Binding = enter("reply");
const TURN: Binding = bind(RIGHT, Command::Right, "←→", "page").and(&[
    (LEFT, Command::Left),
    (plain(KeyCode::Tab), Command::Right),
    (plain(KeyCode::BackTab), Command::Left),
]);

// When nothing can be kept.
const TRY_AGAIN: Binding = enter("try again");
const WITHOUT_KEEPING: Binding = letter("c", Command::WithoutKeeping, "go on without keeping");

/// What works in every context, unless the context says otherwise.
pub(super) const EVERYWHERE: &[Binding] = &[
    letter("?", Command::Keys, "keys").and(&[(plain(KeyCode::Function(1)), Command::Keys)]),
    bind(plain(KeyCode::PageUp), Command::PageUp, "PgUp PgDn", "scroll a page")
        .and(&[(plain(KeyCode::PageDown), Command::PageDown)]),
    bind(plain(KeyCode::Home), Command::Top, "Home End", "to the top, to the bottom")
        .and(&[(plain(KeyCode::End), Command::Bottom)]),
    bind(Key::ctrl('l'), Command::Redraw, "Ctrl-L", "draw everything anew"),
    bind(Key::ctrl('b'), Command::Break, "Ctrl-B", "stop the clock, where an exam allows it"),
    bind(Key::ctrl('z'), Command::Suspend, "Ctrl-Z", "back to the shell, fg returns"),
    bind(Key::ctrl('c'), Command::Interrupt, "Ctrl-C", "leave at once"),
];

impl Context {
    /// The keys of this context, the most useful first.
    pub(super) fn bindings(self) -> &'static [Binding] {
        match self {
            Self::Menu => &[PLAY, EXAM, CHOOSE, WHOLE, PROGRESS, ANEW, GUEST, QUIT],
            Self::Welcome => &[BEGIN, SCROLL, QUIT],
            Self::Paused => &[GO_ON, LEAVE],
            Self::HandedIn => &[OPEN, SCROLL, QUIT_WHILE_TYPING, EDIT],
            Self::Marked => &[REVIEW, FROM_EXAM_RESULTS, SCROLL, QUIT_BY_LETTER],
            Self::One => &[ANSWER, CHOOSE, SKIP, BACK, LEAVE],
            Self::Several => &[ANSWER, TICK, MOVE, SKIP, BACK, LEAVE],
            Self::Verdict => &[ANSWER, VERDICT, SURE, CHOOSE, NEXT_PART, SKIP, BACK, LEAVE],
            Self::Order => &[ANSWER, LIFT, MOVE, SKIP, BACK, LEAVE],
            Self::Typed => {
                &[ANSWER, SKIP_WHILE_TYPING, BACK_WHILE_TYPING, LEAVE_WHILE_TYPING, SCROLL, EDIT, EDIT_FROM_END_TO_END]
            }
            Self::Call => &[REPLY, MOVE, TO_PROMPT, SKIP, BACK, LEAVE],
            Self::Prompt => &[RUN, LEAVE_PROMPT, EDIT],
            Self::Judging => &[ANSWER, WHAT_IT_WAS, SURE, CHOOSE, LEAVE],
            Self::Feedback => &[NEXT_BY_ENTER, REASONS, SITUATION, SOURCES, AGAIN, BACK, SCROLL, LEAVE],
            Self::Again => &[FROM_HERE, CHOOSE, TO_PAGE_BEFORE],
            Self::Twins => &[GO_ON_OR_SPACE, SCROLL, LEAVE],
            Self::HandIn => &[HAND_IN, TO_QUESTION, CHOOSE, BACK, LEAVE],
            Self::Results => &[REVIEW, MISSED, FROM_RESULTS, CALENDAR, SCROLL, QUIT_BY_LETTER],
            Self::Progress => &[TO_MENU, SCROLL],
            Self::Review => &[LOOK_AT_IT, CHOOSE, TO_RESULTS],
            Self::Reviewed => &[NEXT, BACK, REASONS, SITUATION, SOURCES, AGAIN, SCROLL, TO_LIST],
            Self::Wall => &[GO_ON, BACK, REVEAL, SKIP, BY_NUMBER, SCROLL, LEAVE],
            Self::Hands => &[GO_ON, BACK, REVEAL, SKIP, BY_NUMBER, SCROLL, RUB_OUT, LEAVE],
            Self::WallCall => &[REPLY_FOR_CLASS, BACK, MOVE, REVEAL, SKIP, BY_NUMBER, RUB_OUT, LEAVE],
            Self::GoTo => &[GO, TO_PAGE_BEFORE, RUB_OUT],
            Self::Report => &[TURN, SCROLL, QUIT],
            Self::ReportList => &[LOOK_AT_IT, TURN, CHOOSE, QUIT],
            Self::ReportItem => &[NEXT, BACK, SCROLL, TO_LIST],
            Self::Keys => &[CLOSE, SCROLL],
            Self::Leave => &[STAY, LEAVE_BY_LETTER],
            Self::NotKept => &[TRY_AGAIN, WITHOUT_KEEPING, QUIT],
            Self::Moved => &[GO_ON, SCROLL],
        }
    }
}
