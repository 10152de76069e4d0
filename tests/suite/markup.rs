//! The widget's own `html!` draws what Yew's does: each form is written once, and rendered by both.

use std::borrow::Cow;

use stem_readiness::ui::view;
use yew::virtual_dom::VNode;
use yew::{AttrValue, Callback, Classes, Html, LocalServerRenderer, NodeRef, Properties, classes, component};

#[derive(Properties, PartialEq)]
struct ShownProps {
    view: Html,
}

/// A view as an app of its own.
#[component]
fn Shown(props: &ShownProps) -> Html {
    props.view.clone()
}

#[derive(Properties, PartialEq)]
struct CardProps {
    title: AttrValue,
    #[prop_or_default]
    open: bool,
    #[prop_or_default]
    children: Html,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let CardProps { title, open, children } = props;
    view::html! { <details open={*open}><summary>{ title.clone() }</summary>{ children.clone() }</details> }
}

async fn text_of(view: Html) -> String {
    LocalServerRenderer::<Shown>::with_props(ShownProps { view }).hydratable(false).render().await
}

/// Renders the views by both macros, and compares.
macro_rules! alike {
    ($($name:ident { $($view:tt)* })*) => {
        $(
            #[tokio::test(flavor = "current_thread")]
            async fn $name() {
                let (ours, yews) = (view::html! { $($view)* }, yew::html! { $($view)* });
                let first = text_of(ours).await;
                assert_eq!(first, text_of(yews).await);
                // From the plan that is kept.
                assert_eq!(text_of(view::html! { $($view)* }).await, first);
            }
        )*
    };
}

fn numbers() -> std::ops::Range<usize> {
    0..3
}

alike! {
    text_and_elements_that_stand_still { <p class="a" id="b"><b>{ "One & <two>" }</b>{ 3 }{ " " }{ '4' }<br /></p> }
    attributes_keep_yews_order {
        <input type="text" class={classes!("a", Some("b"))} disabled={true} id={"c".to_owned()} value={"d"} readonly={false} />
    }
    absent_values_leave_an_attribute_out {
        <p title={None::<String>} id={Some("a")} lang={AttrValue::from("en")} class={Classes::new()} dir={Cow::Borrowed("ltr")} />
    }
    flags_are_there_or_not { <details open={numbers().len() == 3} hidden={numbers().len() == 2} inert={true}>{ 1 }</details> }
    an_empty_class_is_left_out { <p class="" id="">{ "a" }</p> }
    a_value_belongs_to_fields { <p><textarea rows="2" value={"a < b".to_owned()} /><input checked={true} value="c" /><input checked={false} /></p> }
    a_value_is_an_attribute_elsewhere { <ul><li value={"2"} id="a">{ "two" }</li><option value="" selected={true}>{ "none" }</option></ul> }
    keys_references_and_listeners_are_not_written {
        <p key="a" ref={NodeRef::default()} onclick={Callback::noop()} onchange={|_| ()}><b key={1} oninput={None::<Callback<_>>} /></p>
    }
    iterators_stand_among_their_siblings { <ul><li>{ "first" }</li>{ for numbers().map(|at| view::html! { <li key={at}>{ at }</li> }) }<li /></ul> }
    an_iterator_alone { <ul>{ for numbers().map(|at| at.to_string()) }</ul> }
    several_and_none_stand_among_their_siblings {
        <p>{ vec![yew::html! { <b /> }, yew::html! { <i /> }] }{ None::<Html> }{ Some("text") }{ Vec::<Html>::new() }<u>{ None::<Html> }</u></p>
    }
    conditions { <p>if numbers().len() == 3 { <b>{ "three" }</b>{ "!" } } if numbers().is_empty() { <i /> } else { { "not empty" } }</p> }
    a_condition_with_a_pattern {
        <p>if let Some(last) = numbers().last() { { last } } else if numbers().is_empty() { { "none" } } else { <i /> }</p>
    }
    a_condition_as_root { if numbers().is_empty() { <b /> } else { <i>{ "some" }</i><u /> } }
    a_match_in_braces { <p>{ match numbers().len() { 3 => view::html! { <b>{ "three" }</b> }, _ => view::html! {} } }</p> }
    statements_in_braces { <p id={ let name = "a"; name.to_owned() }>{ "one" }</p> }
    fragments_with_and_without_a_key { <><key="a"><b /></><>{ "x" }<key={2}>{ "y" }</></></> }
    fragments_may_be_empty { <p><></></p> }
    nothing_at_all { }
    a_text_alone { { "only" } }
    components { <p><Card title="one" /><Card title={"two"} open={true}><b>{ "inside" }</b></Card></p> }
    a_component_alone { <Card title="one" open=true /> }
    drawings { <svg viewBox="0 0 1 1" width={1.to_string()}><linearGradient id="a" /><circle stroke-width="2" cx={"1"} /></svg> }
    signs_of_a_template { <p title="a\"b" lang={"{}"} id="<b>">{ "{}<b></>" }{ "next" }{ "" }</p> }
    letters_of_any_language { <p title="…é">{ "日本語 🙂" }{ String::from("é") }<b>{ "ß" }</b></p> }
}

#[test]
fn what_stands_still_is_compared_by_its_place() {
    let drawn = |id: &str| view::html! { <p class="a" id={id.to_owned()}><b class="still" /></p> };
    let (one, two) = (drawn("1"), drawn("2"));
    let tag = |view: &Html| if let VNode::VTag(tag) = view { tag.clone() } else { panic!("an element") };
    let (one, two) = (tag(&one), tag(&two));
    let (yew::virtual_dom::Attributes::Dynamic { keys: a, .. }, yew::virtual_dom::Attributes::Dynamic { keys: b, .. }) =
        (&one.attributes, &two.attributes)
    else {
        panic!("attributes that change")
    };
    assert!(std::ptr::eq(*a, *b), "the names are the same list");
    assert_eq!(one.children(), two.children());
}
