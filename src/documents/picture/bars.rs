//! Bars beside each other, each of several parts on top of one another.

use crate::documents::node::Node;

/// Bars with their key. The parts of all bars share one scale, whose longest bar is as high as the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The bars.
    pub bars: Vec<Bar>,
    /// The finding, in a sentence: the drawing's accessible name.
    pub finding: String,
    /// The name of each part, in the order of the parts.
    pub key: Vec<String>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its name, below.
    pub name: String,
    /// Its parts, from the ground up, in any unit.
    pub parts: Vec<u64>,
    /// What it comes to, above.
    pub value: String,
}

/// The classes of the drawing on screen or in print, and the text that keeps the key's entries apart.
struct Look {
    figure: &'static str,
    drawing: &'static str,
    /// By part of a bar, in the order of the key.
    parts: [&'static str; 4],
    text: &'static str,
    key: &'static str,
    entry: &'static str,
    swatch: &'static str,
    apart: &'static str,
}

const SCREEN: Look = Look {
    figure: "bars",
    drawing: "bars__drawing",
    parts: [
        "bars__part bars__part--0",
        "bars__part bars__part--1",
        "bars__part bars__part--2",
        "bars__part bars__part--3",
    ],
    text: "bars__words",
    key: "bars__key",
    entry: "bars__entry",
    swatch: "bars__swatch",
    apart: "",
};

const PRINT: Look = Look {
    figure: "paper__figure paper__figure--bars",
    drawing: "paper__bars",
    parts: [
        "paper__bar paper__bar--0",
        "paper__bar paper__bar--1",
        "paper__bar paper__bar--2",
        "paper__bar paper__bar--3",
    ],
    text: "paper__axis",
    key: "paper__key",
    entry: "paper__entry",
    swatch: "paper__swatch",
    apart: "   ",
};

// The drawing in its own units: with room for names below and values above.
const WIDE: u64 = 600;
const HIGH: u64 = 220;
const ROOM: u64 = 26;

impl Bars {
    /// The figure for a card on screen.
    #[must_use]
    pub fn on_screen(&self) -> Node {
        self.figure(&SCREEN)
    }

    /// The figure for a printed document.
    #[must_use]
    pub fn in_print(&self) -> Node {
        self.figure(&PRINT)
    }

    fn figure(&self, look: &Look) -> Node {
        let view = format!("0 0 {WIDE} {HIGH}");
        let attributes =
            [("class", look.drawing), ("viewBox", &view), ("role", "img"), ("aria-label", self.finding.as_str())];
        let drawing = Node::with("svg", attributes, self.bars(look));
        let entries = self.key.iter().enumerate().map(|(part, name)| entry(look, part, name));
        Node::with_class(
            "figure",
            look.figure,
            vec![drawing, Node::with_class("figcaption", look.key, entries.collect())],
        )
    }

    fn bars(&self, look: &Look) -> Vec<Node> {
        let most = self.bars.iter().map(|bar| bar.parts.iter().sum::<u64>()).max().unwrap_or_default().max(1);
        let slot = WIDE / (self.bars.len() as u64).max(1);
        let bar = |(at, bar): (u64, &Bar)| {
            let (left, mut top) = (at * slot, HIGH - ROOM);
            let mut nodes = Vec::new();
            for (part, amount) in bar.parts.iter().enumerate() {
                // What is there shows, however small.
                let high = (amount * (HIGH - 2 * ROOM) / most).max(if *amount > 0 { 2 } else { 0 });
                top -= high;
                if high > 0 {
                    nodes.push(rectangle(look, part, [("x", left + slot / 5), ("y", top)], [slot * 3 / 5, high]));
                }
            }
            nodes.push(text(look, &bar.value, left + slot / 2, top - 6));
            nodes.push(text(look, &bar.name, left + slot / 2, HIGH - 8));
            Node::plain("g", nodes)
        };
        (0..).zip(&self.bars).map(bar).collect()
    }
}

fn entry(look: &Look, part: usize, name: &str) -> Node {
    let swatch = [("class", look.swatch), ("viewBox", "0 0 14 14"), ("aria-hidden", "true")];
    let swatch = Node::with("svg", swatch, vec![rectangle(look, part, [], [14, 14])]);
    Node::with_class("span", look.entry, vec![swatch, Node::Text([" ", name, look.apart].concat())])
}

fn rectangle<const N: usize>(
    look: &Look,
    part: usize,
    place: [(&'static str, u64); N],
    [wide, high]: [u64; 2],
) -> Node {
    let mut attributes = vec![("class", look.parts[part % look.parts.len()].to_owned())];
    let lengths = place.into_iter().chain([("width", wide), ("height", high)]);
    attributes.extend(lengths.map(|(name, length)| (name, length.to_string())));
    Node::Element("rect", attributes, Vec::new())
}

fn text(look: &Look, text: &str, middle: u64, baseline: u64) -> Node {
    let (x, y) = (middle.to_string(), baseline.to_string());
    let attributes = [("class", look.text), ("text-anchor", "middle"), ("x", &x), ("y", &y)];
    Node::with("text", attributes, vec![Node::Text(text.to_owned())])
}
