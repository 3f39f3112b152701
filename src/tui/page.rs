//! A page: rows of text, what can be clicked in them, and the row that must stay in view. [`Page::layout`] decides what
//! is seen at a size; drawing, the mouse and scrolling all ask it, so they cannot disagree.
//!
//! ```text
//!  title                                                     aside
//!                                                           ↑ more
//!  rows, those in view
//!
//!  notice                                                   ↓ more
//!  what the keys do here
//! ```

use std::ops::Range;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::ascii::make_ascii;
use super::keys::{Command, Context, Hint, hints};
use super::theme::{Caps, Look, Theme};
use super::wrapping::{shorten, width};

/// The smallest terminal that shows pages.
const SMALLEST: Size = Size { width: 40, height: 12 };

/// Everything on a screen.
#[derive(Debug, Default)]
pub struct Page {
    pub title: String,
    /// On the right of the title.
    pub aside: String,
    /// Rows that stand above the others and are shared, because there may be very many of them.
    pub above: Arc<Vec<Row>>,
    pub rows: Vec<Row>,
    /// The rows that the cursor is on, which stay in view.
    pub focus: Option<Range<usize>>,
    /// Where the newest rows begin, which are to be seen when they come.
    pub newest: Option<usize>,
    /// Where text is being typed: a row, and a column in it.
    pub caret: Option<(usize, usize)>,
    /// A sentence above the keys.
    pub notice: String,
    /// Which keys work here.
    pub context: Context,
    /// Keys of the context that do nothing just now.
    pub idle: Vec<Command>,
    /// Whether it may take as many columns as a wall has, rather than as many as one reader likes.
    pub on_the_wall: bool,
    /// Whether the page will be drawn in ASCII, so that what arrows say must be said in words.
    pub ascii: bool,
}

/// A row of a page.
#[derive(Debug, Default, Clone)]
pub struct Row {
    pub line: Line<'static>,
    pub hits: Vec<Hit>,
}

/// Something that can be clicked.
#[derive(Debug, Clone)]
pub struct Hit {
    pub columns: Range<usize>,
    pub command: Command,
}

impl Row {
    /// A row without anything.
    pub fn blank() -> Self {
        Self::default()
    }

    /// A row of text in the margin of the page.
    pub fn text(line: impl Into<Line<'static>>) -> Self {
        let mut line = line.into();
        line.spans.insert(0, Span::raw(" "));
        Self { line, hits: Vec::new() }
    }

    /// A row that reaches from edge to edge.
    pub fn full(line: impl Into<Line<'static>>) -> Self {
        Self { line: line.into(), hits: Vec::new() }
    }

    /// The row, which does something when clicked anywhere.
    pub fn doing(mut self, command: Command) -> Self {
        self.hits.push(Hit { columns: 0..usize::MAX, command });
        self
    }
}

/// Rows of text with something in front of the first: ` ▸ 1  ○ text`, the rest below the text.
pub fn hanging(front: Vec<Span<'static>>, text: Vec<Line<'static>>) -> Vec<Row> {
    behind(front, text).into_iter().map(Row::text).collect()
}

/// The same as lines, without the margin of a page.
pub fn behind(front: Vec<Span<'static>>, text: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let indent: usize = front.iter().map(Span::width).sum();
    let mut front = Some(front);
    let beside = |line: Line<'static>| {
        let mut spans = front.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(indent))]);
        spans.extend(line.spans);
        Line::from(spans)
    };
    text.into_iter().map(beside).collect()
}

/// What is seen of a page at a size, scrolled by some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The columns that the page takes, over all rows of the screen.
    pub column: Rect,
    /// Where the rows are.
    pub body: Rect,
    /// The first row in view.
    pub top: usize,
    /// The last value that `top` can have.
    pub last_top: usize,
}

impl Page {
    /// What is seen at a size. `None` where the terminal is too small for any page.
    pub fn layout(&self, size: Size, scroll: usize) -> Option<Layout> {
        if too_small(size) {
            return None;
        }
        let widest = if self.on_the_wall { Look::WIDEST_ON_THE_WALL } else { Look::WIDEST };
        let column_width = size.width.min(widest);
        let column = Rect::new((size.width - column_width) / 2, 0, column_width, size.height);
        let body = Rect { y: 2, height: size.height - 4, ..column };
        let last_top = self.len().saturating_sub(usize::from(body.height));
        Some(Layout { column, body, top: scroll.min(last_top), last_top })
    }

