//! The one drawer of forms: what `app/forms` declares, as fields on screen.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, classes, html};

use super::edited::{chosen, written};
use super::parts::button::tool_of;
use super::parts::chips::{self, Chip};
use super::parts::date::DateField;
use super::parts::field::{TextField, select_field, toggle};
use super::parts::fold::long_list;
use super::parts::icon::{Icon, icon};
use super::parts::later;
use super::{Scene, Wish};
use crate::app::Msg;
use crate::app::edit::{Input, Spot};
use crate::app::form::{Item, Kind};

/// Draws the items of a form that is kept at a spot.
pub(crate) fn form(scene: &Scene, items: &'static [Item], spot: &Spot) -> Html {
    html! { <>{ for items.iter().map(|item| draw(scene, item, spot)) }</> }
}

fn draw(scene: &Scene, item: &'static Item, form_spot: &Spot) -> Html {
    let spot = form_spot.field(item.at);
    match item.kind {
        Kind::Text(lines) => text(scene, item, &spot, "text", lines),
        Kind::Date => date(scene, item, &spot),
        Kind::Link => text(scene, item, &spot, "url", None),
        Kind::Number => text(scene, item, &spot, "number", None),
        Kind::Amount(decimals) => {
            later::amount_field(scene, &spot, spot.to_string(), (item.label)(&scene.words).into(), decimals)
        }
        Kind::Choice(offer, none) => {
            let mut options = offer(&scene.model, &scene.words);
            options.splice(0..0, none.map(|none| (String::new(), none(&scene.words).into_owned())));
            choice(scene, item, &spot, &options)
        }
        Kind::Chips(offer) => chips(scene, item, &spot, offer(&scene.model, &scene.words)),
        Kind::Toggles(offer) => toggles(scene, item, &spot, offer(&scene.model, &scene.words)),
        Kind::Picks(offer) => picks(scene, item, &spot, offer(&scene.model, &scene.words)),
        Kind::Schools(offer) => later::school_picks(scene, &spot, offer),
        Kind::Hint => html! { <p class="field__hint">{ (item.label)(&scene.words) }</p> },
        Kind::Fault => html! { <p class="field__fault" role="status">{ (item.label)(&scene.words) }</p> },
        Kind::Fields(items) => html! { <div class="fields">{ form(scene, items, form_spot) }</div> },
        Kind::Group(items) => group(scene, item, form(scene, items, form_spot)),
        Kind::Rows(items, label, is_apart) => {
            let most = if is_apart { APART_IN_SIGHT } else { ROWS_IN_SIGHT };
            let rows = rows(scene, &spot, most, move |scene, spot| row(scene, items, spot, is_apart));
            html! { <>{ rows }{ add(scene, &spot, items.first().map_or("", |item| item.at), label(&scene.words)) }</> }
        }
        Kind::When(is_so, items) if is_so(&scene.model.document, form_spot) => form(scene, items, form_spot),
        Kind::When(..) => html! {},
    }
}

fn text(scene: &Scene, item: &Item, spot: &Spot, kind: &'static str, lines: Option<u32>) -> Html {
    let words = &scene.words;
    html! {
        <TextField id={spot.to_string()} {kind} {lines} label={(item.label)(words)}
            hint={item.hint.map(|hint| hint(words)).unwrap_or_default()}
            example={item.example.map(|example| example(words)).unwrap_or_default()}
            value={spot.text(&scene.model.document)} on_text={written(&scene.send, spot)} />
    }
}

fn date(scene: &Scene, item: &Item, spot: &Spot) -> Html {
    let words = &scene.words;
    html! {
        <DateField id={spot.to_string()} label={(item.label)(words)} words={words.clone()}
            hint={item.hint.map(|hint| hint(words)).unwrap_or_default()}
            value={spot.text(&scene.model.document).parse().ok()} on_text={written(&scene.send, spot)} />
    }
}

fn choice(scene: &Scene, item: &Item, spot: &Spot, options: &[(String, String)]) -> Html {
    let now = spot.text(&scene.model.document);
    select_field(spot.to_string(), (item.label)(&scene.words), options, &now, chosen(&scene.send, spot))
}

fn chips(scene: &Scene, item: &Item, spot: &Spot, options: Vec<(String, String)>) -> Html {
    let now = spot.text(&scene.model.document);
    let chips = options.into_iter().map(|(value, label)| Chip { chosen: value == now, value, label }).collect();
    chips::one(&spot.to_string(), (item.label)(&scene.words), chips, &chosen(&scene.send, spot))
}

