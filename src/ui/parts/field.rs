//! Labelled controls: text, number, choice.

use crate::base::limits::MOST_TEXT;
use crate::ui::view::{AttrValue, Callback, DragEvent, Html, Properties, TargetCast, component, html};
use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent, KeyboardEvent};

/// What a text field holds and is called.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TextFieldProps {
    /// The control's id, unique in the widget; what is typed before the widget is ready is kept by it.
    pub id: AttrValue,
    pub label: AttrValue,
    /// A line under the label.
    #[prop_or_default]
    pub hint: AttrValue,
    /// An example, shown while the field is empty.
    #[prop_or_default]
    pub example: AttrValue,
    pub value: AttrValue,
    /// More than one line.
    #[prop_or_default]
    pub lines: Option<u32>,
    /// `text`, `url` or `number`. A day has a field of its own: [`super::date::DateField`].
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Whether the label is only for those who cannot see the layout.
    #[prop_or_default]
    pub label_hidden: bool,
    /// The most characters it takes.
    #[prop_or(MOST_TEXT)]
    pub most: usize,
    pub on_text: Callback<String>,
}

/// A labelled field for text. Grows with its text where it has more than one line.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { id, label, hint, example, value, lines, kind, label_hidden, most, on_text } = props.clone();
    let most = most.to_string();
    let hint_id = (!hint.is_empty()).then(|| AttrValue::from(format!("{id}-hint")));
    let label_class = if label_hidden { "visually-hidden" } else { "field__label" };
    // An empty field keeps the direction of the widget, and so does its example.
    let dir = (!value.is_empty()).then_some("auto");
    // Hidden, it would cost as much with each letter as the letter's own layout.
    let example = value.is_empty().then_some(example);
    let control = if let Some(lines) = lines {
        let oninput = on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        html! {
            <textarea id={id.clone()} class="field__control field__control--lines" rows={lines.to_string()} maxlength={most}
                placeholder={example} aria-describedby={hint_id.clone()} {dir} {value} {oninput} />
        }
    } else {
        let oninput = on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        html! {
            <input id={id.clone()} class="field__control" type={kind} maxlength={most} placeholder={example} autocomplete="off"
                aria-describedby={hint_id.clone()} {dir} {value} {oninput} />
        }
    };
    html! {
        <div class="field" part="field">
            <label class={label_class} for={id}>{ label }</label>
            if let Some(hint_id) = hint_id {
                <p class="field__hint" id={hint_id}>{ hint }</p>
            }
            { control }
        </div>
    }
}

/// A labelled choice of one of a few: pairs of value and wording, the chosen value, and who hears of a change.
pub(crate) fn select_field(
    id: impl Into<AttrValue>,
    label: impl Into<AttrValue>,
    options: &[(String, String)],
    chosen: &str,
    on_choice: Callback<String>,
) -> Html {
    let id: AttrValue = id.into();
    let onchange = on_choice.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field" part="field">
            <label class="field__label" for={id.clone()}>{ label.into() }</label>
            <span class="field__select">
                <select {id} class="field__control" {onchange}>
                    { for options.iter().map(|(value, wording)| html! {
                        <option key={value.clone()} value={value.clone()} selected={value == chosen}>{ wording.clone() }</option>
                    }) }
                </select>
            </span>
        </div>
    }
}

/// A box to tick, with its words.
pub(crate) fn toggle(
    id: impl Into<AttrValue>,
    label: impl Into<AttrValue>,
    checked: bool,
    on_change: Callback<()>,
) -> Html {
    let id: AttrValue = id.into();
    let onchange = on_change.reform(|_: Event| ());
    html! {
        <label class="toggle" for={id.clone()}>
            <input type="checkbox" class="toggle__box" {id} {checked} {onchange} />
            <span>{ label.into() }</span>
        </label>
    }
}

/// Enter in a field of one line does what the button beside it does.
pub(crate) fn on_enter(act: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let is_field = event.target_dyn_into::<HtmlInputElement>().is_some();
        if is_field && event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            act.emit(());
        }
    })
}

/// The file a person chose in a file input, which is emptied so that the same file can be chosen again.
pub(crate) fn chosen_file(event: &Event) -> Option<web_sys::File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The files a person chose in a file input, which is emptied so that the same files can be chosen again.
pub(crate) fn chosen_files(event: &Event) -> Vec<File> {
    let input: HtmlInputElement = event.target_unchecked_into();
    let files = input.files().map(|files| listed(files.length(), |at| files.get(at)));
    input.set_value("");
    files.unwrap_or_default()
}

/// The files that a person dropped, which the browser then does not open.
pub(crate) fn dropped_files(event: &DragEvent) -> Vec<File> {
    event.prevent_default();
    let files = event.data_transfer().and_then(|dropped| dropped.files());
    files.map(|files| listed(files.length(), |at| files.get(at))).unwrap_or_default()
}

fn listed(count: u32, file: impl Fn(u32) -> Option<File>) -> Vec<File> {
    (0..count).filter_map(file).collect()
}