    /// Where a page scrolled by so many rows stands after some more down, or up if below zero.
    pub fn scrolled(&self, size: Size, scroll: usize, rows: i64) -> usize {
        let last_top = self.layout(size, 0).map_or(0, |layout| layout.last_top);
        let last_top = i64::try_from(last_top).unwrap_or(i64::MAX);
        let scroll = i64::try_from(scroll).unwrap_or(i64::MAX).min(last_top).saturating_add(rows);
        usize::try_from(scroll.clamp(0, last_top)).unwrap_or(0)
    }

    /// How far to scroll so that the newest rows are seen: all the rest of the page if it fits, else from where they
    /// begin. `None` where nothing is new.
    pub fn scroll_to_newest(&self, size: Size) -> Option<usize> {
        Some(self.newest?.min(self.layout(size, 0)?.last_top))
    }

    /// How far to scroll so that the row under the cursor is in view, changing as little as possible.
    pub fn scroll_to_focus(&self, layout: &Layout) -> usize {
        let height = usize::from(layout.body.height);
        match &self.focus {
            Some(focus) if focus.start < layout.top || focus.len() > height => focus.start,
            Some(focus) if focus.end > layout.top + height => focus.end - height,
            _ => layout.top,
        }
    }

    /// What a click does in a cell of a screen of this size, scrolled so far.
    pub fn hit(&self, size: Size, scroll: usize, column: u16, row: u16) -> Option<Command> {
        let (layout, position) = (self.layout(size, scroll)?, Position::new(column, row));
        if position.y + 1 == layout.column.height {
            let column = usize::from(position.x).checked_sub(usize::from(layout.column.x) + 1)?;
            let hint = self.footer(&layout).into_iter().rfind(|(start, _)| *start <= column);
            return hint.and_then(|(_, hint)| hint.command);
        }
        if !layout.body.contains(position) {
            return None;
        }
        let row = self.from(layout.top + usize::from(position.y - layout.body.y)).next()?;
        let column = usize::from(position.x - layout.body.x);
        row.hits.iter().find(|hit| hit.columns.contains(&column)).map(|hit| hit.command)
    }

    /// Where the terminal's cursor stands, if text is being typed in view.
    pub fn caret(&self, layout: &Layout) -> Option<Position> {
        let (row, column) = self.caret?;
        let y = u16::try_from(row.checked_sub(layout.top)?).ok()?;
        let x = u16::try_from(column).ok()?.min(layout.body.width.saturating_sub(1));
        (y < layout.body.height).then(|| Position::new(layout.body.x + x, layout.body.y + y))
    }

    /// Adds something that a click chooses, or the cursor if that is on it.
    pub fn choice(&mut self, rows: Vec<Row>, cursor: bool, command: Command) {
        let start = self.len();
        self.rows.extend(rows.into_iter().map(|row| row.doing(command)));
        if cursor {
            self.focus = Some(start..self.len());
        }
    }

    /// Adds the row in which text is being typed, in one of its columns.
    pub fn typing(&mut self, row: Row, column: usize) {
        self.caret = Some((self.len(), column));
        self.focus = Some(self.len()..self.len() + 1);
        self.rows.push(row);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.above.len() + self.rows.len()
    }

    /// The rows from one on.
    fn from(&self, row: usize) -> impl Iterator<Item = &Row> {
        let above = self.above.get(row..).unwrap_or_default();
        let below = self.rows.get(row.saturating_sub(self.above.len())..).unwrap_or_default();
        above.iter().chain(below)
    }

    /// Draws what is in view on all of the screen, in what the terminal can show; or says that the window is too small.
    pub fn show(&self, caps: Caps, scroll: usize, frame: &mut Frame<'_>) {
        match self.layout(caps.size, scroll) {
            Some(layout) => {
                self.draw(&layout, Theme::new(caps), frame.buffer_mut());
                if let Some(caret) = self.caret(&layout) {
                    frame.set_cursor_position(caret);
                }
            }
            None => say_too_small(caps.size, frame),
        }
        if !caps.unicode {
            make_ascii(frame.buffer_mut());
        }
    }

