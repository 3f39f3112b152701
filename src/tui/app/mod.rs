//! The app: what is on the screen, and what each input makes of it. A value like any other: it reads no clock, no
//! environment and no terminal, so a test or another loop can drive it.

mod commands;
mod course;
mod effects;
mod past;
mod scrolling;
mod sitting;

use std::sync::Arc;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Position;
use tui_input::InputRequest;

use crate::shelf::Book;
use crate::tui::ascii::name_arrows;
use crate::tui::draft::Draft;
use crate::tui::keys::{self, Command, Context};
use crate::tui::page::{Page, too_small};
use crate::tui::program::{Input, Program};
use crate::tui::screens::feedback::Open;
use crate::tui::screens::{
    self, again, debrief, feedback, hand_in, leave, menu, paused, progress, question, results, review, trouble, twins,
};
use crate::tui::session::Session;
use crate::tui::theme::{Caps, Look};
pub use effects::{DrillEffect, DrillMessage, How};
use hangup_core::attempt::{Attempt, DrawOptions, Paper, Response, draw, draw_round};
use hangup_core::quiz::{AnswerKey, Ask, Booklet, Quiz};
use hangup_core::wording::{Answered, Twin};
pub use past::Past;
pub use sitting::Sitting;

use effects::Effect;
use sitting::Seat;

/// Everything on one learner's screen.
#[derive(Debug)]
pub struct App {
    caps: Caps,
    books: Vec<Book>,
    /// The quiz under the cursor of the menu.
    chosen: usize,
    session: Option<Session>,
    /// A call being played again, of which nothing is recorded.
    rehearsal: Option<Draft>,
    /// Where one was when a call was begun again: its feedback, or its review.
    replayed_from: Screen,
    screen: Screen,
    over: Option<Over>,
    /// Rows scrolled down, here and below what lies over it.
    scroll: usize,
    scroll_below: usize,
    /// A sentence above the keys, until the next input.
    notice: String,
    /// What is remembered, and whether what happens now is kept.
    past: Past,
    /// The exam that a teacher has dealt, if that is what is on.
    seat: Option<Seat>,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Menu,
    /// Before an exam begins.
    Welcome,
    /// The clock of an exam stands still.
    Paused,
    Question,
    Feedback {
        open: Open,
        /// Whether the question was answered just now, rather than looked up again.
        fresh: bool,
    },
    Twins,
    /// From which moment to play a call again.
    Again(usize),
    /// A call played again.
    Rehearsal,
    /// How that ended.
    Rehearsed,
    /// With the cursor on a question of the paper, as in the review.
    HandIn(usize),
    /// After an exam that a teacher has dealt.
    HandedIn,
    Results,
    /// What all attempts say together.
    Progress,
    Review(usize),
    Reviewed(Open),
}

/// What lies over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Keys,
    Leave,
    /// Nothing can be kept, or what was kept cannot be read.
    Trouble,
}

impl App {
    /// An app that opens with the menu.
    pub fn with_menu(caps: Caps, books: Vec<Book>) -> Self {
        Self {
            caps,
            books,
            chosen: 0,
            session: None,
            rehearsal: None,
            replayed_from: Screen::Menu,
            screen: Screen::Menu,
            over: None,
            scroll: 0,
            scroll_below: 0,
            notice: String::new(),
            past: Past::guest(),
            seat: None,
        }
    }

    /// The same app, which keeps what happens, and says whose it is where that is known.
    #[must_use]
    pub fn keeping(mut self, owner: Option<String>) -> Self {
        self.past = Past::of_owner(owner);
        self
    }

    /// The same app, which goes straight into a quiz.
    #[must_use]
    pub fn playing(mut self, quiz: Arc<Quiz>, paper: Paper, now: Timestamp) -> Self {
        self.begin(quiz.into(), Attempt::new(paper), now);
        self.prepare();
        self
    }

    fn obey_input(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        let command = match input {
            Input::Key(key) => keys::command(self.context(), key),
            Input::Click { column, row } => {
                let page = self.page();
                let layout = page.layout(self.caps.size, self.scroll);
                layout.and_then(|layout| page.hit(&layout, Position::new(column, row)))
            }
            Input::Wheel(rows) => {
                self.scroll_by(i64::from(rows));
                None
            }
            Input::Pasted(text) => {
                self.paste(&text);
                None
            }
            Input::Resized(size) => {
                self.caps.size = size;
                None
            }
            Input::Woke => None,
        };
        command.map_or_else(Vec::new, |command| self.obey(command, now))
    }

    /// Asks for what a change makes necessary, whatever it was.
    fn settle(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        self.prepare();
        effects.extend(self.find_zone());
        effects.extend(self.keep());
        effects
    }

    fn context(&self) -> Context {
        match (self.over, self.screen) {
            (Some(Over::Keys), _) => Context::Keys,
            (Some(Over::Leave), _) => Context::Leave,
            (Some(Over::Trouble), _) => Context::Trouble,
            (None, screen) => self.context_below(screen),
        }
    }

