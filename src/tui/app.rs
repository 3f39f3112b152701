//! The app: what is on the screen, and what each input makes of it. A value like any other: it reads no clock, no
//! environment and no terminal, so a test or another loop can drive it.

use std::sync::Arc;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};
use tui_input::InputRequest;

use super::action::{Action, Effect};
use super::keys::{Command, Context};
use super::page::{Page, SMALLEST};
use super::screens::feedback::{Answered, Open};
use super::screens::twins::Twin;
use super::screens::{self, feedback, hand_in, keys, leave, menu, question, results, review, twins};
use super::session::Session;
use super::theme::{Caps, Look, Theme};
use crate::attempt::{Mode, Paper, Wishes, draw};
use crate::quiz::Quiz;
use crate::shelf::Book;

/// Everything on one learner's screen.
#[derive(Debug)]
pub struct App {
    caps: Caps,
    books: Vec<Book>,
    /// The quiz under the cursor of the menu.
    chosen: usize,
    session: Option<Session>,
    screen: Screen,
    over: Option<Over>,
    /// Rows scrolled down, here and below what lies over it.
    scroll: usize,
    scroll_below: usize,
    /// A sentence above the keys, until the next input.
    notice: String,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Menu,
    Question,
    Feedback {
        open: Open,
        /// Whether the question was answered just now, rather than looked up again.
        fresh: bool,
    },
    Twins,
    /// With the cursor on a question of the paper, as in the review.
    HandIn(usize),
    Results,
    Review(usize),
    Reviewed(Open),
}

/// What lies over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Keys,
    Leave,
}

impl App {
    /// An app that opens with the menu.
    pub fn with_menu(caps: Caps, books: Vec<Book>) -> Self {
        Self {
            caps,
            books,
            chosen: 0,
            session: None,
            screen: Screen::Menu,
            over: None,
            scroll: 0,
            scroll_below: 0,
            notice: String::new(),
        }
    }

    /// The same app, which goes straight into a quiz.
    #[must_use]
    pub fn playing(mut self, quiz: Arc<Quiz>, paper: Paper, now: Timestamp) -> Self {
        self.begin(quiz, paper, now);
        self
    }

    /// What to do once the first frame is on the screen.
    pub fn first_effects(&self) -> Vec<Effect> {
        vec![Effect::FindYours]
    }

    /// Takes an input at a time, and asks for what is to be done.
    pub fn update(&mut self, action: Action, now: Timestamp) -> Vec<Effect> {
        match action {
            Action::Resized(size) => self.caps.size = size,
            Action::FoundYours(books) => self.books.extend(books),
            Action::Opened { mode, quiz: Ok(quiz), seed } => {
                let wishes = Wishes { mode, seed, form: String::new(), count: None, topic: None };
                let paper = draw(&quiz, &wishes);
                self.begin(quiz, paper, now);
            }
            Action::Opened { quiz: Err(why), .. } => {
                self.notice = why.to_string();
                if let Some(place) = menu::offered(&self.books).get(self.chosen).map(|(place, _)| *place)
                    && let Some(book) = self.books.get_mut(place)
                {
                    book.cover = Err(why);
                }
            }
            Action::Command(command) => return self.obey(command, now),
            Action::Click { column, row } => {
                let page = self.page();
                let layout = page.layout(self.caps.size, self.scroll);
                let command = layout.and_then(|layout| page.hit(&layout, Position::new(column, row)));
                return command.map_or_else(Vec::new, |command| self.obey(command, now));
            }
            Action::Wheel(rows) => self.scroll_by(i64::from(rows)),
            Action::Pasted(text) => self.paste(&text),
        }
        Vec::new()
    }

    /// Which keys work now.
    pub fn context(&self) -> Context {
        match (self.over, self.screen) {
            (Some(Over::Keys), _) => Context::Keys,
            (Some(Over::Leave), _) => Context::Leave,
            (None, screen) => self.context_below(screen),
        }
    }

