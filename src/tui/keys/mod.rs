//! Contexts, commands, and which key gives which command in which context. What a key does stands in the table and nowhere
//! else: dispatch, the footer, the page of keys and the README are made from it, so that they cannot differ.

mod hints;
mod key;
mod table;

use tui_input::InputRequest;

pub use hints::{Hint, all, hints, markdown};
pub use key::{Key, KeyCode};
use table::{Binding, EVERYWHERE};

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Context {
    /// The list of quizzes.
    #[default]
    Menu,
    /// Before an exam begins.
    Welcome,
    /// The clock of an exam stands still.
    Paused,
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
    /// After an exam, where words to open it are typed.
    HandedIn,
    /// The results of an exam, once it is open.
    Marked,
    /// The results.
    Results,
    /// Progress over all attempts.
    Progress,
    /// The list of questions after the results.
    Review,
    /// One question looked at again.
    Reviewed,
    /// A step of a question on the wall.
    Wall,
    /// A question on the wall to which hands are counted.
    Hands,
    /// A call on the wall, while it lasts.
    WallCall,
    /// To which question on the wall to go.
    GoTo,
    /// A page of the report on a class.
    Report,
    /// The list of questions in it.
    ReportList,
    /// One question of it.
    ReportItem,
    /// The page of keys.
    Keys,
    /// Whether to leave.
    Leave,
    /// What happened could not be written down, or what was before could not be read.
    NotKept,
    /// What happened is kept somewhere else from now on.
    Moved,
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
    /// Scam or genuine: it was not possible to tell.
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
    /// To the question before, or the step before.
    Back,
    /// To a question by its number.
    GoTo,
    /// What is right, at once.
    Reveal,
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
    /// Stop the clock of an exam.
    Break,
    /// Back to the shell for a while.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

impl Context {
    /// Every context, in the order in which one meets them.
    pub const ALL: [Self; 32] = {
        use Context::{
            Again, Call, Feedback, GoTo, HandIn, HandedIn, Hands, Judging, Keys, Leave, Marked, Menu, Moved, NotKept,
            One, Order, Paused, Progress, Prompt, Report, ReportItem, ReportList, Results, Review, Reviewed, Several,
            Twins, Typed, Verdict, Wall, WallCall, Welcome,
        };
        [
            Menu, Welcome, One, Several, Verdict, Order, Typed, Call, Prompt, Judging, Feedback, Again, Twins, HandIn,
            Paused, HandedIn, Marked, Results, Progress, Review, Reviewed, Wall, Hands, WallCall, GoTo, Report,
            ReportList, ReportItem, Keys, Leave, NotKept, Moved,
        ]
    };

    /// What it is called on the page of keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Menu => "Menu",
            Self::Welcome => "Before an exam",
            Self::Paused => "The clock stopped",
            Self::HandedIn => "After an exam",
            Self::Marked => "Results of an exam",
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
            Self::Wall => "On the wall",
            Self::Hands => "Counting hands",
            Self::WallCall => "A call on the wall",
            Self::GoTo => "Going to a question",
            Self::Report => "Report on a class",
            Self::ReportList => "Questions of a report",
            Self::ReportItem => "A question of a report",
            Self::Keys => "This page",
            Self::Leave => "Leaving",
            Self::NotKept => "When nothing can be kept",
            Self::Moved => "When answers are kept elsewhere",
        }
    }

    /// Whether letters are text here.
    fn takes_text(self) -> bool {
        matches!(self, Self::Typed | Self::Prompt | Self::HandedIn)
    }

    /// Whether digits go to one of the things listed.
    fn takes_digits(self) -> bool {
        matches!(self, Self::One | Self::Several | Self::Verdict | Self::Order | Self::Call)
    }

    /// Whether digits are numbers being typed, and spaces stand between them.
    fn takes_numbers(self) -> bool {
        matches!(self, Self::Hands | Self::WallCall | Self::GoTo)
    }

    /// Whether the first letters go to one of the things listed.
    fn takes_letters(self) -> bool {
        self == Self::WallCall
    }
}

