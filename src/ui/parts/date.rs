//! A field for a day.

use crate::ui::view::{
    AttrValue, Callback, FocusEvent, Html, NodeRef, Properties, TargetCast, UseStateHandle, component, html, use_state,
};
use web_sys::{HtmlInputElement, InputEvent};

use crate::base::{Date, date};
use crate::words::{Words, with};

/// What a day is called, and which one is kept.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DateFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// A line under the label.
    #[prop_or_default]
    pub hint: AttrValue,
    pub value: Option<Date>,
    pub words: Words,
    /// The control itself.
    #[prop_or_default]
    pub control: NodeRef,
    /// Hears of each day that is written in, as `2027-05-12`, and of an emptied field.
    pub on_text: Callback<String>,
}

/// What the field shows and nobody has heard of, since it is no day that can be meant, or not yet.
#[derive(Clone, PartialEq)]
struct Draft {
    text: String,
    /// The day that was kept at the time. When another is kept, the draft is over.
    of: Option<Date>,
    /// Whether the field was left with it: only then is it a fault. The year 2027 begins as the year 2.
    is_left: bool,
}

/// A labelled field for a day. A year of two digits becomes one of 20xx when the field is left. What is no day, or far
/// from ours, stays in the field with a sentence about it, and changes nothing.
#[component]
pub(crate) fn DateField(props: &DateFieldProps) -> Html {
    let DateFieldProps { id, label, hint, value, words, control, .. } = props.clone();
    let draft = use_state(|| None::<Draft>);
    let open = (*draft).clone().filter(|draft| draft.of == value);
    let kept = value.map(|date| date.to_string()).unwrap_or_default();
    let is_fault = open.as_ref().map_or(value.is_some_and(|date| !date.is_plausible()), |draft| draft.is_left);
    let shown = open.map_or(kept, |draft| draft.text);
    let oninput = on_event(props, &draft, |event: &InputEvent| event.target_dyn_into());
    let onfocusout = on_event(props, &draft, |event: &FocusEvent| event.target_dyn_into());
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let about = [(!hint.is_empty()).then_some(&*hint_id), is_fault.then_some(&*fault_id)];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        <div class="field" part="field">
            <label class="field__label" for={id.clone()}>{ label }</label>
            if !hint.is_empty() {
                <p class="field__hint" id={hint_id}>{ hint }</p>
            }
            <input ref={control} {id} class="field__control" type="date" autocomplete="off" value={shown} {oninput}
                {onfocusout} aria-invalid={is_fault.to_string()}
                aria-describedby={(!about.is_empty()).then_some(about)} />
            if is_fault {
                <p class="field__fault" id={fault_id}>
                    { words.common_no_date(with::First(Date::YEARS.start().to_string()), with::Last(Date::YEARS.end().to_string())) }
                </p>
            }
        </div>
    }
}

fn on_event<E: 'static>(
    props: &DateFieldProps,
    draft: &UseStateHandle<Option<Draft>>,
    control: fn(&E) -> Option<HtmlInputElement>,
) -> Callback<E> {
    let (value, on_text, draft) = (props.value, props.on_text.clone(), draft.clone());
    Callback::from(move |event: E| {
        let Some(control) = control(&event) else { return };
        // Asked of the field, not of the event: what was typed before the program ran comes without the keyboard.
        let is_left = !control.matches(":focus").unwrap_or(false);
        let text = control.value();
        let is_half = control.validity().bad_input();
        let kept = value.map(|date| date.to_string()).unwrap_or_default();
        match meant(&text, is_half, is_left) {
            _ if text == kept && !is_half => draft.set(None),
            Some(day) => {
                draft.set(None);
                if day != kept {
                    on_text.emit(day);
                }
            }
            None => {
                let was_left = draft.as_ref().is_some_and(|draft| draft.is_left);
                draft.set(Some(Draft { text, of: value, is_left: is_left || was_left }));
            }
        }
    })
}

/// The day that a field's text means, as it is written; nothing where it is empty. `None` where it means none, or may go
/// on. `is_half` is what the browser says of a field that shows more than its text.
fn meant(text: &str, is_half: bool, is_left: bool) -> Option<String> {
    if text.is_empty() {
        return (!is_half).then(String::new);
    }
    let day = date::typed(text)?;
    // While somebody types, the year 20 may go on to 2027.
    let day = day.to_string();
    (is_left || day == text).then_some(day)
}
