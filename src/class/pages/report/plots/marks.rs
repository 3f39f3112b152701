//! How the marks are spread: a bar for every ten percent.

use maud::{Markup, html};

use super::axes::{Axes, Scale, unit};
use super::plot;
use hangup_core::measure::class::Learner;

/// How many percents a bar stands for.
const STEP: u32 = 10;

/// What is added before percents are cut off, so that 7 of 10 marks are never 69 percent.
const ROUNDING: f64 = 1e-9;

/// A bar: learners with so many percent, cut off to whole ones.
struct Bar {
    from: u32,
    to: u32,
    learners: u32,
}

impl Bar {
    fn name(&self) -> String {
        format!("{} to {}%", self.from, self.to)
    }
}

/// Draws how many learners have how many percent of their marks.
pub fn marks(learners: &[Learner<'_>]) -> Markup {
    let bars = bars(&learners.iter().filter_map(Learner::percent).collect::<Vec<_>>());
    let most = bars.iter().map(|bar| bar.learners).max().unwrap_or_default();
    if most == 0 {
        return html! { p.note { "The marks are not drawn: nobody had anything to earn." } };
    }
    let axes = Axes { x: Scale::percent("marks in percent", 0.0, 20.0), y: Scale::counts("learners", most) };
    let picture = axes.picture(
        "Distribution of marks",
        "A bar for every ten percent of the marks, as high as there are learners with so many.",
        &html! { @for bar in &bars { (draw(&axes, bar)) } },
    );
    let in_words = html! {
        table.figures {
            thead { tr { th { "Marks" } th { "Learners" } } }
            tbody { @for bar in &bars { tr { td { (bar.name()) } td { (bar.learners) } } } }
        }
        p.note { "Percents are cut off to whole ones." }
    };
    plot(&picture, &in_words)
}

fn bars(percents: &[f64]) -> Vec<Bar> {
    let whole: Vec<u32> = percents.iter().map(|percent| (percent + ROUNDING) as u32).collect();
    let bar = |from: u32| {
        let to = if from + STEP == 100 { 100 } else { from + STEP - 1 };
        Bar { from, to, learners: whole.iter().filter(|percent| (from..=to).contains(*percent)).count() as u32 }
    };
    (0..100).step_by(STEP as usize).map(bar).collect()
}

fn draw(axes: &Axes, bar: &Bar) -> Markup {
    let (left, top) = axes.at(f64::from(bar.from), f64::from(bar.learners));
    let (right, bottom) = axes.at(f64::from(bar.from + STEP), 0.0);
    html! {
        @if bar.learners > 0 {
            rect.bar x=(unit(left + 1.0)) y=(unit(top)) width=(unit(right - left - 2.0)) height=(unit(bottom - top)) {}
            text.datum.middle x=(unit((left + right) / 2.0)) y=(unit(top - 4.0)) { (bar.learners) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bars;

    #[test]
    fn everybody_is_in_one_bar() {
        let found = bars(&[0.0, 9.99, 10.0, 100.0 * 0.7, 100.0 * 2.1 / 3.0, 99.9, 100.0]);
        let counts: Vec<u32> = found.iter().map(|bar| bar.learners).collect();
        assert_eq!(counts, [2, 1, 0, 0, 0, 0, 0, 2, 0, 2]);
        assert_eq!((found[0].name(), found[9].name()), ("0 to 9%".to_owned(), "90 to 100%".to_owned()));
    }
}
