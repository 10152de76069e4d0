//! The radar in a column of a printed page: a frame of one size, in which every name finds its place.

use super::{Axis, Look, Name, PRINT, Point, Radar, directions, wrapped};
use crate::documents::node::Node;

// The frame, in the drawing's own unit.
const WIDE: f64 = 312.0;
const VIEW_BOX: &str = "0 0 312 224";
const LINE_HEIGHT: f64 = 16.0;
const LETTER: f64 = 7.8;

// With more axes than these the names are around a smaller radar, each beside its own axis.
const MOST_NEAR: usize = 6;
const MANY: Look = Look { radius: 52.0, ..PRINT };

impl Radar {
    /// The figure for a printed document. Strokes alone tell its lines apart: it prints without backgrounds.
    #[must_use]
    pub fn in_print(&self, key: &str) -> Node {
        let many = self.axes.len() > MOST_NEAR;
        let look = if many { &MANY } else { &PRINT };
        let directions = directions(self.axes.len());
        let name = |(axis, direction): (&Axis, &Point)| {
            let end = look.place(*direction, 1.0);
            if many { name_beside(&axis.name, end, *direction) } else { name_near(&axis.name, end) }
        };
        let names: Vec<Name> = self.axes.iter().zip(&directions).map(name).collect();
        let rings = look.rings(&directions, self.levels).collect();
        let drawing = look.drawing(self, rings, &names, VIEW_BOX);
        Node::with_class(
            "figure",
            "paper__figure",
            vec![drawing, Node::with_class("figcaption", "paper__key", Node::lines(key))],
        )
    }
}

/// A name at the end of its axis, inside the frame.
fn name_near(text: &str, end: Point) -> Name {
    let lines = wrapped(text);
    let (middle, radius) = (PRINT.middle, PRINT.radius);
    let below = end.y > middle.y + 1.0;
    let beside = (end.x - middle.x).abs() > radius / 2.0 && !below;
    let first = match (below, beside) {
        (true, _) => end.y + LINE_HEIGHT,
        (_, true) => end.y - 8.0 - LINE_HEIGHT * (lines.len() as f64 - 1.0),
        _ => end.y - 7.0 - LINE_HEIGHT * (lines.len() as f64 - 1.0),
    };
    let half = widest(&lines) * LETTER / 2.0 + 1.0;
    // Beside the upper corners there is room only outward.
    let outward = if beside { (end.x - middle.x).signum() * half } else { 0.0 };
    let x = (end.x + outward).max(half).min(WIDE - half);
    Name { lines, anchor: "middle", first: Point { x, y: first }, line_height: LINE_HEIGHT, size: None }
}

/// A name beside the end of its axis: outward, and higher or lower as the axis points.
fn name_beside(text: &str, end: Point, direction: Point) -> Name {
    let lines = wrapped(text);
    let (high, wide) = (LINE_HEIGHT * lines.len() as f64, widest(&lines) * LETTER);
    let down = direction.y;
    // Near the top and the bottom, where axes crowd, names are pushed further up or down and further apart.
    let first = end.y + 18.0 * down * down * down + (down - 1.0) * high / 2.0 + LINE_HEIGHT * 0.75;
    let apart = 8.0 + 16.0 * down * down;
    let (x, anchor) = match direction.x {
        right if right > 0.15 => ((end.x + apart).min(WIDE - wide), "start"),
        right if right < -0.15 => ((end.x - apart).max(wide), "end"),
        _ => (end.x, "middle"),
    };
    Name { lines, anchor, first: Point { x, y: first }, line_height: LINE_HEIGHT, size: None }
}

/// How many letters the longest line has.
fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| line.chars().count()).max().unwrap_or_default() as f64
}