    fn draw(&self, layout: &Layout, theme: Theme, screen: &mut Buffer) {
        self.draw_title(layout, theme, screen);
        for ((index, row), area) in (layout.top..).zip(self.from(layout.top)).zip(layout.body.rows()) {
            (&row.line).render(area, screen);
            if self.focus.as_ref().is_some_and(|focus| focus.contains(&index)) {
                screen.set_style(area, theme.focus());
            }
        }
        self.draw_footer(layout, theme, screen);
    }

    fn draw_title(&self, layout: &Layout, theme: Theme, screen: &mut Buffer) {
        let area = inner(layout.column, 0);
        let columns = usize::from(area.width);
        // Spans are styled rather than lines: a line's style would reach over the whole row.
        let aside = Line::from(Span::styled(self.aside.as_str(), theme.dim()));
        let title = shorten(&self.title, columns.saturating_sub(aside.width() + 2));
        Line::from(Span::styled(title, theme.strong())).render(area, screen);
        aside.right_aligned().render(area, screen);
        if layout.top > 0 {
            let more = if self.ascii { "more above" } else { "↑ more" };
            Line::from(Span::styled(more, theme.dim())).right_aligned().render(inner(layout.column, 1), screen);
        }
    }

    fn draw_footer(&self, layout: &Layout, theme: Theme, screen: &mut Buffer) {
        let height = layout.column.height;
        let edge = inner(layout.column, height - 2);
        let more = match layout.top < layout.last_top {
            true if self.ascii => "more",
            true => "↓ more",
            false => "",
        };
        let room = usize::from(edge.width).saturating_sub(width(more) + 1);
        Line::from(Span::styled(shorten(&self.notice, room), theme.caution())).render(edge, screen);
        Line::from(Span::styled(more, theme.dim())).right_aligned().render(edge, screen);

        let mut line = Line::default();
        for (start, hint) in self.footer(layout) {
            line.push_span(Span::raw(" ".repeat(start - line.width())));
            line.extend([
                Span::styled(hint.sign, theme.strong()),
                Span::raw(" "),
                Span::styled(hint.does, theme.dim()),
            ]);
        }
        line.render(inner(layout.column, height - 1), screen);
    }

    /// The keys in the footer that there is room for, each with the column where it begins; always the last one.
    fn footer(&self, layout: &Layout) -> Vec<(usize, Hint)> {
        const GAP: usize = 2;
        let columns = |hint: &Hint| width(hint.sign) + 1 + width(hint.does);
        let hints = hints(self.context, &self.idle, self.ascii);
        let Some((last, others)) = hints.split_last() else { return Vec::new() };
        let room = usize::from(layout.column.width.saturating_sub(2)).saturating_sub(GAP + columns(last));
        let mut start = 0;
        let mut footer = Vec::new();
        for hint in others {
            if start + columns(hint) <= room {
                footer.push((start, *hint));
                start += columns(hint) + GAP;
            }
        }
        footer.push((start, *last));
        footer
    }
}

/// Whether a terminal is too small for any page.
pub fn too_small(size: Size) -> bool {
    size.width < SMALLEST.width || size.height < SMALLEST.height
}

/// Rows by which a page is turned: what was the last in view is then the first.
pub fn a_page(size: Size) -> i64 {
    i64::from(size.height.saturating_sub(5).max(1))
}

fn say_too_small(size: Size, frame: &mut Frame<'_>) {
    let lines = vec![
        Line::raw(format!("This window is {}×{}.", size.width, size.height)),
        Line::raw(format!("hangup needs {}×{}.", SMALLEST.width, SMALLEST.height)),
        Line::raw("Make it larger: nothing is lost."),
    ];
    let area = Rect::new(0, 0, size.width, size.height).intersection(frame.area());
    Paragraph::new(lines).wrap(Wrap { trim: true }).render(area, frame.buffer_mut());
}

/// One row of the page without its margins.
fn inner(column: Rect, row: u16) -> Rect {
    Rect { x: column.x + 1, y: column.y + row, width: column.width.saturating_sub(2), height: 1 }
}
