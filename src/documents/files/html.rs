//! A printed document as elements: once as a tree, which is drawn on screen, and once as text, for saved copies.

use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::picture::radar::{directions, wrapped};

/// An element, or words.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element with its attributes and children.
    Element(&'static str, Vec<(&'static str, String)>, Vec<Node>),
    /// Words.
    Words(String),
}

/// The document as text: safe HTML, every word escaped.
#[must_use]
pub fn html(paper: &Paper) -> String {
    let mut out = String::new();
    write(&tree(paper), &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Words(words) => escape(words, out),
        Node::Element(tag, attributes, children) => {
            out.extend(["<", tag]);
            for (name, value) in attributes {
                out.extend([" ", name, "=\""]);
                escape(value, out);
                out.push('"');
            }
            out.push('>');
            if !["br", "col"].contains(tag) {
                children.iter().for_each(|child| write(child, out));
                out.extend(["</", tag, ">"]);
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// The document as a tree.
#[must_use]
pub fn tree(paper: &Paper) -> Node {
    let mut children = vec![
        with_class("p", "paper__head", words(&paper.running_head)),
        with_class("h1", "paper__title", words(&paper.title)),
    ];
    children.extend(blocks(&paper.blocks));
    let kind = match paper.pack {
        Pack::Board if lines(&paper.blocks, LETTERS) > MOST_ON_BOARD => "paper paper--board paper--dense",
        Pack::Board => "paper paper--board",
        Pack::FullPlan => "paper paper--plan",
        Pack::Poster if lines(&paper.blocks, LETTERS) > MOST_ON_POSTER => "paper paper--poster paper--dense",
        Pack::Poster => "paper paper--poster",
        Pack::StepReport => "paper paper--report",
        Pack::RatingSheets => "paper paper--sheets",
        Pack::Script => "paper paper--script",
        Pack::Charter | Pack::Costs | Pack::Progress => "paper paper--plan",
        Pack::Family if listed(&paper.blocks) > MOST_FOR_FAMILIES => "paper paper--family paper--dense",
        Pack::Family => "paper paper--family",
    };
    with_class("article", kind, children)
}

// With more lines than these, counted in tenths, the page is set smaller, so that it stays one.
const MOST_ON_BOARD: usize = 455;
const MOST_ON_POSTER: usize = 300;
// With more lines in its lists than these, the page for families is set smaller.
const MOST_FOR_FAMILIES: usize = 11;

/// About how many lines the lists take.
fn listed(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::List(items) => items.iter().map(|item| item.chars().count().div_ceil(LETTERS)).sum(),
        _ => 0,
    };
    blocks.iter().map(of).sum()
}

/// About how many letters stand on a line of the page.
const LETTERS: usize = 105;

/// About how many lines some blocks take, in tenths, where so many letters stand on a line.
fn lines(blocks: &[Block], letters: usize) -> usize {
    let of = |text: &str, letters: usize| -> usize {
        text.lines().map(|line| line.chars().count().div_ceil(letters.max(1)) * 10).sum()
    };
    blocks
        .iter()
        .map(|block| match block {
            Block::Statement(text) => of(text, letters * 7 / 10) * 3 / 2 + 8,
            Block::Heading(..) => 26,
            Block::Text(text) | Block::Note(text) => of(text, letters) + 6,
            Block::Pairs(pairs) => pairs.iter().map(|(_, text)| of(text, letters / 2) + 14).sum::<usize>() / 2 + 10,
            Block::Table { widths, rows, .. } => {
                let row = |row: &Vec<String>| {
                    let cells = row.iter().zip(widths);
                    cells.map(|(text, width)| of(text, letters * usize::from(*width) / 100)).max().unwrap_or_default()
                        + 6
                };
                16 + rows.iter().map(row).sum::<usize>()
            }
            Block::Radar { .. } | Block::Bars { .. } => 140,
            Block::Beside(left, right) => lines(left, letters).max(lines(right, letters * 3 / 5)),
            Block::Together(blocks) => lines(blocks, letters),
            _ => 15,
        })
        .sum()
}

/// Words, with a line break where a line ends.
fn words(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in text.trim().lines() {
        if !nodes.is_empty() {
            nodes.push(plain("br", Vec::new()));
        }
        nodes.push(Node::Words(line.to_owned()));
    }
    nodes
}

fn with_class(tag: &'static str, class: &str, children: Vec<Node>) -> Node {
    Node::Element(tag, vec![("class", class.to_owned())], children)
}

fn plain(tag: &'static str, children: Vec<Node>) -> Node {
    Node::Element(tag, Vec::new(), children)
}

fn blocks(list: &[Block]) -> Vec<Node> {
    list.iter().map(block).collect()
}

fn block(block: &Block) -> Node {
    match block {
        Block::Heading(2, text) => with_class("h2", "paper__h2", words(text)),
        Block::Heading(3, text) => with_class("h3", "paper__h3", words(text)),
        Block::Heading(_, text) => with_class("h4", "paper__h4", words(text)),
        Block::Text(text) => with_class("p", "paper__text", words(text)),
        Block::Statement(text) => with_class("p", "paper__statement", words(text)),
        Block::Note(text) => with_class("p", "paper__note", words(text)),
        Block::List(items) => {
            with_class("ul", "paper__list", items.iter().map(|item| plain("li", words(item))).collect())
        }
        Block::Pairs(pairs) => with_class("dl", "paper__pairs", pairs.iter().map(pair).collect()),
        Block::Trace(pairs) => with_class("dl", "paper__trace", pairs.iter().map(pair).collect()),
        Block::Blanks(labels) => {
            with_class("div", "paper__blanks", labels.iter().map(|label| blank(words(label))).collect())
        }
        Block::Table { caption, head, widths, rows } => table(caption, head, widths, rows),
        Block::Radar { axes, levels, label, key } => with_class(
            "figure",
            "paper__figure",
            vec![radar(axes, *levels, label), with_class("figcaption", "paper__key", words(key))],
        ),
        Block::Bars { bars, label, key } => bar_chart(bars, label, key),
        Block::Beside(left, right) => {
            with_class("div", "paper__beside", vec![plain("div", blocks(left)), plain("div", blocks(right))])
        }
        Block::Together(list) => with_class("section", "paper__together", blocks(list)),
        Block::RatingBox { heading, question, levels, unknown, evidence } => {
            rating_box([heading, question], levels, unknown, evidence)
        }
        Block::PageBreak => with_class("div", "paper__break", Vec::new()),
    }
}

fn pair((label, text): &(String, String)) -> Node {
    plain("div", vec![plain("dt", words(label)), plain("dd", words(text))])
}

/// What stands before a line to write on, and the line.
fn blank(mut before: Vec<Node>) -> Node {
    before.push(with_class("span", "paper__rule", Vec::new()));
    with_class("p", "paper__blank", before)
}

fn table(caption: &str, head: &[String], widths: &[u8], rows: &[Vec<String>]) -> Node {
    let columns = widths.iter().map(|width| Node::Element("col", vec![("width", format!("{width}%"))], Vec::new()));
    let scoped = |scope: &str, text: &String| Node::Element("th", vec![("scope", scope.to_owned())], words(text));
    let body = rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(
            |(index, text)| {
                if index == 0 { scoped("row", text) } else { plain("td", words(text)) }
            },
        );
        plain("tr", cells.collect())
    });
    with_class(
        "table",
        "paper__table",
        vec![
            plain("caption", words(caption)),
            plain("colgroup", columns.collect()),
            plain("thead", vec![plain("tr", head.iter().map(|text| scoped("col", text)).collect())]),
            plain("tbody", body.collect()),
        ],
    )
}

fn rating_box(asked: [&str; 2], levels: &[(String, String)], unknown: &str, evidence: &str) -> Node {
    let square = || with_class("span", "paper__square", Vec::new());
    let options = levels.iter().map(|(name, descriptor)| {
        plain("li", vec![square(), plain("b", words(name)), Node::Words(format!(" {descriptor}"))])
    });
    let unknown = with_class("span", "paper__unknown", vec![square(), Node::Words(unknown.to_owned())]);
    with_class(
        "section",
        "paper__rating",
        vec![
            with_class("h3", "paper__h3", words(asked[0])),
            with_class("p", "paper__question", words(asked[1])),
            with_class("ul", "paper__options", options.collect()),
            blank(vec![unknown, Node::Words(evidence.to_owned())]),
        ],
    )
}

// The radar's drawing: so many units wide and high, with the middle and the outermost ring here.
const WIDE: f64 = 312.0;
const HIGH: f64 = 224.0;
const MIDDLE: (f64, f64) = (156.0, 122.0);
const RADIUS: f64 = 80.0;
const LINE_HEIGHT: f64 = 16.0;

// With more axes than these the names stand around a smaller radar, each beside its own axis.
const MOST_NEAR: usize = 6;
const RADIUS_OF_MANY: f64 = 52.0;
const LETTER: f64 = 7.8;

/// The radar, drawn with strokes so that it prints without backgrounds.
fn radar(axes: &[(String, Option<u32>, Option<u32>)], levels: u8, label: &str) -> Node {
    let turns = directions(axes.len());
    let many = axes.len() > MOST_NEAR;
    let radius = if many { RADIUS_OF_MANY } else { RADIUS };
    let point = |axis: usize, tenths: u32| {
        let reach = radius * f64::from(tenths) / f64::from(10 * u32::from(levels.max(1)));
        let (right, down) = turns[axis];
        (MIDDLE.0 + reach * right, MIDDLE.1 + reach * down)
    };
    // A line that is not closed would lie: an outline is drawn only where every axis has its value.
    let outline = |class: &str, value: &dyn Fn(usize) -> Option<u32>| {
        let points: Option<Vec<String>> = (0..axes.len())
            .map(|axis| {
                let (x, y) = point(axis, value(axis)?);
                Some(format!("{},{}", tenth(x), tenth(y)))
            })
            .collect();
        let points = points?.join(" ");
        Some(Node::Element("polygon", vec![("class", class.to_owned()), ("points", points)], Vec::new()))
    };
    let rings = (1..=levels).filter_map(|level| outline("paper__ring", &|_| Some(u32::from(level) * 10)));
    let mut parts: Vec<Node> = rings.collect();
    parts.extend(outline("paper__aim", &|axis| axes[axis].2));
    parts.extend(outline("paper__now", &|axis| axes[axis].1));
    for (axis, (name, now, _)) in axes.iter().enumerate() {
        parts.extend(now.map(|now| dot(point(axis, now))));
        let end = point(axis, u32::from(levels) * 10);
        if many {
            parts.extend(axis_name_beside(name, end, turns[axis]));
        } else {
            parts.extend(axis_name(name, end));
        }
    }
    let view = format!("0 0 {} {}", WIDE as u32, HIGH as u32);
    let attributes = [("class", "paper__radar"), ("viewBox", &view), ("role", "img"), ("aria-label", label)];
    Node::Element("svg", attributes.map(|(name, value)| (name, value.to_owned())).into(), parts)
}

fn dot((x, y): (f64, f64)) -> Node {
    let place = vec![("class", "paper__dot".to_owned()), ("cx", tenth(x)), ("cy", tenth(y)), ("r", "3.5".to_owned())];
    Node::Element("circle", place, Vec::new())
}

/// A step's name at the end of its axis, on as many lines as it takes, inside the drawing.
fn axis_name(name: &str, end: (f64, f64)) -> Vec<Node> {
    let lines = wrapped(name);
    let below = end.1 > MIDDLE.1 + 1.0;
    let beside = (end.0 - MIDDLE.0).abs() > RADIUS / 2.0 && !below;
    let first = match (below, beside) {
        (true, _) => end.1 + LINE_HEIGHT,
        (_, true) => end.1 - 8.0 - LINE_HEIGHT * (lines.len() as f64 - 1.0),
        _ => end.1 - 7.0 - LINE_HEIGHT * (lines.len() as f64 - 1.0),
    };
    let half = widest(&lines) * LETTER / 2.0 + 1.0;
    // Beside the upper corners there is room only outward.
    let outward = if beside { (end.0 - MIDDLE.0).signum() * half } else { 0.0 };
    let x = (end.0 + outward).max(half).min(WIDE - half);
    name_lines(lines, (x, first), "middle")
}

/// A step's name beside the end of its axis: outward, and higher or lower as the axis points.
fn axis_name_beside(name: &str, end: (f64, f64), (right, down): (f64, f64)) -> Vec<Node> {
    let lines = wrapped(name);
    let (high, wide) = (LINE_HEIGHT * lines.len() as f64, widest(&lines) * LETTER);
    // Near the top and the bottom, where axes crowd, names are pushed further up or down and further apart.
    let first = end.1 + 18.0 * down * down * down + (down - 1.0) * high / 2.0 + LINE_HEIGHT * 0.75;
    let apart = 8.0 + 16.0 * down * down;
    let (x, anchor) = match right {
        right if right > 0.15 => ((end.0 + apart).min(WIDE - wide), "start"),
        right if right < -0.15 => ((end.0 - apart).max(wide), "end"),
        _ => (end.0, "middle"),
    };
    name_lines(lines, (x, first), anchor)
}

/// How many letters the longest line has.
fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| line.chars().count()).max().unwrap_or_default() as f64
}

