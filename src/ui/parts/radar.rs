//! The radar: one spoke per step, one ring per level.

use yew::{AttrValue, Html, classes, html};

use crate::documents::picture::radar;

/// A step on the radar. Levels count from 1, with decimals; what is not rated has none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spoke {
    pub label: String,
    pub now: Option<f64>,
    pub aim: Option<f64>,
    pub before: Option<f64>,
}

/// The words of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Legend {
    pub now: AttrValue,
    pub aim: AttrValue,
    /// The milestone compared with, if there is one.
    pub before: Option<AttrValue>,
}

// Lengths are whole numbers of the drawing's own unit, so that no decimals have to be written.
const RADIUS: f64 = 1000.0;
const LABEL_GAP: f64 = 90.0;
const LINE_HEIGHT: f64 = 1.17;

/// Draws the radar with its legend. `finding` is what it shows, in a sentence.
pub(crate) fn radar(spokes: &[Spoke], level_count: u8, finding: String, legend: Legend) -> Html {
    let directions = directions(spokes.len());
    // Many labels need room between them; few can be read from further away.
    let size = if spokes.len() > 8 { 150.0 } else { 190.0 };
    let labels: Vec<Label> =
        spokes.iter().zip(&directions).map(|(spoke, direction)| Label::new(&spoke.label, *direction, size)).collect();
    let outline = |level: &dyn Fn(&Spoke) -> Option<f64>| -> Vec<Option<Point>> {
        let spokes = spokes.iter().zip(&directions);
        spokes.map(|(spoke, direction)| Some(direction.times(level(spoke)? / f64::from(level_count)))).collect()
    };
    let now = outline(&|spoke| spoke.now);
    html! {
        <figure class="radar">
            // Labels stand by their side of the drawing in every script, so the drawing itself is never mirrored.
            <svg class="radar__drawing" viewBox={view_box(&labels)} role="img" aria-label={finding} direction="ltr">
                { grid(&directions, level_count) }
                { shape(&outline(&|spoke| spoke.aim), "radar__aim") }
                if legend.before.is_some() {
                    { shape(&outline(&|spoke| spoke.before), "radar__before") }
                }
                { shape(&now, "radar__now") }
                { for now.iter().flatten().map(|point| html! {
                    <circle class="radar__dot" cx={whole(point.x)} cy={whole(point.y)} r="34" />
                }) }
                { for labels.iter().map(Label::draw) }
            </svg>
            <figcaption class="radar__legend">
                { legend_row("radar__now", legend.now) }
                { legend_row("radar__aim", legend.aim) }
                { for legend.before.map(|name| legend_row("radar__before", name)) }
            </figcaption>
        </figure>
    }
}

/// A place in the drawing, from its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

impl Point {
    /// So many radii along this direction.
    fn times(self, share: f64) -> Point {
        Point { x: self.x * RADIUS * share, y: self.y * RADIUS * share }
    }
}

/// Where the spokes point, the first one upward, then clockwise.
fn directions(count: usize) -> Vec<Point> {
    radar::directions(count).into_iter().map(|(x, y)| Point { x, y }).collect()
}

fn grid(directions: &[Point], level_count: u8) -> Html {
    let ring = |level: u8| -> Vec<Option<Point>> {
        directions.iter().map(|direction| Some(direction.times(f64::from(level) / f64::from(level_count)))).collect()
    };
    html! {
        <g class="radar__grid">
            { for directions.iter().map(|direction| {
                let end = direction.times(1.0);
                html! { <line class="radar__line" x1="0" y1="0" x2={whole(end.x)} y2={whole(end.y)} /> }
            }) }
            { for (1..=level_count).map(|level| html! { <path class="radar__line" d={path(&ring(level))} /> }) }
            { for (1..=level_count).map(|level| {
                let above = RADIUS * f64::from(level) / f64::from(level_count);
                html! {
                    <text class="radar__rung" x="28" y={whole(115.0 - above)} font-size="110">{ level.to_string() }</text>
                }
            }) }
        </g>
    }
}

