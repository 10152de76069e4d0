//! A dot for each of many: rows of groups, each group a field of dots.

use crate::documents::node::Node;

/// Rows of groups. All share one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// The names of the groups, above them.
    pub groups: Vec<String>,
    /// The rows: a name, and a count for each group; `None` where it is not shown.
    pub rows: Vec<(String, Vec<Option<u64>>)>,
    /// The finding, in a sentence: the drawing's accessible name.
    pub finding: String,
}

// The drawing in its own units.
const WIDE: u64 = 640;
const NAMES: u64 = 140;
const HEAD: u64 = 26;
/// What a row has above and below its dots, and what it has at least, for its name.
const AROUND: u64 = 17;
const LEAST_HIGH: u64 = 34;
/// From one dot to the next.
const APART: u64 = 9;
/// The most dots above one another.
const MOST_ROWS: u64 = 5;

impl Dots {
    /// How many of them a dot stands for.
    #[must_use]
    pub fn each(&self) -> u64 {
        let most = self.most();
        // As many as fit between two groups.
        let fit = MOST_ROWS * self.columns();
        // A round number, so that it can be said.
        let steps =
            [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000];
        steps.into_iter().find(|each| most.div_ceil(*each) <= fit).unwrap_or(most.div_ceil(fit))
    }

    /// The figure for a printed document.
    #[must_use]
    pub fn in_print(&self) -> Node {
        let high = HEAD + self.high() * self.rows.len() as u64;
        let view = format!("0 0 {WIDE} {high}");
        let mut parts: Vec<Node> = (0..).zip(&self.groups).map(|(at, name)| self.head(at, name)).collect();
        for (at, (name, counts)) in (0..).zip(&self.rows) {
            parts.extend(self.row(at, name, counts));
        }
        let attributes =
            [("class", "cohort__dots"), ("viewBox", &view), ("role", "img"), ("aria-label", &self.finding)];
        Node::with_class("figure", "cohort__figure", vec![Node::with("svg", attributes, parts)])
    }

    /// The fullest group.
    fn most(&self) -> u64 {
        self.rows.iter().flat_map(|(_, counts)| counts.iter().flatten()).copied().max().unwrap_or(0)
    }

    /// How many dots are above one another: as few as the fullest group needs.
    fn lines(&self) -> u64 {
        self.most().div_ceil(self.each()).div_ceil(self.columns()).clamp(1, MOST_ROWS)
    }

    /// The most dots beside one another.
    fn columns(&self) -> u64 {
        (self.slot().saturating_sub(APART) / APART).max(1)
    }

    /// How high a row is.
    fn high(&self) -> u64 {
        (self.lines() * APART + AROUND).max(LEAST_HIGH)
    }

    fn slot(&self) -> u64 {
        (WIDE - NAMES) / (self.groups.len() as u64).max(1)
    }

    fn head(&self, at: u64, name: &str) -> Node {
        text("cohort__group", name, NAMES + at * self.slot() + 4, HEAD - 10)
    }

    fn row(&self, at: u64, name: &str, counts: &[Option<u64>]) -> Vec<Node> {
        let top = HEAD + at * self.high();
        let (edge, end) = (top.to_string(), WIDE.to_string());
        let rule = [("class", "cohort__rule"), ("x1", "0"), ("x2", &end), ("y1", &edge), ("y2", &edge)];
        let mut parts = vec![Node::with("line", rule, Vec::new()), text("cohort__name", name, 0, top + 22)];
        for (group, count) in (0..).zip(counts) {
            let left = NAMES + group * self.slot() + 4;
            parts.push(match count {
                Some(count) => self.field(*count, left, top + 17),
                None => text("cohort__hidden", "–", left, top + 22),
            });
        }
        parts
    }

    /// The dots of a group, column by column, as the round ends of lines without a length.
    fn field(&self, count: u64, left: u64, top: u64) -> Node {
        let lines = self.lines();
        let points: String = (0..count.div_ceil(self.each()))
            .map(|dot| format!("M{} {}h0", left + 4 + dot / lines * APART, top + dot % lines * APART))
            .collect();
        Node::with("path", [("class", "cohort__dot"), ("d", &points)], Vec::new())
    }
}

fn text(class: &str, text: &str, x: u64, y: u64) -> Node {
    let (x, y) = (x.to_string(), y.to_string());
    Node::with("text", [("class", class), ("x", &x), ("y", &y)], vec![Node::Text(text.to_owned())])
}
