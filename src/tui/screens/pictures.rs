//! Pictures of figures, drawn by ratatui's widgets into rows of their own, so that they scroll with the page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, LineGauge, Widget};

use super::{Line, Look, Row, Span, Style, shorten, width};
use hangup_core::measure::Calibration;

/// A share as a bar with its name in front and its figures behind: `clsid  ━━━━━──  6/7`.
pub fn share(name: &str, figures: &str, share: f64, look: Look) -> Row {
    const FIGURES: usize = 10;
    let names = if look.measure() < 60 { 16 } else { 24 };
    let columns = look.measure().saturating_sub(names + FIGURES + 2).clamp(4, 18);
    let name = shorten(name, names);
    let gap = names.saturating_sub(width(&name));
    let mut line = Line::from(format!("  {name}{}", " ".repeat(gap)));
    line.extend(bar(share, columns, LINE, look));
    line.push_span(Span::raw(format!("  {figures}")));
    Row::text(line)
}

/// A bar for one reader: what is filled of it, and what is not.
pub const LINE: [&str; 2] = ["━", "─"];

/// A bar that can be read from the back of a classroom.
pub const BLOCK: [&str; 2] = ["█", "░"];

/// A share, from 0 to 1, as a bar of so many columns.
pub fn bar(share: f64, columns: usize, [filled, rest]: [&str; 2], look: Look) -> Vec<Span<'static>> {
    let gauge = LineGauge::default()
        .ratio(share.clamp(0.0, 1.0))
        .label("")
        .filled_symbol(filled)
        .unfilled_symbol(rest)
        .filled_style(look.theme.accent())
        .unfilled_style(look.theme.dim());
    picture(gauge, u16::try_from(columns).unwrap_or(u16::MAX), 1).into_iter().flat_map(|line| line.spans).collect()
}

/// How sure against how right: a dot for each step of confidence, and the line on which the two agree.
pub fn calibration(calibration: &Calibration, look: Look) -> Vec<Row> {
    let dots: Vec<(f64, f64)> =
        calibration.steps.iter().map(|step| (f64::from(step.percent), 100.0 * step.share_right())).collect();
    let diagonal: Vec<(f64, f64)> =
        (0..=20).map(|step| f64::from(step) * 2.5 + 50.0).map(|sure| (sure, sure)).collect();
    let chart = Chart::new(vec![
        Dataset::default()
            .data(&diagonal)
            .marker(Marker::Custom(if look.unicode { '·' } else { '.' }))
            .graph_type(GraphType::Scatter)
            .style(look.theme.dim()),
        Dataset::default()
            .data(&dots)
            .marker(Marker::Custom('●'))
            .graph_type(GraphType::Scatter)
            .style(look.theme.accent()),
    ])
    .x_axis(Axis::default().bounds([48.0, 102.0]).labels(["50", "75", "100% sure"]).style(look.theme.dim()))
    .y_axis(Axis::default().bounds([-5.0, 105.0]).labels(["0", "50", "100% right"]).style(look.theme.dim()));
    let columns = look.measure().min(52);
    picture(chart, u16::try_from(columns).unwrap_or(u16::MAX), 10).into_iter().map(Row::text).collect()
}

/// What a widget draws, line by line.
fn picture(widget: impl Widget, columns: u16, rows: u16) -> Vec<Line<'static>> {
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    widget.render(area, &mut buffer);
    let cell = |column, row| {
        let cell = buffer.cell((column, row));
        let style = cell.map_or(Style::new(), ratatui::buffer::Cell::style);
        Span::styled(cell.map_or(" ", ratatui::buffer::Cell::symbol).to_owned(), style)
    };
    (0..rows).map(|row| Line::from_iter((0..columns).map(|column| cell(column, row)))).collect()
}
