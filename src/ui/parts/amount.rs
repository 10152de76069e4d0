//! A field for an amount: money, or a number of something.

use crate::ui::view::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};
use web_sys::{HtmlInputElement, InputEvent};

use crate::base::decimal;
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
