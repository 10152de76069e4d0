//! A printed document as elements: once as a tree, which is drawn on screen, and once as text, for saved copies.

use super::fit::is_dense;
use crate::documents::node::Node;
use crate::documents::paper::{Block, Pack, Paper};

/// The document as text: safe HTML, every word escaped.
#[must_use]
pub fn html(paper: &Paper) -> String {
    let mut out = String::new();
    tree(paper).write(&mut out);
    out
}

/// The document as a tree.
#[must_use]
pub fn tree(paper: &Paper) -> Node {
    let mut children = vec![
        Node::with_class("p", "paper__head", Node::lines(&paper.running_head)),
        Node::with_class("h1", "paper__title", Node::lines(&paper.title)),
    ];
    children.extend(blocks(&paper.blocks));
    let kind = match paper.pack {
        Pack::Board => "board",
        Pack::Poster => "poster",
        Pack::StepReport => "report",
        Pack::RatingSheets => "sheets",
        Pack::Script => "script",
        Pack::FullPlan | Pack::Charter | Pack::Costs | Pack::Progress | Pack::Teams => "plan",
        Pack::Family => "family",
    };
    let dense = if is_dense(paper) { " paper--dense" } else { "" };
    Node::with_class("article", ["paper paper--", kind, dense].concat(), children)
}

/// Parts of a document as a tree.
pub(in crate::documents) fn blocks(list: &[Block]) -> Vec<Node> {
    list.iter().map(block).collect()
}

fn block(block: &Block) -> Node {
    match block {
        Block::Heading(2, text) => Node::with_class("h2", "paper__h2", Node::lines(text)),
        Block::Heading(3, text) => Node::with_class("h3", "paper__h3", Node::lines(text)),
        Block::Heading(_, text) => Node::with_class("h4", "paper__h4", Node::lines(text)),
        Block::Text(text) => Node::with_class("p", "paper__text", Node::lines(text)),
        Block::Statement(text) => Node::with_class("p", "paper__statement", Node::lines(text)),
        Block::Note(text) => Node::with_class("p", "paper__note", Node::lines(text)),
        Block::List(items) => Node::with_class(
            "ul",
            "paper__list",
            items.iter().map(|item| Node::plain("li", Node::lines(item))).collect(),
        ),
        Block::Pairs(pairs) => Node::with_class("dl", "paper__pairs", pairs.iter().map(pair).collect()),
        Block::Facts(pairs) => Node::with_class("dl", "paper__facts", pairs.iter().flat_map(fact).collect()),
        Block::Trace(pairs) => Node::with_class("dl", "paper__trace", pairs.iter().map(pair).collect()),
        Block::Blanks(labels) => {
            Node::with_class("div", "paper__blanks", labels.iter().map(|label| blank(Node::lines(label))).collect())
        }
        Block::Table { caption, head, widths, numbers, rows } => table(caption, head, widths, numbers, rows),
        Block::Radar(radar, key) => radar.in_print(key),
        Block::Bars(bars) => bars.in_print(),
        Block::Beside(left, right) => Node::with_class(
            "div",
            "paper__beside",
            vec![Node::plain("div", blocks(left)), Node::plain("div", blocks(right))],
        ),
        Block::Together(list) => Node::with_class("section", "paper__together", blocks(list)),
        Block::RatingBox { heading, question, levels, unknown, evidence } => {
            rating_box([heading, question], levels, unknown, evidence)
        }
        Block::PageBreak => Node::with_class("div", "paper__break", Vec::new()),
    }
}

fn pair((label, text): &(String, String)) -> Node {
    Node::plain("div", vec![Node::plain("dt", Node::lines(label)), Node::plain("dd", Node::lines(text))])
}

/// A label and its text on one line, and the space before the next.
fn fact((label, text): &(String, String)) -> [Node; 2] {
    let space = || Node::Text(" ".to_owned());
    let label = Node::plain("dt", Node::lines(&[label, ":"].concat()));
    [Node::plain("div", vec![label, space(), Node::plain("dd", Node::lines(text))]), space()]
}

/// A label, and the line to write on.
fn blank(mut before: Vec<Node>) -> Node {
    before.push(Node::with_class("span", "paper__rule", Vec::new()));
    Node::with_class("p", "paper__blank", before)
}

/// A number of more letters than these is set smaller, so that it is not broken.
const MOST_DIGITS: usize = 12;

fn table(caption: &str, head: &[String], widths: &[u8], numbers: &[usize], rows: &[Vec<String>]) -> Node {
    let columns = widths.iter().map(|width| Node::Element("col", vec![("width", format!("{width}%"))], Vec::new()));
    let cell = |scope: Option<&str>, at: usize, text: &String| {
        let scoped = scope.map(|scope| ("scope", scope.to_owned()));
        let number = numbers.contains(&at).then(|| ("class", "paper__number".to_owned()));
        let name = if scope.is_some() { "th" } else { "td" };
        Node::Element(name, scoped.into_iter().chain(number).collect(), Node::lines(text))
    };
    let heads = head.iter().enumerate().map(|(at, text)| cell(Some("col"), at, text));
    let body = rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(at, text)| cell((at == 0).then_some("row"), at, text));
        Node::plain("tr", cells.collect())
    });
    let is_long = |row: &Vec<String>| {
        let digits = |text: &String| text.split(' ').any(|word| word.chars().count() > MOST_DIGITS);
        numbers.iter().any(|at| row.get(*at).is_some_and(digits))
    };
    let look = if rows.iter().any(is_long) { "paper__table paper__table--long" } else { "paper__table" };
    Node::with_class(
        "table",
        look,
        vec![
            Node::plain("caption", Node::lines(caption)),
            Node::plain("colgroup", columns.collect()),
            Node::plain("thead", vec![Node::plain("tr", heads.collect())]),
            Node::plain("tbody", body.collect()),
        ],
    )
}

fn rating_box(asked: [&str; 2], levels: &[(String, String)], unknown: &str, evidence: &str) -> Node {
    let square = || Node::with_class("span", "paper__square", Vec::new());
    let options = levels.iter().map(|(name, descriptor)| {
        Node::plain("li", vec![square(), Node::plain("b", Node::lines(name)), Node::Text(format!(" {descriptor}"))])
    });
    let unknown = Node::with_class("span", "paper__unknown", vec![square(), Node::Text(unknown.to_owned())]);
    Node::with_class(
        "section",
        "paper__rating",
        vec![
            Node::with_class("h3", "paper__h3", Node::lines(asked[0])),
            Node::with_class("p", "paper__question", Node::lines(asked[1])),
            Node::with_class("ul", "paper__options", options.collect()),
            blank(vec![unknown, Node::Text(evidence.to_owned())]),
        ],
    )
}
