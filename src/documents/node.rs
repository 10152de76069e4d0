//! A tree of elements: drawn on screen, and written as text into saved copies.

use crate::base::text::plain;
use crate::base::{bidi, xml};

/// An element, or text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element with its attributes and children.
    Element(&'static str, Vec<(&'static str, String)>, Vec<Node>),
    /// Text.
    Text(String),
}

impl Node {
    /// An element without attributes.
    pub(super) fn plain(tag: &'static str, children: Vec<Node>) -> Node {
        Node::Element(tag, Vec::new(), children)
    }

    /// An element with a class.
    pub(super) fn with_class(tag: &'static str, class: impl Into<String>, children: Vec<Node>) -> Node {
        Node::Element(tag, vec![("class", class.into())], children)
    }

    /// An element with attributes.
    pub(super) fn with<const N: usize>(
        tag: &'static str,
        attributes: [(&'static str, &str); N],
        children: Vec<Node>,
    ) -> Node {
        Node::Element(tag, attributes.map(|(name, value)| (name, value.to_owned())).into(), children)
    }

    /// Text, with a line break where a line ends.
    pub(super) fn lines(text: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        for line in plain(text).trim().lines() {
            if !nodes.is_empty() {
                nodes.push(Node::plain("br", Vec::new()));
            }
            nodes.push(Node::Text(bidi::closed(line).into_owned()));
        }
        nodes
    }

    /// Adds the tree as safe HTML: every text is escaped.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Node::Text(text) => xml::escape(text, out),
            Node::Element(tag, attributes, children) => {
                out.extend(["<", tag]);
                for (name, value) in attributes {
                    out.extend([" ", name, "=\""]);
                    xml::escape(value, out);
                    out.push('"');
                }
                out.push('>');
                if !["br", "col"].contains(tag) {
                    children.iter().for_each(|child| child.write(out));
                    out.extend(["</", tag, ">"]);
                }
            }
        }
    }
}