fn shape(outline: &[Option<Point>], class: &'static str) -> Html {
    let open = outline.iter().any(Option::is_none);
    html! { <path class={classes!("radar__shape", class, open.then_some("radar__shape--open"))} d={path(outline)} /> }
}

/// A closed line; where a point is missing, only the stretches between neighbors that are there.
fn path(outline: &[Option<Point>]) -> String {
    let mut d = String::new();
    let closed = outline.iter().all(Option::is_some);
    let mut connected = false;
    for (index, point) in outline.iter().enumerate() {
        let Some(point) = point else {
            connected = false;
            continue;
        };
        d += &format!("{}{} {}", if connected { 'L' } else { 'M' }, whole(point.x), whole(point.y));
        connected = true;
        if let (false, true, Some(Some(first))) = (closed, index + 1 == outline.len(), outline.first()) {
            d += &format!("L{} {}", whole(first.x), whole(first.y));
        }
    }
    if closed {
        d.push('Z');
    }
    d
}

/// A step's name at the end of its spoke, on as many lines as it takes.
struct Label {
    lines: Vec<String>,
    /// Of the letters, in the drawing's unit.
    size: f64,
    /// The upper end of the block of lines.
    at: Point,
    anchor: &'static str,
}

impl Label {
    fn new(text: &str, direction: Point, size: f64) -> Label {
        let lines = radar::wrapped(text);
        let height = size * LINE_HEIGHT * lines.len() as f64;
        let end = direction.times(1.0 + LABEL_GAP / RADIUS);
        // The block of lines hangs on its spoke by the nearest point: above it at the top, beside it at the sides.
        let at = Point { x: end.x, y: end.y + direction.y * height / 2.0 - height / 2.0 };
        let anchor = match direction.x {
            x if x > 0.15 => "start",
            x if x < -0.15 => "end",
            _ => "middle",
        };
        Label { lines, size, at, anchor }
    }

    fn draw(&self) -> Html {
        html! {
            <text class="radar__label" text-anchor={self.anchor} font-size={whole(self.size)}>
                { for self.lines.iter().enumerate().map(|(index, line)| {
                    let baseline = self.at.y + self.size * LINE_HEIGHT * (index as f64 + 0.74);
                    html! { <tspan x={whole(self.at.x)} y={whole(baseline)}>{ line.clone() }</tspan> }
                }) }
            </text>
        }
    }

    /// How far the label may reach from the middle line, on either side.
    fn reach(&self) -> f64 {
        let width = self.lines.iter().map(|line| width(line)).fold(0.0, f64::max) * self.size;
        let share = if self.anchor == "middle" { 0.5 } else { 1.0 };
        self.at.x.abs() + width * share
    }

    fn bottom(&self) -> f64 {
        self.at.y + self.size * LINE_HEIGHT * self.lines.len() as f64
    }
}

/// About as wide as the line will be in a wide typeface, in letter heights. What still reaches out stands in the card's
/// own margin, since the drawing does not cut.
fn width(line: &str) -> f64 {
    line.chars().map(|c| if c < '\u{2e80}' { 0.57 } else { 1.05 }).sum()
}

/// Wide and high enough for the rings and all labels, the middle in the middle.
fn view_box(labels: &[Label]) -> String {
    let reach = labels.iter().map(Label::reach).fold(RADIUS, f64::max) + 30.0;
    let top = labels.iter().map(|label| label.at.y).fold(-RADIUS, f64::min) - 20.0;
    let bottom = labels.iter().map(Label::bottom).fold(RADIUS * 0.8, f64::max) + 30.0;
    format!("{} {} {} {}", whole(-reach), whole(top), whole(reach * 2.0), whole(bottom - top))
}

fn legend_row(class: &'static str, label: AttrValue) -> Html {
    html! {
        <span class="radar__entry">
            <svg class="radar__swatch" viewBox="0 0 30 12" aria-hidden="true" focusable="false">
                <path class={classes!("radar__shape", class)} d="M1 6H29" />
            </svg>
            { label }
        </span>
    }
}

fn whole(length: f64) -> String {
    // Halves go away from the middle on both sides, so that a symmetrical figure stays so.
    let half = if length < 0.0 { -0.5 } else { 0.5 };
    ((length + half) as i32).to_string()
}
