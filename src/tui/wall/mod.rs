//! The wall: a quiz before a whole room, one question at a time. Somebody goes on step by step, counts hands, and lets
//! people talk; what is right comes last. Nothing here is an attempt: nobody is marked, and no answer is anybody's.

mod answer;
mod bars;
mod commands;
mod course;
mod hands;
mod pages;
mod poll;
mod record;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use ratatui::Frame;

use crate::tui::ascii::name_arrows;
use crate::tui::draft::Call;
use crate::tui::keys::{self, Command, Context};
use crate::tui::page::Page;
use crate::tui::program::{self, Input, Program};
use crate::tui::screens::question::on_the_phone;
use crate::tui::screens::{self, how_far};
use crate::tui::theme::{Caps, Look};
use answer::Explained;
use bars::Bars;
use course::Step;
use hands::{Hands, Typing};
use hangup_core::attempt::{DrawOptions, Entry, Mode, draw};
use hangup_core::quiz::{Ask, Face, Id, Question, Quiz};
use hangup_core::wording::counted;
use pages::Asking;
use poll::{Poll, Raising};
pub use record::{HandCount, Round};

/// Orders the options, which authors often begin with the right one: on every wall alike, so that a lesson can be prepared.
const SEED: u64 = 0;

/// Whatever the wall asks for.
type Effect = program::Effect<WallEffect>;

/// Something that only the wall asks for.
#[derive(Debug, PartialEq)]
pub enum WallEffect {
    /// Write down hands that were counted, and answer with [`WallMessage::Kept`].
    KeepHands(Vec<HandCount>),
}

/// What came of something that the wall asked for.
#[derive(Debug)]
pub enum WallMessage {
    /// Hands that were counted were written down, or why they could not be.
    Kept(Result<(), String>),
}

/// Everything on the wall.
#[derive(Debug)]
pub struct Wall {
    caps: Caps,
    quiz: Arc<Quiz>,
    /// Every question, as authored, with its options as they were drawn.
    entries: Vec<Entry>,
    /// What the room has said to each.
    said: Vec<Said>,
    /// The question on the wall, from 0.
    place: usize,
    step: Step,
    /// The call being walked, where the question is one.
    call: Option<Call>,
    /// Hands on their way, until they are taken.
    typing: Typing,
    over: Option<Over>,
    /// Rows scrolled down, here and below what lies over it.
    scroll: usize,
    scroll_below: usize,
    /// A sentence above the keys, until the next input.
    notice: String,
    keeping: Keeping,
}

/// What a room has said to a question.
#[derive(Debug, Default)]
struct Said {
    /// The hands counted at each step.
    hands: HashMap<Step, Hands>,
    /// The replies given in a call.
    path: Vec<Id>,
}

/// What lies over the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Over {
    Keys,
    Leave,
    /// The number of a question, on its way.
    GoTo(Typing),
}

/// Where counted hands are kept.
#[derive(Debug, Default)]
struct Keeping {
    /// What the file is called, if there is one.
    file: Option<String>,
    /// What is not written down yet: it is tried again with the next count.
    waiting: Vec<HandCount>,
}

impl Wall {
    /// A wall that shows the first question of a quiz.
    pub fn new(caps: Caps, quiz: Arc<Quiz>) -> Self {
        let options = DrawOptions { mode: Mode::Practice, seed: SEED, form: String::new(), count: None, topic: None };
        let mut entries = draw(&quiz, &options).entries;
        // Whoever goes through it with a room has prepared it in the author's order.
        entries.sort_by_key(|entry| quiz.questions.iter().position(|question| question.face.id == entry.question));
        let said = entries.iter().map(|_| Said::default()).collect();
        let mut wall = Self {
            caps,
            quiz,
            entries,
            said,
            place: 0,
            step: Step::Situation,
            call: None,
            typing: Typing::default(),
            over: None,
            scroll: 0,
            scroll_below: 0,
            notice: String::new(),
            keeping: Keeping::default(),
        };
        wall.go_to(0);
        wall
    }