    /// The attempt that is on, if a quiz is being played.
    pub fn attempt(&self) -> Option<&Attempt> {
        self.session.as_ref().map(|session| &session.attempt)
    }

    fn context_below(&self, screen: Screen) -> Context {
        match screen {
            Screen::Menu => Context::Menu,
            Screen::Welcome => Context::Welcome,
            Screen::Paused => Context::Paused,
            Screen::HandedIn => Context::HandedIn,
            Screen::Question => self.session.as_ref().map_or(Context::Menu, |session| session.draft.context()),
            Screen::Feedback { .. } | Screen::Rehearsed => Context::Feedback,
            Screen::Again(_) => Context::Again,
            Screen::Rehearsal => self.rehearsal.as_ref().map_or(Context::Call, Draft::context),
            Screen::Twins => Context::Twins,
            Screen::HandIn(_) => Context::HandIn,
            Screen::Results if self.is_sitting() => Context::Marked,
            Screen::Results => Context::Results,
            Screen::Progress => Context::Progress,
            Screen::Review(_) => Context::Review,
            Screen::Reviewed(_) => Context::Reviewed,
        }
    }

    /// The page that is on the screen.
    fn page(&self) -> Page {
        let look = Look::new(self.caps);
        let mut page = match (self.over, &self.session) {
            (Some(Over::Keys), _) => screens::keys::page(self.context_below(self.screen), look),
            (Some(Over::Leave), Some(session)) => {
                leave::page(session, self.past.is_kept(), self.running_clock().is_some(), look)
            }
            (Some(Over::Trouble), _) => trouble::page(self.past.trouble(), look),
            (_, Some(session)) => self.page_of(session, look).unwrap_or_default(),
            (_, None) if self.is_sitting() => self.page_of_sitting(look).unwrap_or_default(),
            (_, None) if self.screen == Screen::Progress => self.progress(look),
            (_, None) => self.menu(look),
        };
        page.context = self.context();
        page.ascii = !self.caps.unicode;
        page.notice = if page.ascii { name_arrows(&self.notice) } else { self.notice.clone() };
        page
    }

    fn page_of(&self, session: &Session, look: Look) -> Option<Page> {
        let title = session.booklet.title();
        let aside = screens::how_far(session.place + 1, session.len(), self.time_left(), look);
        Some(match self.screen {
            Screen::Menu => self.menu(look),
            Screen::Welcome | Screen::HandedIn => self.page_of_sitting(look)?,
            Screen::Paused => paused::page(session, self.time_left().unwrap_or_default(), look),
            Screen::Progress => self.progress(look),
            Screen::Question => question::page(title, aside, session.face()?, &session.draft, look),
            Screen::Feedback { open, .. } | Screen::Reviewed(open) => {
                feedback::page(title, aside, answered(session)?, open, look)
            }
            Screen::Twins => {
                let state = session.attempt.state();
                let twin = |question| Twin { question, response: state.answer(&question.face.id) };
                twins::page(title, [twin(session.question()?), twin(session.answered_twin()?)], look)
            }
            Screen::Again(cursor) => {
                let Ask::Call(call) = &session.question()?.face.ask else { return None };
                let Some(Response::Call { path, .. }) = session.response() else { return None };
                again::page(title, call, path, cursor, look)
            }
            Screen::Rehearsal => {
                let Ask::Call(call) = &session.question()?.face.ask else { return None };
                question::call(call, "a replay, for practice".to_owned(), self.rehearsal.as_ref()?, look)
            }
            Screen::Rehearsed => {
                let AnswerKey::Call(key) = &session.question()?.key.answer else { return None };
                let Some(Draft::Call(call)) = &self.rehearsal else { return None };
                let mut page = debrief::again_ended(title, key.ending(&call.ending()?)?, look);
                page.idle.extend([Command::Reasons, Command::Situation, Command::Sources, Command::Back]);
                page
            }
            Screen::HandIn(cursor) => hand_in::page(session, cursor, look),
            Screen::Results => {
                let quiz = session.booklet.quiz()?;
                let next = (self.past.is_kept() && !self.is_sitting()).then(|| self.next_visit(session));
                results::page(session, quiz, if self.is_sitting() { Some(None) } else { next }, look)
            }
            Screen::Review(cursor) => review::page(session, &session.results()?, cursor, look),
        })
    }

    fn begin(&mut self, booklet: Booklet, attempt: Attempt, now: Timestamp) {
        match Session::begin(booklet, attempt, now) {
            Some(session) => {
                self.session = Some(session);
                self.enter();
            }
            None => self.notice = "There is no question to ask in this quiz.".to_owned(),
        }
    }

    fn progress(&self, look: Look) -> Page {
        progress::page(self.past.back(), &self.past.visits(&self.books), &self.past, look)
    }

    fn menu(&self, look: Look) -> Page {
        menu::page(&self.books, self.chosen, &self.past, look)
    }