fn toggles(scene: &Scene, item: &Item, spot: &Spot, options: Vec<(String, String)>) -> Html {
    if options.is_empty() {
        return html! {};
    }
    let words = &scene.words;
    let chosen = spot.ids(&scene.model.document);
    let chips = options.into_iter().map(|(value, label)| Chip { chosen: chosen.contains(&value), value, label });
    let hint = item.hint.map(|hint| hint(words)).unwrap_or_default();
    let toggled = spot.clone();
    let on_toggle = scene.on(move |id| Msg::Edited(toggled.clone(), Input::Toggled(id)));
    chips::many(&spot.to_string(), (item.label)(words), &hint, chips.collect(), &on_toggle)
}

/// Boxes to tick; in their place the hint where there are none.
fn picks(scene: &Scene, item: &Item, spot: &Spot, options: Vec<(String, String)>) -> Html {
    let words = &scene.words;
    if options.is_empty() {
        return item.hint.map(|hint| html! { <p class="field__hint">{ hint(words) }</p> }).unwrap_or_default();
    }
    let chosen = spot.ids(&scene.model.document);
    html! {
        <fieldset class="form__boxes">
            <legend class="field__label">{ (item.label)(words) }</legend>
            { for options.into_iter().map(|(id, label)| {
                let is_chosen = chosen.contains(&id);
                let (control, spot) = (spot.row(&id).to_string(), spot.clone());
                let on_change = scene.on(move |()| Msg::Edited(spot.clone(), Input::Toggled(id.clone())));
                toggle(control, label, is_chosen, on_change)
            }) }
        </fieldset>
    }
}

fn group(scene: &Scene, item: &Item, content: Html) -> Html {
    let words = &scene.words;
    html! {
        <fieldset class="form__group">
            <legend class="form__legend">{ (item.label)(words) }</legend>
            if let Some(hint) = item.hint {
                <p class="field__hint">{ hint(words) }</p>
            }
            { content }
        </fieldset>
    }
}

/// How many rows of a list are in sight: of rows that are a line, and of rows that are a form.
const ROWS_IN_SIGHT: usize = 10;
pub(crate) const APART_IN_SIGHT: usize = 4;

/// Draws the rows of a list, each from its spot: the first of them, and a line that opens the others.
pub(crate) fn rows(scene: &Scene, list: &Spot, most: usize, one: impl Fn(&Scene, &Spot) -> Html + 'static) -> Html {
    let (drawn, spot, ids) = (scene.clone(), list.clone(), list.rows(&scene.model.document));
    long_list(list.field("more").to_string(), ids.len(), most, &scene.words, move |shown| {
        html! { <>{ for ids[shown].iter().map(|id| one(&drawn, &spot.row(id))) }</> }
    })
}

fn row(scene: &Scene, items: &'static [Item], spot: &Spot, is_apart: bool) -> Html {
    let fields = html! {
        <div class={classes!("fields", is_apart.then_some("form__row"))}>
            { form(scene, items, spot) }
            { remove(scene, spot, "name") }
        </div>
    };
    later::row(scene, spot, "name", items, fields)
}

/// The button that removes the row at a spot, named by one of its fields.
pub(crate) fn remove(scene: &Scene, spot: &Spot, name: &str) -> Html {
    let name = spot.field(name).text(&scene.model.document);
    remove_named(scene, spot, scene.words.common_remove(name))
}

/// The same, with a label of its own.
pub(crate) fn remove_named(scene: &Scene, spot: &Spot, label: impl Into<AttrValue>) -> Html {
    let removed = spot.clone();
    let onclick = scene.on(move |_: MouseEvent| Msg::RowRemoved(removed.clone()));
    tool_of(spot.field("remove").to_string(), Icon::Remove, label, false, onclick)
}

/// The button that adds a row to the list at a spot, and moves the keyboard to the row's first field.
pub(crate) fn add(scene: &Scene, spot: &Spot, first: &'static str, label: impl Into<AttrValue>) -> Html {
    add_by(spot.field("add").to_string(), label, added(scene, spot, first).reform(|_: MouseEvent| ()))
}

/// Adds a row to the list at a spot, and moves the keyboard to a field of it.
pub(crate) fn added(scene: &Scene, spot: &Spot, first: &'static str) -> Callback<()> {
    let (scene, spot) = (scene.clone(), spot.clone());
    Callback::from(move |()| {
        let row = spot.row(scene.model.next_item().as_str());
        scene.send.emit(Msg::RowAdded(spot.clone()));
        scene.ask.emit(Wish::Focus(row.field(first).to_string()));
    })
}

/// A button that adds something.
pub(crate) fn add_by(id: String, label: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" part="button" class="button button--plain" {id} {onclick}>
            { icon(Icon::Add) }<span>{ label.into() }</span>
        </button>
    }
}
