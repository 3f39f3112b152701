//! The drill on the screen: the menu, one drill at a time, and what is open over them. It reads no clock, no environment
//! and no terminal, so that a test or another runner can drive it. The drill in the core decides where an answer leads; what
//! is typed and not confirmed, and which page shows what, is decided here.

mod commands;
mod effects;
mod exam;
mod history;
mod playing;
mod screen;

use std::sync::Arc;

use jiff::Timestamp;
use ratatui::Frame;
use tui_input::InputRequest;

use crate::shelf::Book;
use crate::tui::draft::Draft;
use crate::tui::keys::{Command, Context};
use crate::tui::page::{Page, too_small};
use crate::tui::pager::{Over, Paged, Pager};
use crate::tui::program::{Input, Program};
use crate::tui::screens::menu;
use crate::tui::theme::{Caps, Look};
pub use effects::{DrillEffect, DrillMessage};
pub use history::LearnerHistory;

use effects::Effect;
use exam::ExamPages;
use hangup_core::attempt::{Attempt, Paper};
use hangup_core::drill::Drill;
use hangup_core::quiz::{Booklet, Quiz};
use playing::Playing;
use screen::Screen;

/// Everything on one learner's screen.
#[derive(Debug)]
pub struct App {
    pager: Pager<Dialog>,
    books: Vec<Book>,
    /// The quiz under the cursor of the menu.
    chosen: usize,
    /// Whether the menu shows what all attempts say together.
    looks_back: bool,
    /// The drill that is on, if a quiz is being played.
    playing: Option<Playing>,
    /// What is remembered, and whether what happens now is kept.
    history: LearnerHistory,
    /// What an exam has that a teacher has dealt, if that is what is on.
    exam: Option<ExamPages>,
}

/// What can be open over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    Leave,
    /// Nothing can be kept, or what was kept cannot be read.
    NotKept,
    /// What happened is kept somewhere else from now on.
    Moved,
}

impl App {
    /// An app that opens with the menu.
    pub fn with_menu(caps: Caps, books: Vec<Book>) -> Self {
        Self {
            pager: Pager::new(caps),
            books,
            chosen: 0,
            looks_back: false,
            playing: None,
            history: LearnerHistory::guest(),
            exam: None,
        }
    }

    /// The same app, which keeps what happens, and says whose it is where that is known.
    #[must_use]
    pub fn keeping(mut self, owner: Option<String>) -> Self {
        self.history = LearnerHistory::of_owner(owner);
        self
    }

    /// The same app, which goes straight into a quiz.
    #[must_use]
    pub fn playing(mut self, quiz: Arc<Quiz>, paper: Paper, now: Timestamp) -> Self {
        self.history.now = now;
        self.begin(quiz.into(), Attempt::new(paper));
        self.prepare();
        self
    }

    /// The drill that is on, if a quiz is being played.
    pub fn drill(&self) -> Option<&Drill> {
        self.playing.as_ref().map(|playing| &playing.drill)
    }

    /// The attempt that is on, if a quiz is being played.
    pub fn attempt(&self) -> Option<&Attempt> {
        self.drill().map(Drill::attempt)
    }

    /// Does something at a moment; whatever was meant for a question comes to nothing once the time is up.
    fn update(
        &mut self,
        now: Timestamp,
        is_meant_for_question: bool,
        act: impl FnOnce(&mut Self) -> Vec<Effect>,
    ) -> Vec<Effect> {
        self.history.now = now;
        let is_too_late = self.hand_in_when_time_is_up() && is_meant_for_question;
        let mut effects = if is_too_late { Vec::new() } else { act(self) };
        self.prepare();
        effects.extend(self.find_zone());
        effects.extend(self.keep());
        effects
    }

    fn take(&mut self, input: Input) -> Vec<Effect> {
        if let Input::Pasted(text) = &input {
            self.paste(text);
        }
        self.command(input).map_or_else(Vec::new, |command| self.obey(command))
    }

