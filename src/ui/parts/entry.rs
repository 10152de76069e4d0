//! A row of a list that is a form, or a part of a room that is settled: on a narrow screen a line that opens its fields.

use crate::ui::view::{AttrValue, Html, Properties, classes, component, html, use_state};

use crate::app::edit::Spot;
use crate::app::form::{Item, Kind};
use crate::app::naming;
use crate::domain::Document;
use crate::ui::Scene;

/// What an entry is called, and what it holds.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EntryProps {
    /// The id of the line that opens it, unique in the widget.
    pub id: AttrValue,
    /// What it is called. An entry without a name is one that somebody has yet to fill in, and begins open.
    pub name: AttrValue,
    /// What its fields say, for the line.
    #[prop_or_default]
    pub facts: Vec<String>,
    /// Whether it begins open although it has a name.
    #[prop_or_default]
    pub is_open: bool,
    pub fields: Html,
}

/// A line, and the fields below it. A narrow screen shows the fields once the line is open; elsewhere they are there
/// without it. The line says what is written in them.
#[component]
pub(crate) fn Entry(props: &EntryProps) -> Html {
    let EntryProps { id, name, facts, is_open, fields } = props;
    // Once it is there a person decides: what is being written does not close above the keyboard.
    let starts_open = use_state(|| *is_open || name.trim().is_empty());
    html! {
        <div class="entry">
            <details class={classes!("entry__line", name.trim().is_empty().then_some("entry__line--new"))} open={*starts_open}>
                <summary class="entry__summary opens" id={id.clone()}>
                    <span class="entry__text">
                        <bdi class="entry__name">{ name.clone() }</bdi>
                        if !facts.is_empty() {
                            <>{ " " }<span class="entry__facts clamp">{ for facts.iter().map(|fact| html! { <><bdi class="entry__fact">{ fact.clone() }</bdi>{ " " }</> }) }</span></>
                        }
                    </span>
                </summary>
            </details>
            <div class="entry__fields">{ fields.clone() }</div>
        </div>
    }
}

/// A row that is kept at a spot and named by one of its fields.
pub(crate) fn row(scene: &Scene, spot: &Spot, name: &str, items: &'static [Item], fields: Html) -> Html {
    let title = spot.field(name).text(&scene.model.document);
    let facts = facts(scene, spot, items, name);
    html! { <Entry key={spot.to_string()} id={spot.field("line").to_string()} name={title} {facts} {fields} /> }
}

/// What the fields of a row say besides its name: a text behind its label, and what says itself what it is alone.
pub(crate) fn facts(scene: &Scene, spot: &Spot, items: &'static [Item], name: &str) -> Vec<String> {
    items.iter().filter(|item| item.at != name).flat_map(|item| said(scene, spot, item)).collect()
}

fn said(scene: &Scene, spot: &Spot, item: &'static Item) -> Vec<String> {
    let (model, words) = (&scene.model, &scene.words);
    match item.kind {
        Kind::Fields(items) => facts(scene, spot, items, ""),
        Kind::When(is_so, items) if is_so(document(scene), spot) => facts(scene, spot, items, ""),
        Kind::When(..) => Vec::new(),
        _ => naming::said(item, &spot.field(item.at), model, words).into_iter().collect(),
    }
}

fn document(scene: &Scene) -> &Document {
    &scene.model.document
}
