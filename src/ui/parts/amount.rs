//! A field for an amount: money, or a number of something.

use crate::ui::view::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};
use web_sys::{HtmlInputElement, InputEvent};

use crate::app::Msg;
use crate::app::edit::{Input, Spot};
use crate::base::decimal;
use crate::ui::Scene;
use crate::ui::draft::Draft;

/// What an amount is called, and how fine it is.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AmountFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// The amount in units of the last decimal; `None` while there is none.
    pub value: Option<u32>,
    /// How many decimals it has.
    #[prop_or(2)]
    pub places: usize,
    /// What is said when the text is no amount.
    pub fault: AttrValue,
    /// The text as it is typed.
    pub typed: Draft,
    pub on_amount: Callback<Option<u32>>,
}

/// A labelled field for an amount. It keeps the text as it is typed: what is no amount stays, with a sentence about it,
/// and changes nothing.
#[component]
pub(crate) fn AmountField(props: &AmountFieldProps) -> Html {
    let AmountFieldProps { id, label, value, places, fault, typed, on_amount } = props.clone();
    let text = typed.text();
    let amount =
        move |text: &str| if text.trim().is_empty() { Some(None) } else { decimal::typed(text, places).map(Some) };
    let written = value.map(|value| decimal::unscaled(value.into(), places)).unwrap_or_default();
    let is_fault = amount(&text).is_none();
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
            <label class="field__label" for={id.clone()}>{ label }</label>
            <input {id} class="field__control" type="text" inputmode="decimal" autocomplete="off" value={shown} {oninput} {onchange}
                aria-invalid={is_fault.to_string()} aria-describedby={is_fault.then(|| fault_id.clone())} />
            if is_fault {
                <p class="field__fault" id={fault_id}>{ fault }</p>
            }
        </div>
    }
}

/// A field for an amount that another form has too. Its id and label are its own here.
pub(crate) fn amount_field(scene: &Scene, spot: &Spot, id: String, label: AttrValue, decimals: usize) -> Html {
    let value = spot.value(&scene.model.document).and_then(|value| u32::try_from(value.as_u64()?).ok());
    let on_amount = {
        let spot = spot.clone();
        scene.on(move |amount| Msg::Edited(spot.clone(), Input::Counted(amount)))
    };
    html! {
        <AmountField key={id.clone()} id={id.clone()} {label} {value} places={decimals}
            fault={scene.words.common_no_amount()} typed={scene.draft(id.clone())} {on_amount} />
    }
}
