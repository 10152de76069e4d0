//! The lines of the sketch, as a grid: arrow keys go from cell to cell, and a table from elsewhere can be pasted into one.

use crate::ui::view::{Callback, Event, Html, KeyboardEvent, TargetCast, html};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlSelectElement};

use crate::app::edit::{Input, Spot};
use crate::app::form::{Item, Kind};
use crate::app::forms::cost::{LINE, LINE_MORE, PAID, SCHOOLS};
use crate::app::msg::PastedRow;
use crate::app::{Model, Msg};
use crate::base::{ItemId, decimal};
use crate::domain::cost::CostLine;
use crate::say::amount::money;
use crate::ui::form::{add, added, form, remove};
use crate::ui::parts::entry::{self, Entry};
use crate::ui::parts::fold::{Fold, long_list};
use crate::ui::{Scene, Wish};
use crate::words::Words;

/// How many lines are in sight.
const IN_SIGHT: usize = 5;

/// The first cell of a line.
const FIRST: &str = "what";

/// Draws the lines that are kept at a spot, and the way to add one.
pub(super) fn lines(scene: &Scene, spot: &Spot) -> Html {
    let words = &scene.words;
    let lines = &scene.model.document.plan.cost.lines;
    let (drawn, list) = (scene.clone(), spot.clone());
    html! {
        <fieldset class="form__group cost-grid">
            <legend class="form__legend">{ words.cost_lines() }</legend>
            if !lines.is_empty() {
                <p class="field__hint cost-grid__hint">{ words.cost_grid_hint() }</p>
                <div class="cost-grid__row cost-grid__head" aria-hidden="true">
                    { for LINE.iter().map(|item| html! { <span>{ (item.label)(words) }</span> }) }
                    <span class="cost-grid__sum">{ words.cost_comes_to() }</span>
                </div>
                <div onkeydown={on_key(scene, spot)} onpaste={on_paste(scene, spot)}>
                    { long_list("cost-more", lines.len(), IN_SIGHT, words, move |shown| html! {
                        <ul role="list">
                            { for drawn.model.document.plan.cost.lines[shown].iter().map(|one| line(&drawn, one, &list.row(one.id.as_str()))) }
                        </ul>
                    }) }
                </div>
            }
            { add(scene, spot, FIRST, words.cost_add_line()) }
        </fieldset>
    }
}

fn line(scene: &Scene, line: &CostLine, spot: &Spot) -> Html {
    let words = &scene.words;
    // What is not known is not nothing.
    let sum = match line.unit_cost_cents {
        Some(_) => money(words, line.cents()),
        None => words.print_none().into_owned(),
    };
    let facts = [PAID, LINE_MORE].into_iter().flat_map(|items| entry::facts(scene, spot, items, ""));
    let facts: Vec<String> = [sum.clone()].into_iter().chain(facts).collect();
    let fields = html! {
        <>
            <div class="cost-grid__row">
                { for LINE.iter().map(|item| form(scene, std::slice::from_ref(item), spot)) }
                <p class="cost-grid__sum"><span class="cost-grid__label">{ words.cost_comes_to() }{ " " }</span>{ sum }</p>
                { remove(scene, spot, FIRST) }
            </div>
            { more(scene, spot) }
        </>
    };
    html! {
        <li class="cost-grid__line" key={line.id.to_string()}>
            <Entry id={spot.field("line").to_string()} name={line.what.clone()} {facts} {fields} />
            if line.is_too_much() {
                <p class="field__fault">{ words.cost_too_much() }</p>
            }
        </li>
    }
}

/// What else can be said of a line.
fn more(scene: &Scene, spot: &Spot) -> Html {
    let summary = html! { <summary class="fold__summary">{ scene.words.cost_more_about() }</summary> };
    let (id, drawn, at) = (spot.field("more").to_string(), scene.clone(), spot.clone());
    let content =
        Callback::from(move |()| html! { <>{ form(&drawn, LINE_MORE, &at) }{ form(&drawn, SCHOOLS, &at) }</> });
    // Each line has a kind.
    let is_written = entry::facts(scene, spot, LINE_MORE, "").len() > 1;
    html! { <Fold {id} class="fold" {summary} {content} {is_written} /> }
}

/// The control of a cell.
fn cell(list: &Spot, id: &str, item: &Item) -> String {
    list.row(id).field(item.at).to_string()
}

