//! The radar in a card on screen: with a scale, names all around it, and a legend. The card gives it room to grow.

use super::{Legend, Name, Point, Radar, SCREEN, directions, length, wrapped};
use crate::documents::node::Node;

const NAME_GAP: f64 = 0.09;
const LINE_HEIGHT: f64 = 1.17;
/// How far a baseline is below the upper edge of its line, in letter heights.
const BASELINE: f64 = 0.74;

impl Radar {
    /// The figure for a card on screen.
    #[must_use]
    pub fn on_screen(&self, legend: &Legend) -> Node {
        // Many names need room between them; few can be read from further away.
        let size = if self.axes.len() > 8 { 150.0 } else { 190.0 };
        let directions = directions(self.axes.len());
        let names: Vec<Name> =
            self.axes.iter().zip(&directions).map(|(axis, direction)| name(&axis.name, *direction, size)).collect();
        let grid = grid(&directions, self.levels);
        let mut entries =
            vec![entry("radar__shape radar__now", &legend.now), entry("radar__shape radar__aim", &legend.aim)];
        entries.extend(legend.before.as_ref().map(|name| entry("radar__shape radar__before", name)));
        let drawing = SCREEN.drawing(self, vec![grid], &names, &view_box(&names));
        Node::with_class("figure", "radar", vec![drawing, Node::with_class("figcaption", "radar__legend", entries)])
    }
}

/// Axes, rings, and a number at each ring.
fn grid(directions: &[Point], levels: u8) -> Node {
    let spoke = |direction: &Point| {
        let end = SCREEN.place(*direction, 1.0);
        let (x, y) = (length(end.x), length(end.y));
        let attributes = [("class", SCREEN.ring), ("x1", "0"), ("y1", "0"), ("x2", &x), ("y2", &y)];
        Node::with("line", attributes, Vec::new())
    };
    let rung = |level: u8| {
        let y = length(115.0 - SCREEN.radius * f64::from(level) / f64::from(levels));
        let attributes = [("class", "radar__rung"), ("x", "28"), ("y", &y), ("font-size", "110")];
        Node::with("text", attributes, vec![Node::Text(level.to_string())])
    };
    let mut parts: Vec<Node> = directions.iter().map(spoke).collect();
    parts.extend(SCREEN.rings(directions, levels));
    parts.extend((1..=levels).map(rung));
    Node::with_class("g", "radar__grid", parts)
}

/// The block of lines hangs on its axis by the nearest point: above it at the top, beside it at the sides.
fn name(text: &str, direction: Point, size: f64) -> Name {
    let lines = wrapped(text);
    let height = size * LINE_HEIGHT * lines.len() as f64;
    let end = SCREEN.place(direction, 1.0 + NAME_GAP);
    let top = end.y + direction.y * height / 2.0 - height / 2.0;
    let anchor = match direction.x {
        x if x > 0.15 => "start",
        x if x < -0.15 => "end",
        _ => "middle",
    };
    let first = Point { x: end.x, y: top + size * LINE_HEIGHT * BASELINE };
    Name { lines, anchor, first, line_height: size * LINE_HEIGHT, size: Some(size) }
}

impl Name {
    /// How far the name may reach from the middle line, on either side.
    fn reach(&self) -> f64 {
        let width = self.lines.iter().map(|line| width(line)).fold(0.0, f64::max) * self.size.unwrap_or_default();
        let share = if self.anchor == "middle" { 0.5 } else { 1.0 };
        self.first.x.abs() + width * share
    }

    fn top(&self) -> f64 {
        self.first.y - self.line_height * BASELINE
    }

    fn bottom(&self) -> f64 {
        self.top() + self.line_height * self.lines.len() as f64
    }
}

/// About as wide as the line is in a wide typeface, in letter heights. What still reaches out is in the card's own
/// margin, since the drawing does not cut.
fn width(line: &str) -> f64 {
    line.chars().map(|c| if c < '\u{2e80}' { 0.57 } else { 1.05 }).sum()
}

/// Wide and high enough for the rings and all names, the middle in the middle.
fn view_box(names: &[Name]) -> String {
    let reach = names.iter().map(Name::reach).fold(SCREEN.radius, f64::max) + 30.0;
    let top = names.iter().map(Name::top).fold(-SCREEN.radius, f64::min) - 20.0;
    let bottom = names.iter().map(Name::bottom).fold(SCREEN.radius * 0.8, f64::max) + 30.0;
    [-reach, top, reach * 2.0, bottom - top].map(length).join(" ")
}

fn entry(class: &str, name: &str) -> Node {
    let swatch =
        [("class", "radar__swatch"), ("viewBox", "0 0 30 12"), ("aria-hidden", "true"), ("focusable", "false")];
    let line = Node::with("path", [("class", class), ("d", "M1 6H29")], Vec::new());
    Node::with_class("span", "radar__entry", vec![Node::with("svg", swatch, vec![line]), Node::Text(name.to_owned())])
}
