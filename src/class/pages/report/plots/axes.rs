//! The frame of a plot: two scales with their names, lines and numbers, and where a pair of figures stands between them.
//! What is drawn inside the frame is for the plots.

use maud::{Markup, html};

use hangup_core::wording::class::signed;

/// How large a picture is, in units of its own: a browser stretches it to the room there is.
pub const SIZE: (f64, f64) = (400.0, 300.0);

/// Where the frame has its edges, and how far from it numbers stand, so that a point on an edge covers none.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 384.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 252.0;
const AWAY: f64 = 12.0;

/// From where to where an axis goes, and how its numbers are written.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// What is measured.
    pub name: &'static str,
    /// The least figure.
    pub from: f64,
    /// The greatest figure.
    pub to: f64,
    /// From one line to the next.
    pub step: f64,
    /// How many decimals a number has.
    pub decimals: usize,
    /// What is written behind a number.
    pub unit: &'static str,
}

/// Two scales, to the right and upwards.
#[derive(Debug, Clone, Copy)]
pub struct Axes {
    /// To the right.
    pub x: Scale,
    /// Upwards.
    pub y: Scale,
}

impl Scale {
    /// Percents up to 100.
    pub fn percent(name: &'static str, from: f64, step: f64) -> Self {
        Self { name, from, to: 100.0, step, decimals: 0, unit: "%" }
    }

    /// Whole numbers from 0 to at least `most`, with at most five steps of 1, 2, 5, 10, 20, 50 and so on.
    pub fn counts(name: &'static str, most: u32) -> Self {
        let most = f64::from(most.max(1));
        let steps = (0..10).flat_map(|zeros| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(zeros)));
        let step = steps.into_iter().find(|step| step * 5.0 >= most).unwrap_or(most);
        Self { name, from: 0.0, to: step * (most / step).ceil(), step, decimals: 0, unit: "" }
    }

    /// The numbers that have a line, with how they are written.
    fn ticks(&self) -> impl Iterator<Item = (f64, String)> {
        let steps = ((self.to - self.from) / self.step).round() as u32;
        (0..=steps).map(|place| {
            let figure = self.from + self.step * f64::from(place);
            (figure, format!("{}{}", signed(figure, self.decimals), self.unit))
        })
    }

    /// How far along the axis a figure stands, 0 to 1.
    fn part(&self, figure: f64) -> f64 {
        ((figure - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }
}

impl Axes {
    /// Where a pair of figures stands, in units of the picture.
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (LEFT + self.x.part(x) * (RIGHT - LEFT), BOTTOM - self.y.part(y) * (BOTTOM - TOP))
    }

    /// A picture with a title, a description for those who do not see it, and what is drawn inside the frame.
    pub fn picture(&self, title: &str, description: &str, inside: &Markup) -> Markup {
        picture(SIZE, title, description, &html! { (self.frame()) (inside) })
    }

    /// A dashed line from one pair of figures to another.
    pub fn dashes(&self, from: (f64, f64), to: (f64, f64)) -> Markup {
        let ((x1, y1), (x2, y2)) = (self.at(from.0, from.1), self.at(to.0, to.1));
        html! { line.dashes x1=(unit(x1)) y1=(unit(y1)) x2=(unit(x2)) y2=(unit(y2)) {} }
    }

    fn frame(&self) -> Markup {
        html! {
            @for (figure, text) in self.x.ticks() {
                @let (x, _) = self.at(figure, self.y.from);
                line.grid x1=(unit(x)) y1=(unit(TOP)) x2=(unit(x)) y2=(unit(BOTTOM)) {}
                text.middle x=(unit(x)) y=(unit(BOTTOM + AWAY + 9.0)) { (text) }
            }
            @for (figure, text) in self.y.ticks() {
                @let (_, y) = self.at(self.x.from, figure);
                line.grid x1=(unit(LEFT)) y1=(unit(y)) x2=(unit(RIGHT)) y2=(unit(y)) {}
                text.end x=(unit(LEFT - AWAY)) y=(unit(y + 4.0)) { (text) }
            }
            text x="2" y="12" { "↑ " (self.y.name) }
            text.end x=(unit(RIGHT)) y=(unit(BOTTOM + 40.0)) { (self.x.name) " →" }
        }
    }
}

/// A picture of a size, with a title and a description for those who do not see it.
pub fn picture((width, height): (f64, f64), title: &str, description: &str, inside: &Markup) -> Markup {
    html! {
        svg viewBox={ "0 0 " (unit(width)) " " (unit(height)) } role="img" {
            title { (title) }
            desc { (description) }
            (inside)
        }
    }
}

/// A length or a place in a picture, to a tenth of its units.
pub fn unit(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{Axes, Scale, unit};

    #[test]
    fn counts_have_round_steps_and_room_for_all() {
        let of = |most| {
            let scale = Scale::counts("learners", most);
            (scale.step, scale.to)
        };
        assert_eq!(
            [0, 1, 5, 6, 25, 26, 500].map(of),
            [(1.0, 1.0), (1.0, 1.0), (1.0, 5.0), (2.0, 6.0), (5.0, 25.0), (10.0, 30.0), (100.0, 500.0)]
        );
    }

    #[test]
    fn figures_stand_between_the_edges_and_never_outside() {
        let axes = Axes { x: Scale::percent("x", 50.0, 10.0), y: Scale::percent("y", 0.0, 20.0) };
        assert_eq!(axes.at(50.0, 0.0), (52.0, 252.0));
        assert_eq!(axes.at(75.0, 50.0), (218.0, 140.0));
        assert_eq!(axes.at(300.0, -4.0), (384.0, 252.0));
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!([12.0, 12.34, 0.0].map(unit), ["12", "12.3", "0"]);
    }
}
