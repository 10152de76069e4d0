//! A field for an amount: money, or a number of something.

use crate::ui::view::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};
use web_sys::{HtmlInputElement, InputEvent};

use crate::app::Msg;
use crate::app::edit::{Input, Spot};
use crate::base::{Cents, decimal};
use crate::ui::Scene;
use crate::ui::draft::Draft;
use crate::words::Words;

/// What an amount is called, and how fine it is.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AmountFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// The amount in units of the last decimal; `None` while there is none.
    pub value: Option<u64>,
    /// The most it can be, in the same units.
    pub most: u64,
    /// How many decimals it has.
    #[prop_or(2)]
    pub places: usize,
    /// Whether the label is for screen readers only, because a column's head says the same.
    #[prop_or_default]
    pub label_hidden: bool,
    pub words: Words,
    /// The text as it is typed.
    pub typed: Draft,
    pub on_amount: Callback<Option<u64>>,
}

/// A labelled field for an amount. It keeps the text as it is typed, and puts it in order once it is left: what is no
/// amount, or too much, stays, with a sentence about it, and changes nothing.
#[component]
pub(crate) fn AmountField(props: &AmountFieldProps) -> Html {
    let AmountFieldProps { id, label, value, most, places, label_hidden, words, typed, on_amount } = props.clone();
    let text = typed.text();
    let amount = move |text: &str| {
        let read = || decimal::typed(text, places).filter(|amount| *amount <= most).map(Some);
        if text.trim().is_empty() { Some(None) } else { read() }
    };
    let written = value.map(|value| in_order(value, places, &words)).unwrap_or_default();
    let is_fault = amount(&text).is_none();
    let fault = match decimal::typed(&text, places) {
        Some(_) => words.common_too_much(in_order(most, places, &words)).into(),
        None => words.common_no_amount(),
    };
    // Keeps what was typed as long as it means what is kept.
    let shown = if is_fault || amount(&text) == Some(value) { text.clone() } else { written.into() };
    // What is an amount is kept as one; only what is none waits for its correction.
    let left = typed.clone();
    let onchange = Callback::from(move |event: Event| {
        if amount(&event.target_unchecked_into::<HtmlInputElement>().value()).is_some() {
            left.done();
        }
    });
    let oninput = Callback::from(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        if let Some(amount) = amount(&text) {
            on_amount.emit(amount);
        }
        typed.write(text);
    });
    let fault_id = AttrValue::from(format!("{id}-fault"));
    html! {
        <div class="field" part="field">
            <label class={if label_hidden { "visually-hidden" } else { "field__label" }} for={id.clone()}>{ label }</label>
            <input {id} class="field__control field__control--amount" type="text" inputmode="decimal" autocomplete="off" value={shown} {oninput} {onchange}
                aria-invalid={is_fault.to_string()} aria-describedby={is_fault.then(|| fault_id.clone())} />
            if is_fault {
                <p class="field__fault" id={fault_id}>{ fault }</p>
            }
        </div>
    }
}

/// An amount as people here write it, with decimals only where it has some.
fn in_order(amount: u64, places: usize, words: &Words) -> String {
    let unit = 10_u64.pow(places as u32);
    let decimals = if amount.is_multiple_of(unit) { 0 } else { places as u8 };
    words.formats().number(amount as f64 / unit as f64, decimals)
}

/// The most that is kept at a spot: of money what [`Cents`] holds.
fn most(spot: &Spot) -> u64 {
    if spot.name().ends_with("_cents") { Cents::MOST.get() } else { u32::MAX.into() }
}

/// A field for an amount that another form has too. Its id and label are its own here.
pub(crate) fn amount_field(scene: &Scene, spot: &Spot, id: String, label: AttrValue, decimals: usize) -> Html {
    let value = spot.value(&scene.model.document).and_then(|value| value.as_u64());
    let on_amount = {
        let spot = spot.clone();
        scene.on(move |amount| Msg::Edited(spot.clone(), Input::Counted(amount)))
    };
    html! {
        <AmountField key={id.clone()} id={id.clone()} {label} {value} places={decimals}
            most={most(spot)} words={scene.words.clone()} typed={scene.draft(id.clone())} {on_amount} />
    }
}
