//! What an action's measure read on which day, and a line to write down the next one.

use crate::ui::view::{Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_node_ref};
use web_sys::HtmlInputElement;

use super::ActionCardProps;
use crate::app::ActionMsg;
use crate::base::{Date, date};
use crate::domain::measure::Reading;
use crate::ui::draft::Draft;
use crate::ui::parts::button::tool_of;
use crate::ui::parts::date::DateField;
use crate::ui::parts::field::{TextField, on_enter};
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};
use crate::words::with;

/// Draws the readings, oldest first, and the line for the next one.
pub(super) fn readings(card: &ActionCardProps, scene: &Scene) -> Html {
    let words = &card.words;
    let readings = &card.action.measure.readings;
    html! {
        <div class="readings">
            <p class="field__label">{ words.plan_readings() }</p>
            if readings.is_empty() {
                <p class="field__hint">{ words.plan_readings_none() }</p>
            } else {
                <ul class="readings__list">
                    { for readings.iter().enumerate().map(|(index, reading)| line(card, index, reading)) }
                </ul>
            }
            { new_reading(scene, &card.control("reading"), card.on(|(date, value, note)| ActionMsg::ReadingAdded(date, value, note))) }
        </div>
    }
}

fn line(card: &ActionCardProps, index: usize, reading: &Reading) -> Html {
    let words = &card.words;
    let date = words.date(reading.date);
    let remove = card.on(move |_: MouseEvent| ActionMsg::ReadingRemoved(index));
    html! {
        <li class="readings__line" key={index}>
            <span>
                <strong>{ words.plan_reading(with::Date(&date), with::Value(&reading.value)) }</strong>
                { " " }
                <span class="readings__note">{ reading.note.clone() }</span>
            </span>
            { tool_of(card.control(&format!("reading-{index}-remove")), Icon::Remove, words.plan_reading_remove(&date), false, remove) }
        </li>
    }
}

/// The line for the next reading; the controls' ids begin with `prefix`.
pub(crate) fn new_reading(scene: &Scene, prefix: &str, on_reading: Callback<(Date, String, String)>) -> Html {
    html! { <NewReading scene={scene.clone()} prefix={prefix.to_owned()} {on_reading} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct NewReadingProps {
    scene: Scene,
    prefix: String,
    on_reading: Callback<(Date, String, String)>,
}

/// Half a reading is none: it waits, as it is written, until it is added.
#[component]
fn NewReading(props: &NewReadingProps) -> Html {
    let NewReadingProps { scene, prefix, .. } = props;
    let words = &scene.words;
    let control = use_node_ref();
    let draft = |name: &str| scene.draft(format!("{prefix}-{name}"));
    let drafts = ["date", "value", "note"].map(draft);
    let [date, value, note] = &drafts;
    // Today until another day is chosen; it stays today over midnight.
    let day = date.written().map_or(Some(scene.model.today), |text| text.parse().ok());
    let add = add(props, &control, drafts.clone());
    let onclick = add.reform(|_: MouseEvent| ());
    html! {
        <div class="readings__new" onkeydown={on_enter(add)}>
            <DateField id={format!("{prefix}-date")} label={words.plan_reading_date()} value={day} words={words.clone()} {control} on_text={date.on_text()} />
            <TextField id={format!("{prefix}-value")} label={words.plan_reading_value()} value={value.text()} on_text={value.on_text()} />
            <TextField id={format!("{prefix}-note")} label={words.plan_reading_note()} value={note.text()} on_text={note.on_text()} />
            <button type="button" class="button button--plain" id={format!("{prefix}-add")} {onclick}>
                { words.plan_reading_add() }
            </button>
        </div>
    }
}

/// Adds a reading that has a day and a value; otherwise the keyboard goes to what is missing.
fn add(props: &NewReadingProps, control: &NodeRef, drafts: [Draft; 3]) -> Callback<()> {
    let (props, control) = (props.clone(), control.clone());
    Callback::from(move |()| {
        // What the field shows counts, and not the last day that could be meant.
        let Some(day) = control.cast::<HtmlInputElement>() else { return };
        let focus = |name: &str| props.scene.ask.emit(Wish::Focus(format!("{}-{name}", props.prefix)));
        let [_, value, note] = &drafts;
        match date::typed(&day.value()) {
            None => focus("date"),
            Some(_) if value.text().trim().is_empty() => focus("value"),
            Some(day) => {
                props.on_reading.emit((day, value.text().trim().to_owned(), note.text().trim().to_owned()));
                drafts.iter().for_each(Draft::done);
                focus("value");
            }
        }
    })
}
