//! Labels beside points: each where it covers no point and no other label, as far as there is such a place.

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

/// Some room in a picture, by its middle and half of its width and height.
#[derive(Debug, Clone, Copy)]
struct Room {
    x: f64,
    y: f64,
    wide: f64,
    high: f64,
}

impl Room {
    fn meets(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.wide + other.wide && (self.y - other.y).abs() < self.high + other.high
    }
}

/// Writes a label beside each point.
pub fn labels(points: &[(f64, f64, String)]) -> Markup {
    let point = |(x, y, _): &(f64, f64, String)| Room { x: *x, y: *y, wide: RADIUS, high: RADIUS };
    let mut taken: Vec<Room> = points.iter().map(point).collect();
    for (x, y, text) in points {
        taken.push(free(*x, *y, text, &taken));
    }
    html! {
        @for (room, (_, _, text)) in taken.iter().skip(points.len()).zip(points) {
            text.datum.middle x=(unit(room.x)) y=(unit(room.y + 4.0)) { (text) }
        }
    }
}

/// The first free room at a point, within the picture; where there is none, the first.
fn free(x: f64, y: f64, text: &str, taken: &[Room]) -> Room {
    let (wide, high) = (LETTER * text.chars().count() as f64 / 2.0, HEIGHT / 2.0);
    let aside = |(right, down): (f64, f64)| Room {
        x: x + right * (RADIUS + 1.0 + wide),
        y: y + down * (RADIUS + 1.0 + high),
        wide,
        high,
    };
    let rooms = SIDES.map(aside);
    let is_free = |room: &&Room| room.x + room.wide <= SIZE.0 && taken.iter().all(|other| !room.meets(other));
    rooms.iter().find(is_free).or(rooms.first()).copied().unwrap_or(Room { x, y, wide, high })
}

#[cfg(test)]
mod tests {
    use super::{Room, free};

    #[test]
    fn a_label_gives_way_to_what_is_there() {
        let at = |taken: &[Room]| {
            let room = free(100.0, 100.0, "12", taken);
            (room.x, room.y)
        };
        let right = free(100.0, 100.0, "12", &[]);
        assert_eq!(at(&[]), (112.5, 100.0));
        assert_eq!(at(&[right]), (87.5, 100.0));
        let everywhere = Room { x: 100.0, y: 100.0, wide: 50.0, high: 50.0 };
        assert_eq!(free(395.0, 100.0, "12", &[]).x, 382.5, "the picture ends at 400");
        assert_eq!(at(&[everywhere]), (112.5, 100.0), "it has to stand somewhere");
    }
}
