//! Labels beside points: each where it covers no point and no other label. Where there is no such place, it is left out:
//! labels on top of each other tell nobody anything.

use maud::{Markup, html};

use super::axes::{SIZE, unit};

/// Half of a point.
const RADIUS: f64 = 5.0;

/// How high a label is, and how wide a letter of it.
const HEIGHT: f64 = 11.0;
const LETTER: f64 = 6.5;

/// The sides of a point on which a label is tried, from the best: to the right and down.
const SIDES: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];

/// A part of a picture, by its middle and half of its width and height.
#[derive(Debug, Clone, Copy)]
struct Area {
    x: f64,
    y: f64,
    wide: f64,
    high: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.wide + other.wide && (self.y - other.y).abs() < self.high + other.high
    }
}

/// Writes a label beside each point, and says how many are left out.
pub fn labels(points: &[(f64, f64, String)]) -> (Markup, usize) {
    let point = |(x, y, _): &(f64, f64, String)| Area { x: *x, y: *y, wide: RADIUS, high: RADIUS };
    let mut taken: Vec<Area> = points.iter().map(point).collect();
    let mut written = Vec::new();
    for (x, y, text) in points {
        if let Some(area) = free(*x, *y, text, &taken) {
            taken.push(area);
            written.push((area, text));
        }
    }
    let drawn = html! {
        @for (area, text) in &written {
            text.datum.middle x=(unit(area.x)) y=(unit(area.y + 4.0)) { (text) }
        }
    };
    (drawn, points.len() - written.len())
}

/// The first free place for a label at a point, within the picture.
fn free(x: f64, y: f64, text: &str, taken: &[Area]) -> Option<Area> {
    let (wide, high) = (LETTER * text.chars().count() as f64 / 2.0, HEIGHT / 2.0);
    let aside = |(right, down): (f64, f64)| Area {
        x: x + right * (RADIUS + 1.0 + wide),
        y: y + down * (RADIUS + 1.0 + high),
        wide,
        high,
    };
    let is_free = |area: &Area| area.x + area.wide <= SIZE.0 && taken.iter().all(|other| !area.meets(other));
    SIDES.map(aside).into_iter().find(is_free)
}

#[cfg(test)]
mod tests {
    use super::{Area, free, labels};

    #[test]
    fn a_label_gives_way_to_what_is_there() {
        let at = |x: f64, taken: &[Area]| free(x, 100.0, "12", taken).map(|area| (area.x, area.y));
        let right = free(100.0, 100.0, "12", &[]).unwrap();
        assert_eq!(at(100.0, &[]), Some((112.5, 100.0)));
        assert_eq!(at(100.0, &[right]), Some((87.5, 100.0)));
        assert_eq!(at(395.0, &[]), Some((382.5, 100.0)), "the picture ends at 400");
    }

    #[test]
    fn a_label_without_a_place_is_left_out_and_counted() {
        let crowd: Vec<(f64, f64, String)> = (0..20).map(|number| (100.0, 100.0, number.to_string())).collect();
        let (drawn, left_out) = labels(&crowd);
        assert_eq!((drawn.into_string().matches("<text").count(), left_out), (8, 12));
    }
}