/// The row and column of the cell whose control has this id.
fn place(list: &Spot, ids: &[String], control: &str) -> Option<(usize, usize)> {
    ids.iter().enumerate().find_map(|(row, id)| {
        let column = LINE.iter().position(|item| cell(list, id, item) == control)?;
        Some((row, column))
    })
}

/// Arrow keys go to the next cell: up and down from every text, to the sides from a text's ends and from a choice, which
/// keeps up and down for itself. Enter goes down as well, and from the last line begins another one.
fn on_key(scene: &Scene, list: &Spot) -> Callback<KeyboardEvent> {
    let (ask, list, ids) = (scene.ask.clone(), list.clone(), list.rows(&scene.model.document));
    let add = added(scene, &list, FIRST);
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(at) = target(&event).and_then(|control| place(&list, &ids, &control)) else { return };
        let Some((row, column)) = neighbor(at, &event.key(), event.target_dyn_into()) else { return };
        if let Some((id, item)) = ids.get(row).zip(LINE.get(column)) {
            event.prevent_default();
            ask.emit(Wish::Focus(cell(&list, id, item)));
        } else if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add.emit(());
        }
    })
}

/// Where a key leads from a cell; nowhere while the key moves inside the cell's text.
fn neighbor((row, column): (usize, usize), key: &str, text: Option<HtmlInputElement>) -> Option<(usize, usize)> {
    let at = |end: bool| {
        text.as_ref().is_none_or(|text| {
            let caret = text.selection_start().ok().flatten().zip(text.selection_end().ok().flatten());
            let edge = if end { text.value().encode_utf16().count() as u32 } else { 0 };
            caret.is_none_or(|(from, to)| from == to && to == edge)
        })
    };
    match key {
        "ArrowUp" if text.is_some() => Some((row.checked_sub(1)?, column)),
        "ArrowDown" | "Enter" if text.is_some() => Some((row + 1, column)),
        "ArrowLeft" if at(false) => Some((row, column.checked_sub(1)?)),
        "ArrowRight" if at(true) => Some((row, column + 1)),
        _ => None,
    }
}

/// A table that is pasted into a cell fills the cells from there on, and makes the rows that it needs. One cell is pasted
/// as always.
fn on_paste(scene: &Scene, list: &Spot) -> Callback<Event> {
    let (send, list, model, words) = (scene.send.clone(), list.clone(), scene.model.clone(), scene.words.clone());
    Callback::from(move |event: Event| {
        let text = event.dyn_ref::<ClipboardEvent>().and_then(|paste| paste.clipboard_data()?.get_data("text").ok());
        let text = text.map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
        let text = text.trim_end_matches('\n');
        let ids = list.rows(&model.document);
        let at = target(&event).and_then(|control| place(&list, &ids, &control));
        if let Some(at) = at.filter(|_| text.contains(['\t', '\n'])) {
            event.prevent_default();
            send.emit(Msg::RowsPasted(list.clone(), pasted(text, at, &ids, &model, &words)));
        }
    })
}

fn pasted(text: &str, (row, column): (usize, usize), ids: &[String], model: &Model, words: &Words) -> Vec<PastedRow> {
    let fields = |line: &str| {
        let cells = LINE.iter().skip(column).zip(line.split('\t'));
        cells.filter_map(|(item, cell)| Some((item.at, said(item, cell.trim(), model, words)?))).collect()
    };
    let id = |at: usize| ids.get(row + at).map(|id| ItemId::from(id.as_str()));
    text.split('\n').enumerate().map(|(at, line)| PastedRow { id: id(at), fields: fields(line) }).collect()
}

/// What a cell of a pasted table says to a field; nothing where it is not understood, so that the field stays.
fn said(item: &Item, cell: &str, model: &Model, words: &Words) -> Option<Input> {
    match item.kind {
        Kind::Amount(_) if cell.is_empty() => Some(Input::Counted(None)),
        Kind::Amount(places) => decimal::typed(cell, places).map(|amount| Input::Counted(Some(amount))),
        Kind::Choice(offer, _) => {
            let is_it =
                |(value, name): &(String, String)| [value, name].iter().any(|it| words.small(it) == words.small(cell));
            offer(model, words).into_iter().find(is_it).map(|(value, _)| Input::Chosen(value))
        }
        _ => Some(Input::Written(cell.to_owned())),
    }
}

/// The id of the control that an event is about.
fn target(event: &Event) -> Option<String> {
    let choice = || event.target_dyn_into::<HtmlSelectElement>().map(|select| select.id());
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.id()).or_else(choice)
}
