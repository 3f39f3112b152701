//! The wall: a lesson before a whole room. It draws what the lesson shows, and turns keys into what the lesson is asked for;
//! what belongs to it alone is what is typed and not yet taken, and what part of a page is in view.

mod answer;
mod bars;
mod commands;
mod hands;
mod pages;

use std::sync::Arc;

use jiff::Timestamp;
use ratatui::Frame;

use crate::tui::keys::{Command, Context};
use crate::tui::page::Page;
use crate::tui::pager::{Over, Paged, Pager};
use crate::tui::program::{self, Input, Program};
use crate::tui::screens::question::on_the_phone;
use crate::tui::screens::{self, how_far};
use crate::tui::theme::{Caps, Look};
use crate::tui::transcript::Transcript;
use answer::Explained;
use hands::Typing;
use hangup_core::attempt::Paper;
use hangup_core::lesson::{self, Asked, HandCount, Lesson, Poll, Step};
use hangup_core::quiz::call::follow;
use hangup_core::quiz::{Ask, Quiz};
use hangup_core::wording::counted;
use pages::Asking;

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
    pager: Pager<Dialog>,
    lesson: Lesson,
    /// The conversation so far, where the question is a call. It is kept, because it is costly to write.
    transcript: Option<Transcript>,
    /// The reply that the cursor is on, by its place among those offered.
    cursor: Option<usize>,
    /// Hands on their way, until they are taken.
    typing: Typing,
    keeping: Keeping,
    /// The handouts that the class has in hand.
    handouts: Vec<Paper>,
}

/// What can be open over the wall, beside the page of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    Leave,
    /// The number of a question, as far as it is typed.
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
        Self::of(caps, Lesson::new(quiz), Vec::new())
    }

    /// A wall beside handouts: in the order and with the letters of the first, and with the number that a question has on
    /// each.
    pub fn beside(caps: Caps, quiz: Arc<Quiz>, handouts: Vec<Paper>) -> Self {
        let lesson =
            handouts.first().map_or_else(|| Lesson::new(quiz.clone()), |first| Lesson::on_paper(quiz.clone(), first));
        Self::of(caps, lesson, handouts)
    }

    fn of(caps: Caps, lesson: Lesson, handouts: Vec<Paper>) -> Self {
        let mut wall = Self {
            pager: Pager::new(caps),
            lesson,
            transcript: None,
            cursor: None,
            typing: Typing::default(),
            keeping: Keeping::default(),
            handouts,
        };
        wall.arrive();
        wall
    }

    /// The same wall, which asks for hands to be written into a file of this name.
    #[must_use]
    pub fn keeping(mut self, file: String) -> Self {
        self.keeping.file = Some(file);
        self
    }

    /// The page of the step. Until the answer, pages are given what is asked, and no key.
    fn page_of_step(&self, look: Look) -> Option<Page> {
        if let Some(lesson::Explained { question, entry, step, answer }) = self.lesson.explained() {
            let explained = Explained { question, entry, answer, look };
            return Some(if step == Step::Answer { explained.answer() } else { explained.why() });
        }
        let asked = self.lesson.asked()?;
        let scene = || pages::scene(asked, self.transcript.as_ref(), look);
        Some(match asked.step {
            Step::Situation => scene(),
            Step::Call => pages::reply(scene(), &self.asking(asked, asked.poll()?), look),
            Step::Compare => pages::compare(asked, &asked.poll()?, look),
            _ => pages::ask(scene(), &self.asking(asked, asked.poll()?), look),
        })
    }

    /// What is on the wall: the quiz, or who is on the phone.
    fn title(&self, aside: &str, look: Look) -> String {
        match self.lesson.asked().map(|asked| &asked.face.ask) {
            Some(Ask::Call(call)) => on_the_phone(call, aside, look),
            _ => self.lesson.title().to_owned(),
        }
    }

    /// How far along one is; beside handouts, the number of the question on each of them.
    fn how_far(&self, look: Look) -> String {
        let question = self.lesson.asked().map(|asked| &asked.entry.question);
        let number = |paper: &Paper| {
            let place = paper.entries.iter().position(|entry| Some(&entry.question) == question)?;
            Some(format!("{}: {}", paper.form, place + 1))
        };
        let numbers: Vec<String> = self.handouts.iter().filter_map(number).collect();
        match numbers.as_slice() {
            [] => how_far(self.lesson.place() + 1, self.lesson.count(), None, look),
            numbers => format!("Form {}", numbers.join(" · ")),
        }
    }

    /// A poll with the hands counted at this step, or those on their way.
    fn asking<'a>(&self, asked: Asked<'a>, poll: Poll) -> Asking<'a> {
        let (hands, cursor) = match asked.answer.counts(asked.step) {
            _ if !self.typing.is_empty() => (self.typing.numbers(), self.typing.place()),
            Some(counts) => (poll.options.iter().map(|option| counts.of(option)).collect(), self.cursor),
            None => (Vec::new(), self.cursor),
        };
        Asking { asked, poll, hands, cursor }
    }

    fn context_below(&self) -> Context {
        let asked = self.lesson.asked();
        match self.lesson.step() {
            Step::Call => Context::WallCall,
            _ if asked.is_some_and(|asked| asked.poll_to_count().is_some()) => Context::Hands,
            _ => Context::Wall,
        }
    }

    /// Shows the step that the lesson has come to, and of it what is new.
    fn arrive(&mut self) {
        self.pager.turn();
        (self.transcript, self.cursor) = (None, None);
        self.typing.clear();
        self.prepare();
        self.follow();
    }

    /// Writes the conversation, if there is one that is not written for this size.
    fn prepare(&mut self) {
        let look = Look::on_the_wall(self.pager.caps);
        if self.transcript.as_ref().is_some_and(|transcript| transcript.is_for(look)) {
            return;
        }
        self.transcript = self.lesson.asked().and_then(|asked| {
            let Ask::Call(call) = &asked.face.ask else { return None };
            let mut transcript = Transcript::below(&asked.face.scenario, look);
            transcript.append(call, follow(call, asked.answer.path()).turns());
            Some(transcript)
        });
    }

    /// Adds to the conversation what came of the last reply.
    fn hear_the_newest(&mut self) {
        let Some(asked) = self.lesson.asked() else { return };
        let (Ask::Call(call), Some(transcript)) = (&asked.face.ask, &mut self.transcript) else { return };
        let path = asked.answer.path();
        let before = follow(call, path.split_last().map_or(path, |(_, before)| before)).turns().len();
        transcript.append(call, follow(call, path).turns().get(before..).unwrap_or_default());
        self.cursor = None;
        self.follow();
    }
}