/// The letters that go to one of the things listed, where they do. Those behind them have other things to do.
const LETTERS: std::ops::RangeInclusive<char> = 'a'..='f';

/// What a key does in a context. Held down with Alt, it does the same, but is no text.
pub fn command(context: Context, key: Key) -> Option<Command> {
    let unmodified = Key { alt: false, ..key };
    let bound = |bindings: &[Binding]| {
        bindings.iter().flat_map(Binding::keys).find(|(key, _)| *key == unmodified).map(|(_, command)| command)
    };
    bound(context.bindings()).or_else(|| typed(context, key)).or_else(|| bound(EVERYWHERE))
}

fn typed(context: Context, key: Key) -> Option<Command> {
    let Key { code: KeyCode::Char(letter), ctrl: false, alt: false } = key else { return None };
    if context.takes_text() || context.takes_numbers() && (letter.is_ascii_digit() || letter == ' ') {
        return Some(Command::Edit(InputRequest::InsertChar(letter)));
    }
    if context.takes_letters()
        && let Some(place) = LETTERS.into_iter().position(|other| other == letter.to_ascii_lowercase())
    {
        return Some(Command::Pick(place));
    }
    let digit = letter.to_digit(10).filter(|digit| *digit > 0 && context.takes_digits())?;
    usize::try_from(digit - 1).ok().map(Command::Pick)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use tui_input::InputRequest;

    use super::{Binding, Command, Context, EVERYWHERE, Key, KeyCode, all, command, hints};

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for context in Context::ALL {
            let mut seen = HashSet::new();
            for (key, _) in context.bindings().iter().flat_map(Binding::keys) {
                assert!(seen.insert(key), "{context:?} binds {key:?} twice");
            }
        }
        let mut seen = HashSet::new();
        assert!(EVERYWHERE.iter().flat_map(Binding::keys).all(|(key, _)| seen.insert(key)));
    }

    #[test]
    fn the_keys_that_always_help_work_everywhere() {
        for context in Context::ALL {
            assert_eq!(command(context, Key::ctrl('c')), Some(Command::Interrupt));
            assert_eq!(command(context, Key::plain(KeyCode::Function(1))), Some(Command::Keys));
        }
    }

    #[test]
    fn a_letter_is_text_while_one_is_typing() {
        for letter in ['q', 'n', '?', '1', ' ', 'É'] {
            let insert = Some(Command::Edit(InputRequest::InsertChar(letter)));
            assert_eq!(command(Context::Typed, Key::letter(letter)), insert);
        }
    }

    #[test]
    fn on_the_wall_digits_are_hands_and_in_a_call_letters_are_replies() {
        let typed = |context, letter| command(context, Key::letter(letter));
        for context in [Context::Hands, Context::WallCall, Context::GoTo] {
            for letter in ['0', '7', ' '] {
                assert_eq!(typed(context, letter), Some(Command::Edit(InputRequest::InsertChar(letter))));
            }
        }
        assert_eq!(typed(Context::Wall, '7'), None);
        assert_eq!(typed(Context::Hands, 'c'), None);
        assert_eq!(typed(Context::Hands, 'n'), Some(Command::Next));
        for (letter, does) in [('a', Command::Pick(0)), ('F', Command::Pick(5)), ('g', Command::GoTo)] {
            assert_eq!(typed(Context::WallCall, letter), Some(does));
        }
    }

    #[test]
    fn held_down_with_alt_a_letter_is_no_text_and_a_key_does_what_it_does() {
        let alt = |key| Key { alt: true, ..key };
        assert_eq!(command(Context::Typed, alt(Key::letter('x'))), None);
        assert_eq!(command(Context::Menu, alt(Key::letter('q'))), Some(Command::Leave));
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