    fn return_from_replay(&mut self) {
        self.rehearsal = None;
        self.go_to(self.replayed_from);
    }

    /// The draft that keys work on.
    fn draft(&self) -> Option<&Draft> {
        match self.screen {
            Screen::Rehearsal => self.rehearsal.as_ref(),
            _ => self.session.as_ref().map(|session| &session.draft),
        }
    }

    fn draft_mut(&mut self) -> Option<&mut Draft> {
        match self.screen {
            Screen::Rehearsal => self.rehearsal.as_mut(),
            _ => self.session.as_mut().map(|session| &mut session.draft),
        }
    }

    /// Leaves the command prompt of a call, if one is at it.
    fn leave_prompt(&mut self) -> bool {
        match self.draft_mut() {
            Some(Draft::Call(call)) => call.leave_prompt(),
            _ => false,
        }
    }

    /// Writes what is costly to write before it is drawn.
    fn prepare(&mut self) {
        let look = Look::new(self.caps);
        if let Some(draft) = self.draft_mut() {
            draft.prepare(look);
        }
    }

    fn go_to(&mut self, screen: Screen) {
        self.screen = screen;
        self.over = None;
        self.scroll = 0;
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

    fn edit(&mut self, command: Command) {
        if let Some(draft) = self.draft_mut() {
            draft.apply(command);
        }
    }

    fn open_menu(&mut self) -> Vec<Effect> {
        self.session = None;
        self.go_to(Screen::Menu);
        if self.past.is_kept() { vec![Effect::Own(DrillEffect::Recall)] } else { Vec::new() }
    }

    fn place(&self) -> usize {
        self.session.as_ref().map_or(0, |session| session.place)
    }

    fn last_place(&self) -> usize {
        self.session.as_ref().map_or(0, |session| session.len().saturating_sub(1))
    }

    fn paste(&mut self, text: &str) {
        if self.context() == Context::HandedIn {
            self.paste_words(text);
        } else if matches!(self.context(), Context::Typed | Context::Prompt) && !too_small(self.caps.size) {
            for letter in text.chars() {
                self.edit(Command::Edit(InputRequest::InsertChar(letter)));
            }
        }
    }
}

impl Program for App {
    type Effect = DrillEffect;
    type Message = DrillMessage;

    fn first_effects(&self) -> Vec<Effect> {
        if self.is_sitting() {
            return self.keep_at_once();
        }
        let mut effects = vec![Effect::Own(DrillEffect::FindYours)];
        if self.past.is_kept() {
            effects.push(Effect::Own(DrillEffect::Recall));
        }
        effects
    }

    fn take_input(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        self.past.set_now(now);
        // A key that was meant for a question comes to nothing once the time is up.
        let meant_for_question = matches!(input, Input::Key(_) | Input::Click { .. } | Input::Pasted(_));
        let too_late = self.hand_in_when_time_is_up(now) && meant_for_question;
        let effects = if too_late { Vec::new() } else { self.obey_input(input, now) };
        self.settle(effects)
    }

    fn take_message(&mut self, message: DrillMessage, now: Timestamp) -> Vec<Effect> {
        self.past.set_now(now);
        self.hand_in_when_time_is_up(now);
        match message {
            DrillMessage::FoundYours(books) => self.books.extend(books),
            DrillMessage::FoundZone(zone) => self.past.set_zone(zone),
            DrillMessage::Opened { how, quiz: Ok(quiz), seed, begun, last_seen } => {
                let attempt = match (how, begun) {
                    (How::GoOn, Some(attempt)) => attempt,
                    (How::GoOn | How::Round, _) => Attempt::new(draw_round(&quiz, seed, &last_seen)),
                    (How::Whole(mode), _) => {
                        let options = DrawOptions { mode, seed, form: String::new(), count: None, topic: None };
                        Attempt::new(draw(&quiz, &options))
                    }
                };
                self.begin(quiz.into(), attempt, now);
            }
            DrillMessage::Opened { quiz: Err(why), .. } => {
                self.notice = why.to_string();
                if let Some(place) = menu::offered(&self.books).get(self.chosen).map(|(place, _)| *place)
                    && let Some(book) = self.books.get_mut(place)
                {
                    book.cover = Err(why);
                }
            }
            DrillMessage::Recalled(memories) => self.recalled(memories),
            DrillMessage::LookedBack(back) => self.looked_back(back),
            DrillMessage::Kept(kept) => self.kept(kept),
            DrillMessage::Unsealed(opened) => self.unsealed(opened),
            DrillMessage::CalendarWritten(Ok(path)) => self.notice = format!("Written to {path}"),
            DrillMessage::CalendarWritten(Err(why)) => self.notice = why,
        }
        self.settle(Vec::new())
    }

    fn wakes_at(&self) -> Option<Timestamp> {
        self.next_change_of_clock()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.page().show(self.caps, self.scroll, frame);
    }
}

fn answered(session: &Session) -> Option<Answered<'_>> {
    Some(Answered { question: session.question()?, entry: session.entry()?, response: session.response() })
}