fn name_lines(lines: Vec<String>, (x, first): (f64, f64), anchor: &str) -> Vec<Node> {
    let line = |(line, text): (usize, String)| {
        let place = vec![
            ("class", "paper__axis".to_owned()),
            ("x", tenth(x)),
            ("y", tenth(first + LINE_HEIGHT * line as f64)),
            ("text-anchor", anchor.to_owned()),
        ];
        Node::Element("text", place, vec![Node::Words(text)])
    };
    lines.into_iter().enumerate().map(line).collect()
}

// The bars' drawing: so many units wide, a bar with its space so many high, names and values so wide.
const BAR_WIDE: u32 = 640;
const BAR_HIGH: u32 = 26;
const BAR_NAME: u32 = 84;
const BAR_VALUE: u32 = 110;

/// Bars under one another, each of several parts, with a key below.
fn bar_chart(bars: &[(String, Vec<u32>, String)], label: &str, key: &[String]) -> Node {
    let most = bars.iter().map(|(_, parts, _)| parts.iter().sum::<u32>()).max().unwrap_or_default().max(1);
    let mut parts = Vec::new();
    for (at, (name, shares, value)) in (0_u32..).zip(bars) {
        let (top, mut left) = (at * BAR_HIGH, BAR_NAME);
        parts.push(bar_words(name, 0, top));
        for (part, share) in shares.iter().enumerate() {
            let wide = share * (BAR_WIDE - BAR_NAME - BAR_VALUE) / most;
            if wide > 0 {
                parts.push(rectangle(part, left, top + 4, wide));
            }
            left += wide;
        }
        parts.push(bar_words(value, left + 8, top));
    }
    let view = format!("0 0 {BAR_WIDE} {}", bars.len() as u32 * BAR_HIGH);
    let attributes = [("class", "paper__bars"), ("viewBox", &view), ("role", "img"), ("aria-label", label)];
    let drawing = Node::Element("svg", attributes.map(|(name, value)| (name, value.to_owned())).into(), parts);
    let keys = key.iter().enumerate().flat_map(|(part, text)| {
        let swatch = [("class", "paper__swatch"), ("viewBox", "0 0 14 14"), ("aria-hidden", "true")];
        let swatch = swatch.map(|(name, value)| (name, value.to_owned())).into();
        [Node::Element("svg", swatch, vec![rectangle(part, 0, 0, 14)]), Node::Words(format!(" {text}   "))]
    });
    with_class(
        "figure",
        "paper__figure paper__figure--bars",
        vec![drawing, with_class("figcaption", "paper__key", keys.collect())],
    )
}

fn rectangle(part: usize, left: u32, top: u32, wide: u32) -> Node {
    let place = [("x", left), ("y", top), ("width", wide), ("height", 16)];
    let mut attributes = vec![("class", format!("paper__bar paper__bar--{part}"))];
    attributes.extend(place.map(|(name, value)| (name, value.to_string())));
    Node::Element("rect", attributes, Vec::new())
}

fn bar_words(text: &str, left: u32, top: u32) -> Node {
    let place = vec![("class", "paper__axis".to_owned()), ("x", left.to_string()), ("y", (top + 17).to_string())];
    Node::Element("text", place, vec![Node::Words(text.to_owned())])
}

/// A length with one decimal, without the machinery that writes floating-point numbers.
fn tenth(length: f64) -> String {
    let tenths = (length.max(0.0) * 10.0 + 0.5) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
