//! The radar: an axis for each step, a ring for each level. It is drawn once, and set for a card on screen and for a
//! column in print.

mod print;
mod screen;

use crate::documents::node::Node;

/// The fewest axes that span an area.
pub const FEWEST_AXES: usize = 3;

/// The steps of a framework as axes, and what they show.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// The axes, the first one upward, then clockwise.
    pub axes: Vec<Axis>,
    /// How many levels, and so rings, there are.
    pub levels: u8,
    /// The finding, in a sentence: the drawing's accessible name.
    pub finding: String,
}

/// A step on the radar. Levels count from 1, with decimals.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The step's name.
    pub name: String,
    /// The level now; none while nothing is rated.
    pub now: Option<f64>,
    /// The target.
    pub aim: Option<f64>,
    /// The level at the milestone compared with.
    pub before: Option<f64>,
}

/// The names of the lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// The name of the level now.
    pub now: String,
    /// The name of the target.
    pub aim: String,
    /// The milestone compared with, if there is one.
    pub before: Option<String>,
}

/// How the radar is set on screen or in print: its classes, and its lengths in the drawing's own unit.
struct Look {
    drawing: &'static str,
    ring: &'static str,
    aim: &'static str,
    before: &'static str,
    now: &'static str,
    /// The class of an outline that is not closed; without one, such an outline is left out.
    open: Option<&'static str>,
    dot: &'static str,
    name: &'static str,
    middle: Point,
    radius: f64,
    dot_radius: f64,
}

const SCREEN: Look = Look {
    drawing: "radar__drawing",
    ring: "radar__line",
    aim: "radar__shape radar__aim",
    before: "radar__shape radar__before",
    now: "radar__shape radar__now",
    open: Some("radar__shape--open"),
    dot: "radar__dot",
    name: "radar__label",
    middle: Point { x: 0.0, y: 0.0 },
    radius: 1000.0,
    dot_radius: 34.0,
};

const PRINT: Look = Look {
    drawing: "paper__radar",
    ring: "paper__ring",
    aim: "paper__aim",
    before: "paper__before",
    now: "paper__now",
    open: None,
    dot: "paper__dot",
    name: "paper__axis",
    middle: Point { x: 156.0, y: 122.0 },
    radius: 80.0,
    dot_radius: 3.5,
};

/// A place, or a direction: right and down.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

impl Look {
    /// The place so many radii from the middle.
    fn place(&self, direction: Point, radii: f64) -> Point {
        let reach = self.radius * radii;
        Point { x: self.middle.x + reach * direction.x, y: self.middle.y + reach * direction.y }
    }

    /// The places of some levels on their axes.
    fn places(&self, directions: &[Point], levels: u8, level: impl Fn(usize) -> Option<f64>) -> Vec<Option<Point>> {
        let place =
            |(axis, direction): (usize, &Point)| Some(self.place(*direction, level(axis)? / f64::from(levels.max(1))));
        directions.iter().enumerate().map(place).collect()
    }

    fn rings<'a>(&'a self, directions: &'a [Point], levels: u8) -> impl Iterator<Item = Node> + 'a {
        let ring = move |level: u8| path(self.ring, &self.places(directions, levels, |_| Some(f64::from(level))));
        (1..=levels).map(ring)
    }

    fn outline(&self, class: &str, places: &[Option<Point>]) -> Option<Node> {
        if places.iter().all(Option::is_some) {
            return Some(path(class, places));
        }
        Some(path(&[class, " ", self.open?].concat(), places))
    }

    /// The drawing on top of its grid: outlines, dots, names.
    fn drawing(&self, radar: &Radar, grid: Vec<Node>, names: &[Name], view_box: &str) -> Node {
        let directions = directions(radar.axes.len());
        let places =
            |level: fn(&Axis) -> Option<f64>| self.places(&directions, radar.levels, |axis| level(&radar.axes[axis]));
        let now = places(|axis| axis.now);
        let mut parts = grid;
        parts.extend(self.outline(self.aim, &places(|axis| axis.aim)));
        if radar.axes.iter().any(|axis| axis.before.is_some()) {
            parts.extend(self.outline(self.before, &places(|axis| axis.before)));
        }
        parts.extend(self.outline(self.now, &now));
        parts.extend(now.into_iter().flatten().map(|place| self.dot(place)));
        parts.extend(names.iter().map(|name| name.draw(self.name)));
        // Names keep their side of the drawing in every script, so the drawing itself is never mirrored.
        let attributes = [
            ("class", self.drawing),
            ("viewBox", view_box),
            ("role", "img"),
            ("aria-label", &radar.finding),
            ("direction", "ltr"),
        ];
        Node::with("svg", attributes, parts)
    }