impl Paged for Wall {
    type Over = Dialog;

    fn pager(&self) -> &Pager<Dialog> {
        &self.pager
    }

    fn pager_mut(&mut self) -> &mut Pager<Dialog> {
        &mut self.pager
    }

    fn content(&self) -> Page {
        let look = Look::on_the_wall(self.pager.caps);
        let mut page = match self.pager.over() {
            Some(Over::Keys) => screens::keys::page(self.context_below(), look),
            Some(Over::Own(Dialog::Leave)) => pages::leave(&self.keeping.words(), look),
            Some(Over::Own(Dialog::GoTo(typing))) => pages::go_to(typing, self.lesson.count(), look),
            None => self.page_of_step(look).unwrap_or_default(),
        };
        page.aside = self.how_far(look);
        if page.title.is_empty() {
            page.title = self.title(&page.aside, look);
        }
        if self.lesson.step().explains() {
            page.idle.push(Command::Reveal);
        }
        page.on_the_wall = true;
        page
    }

    fn context(&self) -> Context {
        match self.pager.over() {
            Some(Over::Keys) => Context::Keys,
            Some(Over::Own(Dialog::Leave)) => Context::Leave,
            Some(Over::Own(Dialog::GoTo(_))) => Context::GoTo,
            None => self.context_below(),
        }
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
        let effects = self.command(input).map_or_else(Vec::new, |command| self.obey(command, now));
        self.prepare();
        effects
    }

    fn take_message(&mut self, WallMessage::Kept(kept): WallMessage, _now: Timestamp) -> Vec<Effect> {
        match kept {
            Ok(()) => self.keeping.waiting.clear(),
            Err(why) => self.pager.notice = format!("Not kept: {why}"),
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.show(frame);
    }
}