    /// Draws the screen. Only reads.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let page = self.page();
        match page.layout(self.caps.size, self.scroll) {
            Some(layout) => {
                page.draw(&layout, Theme::new(self.caps), frame.buffer_mut());
                if let Some(caret) = page.caret(&layout) {
                    frame.set_cursor_position(caret);
                }
            }
            None => too_small(self.caps.size, frame),
        }
    }

    fn context_below(&self, screen: Screen) -> Context {
        match screen {
            Screen::Menu => Context::Menu,
            Screen::Question => self.session.as_ref().map_or(Context::Menu, |session| session.draft.context()),
            Screen::Feedback { .. } => Context::Feedback,
            Screen::Twins => Context::Twins,
            Screen::HandIn(_) => Context::HandIn,
            Screen::Results => Context::Results,
            Screen::Review(_) => Context::Review,
            Screen::Reviewed(_) => Context::Reviewed,
        }
    }

    /// The page that is on the screen.
    fn page(&self) -> Page {
        let look = Look::new(self.caps);
        let mut page = match (self.over, &self.session) {
            (Some(Over::Keys), _) => keys::page(self.context_below(self.screen), look),
            (Some(Over::Leave), Some(session)) => leave::page(session, look),
            (_, Some(session)) => self.page_of(session, look).unwrap_or_default(),
            (_, None) => menu::page(&self.books, self.chosen, look),
        };
        page.notice.clone_from(&self.notice);
        page
    }

    fn page_of(&self, session: &Session, look: Look) -> Option<Page> {
        let title = session.quiz.title.as_str();
        let aside = screens::progress(session, look);
        Some(match self.screen {
            Screen::Menu => menu::page(&self.books, self.chosen, look),
            Screen::Question => question::page(title, aside, &session.question()?.face, &session.draft, look),
            Screen::Feedback { open, .. } => {
                feedback::page(title, aside, answered(session)?, open, Context::Feedback, look)
            }
            Screen::Reviewed(open) => feedback::page(title, aside, answered(session)?, open, Context::Reviewed, look),
            Screen::Twins => {
                let standing = session.attempt.standing();
                let twin = |question| Twin { question, response: standing.answer(&question.face.id) };
                twins::page(title, [twin(session.question()?), twin(session.answered_twin()?)], look)
            }
            Screen::HandIn(cursor) => hand_in::page(session, cursor, look),
            Screen::Results => results::page(session, look),
            Screen::Review(cursor) => review::page(session, cursor, look),
        })
    }

    fn begin(&mut self, quiz: Arc<Quiz>, paper: Paper, now: Timestamp) {
        match Session::begin(quiz, paper, now) {
            Some(session) => {
                self.session = Some(session);
                self.go_to(Screen::Question);
            }
            None => self.notice = "There is no question to ask in this quiz.".to_owned(),
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

    fn obey(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        match command {
            Command::Interrupt => return vec![Effect::Leave(130)],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            // Nothing that cannot be seen is changed.
            _ if self.too_small() => return Vec::new(),
            _ => self.notice.clear(),
        }
        match command {
            Command::PageUp => self.scroll_by(-self.page_rows()),
            Command::PageDown => self.scroll_by(self.page_rows()),
            Command::Top => self.scroll = 0,
            Command::Bottom => self.scroll_by(i64::MAX),
            Command::Keys if self.over != Some(Over::Keys) => self.lay_over(Over::Keys),
            _ => return self.obey_here(command, now),
        }
        Vec::new()
    }

    fn obey_here(&mut self, command: Command, now: Timestamp) -> Vec<Effect> {
        match (self.over, self.screen) {
            (Some(Over::Keys), _) => match command {
                Command::Leave => self.uncover(),
                _ => self.scroll_on(command),
            },
            (Some(Over::Leave), _) => match command {
                Command::Confirm => self.uncover(),
                Command::Leave => self.open_menu(),
                _ => {}
            },
            (None, Screen::Menu) => return self.in_menu(command),
            (None, Screen::Question) => self.in_question(command, now),
            (None, Screen::Feedback { open, fresh }) => match command {
                Command::Confirm | Command::Next if fresh => self.after_answer(now),
                Command::Confirm | Command::Next => self.forward(now),
                Command::Back => self.back(now),
                Command::Leave => self.lay_over(Over::Leave),
                _ => match opened(open, command) {
                    Some(open) => self.go_to(Screen::Feedback { open, fresh }),
                    None => self.scroll_on(command),
                },
            },
            (None, Screen::Twins) => match command {
                Command::Confirm => self.advance(now),
                Command::Leave => self.lay_over(Over::Leave),
                _ => self.scroll_on(command),
            },
            (None, Screen::HandIn(cursor)) => match command {
                Command::HandIn => self.hand_in(now),
                Command::Confirm => self.show(cursor, now),
                Command::Back => self.show(self.last_place(), now),
                Command::Leave => self.lay_over(Over::Leave),
                Command::Pick(place) if place == cursor => self.show(cursor, now),
                _ => self.move_cursor(command, cursor, Screen::HandIn),
            },
            (None, Screen::Results) => match command {
                Command::Confirm => self.open_menu(),
                Command::Review => self.go_to(Screen::Review(0)),
                Command::Leave => return vec![Effect::Leave(0)],
                _ => self.scroll_on(command),
            },
            (None, Screen::Review(cursor)) => match command {
                Command::Confirm => self.review(cursor),
                Command::Pick(place) if place == cursor => self.review(cursor),
                Command::Leave => self.go_to(Screen::Results),
                _ => self.move_cursor(command, cursor, Screen::Review),
            },
            (None, Screen::Reviewed(open)) => match command {
                Command::Next => self.review(self.place() + 1),
                Command::Back => self.review(self.place().saturating_sub(1)),
                Command::Leave => self.move_cursor(Command::Pick(self.place()), 0, Screen::Review),
                _ => match opened(open, command) {
                    Some(open) => self.go_to(Screen::Reviewed(open)),
                    None => self.scroll_on(command),
                },
            },
        }
        Vec::new()
    }

    fn in_menu(&mut self, command: Command) -> Vec<Effect> {
        let offered = menu::offered(&self.books);
        let last = offered.len().saturating_sub(1);
        let play = |mode| {
            let book = offered.get(self.chosen).map(|(_, book)| *book);
            let book = book.filter(|book| book.cover.is_ok());
            book.map_or_else(Vec::new, |book| vec![Effect::Open { place: book.place.clone(), mode }])
        };
        match command {
            Command::Confirm => return play(Mode::Practice),
            Command::Pick(place) if place == self.chosen => return play(Mode::Practice),
            Command::Exam => return play(Mode::Exam),
            Command::Leave => return vec![Effect::Leave(0)],
            Command::Up => self.chosen = self.chosen.saturating_sub(1),
            Command::Down => self.chosen = (self.chosen + 1).min(last),
            Command::Pick(place) => self.chosen = place.min(last),
            _ => {}
        }
        self.keep_focus_in_view();
        Vec::new()
    }

    fn in_question(&mut self, command: Command, now: Timestamp) {
        match command {
            Command::Confirm => self.answer(now),
            Command::Next => self.forward(now),
            Command::Back => self.back(now),
            Command::Leave => self.lay_over(Over::Leave),
            Command::Up | Command::Down => self.walk(command),
            _ => {
                self.edit(command);
                self.keep_focus_in_view();
            }
        }
    }

    fn edit(&mut self, command: Command) {
        if let Some(session) = &mut self.session {
            session.draft.apply(command);
        }
    }

    /// Moves the cursor of a draft; but while what it would move to lies further away than half a page, it scrolls
    /// there, so that nobody jumps over what they have not read.
    fn walk(&mut self, command: Command) {
        let Some(before) = self.session.as_ref().map(|session| session.draft.clone()) else { return };
        let focus_before = self.page().focus;
        self.edit(command);
        let page = self.page();
        let Some(layout) = page.layout(self.caps.size, self.scroll) else { return };
        let wanted = page.scroll_to_focus(&layout);
        let half = usize::from(layout.body.height / 2).max(1);
        if wanted.abs_diff(layout.top) <= half && page.focus != focus_before {
            self.scroll = wanted;
        } else {
            if let Some(session) = &mut self.session
                && page.focus != focus_before
            {
                session.draft = before;
            }
            let rows = i64::try_from(half).unwrap_or(i64::MAX);
            self.scroll_by(if command == Command::Up { -rows } else { rows });
        }
    }

    fn answer(&mut self, now: Timestamp) {
        let Some(session) = &mut self.session else { return };
        match session.draft.answer() {
            Ok(response) => {
                session.answer(response, now);
                if session.is_practice() {
                    self.go_to(Screen::Feedback { open: Open::default(), fresh: true });
                } else {
                    self.forward(now);
                }
            }
            Err(missing) => {
                self.notice = missing.to_owned();
                self.keep_focus_in_view();
            }
        }
    }

    /// After feedback: twins side by side, if both have been answered now, and then the next question.
    fn after_answer(&mut self, now: Timestamp) {
        if self.session.as_ref().is_some_and(|session| session.answered_twin().is_some()) {
            self.go_to(Screen::Twins);
        } else {
            self.advance(now);
        }
    }

    /// To the next question without an answer; to the results when there is none.
    fn advance(&mut self, now: Timestamp) {
        let Some(session) = &self.session else { return };
        let here = session.place;
        match session.attempt.standing().next_open(here) {
            Some(place) => {
                self.show(place, now);
                if place < here {
                    self.notice = "Back to a question you skipped".to_owned();
                }
            }
            None => self.hand_in(now),
        }
    }

    /// To the next question on the paper; behind the last one, to what comes before handing in.
    fn forward(&mut self, now: Timestamp) {
        let Some(session) = &self.session else { return };
        let next = session.place + 1;
        let open = session.attempt.standing().next_open(session.place);
        if next < session.len() {
            self.show(next, now);
        } else if session.is_practice() && open.is_none() {
            self.hand_in(now);
        } else {
            self.go_to(Screen::HandIn(open.unwrap_or(0)));
            self.keep_focus_in_view();
        }
    }

    fn back(&mut self, now: Timestamp) {
        match self.place() {
            0 => self.notice = "This is the first question".to_owned(),
            place => self.show(place - 1, now),
        }
    }

    fn show(&mut self, place: usize, now: Timestamp) {
        let Some(session) = &mut self.session else { return };
        session.show(place, now);
        let screen =
            if session.locked() { Screen::Feedback { open: Open::default(), fresh: false } } else { Screen::Question };
        self.go_to(screen);
    }

    fn hand_in(&mut self, now: Timestamp) {
        if let Some(session) = &mut self.session {
            session.hand_in(now);
            self.go_to(Screen::Results);
        }
    }

    fn review(&mut self, place: usize) {
        if place > self.last_place() {
            return self.go_to(Screen::Review(self.last_place()));
        }
        if let Some(session) = &mut self.session {
            session.place = place;
        }
        self.go_to(Screen::Reviewed(Open::default()));
    }

    fn open_menu(&mut self) {
        self.session = None;
        self.go_to(Screen::Menu);
    }

    fn place(&self) -> usize {
        self.session.as_ref().map_or(0, |session| session.place)
    }

    fn last_place(&self) -> usize {
        self.session.as_ref().map_or(0, |session| session.len().saturating_sub(1))
    }

    /// Moves the cursor in a list of the questions on the paper.
    fn move_cursor(&mut self, command: Command, cursor: usize, screen: fn(usize) -> Screen) {
        let cursor = match command {
            Command::Up => cursor.saturating_sub(1),
            Command::Down => cursor + 1,
            Command::Pick(place) => place,
            _ => cursor,
        };
        self.screen = screen(cursor.min(self.last_place()));
        self.keep_focus_in_view();
    }

    /// Scrolls by arrow where there is nothing to choose.
    fn scroll_on(&mut self, command: Command) {
        match command {
            Command::Up => self.scroll_by(-1),
            Command::Down => self.scroll_by(1),
            _ => {}
        }
    }

    fn scroll_by(&mut self, rows: i64) {
        let last_top = self.page().layout(self.caps.size, 0).map_or(0, |layout| layout.last_top);
        let last_top = i64::try_from(last_top).unwrap_or(i64::MAX);
        let scroll = i64::try_from(self.scroll).unwrap_or(i64::MAX).min(last_top).saturating_add(rows);
        self.scroll = usize::try_from(scroll.clamp(0, last_top)).unwrap_or(0);
    }

    fn keep_focus_in_view(&mut self) {
        let page = self.page();
        if let Some(layout) = page.layout(self.caps.size, self.scroll) {
            self.scroll = page.scroll_to_focus(&layout);
        }
    }

    fn page_rows(&self) -> i64 {
        i64::from(self.caps.size.height.saturating_sub(5).max(1))
    }

    fn too_small(&self) -> bool {
        let size = self.caps.size;
        size.width < SMALLEST.width || size.height < SMALLEST.height
    }

    fn paste(&mut self, text: &str) {
        if self.context() == Context::Typed && !self.too_small() {
            for letter in text.chars().filter(|letter| !letter.is_control()) {
                self.edit(Command::Edit(InputRequest::InsertChar(letter)));
            }
        }
    }
}

fn answered(session: &Session) -> Option<Answered<'_>> {
    Some(Answered { question: session.question()?, entry: session.entry()?, response: session.response() })
}

/// What of the feedback is open after a command that opens or closes part of it.
fn opened(open: Open, command: Command) -> Option<Open> {
    match command {
        Command::Reasons => Some(Open { reasons: !open.reasons, ..open }),
        Command::Situation => Some(Open { situation: !open.situation, ..open }),
        _ => None,
    }
}

fn too_small(size: Size, frame: &mut Frame<'_>) {
    let lines = vec![
        Line::raw(format!("This window is {}×{}.", size.width, size.height)),
        Line::raw(format!("hangup needs {}×{}.", SMALLEST.width, SMALLEST.height)),
        Line::raw("Make it larger: nothing is lost."),
    ];
    let area = Rect::new(0, 0, size.width, size.height).intersection(frame.area());
    Paragraph::new(lines).wrap(Wrap { trim: true }).render(area, frame.buffer_mut());
}
