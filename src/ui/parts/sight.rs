//! What is in sight of a room is drawn before the rest of it.

use std::rc::Rc;

use yew::virtual_dom::VNode;

use crate::ui::view::Html;
use crate::ui::{Extent, Scene};

/// How many elements are drawn first: more than a large screen shows.
const IN_SIGHT: usize = 150;

/// How many elements a component counts for. What it will draw is not known before.
const IN_COMPONENT: usize = 30;

/// What is cut into: it may end with any of its children. A list to choose from, a table or a picture may not.
const CUT: [&str; 4] = ["div", "section", "ol", "ul"];

/// A room as far as it is in sight, and all of it once that is painted.
pub(crate) fn in_sight(scene: &Scene, mut room: Html) -> Html {
    if scene.extent() < Extent::Whole {
        cut(&mut room, &mut IN_SIGHT.clone());
    }
    room
}

/// Leaves out what comes after so many elements. What is left out keeps its place, so that Yew keeps its neighbors. What is
/// shared stands still, and is drawn whole.
fn cut(node: &mut VNode, left: &mut usize) {
    match node {
        VNode::VTag(tag) if CUT.contains(&tag.tag()) && Rc::strong_count(tag) == 1 => {
            *left = left.saturating_sub(1);
            let inside = Rc::get_mut(tag).and_then(|tag| tag.children_mut());
            inside.into_iter().for_each(|inside| cut(inside, left));
        }
        VNode::VList(list) if Rc::strong_count(list) == 1 => {
            Rc::get_mut(list).into_iter().for_each(|list| cut_list(list, left));
        }
        whole => *left = left.saturating_sub(elements(whole)),
    }
}

fn cut_list(list: &mut Vec<VNode>, left: &mut usize) {
    let is_keyed = list.iter().all(|node| node.key().is_some());
    for at in 0..list.len() {
        match *left {
            0 if is_keyed => return list.truncate(at),
            0 => list[at] = VNode::default(),
            _ => cut(&mut list[at], left),
        }
    }
}

/// How many elements a node counts for.
fn elements(node: &VNode) -> usize {
    match node {
        VNode::VTag(tag) => 1 + tag.children().map_or(0, elements),
        VNode::VList(list) => list.iter().map(elements).sum(),
        VNode::VComp(_) => IN_COMPONENT,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{IN_COMPONENT, cut, elements};
    use crate::ui::view::{Html, html};

    fn cut_after(count: usize, mut room: Html) -> Html {
        cut(&mut room, &mut count.clone());
        room
    }

    fn cards(count: usize) -> Html {
        html! { <><h2>{ "Plan" }</h2><section>{ for (0..count).map(|at| html! { <p key={at}>{ at }</p> }) }</section><ul><li>{ "last" }</li></ul></> }
    }

    #[test]
    fn a_room_ends_after_so_many_elements() {
        assert_eq!(elements(&cards(5)), 9);
        assert_eq!(elements(&cut_after(100, cards(5))), 9, "what fits is drawn whole");
        assert_eq!(elements(&cut_after(4, cards(5))), 4, "the heading, the section and two of its cards");
    }

    #[test]
    fn what_is_left_out_keeps_its_place() {
        let yew::virtual_dom::VNode::VList(nodes) = cut_after(2, cards(5)) else { panic!("a fragment is a list") };
        assert_eq!(nodes.len(), 3);
    }

    #[test]
    fn a_list_to_choose_from_is_never_cut() {
        let picker = || html! { <div><select><option>{ "a" }</option><option>{ "b" }</option></select></div> };
        assert_eq!(cut_after(2, picker()), picker());
    }

    #[test]
    fn a_component_counts_for_what_it_may_draw() {
        use crate::ui::view::{Properties, component};
        #[derive(PartialEq, Properties)]
        struct None {}
        #[component]
        fn Part(_: &None) -> Html {
            html! { <p></p> }
        }
        assert_eq!(elements(&html! { <Part /> }), IN_COMPONENT);
    }
}
