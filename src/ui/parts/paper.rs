//! A printed document on screen: the same tree that files are made of.

use yew::virtual_dom::VTag;
use yew::{AttrValue, Html, html};

use crate::documents::files::html::{Node, tree};
use crate::documents::paper::Paper;

/// Draws a printed document.
pub(crate) fn paper(paper: &Paper) -> Html {
    draw(&tree(paper))
}

fn draw(node: &Node) -> Html {
    match node {
        Node::Words(words) => html! { <>{ words.clone() }</> },
        Node::Element(tag, attributes, children) => {
            let mut element = VTag::new(*tag);
            for (name, value) in attributes {
                element.add_attribute(name, AttrValue::from(value.clone()));
            }
            for child in children {
                element.add_child(draw(child));
            }
            element.into()
        }
    }
}