    /// The same wall, which asks for hands to be written into a file of this name.
    #[must_use]
    pub fn keeping(mut self, file: String) -> Self {
        self.keeping.file = Some(file);
        self
    }

    /// The page that is on the wall.
    fn page(&self) -> Page {
        let look = Look::on_the_wall(self.caps);
        let mut page = match &self.over {
            Some(Over::Keys) => screens::keys::page(self.context_below(), look),
            Some(Over::Leave) => pages::leave(&self.keeping.words(), look),
            Some(Over::GoTo(typing)) => pages::go_to(typing, self.entries.len(), look),
            None => self.page_of_step(look).unwrap_or_default(),
        };
        page.aside = how_far(self.place + 1, self.entries.len(), None, look);
        if page.title.is_empty() {
            page.title = self.title(&page.aside, look);
        }
        if self.step.tells() {
            page.idle.push(Command::Reveal);
        }
        page.on_the_wall = true;
        page.context = self.context();
        page.ascii = !self.caps.unicode;
        page.notice = if page.ascii { name_arrows(&self.notice) } else { self.notice.clone() };
        page
    }

    /// The page of the step. Until the answer, pages are given faces alone, and polls that are made of them.
    fn page_of_step(&self, look: Look) -> Option<Page> {
        let (question, entry, said) = (self.question()?, self.entries.get(self.place)?, self.said()?);
        let (face, steps) = (&question.face, Step::of(&question.face));
        Some(match self.step {
            Step::Situation => pages::told(face, None, look),
            Step::Call => pages::reply(pages::told(face, self.call.as_ref(), look), &self.asking(&self.poll()?), look),
            Step::Ask | Step::Talk | Step::AskAgain | Step::Act => {
                let poll = self.poll()?;
                let to_do = pages::to_do(self.step, steps, poll.raising);
                pages::ask(pages::told(face, self.call.as_ref(), look), to_do, &self.asking(&poll), look)
            }
            Step::Compare => {
                let poll = self.poll()?;
                pages::compare(&poll, &Bars::of_question(said, steps, poll.raising), look)
            }
            Step::Answer => Explained { question, entry, said, look }.answer(),
            Step::Why => Explained { question, entry, said, look }.why(),
        })
    }

    /// What is on the wall: the quiz, or who is on the phone.
    fn title(&self, aside: &str, look: Look) -> String {
        let Some(Ask::Call(call)) = self.face().map(|face| &face.ask) else { return self.quiz.title.clone() };
        on_the_phone(call, aside, look)
    }

    /// What the room is asked at this step.
    fn poll(&self) -> Option<Poll> {
        let entry = self.entries.get(self.place)?;
        match self.step {
            Step::Call => Some(Poll::of_replies(self.call.as_ref()?.offered())),
            Step::Act => Poll::of_action(self.face()?, entry),
            Step::Situation | Step::Ask | Step::Talk | Step::AskAgain | Step::Compare | Step::Answer | Step::Why => {
                Some(Poll::of(self.face()?, entry))
            }
        }
    }

