//! Before handing in: which questions have an answer, and what it means to leave the others.

use super::{Look, Page, Row, Span, Style, shorten, width};
use hangup_core::drill::Drill;
use hangup_core::wording::before_handing_in;

/// The page, with the cursor on the nth question of the paper.
pub fn page(drill: &Drill, cursor: usize, look: Look) -> Page {
    let mut page = Page { title: drill.booklet().title().to_owned(), ..Page::default() };
    let state = drill.attempt().state();
    let open = drill.count() - state.answered();
    page.headline("Finish?", look);
    page.paragraph(&before_handing_in(open), Style::new(), look);
    page.rows.push(Row::blank());
    for (index, entry) in drill.attempt().paper.entries.iter().enumerate() {
        let answered = state.answer(&entry.question).is_some();
        let (sign, words) = if answered { ("■", "answered") } else { ("□", "no answer") };
        let scenario = drill.booklet().face(&entry.question).map_or("", |face| &face.scenario);
        let state = format!("{:>2}  {sign} {words:<10} ", index + 1);
        let room = look.measure().saturating_sub(width(&state) + 2);
        let scenario = Span::styled(shorten(scenario, room), look.theme.dim());
        page.entry(index, cursor, vec![Span::raw(state), scenario], look);
    }
    page
}
