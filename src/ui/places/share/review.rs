//! What changed tables would change: looked over before anything happens.

use std::rc::Rc;

use serde_json::Value;

use crate::ui::view::{Html, html};

use crate::app::{Msg, naming};
use crate::documents::import::{Change, Edit, Fault, Left, LeftWhat, Place, Review, What, Why};
use crate::documents::tables::Tidy;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::words::{Words, with};

/// Draws the changes that wait, with the two answers; nothing when none wait.
pub(super) fn review(scene: &Scene) -> Html {
    let words = &scene.words;
    let Some(review) = &scene.model.review else { return html! {} };
    let taken = review.taken_count() as u32;
    html! {
        <section class="card review" part="card" aria-labelledby="review-title">
            <h3 class="card__title" id="review-title" tabindex="-1">{ words.share_review() }</h3>
            <p class="field__hint">
                { if review.changes.is_empty() { words.share_review_nothing() } else { words.share_review_hint() } }
            </p>
            { for Tidy::ALL.into_iter().map(|which| table(scene, review, which)) }
            { list(review.faults.iter().map(|one| html! { <li class="review__fault">{ fault(words, one) }</li> }).collect()) }
            { list(review.left.iter().map(|one| html! { <li>{ left(words, one) }</li> }).collect()) }
            <div class="row">
                if taken > 0 {
                    { button(Tone::Primary, words.share_take(taken), scene.on_click(move || Msg::TablesReviewed(true))) }
                }
                { button(Tone::Plain, words.share_leave(), scene.on_click(move || Msg::TablesReviewed(false))) }
            </div>
        </section>
    }
}

fn list(items: Vec<Html>) -> Html {
    if items.is_empty() {
        html! {}
    } else {
        html! { <ul class="review__list">{ for items }</ul> }
    }
}

/// The changes of one table: rows that change or are new, and then those that it no longer has.
fn table(scene: &Scene, review: &Review, which: Tidy) -> Html {
    let own: Vec<(usize, &Change)> =
        review.changes.iter().enumerate().filter(|(_, change)| change.table == which).collect();
    let (gone, brought): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, change)| change.what == What::Removed);
    if gone.is_empty() && brought.is_empty() {
        return html! {};
    }
    let rows = brought.chunk_by(|(_, one), (_, other)| one.row == other.row);
    html! {
        <>
            <h4 class="review__table">{ name(&scene.words, which) }</h4>
            { list(rows.map(|changes| row(scene, changes)).collect()) }
            if !gone.is_empty() {
                <p class="field__hint">{ scene.words.share_gone() }</p>
                { list(gone.iter().map(|one| html! { <li>{ toggle(scene, *one, one.1.name.clone()) }</li> }).collect()) }
            }
        </>
    }
}

fn name(words: &Words, which: Tidy) -> String {
    let name = match which {
        Tidy::Readiness => words.readiness_by_step(),
        Tidy::Ratings => words.share_table_ratings(),
        Tidy::Plan => words.share_table_plan(),
        Tidy::Measures => words.measure_title(),
        Tidy::Cost => words.cost_lines(),
        Tidy::Pilots => words.pilot_schools(),
    };
    name.into_owned()
}

fn row(scene: &Scene, changes: &[(usize, &Change)]) -> Html {
    let name = changes.first().map_or("", |(_, change)| &change.name);
    html! {
        <li>
            <strong>{ name.to_owned() }</strong>
            { for changes.iter().map(|one| change(scene, *one)) }
        </li>
    }
}

fn change(scene: &Scene, (at, change): (usize, &Change)) -> Html {
    let words = &scene.words;
    match &change.what {
        What::Removed => html! {},
        What::Edited(edit) => {
            let (field, from, to) = said(scene, change, edit);
            toggle(scene, (at, change), words.share_change(with::Field(field), with::From(from), with::To(to)))
        }
        What::Added(edits) => {
            let line = |edit: &Edit| {
                let (field, _, value) = said(scene, change, edit);
                html! { <li>{ words.share_value(with::Field(field), with::Value(value)) }</li> }
            };
            html! {
                <>
                    { toggle(scene, (at, change), words.share_add().into_owned()) }
                    <ul class="review__values">{ for edits.iter().map(line) }</ul>
                </>
            }
        }
    }
}

/// What a field is called, what is there, and what comes there.
fn said(scene: &Scene, change: &Change, edit: &Edit) -> (String, String, String) {
    let (words, model) = (&scene.words, &scene.model);
    let names = change.names(edit);
    let field = naming::field_at(&names, words).unwrap_or_else(|| edit.column.clone());
    let value = |value: &Value| match &edit.place {
        Place::List(_) if *value == true => words.share_yes().into_owned(),
        Place::List(_) => words.share_no().into_owned(),
        Place::Field(_) => naming::field_value(&names, value, model, words),
    };
    (field, value(&edit.from), value(&edit.to))
}

/// A change as a box to tick.
fn toggle(scene: &Scene, (at, change): (usize, &Change), label: String) -> Html {
    let id = format!("change-{at}");
    let key: Rc<str> = change.key().into();
    let onchange = scene.on(move |_: yew::Event| Msg::ChangeTurned(key.to_string()));
    html! {
        <label class="toggle" for={id.clone()}>
            <input type="checkbox" class="toggle__box" {id} checked={change.is_taken} {onchange} />
            <span class="review__change">{ label }</span>
        </label>
    }
}

fn fault(words: &Words, fault: &Fault) -> String {
    let row = fault.row as u32;
    match fault.why {
        Why::Cell if fault.text.is_empty() => words.share_fault_empty(with::Column(&fault.column), with::Row(row)),
        Why::Cell => words.share_fault(with::Column(&fault.column), with::Row(row), with::Text(&fault.text)),
        Why::Unknown if fault.text.is_empty() => words.share_fault_nameless(row),
        Why::Unknown => words.share_fault_id(with::Row(row), with::Text(&fault.text)),
        Why::Twice => words.share_fault_twice(with::Row(row), with::Text(&fault.text)),
        Why::Both => words.share_fault_both(row),
        Why::Many => words.share_fault_many(row),
    }
}

fn left(words: &Words, left: &Left) -> String {
    let table = name(words, left.table);
    match &left.what {
        LeftWhat::WorkedOut(columns) => {
            words.share_left_worked_out(with::Columns(words.list(columns)), with::Table(table))
        }
        LeftWhat::Unknown(columns) => words.share_left_unknown(with::Columns(words.list(columns)), with::Table(table)),
        LeftWhat::Order => words.share_left_order(table),
    }
}