    fn receive(&mut self, message: DrillMessage) {
        match message {
            DrillMessage::Unsealed(opened) => self.unsealed(opened),
            DrillMessage::FoundYours(books) => self.books.extend(books),
            DrillMessage::FoundZone(zone) => self.history.zone = Some(zone),
            DrillMessage::Opened { start, quiz: Ok(quiz), seed, begun, last_seen } => {
                let attempt = start.attempt(&quiz, begun, seed, &last_seen);
                self.begin(quiz.into(), attempt);
            }
            DrillMessage::Opened { quiz: Err(why), .. } => {
                self.pager.notice = why.to_string();
                if let Some(place) = menu::offered(&self.books).get(self.chosen).map(|(place, _)| *place)
                    && let Some(book) = self.books.get_mut(place)
                {
                    book.cover = Err(why);
                }
            }
            DrillMessage::Recalled(memories) => self.recalled(memories),
            DrillMessage::LookedBack(back) => self.looked_back(back),
            DrillMessage::Kept(kept) => self.kept(kept),
            DrillMessage::CalendarWritten(Ok(path)) => self.pager.notice = format!("Written to {path}"),
            DrillMessage::CalendarWritten(Err(why)) => self.pager.notice = why,
        }
    }

    fn begin(&mut self, booklet: Booklet, attempt: Attempt) {
        let drill = Drill::new(booklet, attempt);
        if drill.count() == 0 {
            self.pager.notice = "There is no question to ask in this quiz.".to_owned();
            return;
        }
        self.playing = Some(Playing::new(drill));
        self.apply(hangup_core::drill::Input::Begin);
    }

    /// Writes what is costly to write before it is drawn.
    fn prepare(&mut self) {
        let look = Look::new(self.pager.caps);
        if let Some(draft) = self.draft_mut() {
            draft.prepare(look);
        }
    }

    fn draft(&self) -> Option<&Draft> {
        self.playing.as_ref()?.draft.as_ref()
    }

    fn draft_mut(&mut self) -> Option<&mut Draft> {
        self.playing.as_mut()?.draft.as_mut()
    }

    fn ask_to_leave(&mut self) {
        self.pager.open(Over::Own(Dialog::Leave));
    }

    fn edit(&mut self, command: Command) {
        if let Some(draft) = self.draft_mut() {
            draft.apply(command);
        }
    }

    fn open_menu(&mut self) -> Vec<Effect> {
        self.playing = None;
        self.pager.turn();
        if self.history.is_kept() { vec![Effect::Own(DrillEffect::Recall)] } else { Vec::new() }
    }

    fn paste(&mut self, text: &str) {
        if self.context() == Context::HandedIn {
            self.paste_words(text);
        } else if matches!(self.context(), Context::Typed | Context::Prompt) && !too_small(self.pager.caps.size) {
            for letter in text.chars() {
                self.edit(Command::Edit(InputRequest::InsertChar(letter)));
            }
        }
    }
}

impl Paged for App {
    type Over = Dialog;

    fn pager(&self) -> &Pager<Dialog> {
        &self.pager
    }

    fn pager_mut(&mut self) -> &mut Pager<Dialog> {
        &mut self.pager
    }

    fn content(&self) -> Page {
        self.page_on_top(Look::new(self.pager.caps)).unwrap_or_default()
    }

    fn context(&self) -> Context {
        match self.pager.over() {
            Some(Over::Keys) => Context::Keys,
            Some(Over::Own(Dialog::Leave)) => Context::Leave,
            Some(Over::Own(Dialog::NotKept)) => Context::NotKept,
            Some(Over::Own(Dialog::Moved)) => Context::Moved,
            None => self.context_below(),
        }
    }
}

impl Program for App {
    type Effect = DrillEffect;
    type Message = DrillMessage;

    fn first_effects(&self) -> Vec<Effect> {
        let effects = if self.exam.is_some() {
            [self.unkept_events(), None]
        } else {
            [Some(DrillEffect::FindYours), self.history.is_kept().then_some(DrillEffect::Recall)]
        };
        effects.into_iter().flatten().map(Effect::Own).collect()
    }

    fn take_input(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        let is_meant_for_question = matches!(input, Input::Key(_) | Input::Click { .. } | Input::Pasted(_));
        self.update(now, is_meant_for_question, |app| app.take(input))
    }

    fn take_message(&mut self, message: DrillMessage, now: Timestamp) -> Vec<Effect> {
        self.update(now, false, |app| {
            app.receive(message);
            Vec::new()
        })
    }

    fn wakes_at(&self) -> Option<Timestamp> {
        self.next_change_of_clock()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.show(frame);
    }
}
