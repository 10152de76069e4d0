//! The drawer of pictures and printed documents: any tree of nodes on screen.

use crate::ui::view::{AttrValue, Html, html};
use yew::virtual_dom::VTag;

use crate::documents::node::Node;

/// Draws a tree.
pub(crate) fn picture(node: &Node) -> Html {
    match node {
        Node::Text(text) => html! { <>{ text.clone() }</> },
        Node::Element(tag, attributes, children) => {
            let mut element = VTag::new(*tag);
            for (name, value) in attributes {
                element.add_attribute(name, AttrValue::from(value.clone()));
            }
            for child in children {
                element.add_child(picture(child));
            }
            element.into()
        }
    }
}