    /// The hands counted at this step, or those on their way.
    fn asking<'p>(&self, poll: &'p Poll) -> Asking<'p> {
        let counted = self.said().and_then(|said| said.hands.get(&self.step));
        let chosen = self.call.as_ref().and_then(Call::cursor);
        if self.typing.is_empty() {
            Asking { poll, hands: counted.map(|hands| hands.each().to_vec()).unwrap_or_default(), cursor: chosen }
        } else {
            Asking { poll, hands: self.typing.numbers(), cursor: self.typing.place() }
        }
    }

    fn context(&self) -> Context {
        match &self.over {
            Some(Over::Keys) => Context::Keys,
            Some(Over::Leave) => Context::Leave,
            Some(Over::GoTo(_)) => Context::GoTo,
            None => self.context_below(),
        }
    }

    fn context_below(&self) -> Context {
        let counts = |poll: Poll| poll.raising != Raising::Never;
        match self.step {
            Step::Call => Context::WallCall,
            Step::Ask | Step::AskAgain | Step::Act if self.poll().is_some_and(counts) => Context::Hands,
            Step::Situation
            | Step::Ask
            | Step::Talk
            | Step::AskAgain
            | Step::Act
            | Step::Compare
            | Step::Answer
            | Step::Why => Context::Wall,
        }
    }

    /// The question on the wall.
    fn question(&self) -> Option<&Question> {
        self.quiz.question(&self.entries.get(self.place)?.question)
    }

    fn face(&self) -> Option<&Face> {
        self.question().map(|question| &question.face)
    }

    /// What the room has said to it.
    fn said(&self) -> Option<&Said> {
        self.said.get(self.place)
    }

    /// Writes what is costly to write before it is drawn.
    fn prepare(&mut self) {
        let look = Look::on_the_wall(self.caps);
        if let Some(call) = &mut self.call {
            call.prepare(look);
        }
    }

    fn lay_over(&mut self, over: Over) {
        if self.over.is_none() {
            self.scroll_below = self.scroll;
        }
        self.over = Some(over);
        self.scroll = 0;
    }

    fn uncover(&mut self) {
        self.over = None;
        self.scroll = self.scroll_below;
    }

    /// Scrolls by arrow.
    fn scroll_on(&mut self, command: Command) {
        match command {
            Command::Up => self.scroll_by(-1),
            Command::Down => self.scroll_by(1),
            _ => {}
        }
    }

    fn scroll_by(&mut self, rows: i64) {
        self.scroll = self.page().scrolled(self.caps.size, self.scroll, rows);
    }

    fn keep_focus_in_view(&mut self) {
        let page = self.page();
        if let Some(layout) = page.layout(self.caps.size, self.scroll) {
            self.scroll = page.scroll_to_focus(&layout);
        }
    }

    /// Scrolls so that the newest rows are seen, if there are any.
    fn follow(&mut self) {
        if let Some(scroll) = self.page().scroll_to_newest(self.caps.size) {
            self.scroll = scroll;
        }
    }
}

impl Said {
    /// Whether hands were counted at any of these steps.
    fn has_hands_of(&self, steps: &[Step]) -> bool {
        steps.iter().any(|step| self.hands.contains_key(step))
    }
}

impl Keeping {
    /// What becomes of the hands that were counted, in a sentence or two.
    fn words(&self) -> String {
        match &self.file {
            None => "The hands that were counted are not kept.".to_owned(),
            Some(file) if self.waiting.is_empty() => format!("The hands that were counted are kept in {file}."),
            Some(file) => {
                let counts = counted(self.waiting.len(), "count", "counts");
                format!("{counts} could not be written into {file}, and will be lost.")
            }
        }
    }
}

impl Program for Wall {
    type Effect = WallEffect;
    type Message = WallMessage;

    fn take_input(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        let command = match input {
            Input::Key(key) => keys::command(self.context(), key),
            Input::Click { column, row } => self.page().hit(self.caps.size, self.scroll, column, row),
            Input::Wheel(rows) => {
                self.scroll_by(i64::from(rows));
                None
            }
            Input::Resized(size) => {
                self.caps.size = size;
                self.prepare();
                None
            }
            // Nobody types text here.
            Input::Pasted(_) | Input::Woke => None,
        };
        command.map_or_else(Vec::new, |command| self.obey(command, now))
    }

    fn take_message(&mut self, WallMessage::Kept(kept): WallMessage, _now: Timestamp) -> Vec<Effect> {
        match kept {
            Ok(()) => self.keeping.waiting.clear(),
            Err(why) => self.notice = format!("Not kept: {why}"),
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.page().show(self.caps, self.scroll, frame);
    }
}