    fn dot(&self, place: Point) -> Node {
        let [x, y, radius] = [place.x, place.y, self.dot_radius].map(length);
        Node::with("circle", [("class", self.dot), ("cx", &x), ("cy", &y), ("r", &radius)], Vec::new())
    }
}

/// A closed line; where a place is missing, only the stretches between neighbors that are there.
fn path(class: &str, outline: &[Option<Point>]) -> Node {
    let mut d = String::new();
    let closed = outline.iter().all(Option::is_some);
    let mut connected = false;
    for (index, place) in outline.iter().enumerate() {
        let Some(place) = place else {
            connected = false;
            continue;
        };
        d += &format!("{}{} {}", if connected { 'L' } else { 'M' }, length(place.x), length(place.y));
        connected = true;
        if let (false, true, Some(Some(first))) = (closed, index + 1 == outline.len(), outline.first()) {
            d += &format!("L{} {}", length(first.x), length(first.y));
        }
    }
    if closed {
        d.push('Z');
    }
    Node::with("path", [("class", class), ("d", &d)], Vec::new())
}

/// Where the axes point.
fn directions(count: usize) -> Vec<Point> {
    // Sine and cosine of one turn by their series: a library's own weigh more than the whole drawing.
    let angle = std::f64::consts::TAU / count.max(1) as f64;
    let (mut cosine, mut sine, mut term) = (0.0, 0.0, 1.0);
    for power in 0..28 {
        match power % 4 {
            0 => cosine += term,
            1 => sine += term,
            2 => cosine -= term,
            _ => sine -= term,
        }
        term *= angle / f64::from(power + 1);
    }
    let turn = |at: &Point| Some(Point { x: at.x * cosine - at.y * sine, y: at.x * sine + at.y * cosine });
    std::iter::successors(Some(Point { x: 0.0, y: -1.0 }), turn).take(count).collect()
}

/// A length with one decimal at most, without the machinery that writes floating-point numbers.
fn length(length: f64) -> String {
    // Halves go away from the middle on both sides, so that a symmetrical figure stays so.
    let tenths = (length.abs() * 10.0 + 0.5) as u32;
    let sign = if length < 0.0 && tenths > 0 { "-" } else { "" };
    match tenths % 10 {
        0 => format!("{sign}{}", tenths / 10),
        rest => format!("{sign}{}.{rest}", tenths / 10),
    }
}

/// A step's name at the end of its axis, on as many lines as it takes.
struct Name {
    lines: Vec<String>,
    anchor: &'static str,
    /// Where the first baseline is.
    first: Point,
    /// From one baseline to the next.
    line_height: f64,
    /// The size of the letters, where no style sheet gives it.
    size: Option<f64>,
}

impl Name {
    fn draw(&self, class: &str) -> Node {
        let x = length(self.first.x);
        let line = |(index, line): (usize, &String)| {
            let y = length(self.first.y + self.line_height * index as f64);
            Node::with("tspan", [("x", x.as_str()), ("y", &y)], vec![Node::Text(line.clone())])
        };
        let mut attributes = vec![("class", class.to_owned()), ("text-anchor", self.anchor.to_owned())];
        attributes.extend(self.size.map(|size| ("font-size", length(size))));
        Node::Element("text", attributes, self.lines.iter().enumerate().map(line).collect())
    }
}

/// A line holds fewer letters than this.
const LETTERS_A_LINE: usize = 13;

/// A name in lines of a dozen letters at most, broken between words; a longer word has a line of its own.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LETTERS_A_LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
