//! What every program shares that shows one page at a time: the size of the terminal, how far the page is scrolled, what
//! is open over it, and a notice. What the pages say, and what their keys do beyond scrolling, is for the programs.

use ratatui::Frame;

use super::ascii::name_arrows;
use super::keys::{self, Command, Context};
use super::page::{Page, a_page, too_small};
use super::program::Input;
use super::theme::Caps;

/// Where somebody is in a program that shows pages. `O` lists what can be open over a page, beside the page of keys.
#[derive(Debug)]
pub struct Pager<O> {
    pub caps: Caps,
    /// A sentence above the keys, until the next input.
    pub notice: String,
    over: Option<Over<O>>,
    /// Rows scrolled down, here and on the page below what is open over it.
    pub scroll: usize,
    scroll_below: usize,
}

/// What is open over a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over<O> {
    Keys,
    Own(O),
}

impl<O> Pager<O> {
    pub fn new(caps: Caps) -> Self {
        Self { caps, notice: String::new(), over: None, scroll: 0, scroll_below: 0 }
    }

    /// What is open over the page.
    pub fn over(&self) -> Option<&Over<O>> {
        self.over.as_ref()
    }

    /// The same, to be changed.
    pub fn over_mut(&mut self) -> Option<&mut Over<O>> {
        self.over.as_mut()
    }

    /// Opens something over the page, at its top, in place of what is open there.
    pub fn open(&mut self, over: Over<O>) {
        if self.over.is_none() {
            self.scroll_below = self.scroll;
        }
        self.over = Some(over);
        self.scroll = 0;
    }

    /// Closes what is open over the page, which stands as it stood.
    pub fn close(&mut self) {
        self.over = None;
        self.scroll = self.scroll_below;
    }

    /// Begins another page at its top, with nothing over it.
    pub fn turn(&mut self) {
        self.over = None;
        self.scroll = 0;
    }
}

/// A program that shows pages.
pub trait Paged {
    /// What can be open over a page, beside the page of keys.
    type Over;

    fn pager(&self) -> &Pager<Self::Over>;

    fn pager_mut(&mut self) -> &mut Pager<Self::Over>;

    /// The page that is on the screen, without what [`Paged::page`] adds.
    fn content(&self) -> Page;

    /// Which keys work now.
    fn context(&self) -> Context;

    /// The page that is on the screen.
    fn page(&self) -> Page {
        let Pager { caps, notice, .. } = self.pager();
        let notice = if caps.unicode { notice.clone() } else { name_arrows(notice) };
        Page { context: self.context(), ascii: !caps.unicode, notice, ..self.content() }
    }

    /// The command that an input gives. Scrolls by the wheel, and takes note of another size.
    fn command(&mut self, input: Input) -> Option<Command> {
        match input {
            Input::Key(key) => return keys::command(self.context(), key),
            Input::Click { column, row } => {
                return self.page().hit(self.pager().caps.size, self.pager().scroll, column, row);
            }
            Input::Wheel(rows) => self.scroll_by(i64::from(rows)),
            Input::Resized(size) => self.pager_mut().caps.size = size,
            Input::Pasted(_) | Input::Woke => {}
        }
        None
    }

    /// Does what a command does on every page alike, or gives it back where the program has to.
    fn turn_pages(&mut self, command: Command) -> Option<Command> {
        let size = self.pager().caps.size;
        // Nothing that cannot be seen is changed.
        if too_small(size) {
            return None;
        }
        self.pager_mut().notice.clear();
        let keys_are_open = matches!(self.pager().over, Some(Over::Keys));
        match command {
            Command::PageUp => self.scroll_by(-a_page(size)),
            Command::PageDown => self.scroll_by(a_page(size)),
            Command::Top => self.pager_mut().scroll = 0,
            Command::Bottom => self.scroll_by(i64::MAX),
            Command::Keys if !keys_are_open => self.pager_mut().open(Over::Keys),
            Command::Up | Command::Down if keys_are_open => self.scroll_on(command),
            Command::Leave if keys_are_open => self.pager_mut().close(),
            _ => return Some(command),
        }
        None
    }

    /// Scrolls by arrow where there is nothing to choose.
    fn scroll_on(&mut self, command: Command) {
        match command {
            Command::Up => self.scroll_by(-1),
            Command::Down => self.scroll_by(1),
            _ => {}
        }
    }

    /// Scrolls some rows down, or up if below zero.
    fn scroll_by(&mut self, rows: i64) {
        let Pager { caps, scroll, .. } = *self.pager();
        self.pager_mut().scroll = self.page().scrolled(caps.size, scroll, rows);
    }

    /// Scrolls so that the row under the cursor is in view.
    fn keep_focus_in_view(&mut self) {
        let page = self.page();
        if let Some(layout) = page.layout(self.pager().caps.size, self.pager().scroll) {
            self.pager_mut().scroll = page.scroll_to_focus(&layout);
        }
    }

    /// Scrolls so that the newest rows are seen, if there are any.
    fn follow(&mut self) {
        if let Some(scroll) = self.page().scroll_to_newest(self.pager().caps.size) {
            self.pager_mut().scroll = scroll;
        }
    }

    /// Draws what is in view of the page.
    fn show(&self, frame: &mut Frame<'_>) {
        self.page().show(self.pager().caps, self.pager().scroll, frame);
    }
}
